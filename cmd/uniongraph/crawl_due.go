package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

// turn says which sites a crawl visits, and which not.
type turn struct {
	due     []sites.Site
	notDue  []string     // ids of those whose schedule says later
	expired []sites.Site // whose declaration is out of date
}

// sitesInTurn leaves out the sites whose declaration is out of date and, unless they were
// named, those whose schedule says later. A visit that was cut off, or ended before all
// was done, is gone on with. state is nil where nothing was crawled yet.
func sitesInTurn(ctx context.Context, state *frontier.Store, chosen []sites.Site, named bool, now time.Time) (turn, error) {
	last := map[string]frontier.Run{}
	if state != nil {
		runs, err := state.LastRuns(ctx)
		if err != nil {
			return turn{}, failure("%w", err)
		}
		for _, r := range runs {
			last[r.Site] = r
		}
	}
	var t turn
	for _, s := range chosen {
		r, visited := last[s.ID]
		switch {
		case s.Expired(now):
			t.expired = append(t.expired, s)
		case !named && visited && !r.Ended.IsZero() && r.Reason == "" && now.Before(s.Next(r.Started)):
			t.notDue = append(t.notDue, s.ID)
		default:
			t.due = append(t.due, s)
		}
	}
	return t, nil
}

// warn names the sites that are not crawled although somebody may wait for them.
func (a *app) warn(t turn) {
	for _, s := range t.expired {
		fmt.Fprintln(a.err, printable(fmt.Sprintf("uniongraph: %s: site %s is not crawled: its declaration was known to hold until %s; "+
			"compare it with the site (uniongraph sites try ADDRESS --site %s), then set valid_until to a later day or take it out", s.Where, s.ID, s.ValidUntil, s.ID)))
	}
	if len(t.notDue) > 0 && !a.quiet {
		fmt.Fprintln(a.err, printable(fmt.Sprintf("uniongraph: %s not due yet, as their schedules say: %s; --site visits them all the same", count(len(t.notDue), "site is", "sites are"), shortList(t.notDue, 5))))
	}
}

// shortList names the first of many.
func shortList(all []string, most int) string {
	if len(all) <= most {
		return strings.Join(all, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
}

// ids gives those of sites; never nil, for JSON.
func ids(all []sites.Site) []string {
	out := []string{}
	for _, s := range all {
		out = append(out, s.ID)
	}
	return out
}
