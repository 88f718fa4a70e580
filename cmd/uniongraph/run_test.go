package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler/sites/fixture"
	"github.com/uniongraph/uniongraph/extract/evaluate"
)

// nightly is one run over fixture sites in a folder of its own.
type nightly struct {
	t      *testing.T
	server *fixture.Server
	data   string
}

func newNightly(t *testing.T, folder string) nightly {
	t.Helper()
	f, err := fixture.Open(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	server, err := f.Start(0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	return nightly{t, server, t.TempDir()}
}

// run gives the report and what is printed of it.
func (n nightly) run() (*runReport, string) {
	n.t.Helper()
	var out, errs bytes.Buffer
	a := &app{out: &out, err: &errs, data: n.data, format: "table", quiet: true, log: slog.New(slog.DiscardHandler)}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	report, err := a.run(ctx, runOptions{sites: n.server.Sites(), private: true, resolver: n.server.Resolver(), retryDelay: 50 * time.Millisecond})
	if err != nil {
		n.t.Fatalf("%v\n%s", err, errs.String())
	}
	if err := a.printRun(report, 0); err != nil {
		n.t.Fatal(err)
	}
	return report, out.String()
}

// The graph of all fixture sites holds exactly the meetings and the cooperation that
// their pages say.
func TestRunFindsWhatThePagesSay(t *testing.T) {
	n := newNightly(t, fixtureSites)
	report, printed := n.run()
	want, got := map[string]bool{}, map[string]bool{}
	pair := func(kind, a, b string) string { return kind + ": " + min(a, b) + " – " + max(a, b) }
	dirs, err := filepath.Glob(filepath.Join(fixtureSites, "*", "facts"))
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		golds, err := evaluate.ReadGold(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range golds {
			for _, m := range g.Met {
				want[pair("met", m.Between[0], m.Between[1])] = true
			}
		}
	}
	for _, f := range report.facts {
		if f.Change != "new" || f.Sentence == "" || f.URL == "" {
			t.Errorf("not new, or without a sentence: %+v", f)
		}
		if a, b, ok := strings.Cut(f.Text, " – "); ok && f.Fact == "met" {
			got[pair("met", bareName(a), bareName(b))] = true
		}
	}
	for m := range want {
		if !got[m] {
			t.Errorf("missed: %s", m)
		}
	}
	for m := range got {
		if !want[m] {
			t.Errorf("no page says: %s", m)
		}
	}
	if len(report.failed) != 1 || report.unread() != 0 || len(want) < 20 || report.loaded.New < 50 {
		t.Errorf("%d pages failed, %d unread, %d meetings:\n%s", len(report.failed), report.unread(), len(want), printed)
	}
	for _, words := range []string{"9 sites: ", fmt.Sprintf("Documents: %d new", report.loaded.New), "New: ", "1 page failed: 1 × 500 Internal Server Error"} {
		if !strings.Contains(printed, words) {
			t.Errorf("%q is not printed:\n%s", words, printed)
		}
	}
}

// bareName takes the titles off a name.
func bareName(s string) string {
	words := strings.Fields(s)
	for len(words) > 0 && strings.HasSuffix(words[0], ".") {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// A second run finds nothing new; a new article brings its facts, and nothing else.
func TestRunAgain(t *testing.T) {
	folder := t.TempDir()
	site := filepath.Join(folder, "handmade-ha-nam")
	if err := os.CopyFS(site, os.DirFS(filepath.Join(fixtureSites, "handmade-ha-nam"))); err != nil {
		t.Fatal(err)
	}
	n := newNightly(t, folder)
	if first, _ := n.run(); first.loaded.New < 3 || len(first.facts) == 0 {
		t.Fatalf("first run: %+v", first)
	}
	second, printed := n.run()
	if second.loaded.documents() != 0 || len(second.facts) != 0 || second.total().Articles != 0 || !strings.Contains(printed, "Nothing has changed.") {
		t.Errorf("second run: %+v\n%s", second, printed)
	}

	page, err := os.ReadFile(filepath.Join(site, "pages", "tin1.html"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("Yên Bái", "Lai Châu", "Hà Đức Chè", "Lò Văn Ruộng", "5/6/2024", "7/8/2024", "8/6/2024", "9/8/2024").Replace(string(page))
	write(t, site, "pages/tin900.html", text)
	front, err := os.ReadFile(filepath.Join(site, "pages", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, site, "pages/index.html", strings.Replace(string(front), "<ul>", "<ul><li><a href=tin900.html>mới</a>", 1))
	third, printed := n.run()
	var facts []string
	for _, f := range third.facts {
		facts = append(facts, f.Change+" "+f.Fact)
	}
	want := []string{"new cooperation", "new met", "new role", "new event", "confirmed role"}
	if third.loaded.New != 1 || !slices.Equal(facts, want) {
		t.Errorf("third run: %v, want %v\n%s", facts, want, printed)
	}
	if !strings.Contains(printed, "Lò Văn Ruộng: Chủ tịch, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lai Châu") || !strings.Contains(printed, "Said again by a new page: 1 fact") {
		t.Error(printed)
	}
}

func TestRunUsage(t *testing.T) {
	data := t.TempDir()
	runBinary(t, "run", "--data", data).want(t, exitUsage, "--contact is missing")
	runBinary(t, "run", "--data", data, "--contact", "x", "--site", "lamdong").want(t, exitUsage, `--site "lamdong"`, "did you mean lam-dong?")
	runBinary(t, "run", "--data", data, "--contact", "x", "--site", "zzzz").want(t, exitUsage, "uniongraph sites list")
	runBinary(t, "run", "--data", data, "--contact", "x", "--facts", "-1").want(t, exitUsage, "--facts -1")
	a := &app{data: data}
	state, err := a.openState(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer state.Close()
	own := write(t, t.TempDir(), "mine.yaml", "sites:\n  - {id: mine, start: [http://nowhere.invalid/]}\n")
	runBinary(t, "run", "--data", data, "--contact", "x", "--sites", own, "--site", "mine").want(t, exitFailed, "another uniongraph works with it")
}

func TestRunFormats(t *testing.T) {
	n := newNightly(t, fixtureSites)
	var out bytes.Buffer
	a := &app{out: &out, err: &out, data: n.data, format: "json", quiet: true, log: slog.New(slog.DiscardHandler)}
	report, err := a.run(t.Context(), runOptions{sites: n.server.Sites()[:1], private: true, resolver: n.server.Resolver()})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.printRun(report, 3); err != nil {
		t.Fatal(err)
	}
	var j jsonRun
	if err := json.Unmarshal(out.Bytes(), &j); err != nil || len(j.Sites) != 1 || j.Sites[0].Articles == 0 || j.Documents.New == 0 || len(j.Facts) < 5 {
		t.Errorf("%v: %s", err, out.String())
	}
	out.Reset()
	a.format = "csv"
	if err := a.printRun(report, 0); err != nil || !strings.HasPrefix(out.String(), "change,fact,text,date,sentence,url\n") || strings.Count(out.String(), "\n") < 5 {
		t.Errorf("%v: %s", err, out.String())
	}
	out.Reset()
	a.format = "table"
	if err := a.printRun(report, 2); err != nil || !strings.Contains(out.String(), "facts more (--facts 0 lists all)") {
		t.Errorf("%v: %s", err, out.String())
	}
}

// Ctrl-C while the sites are visited: what came is kept, and the next run reads it all.
func TestRunInterrupted(t *testing.T) {
	n := newNews(t, 300)
	args := []string{"run", "--data", t.TempDir(), "--sites", n.sites, "--site", "tin", "--allow-private"}
	cmd := command(t, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(40 * time.Second); n.asked.Load() < 20 && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // its code is looked at
	outcome{cmd.ProcessState.ExitCode(), out.String(), errs.String()}.want(t, exitFailed, "stopped", "goes on")
	for _, words := range []string{"kept, but not read yet", "not all was visited: stopped"} {
		if !strings.Contains(out.String(), words) {
			t.Errorf("%q is not said:\n%s", words, out.String())
		}
	}
	second := finish(t, command(t, args...))
	second.want(t, exitDone)
	if !strings.Contains(second.stdout, "Documents: 300 new") {
		t.Error(second.stdout)
	}
}
