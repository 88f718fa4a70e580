package crawler

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/uniongraph/uniongraph/crawler/address"
	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/robots"
)

// How long an answer to the request for robots.txt holds (RFC 9309, 2.4: a day at most),
// and how long it takes to ask again where none came.
const (
	robotsHold  = 23 * time.Hour
	robotsRetry = time.Hour
	robotsHops  = 5 // redirects followed (RFC 9309, 2.3.1.2)
)

// hostRules are what a host's robots.txt says until a time.
type hostRules struct {
	*robots.Rules
	status int // of the answer, 0: none
	until  time.Time
}

// rules gives what the robots.txt of u's host says. Answers are kept in the state, so
// that several runs a day ask once. Errors are those of the state, a
// *fetch.DeferredError and the context's: that no answer came is in the rules.
func (s *siteCrawl) rules(ctx context.Context, u *url.URL) (hostRules, error) {
	origin := u.Scheme + "://" + u.Host
	s.robotsMu.Lock()
	defer s.robotsMu.Unlock()
	now := s.o.Clock.Now()
	if r, ok := s.robots[origin]; ok && now.Before(r.until) {
		return r, nil
	}
	h, err := s.o.State.Host(ctx, origin)
	if err != nil {
		return hostRules{}, err
	}
	if !now.Before(h.RobotsUntil) {
		if h.Robots, h.RobotsStatus, err = s.fetchRobots(ctx, origin+"/robots.txt"); err != nil {
			return hostRules{}, err
		}
		_, reachable := robots.FromStatus(h.RobotsStatus, nil, Product)
		h.RobotsUntil = now.Add(robotsRetry)
		if reachable {
			h.RobotsUntil = now.Add(robotsHold)
		}
		if err := s.o.State.SetHost(ctx, h); err != nil {
			return hostRules{}, err
		}
	}
	r, _ := robots.FromStatus(h.RobotsStatus, []byte(h.Robots), Product)
	s.transport.Pace().Slow(address.HostKey(u.Host), r.Delay())
	s.robots[origin] = hostRules{r, h.RobotsStatus, h.RobotsUntil}
	return s.robots[origin], nil
}

// fetchRobots gives the body and status of robots.txt, behind redirects; status 0 where
// no answer came.
func (s *siteCrawl) fetchRobots(ctx context.Context, at string) (body string, status int, err error) {
	for range robotsHops + 1 {
		x, err := s.transport.Get(ctx, at)
		var failure *fetch.Error
		switch {
		case errors.As(err, &failure):
			s.o.Log.Info("robots.txt could not be read", "url", at, "error", err)
			return "", 0, nil
		case err != nil:
			return "", 0, err
		case x.Truncated == "time" || x.Truncated == "disconnect":
			return "", 0, nil // half the rules are not the rules
		}
		to := x.Location()
		if to == nil {
			if x.Status >= 300 && x.Status < 400 {
				return "", http.StatusNotFound, nil
			}
			text := x.Body[:min(len(x.Body), robots.MaxSize)]
			return strings.ToValidUTF8(strings.ReplaceAll(string(text), "\x00", ""), "\ufffd"), x.Status, nil
		}
		if at = to.String(); to.Scheme != "http" && to.Scheme != "https" {
			return "", http.StatusNotFound, nil
		}
	}
	return "", http.StatusNotFound, nil // more redirects than are followed: as if there were none
}

// sitemaps gives those that the robots.txt of the site's hosts name.
func (s *siteCrawl) sitemaps(r hostRules) []frontier.Link {
	var out []frontier.Link
	for _, ref := range r.Sitemaps() {
		if l, ok := s.link(nil, ref, frontier.Sitemap); ok && len(out) < 100 {
			out = append(out, l)
		}
	}
	return out
}
