package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"
)

// jumpingClock is a clock on which sleeping takes no time.
type jumpingClock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *jumpingClock {
	return &jumpingClock{now: time.Date(2026, 3, 1, 2, 0, 0, 0, time.UTC)}
}

func (c *jumpingClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *jumpingClock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	c.now = c.now.Add(max(d, 0))
	c.mu.Unlock()
	return ctx.Err()
}

// asked is a server that notes when it is asked, on the clock of the crawler.
func asked(t *testing.T, clock *jumpingClock, o PaceOptions, answer http.HandlerFunc) (func() (time.Duration, error), *Pace, string) {
	var at []time.Time
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at = append(at, clock.Now())
		answer(w, r)
	}))
	t.Cleanup(s.Close)
	u, _ := url.Parse(s.URL)
	pace := NewPace(clock)
	pace.Set(u.Host, o)
	tr := NewTransport(Options{AllowPrivate: true, Pace: pace, Clock: clock})
	return func() (time.Duration, error) {
		_, err := tr.Get(t.Context(), s.URL)
		if err != nil || len(at) < 2 {
			return 0, err
		}
		return at[len(at)-1].Sub(at[len(at)-2]), nil
	}, pace, u.Host
}

func fine(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("<html>tin")) }

func TestPaceIsOneSecondUnlessToldOtherwise(t *testing.T) {
	for name, c := range map[string]struct {
		options PaceOptions
		slow    time.Duration
		want    time.Duration
	}{
		"default":     {PaceOptions{}, 0, time.Second},
		"configured":  {PaceOptions{Delay: 50 * time.Millisecond}, 0, 50 * time.Millisecond},
		"Crawl-delay": {PaceOptions{}, 7 * time.Second, 7 * time.Second},
	} {
		ask, pace, host := asked(t, newClock(), c.options, fine)
		if c.slow > 0 {
			pace.Slow(host, c.slow)
		}
		for i := range 4 {
			if gap, err := ask(); err != nil || i > 0 && gap != c.want {
				t.Errorf("%s: asked after %v, %v; want %v", name, gap, err, c.want)
			}
		}
	}
}

// However many callers ask, one request is under way and each keeps its distance.
func TestOneRequestAtATime(t *testing.T) {
	clock := newClock()
	var mu sync.Mutex
	var now, most int
	var times []time.Time
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		now++
		most = max(most, now)
		times = append(times, clock.Now())
		mu.Unlock()
		time.Sleep(2 * time.Millisecond)
		mu.Lock()
		now--
		mu.Unlock()
	}))
	defer s.Close()
	tr := NewTransport(Options{AllowPrivate: true, Clock: clock})
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			if _, err := tr.Get(t.Context(), s.URL); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most != 1 {
		t.Errorf("%d requests at once", most)
	}
	for i := 1; i < len(times); i++ {
		if gap := times[i].Sub(times[i-1]); gap < time.Second {
			t.Errorf("request %d came %v after the one before", i, gap)
		}
	}
}

func TestRetryAfterIsKept(t *testing.T) {
	clock := newClock()
	for name, header := range map[string]func() string{
		"seconds": func() string { return "90" },
		"date":    func() string { return clock.Now().Add(90 * time.Second).Format(http.TimeFormat) },
	} {
		n := 0
		ask, _, _ := asked(t, clock, PaceOptions{}, func(w http.ResponseWriter, r *http.Request) {
			if n++; n == 1 {
				w.Header().Set("Retry-After", header())
				w.WriteHeader(http.StatusTooManyRequests)
			}
		})
		if _, err := ask(); err != nil {
			t.Fatal(err)
		}
		if gap, err := ask(); err != nil || gap < 90*time.Second || gap > 91*time.Second {
			t.Errorf("%s: asked again after %v, %v", name, gap, err)
		}
	}
	n := 0
	ask, _, _ := asked(t, clock, PaceOptions{}, func(w http.ResponseWriter, r *http.Request) {
		n++
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	ask()
	var deferred *DeferredError
	if _, err := ask(); !errors.As(err, &deferred) || n != 1 || deferred.Until.Sub(clock.Now()) < 59*time.Minute {
		t.Errorf("an hour is longer than patience: %v after %d requests", err, n)
	}
}

func TestBackOffGrowsAndGoes(t *testing.T) {
	status := 503
	ask, pace, host := asked(t, newClock(), PaceOptions{}, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
	var gaps []time.Duration
	for range 5 {
		gap, err := ask()
		if err != nil {
			t.Fatal(err)
		}
		gaps = append(gaps, gap)
	}
	for i := 2; i < len(gaps); i++ {
		if gaps[i] <= gaps[i-1] || gaps[i] < 5*time.Second {
			t.Errorf("pauses do not grow: %v", gaps[1:])
		}
	}
	status = 200
	slow := pace.Delay(host)
	for range 60 {
		if _, err := ask(); err != nil {
			t.Fatal(err)
		}
	}
	if pace.Delay(host) != time.Second || slow < 8*time.Second {
		t.Errorf("delay was %v, is %v", slow, pace.Delay(host))
	}
}

func TestRisingLatencySlowsDown(t *testing.T) {
	clock := newClock()
	latency := 100 * time.Millisecond
	ask, pace, host := asked(t, clock, PaceOptions{}, func(http.ResponseWriter, *http.Request) { clock.Sleep(context.Background(), latency) })
	for range 10 {
		ask()
	}
	if d := pace.Delay(host); d != time.Second {
		t.Errorf("a quick host waits %v", d)
	}
	latency = 4 * time.Second
	for range 20 {
		ask()
	}
	if d := pace.Delay(host); d < 7*time.Second || d > 8*time.Second {
		t.Errorf("a host that takes 4 s waits %v", d)
	}
}

func TestWaitingEndsWithTheContext(t *testing.T) {
	pace := NewPace(nil)
	pace.Set("x.vn", PaceOptions{Delay: time.Hour, Patience: 2 * time.Hour})
	done, err := pace.wait(t.Context(), "x.vn")
	if err != nil {
		t.Fatal(err)
	}
	done(outcome{})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := pace.wait(ctx, "x.vn"); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}
