package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// underWay is how many pages of a site may be under way at once (maxUnderWay of the crawler).
const underWay = 32

// TestCrawlSurvivesKill kills the program twenty times at random moments while it crawls
// all fixture sites and a large one. In the end no page is missing, each is what the
// server sent, and nothing was archived twice but what was under way.
func TestCrawlSurvivesKill(t *testing.T) {
	s := newFronts(t)
	s.steady = true
	s.add("tin", &news{articles: 900}, "tin.example", "  - id: tin\n    start: [http://tin.example/]\n    article: ['^/bai-\\d+$']\n    listing: ['^/tin', '^/$']\n    delay: 1ms\n")
	data := t.TempDir()
	args := s.args("crawl", data, "--quiet")
	for kills := range 20 {
		// How fast the program is depends on the machine: what it has asked for counts.
		until := s.count() + 1 + rand.IntN(30)
		cmd := command(t, args...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(40 * time.Second); s.count() < until && time.Now().Before(deadline); {
			time.Sleep(100 * time.Microsecond)
		}
		if s.count() < until {
			t.Fatalf("the program asks for nothing any more: %s", stderr.String())
		}
		time.Sleep(time.Duration(rand.IntN(2000)) * time.Microsecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
			t.Fatalf("the program ended before it could be killed the %dth time: %v", kills+1, err)
		}
		for line := range strings.Lines(stderr.String()) {
			if !strings.Contains(line, "tried again after") { // pages that fail by design
				t.Errorf("after %d kills: %s", kills, line)
			}
		}
		s.mu.Lock()
		s.kill++
		s.mu.Unlock()
	}
	if o := finish(t, command(t, args...)); o.code != exitDone && o.code != exitPartial { // a fixture page fails, now or before
		t.Errorf("%+v", o)
	}
	records := archived(t, data)
	s.asSent(records)
	twice := s.twice(records)

	// The same sites, crawled in one go, say what there is to have.
	whole := t.TempDir()
	finish(t, command(t, s.args("crawl", whole, "--quiet")...)).want(t, exitPartial)
	got, want := addresses(records), addresses(archived(t, whole))
	for address := range want {
		if !got[address] {
			t.Errorf("%s is not in the archive", address)
		}
	}
	if len(want) < 1000 {
		t.Errorf("only %d pages in all", len(want))
	}
	kept := keptPages(t, data)
	if n := len(keptPages(t, whole)); n != len(kept) {
		t.Errorf("%d articles are known as kept, %d when nothing is killed", len(kept), n)
	}
	for _, k := range kept {
		if r, err := archive.Read(filepath.Join(data, "archive"), archive.Position(k.At)); err != nil || r.URL != k.URL {
			t.Errorf("%s: %v", k.URL, err)
		}
	}
	t.Logf("20 kills, %d of %d pages archived twice", twice, len(want))
}

// twice counts the pages that were archived more than once, and checks that each was
// under way when the program was killed: among the last that it had asked the site for.
func (s *fronts) twice(records []*archive.Record) int {
	s.t.Helper()
	asked := map[string][]answer{} // by site and kill
	for _, a := range s.answers(0) {
		key := fmt.Sprint(a.site, a.kill)
		asked[key] = append(asked[key], a)
	}
	lost := map[string]int{} // by address: how often it was under way
	for _, list := range asked {
		if list[0].kill == s.kill {
			continue // the last crawl was not killed
		}
		seen := map[string]bool{}
		for _, a := range list[max(0, len(list)-underWay):] {
			if !seen[a.url] {
				lost[a.url]++
			}
			seen[a.url] = true
		}
	}
	times := map[string]int{}
	n := 0
	for _, r := range records {
		if r.Type == "response" && r.Truncated == "" {
			times[r.URL]++
		}
	}
	for address, many := range times {
		if many > 1 {
			n++
		}
		if many-1 > lost[address] {
			s.t.Errorf("%s was archived %d times, but under way at %d kills", address, many, lost[address])
		}
	}
	return n
}

// addresses gives those of the whole pages among records.
func addresses(records []*archive.Record) map[string]bool {
	out := map[string]bool{}
	for _, r := range records {
		if r.Type == "response" && r.Status == 200 {
			out[r.URL] = true
		}
	}
	return out
}

func keptPages(t *testing.T, data string) []frontier.Kept {
	t.Helper()
	state, err := frontier.OpenReadOnly(t.Context(), "sqlite:"+filepath.Join(data, "state.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer state.Close()
	kept, err := state.Kept(t.Context(), 0, 10000)
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clip(kept)
}
