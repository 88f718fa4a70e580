//go:build !race

package crawler

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"
	"time"
)

// Memory grows by less than 100 bytes with each page seen, once the caches are full. (Not
// with the race detector, whose bookkeeping is what would be measured.)
func TestMemory(t *testing.T) {
	const early, late = 2500, 5000
	var before, after int64
	seen := 0
	pages := paper(late+100, 0)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch seen++; seen { // one request at a time
		case early:
			before = heapAtRest()
		case late:
			after = heapAtRest()
		}
		pages.ServeHTTP(w, r)
	}))
	defer server.Close()
	if report := crawlPaper(t, server.URL); report.Articles != late+100 {
		t.Fatalf("%+v", report)
	}
	perPage := float64(after-before) / (late - early)
	t.Logf("%d kB after %d pages, %d kB after %d: %.1f bytes a page", before>>10, early, after>>10, late, perPage)
	if perPage > 100 {
		t.Errorf("the heap grows by %.0f bytes with each page", perPage)
	}
}

// heapAtRest is how much of the heap is in use when what was under way is done: the
// server does not answer until the crawler has nothing left to do but wait.
func heapAtRest() int64 {
	least, same := int64(1<<62), 0
	for same < 10 {
		time.Sleep(10 * time.Millisecond)
		var s runtime.MemStats
		runtime.GC()
		runtime.GC() // a pool gives up what it holds with the second
		runtime.ReadMemStats(&s)
		if now := int64(s.HeapAlloc); now < least-512 {
			least, same = now, 0
		} else {
			same++
		}
	}
	return least
}
