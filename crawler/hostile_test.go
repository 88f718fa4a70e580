package crawler

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

var quiet = log.New(io.Discard, "", 0)

// Among everything that servers do wrong, every good page is kept, in bounded time, and
// every bad one is listed with its reason and next try.
func TestHostileServer(t *testing.T) {
	w := newWorld(t)
	w.server.Config.ErrorLog = quiet
	bad := map[string]http.HandlerFunc{
		"/500":   bare(500),
		"/403":   bare(403),
		"/reset": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"/cut": func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Content-Length", "9000")
			fmt.Fprint(rw, "<html><article>cut")
		},
		"/gzip": func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Content-Encoding", "gzip")
			rw.Write(gzipped("<html>" + strings.Repeat("abcdefgh", 5000))[:60])
		},
		"/self": func(rw http.ResponseWriter, r *http.Request) { http.Redirect(rw, r, "/self", http.StatusFound) },
		"/http": func(rw http.ResponseWriter, _ *http.Request) {
			c, _, _ := rw.(http.Hijacker).Hijack()
			fmt.Fprint(c, "SSH-2.0\r\n\r\n")
			c.Close()
		},
		"/location": func(rw http.ResponseWriter, _ *http.Request) { rw.WriteHeader(http.StatusFound) },
		"/panic":    article("panic"),
	}
	neither := map[string]http.HandlerFunc{ // no good pages, but no failures
		"/pdf":   typed("application/pdf", "%PDF-1.7"),
		"/image": typed("image/png", "\x89PNG\x0D\x0A\x1A\x0A"),
		"/loop1": func(rw http.ResponseWriter, r *http.Request) { http.Redirect(rw, r, "/loop2", http.StatusFound) },
		"/loop2": func(rw http.ResponseWriter, r *http.Request) { http.Redirect(rw, r, "/loop1", http.StatusFound) },
		"/out": func(rw http.ResponseWriter, r *http.Request) {
			http.Redirect(rw, r, "http://127.0.0.1:1/", http.StatusFound)
		},
		"/out2": func(rw http.ResponseWriter, r *http.Request) {
			http.Redirect(rw, r, "http://169.254.169.254/latest", http.StatusFound)
		},
		"/bomb": func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Content-Encoding", "gzip")
			rw.Header().Set("Content-Type", "text/html")
			rw.Write(bytes.Repeat(gzipped(strings.Repeat("<p>", 1<<18)), 100))
		},
		"/text": typed("text/plain", "<!DOCTYPE html><html><article>HTML served as text</article>"),
	}
	var refs []string
	for p, h := range bad {
		w.serve(p, h)
		refs = append(refs, p, p+"?a="+p) // the parameter makes another page
	}
	for p, h := range neither {
		w.serve(p, h)
		refs = append(refs, p)
	}
	for i := range 20 {
		refs = append(refs, fmt.Sprintf("/good/%d", i))
	}
	w.serve("/", links(refs...))
	w.serve("/good/...", func(rw http.ResponseWriter, r *http.Request) { article(r.URL.Path)(rw, r) })
	w.options.Fingerprint = func(url string, body []byte) (string, bool) {
		if bytes.Contains(body, []byte("<article>panic")) {
			panic("a page that breaks the reader")
		}
		return textOf(url, body)
	}
	var failed []Failed
	w.options.Progress = func(p Progress) { failed = append(failed, p.Failed...) }
	var report []Site
	for range 4 { // a host that is silent for a while is left alone until the next run
		report = w.crawl()
		w.clock.Sleep(t.Context(), 13*time.Hour)
	}
	// Each is tried three times at most in a run, of which there were four; a circle goes round ten times.
	if n := len(w.requests); n > 4*maxTries*(len(refs)+1)+4*2*maxHops {
		t.Errorf("%d requests for %d pages", n, len(refs))
	}
	for i := range 20 {
		if k := w.known(fmt.Sprintf("/good/%d", i)); k.State != frontier.Done || k.At.File == "" {
			t.Errorf("%s: %s %s", k.Key, k.State, k.Reason)
		}
	}
	if k := w.known("/text"); k.State != frontier.Done || k.Fingerprint == "" {
		t.Errorf("%+v", k)
	}
	if k := w.known("/bomb"); k.State != frontier.Done || k.Reason != "cut: length" {
		t.Errorf("%+v", k)
	}
	for p := range bad {
		if k := w.known(p); k.State != frontier.Failed && k.State != frontier.Retry || k.Reason == "" || k.Due.IsZero() {
			t.Errorf("%s: %s %q, due %v", p, k.State, k.Reason, k.Due)
		}
	}
	for p, want := range map[string]frontier.State{"/pdf": frontier.Skipped, "/image": frontier.Skipped, "/loop1": frontier.Moved, "/loop2": frontier.Moved, "/out": frontier.Moved, "/out2": frontier.Moved} {
		if k := w.known(p); k.State != want {
			t.Errorf("%s: %s %q", p, k.State, k.Reason)
		}
	}
	if len(failed) < len(bad) || report[0].ID != "x" {
		t.Errorf("%d failures listed: %+v", len(failed), failed)
	}
	for _, f := range failed {
		if f.Reason == "" || f.Next.IsZero() {
			t.Errorf("%+v", f)
		}
	}
	cut := 0
	for _, r := range w.records() {
		if r.Truncated != "" {
			cut++
		}
	}
	if cut == 0 {
		t.Error("no record says that it is cut")
	}
}

// Servers that do not answer, send nothing, or a byte now and then: they are given up in
// bounded time, and the good pages between them are kept.
func TestSlowServer(t *testing.T) {
	w := newWorld(t)
	w.hurry(500 * time.Millisecond)
	w.options.RetryDelay = 10 * time.Minute // tried again in the next run
	drip := func(first string) http.HandlerFunc {
		return func(rw http.ResponseWriter, r *http.Request) {
			fmt.Fprint(rw, first)
			for r.Context().Err() == nil {
				fmt.Fprint(rw, " ")
				rw.(http.Flusher).Flush()
				time.Sleep(20 * time.Millisecond)
			}
		}
	}
	slow := map[string]http.HandlerFunc{
		"/silent": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"/drip":   drip("<html><article>"),
		"/stalls": func(rw http.ResponseWriter, r *http.Request) {
			fmt.Fprint(rw, "<html><article>half")
			rw.(http.Flusher).Flush()
			<-r.Context().Done()
		},
	}
	var refs []string
	for p, h := range slow {
		w.serve(p, h)
		refs = append(refs, p, "/good"+p)
	}
	w.serve("/", links(refs...))
	w.serve("/good/...", func(rw http.ResponseWriter, r *http.Request) { article(r.URL.Path)(rw, r) })
	runs := 0
	for ; runs < 10; runs++ { // on a slow machine a good page may seem slow, too
		w.crawl()
		left := 0
		for p := range slow {
			if k, ok, _ := w.state.Find(t.Context(), "x", w.host()+"/good"+p); !ok || k.State != frontier.Done {
				left++
			}
		}
		if left == 0 {
			break
		}
		w.clock.Sleep(t.Context(), 13*time.Hour)
	}
	if runs == 10 {
		t.Error("a good page is not kept after ten runs")
	}
	for p := range slow {
		k := w.known(p)
		if k.State != frontier.Failed && k.State != frontier.Retry || !strings.Contains(k.Reason, "time") || k.Due.IsZero() {
			t.Errorf("%s: %s %q, due %v", p, k.State, k.Reason, k.Due)
		}
	}
}

// Connections to private networks are refused when they are dialled, whatever a name says.
func TestPrivateNetwork(t *testing.T) {
	w := newWorld(t)
	w.options.AllowPrivate, w.options.Contact = false, "mailto:a@b.vn"
	_, port, _ := net.SplitHostPort(w.host())
	report := w.crawl(sites.Site{ID: "x", Start: []string{w.server.URL}}, sites.Site{ID: "y", Start: []string{"http://localhost:" + port + "/"}})
	if got := w.seen(); got != "" || len(w.requests) != 0 {
		t.Errorf("asked for %s", got)
	}
	for _, s := range report {
		if !s.GaveUp || s.Reason == "" {
			t.Errorf("%+v", s)
		}
	}
}

// A bad site does not stop the run.
func TestBadSite(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/1"))
	w.serve("/1", article("x"))
	w.options.Fetch.Resolver = &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, errors.New("no name server here")
	}}
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	report := w.crawl(
		sites.Site{ID: "refuses", Start: []string{"http://" + closed.Addr().String() + "/"}},
		sites.Site{ID: "unknown", Start: []string{"http://name.invalid/"}},
		sites.Site{ID: "empty"},
		w.site(),
	)
	if report[3].Articles != 1 || !report[0].GaveUp || !report[1].GaveUp {
		t.Errorf("%+v", report)
	}
}

// A host that stops answering in the middle is left alone; its pages are not lost.
func TestHostThatFallsSilent(t *testing.T) {
	w := newWorld(t)
	w.server.Config.ErrorLog = quiet
	var refs []string
	for i := range 50 {
		refs = append(refs, fmt.Sprintf("/%d", i))
	}
	w.serve("/", links(refs...))
	var answers atomic.Bool
	w.serve("/...", func(rw http.ResponseWriter, r *http.Request) {
		if !answers.Load() {
			panic(http.ErrAbortHandler)
		}
		article(r.URL.Path)(rw, r)
	})
	report := w.crawl()
	if !report[0].GaveUp || report[0].Left < 40 {
		t.Errorf("%+v", report[0])
	}
	answers.Store(true)
	w.clock.Sleep(t.Context(), 24*time.Hour)
	if report = w.crawl(); report[0].Articles != 50 {
		t.Errorf("%+v", report[0])
	}
}

// A slash at the end, another scheme's port, www: the server's own spelling is learnt.
func TestServersSpelling(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/tin/1", "/tin/2"))
	w.serve("/tin/...", func(rw http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, "/") {
			http.Redirect(rw, r, r.URL.Path+"/", http.StatusMovedPermanently)
			return
		}
		article(r.URL.Path)(rw, r)
	})
	report := w.crawl()
	if report[0].Articles != 2 || report[0].Failed != 0 {
		t.Errorf("%+v", report[0])
	}
	if k := w.known("/tin/1"); k.URL != w.server.URL+"/tin/1/" {
		t.Errorf("%+v", k)
	}
}
