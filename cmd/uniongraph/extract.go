package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/extract"
)

func newExtractCommand(a *app) *cobra.Command {
	var output, site string
	jobs := runtime.GOMAXPROCS(0)
	cmd := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Read pages and print what they say, one JSON record a line",
		Long: `Read news pages (.txt, .html, .htm; files, or folders with all below them) and print one record a
line as JSON: people, organizations, roles, events, meetings and cooperation, each with the place of
the words that say so. A page without an article gives a record without facts and says why.
The records come in the order of the files' names, however many are read at once.

  uniongraph extract pages/ > records.jsonl
  uniongraph extract --site lam-dong visit.html | jq .met
` + exitCodesHelp,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if jobs < 1 {
				return usageError("--jobs %d: use 1 or more", jobs)
			}
			return a.toOutput(output, func(w io.Writer) error { return a.extractFiles(cmd.Context(), args, site, jobs, w) })
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write instead of standard output; it appears only when it is complete")
	cmd.Flags().StringVar(&site, "site", "", "whose site the pages come from: a province's slug such as lam-dong, or viet-nam")
	cmd.Flags().IntVar(&jobs, "jobs", jobs, "pages to read at once")
	return cmd
}

// toOutput hands write standard output, or a file that replaces the named one when write succeeded.
func (a *app) toOutput(path string, write func(io.Writer) error) error {
	if path == "" {
		w := bufio.NewWriter(a.out)
		err := write(w)
		if flushErr := w.Flush(); flushErr != nil && err == nil {
			err = &exitError{code: exitFailed, err: fmt.Errorf("standard output: %w", flushErr)}
		}
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return failure("%s: %v; name a file in a folder that you may write to", path, explain(err))
	}
	defer os.Remove(f.Name())
	w := bufio.NewWriter(f)
	err = write(w)
	if code := codeOf(err); code != exitDone && code != exitPartial {
		f.Close()
		return err
	}
	werr := w.Flush()
	if werr == nil {
		werr = f.Chmod(0o644)
	}
	if cerr := f.Close(); werr == nil {
		werr = cerr
	}
	if werr == nil {
		werr = os.Rename(f.Name(), path)
	}
	if werr != nil {
		return failure("%s: %v", path, explain(werr))
	}
	return err
}

func codeOf(err error) int {
	if err == nil {
		return exitDone
	}
	if e, ok := err.(*exitError); ok {
		return e.code
	}
	return exitFailed
}

// extractFiles reads the files and writes their records in order.
func (a *app) extractFiles(ctx context.Context, paths []string, site string, jobs int, w io.Writer) error {
	failed := 0
	files := listFiles(paths, pageEndings, func(path string, err error) {
		failed++
		fmt.Fprintf(a.err, "uniongraph: %s: %v\n", path, err)
	})
	p := a.newProgress("pages", len(files))
	defer p.end()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for r := range extractAll(ctx, files, site, jobs) {
		p.step(r.err != nil)
		if r.err != nil {
			failed++
			p.say("uniongraph: %s: %v", r.path, r.err)
			continue
		}
		if err := enc.Encode(r.record); err != nil {
			return &exitError{code: exitFailed, err: fmt.Errorf("write record of %s: %w", r.path, err)}
		}
	}
	if ctx.Err() != nil {
		return failure("stopped after %d of %d pages; run the same command again", p.done, len(files))
	}
	if failed > 0 {
		return someFailed(failed, max(len(files), failed), "files")
	}
	return nil
}

// extracted is the outcome of one file.
type extracted struct {
	path   string
	record *extract.Record
	err    error
}

// extractAll reads files with several workers and gives the outcomes in the order of
// files. It stops early, without waiting, when ctx ends or the caller stops reading.
func extractAll(ctx context.Context, files []string, site string, jobs int) func(yield func(extracted) bool) {
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
			r.err = fmt.Errorf("the extractor failed on this page (%v); please report it with the page", v)
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
