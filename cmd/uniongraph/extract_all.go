package main

import (
	"context"
	"fmt"
	"iter"
	"runtime/debug"
	"sync"

	"github.com/uniongraph/uniongraph/extract"
)

// extracted is the outcome of one file, of a page inside an archive, or of an archive
// whose pages have all been given: that one has neither record nor error.
type extracted struct {
	path   string // of a page in an archive: the archive's and the record's offset
	inside bool   // in an archive
	record *extract.Record
	err    error
	stack  []byte // where the extractor broke, if it did
}

// extractAll reads files with several workers and gives the outcomes in the order of
// files, and of pages in an archive. It stops early, without waiting, when ctx ends or the caller stops reading.
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
			submit := func(job func() extracted) bool {
				slot := make(chan extracted, 1)
				select {
				case slots <- slot:
				case <-ctx.Done():
					return false
				}
				select {
				case work <- func() { slot <- job() }:
					return true
				case <-ctx.Done():
					return false
				}
			}
			for _, path := range files {
				var more bool
				if hasEnding(path, archiveEndings) {
					more = readArchive(path, site, submit)
				} else {
					more = submit(func() extracted { return extractFile(path, site) })
				}
				if !more {
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

// extractFile reads one file.
func extractFile(path, site string) extracted {
	return extractPage(path, func() (extract.Input, error) {
		data, err := readPage(path)
		return extract.Input{SourceFile: path, Site: site, Data: data}, err
	})
}

// extractPage reads one page. A page that makes the extractor panic fails alone.
func extractPage(path string, input func() (extract.Input, error)) (r extracted) {
	r.path = path
	defer func() {
		if v := recover(); v != nil {
			r.stack = debug.Stack()
			r.err = fmt.Errorf("the extractor failed on this page (%v); please report it with the page and what --log-level debug says", v)
		}
	}()
	in, err := input()
	if err != nil {
		r.err = err
		return r
	}
	r.record, r.err = extract.Extract(in)
	return r
}
