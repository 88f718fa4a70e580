package crawler

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

// gaps gives the shortest time between two requests.
func (w *world) shortestGap() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	shortest := time.Duration(1<<62 - 1)
	for i := 1; i < len(w.requests); i++ {
		shortest = min(shortest, w.requests[i].at.Sub(w.requests[i-1].at))
	}
	return shortest
}

// Several sites on one host, redirects and robots.txt included: one request a second.
func TestOneRequestASecond(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/1", "/2", "/r"))
	w.serve("/r", func(rw http.ResponseWriter, r *http.Request) { http.Redirect(rw, r, "/3", http.StatusMovedPermanently) })
	w.serve("/...", article("x"))
	w.serve("/other/", links("/other/1"))
	other := sites.Site{ID: "y", Start: []string{w.server.URL + "/other/"}}
	w.crawl(w.site(), other)
	if gap := w.shortestGap(); gap < time.Second {
		t.Errorf("two requests within %v", gap)
	}
	if got := w.seen(); got != "/ /1 /2 /3 /other/ /other/1 /r" {
		t.Errorf("asked for %s", got)
	}
}

func TestUserAgent(t *testing.T) {
	w := newWorld(t)
	w.options.Contact, w.options.Version = "mailto:tin@example.vn", "1.2"
	for name, value := range map[string]string{"COLLY_USER_AGENT": "Mozilla", "COLLY_MAX_BODY_SIZE": "1", "COLLY_ALLOWED_DOMAINS": "x.vn", "COLLY_CACHE_DIR": t.TempDir(), "COLLY_DETECT_CHARSET": "yes"} {
		t.Setenv(name, value)
	}
	w.serve("/", links("/1"))
	w.serve("/1", article("Một trang tin dài hơn một byte"))
	if c := w.crawl()[0].Counts; c.Articles != 1 {
		t.Errorf("%+v", c)
	}
	for _, r := range w.requests {
		if got := r.header.Get("User-Agent"); got != "uniongraph/1.2 (+mailto:tin@example.vn)" {
			t.Errorf("%s was asked for by %q", r.path, got)
		}
	}
}

// robots.txt holds on every hop, is asked for once a day, and sets the pace.
func TestRobots(t *testing.T) {
	w := newWorld(t)
	w.serve("/robots.txt", typed("application/octet-stream", "User-agent: *\nDisallow: /\n\nUser-agent: uniongraph\nDisallow: /cam\nCrawl-delay: 3\n"))
	w.serve("/", links("/a", "/cam/1", "/r"))
	w.serve("/r", func(rw http.ResponseWriter, r *http.Request) { http.Redirect(rw, r, "/cam/2", http.StatusFound) })
	w.serve("/...", article("x"))
	report := w.crawl()
	if gap := w.shortestGap(); gap < 3*time.Second {
		t.Errorf("two requests within %v", gap)
	}
	if got := w.seen(); got != "/ /a /r" {
		t.Errorf("asked for %s", got)
	}
	if report[0].SkippedRobots != 2 || report[0].Failed != 0 {
		t.Errorf("%+v", report[0])
	}
	if k := w.known("/cam/2"); k.State != frontier.Robots {
		t.Errorf("%+v", k)
	}
	w.clock.Sleep(t.Context(), 2*time.Hour)
	w.requests = nil
	w.crawl()
	for _, r := range w.requests {
		if r.path == "/robots.txt" {
			t.Error("robots.txt was asked for again after two hours")
		}
	}
	w.serve("/robots.txt", http.NotFound)
	w.clock.Sleep(t.Context(), 24*time.Hour)
	w.crawl()
	if got := w.seen(); !strings.Contains(got, "/cam/1 /cam/2") {
		t.Errorf("after the rule was taken away: %s", got)
	}
}

// A robots.txt that cannot be read means stay away; and it is asked for again later.
func TestRobotsUnreachable(t *testing.T) {
	for name, h := range map[string]http.HandlerFunc{
		"500": bare(500), "503": bare(503), "429": bare(429), "reset": func(rw http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) },
		"cut": func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Content-Length", "1000")
			fmt.Fprint(rw, "User-agent: *\n")
		},
		"slow": func(rw http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
	} {
		w := newWorld(t)
		w.server.Config.ErrorLog = quiet
		w.serve("/robots.txt", h)
		w.serve("/", links())
		if name == "slow" {
			w.hurry(200 * time.Millisecond)
		}
		report := w.crawl()
		w.options.Fetch = fetch.Options{}
		if got := w.seen(); got != "" || !report[0].GaveUp || !strings.Contains(report[0].Reason, "robots.txt") {
			t.Errorf("%s: asked for %q, %+v", name, got, report[0])
		}
		w.serve("/robots.txt", http.NotFound)
		w.clock.Sleep(t.Context(), 2*time.Hour)
		w.crawl()
		if got := w.seen(); got != "/" {
			t.Errorf("%s: later asked for %q", name, got)
		}
	}
	for name, h := range map[string]http.HandlerFunc{
		"loop": func(rw http.ResponseWriter, r *http.Request) { http.Redirect(rw, r, "/robots.txt", http.StatusFound) },
		"403":  bare(403), "a page": page("<html>Không tìm thấy"),
	} {
		w := newWorld(t)
		w.serve("/robots.txt", h)
		w.serve("/", links())
		w.crawl()
		if got := w.seen(); got != "/" {
			t.Errorf("%s: asked for %q", name, got)
		}
	}
}

// 429 with Retry-After: the page comes later, nothing in between, and none is lost.
func TestTooManyRequests(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/1", "/2", "/3"))
	refused := time.Time{}
	w.serve("/...", func(rw http.ResponseWriter, r *http.Request) {
		now := w.clock.Now()
		if refused.IsZero() {
			refused = now
			rw.Header().Set("Retry-After", "60")
			rw.WriteHeader(http.StatusTooManyRequests)
			return
		}
		if now.Sub(refused) < time.Minute {
			t.Errorf("asked again after %v", now.Sub(refused))
		}
		article(r.URL.Path)(rw, r)
	})
	report := w.crawl()
	if report[0].Articles != 3 || report[0].Failed != 0 {
		t.Errorf("%+v", report[0])
	}
}

// A host that wants to be left alone for long is; the next run keeps to it.
func TestComeBackLater(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/1", "/2", "/3"))
	n := 0
	w.serve("/...", func(rw http.ResponseWriter, r *http.Request) {
		if n++; n == 2 {
			rw.Header().Set("Retry-After", "7200")
			rw.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		article(r.URL.Path)(rw, r)
	})
	report := w.crawl()
	if !report[0].GaveUp || !strings.Contains(report[0].Reason, "wait until 2026-03-01T04:0") || report[0].Left == 0 {
		t.Errorf("%+v", report[0])
	}
	w.seen()
	w.clock.Sleep(t.Context(), time.Hour)
	report = w.crawl()
	if got := w.seen(); got != "" || !report[0].GaveUp {
		t.Errorf("asked for %s an hour later; %+v", got, report[0])
	}
	w.clock.Sleep(t.Context(), 2*time.Hour)
	w.crawl()
	if states, _ := w.state.States(t.Context(), "x"); states[frontier.Done] != 4 {
		t.Errorf("%v", states)
	}
}

func TestHostThatOnlyRefuses(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9"))
	w.serve("/...", bare(http.StatusServiceUnavailable))
	report := w.crawl()
	if !report[0].GaveUp || report[0].Left == 0 {
		t.Errorf("%+v", report[0])
	}
	if n := len(strings.Fields(w.seen())); n > 8 {
		t.Errorf("asked %d times", n)
	}
}
