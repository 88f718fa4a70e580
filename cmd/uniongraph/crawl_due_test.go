package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler/sites"
)

// visit runs the job over sites at a time from now, and gives its report and what was said.
func (n nightly) visit(all []sites.Site, named bool, later time.Duration) (*runReport, string, error) {
	n.t.Helper()
	var out, errs bytes.Buffer
	a := &app{out: &out, err: &errs, data: n.data, format: "table", log: slog.New(slog.DiscardHandler)}
	report, err := a.run(n.t.Context(), runOptions{sites: all, named: named, private: true, resolver: n.server.Resolver(), retryDelay: time.Millisecond, clock: laterClock{by: later}})
	if err != nil {
		n.t.Fatalf("%v\n%s", err, errs.String())
	}
	outcome := report.outcome()
	if err := a.printRun(report, 0); err != nil {
		n.t.Fatal(err)
	}
	return report, out.String() + errs.String(), outcome
}

// A site is visited when its schedule says, when it was named, or when the visit before
// was not whole.
func TestSchedule(t *testing.T) {
	const day = 24 * time.Hour
	n := newNightly(t, fixtureSites)
	all := n.server.Sites()[1:3]
	all[0].Schedule = "weekly"
	all[1].MaxPages = 3
	all[1].Schedule = "monthly"
	visited := func(named bool, later time.Duration) string {
		t.Helper()
		report, said, err := n.visit(all, named, later)
		if err != nil {
			t.Errorf("%v\n%s", err, said)
		}
		var ids []string
		for _, s := range report.sites {
			ids = append(ids, s.ID)
		}
		if len(ids) < 2 && !strings.Contains(said, "not due yet") {
			t.Errorf("what is left out is not said: %s", said)
		}
		return strings.Join(ids, " ")
	}
	weekly, monthly := all[0].ID, all[1].ID
	if got := visited(false, 0); got != weekly+" "+monthly {
		t.Errorf("first: %s", got)
	}
	if got := visited(false, day); got != monthly { // three pages were not all
		t.Errorf("on the next day: %s", got)
	}
	all[1].MaxPages = 1000
	if got := visited(false, 2*day); got != monthly {
		t.Errorf("after two days: %s", got)
	}
	if got := visited(false, 3*day); got != "" {
		t.Errorf("after three days: %s", got)
	}
	if got := visited(true, 3*day); got != weekly+" "+monthly {
		t.Errorf("named: %s", got)
	}
	if got := visited(false, 10*day-time.Hour); got != weekly { // a timer is not on the minute
		t.Errorf("a week later: %s", got)
	}
}

func TestNext(t *testing.T) {
	at := time.Date(2026, 3, 1, 2, 0, 0, 0, time.UTC)
	for schedule, want := range map[string]string{
		"": "0001-01-01 00:00", "hourly": "2026-03-01 02:50", "daily": "2026-03-01 22:00", "weekly": "2026-03-07 22:00", "monthly": "2026-03-30 22:00",
	} {
		if got := (sites.Site{Schedule: schedule}).Next(at).Format("2006-01-02 15:04"); got != want {
			t.Errorf("%q: %s, want %s", schedule, got, want)
		}
	}
}

// A declaration past its date is not crawled; a warning names it and the remedy.
func TestExpired(t *testing.T) {
	n := newNightly(t, fixtureSites)
	all := n.server.Sites()[1:3]
	all[0].ValidUntil = time.Now().AddDate(0, 0, -1).Format(time.DateOnly)
	all[1].ValidUntil = time.Now().AddDate(0, 0, 1).Format(time.DateOnly)
	report, said, err := n.visit(all, true, 0)
	if len(report.sites) != 1 || report.sites[0].ID != all[1].ID || err != nil {
		t.Errorf("%v, %+v", err, report.sites)
	}
	for _, words := range []string{all[0].Where, "site " + all[0].ID + " is not crawled", all[0].ValidUntil, "set valid_until to a later day"} {
		if !strings.Contains(said, words) || words == "" {
			t.Errorf("%q is not said: %s", words, said)
		}
	}
	if _, said, err := n.visit(all[:1], true, 0); codeOf(err) != exitFailed {
		t.Errorf("nothing to visit: %v\n%s", err, said)
	}
	file := write(t, t.TempDir(), "mine.yaml", "sites:\n- id: mine\n  start: [http://127.0.0.1:1/]\n  valid_until: 2026-01-31\n")
	o := runBinary(t, "crawl", "--data", t.TempDir(), "--sites", file, "--site", "mine", "--contact", "a@b.vn")
	o.want(t, exitFailed, "mine.yaml:2: site mine is not crawled", "2026-01-31", "uniongraph sites try ADDRESS --site mine")
	o = runBinary(t, "crawl", "--data", t.TempDir(), "--sites", file, "--site", "mine", "--dry-run", "--format", "json")
	if o.code != exitDone || !strings.Contains(o.stdout, `"mine"`) || !strings.Contains(o.stdout, `"expired"`) {
		t.Errorf("%+v", o)
	}
}

// A site whose articles lose their dates, and one that has no news any more or does not
// answer, are named in the report.
func TestRemarks(t *testing.T) {
	folder := t.TempDir()
	site := filepath.Join(folder, "handmade-ha-nam")
	if err := os.CopyFS(site, os.DirFS(filepath.Join(fixtureSites, "handmade-ha-nam"))); err != nil {
		t.Fatal(err)
	}
	n := newNightly(t, folder)
	all := n.server.Sites()
	if _, said, err := n.visit(all, true, 0); err != nil || strings.Contains(said, "Sites to look at") {
		t.Errorf("%v\n%s", err, said)
	}
	write(t, site, "pages/tin901.html", "<html><body><p>Liên hiệp hội tỉnh Hà Nam họp giao ban với các hội thành viên, bàn việc của quý sau.</p><p>Ông Lại Văn Lụa, Chủ tịch Liên hiệp hội tỉnh Hà Nam, nói lời kết.</p></body></html>")
	front, err := os.ReadFile(filepath.Join(site, "pages", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, site, "pages/index.html", strings.Replace(string(front), "<ul>", "<ul><li><a href=tin901.html>mới</a>", 1))
	all[0].Article = append(all[0].Article, regexp.MustCompile(`^/tin\d+\.html$`))
	report, said, err := n.visit(all, true, 24*time.Hour)
	if err != nil || report.of(all[0].ID).undated != 1 || !strings.Contains(said, "of 1 article 1 without a title, 1 without a date: has the site's layout changed?") {
		t.Errorf("%v\n%s", err, said)
	}
	if _, said, err := n.visit(all, true, 50*24*time.Hour); err != nil || !strings.Contains(said, "no new article since "+time.Now().AddDate(0, 0, 1).Format(time.DateOnly)) {
		t.Errorf("%v\n%s", err, said)
	}
	n.server.Close()
	_, said, err = n.visit(all, true, 51*24*time.Hour)
	if codeOf(err) != exitFailed || !strings.Contains(said, all[0].ID+": fell silent: ") {
		t.Errorf("%v\n%s", err, said)
	}
}

// An article that is gone stays in the archive and in the graph; the run is in order.
func TestRunGone(t *testing.T) {
	s := newFronts(t)
	data := t.TempDir()
	gone := false
	s.add("tin", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone && r.URL.Path == "/bai-1001" {
			w.WriteHeader(http.StatusGone)
			return
		}
		if gone && r.URL.Path == "/bai-1002" {
			http.NotFound(w, r)
			return
		}
		(&news{articles: 3}).ServeHTTP(w, r)
	}), "tin.example", "  - id: tin\n    start: [http://tin.example/]\n    article: ['^/bai-\\d+$']\n    listing: ['^/$']\n    delay: 1ms\n")
	declared := s.declared()
	run := func(later time.Duration) *runReport {
		t.Helper()
		var out bytes.Buffer
		a := &app{out: &out, err: &out, data: data, format: "table", quiet: true, log: slog.New(slog.DiscardHandler)}
		report, err := a.run(context.Background(), runOptions{sites: declared[len(declared)-1:], private: true, clock: laterClock{by: later}})
		if err = errors.Join(err, report.outcome()); err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
		return report
	}
	if first := run(0); first.loaded.New != 3 {
		t.Fatalf("%+v", first.loaded)
	}
	gone = true
	if second := run(24 * time.Hour); second.loaded.documents() != 0 || len(second.facts) != 0 || second.total().Failed != 0 {
		t.Errorf("%+v", second)
	}
	said := map[int]int{}
	for _, a := range s.answers(0) {
		said[a.status]++
	}
	if said[http.StatusGone] != 1 || said[http.StatusNotFound] != 1 {
		t.Errorf("answers by status: %v", said)
	}
	if third := run(48 * time.Hour); third.total().Failed != 0 || s.answers(s.count() - 1)[0].status != 200 {
		t.Errorf("asked again for what is gone: %+v", third)
	}
	n := 0
	for _, r := range archived(t, data) {
		if strings.Contains(r.URL, "/bai-") && r.Status == 200 {
			n++
		}
	}
	if n != 3 {
		t.Errorf("%d articles in the archive", n)
	}
}
