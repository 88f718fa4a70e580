package crawler

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/uniongraph/uniongraph/crawler/address"
	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// Limits within which a page is tried again.
const (
	maxTries   = 3  // of a page in one run
	maxRefused = 6  // 429 and 503 for one page in one run
	maxHops    = 10 // redirects to one page
)

// visit begins what a visit of k showed at a time.
func visit(k frontier.Known, now time.Time) frontier.Visit {
	k.Fetched, k.Reason = now, ""
	return frontier.Visit{Page: k}
}

// failed is a page that gave nothing. It is tried again in this run, up to tries times
// in all; then in a later one.
func (s *siteCrawl) failed(v frontier.Visit, reason string, tries int) frontier.Visit {
	k := &v.Page
	k.Reason = reason
	if k.Tries++; k.Tries < tries {
		k.State = frontier.Retry
		wait := s.o.RetryDelay
		for range k.Tries - 1 {
			wait *= 3
		}
		k.Due = k.Fetched.Add(wait)
		return v
	}
	k.Tries = 0
	k.Failures++
	k.State, k.Due = frontier.Failed, k.Fetched.Add(again(k.Failures))
	v.Count.Failed++
	return v
}

// unreachable is a page for which no answer came.
func (s *siteCrawl) unreachable(k frontier.Known, err error) frontier.Visit {
	v := visit(k, s.o.Clock.Now())
	tries := 1
	var failure *fetch.Error
	if errors.As(err, &failure) && (failure.Kind == fetch.Timeout || failure.Kind == fetch.Disconnect || failure.Kind == fetch.Connect) {
		tries = maxTries
	}
	v.Page.Status = 0
	return s.failed(v, err.Error(), tries)
}

// answered sorts an answer by its status; the page itself is judged elsewhere (fine is true).
func (s *siteCrawl) answered(k frontier.Known, x *fetch.Exchange) (v frontier.Visit, fine bool) {
	v = visit(k, x.Time)
	v.Page.Status = x.Status
	v.Count.Fetched, v.Count.Bytes = 1, int64(len(x.Body))
	switch {
	case x.Status == http.StatusNotModified:
		return s.unchanged(v), false
	case x.Status >= 200 && x.Status < 300 && x.Skipped != "":
		return skipped(v, "no page: "+x.Skipped, mostGone), false
	case x.Status >= 200 && x.Status < 300:
		return v, true
	case x.Status >= 300 && x.Status < 400:
		return s.redirected(v, x), false
	case x.Status == http.StatusNotFound || x.Status == http.StatusGone:
		// What the archive holds stays; only the page is remembered as gone.
		v.Page.Failures++
		v.Page.Tries = 0
		v.Page.State, v.Page.Reason = frontier.Gone, status(x.Status)
		v.Page.Due = v.Page.Fetched.Add(gone(v.Page.Failures, x.Status == http.StatusGone))
		return v, false
	case x.Status == http.StatusTooManyRequests || x.Status == http.StatusServiceUnavailable:
		return s.failed(v, status(x.Status), maxRefused), false
	case x.Status >= 500:
		return s.failed(v, status(x.Status), maxTries), false
	}
	return s.failed(v, status(x.Status), 1), false
}

func status(code int) string { return fmt.Sprintf("%d %s", code, http.StatusText(code)) }

func skipped(v frontier.Visit, reason string, wait time.Duration) frontier.Visit {
	v.Page.State, v.Page.Reason, v.Page.Failures = frontier.Skipped, reason, 0
	v.Page.Due = v.Page.Fetched.Add(wait)
	return v
}

// unchanged is a page that is as it was.
func (s *siteCrawl) unchanged(v frontier.Visit) frontier.Visit {
	v.Count.Unchanged = 1
	return done(v)
}

// done is a page that was fine.
func done(v frontier.Visit) frontier.Visit {
	k := &v.Page
	k.State, k.Failures, k.Tries = frontier.Done, 0, 0
	k.Due = k.Fetched.Add(revisit(*k, k.Kind == frontier.Article || k.Fingerprint != "", k.Fetched))
	return v
}

// redirected is a page that leads elsewhere: to another spelling of its address, to
// another page, or out of the site.
func (s *siteCrawl) redirected(v frontier.Visit, x *fetch.Exchange) frontier.Visit {
	k := &v.Page
	to := x.Location()
	if to == nil {
		return s.failed(v, status(x.Status)+" without an address to go to", 1)
	}
	target, err := address.Clean(nil, to.String())
	if err != nil {
		return s.failed(v, fmt.Sprintf("%s to %.100s: %v", status(x.Status), to, err), 1)
	}
	if k.Hops++; k.Hops > maxHops {
		k.Hops = 0
		return s.failed(v, fmt.Sprintf("more than %d redirects, the last to %s", maxHops, target), 1)
	}
	if key := address.Key(target); key == k.Key {
		if target.String() == k.URL {
			k.Hops = 0
			return s.failed(v, "redirects to itself", 1)
		}
		s.scope.moved(target)
		k.URL, k.State, k.Due = target.String(), frontier.New, k.Fetched
		return v
	}
	k.State, k.Due, k.Failures, k.Reason = frontier.Moved, k.Fetched.Add(mostPage), 0, "leads to "+target.String()
	kind, ok := s.scope.kind(target, k.Kind)
	switch {
	case k.Kind == frontier.Start && !s.scope.ours(target):
		k.Reason = "leads out of the site, to " + target.String()
		return s.failed(v, k.Reason, 1) // the declaration is out of date: somebody should know
	case !s.scope.ours(target):
		k.Reason = "leads out of the site, to " + target.String()
		return v
	case k.Kind == frontier.Start || k.Kind == frontier.Sitemap || k.Kind == frontier.Feed:
		kind, ok = k.Kind, true // the page that stands for it now; asked for anew in every run
		k.Due = k.Fetched.Add(day)
	}
	if ok {
		v.Links = []frontier.Link{{Key: address.Key(target), URL: s.scope.address(target), Kind: kind, Depth: k.Depth, Hops: k.Hops, Due: k.Fetched}}
	}
	return v
}
