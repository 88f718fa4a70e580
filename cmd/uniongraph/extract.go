package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"slices"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/extract"
)

func newExtractCommand(a *app) *cobra.Command {
	var output, site string
	var explain bool
	jobs := runtime.GOMAXPROCS(0)
	cmd := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Read pages and print what they say, one JSON record a line",
		Long: `Read news pages (.txt, .html, .htm, and web archives .warc, .warc.gz; files, or folders with all
below them) and print one record a line as JSON: people, organizations, roles, events, meetings and
cooperation, each with the place of the words that say so. A page without an article gives a record
without facts and says why.

Of an archive, each HTML page with status 200 is read; its record has the page's address, and as its
file the archive's name and the place in it.

The records come in the order of the files' names, however many are read at once. A file that cannot
be read is named on standard error; the others are read all the same. In folders, hidden files and
links to other folders are left out.

  uniongraph extract pages/ > records.jsonl
  uniongraph extract pages/ --output records.jsonl
  uniongraph extract --site lam-dong visit.html | jq .met

With --explain it prints, instead of records, each sentence with what was recognised in it, by which
rule, and the facts that came of it: to see why a fact is there or missing.

  uniongraph extract --explain visit.html | less -R`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if jobs < 1 {
				return usageError("--jobs %d: use 1 or more", jobs)
			}
			if explain {
				return a.toOutput(output, func(w io.Writer) error { return a.explainFiles(cmd.Context(), args, site, w) })
			}
			return a.toOutput(output, func(w io.Writer) error { return a.extractFiles(cmd.Context(), args, site, jobs, w) })
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write instead of standard output; it appears, or is replaced, only when it is complete")
	cmd.Flags().StringVar(&site, "site", "", "whose site the pages come from: a province's slug such as lam-dong, or viet-nam")
	cmd.Flags().BoolVar(&explain, "explain", false, "print how each sentence was read instead of records; in colour on a terminal")
	cmd.Flags().IntVar(&jobs, "jobs", jobs, "pages to read at once")
	return cmd
}

// extractFiles reads the files and writes their records in order.
func (a *app) extractFiles(ctx context.Context, paths []string, site string, jobs int, w io.Writer) error {
	unlisted, failed, empty, read := 0, 0, 0, 0
	files := listFiles(paths, slices.Concat(pageEndings, archiveEndings), func(path string, err error) {
		unlisted++
		fmt.Fprintln(a.err, printable(fmt.Sprintf("uniongraph: %s: %v", path, err)))
	})
	total := len(files) // and the pages inside archives
	p := a.newProgress("pages", total)
	defer p.end()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for r := range extractAll(ctx, files, site, jobs) {
		if r.inside {
			total++
			p.grow(1)
		}
		p.step(r.err != nil)
		if r.err != nil {
			failed++
			p.say("uniongraph: %s: %v", r.path, r.err)
			if r.stack != nil {
				a.log.Debug("extractor broke", "file", r.path, "stack", string(r.stack))
			}
			continue
		}
		if r.record == nil {
			continue // the end of an archive
		}
		read++
		a.log.Debug("page read", "file", r.path, "persons", len(r.record.Persons), "memberships", len(r.record.Memberships),
			"events", len(r.record.Events), "met", len(r.record.Met), "cooperations", len(r.record.Cooperations))
		if reason := noArticle(r.record); reason != "" {
			empty++
			p.say("uniongraph: %s: no article found (%s); its record holds no facts", r.path, reason)
		}
		if err := enc.Encode(r.record); err != nil {
			return failure("write the record of %s: %w", r.path, err)
		}
	}
	if ctx.Err() != nil {
		return failure("stopped after %d of %d pages; run the same command again", p.done, total)
	}
	if len(files) > 0 {
		p.sum("%d of %d pages read, %d without an article", read, read+failed, empty)
	}
	if failed += unlisted; failed > 0 {
		return someFailed(failed, total+unlisted, "files")
	}
	return nil
}

// noArticle gives the reason why there is no article on a page, "" if there is one.
func noArticle(r *extract.Record) string {
	for _, w := range r.Warnings {
		if w.Code == "no_article" {
			return w.Message
		}
	}
	return ""
}
