package robots

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const agent = "uniongraph"

func TestAllowed(t *testing.T) {
	for name, c := range map[string]struct {
		file          string
		allow, refuse []string
		agent         string
		delay         time.Duration
		sitemaps      int
	}{
		"empty":                       {file: "", allow: []string{"/", "/a"}},
		"all":                         {file: "User-agent: *\nDisallow: /", refuse: []string{"/", "/a?b", ""}, allow: []string{"/robots.txt"}},
		"nothing is disallowed":       {file: "User-agent: *\nDisallow:", allow: []string{"/"}},
		"longest decides":             {file: "User-agent: *\nDisallow: /tin\nAllow: /tin/moi", allow: []string{"/tin/moi/1", "/a"}, refuse: []string{"/tin", "/tin-tuc", "/tin/cu"}},
		"equal length: allow":         {file: "User-agent: *\nDisallow: /tin\nAllow: /tin", allow: []string{"/tin"}},
		"our group alone":             {file: "User-agent: *\nDisallow: /\n\nUser-agent: UnionGraph\nDisallow: /admin", allow: []string{"/tin"}, refuse: []string{"/admin/x"}},
		"our token with version":      {file: "User-agent: uniongraph/1.0\nDisallow: /a", refuse: []string{"/a"}},
		"a prefix of our name":        {file: "User-agent: union\nDisallow: /", allow: []string{"/"}},
		"a longer name than ours":     {file: "User-agent: uniongraph-images\nDisallow: /", allow: []string{"/"}},
		"two groups of one name join": {file: "User-agent: uniongraph\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: uniongraph\nDisallow: /b", refuse: []string{"/a", "/b"}, allow: []string{"/c"}},
		"several agents, one group":   {file: "User-agent: x\nUser-agent: uniongraph\n\nDisallow: /a", refuse: []string{"/a"}},
		"a bad line costs itself":     {file: "Disallow: /early\nnonsense\nUser-agent: *\nCrawl-delay: often\nDisallow: /a\n<html>", refuse: []string{"/a"}, allow: []string{"/early"}},
		"wildcard and end":            {file: "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?print=", refuse: []string{"/a/b.pdf", "/x?print=1"}, allow: []string{"/a.pdf?x", "/a.html"}},
		"patterns begin at the start": {file: "User-agent: *\nDisallow: /a*b", refuse: []string{"/axxb"}, allow: []string{"/x/ab"}},
		"escapes":                     {file: "User-agent: *\nDisallow: /hội\nDisallow: /a%3cb\nDisallow: /%7Ejoe", refuse: []string{"/h%e1%bb%99i/x", "/a%3Cb", "/~joe/"}},
		"byte order mark, CR":         {file: "\ufeffUser-agent: *\rDisallow: /a\r", refuse: []string{"/a"}},
		"comments, spaces":            {file: " User-Agent : * # all\n\tDISALLOW : /a # no\n", refuse: []string{"/a"}, allow: []string{"/b"}},
		"crawl-delay and sitemap":     {file: "Sitemap: https://x.vn/s.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: /a", delay: 2500 * time.Millisecond, sitemaps: 1, refuse: []string{"/a"}},
		"crawl-delay of others":       {file: "User-agent: bing\nCrawl-delay: 10\n\nUser-agent: *\nAllow: /", allow: []string{"/a"}},
		"crawl-delay below zero":      {file: "User-agent: *\nCrawl-delay: -4\nCrawl-delay: NaN\nCrawl-delay: Inf\n", allow: []string{"/"}},
	} {
		r := Parse([]byte(c.file), agent)
		for _, p := range c.allow {
			if !r.Allowed(p) {
				t.Errorf("%s: %q is refused", name, p)
			}
		}
		for _, p := range c.refuse {
			if r.Allowed(p) {
				t.Errorf("%s: %q is allowed", name, p)
			}
		}
		if r.Delay() != c.delay || len(r.Sitemaps()) != c.sitemaps {
			t.Errorf("%s: delay %v, sitemaps %q", name, r.Delay(), r.Sitemaps())
		}
	}
}

func TestFromStatus(t *testing.T) {
	body := []byte("User-agent: *\nDisallow: /a")
	for status, want := range map[int][3]bool{ // /a allowed, /b allowed, reachable
		200: {false, true, true}, 403: {true, true, true}, 404: {true, true, true}, 410: {true, true, true},
		429: {false, false, false}, 500: {false, false, false}, 503: {false, false, false}, 0: {false, false, false},
	} {
		r, ok := FromStatus(status, body, agent)
		if got := [3]bool{r.Allowed("/a"), r.Allowed("/b"), ok}; got != want || r.Reachable() != ok {
			t.Errorf("%d: %v, want %v", status, got, want)
		}
	}
}

// A hostile file costs no more than its size says.
func TestHostile(t *testing.T) {
	file := "User-agent: *\n" + strings.Repeat("Disallow: /"+strings.Repeat("*a", 200)+"b\n", 50) + strings.Repeat("x", 2*MaxSize)
	start := time.Now()
	Parse([]byte(file), agent).Allowed("/" + strings.Repeat("a", 2000))
	if d := time.Since(start); d > 2*time.Second {
		t.Errorf("took %v", d)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a$\nAllow: /%zz", "/xa?b=%41")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := Parse([]byte(file), agent)
		r.Allowed(path)
		if r.Delay() < 0 {
			t.Error("negative delay")
		}
	})
}

func ExampleParse() {
	r := Parse([]byte("User-agent: *\nDisallow: /quan-tri\nCrawl-delay: 2"), "uniongraph")
	fmt.Println(r.Allowed("/tin-tuc/bai-1.html"), r.Allowed("/quan-tri/"), r.Delay())
	// Output: true false 2s
}
