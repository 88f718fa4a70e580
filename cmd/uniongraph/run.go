package main

import (
	"context"
	"os"
	"slices"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

func newRunCommand(a *app) *cobra.Command {
	var o runOptions
	var ids []string
	var file string
	cmd := &cobra.Command{
		Use:   "run",
		Short: "The nightly job: crawl what is new, read it, load it, say what changed",
		Long: `The nightly job. It crawls what is new on the sites, reads the new and changed articles, loads what they
say into the graph, and prints what changed: numbers, sites that somebody should look at, and the facts
that nobody knew before.

Without --site all built-in sites are crawled, and those of your own file (--sites), each when its
schedule says. Pages are kept in DATA/archive. A second run finds nothing new and says so. Two runs on one
data folder never overlap: the second fails. Ctrl-C finishes what is under way; the next run goes on from
there. deploy/ has a timer and a line for cron.

  uniongraph run --contact mailto:you@example.org
  uniongraph run --site lam-dong --site vusta --contact https://example.org/crawl --format json
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var err error
			if o.all, err = loadSites(file); err != nil {
				return err
			}
			if o.sites, err = chosenSites(o.all, ids); err != nil {
				return err
			}
			o.named = len(ids) > 0
			if o.contact == "" && !o.private {
				return usageError("--contact is missing: a mail or web address at which those who run the sites can reach you")
			}
			if o.shown < 0 {
				return usageError("--facts %d: use 0 or more", o.shown)
			}
			report, err := a.run(cmd.Context(), o)
			if report == nil {
				return err
			}
			if printed := a.printRun(report, o.shown); printed != nil {
				return printed
			}
			if err != nil {
				return err
			}
			return report.outcome()
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&ids, "site", nil, "id of a site to crawl; may stand several times (default all)")
	f.StringVar(&file, "sites", "", "file with sites of your own, laid over the built-in ones")
	f.StringVar(&o.contact, "contact", "", "mail or web address of who runs the crawl, told to every server")
	f.BoolVar(&o.private, "allow-private", false, "also visit loopback and private networks")
	f.BoolVar(&o.force, "force", false, "load pages even if they would lose most of their statements")
	f.IntVar(&o.shown, "facts", 5, "facts to list in a table, 0 for all")
	return cmd
}

// chosenSites gives the sites with the ids, all if there are none.
func chosenSites(all []sites.Site, ids []string) ([]sites.Site, error) {
	if len(ids) == 0 {
		return all, nil
	}
	var out []sites.Site
	for _, id := range ids {
		s, ok := sites.Find(all, id)
		if !ok {
			var known []string
			for _, s := range all {
				known = append(known, s.ID)
			}
			if near := nearest(id, known); near != "" {
				return nil, usageError("--site %q: no such site; did you mean %s?", id, near)
			}
			return nil, usageError("--site %q: no such site; see: uniongraph sites list", id)
		}
		if !slices.ContainsFunc(out, func(o sites.Site) bool { return o.ID == id }) {
			out = append(out, s)
		}
	}
	return out, nil
}

// run is the whole job, stage after stage. The report says what was done until it
// ended; it is nil when nothing was.
func (a *app) run(ctx context.Context, o runOptions) (*runReport, error) {
	if err := os.MkdirAll(a.data, 0o755); err != nil {
		return nil, failure("--data %s: %w", a.data, explain(err))
	}
	state, err := a.openState(ctx) // holds the lock: two runs never overlap
	if err != nil {
		return nil, err
	}
	defer state.Close()
	store, err := a.openGraph(ctx, false)
	if err != nil {
		return nil, err
	}
	defer store.Close()
	report := &runReport{at: o.now()}
	if err := a.crawlSites(ctx, state, o, report); err != nil {
		return report, err
	}
	facts := newFactLog(store)
	if err := a.readKept(ctx, state, store, o, facts, report); err != nil {
		return report, err
	}
	// What is loaded stays loaded: the report on it is not interrupted.
	free := context.WithoutCancel(ctx)
	if report.facts, err = facts.changes(free); err == nil {
		report.people, err = facts.newPeople(free)
	}
	if err == nil {
		report.lastNews, err = state.LastNews(free)
	}
	if err != nil {
		return report, &exitError{code: exitFailed, err: err}
	}
	if ctx.Err() != nil {
		return report, failure("stopped; what is done stays, and the same command goes on from there")
	}
	return report, nil
}
