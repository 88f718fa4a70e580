package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/sqlite"
)

func newLoadCommand(a *app) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "load FILE.jsonl...",
		Short: "Load extracted records into the graph",
		Long: `Load records that "uniongraph extract" printed, one JSON object a line, into the graph; "-" is
standard input. Each record is checked: its schema, that references lead somewhere, that the places
of its evidence lie in its text. A line that fails is named and left out; the others are loaded.

  uniongraph extract pages/ | uniongraph load -
  uniongraph load monday.jsonl tuesday.jsonl
`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.load(cmd.Context(), args, force) },
	}
	cmd.Flags().BoolVar(&force, "force", false, "load pages even if they would lose most of their statements")
	return cmd
}

func (a *app) load(ctx context.Context, files []string, force bool) error {
	store, err := a.openGraph(ctx, false)
	if err != nil {
		return err
	}
	defer store.Close()
	p := a.newProgress("files", len(files))
	defer p.end()
	l := newLoading(store, force, p)
	for _, path := range files {
		if ctx.Err() != nil {
			break
		}
		failedBefore := l.failed
		if path == "-" {
			err = l.readLines(ctx, "standard input", a.in)
		} else {
			err = l.readFile(ctx, path)
		}
		if err != nil {
			return err
		}
		p.step(l.failed > failedBefore)
	}
	if err := l.flush(ctx); err != nil {
		return err
	}
	p.end()
	if ctx.Err() != nil {
		return stopped(l, len(files))
	}
	if err := a.printSummary(l.summary); err != nil {
		return err
	}
	if l.failed > 0 {
		return someFailed(l.failed, l.summary.documents()+l.failed, "records")
	}
	return nil
}

// openGraph opens the graph that --graph and --data name.
func (a *app) openGraph(ctx context.Context, readOnly bool) (graph.Store, error) {
	address := a.graphAddress()
	scheme, path, _ := strings.Cut(address, ":")
	switch scheme {
	case "sqlite":
		if path == "" {
			return nil, usageError("--graph %q names no file; write sqlite:PATH", address)
		}
		store, err := sqlite.Open(ctx, path, sqlite.Options{ReadOnly: readOnly})
		if err != nil {
			return nil, &exitError{code: exitFailed, err: err}
		}
		return store, nil
	case "bolt", "neo4j", "bolt+s", "neo4j+s":
		return nil, usageError("--graph %s: this version keeps graphs in SQLite only; use sqlite:PATH", scheme)
	}
	return nil, usageError("--graph %q: use sqlite:PATH", address)
}

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
	labels  []string                // what each of batch is called in messages
	seen    map[string]seenDocument // by id: pages without an address
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
		label := name + ":" + strconv.Itoa(n)
		record, err := parseRecord(line)
		if err != nil {
			l.fail(label, err)
			continue
		}
		if err := l.add(ctx, label, graph.Input{Record: record}); err != nil {
			return err
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

func stopped(l *loading, files int) error {
	return failure("stopped after %d of %d files; what is loaded stays in the graph, run the same command again to go on", l.p.done, files)
}

// summary counts what a load did.
type summary struct {
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Added     int `json:"statements_added"`
	Retracted int `json:"statements_retracted"`
	Updated   int `json:"statements_updated"`
}

func (s *summary) count(r graph.LoadResult) {
	switch r.Status {
	case graph.StatusNew:
		s.New++
	case graph.StatusChanged:
		s.Changed++
	default:
		s.Unchanged++
	}
	s.Added += r.Added
	s.Retracted += r.Retracted
	s.Updated += r.Updated
}

func (s summary) documents() int { return s.New + s.Changed + s.Unchanged }

func (s summary) String() string {
	line := fmt.Sprintf("documents: %d new, %d changed, %d unchanged; statements: %d added, %d retracted", s.New, s.Changed, s.Unchanged, s.Added, s.Retracted)
	if s.Updated > 0 {
		line += fmt.Sprintf(", %d updated", s.Updated)
	}
	if s.New+s.Changed == 0 {
		line += " (no change)"
	}
	return line
}

// printSummary prints what changed, in the form that --format asks for.
func (a *app) printSummary(s summary) error {
	var err error
	switch a.format {
	case "json":
		err = writeJSON(a.out, []summary{s})
	case "csv":
		w := csv.NewWriter(a.out)
		w.Write([]string{"new", "changed", "unchanged", "statements_added", "statements_retracted", "statements_updated"})
		var row []string
		for _, n := range []int{s.New, s.Changed, s.Unchanged, s.Added, s.Retracted, s.Updated} {
			row = append(row, strconv.Itoa(n))
		}
		w.Write(row)
		w.Flush()
		err = w.Error()
	default:
		_, err = fmt.Fprintln(a.out, s)
	}
	if err != nil {
		return &exitError{code: exitFailed, err: fmt.Errorf("standard output: %w", err)}
	}
	return nil
}
