package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/graph"
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
	p := a.newProgress("records", countLines(files))
	defer p.end()
	p.silent = p.silent || slices.Contains(files, "-") // nobody knows how many records are to come
	l := newLoading(store, force, p)
	l.note = a.noteLoads
	l.loaded = func(failed bool) { p.step(failed) }
	for _, path := range files {
		if ctx.Err() != nil {
			break
		}
		if path == "-" {
			err = l.readLines(ctx, "standard input", a.in)
		} else {
			err = l.readFile(ctx, path)
		}
		if err != nil {
			return err
		}
	}
	if err := l.flush(ctx); err != nil {
		return err
	}
	p.end()
	if ctx.Err() != nil {
		return stopped(p)
	}
	if err := a.printSummary(l.summary); err != nil {
		return err
	}
	if l.failed > 0 {
		return someFailed(l.failed, l.summary.documents()+l.failed, "records")
	}
	return nil
}

// countLines gives the number of lines that are not empty, to show progress by; what
// cannot be read is reported when its turn comes.
func countLines(files []string) int {
	n := 0
	for _, path := range files {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		lines := bufio.NewReader(f)
		for err == nil {
			var part []byte
			if part, err = lines.ReadSlice('\n'); len(part) > 2 && !errors.Is(err, bufio.ErrBufferFull) {
				n++
			}
			if errors.Is(err, bufio.ErrBufferFull) {
				err = nil
			}
		}
		f.Close()
	}
	return n
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
