package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph/storetest"
)

// runHere runs a command line in this process, where the race detector sees it.
func runHere(ctx context.Context, in string, args ...string) outcome {
	var out, errs bytes.Buffer
	code := run(ctx, args, strings.NewReader(in), &out, &errs)
	return outcome{code, out.String(), errs.String()}
}

// said checks what a run printed as its result.
func (o outcome) said(t *testing.T, want string) {
	t.Helper()
	if got := strings.TrimSpace(o.stdout); got != want {
		t.Errorf("printed %q, want %q; standard error:\n%s", got, want, o.stderr)
	}
}

// records gives the invented pages of the graph's suite as lines of JSON.
func recordLines(t *testing.T) []string {
	t.Helper()
	var lines []string
	for _, in := range storetest.Pages(t) {
		b, err := json.Marshal(in.Record)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(b))
	}
	return lines
}

func TestIngestAgainAndChanged(t *testing.T) {
	dir := t.TempDir()
	page := write(t, dir, "pages/visit.txt", goodPage)
	write(t, dir, "pages/records.jsonl", strings.Join(recordLines(t), "\n"))
	args := []string{"ingest", "--data", filepath.Join(dir, "data"), filepath.Join(dir, "pages")}
	first := runHere(t.Context(), "", args...)
	first.want(t, exitDone)
	if !strings.HasPrefix(first.stdout, "documents: 4 new, 0 changed, 0 unchanged; statements: ") {
		t.Errorf("printed %q", first.stdout)
	}
	runHere(t.Context(), "", args...).said(t, "documents: 0 new, 0 changed, 4 unchanged; statements: 0 added, 0 retracted (no change)")

	write(t, dir, "pages/visit.txt", goodPage+"\nĐược biết, hai tỉnh cách nhau khá xa.\n")
	changed := runHere(t.Context(), "", append(args, "--format", "json")...)
	changed.want(t, exitDone)
	var got []summary
	if err := json.Unmarshal([]byte(changed.stdout), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Changed != 1 || got[0].Unchanged != 3 || got[0].Retracted != 0 {
		t.Errorf("summary %+v", got)
	}

	write(t, dir, "pages/visit.txt", "Trang đang bảo trì\n\nMời bạn đọc quay lại sau khi chúng tôi hoàn tất việc nâng cấp hệ thống của cổng thông tin.\n")
	refused := runHere(t.Context(), "", args...)
	refused.want(t, exitPartial, page, "would lose", "--force")
	forced := runHere(t.Context(), "", append(args, "--force", "--format", "csv")...)
	forced.want(t, exitDone)
	if !strings.HasPrefix(forced.stdout, "new,changed,unchanged,statements_added,statements_retracted,statements_updated\n0,1,3,0,") {
		t.Errorf("printed %q", forced.stdout)
	}
}

// Two files of one name in two folders are two pages.
func TestIngestFoldersOfOneName(t *testing.T) {
	dir := t.TempDir()
	a, b := write(t, dir, "a/index.txt", goodPage), write(t, dir, "b/index.txt", strings.ReplaceAll(goodPage, "Hà Nam", "Nam Định"))
	for name, paths := range map[string][]string{"folder": {dir}, "files": {a, b}} {
		o := runHere(t.Context(), "", append([]string{"ingest", "--data", filepath.Join(t.TempDir(), name)}, paths...)...)
		o.want(t, exitDone)
		if !strings.HasPrefix(o.stdout, "documents: 2 new") {
			t.Errorf("%s: printed %q", name, o.stdout)
		}
	}
}

func TestStopped(t *testing.T) {
	dir := t.TempDir()
	page := write(t, dir, "visit.txt", goodPage)
	records := write(t, dir, "r.jsonl", recordLines(t)[0])
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, args := range [][]string{{"ingest", page}, {"load", records}} {
		o := runHere(ctx, "", append(args, "--data", filepath.Join(dir, "data"))...)
		o.want(t, exitFailed, "stopped after 0 of 1", "run the same command again")
	}
}

func TestLoadNamesBadLines(t *testing.T) {
	dir := t.TempDir()
	good := recordLines(t)
	broken := strings.Replace(good[1], `"evidence":{"start":`, `"evidence":{"start":9`, 1)
	lines := []string{
		good[0],
		"",
		"{not json",
		broken,
		strings.Replace(good[1], `"schema":1`, `"schema":7`, 1),
		strings.Replace(good[1], `"schema":1`, `"schema":"one"`, 1),
		strings.Replace(good[1], `"person":"p1"`, `"person":"p17"`, 1),
		"[]",
		good[2] + good[1],
		"\xff",
		good[1],
		strings.Replace(good[0], "dẫn đầu đến", "dẫn đầu tới", 1),
	}
	path := write(t, dir, "r.jsonl", "\ufeff"+strings.Join(lines, "\r\n"))
	o := runHere(t.Context(), "", "load", path, "--data", filepath.Join(dir, "data"))
	for line, words := range map[string][]string{
		":3":  {"not a JSON object"},
		":4":  {"outside the text"},
		":5":  {"schema 7", "newer"},
		":6":  {"schema is a string"},
		":7":  {"p17"},
		":8":  {"array"},
		":9":  {"not a JSON object"},
		":10": {"not UTF-8"},
		":12": {"name of another page", path + ":1"},
	} {
		o.want(t, exitPartial, append(words, path+line+":")...)
	}
	o.said(t, "documents: 2 new, 0 changed, 0 unchanged; statements: 19 added, 0 retracted")
	o.want(t, exitPartial, "9 of 11 records failed")
}

func TestLoadBadFiles(t *testing.T) {
	dir := t.TempDir()
	empty, missing := write(t, dir, "empty.jsonl", "\n"), filepath.Join(dir, "missing.jsonl")
	good := write(t, dir, "good.jsonl", recordLines(t)[0])
	o := runHere(t.Context(), recordLines(t)[1], "load", empty, missing, dir, good, "-", "--data", filepath.Join(dir, "data"))
	o.want(t, exitPartial, empty, "no record")
	o.want(t, exitPartial, missing, "no such file")
	o.want(t, exitPartial, dir, "a folder")
	o.said(t, "documents: 2 new, 0 changed, 0 unchanged; statements: 19 added, 0 retracted")
	runHere(t.Context(), "", "load", good, "--graph", "mysql://x").want(t, exitUsage, "mysql", "sqlite:PATH")
	runHere(t.Context(), "", "load", good, "--graph", "sqlite:").want(t, exitUsage, "sqlite:PATH")
	if _, err := os.Stat("data"); err == nil {
		t.Error("a folder was made that nobody asked for")
	}
}
