package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/resolve"
)

// journalPath is --journal, or the journal in the data folder.
func (a *app) journalPath() string {
	if a.journal != "" {
		return a.journal
	}
	return filepath.Join(a.data, "corrections.jsonl")
}

func (a *app) readJournal() (*resolve.Journal, error) {
	j, err := resolve.OpenJournal(a.journalPath())
	if err != nil {
		return nil, failure("%w", explain(err))
	}
	return j, nil
}

// follow lets a graph that is open for writing follow the journal. One that follows
// another journal is left alone, unless it is to change over.
func (a *app) follow(ctx context.Context, store graph.Store, changeOver bool) error {
	j, err := a.readJournal()
	if err != nil {
		return err
	}
	held, err := store.Corrections(ctx)
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	if !changeOver && !j.Continues(held) {
		return failure("the graph follows a journal of %s, and %s is not that journal grown longer; name the right one with --journal, or let the graph change over with: uniongraph review apply",
			count(held.Count, "correction", "corrections"), a.journalPath())
	}
	if _, err := graph.Correct(ctx, store, j.Corrections(), func(int, int) {}); err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	return nil
}

// warnBehind says so when a graph that is open for reading lacks corrections.
func (a *app) warnBehind(ctx context.Context, store graph.Store) {
	j, err := a.readJournal()
	if err != nil || len(j.Entries) == 0 || a.quiet {
		return
	}
	if held, err := store.Corrections(ctx); err == nil && held != j.State() {
		fmt.Fprintf(a.err, "uniongraph: the graph does not follow %s yet; apply it with: uniongraph review apply\n", a.journalPath())
	}
}

// sameJournal refuses to copy a graph whose corrections would get lost.
func (a *app) sameJournal(ctx context.Context, source graph.Store) error {
	j, err := a.readJournal()
	if err != nil {
		return err
	}
	held, err := source.Corrections(ctx)
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	if !j.Continues(held) {
		return failure("the graph to copy follows a journal of %s, and %s is not it; name it with --journal, so that the copy follows it too",
			count(held.Count, "correction", "corrections"), a.journalPath())
	}
	return nil
}
