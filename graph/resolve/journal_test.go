package resolve

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

const by = `"who":"Hà","when":"2026-03-29T08:30:00Z","why":"x"`

func TestReadJournalErrors(t *testing.T) {
	for line, want := range map[string]string{
		`{`:              "line 2: unexpected EOF",
		`{"a":1}`:        `line 2: json: unknown field "a"`,
		`{} {}`:          "line 2: more than one object on the line",
		`{"op":"merge"}`: "line 2: id is missing",
		`{"id":"c1",` + by + `,"op":"undo","undoes":"c1"}`:                                                    "line 2: the id c1 stands on an earlier line",
		`{"id":"c2",` + by + `,"op":"join"}`:                                                                  `line 2: op "join": use merge, distinct, split, rename, reject or undo`,
		`{"id":"c2","op":"merge","when":"2026-03-29T08:30:00Z","why":"x"}`:                                    "line 2: who is missing: say who decided",
		`{"id":"c2","op":"merge","who":"Hà","why":"x","when":"gestern"}`:                                      `line 2: when "gestern" is not a time such as 2026-03-29T08:30:00Z`,
		`{"id":"c2",` + by + `,"op":"undo","undoes":"c7"}`:                                                    "line 2: undoes c7, which is on no earlier line",
		`{"id":"c2",` + by + `,"op":"merge"}`:                                                                 "line 2: merge needs two or more people, or two or more organizations",
		`{"id":"c2",` + by + `,"op":"rename","name":"A","persons":[{"label":"A","mentions":[{"name":"A"}]}]}`: "line 2: persons[0]: mentions[0] has no anchors, and there are no documents: a name alone is not a person",
		`{"id":"c2",` + by + `,"op":"merge","organizations":[{"id":"x:a","label":""}]}`:                       `line 2: organizations[0]: id "x:a" is that of no organization`,
	} {
		first := `{"id":"c1",` + by + `,"op":"merge","organizations":[{"id":"org:a","label":""},{"id":"org:b","label":""}]}` + "\n"
		if _, err := ReadJournal(strings.NewReader(first + line + "\n")); err == nil || err.Error() != want {
			t.Errorf("%s\n got %v\nwant %s", line, err, want)
		}
	}
}

func TestJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "corrections.jsonl")
	j, err := OpenJournal(path)
	if err != nil || j.State() != (graph.CorrectionState{}) {
		t.Fatalf("%+v, %v", j, err)
	}
	write := func(e Entry) Entry {
		t.Helper()
		e.Who, e.When, e.Why = "Hà", "2026-03-29T08:30:00Z", "x <&> y"
		e, err := j.Append(path, e)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	merge := write(Entry{Op: OpMerge, Organizations: []Organization{{ID: "org:a"}, {ID: "org:b"}}})
	one := j.State()
	undo := write(Entry{Op: OpUndo, Undoes: merge.ID})
	if len(j.Active()) != 0 || j.Corrections().Organization("org:b") != "org:b" {
		t.Errorf("undone, and still active: %+v", j.Active())
	}
	if !j.WasUndone(Entry{Op: OpMerge, Organizations: []Organization{{ID: "org:b"}, {ID: "org:a"}}}, j.UndoneBy()) {
		t.Error("nobody knows that it was undone")
	}
	write(Entry{Op: OpUndo, Undoes: undo.ID})
	if j.Corrections().Organization("org:b") != "org:a" {
		t.Error("not in force again")
	}
	if _, err := j.Append(path, Entry{Op: OpUndo, Undoes: undo.ID, Who: "Hà", When: "2026-03-29T08:30:00Z", Why: "x <&> y"}); err == nil {
		t.Error("the same entry twice")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("\ufeff"+strings.TrimRight(string(text), "\n")), 0o644); err != nil { // as some editors leave it
		t.Fatal(err)
	}
	read, err := OpenJournal(path)
	if err != nil || read.State() != j.State() || !read.Continues(one) || !read.Continues(graph.CorrectionState{}) {
		t.Fatalf("read %+v, %v; want %+v", read, err, j.State())
	}
	if read.Continues(graph.CorrectionState{Count: 1, Digest: "other"}) || read.Continues(graph.CorrectionState{Count: 9, Digest: one.Digest}) {
		t.Error("continues another journal")
	}
	j = read
	write(Entry{Op: OpRename, Name: "A", Organizations: []Organization{{ID: "org:a"}}})
	if text, err = os.ReadFile(path); err != nil || strings.Count(string(text), "\n") != 4 || !strings.Contains(string(text), "x <&> y") {
		t.Errorf("%s, %v", text, err)
	}
}
