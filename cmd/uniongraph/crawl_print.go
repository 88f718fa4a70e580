package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/uniongraph/uniongraph/crawler"
	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// jsonCrawl is what crawl prints with --format json.
type jsonCrawl struct {
	Sites    []jsonCrawled `json:"sites"`
	Failures []jsonFailure `json:"failures"` // at most 1,000
	NotDue   []string      `json:"not_due"`  // ids of sites that were left out, for their schedule says later
	Expired  []string      `json:"expired"`  // ids of sites that were left out, for their declaration is out of date
}

// jsonCrawled is what a run did on one site.
type jsonCrawled struct {
	ID            string `json:"id"`
	Fetched       int64  `json:"fetched"`        // answers of all kinds
	Unchanged     int64  `json:"unchanged"`      // of them
	Failed        int64  `json:"failed"`         // pages given up in this run
	SkippedRobots int64  `json:"skipped_robots"` // pages that robots.txt forbids
	Articles      int64  `json:"articles"`       // new or changed
	Bytes         int64  `json:"bytes"`          // of bodies, decompressed
	Left          int64  `json:"left"`           // pages still due
	Reason        string `json:"reason"`         // why it ended early, "" if it did not
}

func newJSONFailure(f crawler.Failed) jsonFailure {
	return jsonFailure{f.Site, f.URL, f.Reason, f.Next.UTC().Format(time.RFC3339)}
}

// stateAddress is --database, or the crawl's state in the data folder.
func (a *app) stateAddress() string {
	if a.database != "" {
		return a.database
	}
	return "sqlite:" + filepath.Join(a.data, "state.db")
}

func numbers(c frontier.Counts) []string {
	var out []string
	for _, n := range []int64{c.Fetched, c.Unchanged, c.Failed, c.SkippedRobots, c.Articles, c.Bytes} {
		out = append(out, strconv.FormatInt(n, 10))
	}
	return out
}

func (a *app) printCrawl(report []crawler.Site, failed []crawler.Failed, turn turn) error {
	switch a.format {
	case "json":
		out := jsonCrawl{Sites: make([]jsonCrawled, 0, len(report)), Failures: make([]jsonFailure, 0, len(failed)), NotDue: append([]string{}, turn.notDue...), Expired: ids(turn.expired)}
		for _, s := range report {
			out.Sites = append(out.Sites, jsonCrawled{s.ID, s.Fetched, s.Unchanged, s.Failed, s.SkippedRobots, s.Articles, s.Bytes, s.Left, s.Reason})
		}
		for _, f := range failed {
			out.Failures = append(out.Failures, newJSONFailure(f))
		}
		return writeJSON(a.out, out)
	case "csv":
		w := csv.NewWriter(a.out)
		w.Write([]string{"id", "fetched", "unchanged", "failed", "skipped_robots", "articles", "bytes", "left", "reason"})
		for _, s := range report {
			w.Write(append(append([]string{s.ID}, numbers(s.Counts)...), strconv.FormatInt(s.Left, 10), s.Reason))
		}
		w.Flush()
		return w.Error()
	}
	t := section{columns: []column{{title: "Site"}, {title: "Pages", right: true}, {title: "Unchanged", right: true}, {title: "Articles", right: true},
		{title: "Failed", right: true}, {title: "Forbidden", right: true}, {title: "Size", right: true}, {title: "Left", right: true}, {title: "Ended early", wrap: true}}}
	var sum frontier.Counts
	for _, s := range report {
		t.rows = append(t.rows, crawledRow(s.ID, s.Counts, s.Left, s.Reason))
		sum.Add(s.Counts)
	}
	if len(report) > 1 {
		t.rows = append(t.rows, crawledRow("all", sum, 0, ""))
	}
	return a.printSections("", t)
}

func crawledRow(id string, c frontier.Counts, left int64, reason string) row {
	n := func(i int64) string { return strconv.FormatInt(i, 10) }
	return row{cells: []string{id, n(c.Fetched), n(c.Unchanged), n(c.Articles), n(c.Failed), n(c.SkippedRobots), size(c.Bytes), n(left), reason}}
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 10<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 10<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d B", n)
}

// printSections prints tables for people, rows without blank lines between them.
func (a *app) printSections(title string, tables ...section) error {
	w := bufio.NewWriter(a.out)
	t := tableWriter{w: w, width: terminalWidth(a.out), colour: isTerminal(a.out) && os.Getenv("NO_COLOR") == ""}
	if title != "" {
		t.lines("", "", title, bold)
	}
	for i, s := range tables {
		if len(s.rows) == 0 {
			continue
		}
		if i > 0 || title != "" {
			fmt.Fprintln(w)
		}
		if s.title != "" {
			t.lines("", "", s.title, bold)
		}
		widths := t.columnWidths(s)
		var titles []string
		for _, c := range s.columns {
			titles = append(titles, c.title)
		}
		t.cells(s.columns, widths, titles, dim)
		for _, r := range s.rows {
			t.cells(s.columns, widths, r.cells, plain)
		}
	}
	return w.Flush()
}
