package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/uniongraph/uniongraph/crawler"
)

// maxListed is how many failed pages are listed in the end.
const maxListed = 1000

// crawlProgress shows how far a crawl is: a bar for each site under way on a terminal,
// elsewhere a plain line for each every few seconds, nothing with --quiet.
type crawlProgress struct {
	mu       sync.Mutex
	w        io.Writer
	terminal bool
	silent   bool
	summed   bool // failed pages are not named one by one: a report sums them up
	all      int  // sites
	done     int
	sites    []*siteProgress // under way, in the order in which they began
	drawn    int             // lines on the terminal
	last     time.Time
	failed   []crawler.Failed
	unlisted int
	now      func() time.Time
}

type siteProgress struct {
	at      crawler.Progress
	start   time.Time
	before  int64     // pages at start
	printed time.Time // when its plain line was
}

func (a *app) newCrawlProgress(all int) *crawlProgress {
	return &crawlProgress{w: a.err, terminal: isTerminal(a.err), silent: a.quiet, all: all, now: time.Now, last: time.Now()}
}

// update takes what the crawler says; several sites may call it at once.
func (p *crawlProgress) update(at crawler.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	for _, f := range at.Failed {
		if !p.summed {
			p.say("uniongraph: %s: %s; tried again after %s", f.URL, f.Reason, f.Next.Local().Format("2006-01-02 15:04"))
		}
		if len(p.failed) < maxListed {
			p.failed = append(p.failed, f)
		} else {
			p.unlisted++
		}
	}
	i := slices.IndexFunc(p.sites, func(s *siteProgress) bool { return s.at.Site == at.Site })
	if i < 0 {
		i = len(p.sites)
		p.sites = append(p.sites, &siteProgress{start: now, before: max(0, at.Fetched-1), printed: now})
	}
	s := p.sites[i]
	s.at = at
	if at.Done {
		p.done++
		p.sites = slices.Delete(p.sites, i, i+1)
	}
	switch {
	case p.silent:
	case p.terminal && (at.Done || now.Sub(p.last) >= 100*time.Millisecond):
		p.last = now
		p.draw(now)
	case !p.terminal && at.Done:
		end := "done"
		if at.Left > 0 {
			end = "ended"
		}
		fmt.Fprintf(p.w, "%s: %s, %d of %s\n", s.line(now, false), end, p.done, count(p.all, "site", "sites"))
	case !p.terminal && now.Sub(s.printed) >= 5*time.Second:
		s.printed = now
		fmt.Fprintln(p.w, s.line(now, false))
	}
}

// line says how far a site is.
func (s *siteProgress) line(now time.Time, bar bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-20.20s ", s.at.Site)
	if bar {
		const width = 20
		filled := int(width * s.at.Fetched / max(1, s.at.Fetched+s.at.Left))
		fmt.Fprintf(&b, "%s%s ", strings.Repeat("━", filled), strings.Repeat("╌", width-filled))
	}
	b.WriteString(count(int(s.at.Fetched), "page", "pages"))
	if s.at.Counts.Failed > 0 {
		fmt.Fprintf(&b, ", %d failed", s.at.Counts.Failed)
	}
	elapsed := now.Sub(s.start)
	if n := s.at.Fetched - s.before; n > 0 && elapsed >= time.Second {
		rate := float64(n) / elapsed.Seconds()
		fmt.Fprintf(&b, ", %.1f/s", rate)
		if s.at.Left > 0 {
			fmt.Fprintf(&b, ", %d left, %s", s.at.Left, time.Duration(float64(s.at.Left)/rate*float64(time.Second)).Round(time.Second))
		}
	} else if s.at.Left > 0 {
		fmt.Fprintf(&b, ", %d left", s.at.Left)
	}
	return b.String()
}

// draw redraws the bars.
func (p *crawlProgress) draw(now time.Time) {
	p.clear()
	for _, s := range p.sites {
		fmt.Fprintln(p.w, s.line(now, true))
	}
	fmt.Fprintf(p.w, "%d of %s\n", p.done, count(p.all, "site", "sites"))
	p.drawn = len(p.sites) + 1
}

func (p *crawlProgress) clear() {
	if p.drawn > 0 {
		fmt.Fprintf(p.w, "\033[%dA\033[J", p.drawn)
		p.drawn = 0
	}
}

func (p *crawlProgress) say(format string, args ...any) {
	p.clear()
	fmt.Fprintln(p.w, printable(fmt.Sprintf(format, args...)))
}

// end takes the bars away.
func (p *crawlProgress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	if p.unlisted > 0 && !p.summed {
		p.say("uniongraph: and %d more; see: uniongraph status --failures 0", p.unlisted)
	}
}
