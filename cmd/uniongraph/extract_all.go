package main

import (
	"context"
	"fmt"
	"iter"
	"runtime/debug"
	"sync"

	"github.com/uniongraph/uniongraph/extract"
)

// extracted is the outcome of one file.
type extracted struct {
	path   string
	record *extract.Record
	err    error
	stack  []byte // where the extractor broke, if it did
}

// extractAll reads files with several workers and gives the outcomes in the order of
// files. It stops early, without waiting, when ctx ends or the caller stops reading.
func extractAll(ctx context.Context, files []string, site string, jobs int) iter.Seq[extracted] {
	return func(yield func(extracted) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		slots := make(chan chan extracted, 2*jobs)
		work := make(chan func())
		var workers sync.WaitGroup
		for range jobs {
			workers.Add(1)
			go func() {
				defer workers.Done()
				for f := range work {
					f()
				}
			}()
		}
		go func() {
			defer close(slots)
			defer close(work)
			for _, path := range files {
				slot := make(chan extracted, 1)
				select {
				case slots <- slot:
				case <-ctx.Done():
					return
				}
				select {
				case work <- func() { slot <- extractFile(path, site) }:
				case <-ctx.Done():
					return
				}
			}
		}()
		defer workers.Wait()
		for slot := range slots {
			select {
			case r := <-slot:
				if !yield(r) {
					cancel()
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// extractFile reads one file. A page that makes the extractor panic fails alone.
func extractFile(path, site string) (r extracted) {
	r.path = path
	defer func() {
		if v := recover(); v != nil {
			r.stack = debug.Stack()
			r.err = fmt.Errorf("the extractor failed on this page (%v); please report it with the page and what --log-level debug says", v)
		}
	}()
	data, err := readPage(path)
	if err != nil {
		r.err = err
		return r
	}
	r.record, r.err = extract.Extract(extract.Input{SourceFile: path, Site: site, Data: data})
	return r
}
