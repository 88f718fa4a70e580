package crawler

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gocolly/colly/v2"

	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

// paper is a site of so many articles with 20 links each, 50 articles a list. Pages have
// so many lines beside their text: with 400, which is what real ones have, 35 kB.
func paper(articles, lines int) http.Handler {
	var filler strings.Builder
	for i := range lines {
		fmt.Fprintf(&filler, "<div class=\"box b%d\"><p>Liên hiệp các Hội họp giao ban lần %d.</p></div>\n", i, i)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		n := 0
		switch {
		case r.URL.Path == "/robots.txt":
			http.NotFound(w, r)
		case strings.HasPrefix(r.URL.Path, "/bai-"):
			fmt.Sscanf(r.URL.Path, "/bai-%d", &n)
			fmt.Fprintf(w, "<!DOCTYPE html><html><article>Bài số %d</article>", n)
			for i := range 20 {
				fmt.Fprintf(w, "<a href=\"/bai-%d\">Tin</a>\n", (n+i)%articles)
			}
			io.WriteString(w, filler.String())
		default:
			fmt.Sscan(r.URL.Query().Get("page"), &n)
			for i := n * 50; i < min((n+1)*50, articles); i++ {
				fmt.Fprintf(w, "<a href=\"/bai-%d\">Tin</a>\n", i)
			}
			if (n+1)*50 < articles {
				fmt.Fprintf(w, "<a href=\"/tin?page=%d\">Trang sau</a>", n+1)
			}
		}
	})
}

// BenchmarkCrawl compares the crawler, with state and archive on the disk, with colly
// following the links and with a bare loop over the addresses: the same server, one
// request at a time, no pauses. The crawler is to reach 0.6 of colly's pages a second.
func BenchmarkCrawl(b *testing.B) {
	const articles = 5000
	server := httptest.NewServer(paper(articles, 400))
	defer server.Close()
	rates := map[string]float64{}
	measure := func(name string, f func(b *testing.B) int) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				start := time.Now()
				pages := f(b)
				if pages < articles {
					b.Fatalf("%d pages", pages)
				}
				rates[name] = float64(pages) / time.Since(start).Seconds()
			}
			b.ReportMetric(rates[name], "pages/s")
			if colly := rates["colly"]; colly > 0 {
				b.ReportMetric(rates[name]/colly, "of-colly")
				if name == "crawler" && rates[name] < 0.6*colly {
					b.Errorf("%.2f of colly's rate", rates[name]/colly)
				}
			}
		})
	}
	measure("net-http", func(b *testing.B) int {
		for i := range articles {
			r, err := http.Get(fmt.Sprintf("%s/bai-%d", server.URL, i))
			if err != nil {
				b.Fatal(err)
			}
			io.Copy(io.Discard, r.Body)
			r.Body.Close()
		}
		return articles
	})
	measure("colly", func(b *testing.B) int {
		pages := 0
		queue := []string{server.URL + "/tin"}
		seen := map[string]bool{} // colly would parse every link's address to know that it was there
		c := colly.NewCollector()
		c.OnResponse(func(*colly.Response) { pages++ })
		c.OnHTML("a[href]", func(e *colly.HTMLElement) {
			if ref := e.Attr("href"); !seen[ref] {
				seen[ref] = true
				queue = append(queue, e.Request.AbsoluteURL(ref))
			}
		})
		for len(queue) > 0 {
			next := queue[0]
			queue = queue[1:]
			c.Visit(next)
		}
		return pages
	})
	measure("colly-no-links", func(b *testing.B) int { // what it would be if pages had not to be parsed
		pages := 0
		c := colly.NewCollector()
		c.OnResponse(func(*colly.Response) { pages++ })
		for i := range articles {
			c.Visit(fmt.Sprintf("%s/bai-%d", server.URL, i))
		}
		return pages
	})
	measure("crawler", func(b *testing.B) int {
		report := crawlPaper(b, server.URL)
		return int(report.Fetched)
	})
}

// crawlPaper crawls a paper without pauses.
func crawlPaper(tb testing.TB, at string) Site {
	dir := tb.TempDir()
	state, err := frontier.Open(context.Background(), "sqlite:"+filepath.Join(dir, "state.db"))
	if err != nil {
		tb.Fatal(err)
	}
	defer state.Close()
	keep, err := archive.Open(filepath.Join(dir, "archive"), archive.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	defer keep.Close()
	c, err := New(Options{
		State: state, Archive: keep, AllowPrivate: true, Fingerprint: textOf, MaxPages: 1 << 30,
		Clock: &jumpingClock{now: time.Now()}, Progress: func(Progress) {},
	})
	if err != nil {
		tb.Fatal(err)
	}
	report, err := c.Run(context.Background(), []sites.Site{{ID: "x", Start: []string{at + "/tin"}, Article: patterns("^/bai-"), Listing: patterns("^/tin")}})
	if err != nil {
		tb.Fatal(err)
	}
	return report[0]
}
