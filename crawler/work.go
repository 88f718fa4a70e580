package crawler

import (
	"context"
	"errors"
	"sync"

	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// keepers is how many pages of a site are read and archived at once: they share the
// archive's wait for the disk while the next page is on its way.
const keepers = 4

// answer is a page that was asked for and what came.
type answer struct {
	page     frontier.Known
	exchange *fetch.Exchange
}

// outcome is a page that was dealt with.
type outcome struct {
	visit frontier.Visit
	page  frontier.Known
	asked bool // a request was sent
}

// visitAll visits what is due until nothing is, or something says stop: fetchers take
// pages (one, unless the site is configured otherwise), keepers judge and archive what
// came, one committer writes to the frontier.
func (s *siteCrawl) visitAll(ctx context.Context) {
	answers := make(chan answer, keepers)
	outcomes := make(chan outcome, 4*keepers)
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
				v, err := s.keep(ctx, a.page, a.exchange)
				if err != nil { // not kept: it stays due
					s.fail(err)
					s.release(a.page, true)
					continue
				}
				outcomes <- outcome{v, a.page, true}
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
		outcomes <- outcome{*refused, k, false}
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
		outcomes <- outcome{s.unreachable(k, err), k, true}
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
		for len(batch) < 32 {
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
		s.finish(ctx, batch)
	}
}

func (s *siteCrawl) finish(ctx context.Context, batch []outcome) {
	visits := make([]frontier.Visit, len(batch))
	p := Progress{Site: s.site.ID}
	for i, o := range batch {
		visits[i] = o.visit
		s.run.Add(o.visit.Count)
		k := o.visit.Page
		if k.Reason != "" {
			s.o.Log.Info("page", "url", k.URL, "state", k.State, "reason", k.Reason)
		}
		if o.visit.Count.Failed > 0 {
			p.Failed = append(p.Failed, Failed{Site: k.Site, URL: k.URL, Reason: k.Reason, Next: k.Due})
		}
	}
	if err := s.o.State.Finish(ctx, s.run, visits); err != nil {
		s.fail(err)
	}
	for _, o := range batch {
		s.release(o.page, o.asked)
	}
	if s.o.Progress == nil {
		return
	}
	p.Counts = s.run.Counts
	left, _, err := s.o.State.Waiting(context.WithoutCancel(ctx), s.site.ID, s.o.Clock.Now())
	if err == nil {
		p.Left = left
	}
	s.tell(p)
}
