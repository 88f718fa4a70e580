package main

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/uniongraph/uniongraph/crawler"
	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

// crawlOptions say what a crawl does.
type crawlOptions struct {
	ids      []string // --site
	file     string   // --sites
	contact  string
	maxPages int
	private  bool
	dry      bool
}

func newCrawlCommand(a *app) *cobra.Command {
	var o crawlOptions
	cmd := &cobra.Command{
		Use:   "crawl",
		Short: "Visit sites and keep their pages, without reading them",
		Long: `Visit the sites and keep every page that is new or has changed, as web archives in DATA/archive. It is
the first stage of "run"; nothing is read or loaded.

The crawler keeps to robots.txt, asks a host once a second at most and less often when it is slow or
says so, and tells each server who runs it: --contact is a mail or web address at which you can be
reached. Pages that are known are asked for only when they are due, and on condition that they changed.
A site with a schedule is left out until it is due, unless --site names it.

Ctrl-C finishes what is under way. Whatever ends a crawl, the next one goes on: a page counts as done
only when it is on the disk. Pages that failed are listed with the reason and when they are tried again.

  uniongraph crawl --contact mailto:you@example.org
  uniongraph crawl --site lam-dong --max-pages 100 --contact https://example.org/crawl --format json
  uniongraph crawl --dry-run
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, err := loadSites(o.file)
			if err != nil {
				return err
			}
			chosen, err := chosenSites(all, o.ids)
			switch {
			case err != nil:
				return err
			case o.maxPages < 0:
				return usageError("--max-pages %d: use 1 or more", o.maxPages)
			case o.dry:
				return a.planCrawl(cmd.Context(), chosen, len(o.ids) > 0)
			case o.contact == "" && !o.private:
				return usageError("--contact is missing: a mail or web address at which those who run the sites can reach you")
			}
			if o.maxPages > 0 {
				for i := range chosen {
					chosen[i].MaxPages = o.maxPages
				}
			}
			return a.crawl(cmd.Context(), chosen, o)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&o.ids, "site", nil, "id of a site to crawl; may stand several times (default all)")
	f.StringVar(&o.file, "sites", "", "file with sites of your own, laid over the built-in ones")
	f.StringVar(&o.contact, "contact", "", "mail or web address of who runs the crawl, told to every server")
	f.IntVar(&o.maxPages, "max-pages", 0, "pages of a site to visit in this run (default what the site says, or 10000)")
	f.BoolVar(&o.dry, "dry-run", false, "only say what would be visited; no server is asked")
	f.BoolVar(&o.private, "allow-private", false, "also visit loopback and private networks")
	return cmd
}

// crawl visits what is due on the sites and says what it did.
func (a *app) crawl(ctx context.Context, chosen []sites.Site, o crawlOptions) error {
	if err := os.MkdirAll(a.data, 0o755); err != nil {
		return failure("--data %s: %w", a.data, explain(err))
	}
	state, err := a.openState(ctx) // holds the lock: two crawls never overlap
	if err != nil {
		return err
	}
	defer state.Close()
	t, err := sitesInTurn(ctx, state, chosen, len(o.ids) > 0, time.Now())
	if err != nil {
		return err
	}
	a.warn(t)
	keep, err := archive.Open(a.archiveDir(), archive.Options{Software: "uniongraph " + version(), Operator: o.contact})
	if err != nil {
		return failure("%w", err)
	}
	p := a.newCrawlProgress(len(t.due))
	c, err := crawler.New(crawler.Options{
		State: state, Archive: keep, Contact: o.contact, Version: strings.Fields(version())[0], AllowPrivate: o.private, Log: a.log,
		Fingerprint: fingerprint(chosen), Progress: p.update,
	})
	var report []crawler.Site
	if err == nil {
		report, err = c.Run(ctx, t.due)
	}
	p.end()
	if closed := keep.Close(); err == nil {
		err = closed
	}
	if len(report) > 0 || err == nil {
		if printed := a.printCrawl(report, p.failed, t); printed != nil {
			return printed
		}
	}
	switch {
	case err != nil:
		return failure("%w", err)
	case ctx.Err() != nil:
		return failure("stopped; what is kept stays, and the same command goes on from there")
	}
	return crawlOutcome(report, t)
}

// crawlOutcome is the error that says that pages, or whole sites, could not be had.
func crawlOutcome(report []crawler.Site, t turn) error {
	var fetched, failed, gaveUp, idle int
	for _, s := range report {
		fetched, failed = fetched+int(s.Fetched), failed+int(s.Failed)
		if s.GaveUp {
			gaveUp++
		}
		if s.GaveUp && s.Fetched == 0 {
			idle++
		}
	}
	switch {
	case len(report) == 0 && len(t.notDue) == 0:
		return failure("no site to visit: the declarations are out of date, as listed above")
	case len(report) > 0 && idle == len(report):
		return failure("no site could be visited, as listed above")
	case failed > 0 && gaveUp > 0:
		return &exitError{exitPartial, fmt.Errorf("%s failed and %s ended early, as listed above; the others are done", count(failed, "page", "pages"), count(gaveUp, "site", "sites"))}
	case gaveUp > 0:
		return &exitError{exitPartial, fmt.Errorf("%s ended early, as listed above; the others are done", count(gaveUp, "site", "sites"))}
	case failed > 0:
		return someFailed(failed, max(failed, fetched), "pages")
	}
	return nil
}

// planCrawl says what a crawl would visit.
func (a *app) planCrawl(ctx context.Context, chosen []sites.Site, named bool) error {
	at := a.stateAddress()
	state, err := frontier.OpenReadOnly(ctx, at)
	if errors.Is(err, frontier.ErrNone) {
		state, err = nil, nil
	}
	if err != nil {
		return failure("%w", err)
	}
	if state != nil {
		defer state.Close()
	}
	t, err := sitesInTurn(ctx, state, chosen, named, time.Now())
	if err != nil {
		return err
	}
	a.warn(t)
	type planned struct {
		ID    string   `json:"id"`
		Due   int64    `json:"due"`
		First []string `json:"first"`
	}
	out := make([]planned, 0, len(t.due))
	for _, s := range t.due {
		first, due, err := crawler.Plan(ctx, state, s, time.Now(), 5)
		if err != nil {
			return failure("%w", err)
		}
		out = append(out, planned{s.ID, due, first})
	}
	switch a.format {
	case "json":
		return writeJSON(a.out, map[string]any{"sites": out, "not_due": append([]string{}, t.notDue...), "expired": ids(t.expired)})
	case "csv":
		w := csv.NewWriter(a.out)
		w.Write([]string{"id", "due", "first"})
		for _, s := range out {
			w.Write([]string{s.ID, strconv.FormatInt(s.Due, 10), strings.Join(s.First, " ")})
		}
		w.Flush()
		return w.Error()
	}
	table := section{columns: []column{{title: "Site"}, {title: "Due", right: true}, {title: "First", wrap: true}}}
	for _, s := range out {
		table.rows = append(table.rows, row{cells: []string{s.ID, strconv.FormatInt(s.Due, 10), strings.Join(s.First, " ")}})
	}
	return a.printSections("What a crawl would visit; no server was asked", table)
}
