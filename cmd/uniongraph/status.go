package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/uniongraph/uniongraph/crawler"
	"github.com/uniongraph/uniongraph/crawler/frontier"
)

func newStatusCommand(a *app) *cobra.Command {
	var site string
	shown := 20
	cmd := &cobra.Command{
		Use:   "status",
		Short: "The last crawl of each site, and the pages that failed",
		Long: `Say how the last crawl of each site went, and which pages failed when last visited, why, and when they
are tried again. It only looks: a crawl may be under way.

  uniongraph status
  uniongraph status --site lam-dong --failures 0
  uniongraph status --format json | jq '.failures[].url'
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if shown < 0 {
				return usageError("--failures %d: use 0 or more", shown)
			}
			if shown == 0 {
				shown = math.MaxInt32
			}
			state, err := frontier.OpenReadOnly(cmd.Context(), a.stateAddress())
			if errors.Is(err, frontier.ErrNone) {
				return failure("nothing has been crawled into %s yet; begin with: uniongraph crawl --contact ADDRESS", a.data)
			}
			if err != nil {
				return failure("%w", err)
			}
			defer state.Close()
			runs, err := state.LastRuns(cmd.Context())
			if err != nil {
				return failure("%w", err)
			}
			failed, err := state.Failures(cmd.Context(), site, shown)
			if err != nil {
				return failure("%w", err)
			}
			if site != "" {
				var of []frontier.Run
				for _, r := range runs {
					if r.Site == site {
						of = append(of, r)
					}
				}
				if runs = of; len(runs) == 0 {
					return failure("site %q has not been crawled", site)
				}
			}
			left := map[string]int64{}
			for _, r := range runs {
				if left[r.Site], _, err = state.Waiting(cmd.Context(), r.Site, time.Now()); err != nil {
					return failure("%w", err)
				}
			}
			return a.printStatus(runs, failed, left)
		},
	}
	cmd.Flags().StringVar(&site, "site", "", "id of the site to look at (default all)")
	cmd.Flags().IntVar(&shown, "failures", shown, "failed pages to list, 0 for all")
	return cmd
}

// jsonLastRun is the last run of a site.
type jsonLastRun struct {
	jsonCrawled
	Started time.Time  `json:"started"`
	Ended   *time.Time `json:"ended"` // null: under way, or stopped; the next run goes on with it
}

// printStatus prints the last runs; left is how many pages of each site are due now.
func (a *app) printStatus(runs []frontier.Run, failed []frontier.Known, left map[string]int64) error {
	switch a.format {
	case "json":
		out := struct {
			Sites    []jsonLastRun `json:"sites"`
			Failures []jsonFailure `json:"failures"`
		}{make([]jsonLastRun, 0, len(runs)), make([]jsonFailure, 0, len(failed))}
		for _, r := range runs {
			c := jsonCrawled{r.Site, r.Fetched, r.Unchanged, r.Failed, r.SkippedRobots, r.Articles, r.Bytes, left[r.Site], r.Reason}
			out.Sites = append(out.Sites, jsonLastRun{c, r.Started.UTC().Truncate(time.Second), known(r.Ended.Truncate(time.Second))})
		}
		for _, k := range failed {
			out.Failures = append(out.Failures, newJSONFailure(crawler.Failed{Site: k.Site, URL: k.URL, Reason: k.Reason, Next: k.Due}))
		}
		return writeJSON(a.out, out)
	case "csv":
		w := csv.NewWriter(a.out)
		w.Write([]string{"id", "fetched", "unchanged", "failed", "skipped_robots", "articles", "bytes", "left", "started", "ended", "reason"})
		for _, r := range runs {
			w.Write(append(append([]string{r.Site}, numbers(r.Counts)...), strconv.FormatInt(left[r.Site], 10), instant(r.Started), instant(r.Ended), r.Reason))
		}
		w.Flush()
		return w.Error()
	}
	t := section{columns: []column{{title: "Site"}, {title: "Begun"}, {title: "Ended"}, {title: "Pages", right: true}, {title: "Unchanged", right: true},
		{title: "Articles", right: true}, {title: "Failed", right: true}, {title: "Left", right: true}, {title: "Ended early", wrap: true}}}
	for _, r := range runs {
		ended := "no"
		if !r.Ended.IsZero() {
			ended = r.Ended.Local().Format("2006-01-02 15:04")
		}
		t.rows = append(t.rows, row{cells: []string{r.Site, r.Started.Local().Format("2006-01-02 15:04"), ended, fmt.Sprint(r.Fetched), fmt.Sprint(r.Unchanged), fmt.Sprint(r.Articles), fmt.Sprint(r.Failed), fmt.Sprint(left[r.Site]), r.Reason}})
	}
	f := section{title: "Pages that failed", columns: []column{{title: "Address", wrap: true}, {title: "Reason", wrap: true}, {title: "Next try"}}}
	for _, k := range failed {
		f.rows = append(f.rows, row{cells: []string{k.URL, k.Reason, k.Due.Local().Format("2006-01-02 15:04")}})
	}
	return a.printSections("", t, f)
}

func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
