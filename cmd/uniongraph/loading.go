package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/graph"
)

// batchSize is how many documents go into one transaction: enough to make them
// cheap, few enough that stopping loses little.
const batchSize = 128

// maxLine bounds one record: the largest page with all that is found in it.
const maxLine = 8 * maxFileSize

// loading brings documents into a graph, batch by batch, and counts.
type loading struct {
	store   graph.Loader
	options graph.LoadOptions
	p       *progress
	batch   []graph.Input
	labels  []string                 // what each of batch is called in messages
	seen    map[string]seenDocument  // by id: pages without an address
	loaded  func(failed bool)        // called after each record of a file; may be nil
	note    func([]graph.LoadResult) // called after each batch; may be nil
	failed  int
	summary summary
}

type seenDocument struct{ label, content string }

func newLoading(store graph.Loader, force bool, p *progress) *loading {
	return &loading{store: store, options: graph.LoadOptions{Force: force}, p: p, seen: map[string]seenDocument{}}
}

func (l *loading) fail(label string, err error) {
	l.failed++
	l.p.say("uniongraph: %s: %v", label, err)
}

// add loads one document, perhaps later.
func (l *loading) add(ctx context.Context, label string, in graph.Input) error {
	if in.Record.Document.URL == nil {
		// Another page of the same name would take the place of the first.
		id, d := in.DocumentID(), in.Record.Document
		if before, ok := l.seen[id]; ok && before.content != d.Text {
			l.fail(label, fmt.Errorf("has the name of another page of this run (%s) and no address to tell them apart; rename one, or ingest the folder that holds both", before.label))
			return nil
		}
		l.seen[id] = seenDocument{label, d.Text}
	}
	l.batch = append(l.batch, in)
	l.labels = append(l.labels, label)
	if len(l.batch) < batchSize {
		return nil
	}
	return l.flush(ctx)
}

// flush loads what add has kept. It is not interrupted: a batch takes a moment, and
// half of one would be lost.
func (l *loading) flush(ctx context.Context) error {
	if len(l.batch) == 0 {
		return nil
	}
	results, err := l.store.Load(context.WithoutCancel(ctx), l.batch, l.options)
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	if l.note != nil {
		l.note(results)
	}
	for i, r := range results {
		if r.Status == graph.StatusFailed {
			l.fail(l.labels[i], r.Err)
			continue
		}
		l.summary.count(r)
	}
	l.batch, l.labels = nil, nil
	return nil
}

// readFile loads the records of one file.
func (l *loading) readFile(ctx context.Context, path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		l.fail(path, errors.New("a folder, not a file of records; name the files, or use: uniongraph ingest"))
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		l.fail(path, explain(err))
		return nil
	}
	defer f.Close()
	return l.readLines(ctx, path, f)
}

func (l *loading) readLines(ctx context.Context, name string, r io.Reader) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	records := 0
	n := 0
	for lines.Scan() && ctx.Err() == nil {
		n++
		line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(line) == 0 {
			continue
		}
		records++
		label, failedBefore := name+":"+strconv.Itoa(n), l.failed
		if record, err := parseRecord(line); err != nil {
			l.fail(label, err)
		} else if err := l.add(ctx, label, graph.Input{Record: record}); err != nil {
			return err
		}
		if l.loaded != nil {
			l.loaded(l.failed > failedBefore)
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		l.fail(name+":"+strconv.Itoa(n+1), fmt.Errorf("line is longer than %d MB; is this a file of records, one a line?", maxLine>>20))
	case err != nil:
		l.fail(name, explain(err))
	case records == 0 && ctx.Err() == nil:
		l.fail(name, errors.New("no record in it; make some with: uniongraph extract PAGES > FILE.jsonl"))
	}
	return nil
}

// parseRecord reads and checks one line.
func parseRecord(line []byte) (*extract.Record, error) {
	if !utf8.Valid(line) {
		return nil, fmt.Errorf("not UTF-8 (byte %d); write the records again", invalidAt(line))
	}
	record := new(extract.Record)
	if err := json.Unmarshal(line, record); err != nil {
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
			return nil, fmt.Errorf("not a JSON object at byte %d: %w; records stand one a line", syntax.Offset, err)
		}
		if mistyped, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			return nil, fmt.Errorf("%s is a %s where a %s belongs", mistyped.Field, mistyped.Value, mistyped.Type)
		}
		return nil, err
	}
	return record, graph.Validate(record)
}

func stopped(p *progress) error {
	return failure("stopped after %d of %d %s; what is loaded stays in the graph, run the same command again to go on", p.done, p.total, p.what)
}
