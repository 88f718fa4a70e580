package fetch

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// PaceOptions say how fast one host is asked.
type PaceOptions struct {
	// Delay is the least time between two requests. Default 1 s.
	Delay time.Duration
	// Parallel is how many requests may be under way at once. Default 1.
	Parallel int
	// BackOff is the pause after a 429 or 503 that has no Retry-After, twice as long
	// after each further one in a row. Default 5 s.
	BackOff time.Duration
	// MaxDelay is the longest time that back-off makes of Delay. Default 2 min.
	MaxDelay time.Duration
	// Patience is how long a request waits for its turn before it fails with a
	// [DeferredError]. Default 5 min.
	Patience time.Duration
}

func (o PaceOptions) withDefaults() PaceOptions {
	if o.Delay <= 0 {
		o.Delay = time.Second
	}
	if o.Parallel <= 0 {
		o.Parallel = 1
	}
	if o.BackOff <= 0 {
		o.BackOff = 5 * time.Second
	}
	if o.MaxDelay <= 0 {
		o.MaxDelay = 2 * time.Minute
	}
	if o.Patience <= 0 {
		o.Patience = 5 * time.Minute
	}
	return o
}

// DeferredError says that a host wants to be asked later than patience lasts.
type DeferredError struct {
	Host  string
	Until time.Time
}

func (e *DeferredError) Error() string {
	return fmt.Sprintf("%s asks to wait until %s", e.Host, e.Until.UTC().Format(time.RFC3339))
}

// Pace gives the requests to each host their turn. One Pace is shared by all that send
// requests. The time between two requests grows with what the host shows: twice for
// every 429, 503 and timeout, as long as Retry-After says, and at least twice as long as
// the host lately took to answer. It shrinks again with every good answer.
type Pace struct {
	clock Clock
	mu    sync.Mutex
	hosts map[string]*hostPace
}

type hostPace struct {
	options PaceOptions
	turn    chan struct{} // holds a token for each request under way

	// What follows is guarded by Pace.mu.
	last    time.Time     // when the last request was over
	next    time.Time     // no request before
	until   time.Time     // what Retry-After said
	penalty float64       // factor on Delay, at least 1
	refused int           // 429 and 503 in a row
	latency time.Duration // smoothed; 0 before the first answer
}

// NewPace makes a Pace on a clock, nil for the machine's.
func NewPace(clock Clock) *Pace {
	if clock == nil {
		clock = SystemClock{}
	}
	return &Pace{clock: clock, hosts: map[string]*hostPace{}}
}

// Set says how fast a host (an address.HostKey, as in all methods) is asked; without
// it the defaults hold. Where several callers share a host, the slowest wins.
func (p *Pace) Set(host string, o PaceOptions) {
	o = o.withDefaults()
	p.mu.Lock()
	defer p.mu.Unlock()
	if h := p.hosts[host]; h != nil {
		h.options.Delay = max(h.options.Delay, o.Delay)
		h.options.MaxDelay = max(h.options.MaxDelay, o.MaxDelay)
		return
	}
	p.hosts[host] = newHostPace(o)
}

// Slow raises the host's delay: what Crawl-delay asks for.
func (p *Pace) Slow(host string, delay time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.host(host)
	h.options.Delay = max(h.options.Delay, delay)
	h.options.MaxDelay = max(h.options.MaxDelay, delay)
	if next := h.last.Add(h.delay()); !h.last.IsZero() && next.After(h.next) {
		h.next = next
	}
}

// Hold lets nothing go to host before a time.
func (p *Pace) Hold(host string, until time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.host(host)
	if until.After(h.until) {
		h.until = until
	}
}

// Held gives the time before which the host wants no request; zero where it said nothing.
func (p *Pace) Held(host string) time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.host(host).until
}

// Delay gives the present time between two requests to host.
func (p *Pace) Delay(host string) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.host(host).delay()
}

func newHostPace(o PaceOptions) *hostPace {
	return &hostPace{options: o, turn: make(chan struct{}, o.Parallel), penalty: 1}
}

func (p *Pace) host(name string) *hostPace {
	h := p.hosts[name]
	if h == nil {
		h = newHostPace(PaceOptions{}.withDefaults())
		p.hosts[name] = h
	}
	return h
}

func (h *hostPace) delay() time.Duration {
	d := time.Duration(float64(h.options.Delay) * h.penalty)
	return min(max(d, 2*h.latency), h.options.MaxDelay)
}

// outcome is what a request showed about its host.
type outcome struct {
	latency    time.Duration // until the headers came, or it was given up
	refused    bool          // 429 or 503
	timeout    bool          // connected or not, it took too long
	retryAfter time.Duration // what the answer asks for, 0 where it does not
	failed     bool          // no answer: says nothing about latency
}

// wait returns when host may be asked, with the function to call after the answer.
func (p *Pace) wait(ctx context.Context, host string) (func(outcome), error) {
	p.mu.Lock()
	h := p.host(host)
	p.mu.Unlock()
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := p.await(ctx, host, h); err != nil {
		<-h.turn
		return nil, err
	}
	return func(o outcome) {
		p.mu.Lock()
		h.learn(o, p.clock.Now())
		p.mu.Unlock()
		<-h.turn
	}, nil
}

// await sleeps until the host's next slot and takes it.
func (p *Pace) await(ctx context.Context, host string, h *hostPace) error {
	for {
		p.mu.Lock()
		now := p.clock.Now()
		at := h.next
		if h.until.After(at) {
			at = h.until
		}
		left := at.Sub(now)
		if left <= 0 {
			h.next = now.Add(h.delay())
			p.mu.Unlock()
			return ctx.Err()
		}
		patience := h.options.Patience
		p.mu.Unlock()
		if left > patience {
			return &DeferredError{Host: host, Until: at}
		}
		if err := p.clock.Sleep(ctx, left); err != nil {
			return err
		}
	}
}

// learn draws conclusions from an answer that came now. The next request waits from
// here, too: a slow server gets its rest after the answer.
func (h *hostPace) learn(o outcome, now time.Time) {
	h.last = now
	if !o.failed {
		if h.latency == 0 {
			h.latency = o.latency
		} else {
			h.latency += (o.latency - h.latency) / 4
		}
	}
	if o.retryAfter == 0 && o.refused {
		o.retryAfter = min(h.options.BackOff<<min(h.refused, 10), h.options.MaxDelay)
	}
	if o.refused {
		h.refused++
	} else if !o.failed {
		h.refused = 0
	}
	if o.refused || o.timeout {
		most := max(1, float64(h.options.MaxDelay)/float64(h.options.Delay))
		h.penalty = min(h.penalty*2, most)
	} else if !o.failed {
		h.penalty = max(1, h.penalty*0.9)
	}
	if next := now.Add(h.delay()); h.options.Parallel == 1 && next.After(h.next) {
		h.next = next
	}
	if o.retryAfter > 0 {
		if until := now.Add(o.retryAfter); until.After(h.until) {
			h.until = until
		}
	}
}
