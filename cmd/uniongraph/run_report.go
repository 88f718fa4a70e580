package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/uniongraph/uniongraph/crawler"
	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// runReport is what a run did.
type runReport struct {
	at       time.Time // when it began
	turn     turn
	sites    []crawler.Site
	failed   []crawler.Failed
	read     map[string]*readSite // by site
	loaded   summary
	people   int // that nobody knew
	facts    []changedFact
	lastNews map[string]time.Time // by site: when an article of it was last new or changed
}

// readSite is what was read of a site's new and changed articles.
type readSite struct {
	articles int // that were read
	undated  int // of them
	untitled int // of them
	unread   int // that could not be read or loaded
}

func (r *runReport) of(site string) *readSite {
	if r.read == nil {
		r.read = map[string]*readSite{}
	}
	if r.read[site] == nil {
		r.read[site] = &readSite{}
	}
	return r.read[site]
}

func (r *runReport) unread() (n int) {
	for _, s := range r.read {
		n += s.unread
	}
	return n
}

func (r *runReport) total() frontier.Counts {
	var t frontier.Counts
	for _, s := range r.sites {
		t.Add(s.Counts)
	}
	return t
}

// fresh counts the facts that nobody knew, by sort.
func (r *runReport) fresh() map[string]int {
	out := map[string]int{}
	for _, f := range r.facts {
		if f.Change == "new" {
			out[f.Fact]++
		}
	}
	return out
}

// outcome is the error that says that pages could not be had or read.
func (r *runReport) outcome() error {
	if err := crawlOutcome(r.sites, r.turn); err != nil {
		return err
	}
	if n := r.unread(); n > 0 {
		return someFailed(n, max(n, int(r.total().Articles)), "articles")
	}
	return nil
}

// silence is how long a site that once had news may have none before somebody should look.
const silence = 30 * 24 * time.Hour

// remarks say what is odd about a site: what failed, whether it fell silent, and whether
// its articles have lost what they had.
func (r *runReport) remarks(s crawler.Site) []string {
	var out []string
	if s.GaveUp && s.Fetched == 0 {
		out = append(out, "fell silent: "+s.Reason)
	} else if s.Reason != "" && (s.Left > 0 || s.GaveUp) {
		out = append(out, fmt.Sprintf("not all was visited: %s; %s left", s.Reason, count(int(s.Left), "page", "pages")))
	}
	if failed := r.failures(s.ID); failed != "" {
		out = append(out, failed)
	}
	read := r.of(s.ID)
	if read.unread > 0 {
		out = append(out, fmt.Sprintf("%s could not be read", count(read.unread, "article", "articles")))
	}
	var lost []string
	if read.untitled > 0 {
		lost = append(lost, fmt.Sprintf("%d without a title", read.untitled))
	}
	if read.undated > 0 {
		lost = append(lost, fmt.Sprintf("%d without a date", read.undated))
	}
	if len(lost) > 0 {
		out = append(out, fmt.Sprintf("of %s %s: has the site's layout changed?", count(read.articles, "article", "articles"), strings.Join(lost, ", ")))
	}
	if last := r.lastNews[s.ID]; !last.IsZero() && r.at.Sub(last) > silence {
		out = append(out, "no new article since "+last.Local().Format(time.DateOnly))
	}
	return out
}

// failures sums up a site's failed pages by reason, with one address for each.
func (r *runReport) failures(site string) string {
	first, times, all := map[string]string{}, map[string]int{}, 0
	for _, f := range r.failed {
		if f.Site != site {
			continue
		}
		all++
		if times[f.Reason]++; times[f.Reason] == 1 {
			first[f.Reason] = f.URL
		}
	}
	reasons := slices.SortedFunc(maps.Keys(times), func(a, b string) int {
		return cmp.Or(cmp.Compare(times[b], times[a]), strings.Compare(a, b))
	})
	var out []string
	for i, reason := range reasons {
		if i == 3 {
			out = append(out, "and other reasons")
			break
		}
		out = append(out, fmt.Sprintf("%d × %s (%s)", times[reason], short(reason, 120), first[reason]))
	}
	if all == 0 {
		return ""
	}
	return fmt.Sprintf("%s failed: %s", count(all, "page", "pages"), strings.Join(out, ", "))
}
