package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/extract/evaluate"
)

const goodGold = `{
 "document": {"title": "Liên hiệp hội tỉnh Hà Nam tiếp đoàn công tác tỉnh Bắc Kạn", "published": null},
 "persons": [{"name": "Trần Quốc Khải"}, {"name": "Người Không Có"}],
 "organizations": [{"id": "union:ha-nam"}],
 "memberships": [], "events": [], "met": [], "cooperations": []
}`

func TestEvaluateCommand(t *testing.T) {
	dir := t.TempDir()
	page := write(t, dir, "good.txt", goodPage)
	gold := filepath.Dir(write(t, dir, "gold/good.json", goodGold))
	records := filepath.Join(dir, "records.jsonl")
	runBinary(t, "extract", page, "-o", records).want(t, exitDone)

	o := runBinary(t, "evaluate", gold, records, "--errors")
	o.want(t, exitDone)
	for _, line := range []string{"[persons] - good: người không có\n", "title                               1   1.000   1.000   1.000\n", "core F1 (mean of persons,"} {
		if !strings.Contains(o.stdout, line) {
			t.Errorf("the table lacks %q:\n%s", line, o.stdout)
		}
	}

	var rows []evaluate.Row
	o = runBinary(t, "evaluate", gold, records, "--errors", "--format", "json")
	if err := json.Unmarshal([]byte(o.stdout), &rows); err != nil || len(rows) != len(evaluate.Categories)+1 {
		t.Fatalf("not a report (%v): %s", err, o.stdout)
	}
	baseline := write(t, dir, "baseline.json", o.stdout)

	if o = runBinary(t, "evaluate", gold, records, "--format", "csv"); !strings.HasPrefix(o.stdout, "category,n,precision,recall,f1\ntitle,1,1.0000,1.0000,1.0000\n") {
		t.Errorf("not CSV: %s", o.stdout)
	}
	if o = runBinary(t, "evaluate", gold, records, "--format", "csv", "--errors"); !strings.Contains(o.stdout, "\npersons,good,missed,người không có\n") {
		t.Errorf("mistakes are not CSV: %s", o.stdout)
	}

	runBinary(t, "evaluate", gold, records, "--fail-under", "0.01").want(t, exitDone)
	runBinary(t, "evaluate", gold, records, "--fail-under", baseline).want(t, exitDone)
	runBinary(t, "evaluate", gold, records, "--fail-under", "1").want(t, exitFailed, "F1 is under --fail-under: core 0.", "< 1.000")
	empty := write(t, dir, "empty.jsonl", "")
	o = runBinary(t, "evaluate", gold, empty, "--fail-under", baseline)
	o.want(t, exitFailed, "title 0.000 < 1.000; persons 0.000 <")
	if !strings.HasPrefix(o.stdout, "no record for: good\n") {
		t.Errorf("a missing record is not named: %s", o.stdout)
	}

	data, err := os.Open(records)
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	cmd := command(t, "evaluate", gold, "-")
	cmd.Stdin = data
	if o = finish(t, cmd); o.code != 0 || strings.Contains(o.stdout, "no record") {
		t.Errorf("records on standard input are not read: %+v", o)
	}
}

func TestEvaluateBadInput(t *testing.T) {
	dir := t.TempDir()
	gold := filepath.Dir(write(t, dir, "gold/good.json", goodGold))
	bad := filepath.Dir(write(t, dir, "bad/page.json", strings.Replace(goodGold, `"met": [],`, `"meets": [],`, 1)))
	records := write(t, dir, "records.jsonl", `{"schema":1,"document":{"source_file":"good.txt"}}`+"\n{broken\n")
	none := filepath.Join(dir, "none")
	runBinary(t, "evaluate", none, records).want(t, exitFailed, none, "no such file or folder; check")
	runBinary(t, "evaluate", gold, none).want(t, exitFailed, none, "no such file or folder; check")
	runBinary(t, "evaluate", bad, records).want(t, exitFailed, filepath.Join(bad, "page.json"), `unknown field "meets"`)
	runBinary(t, "evaluate", gold, records).want(t, exitFailed, records, "line 2: not a record")
	runBinary(t, "evaluate", gold, records, "--fail-under", records).want(t, exitFailed, "not a result of: uniongraph evaluate --format json")
	empty := filepath.Join(dir, "empty")
	if err := os.Mkdir(empty, 0o755); err != nil {
		t.Fatal(err)
	}
	runBinary(t, "evaluate", empty, records).want(t, exitFailed, empty, "no gold file")
}
