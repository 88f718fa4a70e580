package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/uniongraph/uniongraph/graph"
)

// loadNote is one line of DATA/loads.jsonl: the stores keep what pages say, but not
// when they were loaded.
type loadNote struct {
	At        time.Time    `json:"at"`
	Graph     string       `json:"graph"` // address; "" is the data folder's own
	Document  string       `json:"document"`
	Status    graph.Status `json:"status"` // new or changed
	Added     int          `json:"added"`  // statements
	Retracted int          `json:"retracted"`
	Updated   int          `json:"updated"`
}

// notedGraph names the graph in notes, the same from whichever folder it is opened.
func (a *app) notedGraph() string {
	path, file := strings.CutPrefix(a.graph, "sqlite:")
	if !file {
		return a.graph
	}
	own, err := filepath.Abs(filepath.Join(a.data, "graph.db"))
	abs, err2 := filepath.Abs(path)
	switch {
	case err != nil || err2 != nil:
		return a.graph
	case abs == own:
		return ""
	}
	return "sqlite:" + abs
}

func (a *app) loadsFile() string { return filepath.Join(a.data, "loads.jsonl") }

// noteLoads writes down which pages were new or changed. What is loaded stays loaded
// when this fails; it is said, and "uniongraph changes" will not know of it.
func (a *app) noteLoads(results []graph.LoadResult) {
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for _, r := range results {
		if r.Status == graph.StatusNew || r.Status == graph.StatusChanged {
			_ = enc.Encode(loadNote{time.Now().UTC().Truncate(time.Second), a.notedGraph(), r.Document, r.Status, r.Added, r.Retracted, r.Updated})
		}
	}
	if lines.Len() == 0 {
		return
	}
	err := os.MkdirAll(a.data, 0o755)
	if err == nil {
		err = appendTo(a.loadsFile(), lines.Bytes())
	}
	if err != nil {
		fmt.Fprintln(a.err, printable(fmt.Sprintf("uniongraph: %s: %v; the pages are loaded, but \"uniongraph changes\" will not know when", a.loadsFile(), explain(err))))
	}
}

// appendTo adds lines to a file, all at once, so that a killed program leaves at most
// one broken line, which the next one ends.
func appendTo(path string, lines []byte) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	if info, err := f.Stat(); err == nil && info.Size() > 0 {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, info.Size()-1); err == nil && last[0] != '\n' {
			lines = append([]byte("\n"), lines...)
		}
	}
	_, err = f.Write(lines)
	return errors.Join(err, f.Close())
}

// loadsSince gives what was loaded into the graph at a time or later, page by page, and
// false when nothing was ever noted of this graph. Broken lines are skipped.
func (a *app) loadsSince(since time.Time) (notes []loadNote, noted bool, err error) {
	f, err := os.Open(a.loadsFile())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, failure("%s: %w", a.loadsFile(), explain(err))
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var n loadNote
		if json.Unmarshal(lines.Bytes(), &n) != nil || n.Graph != a.notedGraph() {
			continue
		}
		noted = true
		if !n.At.Before(since) {
			notes = append(notes, n)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, false, failure("%s: %w", a.loadsFile(), explain(err))
	}
	return notes, noted, nil
}
