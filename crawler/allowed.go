package crawler

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// allowed gives nil when a page may be asked for, or the visit that says why not.
func (s *siteCrawl) allowed(ctx context.Context, k frontier.Known) (*frontier.Visit, error) {
	v := visit(k, s.o.Clock.Now())
	v.Page.Fetched = k.Fetched
	now := s.o.Clock.Now()
	u, err := url.Parse(k.URL)
	if err != nil {
		v.Page.State, v.Page.Reason, v.Page.Due = frontier.Skipped, err.Error(), now.Add(mostGone)
		return &v, nil
	}
	if trap, err := s.trap(ctx, k, u); err != nil {
		return nil, err
	} else if trap != "" {
		v.Page.State, v.Page.Reason, v.Page.Due = frontier.Skipped, trap, now.Add(mostPage)
		return &v, nil
	}
	r, err := s.rules(ctx, u)
	if err != nil {
		return nil, err
	}
	if !r.Reachable() {
		why := "no answer"
		if r.status > 0 {
			why = status(r.status)
		}
		s.stop("robots.txt of %s could not be read (%s): stays away until %s", u.Host, why, r.until.UTC().Format(time.RFC3339))
		return nil, context.Canceled
	}
	if !r.Allowed(u.RequestURI()) {
		v.Page.State, v.Page.Reason, v.Page.Due = frontier.Robots, "robots.txt forbids it", now.Add(day)
		v.Count.SkippedRobots = 1
		return &v, nil
	}
	return nil, nil
}

// How many first visits in a row may lead to nothing new: of addresses of one shape, and
// of all addresses with parameters below one path.
const (
	barrenShape  = 10
	barrenFolder = 40
)

// trap says why a page that was never seen is not worth asking for; "" if it is.
func (s *siteCrawl) trap(ctx context.Context, k frontier.Known, u *url.URL) (string, error) {
	shapes := firstShapes(k, u)
	limits := []int{barrenShape, barrenFolder}
	for i, shape := range shapes {
		n, err := s.o.State.Barren(ctx, s.site.ID, shape)
		if err != nil {
			return "", err
		}
		if n >= limits[i] {
			return fmt.Sprintf("looks like a trap: the last %d pages like %s led to nothing new", n, shape), nil
		}
	}
	return "", nil
}
