package frontier

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

// Sites that are crawled at once wait for each other's writing, and never fail for it.
func TestManySites(t *testing.T) {
	s, _ := openStore(t)
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Go(func() {
			site := fmt.Sprint(i)
			run, err := s.Begin(t.Context(), site, start, time.Hour)
			for n := 0; n < 12 && err == nil; n++ {
				var links []Link
				for j := range n + 1 { // each number of links is another statement
					links = append(links, link(fmt.Sprint(n, "/", j), Page))
				}
				if err = s.Add(t.Context(), site, start, links); err != nil {
					break
				}
				var list []Known
				if list, err = s.Next(t.Context(), site, start, 1, nil); err == nil {
					err = s.Finish(t.Context(), run, []Visit{{Page: list[0], Links: links, Count: Counts{Fetched: 1}}})
				}
			}
			if run, end := s.End(t.Context(), run, start, ""); err != nil || end != nil || run.Fetched != 12 {
				t.Errorf("site %s: %d visits, %v, %v", site, run.Fetched, err, end)
			}
		})
	}
	wg.Wait()
}
