package crawler

import (
	"time"

	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// Times between visits. A night's run may begin a little earlier than the one before,
// so a day is 20 hours.
const (
	day         = 20 * time.Hour
	mostArticle = 120 * 24 * time.Hour
	mostPage    = 30 * 24 * time.Hour
	mostFailed  = 30 * 24 * time.Hour
	mostGone    = 180 * 24 * time.Hour
)

// revisit gives the time until a page is visited again that was fine: half its age, so
// that young articles are seen every day and old ones every few months.
func revisit(k frontier.Known, article bool, now time.Time) time.Duration {
	switch {
	case k.Kind.Leads():
		return day // and in every run
	case k.Kind == frontier.More:
		return mostPage // earlier when the page before it has news
	}
	since := k.Changed
	if since.IsZero() {
		since = k.FirstSeen
	}
	for _, t := range []time.Time{k.Hint, modified(k.Modified)} { // what the site says
		if !t.IsZero() && t.Before(since) {
			since = t
		}
	}
	most := mostArticle
	if !article {
		most = mostPage
	}
	return clamp(now.Sub(since)/2, day, most)
}

// again gives the time until a page is tried that has failed for n runs.
func again(n int) time.Duration { return doubled(day, n-1, mostFailed) }

// gone gives the time until a page is asked for again that was not there, n times now.
func gone(n int, forGood bool) time.Duration {
	if forGood {
		return mostGone
	}
	return doubled(7*24*time.Hour, n-1, mostGone)
}

func doubled(d time.Duration, n int, most time.Duration) time.Duration {
	return min(d<<min(max(n, 0), 10), most)
}

func clamp(d, least, most time.Duration) time.Duration { return min(max(d, least), most) }
