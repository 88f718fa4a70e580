package export_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/export"
	"github.com/uniongraph/uniongraph/graph/sqlite"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// awkward is a page that looks like everything that formats stumble over: quotes and
// marks of XML, CSV, Cypher and spreadsheets, line ends, dates of unknown years.
func awkward(t testing.TB) graph.Input {
	const (
		formula   = `=HYPERLINK("http://xau.example") Lành`
		company   = "Công ty \\ ' \" `x` <&> | ]]> \\u0041"
		sentiment = "Ngày 15/11, ông =HYPERLINK(\"http://xau.example\") Lành, Giám đốc " + company + ", gặp bà Tòng Thị\tPanh 😀;\nhai bên ký “thỏa thuận” \u2028 $x {y} // %s."
	)
	text := "Một trang khó. " + sentiment + " Bà Tòng Thị\tPanh nguyên là Chủ tịch Liên hiệp hội Sơn La."
	at := func(quote string) extract.Span {
		before, _, ok := strings.Cut(text, quote)
		if !ok {
			t.Fatalf("the page does not say %q", quote)
		}
		start := utf8.RuneCountInString(before)
		return extract.Span{Start: start, End: start + utf8.RuneCountInString(quote)}
	}
	of := func(s string) *string { return &s }
	sum := sha256.Sum256([]byte(text))
	return graph.Input{Record: &extract.Record{
		Schema: extract.SchemaVersion,
		Document: extract.Document{
			ID: hex.EncodeToString(sum[:]), URL: of("https://lhh.example/bài viết?a=1&b=<ế>"), Site: of("son-la"),
			Title: of(`=1+1 "Một trang khó" <&>`), Published: of("2023-11-16T06:30:00+07:00"), Author: of("@Bút danh"), Source: of("-Báo"), Text: text,
		},
		Persons: []extract.Person{
			{ID: "p1", Name: formula, Mentions: []extract.Span{at(formula)}},
			{ID: "p2", Name: "Tòng Thị Panh", HonorificPrefix: of("TS."), Mentions: []extract.Span{at("Tòng Thị\tPanh")}},
		},
		Organizations: []extract.Organization{
			{ID: "org:x", Name: company, Classification: "company"},
			{ID: "union:son-la", Name: "Liên hiệp các Hội Khoa học và Kỹ thuật Sơn La", Classification: "union"},
		},
		Memberships: []extract.Membership{
			{Person: "p1", Role: "Giám đốc", Organization: "org:x", AsOf: of("XXXX-11-15"), Evidence: at("Giám đốc " + company)},
			{Person: "p2", Role: "Chủ tịch", Organization: "union:son-la", AsOf: of("2023"), Former: true, Evidence: at("nguyên là Chủ tịch Liên hiệp hội Sơn La")},
		},
		Events: []extract.Event{{
			ID: "e1", Name: "Gặp gỡ & <ký kết>", Classification: "signing", StartDate: of("XXXX-11-15"), Location: of("Mộc Châu;\nSơn La"),
			Organizer: []string{"union:son-la", "org:x"}, Organizations: []string{"union:son-la", "org:x"}, Attendees: []string{"p1", "p2"},
			Participation: []extract.Participation{
				{Person: "p1", As: "head", Mode: "in_person", Delegation: of("org:x"), Evidence: at("gặp bà Tòng Thị\tPanh")},
				{Person: "p1", As: "signatory", Evidence: at("hai bên ký")},
			},
			Evidence: at("Ngày 15/11"),
		}},
		Met:          []extract.Met{{Between: [2]string{"p1", "p2"}, Event: "e1", Evidence: at("gặp bà Tòng Thị\tPanh")}},
		Cooperations: []extract.Cooperation{{Between: [2]string{"org:x", "union:son-la"}, Basis: "agreement", StartDate: of("2023-11"), EndDate: of("2026"), Event: of("e1"), Evidence: at("hai bên ký")}},
	}}
}

// pages are those of the stores' suite, an election, a crowd and the awkward one.
func pages(t testing.TB) []graph.Input {
	return append(append(storetest.Pages(t), storetest.Crowd(t, 10)...), storetest.Election(t), awkward(t))
}

// sample opens an embedded graph of the pages.
func sample(t testing.TB) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	results, err := store.Load(t.Context(), pages(t), graph.LoadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
	}
	return store
}

func read(t testing.TB, store graph.Reader, selection export.Selection) *export.Graph {
	t.Helper()
	selection.Unit = storetest.Units
	g, err := export.Read(t.Context(), store, selection, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// written writes a format into a folder, and gives the path of its file, or the folder
// of a format with several.
func written(t testing.TB, g *export.Graph, name string, options export.Options) string {
	t.Helper()
	format, ok := export.Lookup(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	dir := t.TempDir()
	for _, file := range format.Files {
		if err := os.WriteFile(filepath.Join(dir, file.Name), content(t, file, g, options), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if format.Folder {
		return dir
	}
	return filepath.Join(dir, format.Files[0].Name)
}

func content(t testing.TB, file export.File, g *export.Graph, options export.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := file.Write(t.Context(), &b, g, options); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is selected is what was asked for, and nothing without its ends.
func TestSelection(t *testing.T) {
	store := sample(t)
	whole := read(t, store, export.Selection{})
	dates := map[string]int{}
	for _, e := range whole.Edges {
		dates["elected"] += len(e.Elected)
		dates["left"] += len(e.Left)
	}
	same(t, "dates of roles", map[string]int{"elected": 1, "left": len("2023")}, dates)
	if len(whole.Persons) < 10 || len(whole.Edges) < 20 || len(whole.Documents) < 10 || len(whole.Unplaced) > 0 {
		t.Fatalf("%d people, %d edges, %d pages, %d unplaced", len(whole.Persons), len(whole.Edges), len(whole.Documents), len(whole.Unplaced))
	}
	for _, test := range []struct {
		name      string
		selection export.Selection
		keep      func(graph.Statement) bool // what of the whole is selected
		unplaced  int
	}{
		{"kind", export.Selection{Kinds: []graph.Kind{graph.KindMet}}, func(s graph.Statement) bool { return s.Kind == graph.KindMet }, 0},
		{"since", export.Selection{Window: graph.Window{Since: "2024-01-20"}}, func(s graph.Statement) bool { return len(s.Date) == 10 && s.Date >= "2024-01-20" && s.Date[0] == '2' }, 11},
		{"as of", export.Selection{Window: graph.Window{AsOf: "2023-05-09"}}, func(s graph.Statement) bool { return len(s.Date) == 10 && s.Date <= "2023-05-09" }, 12},
		{"union", export.Selection{Unions: []string{"union:ha-giang"}, Window: graph.Window{AsOf: "2024"}}, func(s graph.Statement) bool {
			return s.Source.SourceFile == "hoi-nghi.html" && s.Object != "union:son-la"
		}, 0},
		{"nothing", export.Selection{Unions: []string{"union:ca-mau"}}, func(graph.Statement) bool { return false }, 0},
	} {
		g := read(t, store, test.selection)
		var want, got []string
		for _, s := range whole.Statements {
			if test.keep(s) {
				want = append(want, s.ID)
			}
		}
		nodes := map[string]bool{"": true}
		for _, p := range g.Persons {
			nodes[p.ID] = true
		}
		for _, o := range g.Organizations {
			nodes[o.ID] = true
		}
		for _, e := range g.Events {
			nodes[e.ID] = true
		}
		for _, s := range g.Statements {
			got = append(got, s.ID)
			if !nodes[s.Subject] || !nodes[s.Object] || !nodes[s.Event] || !nodes[s.Delegation] {
				t.Errorf("%s: an end of %+v is missing", test.name, s)
			}
		}
		if !slices.Equal(want, got) || len(g.Unplaced) != test.unplaced {
			t.Errorf("%s: %d statements, want %d; %d unplaced, want %d", test.name, len(got), len(want), len(g.Unplaced), test.unplaced)
		}
	}
}

// An interrupted export ends with the interruption, whatever the format.
func TestInterrupted(t *testing.T) {
	g := read(t, sample(t), export.Selection{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, format := range export.Formats() {
		for _, file := range format.Files {
			if err := file.Write(ctx, &bytes.Buffer{}, g, export.Options{}); err != context.Canceled && file.Name != "import.args" && len(content(t, file, g, export.Options{})) > 300 {
				t.Errorf("%s: %v", file.Name, err)
			}
		}
	}
}

// An empty graph gives whole files too.
func TestEmpty(t *testing.T) {
	g := read(t, sample(t), export.Selection{Unions: []string{"union:ca-mau"}})
	for _, format := range export.Formats() {
		written(t, g, format.Name, export.Options{})
	}
}
