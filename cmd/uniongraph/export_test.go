package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/graph/export"
)

// exported loads the invented pages and gives a function that exports them.
func exported(t *testing.T) func(args ...string) outcome {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	runHere(t.Context(), strings.Join(recordLines(t), "\n"), "load", "-", "--data", data).want(t, exitDone)
	return func(args ...string) outcome {
		return runHere(t.Context(), "", append([]string{"export", "--data", data}, args...)...)
	}
}

func TestExportFormats(t *testing.T) {
	run := exported(t)
	for _, format := range export.Formats() {
		out := filepath.Join(t.TempDir(), "new", "out")
		if !format.Folder {
			out = filepath.Join(t.TempDir(), "out")
			if o := run("--format", format.Name); o.code != exitDone || !strings.Contains(o.stdout, "Lò Văn Khiêm") {
				t.Errorf("%s on standard output: %+v", format.Name, o)
			}
		}
		o := run("--format", format.Name, "-o", out)
		o.want(t, exitDone, out, "4 people", "2 events", "3 pages")
		if o.stdout != "" {
			t.Errorf("%s: standard output has %q", format.Name, o.stdout)
		}
		run("--format", format.Name, "-o", out, "--quiet").want(t, exitDone) // in the place of the first
		if format.Folder {
			entries, err := os.ReadDir(out)
			if err != nil || len(entries) != len(format.Files) {
				t.Errorf("%s: %d files, want %d; %v", format.Name, len(entries), len(format.Files), err)
			}
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), ".*")); len(left) > 0 {
			t.Errorf("%s: left behind: %v", format.Name, left)
		}
	}
}

func TestExportSelection(t *testing.T) {
	run := exported(t)
	for _, test := range []struct {
		args []string
		want string // persons, then memberships
	}{
		{nil, "Lò Văn Khiêm, Quàng Thị Lả, Võ Thị Mận, Võ Thị Mận: 3"},
		{[]string{"--kind", "role", "--kind", "met"}, "Lò Văn Khiêm, Võ Thị Mận, Võ Thị Mận: 3"},
		{[]string{"--kind", "cooperation"}, ": 0"},
		{[]string{"--union", "hà giang"}, "Lò Văn Khiêm, Võ Thị Mận: 1"},
		{[]string{"--since", "2024"}, "Lò Văn Khiêm, Võ Thị Mận: 2"},
		{[]string{"--as-of", "2023-05", "--union", "ben-tre"}, "Lò Văn Khiêm, Võ Thị Mận: 1"},
		{[]string{"--since", "2031"}, ": 0"},
	} {
		o := run(append(test.args, "--format", "popolo")...)
		o.want(t, exitDone)
		var popolo struct {
			Persons     []struct{ Name string }
			Memberships []struct{ Role string }
		}
		if err := json.Unmarshal([]byte(o.stdout), &popolo); err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, p := range popolo.Persons {
			names = append(names, p.Name)
		}
		slices.Sort(names)
		if got := strings.Join(names, ", ") + ": " + string(rune('0'+len(popolo.Memberships))); got != test.want {
			t.Errorf("%q: %s, want %s", test.args, got, test.want)
		}
	}
}

func TestExportRefusals(t *testing.T) {
	run := exported(t)
	mine := t.TempDir()
	write(t, mine, "luận-văn.docx", "of somebody's own")
	for _, test := range []struct {
		args  []string
		code  int
		words []string
	}{
		{[]string{}, exitUsage, []string{"--format is missing", "popolo"}},
		{[]string{"--format", "table"}, exitUsage, []string{`--format "table": use csv, csv-neo4j`}},
		{[]string{"--format", "csv"}, exitUsage, []string{"name a folder", "-o"}},
		{[]string{"--format", "csv", "-o", mine}, exitUsage, []string{"luận-văn.docx", "another folder"}},
		{[]string{"--format", "csv", "-o", filepath.Join(mine, "luận-văn.docx")}, exitUsage, []string{"no folder"}},
		{[]string{"--format", "ftm", "-o", mine}, exitUsage, []string{"is a folder"}},
		{[]string{"--format", "ftm", "--bom"}, exitUsage, []string{"--bom is for --format csv"}},
		{[]string{"--format", "ftm", "--since", "29/3/2024"}, exitUsage, []string{`--since "29/3/2024": write a day`}},
		{[]string{"--format", "ftm", "--since", "2024", "--as-of", "2023"}, exitUsage, []string{"after --as-of"}},
		{[]string{"--format", "ftm", "--kind", "love"}, exitUsage, []string{`--kind "love": use role`}},
		{[]string{"--format", "ftm", "--union", "atlantis"}, exitFailed, []string{"atlantis"}},
		{[]string{"--format", "ftm", "--graph", "sqlite:none.db"}, exitFailed, []string{"uniongraph ingest"}},
		{[]string{"--format", "ftm", "-o", filepath.Join(mine, "no", "such", "file")}, exitFailed, []string{"no/such"}},
	} {
		o := run(test.args...)
		o.want(t, test.code, test.words...)
		if o.stdout != "" {
			t.Errorf("%q: standard output has %q", test.args, o.stdout)
		}
	}
	if entries, err := os.ReadDir(mine); err != nil || len(entries) != 1 {
		t.Errorf("the folder of somebody's own holds %v, %v", entries, err)
	}
}

// An export that is interrupted or fails leaves what was there, and nothing else.
func TestExportInterrupted(t *testing.T) {
	data, out := filepath.Join(t.TempDir(), "data"), t.TempDir()
	runBinary(t, "demo", "--data", data, "--quiet").want(t, exitDone)
	before := write(t, out, "graph.gexf", "what was there before")
	write(t, out, "tables/people.csv", "what was there before")
	interrupted := 0
	for delay := 10 * time.Millisecond; delay < 300*time.Millisecond; delay += 50 * time.Millisecond {
		for _, args := range [][]string{{"--format", "gexf", "-o", before}, {"--format", "csv", "-o", filepath.Join(out, "tables")}} {
			cmd := command(t, append([]string{"export", "--data", data}, args...)...)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(delay)
			_ = cmd.Process.Signal(os.Interrupt)
			_ = cmd.Wait()
			now, err := os.ReadFile(before)
			if err != nil {
				t.Fatal(err)
			}
			whole := strings.HasSuffix(string(now), "</gexf>\n")
			if !whole && string(now) != "what was there before" {
				t.Errorf("after %s half a file is there: %d bytes", delay, len(now))
			}
			if cmd.ProcessState.ExitCode() != exitDone {
				interrupted++
			}
			if people, err := os.ReadFile(filepath.Join(out, "tables", "people.csv")); errors.Is(err, os.ErrNotExist) || len(people) == 0 {
				t.Errorf("after %s the tables are gone", delay)
			}
		}
	}
	if interrupted == 0 {
		t.Error("nothing was interrupted: the test was too slow")
	}
}
