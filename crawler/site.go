package crawler

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"net/url"
	"sync"
	"time"

	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

// resume is how long ago a run may have been cut off that the next one goes on with.
const resume = 12 * time.Hour

// siteCrawl is the crawl of one site.
type siteCrawl struct {
	*Crawler
	site  sites.Site
	scope *scope
	run   frontier.Run
	most  int // pages to ask for in this run

	robotsMu sync.Mutex
	robots   map[string]hostRules // by scheme and host; a site has few

	// The committer's own.
	seed     maphash.Seed
	familiar map[uint64]bool // links that the frontier has, by token
	left     int64           // pages due when last counted
	counted  time.Time

	mu      sync.Mutex // guards what follows
	changed sync.Cond  // what is under way has become less, or the crawl is to stop
	queue   []frontier.Known
	held    map[string]bool // keys of pages in queue or under way
	working int             // pages under way
	asked   int             // pages asked for in this run
	silent  int             // requests in a row without an answer
	refused int             // answers in a row that said "too many requests"
	reason  string          // why to stop; "" as long as nothing says so
	gaveUp  bool            // the reason is the host's doing
	broken  error           // state or archive do not work
}

// site visits what is due on a site.
func (c *Crawler) site(ctx context.Context, site sites.Site) (Site, error) {
	s := &siteCrawl{Crawler: c, site: site, scope: newScope(site), robots: map[string]hostRules{}, held: map[string]bool{}, seed: maphash.MakeSeed(), familiar: map[uint64]bool{}, most: site.MaxPages}
	s.changed.L = &s.mu
	if s.most <= 0 {
		s.most = c.o.MaxPages
	}
	if err := s.begin(ctx); err != nil {
		return Site{ID: site.ID}, err
	}
	wake := context.AfterFunc(ctx, s.changed.Broadcast)
	defer wake()
	s.visitAll(ctx)
	return s.end(ctx)
}

// begin prepares pace and frontier: the site's own pages, and the sitemaps of its robots.txt.
func (s *siteCrawl) begin(ctx context.Context) error {
	now := s.o.Clock.Now()
	if err := s.o.State.Add(ctx, s.site.ID, now, s.scope.seeds()); err != nil {
		return err
	}
	var err error
	if s.run, err = s.o.State.Begin(ctx, s.site.ID, now, resume); err != nil {
		return err
	}
	s.asked = int(s.run.Fetched)
	for key, origin := range s.scope.origins {
		s.transport.Pace().Set(key, fetch.PaceOptions{Delay: s.site.Delay, Parallel: s.site.Parallel, Patience: s.o.Patience})
		h, err := s.o.State.Host(ctx, origin)
		if err != nil {
			return err
		}
		s.transport.Pace().Hold(key, h.Hold)
		u, err := url.Parse(origin)
		if err != nil {
			continue
		}
		r, err := s.rules(ctx, u)
		if err != nil {
			if s.stopFor(err) {
				continue
			}
			return err
		}
		if err := s.o.State.Add(ctx, s.site.ID, now, s.sitemaps(r)); err != nil {
			return err
		}
	}
	return nil
}

// end gives the run's numbers. A run that was stopped stays open: the next goes on with it.
func (s *siteCrawl) end(ctx context.Context) (Site, error) {
	report := Site{ID: s.site.ID, Counts: s.run.Counts, Reason: s.reason, GaveUp: s.gaveUp}
	if s.broken != nil {
		return report, s.broken
	}
	free := context.WithoutCancel(ctx)
	now := s.o.Clock.Now()
	for key, origin := range s.scope.origins {
		h, err := s.o.State.Host(free, origin)
		if err != nil {
			return report, err
		}
		if held := s.transport.Pace().Held(key); held.After(now) && held.After(h.Hold) {
			h.Hold = held
			if err := s.o.State.SetHost(free, h); err != nil {
				return report, err
			}
		}
	}
	left, _, err := s.o.State.Waiting(free, s.site.ID, now)
	if err != nil {
		return report, err
	}
	report.Left = left
	if ctx.Err() != nil {
		report.Reason = "stopped"
	} else if s.run, err = s.o.State.End(free, s.run, now, s.reason); err != nil {
		return report, err
	} else {
		report.Counts = s.run.Counts
	}
	s.tell(Progress{Site: s.site.ID, Counts: report.Counts, Left: left, Done: true})
	return report, nil
}

func (s *siteCrawl) tell(p Progress) {
	if s.o.Progress != nil {
		s.o.Progress(p)
	}
}

// stop lets the crawl of the site end after what is under way, because of its host.
func (s *siteCrawl) stop(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reason == "" {
		s.reason, s.gaveUp = fmt.Sprintf(format, args...), true
	}
	s.changed.Broadcast()
}

// stopFor stops for an error that only says not to go on now; false for others.
func (s *siteCrawl) stopFor(err error) bool {
	if deferred, ok := errors.AsType[*fetch.DeferredError](err); ok {
		s.stop("%v", deferred)
		return true
	}
	if _, ok := errors.AsType[*fetch.Error](err); ok {
		return false // a server's timeout is a deadline too, but not ours
	}
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// fail stops because state or archive do not work.
func (s *siteCrawl) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken == nil {
		s.broken = err
	}
	s.changed.Broadcast()
}

// take gives the next page that is due; false when there is none, and none can come any more.
func (s *siteCrawl) take(ctx context.Context) (frontier.Known, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for ctx.Err() == nil && s.reason == "" && s.broken == nil {
		if s.asked >= s.most {
			if s.working > 0 { // one that is under way may not count in the end
				s.changed.Wait()
				continue
			}
			s.reason = fmt.Sprintf("%d pages are enough for one run", s.most)
			break
		}
		if s.working >= maxUnderWay {
			s.changed.Wait()
			continue
		}
		if len(s.queue) > 0 {
			k := s.queue[0]
			s.queue = s.queue[1:]
			s.working++
			s.asked++
			return k, true
		}
		if err := s.refill(ctx); err != nil {
			if ctx.Err() == nil {
				s.broken = err
			}
			break
		}
		if len(s.queue) > 0 {
			continue
		}
		if s.working > 0 {
			s.changed.Wait()
			continue
		}
		if !s.waitForRetry(ctx) {
			break
		}
	}
	return frontier.Known{}, false
}

// refill reads what is due. The lock is held.
func (s *siteCrawl) refill(ctx context.Context) error {
	list, err := s.o.State.Next(ctx, s.site.ID, s.o.Clock.Now(), 64, s.held)
	for _, k := range list {
		s.held[k.Key] = true
	}
	s.queue = list
	return err
}

// waitForRetry sleeps until a failed page is tried again; false when none is, in this
// run. The lock is held, but not while sleeping.
func (s *siteCrawl) waitForRetry(ctx context.Context) bool {
	now := s.o.Clock.Now()
	_, retry, err := s.o.State.Waiting(ctx, s.site.ID, now)
	if err != nil || retry.IsZero() || retry.Sub(now) > s.o.Patience {
		return false
	}
	s.mu.Unlock()
	defer s.mu.Lock()
	return s.o.Clock.Sleep(ctx, retry.Sub(now)) == nil
}

// release gives a page back. When it was not asked for, it does not count.
func (s *siteCrawl) release(k frontier.Known, counts bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.held, k.Key)
	s.working--
	if !counts {
		s.asked--
	}
	s.changed.Broadcast()
}

// heard notes whether the host answered, and stops when it no longer does.
func (s *siteCrawl) heard(code int, err error) {
	const silence, refusals = 5, 6
	s.mu.Lock()
	failure, none := errors.AsType[*fetch.Error](err)
	none = none && failure.Kind != fetch.Private && failure.Kind != fetch.Protocol
	switch {
	case none:
		s.silent++
	case err == nil && (code == 429 || code == 503):
		s.silent, s.refused = 0, s.refused+1
	case err == nil:
		s.silent, s.refused = 0, 0
	}
	silent, refused := s.silent >= silence, s.refused >= refusals
	s.mu.Unlock()
	if silent {
		s.stop("the host does not answer: %v", err)
	} else if refused {
		s.stop("the host refuses requests: %s, %d times in a row", status(code), refusals)
	}
}
