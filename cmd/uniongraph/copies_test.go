package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

// port is what the addresses of a served fixture site have behind the host's name.
var port = regexp.MustCompile(`^http://([^/:]*):\d+`)

// filled loads the fixture sites and the pages of testdata/pages into one graph.
func filled(t *testing.T) (data string) {
	t.Helper()
	data = filepath.Join(t.TempDir(), "data")
	runHere(t.Context(), "", "demo", "--data", data).want(t, exitDone)
	runHere(t.Context(), "", "ingest", root+"/testdata/pages", "--data", data).want(t, exitDone)
	return data
}

// Of the stories that stand on several fixture sites, and of pages that are all
// different, pairs of copies are found as testdata/sites/stories.txt has them.
func TestCopiesOfFixtureSites(t *testing.T) {
	list, err := os.ReadFile(filepath.Join(fixtureSites, "stories.txt"))
	if err != nil {
		t.Fatal(err)
	}
	want := map[[2]string]bool{}
	for paragraph := range strings.SplitSeq(string(list), "\n\n") {
		var pages []string
		for line := range strings.Lines(paragraph) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				pages = append(pages, line)
			}
		}
		addPairs(want, pages)
	}
	if len(want) < 20 {
		t.Fatalf("only %d pairs in the list", len(want))
	}
	o := runHere(t.Context(), "", "query", "copies", "--data", filled(t), "--format", "json")
	o.want(t, exitDone)
	var stories []graph.StoryAnswer
	if err := json.Unmarshal([]byte(o.stdout), &stories); err != nil {
		t.Fatal(err)
	}
	got := map[[2]string]bool{}
	for _, s := range stories {
		var pages []string
		for _, p := range s.Pages {
			pages = append(pages, port.ReplaceAllString(string(p.URL)+string(p.SourceFile), "$1"))
		}
		addPairs(got, pages)
		if len(s.Evidence) != 1 || len(s.Evidence[0].Copies) != len(s.Pages)-1 {
			t.Errorf("%s: evidence %+v", s.Title, s.Evidence)
		}
	}
	right := 0
	for pair := range got {
		if want[pair] {
			right++
		} else {
			t.Errorf("no copies: %v", pair)
		}
	}
	for pair := range want {
		if !got[pair] {
			t.Errorf("not found: %v", pair)
		}
	}
	t.Logf("%d pairs of copies, %d found, precision %.3f, recall %.3f", len(want), len(got), float64(right)/float64(len(got)), float64(right)/float64(len(want)))
}

func addPairs(to map[[2]string]bool, pages []string) {
	for i, a := range pages {
		for _, b := range pages[i+1:] {
			to[[2]string{min(a, b), max(a, b)}] = true
		}
	}
}

// The signing of Bạc Liêu and Kon Tum stands on three sites: it is one occasion, one
// event and one page, and each sentence has all three addresses.
func TestStoryCountsOnce(t *testing.T) {
	data := filled(t)
	ask := func(to any, args ...string) {
		t.Helper()
		o := runHere(t.Context(), "", append([]string{"query", "--data", data, "--format", "json", "--since", "2022-05-19", "--as-of", "2022-05-19"}, args...)...)
		o.want(t, exitDone)
		if err := json.Unmarshal([]byte(o.stdout), to); err != nil {
			t.Fatal(err)
		}
	}
	var cooperation []graph.CooperationAnswer
	ask(&cooperation, "cooperation", "bac-lieu")
	if len(cooperation) != 1 || cooperation[0].Times != 1 || len(cooperation[0].Events) != 1 || len(cooperation[0].Evidence) != 1 || len(cooperation[0].Evidence[0].Copies) != 2 {
		t.Errorf("cooperation %+v", cooperation)
	}
	var leaders []graph.RoleAnswer
	ask(&leaders, "leaders", "kon-tum")
	if len(leaders) < 2 || leaders[0].Documents != 1 {
		t.Errorf("leaders %+v", leaders)
	}
	var met []graph.MetAnswer
	ask(&met, "met", "Tạ Hoàng Muối")
	if len(met) == 0 || met[0].Times != 1 || len(met[0].Events) != 1 {
		t.Errorf("met %+v", met)
	}
	var events []graph.EventAnswer
	ask(&events, "events", "--organization", "kon-tum")
	if len(events) != 1 || len(events[0].Evidence) != 1 || len(events[0].Evidence[0].Copies) != 2 {
		t.Errorf("events %+v", events)
	}
}
