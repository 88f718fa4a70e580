package crawler

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// Traps end by themselves; the pages beside them are kept.
func TestTraps(t *testing.T) {
	trap := func(next func(n int) []string) http.HandlerFunc {
		return func(rw http.ResponseWriter, r *http.Request) {
			n := 0
			fmt.Sscanf(r.URL.RawQuery+r.URL.Path, "n=%d", &n)
			if n == 0 {
				fmt.Sscanf(r.URL.Path, "/trap/%d", &n)
			}
			links(next(n)...)(rw, r)
		}
	}
	for name, h := range map[string]http.HandlerFunc{
		"calendar":          trap(func(n int) []string { return []string{fmt.Sprintf("/trap/%d", n+1), fmt.Sprintf("/trap/%d", n+2)} }),
		"calendar in query": trap(func(n int) []string { return []string{fmt.Sprintf("/trap?n=%d", n+1)} }),
		"endless list": trap(func(n int) []string {
			return []string{"/good/1", "/good/2", fmt.Sprintf("/trap?page=%d&n=%d", n+1, n+1)}
		}),
		"deeper and deeper":  trap(func(n int) []string { return []string{"sub/", "sub/x/"} }),
		"redirects for ever": func(rw http.ResponseWriter, r *http.Request) { http.Redirect(rw, r, r.URL.Path+"a", http.StatusFound) },
		"facets": func(rw http.ResponseWriter, r *http.Request) {
			var refs []string
			for _, f := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
				for v := range 3 {
					refs = append(refs, fmt.Sprintf("/trap?%s&%s=%d", r.URL.RawQuery, f, v))
				}
			}
			links(append(refs, "/good/1")...)(rw, r)
		},
		"the same article for every address": func(rw http.ResponseWriter, r *http.Request) {
			n := w0(r.URL.Path)
			article("Không tìm thấy trang", fmt.Sprintf("/trap/%d", n+1), fmt.Sprintf("/trap/%d", n+2))(rw, r)
		},
	} {
		w := newWorld(t)
		w.serve("/", links("/trap/", "/good/1", "/good/2"))
		w.serve("/trap...", h)
		w.serve("/good/...", func(rw http.ResponseWriter, r *http.Request) { article(r.URL.Path)(rw, r) })
		s := w.site()
		s.MaxPages = 400
		first := w.crawl(s)
		// The longest trap ends after barrenFolder pages that led to nothing, and what was
		// under way when the last of them was judged; beside it are the front page, two
		// good ones and the first of the trap.
		if first[0].Fetched > barrenFolder+maxUnderWay+4 || first[0].Reason != "" || first[0].Left > 0 {
			t.Errorf("%s: %+v", name, first[0])
		}
		for _, p := range []string{"/good/1", "/good/2"} {
			if k := w.known(p); k.State != frontier.Done {
				t.Errorf("%s: %+v", name, k)
			}
		}
		w.clock.Sleep(t.Context(), 24*time.Hour)
		if again := w.crawl(s); again[0].Fetched > first[0].Fetched {
			t.Errorf("%s, on the next day: %+v", name, again[0])
		}
	}
}

// w0 reads the number at the end of a path.
func w0(path string) (n int) {
	fmt.Sscan(path[strings.LastIndex(path, "/")+1:], &n)
	return n
}
