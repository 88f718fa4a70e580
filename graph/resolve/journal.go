package resolve

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/uniongraph/uniongraph/graph"
)

// Journal is a list of decisions, the earliest first.
type Journal struct {
	Entries []Entry
	digests []string // of the first 1, 2, … entries
}

// maxLine bounds one entry: a person whom very many pages name.
const maxLine = 16 << 20

// ReadJournal reads a journal: one JSON object a line, empty lines left out. An error
// names the line and what is wrong with it.
func ReadJournal(r io.Reader) (*Journal, error) {
	j := new(Journal)
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(line) == 0 {
			continue
		}
		var e Entry
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.DisallowUnknownFields()
		err := decoder.Decode(&e)
		if err == nil && decoder.More() {
			err = errors.New("more than one object on the line")
		}
		if err == nil {
			err = e.Check()
		}
		if err == nil {
			err = j.accept(e)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return j, nil
}

// OpenJournal reads the journal at path; where there is no file it is empty.
func OpenJournal(path string) (*Journal, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return new(Journal), nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	j, err := ReadJournal(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return j, nil
}

// accept adds an entry in memory.
func (j *Journal) accept(e Entry) error {
	if _, there := j.Find(e.ID); there {
		return fmt.Errorf("the id %s stands on an earlier line", e.ID)
	}
	if e.Op == OpUndo {
		if _, there := j.Find(e.Undoes); !there {
			return fmt.Errorf("undoes %s, which is on no earlier line", e.Undoes)
		}
	}
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	before := ""
	if len(j.digests) > 0 {
		before = j.digests[len(j.digests)-1]
	}
	sum := sha256.Sum256(append([]byte(before), line...))
	j.Entries = append(j.Entries, e)
	j.digests = append(j.digests, hex.EncodeToString(sum[:16]))
	return nil
}

// Append checks an entry, gives it its id and writes it to the end of the file at path,
// on disk before it returns.
func (j *Journal) Append(path string, e Entry) (Entry, error) {
	e.seal()
	if err := e.Check(); err != nil {
		return e, err
	}
	line := new(bytes.Buffer)
	encoder := json.NewEncoder(line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(e); err != nil {
		return e, err
	}
	if err := j.accept(e); err != nil {
		return e, err
	}
	if err := appendLine(path, line.Bytes()); err != nil {
		j.Entries, j.digests = j.Entries[:len(j.Entries)-1], j.digests[:len(j.digests)-1]
		return e, err
	}
	return e, nil
}

func appendLine(path string, line []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if info, err := f.Stat(); err == nil && info.Size() > 0 { // an editor may have left the last line open
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, info.Size()-1); err != nil {
			return err
		}
		if last[0] != '\n' {
			line = append([]byte("\n"), line...)
		}
	}
	if _, err := f.Write(line); err != nil {
		return err
	}
	return f.Sync()
}

// Find gives the entry with an id.
func (j *Journal) Find(id string) (Entry, bool) {
	if i := slices.IndexFunc(j.Entries, func(e Entry) bool { return e.ID == id }); i >= 0 {
		return j.Entries[i], true
	}
	return Entry{}, false
}

// UndoneBy gives, for each entry that no longer holds, the entry that undid it. An undo
// may itself be undone: then the first holds again.
func (j *Journal) UndoneBy() map[string]string {
	out := map[string]string{}
	for _, e := range slices.Backward(j.Entries) {
		if e.Op == OpUndo && out[e.ID] == "" {
			out[e.Undoes] = e.ID
		}
	}
	return out
}

// Active gives the entries that hold, undo left out.
func (j *Journal) Active() []Entry {
	undone := j.UndoneBy()
	var out []Entry
	for _, e := range j.Entries {
		if e.Op != OpUndo && undone[e.ID] == "" {
			out = append(out, e)
		}
	}
	return out
}

// State says which journal this is.
func (j *Journal) State() graph.CorrectionState {
	if len(j.Entries) == 0 {
		return graph.CorrectionState{}
	}
	return graph.CorrectionState{Count: len(j.Entries), Digest: j.digests[len(j.digests)-1]}
}

// Continues reports whether a journal has grown out of the one that a graph holds.
func (j *Journal) Continues(held graph.CorrectionState) bool {
	return held.Count == 0 || held.Count <= len(j.Entries) && j.digests[held.Count-1] == held.Digest
}

// WasUndone reports whether somebody once undid that the people or organizations of a
// merge are one, so that it is no longer for a program to decide.
func (j *Journal) WasUndone(merge Entry, undone map[string]string) bool {
	for _, e := range j.Entries {
		if undone[e.ID] == "" || e.Op != OpMerge {
			continue
		}
		people := len(merge.Persons) > 0
		for _, p := range merge.Persons {
			people = people && slices.ContainsFunc(e.Persons, p.overlaps)
		}
		organizations := len(merge.Organizations) > 0
		for _, o := range merge.Organizations {
			organizations = organizations && slices.ContainsFunc(e.Organizations, func(b Organization) bool { return b.ID == o.ID })
		}
		if people || organizations {
			return true
		}
	}
	return false
}

// overlaps reports whether two people of a journal may be the same.
func (p Person) overlaps(o Person) bool {
	return slices.ContainsFunc(p.Mentions, func(m Mention) bool {
		if o.match(graph.Profile{Name: m.Name, Anchors: m.Anchors}, "") != noMatch {
			return true
		}
		named := func(n Mention) bool { return key(n.Name) == key(m.Name) }
		return slices.ContainsFunc(o.Mentions, named) && slices.ContainsFunc(p.Documents, func(d string) bool { return slices.Contains(o.Documents, d) })
	})
}
