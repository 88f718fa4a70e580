package crawler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"sync"
	"time"

	"github.com/uniongraph/uniongraph/crawler/address"
	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

// Product is the token by which robots.txt knows the crawler.
const Product = "uniongraph"

// Archiver keeps pages. A page counts as kept when durable has returned without an
// error; that may be called late, once for many pages. Append is called from several
// goroutines.
type Archiver interface {
	Append(ctx context.Context, x archive.Exchange) (at archive.Position, durable func() error, err error)
}

// Options of a crawler. State and Archive are needed, and Contact unless AllowPrivate is set.
type Options struct {
	State   *frontier.Store
	Archive Archiver
	Contact string // mail or web address of who runs the crawl, told to every server
	Version string // of the program, told to every server; default "dev"
	// Fingerprint tells articles from other pages and gives what identifies an article's
	// text: equal means unchanged. Default: pages at addresses that the site declares as
	// articles, all their bytes.
	Fingerprint  func(url string, body []byte) (string, bool)
	AllowPrivate bool          // also visit loopback and private networks
	MaxPages     int           // pages of a site in one run, unless the site says; default 10,000
	Sites        int           // sites at once; default 16
	Patience     time.Duration // how long a site's wish to wait is waited for in a run; default 5 min
	RetryDelay   time.Duration // before a failed page is tried again, three times as long the second time; default 10 s
	Progress     func(Progress)
	Log          *slog.Logger  // default none
	Clock        fetch.Clock   // default the machine's
	Fetch        fetch.Options // limits of time and size; the other fields are set by New
}

// Progress is how far a site is.
type Progress struct {
	Site string
	frontier.Counts
	Left   int64    // pages known to be due
	Failed []Failed // since the last call
	Done   bool     // the site is done
}

// Failed is a page, or a site's robots.txt, that could not be had.
type Failed struct {
	Site, URL, Reason string
	Next              time.Time // when it is tried again
}

// Site is what a run did on one site.
type Site struct {
	ID string
	frontier.Counts
	Left   int64  // pages that are still due
	Reason string // why the run ended before all was visited; "" if it did not
	GaveUp bool   // because the host does not answer, refuses, or asks to wait
}

// Crawler visits sites. Its methods may be called one after the other.
type Crawler struct {
	o         Options
	transport *fetch.Transport
}

// New checks the options and makes a crawler.
func New(o Options) (*Crawler, error) {
	if o.State == nil || o.Archive == nil {
		return nil, errors.New("crawler: options without state or archive")
	}
	if o.Contact == "" && !o.AllowPrivate {
		return nil, errors.New("crawler: a contact address is needed, so that whoever runs a site can reach whoever runs the crawl")
	}
	if o.Version == "" {
		o.Version = "dev"
	}
	if o.MaxPages <= 0 {
		o.MaxPages = 10000
	}
	if o.Sites <= 0 {
		o.Sites = 16
	}
	if o.Patience <= 0 {
		o.Patience = 5 * time.Minute
	}
	if o.RetryDelay <= 0 {
		o.RetryDelay = 10 * time.Second
	}
	if o.Clock == nil {
		o.Clock = fetch.SystemClock{}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Fetch.UserAgent, o.Fetch.AllowPrivate, o.Fetch.Clock = UserAgent(o.Version, o.Contact), o.AllowPrivate, o.Clock
	o.Fetch.Pace = fetch.NewPace(o.Clock)
	return &Crawler{o: o, transport: fetch.NewTransport(o.Fetch)}, nil
}

// UserAgent gives what a crawler calls itself: product token, version, and how to reach its operator.
func UserAgent(version, contact string) string {
	ua := Product + "/" + version
	if contact != "" {
		ua += " (+" + contact + ")"
	}
	return ua
}

// Run visits what is due on the sites, several at once but one at a time on a host. It
// gives what was done on each, in the order of the sites. When ctx is cancelled, what is
// under way is finished and kept. The error is one of the state or the archive, without
// which nothing can be kept; what servers do is in the report.
func (c *Crawler) Run(ctx context.Context, all []sites.Site) ([]Site, error) {
	defer c.transport.Close()
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	report := make([]Site, len(all))
	slots := make(chan struct{}, c.o.Sites)
	var wg sync.WaitGroup
	for _, group := range byHost(all) {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			for _, i := range group {
				report[i].ID = all[i].ID
				if ctx.Err() != nil {
					report[i].Reason = "stopped"
					continue
				}
				var err error
				if report[i], err = c.site(ctx, all[i]); err != nil {
					stop(fmt.Errorf("crawl %s: %w", all[i].ID, err))
				}
			}
		})
	}
	wg.Wait()
	if err := context.Cause(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return report, err
	}
	return report, nil
}

// byHost groups the sites' numbers by the host of their first page.
func byHost(all []sites.Site) [][]int {
	at := map[string]int{}
	var groups [][]int
	for i, s := range all {
		host := s.ID
		if len(s.Start) > 0 {
			if u, err := url.Parse(s.Start[0]); err == nil {
				host = address.HostKey(u.Host)
			}
		}
		g, ok := at[host]
		if !ok {
			g = len(groups)
			at[host] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// Plan gives up to n pages of a site that a run would visit first, and how many it knows
// of. Nothing is asked for, nothing written; state is nil where nothing was crawled yet.
func Plan(ctx context.Context, state *frontier.Store, site sites.Site, now time.Time, n int) (first []string, all int64, err error) {
	seen := map[string]bool{}
	if state != nil {
		var list []frontier.Known
		if list, all, err = state.Planned(ctx, site.ID, now, n); err != nil {
			return nil, 0, err
		}
		for _, k := range list {
			first = append(first, k.URL)
		}
	}
	for _, l := range newScope(site).seeds() {
		known := false
		if state != nil {
			if _, known, err = state.Find(ctx, site.ID, l.Key); err != nil {
				return nil, 0, err
			}
		}
		if !known && !seen[l.Key] {
			seen[l.Key] = true
			if all++; len(first) < n {
				first = append(first, l.URL)
			}
		}
	}
	return first, all, nil
}
