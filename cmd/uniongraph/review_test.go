package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph/storetest"
)

// bench is a folder with a graph of three pages, on which two people are called Võ Thị Mận.
type bench struct {
	t       *testing.T
	dir     string
	records string
}

func newBench(t *testing.T) bench {
	b := bench{t: t, dir: t.TempDir()}
	b.records = filepath.Join(b.dir, "pages.jsonl")
	var lines []byte
	for _, in := range storetest.Pages(t) {
		line, err := json.Marshal(in.Record)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(append(lines, line...), '\n')
	}
	if err := os.WriteFile(b.records, lines, 0o644); err != nil {
		t.Fatal(err)
	}
	b.run(exitDone, "load", b.records)
	return b
}

// run runs the program on the folder and gives what it prints, errors too.
func (b bench) run(code int, args ...string) string {
	b.t.Helper()
	got := finish(b.t, command(b.t, append(args, "--data", b.dir, "--quiet")...))
	if got.code != code {
		b.t.Fatalf("%q: exit code %d, want %d\n%s%s", args, got.code, code, got.stdout, got.stderr)
	}
	return got.stdout + got.stderr
}

func (b bench) decide(args ...string) string {
	b.t.Helper()
	out := b.run(exitDone, append(append([]string{"review"}, args...), "--who", "Hà", "--why", "kiểm tra")...)
	return regexp.MustCompile(`c[0-9a-f]{10}`).FindString(out)
}

func contains(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("no %q in:\n%s", p, text)
		}
	}
}

func TestReview(t *testing.T) {
	b := newBench(t)
	contains(t, b.run(exitFailed, "query", "person", "Võ Thị Mận"), "may be any of 2 people")
	merged := b.decide("accept", "vo-thi-man@ha-giang", "vo-thi-man@ben-tre")
	contains(t, b.run(exitDone, "query", "person", "Võ Thị Mận"), "person:vo-thi-man@union:ben-tre", "Hà Giang")
	contains(t, b.run(exitDone, "audit", "Võ Thị Mận"), "decided by Hà", merged, "union:ha-giang")

	journal := filepath.Join(b.dir, "corrections.jsonl")
	other := []string{"--graph", "sqlite:" + filepath.Join(b.dir, "other.db")}
	b.run(exitDone, append([]string{"load", b.records}, other...)...) // a graph that is built anew
	contains(t, b.run(exitDone, append([]string{"query", "person", "Võ Thị Mận"}, other...)...), "Hà Giang")
	b.run(exitDone, "copy", "--to", "sqlite:"+filepath.Join(b.dir, "third.db"))
	contains(t, b.run(exitDone, "query", "person", "Võ Thị Mận", "--graph", "sqlite:"+filepath.Join(b.dir, "third.db")), "Hà Giang")

	elsewhere := filepath.Join(b.dir, "none.jsonl")
	contains(t, b.run(exitFailed, "load", b.records, "--journal", elsewhere), "follows a journal of 1 correction")
	contains(t, b.run(exitFailed, "copy", "--to", "sqlite:"+filepath.Join(b.dir, "fourth.db"), "--journal", elsewhere), "name it with --journal")

	b.decide("undo", merged)
	contains(t, b.run(exitFailed, "query", "person", "Võ Thị Mận"), "may be any of 2 people")
	contains(t, b.run(exitFailed, "review", "undo", merged, "--who", "Hà", "--why", "x"), "undone already")
	contains(t, b.run(exitDone, "audit"), "undone by", "because: kiểm tra")
	b.decide("reject", "vo-thi-man@ha-giang", "vo-thi-man@ben-tre")
	contains(t, b.run(exitFailed, "review", "accept", "vo-thi-man@ha-giang", "vo-thi-man@ben-tre", "--who", "Hà", "--why", "x"), "decided on", "review undo c")

	b.decide("rename", "Quàng Thị Lả", "Quàng Thị La")
	contains(t, b.run(exitDone, "query", "person", "Quàng Thị La"), "person:quang-thi-la@union:son-la")
	list := b.run(exitDone, "review", "statements", "Lò Văn Khiêm", "--format", "csv")
	role := regexp.MustCompile(`(?m)^([0-9a-f]{16}),membership,.*tham-ben-tre`).FindStringSubmatch(list)
	if role == nil {
		t.Fatalf("no role in\n%s", list)
	}
	b.decide("retract", role[1])
	if now := b.run(exitDone, "review", "statements", "Lò Văn Khiêm", "--format", "csv"); strings.Contains(now, role[1]) {
		t.Errorf("%s is still there:\n%s", role[1], now)
	}
	b.run(exitDone, "load", b.records)
	contains(t, b.run(exitFailed, "review", "retract", role[1], "--who", "Hà", "--why", "x"), "no statement")
	b.decide("split", "Lò Văn Khiêm", "--page", "https://example.org/hoi-nghi")
	contains(t, b.run(exitFailed, "query", "person", "Lò Văn Khiêm"), "may be any of 2 people")
	var entries []map[string]any
	if err := json.Unmarshal([]byte(b.run(exitDone, "audit", "--format", "json")), &entries); err != nil || len(entries) != 6 {
		t.Errorf("%d entries, %v", len(entries), err)
	}
	text, err := os.ReadFile(journal)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), "\n"); n != 6 {
		t.Errorf("%d lines", n)
	}
	if err := os.WriteFile(journal, append(text, "{\"op\":\"merge\"}\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	contains(t, b.run(exitFailed, "load", b.records), "corrections.jsonl: line 7: id is missing")
}

func TestReviewUsage(t *testing.T) {
	b := newBench(t)
	for _, args := range [][]string{
		{"review", "accept", "x", "y"}, {"review", "accept", "x", "y", "--who", "Hà"}, {"review", "accept", "--who", "a", "--why", "b"},
		{"review", "accept", "--above", "0.5", "--who", "a", "--why", "b"}, {"review", "--kind", "event"}, {"review", "--min-score", "2"},
		{"review", "split", "Lò Văn Khiêm", "--who", "a", "--why", "b"}, {"review", "rename", "x"},
	} {
		b.run(exitUsage, args...)
	}
	contains(t, b.run(exitDone, "review", "accept", "--above", "0.95", "--who", "nightly", "--why", "theo điểm"), "Nothing to decide")
}

func TestReviewSuggests(t *testing.T) {
	b := newBench(t)
	var lines []byte
	for _, in := range storetest.Crowd(t, 30) {
		line, err := json.Marshal(in.Record)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(append(lines, line...), '\n')
	}
	if err := os.WriteFile(b.records, lines, 0o644); err != nil {
		t.Fatal(err)
	}
	b.run(exitDone, "load", b.records)
	var found []suggestionView
	list := func() {
		t.Helper()
		found = nil
		if err := json.Unmarshal([]byte(b.run(exitDone, "review", "--format", "json", "--kind", "person", "--limit", "0")), &found); err != nil {
			t.Fatal(err)
		}
	}
	list()
	if len(found) < 2 {
		t.Fatalf("%d suggestions", len(found))
	}
	first := found[0]
	if first.Score < found[len(found)-1].Score || len(first.Reasons) < 2 || len(first.A.Evidence) == 0 || len(first.B.Evidence) == 0 {
		t.Errorf("first suggestion %+v", first)
	}
	contains(t, b.run(exitDone, "review", "--limit", "1", "--kind", "person"), first.ID, first.A.ID, first.B.ID, "+ ")
	b.decide("reject", first.ID)
	list()
	for _, s := range found {
		if s.ID == first.ID {
			t.Errorf("%s was rejected and is suggested again", s.ID)
		}
	}
}

func TestReviewEvaluate(t *testing.T) {
	out := finish(t, command(t, "review", "--evaluate", filepath.Join(root, "testdata", "identity"), "--format", "csv"))
	if out.code != exitDone {
		t.Fatalf("exit code %d: %s", out.code, out.stderr)
	}
	contains(t, out.stdout, "person,loaded,102,71,93,0,1.000,0.912", "person,automatic,102,71,95,0,1.000,0.931")
}
