package main

import (
	"bytes"
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler/fetch"
)

// laterClock is the machine's clock, set forward.
type laterClock struct {
	fetch.SystemClock
	by time.Duration
}

func (c laterClock) Now() time.Time { return c.SystemClock.Now().Add(c.by) }

// TestRunKeepsEveryPage runs the whole job over all fixture sites. Every page that a
// server sent is in the archive, byte for byte. When all pages are due again, each is asked
// for on condition that it changed, where the server lets ask so; nothing is read or loaded.
func TestRunKeepsEveryPage(t *testing.T) {
	s := newFronts(t)
	data := t.TempDir()
	run := func(clock fetch.Clock) *runReport {
		t.Helper()
		var out, errs bytes.Buffer
		a := &app{out: &out, err: &errs, data: data, format: "table", quiet: true, log: slog.New(slog.DiscardHandler)}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		report, err := a.run(ctx, runOptions{sites: s.declared(), private: true, retryDelay: 50 * time.Millisecond, clock: clock})
		if err != nil {
			t.Fatalf("%v\n%s", err, errs.String())
		}
		return report
	}
	first := run(nil)
	records := archived(t, data)
	s.asSent(records)
	type sent struct{ url, body string }
	have := map[sent]bool{}
	for _, r := range records {
		have[sent{r.URL, string(r.Body)}] = true
	}
	pages := map[string]int{}
	for _, a := range s.answers(0) {
		if !a.page() {
			continue
		}
		if pages[a.site]++; !have[sent{a.url, string(a.body)}] {
			t.Errorf("%s was sent, but is not in the archive", a.url)
		}
	}
	for _, site := range first.sites {
		facts, _ := filepath.Glob(filepath.Join(fixtureSites, site.ID, "facts", "*.json"))
		if int(site.Articles) < len(facts) || len(facts) == 0 || pages[site.ID] <= int(site.Articles) {
			t.Errorf("%s: %d pages, %d articles, %d pages with facts", site.ID, pages[site.ID], site.Articles, len(facts))
		}
	}

	n := s.count()
	second := run(laterClock{by: 150 * 24 * time.Hour}) // when articles of years ago are due again
	before := map[string]answer{}
	for _, a := range s.answers(0)[:len(s.answers(0))-len(s.answers(n))] {
		before[a.url] = a
	}
	conditional := 0
	for _, a := range s.answers(n) {
		b, known := before[a.url]
		switch {
		case a.conditional:
			conditional++
		case !known:
			t.Errorf("%s was asked for the second time only", a.url)
		case b.status == 200 && b.validators && !b.cut:
			t.Errorf("%s was asked for without a condition", a.url)
		}
		if a.conditional && a.status != 304 {
			t.Errorf("%s: asked on condition, answered with %d", a.url, a.status)
		}
	}
	if conditional < 80 {
		t.Errorf("only %d conditional requests", conditional)
	}
	if c := second.total(); c.Articles != 0 || second.loaded.documents() != 0 || len(second.facts) != 0 || second.unread() != 0 {
		t.Errorf("the second run: %+v, loaded %+v, %d facts", c, second.loaded, len(second.facts))
	}
	s.asSent(archived(t, data))
	for _, r := range archived(t, data)[len(records):] {
		if r.Type == "response" && r.Status == 200 && strings.Contains(string(before[r.URL].body), string(r.Body)) {
			t.Errorf("%s has not changed, but was archived again", r.URL)
		}
	}
}
