package crawler

import (
	"context"
	"errors"
	"hash/maphash"
	"slices"
	"sync"
	"time"

	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// keepers is how many pages of a site are judged and archived at once, while the next is
// on its way.
const keepers = 4

// maxUnderWay is how many pages of a site are under way at most: asked for, but not yet
// on the disk and in the frontier. They share the wait for the disk; so many are fetched
// again after a kill, and so many more than the limit of a trap may be asked for.
const maxUnderWay = 32

// answer is a page that was asked for and what came.
type answer struct {
	page     frontier.Known
	exchange *fetch.Exchange
}

// outcome is a page that was dealt with.
type outcome struct {
	visit   frontier.Visit
	page    frontier.Known
	asked   bool         // a request was sent
	durable func() error // waits until the archive has it on the disk; nil when nothing was archived
}

// visitAll visits what is due until nothing is, or something says stop: fetchers take
// pages (one, unless the site is configured otherwise), keepers judge and archive what
// came, one committer writes to the frontier.
func (s *siteCrawl) visitAll(ctx context.Context) {
	answers := make(chan answer, keepers)
	outcomes := make(chan outcome, maxUnderWay)
	var fetching, keeping, committing sync.WaitGroup
	for range max(1, s.site.Parallel) {
		fetching.Go(func() {
			v := newVisitor(s.o.Fetch.UserAgent, s.transport)
			for {
				k, ok := s.take(ctx)
				if !ok {
					return
				}
				s.ask(ctx, v, k, answers, outcomes)
			}
		})
	}
	for range keepers {
		keeping.Go(func() {
			for a := range answers {
				o, err := s.keep(ctx, a.page, a.exchange)
				if err != nil { // not kept: it stays due
					s.fail(err)
					s.release(a.page, true)
					continue
				}
				outcomes <- o
			}
		})
	}
	committing.Go(func() { s.commit(ctx, outcomes) })
	fetching.Wait()
	close(answers)
	keeping.Wait()
	close(outcomes)
	committing.Wait()
}

// ask sends the request for a page where that is allowed. What came goes to answers,
// what is decided without an answer to outcomes.
func (s *siteCrawl) ask(ctx context.Context, v *visitor, k frontier.Known, answers chan<- answer, outcomes chan<- outcome) {
	refused, err := s.allowed(ctx, k)
	switch {
	case err != nil:
		if !s.stopFor(err) {
			s.fail(err)
		}
		s.release(k, false)
		return
	case refused != nil:
		outcomes <- outcome{visit: *refused, page: k}
		return
	}
	x, err := v.fetch(ctx, k)
	if err != nil && s.stopFor(err) {
		s.release(k, false)
		return
	}
	if err != nil {
		s.heard(0, err)
		if p, ok := errors.AsType[*panicError](err); ok {
			s.o.Log.Error("panic", "url", k.URL, "value", p.value, "stack", string(p.stack))
		}
		outcomes <- outcome{visit: s.unreachable(k, err), page: k, asked: true}
		return
	}
	s.heard(x.Status, nil)
	answers <- answer{k, x}
}

// commit writes outcomes to the frontier, as many at once as there are.
func (s *siteCrawl) commit(ctx context.Context, outcomes <-chan outcome) {
	for first := range outcomes {
		batch := []outcome{first}
	more:
		for len(batch) < maxUnderWay {
			select {
			case o, ok := <-outcomes:
				if !ok {
					break more
				}
				batch = append(batch, o)
			default:
				break more
			}
		}
		if batch = s.kept(batch); len(batch) > 0 {
			s.finish(ctx, batch)
		}
	}
}

// kept waits until pages are on the disk, and leaves out those that cannot be: they stay due.
func (s *siteCrawl) kept(batch []outcome) []outcome {
	return slices.DeleteFunc(batch, func(o outcome) bool {
		if o.durable == nil {
			return false
		}
		err := o.durable()
		if err != nil {
			s.fail(err)
			s.release(o.page, true)
		}
		return err != nil
	})
}

func (s *siteCrawl) finish(ctx context.Context, batch []outcome) {
	visits := make([]frontier.Visit, len(batch))
	p := Progress{Site: s.site.ID}
	for i, o := range batch {
		visits[i] = o.visit
		visits[i].Links = s.unfamiliar(o.visit)
		s.run.Add(o.visit.Count)
		k := o.visit.Page
		if k.Reason != "" {
			s.o.Log.Info("page", "url", k.URL, "state", k.State, "reason", k.Reason)
		}
		if o.visit.Count.Failed > 0 {
			p.Failed = append(p.Failed, Failed{Site: k.Site, URL: k.URL, Reason: k.Reason, Next: k.Due})
		}
	}
	err := s.o.State.Finish(ctx, s.run, visits)
	if err != nil {
		s.fail(err)
	}
	for i, o := range batch {
		if err == nil {
			s.remember(visits[i])
		}
		s.release(o.page, o.asked)
	}
	if s.o.Progress == nil {
		return
	}
	if now := time.Now(); now.Sub(s.counted) > time.Second { // counting takes longer the more there are
		if left, _, err := s.o.State.Waiting(context.WithoutCancel(ctx), s.site.ID, s.o.Clock.Now()); err == nil {
			s.left, s.counted = left, now
		}
	}
	p.Counts, p.Left = s.run.Counts, s.left
	s.tell(p)
}

// maxFamiliar bounds what is remembered of links, so that memory does not grow with the
// site: what a menu and a few sidebars lead to.
const maxFamiliar = 4000

// unfamiliar leaves out the links to pages that the frontier is known to have: menus and
// sidebars lead to the same pages from everywhere.
func (s *siteCrawl) unfamiliar(v frontier.Visit) []frontier.Link {
	return slices.DeleteFunc(v.Links, func(l frontier.Link) bool { return plain(l) && s.familiar[s.token(v, l)] })
}

// remember notes the links of a visit that the frontier now has.
func (s *siteCrawl) remember(v frontier.Visit) {
	if len(s.familiar) > maxFamiliar {
		clear(s.familiar)
	}
	for _, l := range v.Links {
		if plain(l) {
			s.familiar[s.token(v, l)] = true
		}
	}
}

// plain tells whether finding a link again says nothing new.
func plain(l frontier.Link) bool {
	return l.Hint.IsZero() && (l.Kind == frontier.Article || l.Kind == frontier.Page || l.Kind == frontier.Listing)
}

// token is what is remembered of a link: where to, and whether from a list.
func (s *siteCrawl) token(v frontier.Visit, l frontier.Link) uint64 {
	if v.Lists {
		return maphash.String(s.seed, l.Key)
	}
	return maphash.String(s.seed, " "+l.Key)
}
