package main

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/graph"
)

func newIngestCommand(a *app) *cobra.Command {
	var site string
	var force bool
	jobs := runtime.GOMAXPROCS(0)
	cmd := &cobra.Command{
		Use:   "ingest PATH...",
		Short: "Read pages and load what they say into the graph",
		Long: `Read news pages (.txt, .html, .htm), web archives (.warc, .warc.gz) and extracted records (.jsonl;
files, or folders with all below them), and load what they say into the graph. It is "extract" and "load" in one.

A page is known by its address or, where the file does not tell it, by the file's name below PATH.
Reading it again changes nothing; when it has changed, what it no longer says is taken out of the
graph. A page that would lose most of its statements is left as it was and listed, because it is
more often broken than corrected; --force loads it all the same.

  uniongraph ingest pages/
  uniongraph ingest --site lam-dong --data /srv/uniongraph lam-dong/*.html

The last line says what changed. Ctrl-C stops between two pages; what is loaded stays, and the same
command goes on.
`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if jobs < 1 {
				return usageError("--jobs %d: use 1 or more", jobs)
			}
			return a.ingest(cmd.Context(), args, site, jobs, force)
		},
	}
	cmd.Flags().StringVar(&site, "site", "", "whose site the pages come from: a province's slug such as lam-dong, or viet-nam")
	cmd.Flags().IntVar(&jobs, "jobs", jobs, "pages to read at once")
	cmd.Flags().BoolVar(&force, "force", false, "load pages even if they would lose most of their statements")
	return cmd
}

const recordEnding = ".jsonl"

// ingest reads the files below args and loads them.
func (a *app) ingest(ctx context.Context, args []string, site string, jobs int, force bool) error {
	var unlisted int
	files := listFiles(args, slices.Concat(pageEndings, archiveEndings, []string{recordEnding}), func(path string, err error) {
		unlisted++
		fmt.Fprintf(a.err, "uniongraph: %s: %v\n", path, err)
	})
	if len(files) == 0 {
		return someFailed(unlisted, unlisted, "files")
	}
	store, err := a.openGraph(ctx, false)
	if err != nil {
		return err
	}
	defer store.Close()
	total := len(files) // and the pages inside archives
	p := a.newProgress("files", total)
	defer p.end()
	l := newLoading(store, force, p)
	l.note = a.noteLoads
	l.failed = unlisted
	paths := documentPaths(args, files)
	isPage := func(path string) bool { return !hasEnding(path, []string{recordEnding}) }
	var pages, records []string
	for _, f := range files {
		if isPage(f) {
			pages = append(pages, f)
		} else {
			records = append(records, f)
		}
	}
	for r := range extractAll(ctx, pages, site, jobs) {
		if r.inside {
			total++
			p.grow(1)
		}
		p.step(r.err != nil)
		if r.err != nil {
			l.fail(r.path, r.err)
			continue
		}
		if r.record == nil {
			continue // the end of an archive
		}
		for _, w := range r.record.Warnings {
			if w.Code == "no_article" {
				p.say("uniongraph: %s: no article found (%s); nothing is known from it", r.path, w.Message)
			}
		}
		if err := l.add(ctx, r.path, graph.Input{Record: r.record, Path: paths[r.path]}); err != nil {
			return err
		}
	}
	for _, path := range records {
		if ctx.Err() != nil {
			break
		}
		failedBefore := l.failed
		if err := l.readFile(ctx, path); err != nil {
			return err
		}
		p.step(l.failed > failedBefore)
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
		return someFailed(l.failed, max(total+unlisted, l.failed), "files")
	}
	return nil
}

// documentPaths gives each file the name by which its page is known when it has no
// address: its path below the folder named on the command line, so that it is the
// same wherever that folder lies. Names that would meet keep their whole path.
func documentPaths(args, files []string) map[string]string {
	below := func(file string) string {
		best := filepath.Base(file)
		for _, arg := range args {
			rel, err := filepath.Rel(arg, file)
			if err == nil && rel != "." && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) && len(rel) > len(best) {
				best = rel
			}
		}
		return best
	}
	count := map[string]int{}
	for _, f := range files {
		count[below(f)]++
	}
	paths := map[string]string{}
	for _, f := range files {
		if paths[f] = below(f); count[paths[f]] > 1 {
			paths[f] = f
		}
	}
	return paths
}
