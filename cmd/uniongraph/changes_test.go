package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/graph"
)

func TestChanges(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	lines := recordLines(t)
	ask := func(args ...string) ([]graph.ChangeAnswer, outcome) {
		t.Helper()
		o := runHere(t.Context(), "", append([]string{"changes", "--data", data, "--format", "json"}, args...)...)
		o.want(t, exitDone)
		var answers []graph.ChangeAnswer
		if err := json.Unmarshal([]byte(o.stdout), &answers); err != nil {
			t.Fatal(err)
		}
		for _, a := range answers {
			if len(a.Evidence) == 0 {
				t.Errorf("no evidence: %+v", a)
			}
		}
		return answers, o
	}
	runHere(t.Context(), lines[0], "load", "-", "--data", data).want(t, exitDone)
	if answers, o := ask(); len(answers) != 5 || answers[0].Fact != "cooperation" || answers[0].Change != "new" || o.stderr != "" {
		t.Errorf("after the first page: %+v %s", answers, o.stderr)
	}
	// The notes are put back by a day; a page that is loaded now confirms what that one said.
	notes, err := os.ReadFile(filepath.Join(data, "loads.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	yesterday := time.Now().UTC().Add(-25 * time.Hour).Format("2006-01-02T15:04:05Z")
	var first loadNote
	if err := json.Unmarshal(notes, &first); err != nil {
		t.Fatal(err)
	}
	older := strings.ReplaceAll(string(notes), first.At.Format(time.RFC3339), yesterday)
	write(t, data, "loads.jsonl", older+`{"at":"broken`)
	runHere(t.Context(), lines[1], "load", "-", "--data", data).want(t, exitDone)
	answers, _ := ask()
	found := map[string]int{}
	for _, a := range answers {
		found[a.Change]++
	}
	if found["new"] != 2 || found["confirmed"] != 1 {
		t.Errorf("after the second page: %v", found)
	}
	if answers, _ := ask("--since", "48h"); len(answers) != 7 {
		t.Errorf("of two days: %d facts", len(answers))
	}
	// Of a graph whose loading nobody noted, the days of publication are all there is.
	if err := os.Remove(filepath.Join(data, "loads.jsonl")); err != nil {
		t.Fatal(err)
	}
	answers, o := ask("--since", "2024")
	if len(answers) != 3 || !strings.Contains(o.stderr, "day of their publication") {
		t.Errorf("by publication: %+v %s", answers, o.stderr)
	}
	table := runHere(t.Context(), "", "changes", "--data", data, "--since", "2099")
	table.want(t, exitDone)
	table.said(t, "Nothing new: 0 pages published since 2099-01-01 00:00.")
	runHere(t.Context(), "", "changes", "--data", data, "--since", "soon").want(t, exitUsage, "--since", "24h")
	runHere(t.Context(), "", "changes", "--data", data, "--sentences", "-1").want(t, exitUsage, "--sentences")
}

func TestNotedGraph(t *testing.T) {
	dir := t.TempDir()
	for _, test := range []struct{ graph, want string }{
		{"", ""},
		{"sqlite:" + filepath.Join(dir, "graph.db"), ""},
		{"sqlite:" + filepath.Join(dir, "x", "..", "graph.db"), ""},
		{"sqlite:" + filepath.Join(dir, "other.db"), "sqlite:" + filepath.Join(dir, "other.db")},
		{"bolt://localhost:7687", "bolt://localhost:7687"},
	} {
		if got := (&app{data: dir, graph: test.graph}).notedGraph(); got != test.want {
			t.Errorf("%q is noted as %q, want %q", test.graph, got, test.want)
		}
	}
}
