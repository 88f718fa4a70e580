package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/graph"
)

// readerName is under which the frontier remembers how far articles have been read.
const readerName = "graph"

// readKept reads the articles that were archived since the last time and loads what
// they say. How far it came is written down after each batch is in the graph: killed in
// between, the batch is read again, which changes nothing.
func (a *app) readKept(ctx context.Context, state *frontier.Store, store graph.Store, o runOptions, facts *factLog, report *runReport) error {
	at, err := state.Cursor(ctx, readerName)
	for err == nil && ctx.Err() == nil {
		var kept []frontier.Kept
		if kept, err = state.Kept(ctx, at, batchSize); err != nil || len(kept) == 0 {
			break
		}
		if err = a.loadKept(ctx, store, kept, o, facts, report); err == nil {
			at = kept[len(kept)-1].Number
			err = state.SetCursor(context.WithoutCancel(ctx), readerName, at)
		}
	}
	if err != nil && ctx.Err() == nil {
		return &exitError{code: exitFailed, err: err}
	}
	return nil
}

// loadKept reads one batch and loads it.
func (a *app) loadKept(ctx context.Context, store graph.Store, kept []frontier.Kept, o runOptions, facts *factLog, report *runReport) error {
	var batch []graph.Input
	var from []string // the sites of the batch
	for i, r := range a.extractKept(kept, o.known()) {
		site := report.of(kept[i].Site)
		if r.err != nil {
			site.unread++
			fmt.Fprintln(a.err, printable(fmt.Sprintf("uniongraph: %s: %v", kept[i].URL, r.err)))
			continue
		}
		site.articles++
		if r.record.Document.Published == nil {
			site.undated++
		}
		if r.record.Document.Title == nil {
			site.untitled++
		}
		from = append(from, kept[i].Site)
		batch = append(batch, graph.Input{Record: r.record})
	}
	ctx = context.WithoutCancel(ctx) // a batch takes a moment, and half of one would be lost
	if err := facts.before(ctx, batch); err != nil {
		return err
	}
	results, err := store.Load(ctx, batch, graph.LoadOptions{Force: o.force})
	if err != nil {
		return err
	}
	a.noteLoads(results)
	for i, r := range results {
		if r.Status == graph.StatusFailed {
			report.of(from[i]).unread++
			fmt.Fprintln(a.err, printable(fmt.Sprintf("uniongraph: %s: %v", *batch[i].Record.Document.URL, r.Err)))
			continue
		}
		report.loaded.count(r)
		if r.Status != graph.StatusUnchanged {
			facts.changed(r.Document)
		}
	}
	return nil
}

// extractKept reads archived articles, several at once, and gives the outcomes in order.
func (a *app) extractKept(kept []frontier.Kept, all []sites.Site) []extracted {
	out := make([]extracted, len(kept))
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, k := range kept {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			site, _ := sites.Find(all, k.Site)
			out[i] = extractArticle(a.archiveDir(), k, site)
		})
	}
	wg.Wait()
	return out
}

// extractArticle reads one article. One that makes the extractor panic fails alone.
func extractArticle(dir string, k frontier.Kept, site sites.Site) (r extracted) {
	defer func() {
		if v := recover(); v != nil {
			r.err = fmt.Errorf("the extractor failed on this page (%v); please report it with the page", v)
		}
	}()
	page, err := archive.Read(dir, archive.Position(k.At))
	if err == nil {
		data, _ := pageFor(site, page.Body)
		r.record, err = extract.Extract(extract.Input{URL: k.URL, Site: site.Union, Data: data})
	}
	r.err = err
	return r
}
