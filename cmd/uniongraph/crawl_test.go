package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler"
	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// news is a site with a list of so many articles; it counts how often each is asked for.
type news struct {
	*httptest.Server
	articles int
	asked    atomic.Int64
	sites    string // file that declares it
}

func newNews(t *testing.T, articles int) *news {
	n := &news{articles: articles}
	n.Server = httptest.NewServer(n)
	t.Cleanup(n.Close)
	n.sites = write(t, t.TempDir(), "sites.yaml", fmt.Sprintf("sites:\n- id: tin\n  start: [%s/]\n  article: ['^/bai-\\d+']\n  listing: ['^/tin']\n  delay: 1ms\n", n.URL))
	return n
}

func (n *news) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.asked.Add(1)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	switch {
	case r.URL.Path == "/robots.txt":
		http.Error(w, "User-agent: *\nDisallow: /bai-2\n", http.StatusOK)
	case strings.HasPrefix(r.URL.Path, "/bai-"):
		fmt.Fprintf(w, "<!DOCTYPE html><html><head><title>Bài %[1]s</title></head><body><h1>Hội nghị giao ban %[1]s</h1><p>%[2]s</p></body></html>",
			r.URL.Path[1:], strings.Repeat("Sáng nay, Liên hiệp hội tỉnh họp giao ban với các hội thành viên, mã số "+r.URL.Path+". ", 8))
	case r.URL.Path == "/" || r.URL.Path == "/tin":
		page := 0
		fmt.Sscan(r.URL.Query().Get("page"), &page)
		page = max(page, 1)
		for i := (page-1)*10 + 1; i <= min(page*10, n.articles); i++ {
			fmt.Fprintf(w, "<a href='/bai-%d'>Bài %d</a>\n", 1000+i, i)
		}
		if page*10 < n.articles {
			fmt.Fprintf(w, "<a href='/tin?page=%d'>Trang sau</a>", page+1)
		}
	default:
		http.NotFound(w, r)
	}
}

func TestCrawlCommand(t *testing.T) {
	n := newNews(t, 25)
	data := t.TempDir()
	base := []string{"--data", data, "--sites", n.sites}
	crawl := append([]string{"crawl", "--site", "tin"}, base...)
	finish(t, command(t, append([]string{"status"}, base[:2]...)...)).want(t, exitFailed, "nothing has been crawled")
	finish(t, command(t, crawl...)).want(t, exitUsage, "--contact")
	finish(t, command(t, append(crawl, "--contact", "a@b.vn", "--max-pages", "-1")...)).want(t, exitUsage, "--max-pages")
	finish(t, command(t, "crawl", "--site", "no-such", "--contact", "a@b.vn")).want(t, exitUsage, "no such site")
	dry := finish(t, command(t, append(crawl, "--dry-run", "--format", "json")...))
	dry.want(t, exitDone)
	if asked := n.asked.Load(); asked != 0 || !strings.Contains(dry.stdout, n.URL+"/") {
		t.Errorf("asked %d times; %s", asked, dry.stdout)
	}
	if _, err := os.Stat(filepath.Join(data, "state.db")); err == nil {
		t.Error("--dry-run wrote")
	}
	// Without --allow-private the fixture is out of reach.
	finish(t, command(t, append(crawl, "--contact", "a@b.vn", "--data", t.TempDir())...)).want(t, exitFailed, "no site could be visited")

	crawl = append(crawl, "--allow-private", "--format", "json")
	first := crawled(t, finish(t, command(t, append(crawl, "--max-pages", "10")...)))
	if first.Fetched != 10 || first.Left == 0 || !strings.Contains(first.Reason, "10 pages") {
		t.Errorf("%+v", first)
	}
	var early struct{ Sites []jsonLastRun }
	if o := finish(t, command(t, "status", "--data", data, "--format", "json")); json.Unmarshal([]byte(o.stdout), &early) != nil || len(early.Sites) != 1 || early.Sites[0].Left != first.Left {
		t.Errorf("status: %+v", o)
	}
	second := crawled(t, finish(t, command(t, crawl...)))
	if second.Articles+first.Articles != 25 || second.Failed != 0 || second.ID != "tin" || second.Bytes == 0 || second.Left != 0 {
		t.Errorf("%+v after %+v", second, first)
	}
	third := crawled(t, finish(t, command(t, crawl...)))
	if third.Articles != 0 || third.Unchanged != third.Fetched {
		t.Errorf("%+v", third)
	}
	status := finish(t, command(t, "status", "--data", data))
	status.want(t, exitDone)
	if !strings.Contains(status.stdout, "tin") {
		t.Error(status.stdout)
	}
	for _, format := range []string{"json", "csv"} {
		out := finish(t, command(t, "status", "--data", data, "--format", format))
		out.want(t, exitDone)
		if !strings.Contains(out.stdout, "skipped_robots") {
			t.Errorf("%s: %s", format, out.stdout)
		}
	}
}

// crawled reads what crawl printed of its one site.
func crawled(t *testing.T, o outcome) jsonCrawled {
	t.Helper()
	o.want(t, exitDone)
	var out jsonCrawl
	if err := json.Unmarshal([]byte(o.stdout), &out); err != nil || len(out.Sites) != 1 {
		t.Fatalf("%v\n%s", err, o.stdout)
	}
	return out.Sites[0]
}

// Pages that fail are listed, with the reason, by crawl and by status; the code says so.
func TestCrawlListsFailures(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			fmt.Fprint(w, "<!DOCTYPE html><a href=/good>1</a><a href=/bad>2</a>")
		case "/good":
			fmt.Fprint(w, "<!DOCTYPE html><p>tin</p>")
		case "/bad":
			w.WriteHeader(http.StatusForbidden)
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	data := t.TempDir()
	file := write(t, t.TempDir(), "sites.yaml", fmt.Sprintf("sites:\n- id: tin\n  start: [%s/]\n  delay: 1ms\n", s.URL))
	out := finish(t, command(t, "crawl", "--data", data, "--sites", file, "--site", "tin", "--allow-private"))
	out.want(t, exitPartial, s.URL+"/bad: 403 Forbidden; tried again after")
	out.want(t, exitPartial, "1 of 3 pages failed")
	status := finish(t, command(t, "status", "--data", data))
	status.want(t, exitDone)
	if !strings.Contains(status.stdout, "/bad") || !strings.Contains(status.stdout, "403 Forbidden") {
		t.Error(status.stdout)
	}
}

// Ctrl-C: what is under way is kept, and the program says how to go on.
func TestCrawlInterrupted(t *testing.T) {
	n := newNews(t, 900)
	data := t.TempDir()
	cmd := command(t, "crawl", "--data", data, "--sites", n.sites, "--site", "tin", "--allow-private")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(40 * time.Second); n.asked.Load() < 20 && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // its code is looked at
	outcome{cmd.ProcessState.ExitCode(), "", errs.String()}.want(t, exitFailed, "stopped", "goes on")
	kept := 0
	seen := map[string]bool{}
	for _, r := range archived(t, data) {
		if seen[r.URL] {
			t.Errorf("%s was archived twice", r.URL)
		}
		seen[r.URL] = true
		kept++
	}
	if asked := int(n.asked.Load()); kept != asked-1 { // without robots.txt
		t.Errorf("%d pages in the archive, %d asked for", kept, asked)
	}
}

// What people see while a crawl is under way.
func TestCrawlProgress(t *testing.T) {
	now := time.Date(2026, 3, 1, 2, 0, 0, 0, time.UTC)
	at := func(site string, fetched, left int64) crawler.Progress {
		return crawler.Progress{Site: site, Counts: frontier.Counts{Fetched: fetched, Failed: 1}, Left: left}
	}
	for _, c := range []struct {
		terminal, silent bool
		want             string
	}{
		{false, false, "lam-dong             20 pages, 1 failed, 2.0/s, 30 left, 15s\nuniongraph: https://x.vn/a: timeout; tried again after 2026-03-02 02:00\nlam-dong             50 pages, 1 failed, 2.5/s: done, 1 of 2 sites\n"},
		{true, false, "━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌ 20 pages, 1 failed, 2.0/s, 30 left, 15s\n0 of 2 sites\n"},
		{false, true, "uniongraph: https://x.vn/a: timeout"},
	} {
		var out bytes.Buffer
		p := &crawlProgress{w: &out, terminal: c.terminal, silent: c.silent, all: 2, now: func() time.Time { return now }}
		start := now
		p.update(at("lam-dong", 1, 49))
		now = now.Add(10 * time.Second)
		p.update(at("lam-dong", 20, 30))
		failed := at("lam-dong", 30, 20)
		failed.Failed = []crawler.Failed{{Site: "lam-dong", URL: "https://x.vn/a", Reason: "timeout", Next: time.Date(2026, 3, 2, 2, 0, 0, 0, time.Local)}}
		now = now.Add(time.Second)
		p.update(failed)
		now = now.Add(9 * time.Second)
		done := at("lam-dong", 50, 0)
		done.Done = true
		p.update(done)
		p.end()
		if !strings.Contains(out.String(), c.want) {
			t.Errorf("terminal %v, quiet %v:\n%s", c.terminal, c.silent, out.String())
		}
		if len(p.failed) != 1 {
			t.Errorf("%d failures kept", len(p.failed))
		}
		now = start
	}
}
