package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

// A page has one address, is asked for once, and lies in the archive as it was sent.
func TestCrawl(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/a", "/a/?utm_source=x", "/a#top", "/b?print=1", "http://elsewhere.vn/", "/tai-lieu.pdf", "/none"))
	w.serve("/a", article("Hội nghị A", "/b", "/"))
	w.serve("/b", article("Hội nghị B"))
	report := w.crawl()
	if got := w.seen(); got != "/ /a /b /none" {
		t.Errorf("asked for %s", got)
	}
	if got := w.archived(); got != "response:200:/ response:200:/a response:200:/b response:404:/none" {
		t.Errorf("archived %s", got)
	}
	for _, r := range w.records() {
		if strings.HasSuffix(r.URL, "/a") && !strings.Contains(string(r.Body), "<article>Hội nghị A</article>") {
			t.Errorf("%s: %q", r.URL, r.Body)
		}
	}
	if c := report[0].Counts; c.Fetched != 4 || c.Articles != 2 || c.Failed != 0 || c.Bytes == 0 || report[0].Left != 0 || report[0].Reason != "" {
		t.Errorf("%+v", report[0])
	}
	kept, err := w.state.Kept(t.Context(), 0, 10)
	if err != nil || len(kept) != 2 {
		t.Fatalf("%+v, %v", kept, err)
	}
	for _, k := range kept {
		if r, err := archive.Read(w.dir+"/archive", archive.Position(k.At)); err != nil || r.URL != k.URL {
			t.Errorf("%+v: %v", k, err)
		}
	}
}

// The second run asks on condition, archives nothing new, and keeps nothing.
func TestSecondRun(t *testing.T) {
	w := newWorld(t)
	views := 0
	w.serve("/", func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			rw.WriteHeader(http.StatusNotModified)
			return
		}
		links("/a", "/b", "/c")(rw, r)
	})
	w.serve("/a", func(rw http.ResponseWriter, r *http.Request) {
		const last = "Sat, 28 Feb 2026 00:00:00 GMT"
		rw.Header().Set("Last-Modified", last)
		if r.Header.Get("If-Modified-Since") == last {
			rw.WriteHeader(http.StatusNotModified)
			return
		}
		article("A")(rw, r)
	})
	w.serve("/b", func(rw http.ResponseWriter, r *http.Request) { // a counter of views around an article
		views++
		page(fmt.Sprintf("<html><article>B</article>%d views", views))(rw, r)
	})
	w.serve("/c", func(rw http.ResponseWriter, r *http.Request) {
		article(fmt.Sprintf("C, at %d", w.clock.Now().Unix()/86400))(rw, r)
	})
	w.crawl()
	before := w.archived()
	w.seen()
	w.clock.Sleep(t.Context(), 24*time.Hour)
	kept, _ := w.state.Kept(t.Context(), 0, 10)
	report := w.crawl()
	if got := w.seen(); got != "/ /a /b /c" {
		t.Errorf("asked for %s", got)
	}
	if report[0].Counts.Unchanged != 3 || report[0].Counts.Articles != 1 {
		t.Errorf("%+v", report[0])
	}
	if got := strings.TrimPrefix(w.archived(), before[:strings.Index(before, "response")]); strings.Count(got, "revisit:304") != 2 || strings.Count(got, "response:200:/c") != 2 || strings.Count(got, ":/b") != 1 {
		t.Errorf("archived %s", got)
	}
	again, _ := w.state.Kept(t.Context(), kept[len(kept)-1].Number, 10)
	if len(again) != 1 || !strings.HasSuffix(again[0].Key, "/c") {
		t.Errorf("kept %+v", again)
	}
}

// Young articles are visited often, old ones rarely, listings always.
func TestRevisits(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/tin", "/young", "/old"))
	w.serve("/tin", links("/young"))
	w.serve("/young", article("Young"))
	w.serve("/old", func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Last-Modified", "Mon, 01 Mar 2021 00:00:00 GMT")
		article("Old")(rw, r)
	})
	s := w.site()
	s.Listing, s.Article = patterns("^/tin$"), patterns("^/(young|old)$")
	visits := map[string]int{}
	for range 60 {
		w.crawl(s)
		for p := range strings.FieldsSeq(w.seen()) {
			visits[p]++
		}
		w.clock.Sleep(t.Context(), 24*time.Hour)
	}
	if visits["/"] != 60 || visits["/tin"] != 60 || visits["/old"] != 1 || visits["/young"] < 6 || visits["/young"] > 15 {
		t.Errorf("in 60 nights: %v", visits)
	}
}

func TestGoneIsRemembered(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/a", "/b"))
	w.serve("/a", article("A"))
	w.serve("/b", bare(http.StatusGone))
	w.crawl()
	at := w.known("/a").At
	w.serve("/a", http.NotFound)
	visits := map[string]int{}
	w.seen()
	for range 30 {
		w.clock.Sleep(t.Context(), 24*time.Hour)
		w.crawl()
		for p := range strings.FieldsSeq(w.seen()) {
			visits[p]++
		}
	}
	if visits["/a"] < 2 || visits["/a"] > 4 || visits["/b"] != 0 {
		t.Errorf("in 30 nights: %v", visits)
	}
	k := w.known("/a")
	if k.State != frontier.Gone || k.At != at {
		t.Errorf("%+v", k)
	}
	if r, err := archive.Read(w.dir+"/archive", archive.Position(at)); err != nil || !strings.Contains(string(r.Body), "A") {
		t.Errorf("the archived page: %v", err)
	}
	w.serve("/a", article("A is back"))
	w.clock.Sleep(t.Context(), 200*24*time.Hour)
	w.crawl()
	if k := w.known("/a"); k.State != frontier.Done || k.Failures != 0 || k.At == at {
		t.Errorf("%+v", k)
	}
}

// What a site declares says where pages are: sitemaps (index, gzip, robots.txt), feeds, lists.
func TestDiscovery(t *testing.T) {
	w := newWorld(t)
	w.serve("/robots.txt", typed("text/plain", "Sitemap: "+w.server.URL+"/index.xml"))
	w.serve("/index.xml", typed("text/xml", `<sitemapindex><sitemap><loc>/s1.xml.gz</loc></sitemap></sitemapindex>`))
	w.serve("/s1.xml.gz", typed("application/octet-stream", string(gzipped(`<urlset><url><loc>/bai-1.html</loc></url><url><loc>/gioi-thieu.html</loc></url></urlset>`))))
	w.serve("/rss", typed("application/rss+xml", `<rss><item><link>/bai-2.html</link></item></rss>`))
	w.serve("/", links("/tin-tuc", "/bai-3.html", "/lien-he"))
	w.serve("/tin-tuc", links("/bai-4.html", "/tin-tuc?page=2", "/lien-he"))
	w.serve("/tin-tuc?page=2", links("/bai-5.html", "/tin-tuc?page=3"))
	w.serve("/tin-tuc?page=3", links("/bai-6.html"))
	w.serve("/bai-...", article("x"))
	s := w.site()
	s.Feeds = []string{w.server.URL + "/rss"}
	s.Article, s.Listing = patterns(`^/bai-\d+\.html`), patterns("^/tin-tuc")
	w.crawl(s)
	want := "/ /bai-1.html /bai-2.html /bai-3.html /bai-4.html /bai-5.html /bai-6.html /index.xml /rss /s1.xml.gz /tin-tuc /tin-tuc?page=2 /tin-tuc?page=3"
	if got := w.seen(); got != want {
		t.Errorf("asked for\n%s, want\n%s", got, want)
	}
}

// On the next day only the first page of a list is read, and further ones as long as there is news.
func TestListsAreReadAsFarAsTheyAreNew(t *testing.T) {
	w := newWorld(t)
	first := 1 // number of the newest article is 30 + first
	list := func(rw http.ResponseWriter, r *http.Request) {
		n := 1
		fmt.Sscan(r.URL.Query().Get("page"), &n)
		var refs []string
		for i := range 5 {
			if id := 30 + first - 5*(n-1) - i; id > 0 {
				refs = append(refs, fmt.Sprintf("/bai-%d", id))
			}
		}
		if len(refs) == 5 {
			refs = append(refs, fmt.Sprintf("/tin?page=%d", n+1))
		}
		links(refs...)(rw, r)
	}
	w.serve("/tin", list)
	w.serve("/bai-...", func(rw http.ResponseWriter, r *http.Request) { article(r.URL.Path)(rw, r) })
	s := sites.Site{ID: "x", Start: []string{w.server.URL + "/tin"}, Article: patterns(`^/bai-`), Listing: patterns("^/tin")}
	lists := func() (out []string) {
		for p := range strings.FieldsSeq(w.seen()) {
			if strings.HasPrefix(p, "/tin") {
				out = append(out, p)
			}
		}
		return out
	}
	w.crawl(s)
	if got := lists(); len(got) != 7 {
		t.Errorf("first run: %v", got)
	}
	w.clock.Sleep(t.Context(), 24*time.Hour)
	w.crawl(s)
	if got := fmt.Sprint(lists()); got != "[/tin]" {
		t.Errorf("nothing new: %v", got)
	}
	first += 7
	w.clock.Sleep(t.Context(), 24*time.Hour)
	w.crawl(s)
	if got := fmt.Sprint(lists()); got != "[/tin /tin?page=2 /tin?page=3]" {
		t.Errorf("seven new: %v", got)
	}
}

func TestMaxPages(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/1", "/2", "/3", "/4", "/5"))
	w.serve("/...", article("x"))
	s := w.site()
	s.MaxPages = 3
	report := w.crawl(s)
	if report[0].Counts.Fetched != 3 || report[0].Left != 3 || !strings.Contains(report[0].Reason, "3 pages") {
		t.Errorf("%+v", report[0])
	}
	w.seen()
	w.crawl(s)
	if got := w.seen(); got == "" || len(strings.Fields(got)) != 3 {
		t.Errorf("went on with %q", got)
	}
}

// Ctrl-C: what is under way is kept, the next run goes on where this one stopped.
func TestStop(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/1", "/2", "/3", "/4", "/5"))
	ctx, cancel := context.WithCancel(t.Context())
	w.serve("/...", func(rw http.ResponseWriter, r *http.Request) {
		cancel()
		time.Sleep(20 * time.Millisecond)
		article(r.URL.Path)(rw, r)
	})
	report, err := w.try(ctx)
	if err != nil || report[0].Reason != "stopped" {
		t.Errorf("%+v %v", report[0], err)
	}
	first := w.seen()
	if n := strings.Count(w.archived(), "response:200"); n != len(strings.Fields(first)) || n > 3 {
		t.Errorf("asked for %s, %d archived", first, n)
	}
	w.crawl()
	both := strings.Fields(first + " " + w.seen())
	if len(both) != 6 {
		t.Errorf("asked for %v", both)
	}
}

// When nothing can be kept, the crawl says so and stops.
func TestArchiveFails(t *testing.T) {
	w := newWorld(t)
	w.serve("/", links("/1", "/2"))
	w.archive.Close()
	if _, err := w.try(t.Context()); !errors.Is(err, archive.ErrClosed) {
		t.Errorf("%v", err)
	}
	if got := w.seen(); got != "/" {
		t.Errorf("asked for %s", got)
	}
	if k := w.known("/"); k.State != frontier.New {
		t.Errorf("%+v", k)
	}
}
