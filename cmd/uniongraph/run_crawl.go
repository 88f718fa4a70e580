package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"time"

	"github.com/uniongraph/uniongraph/crawler"
	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
	"github.com/uniongraph/uniongraph/extract/article"
)

// runOptions say what a run does.
type runOptions struct {
	sites      []sites.Site
	all        []sites.Site // whose articles may wait to be read; default sites
	named      bool         // the sites were named: they are visited whatever their schedule says
	contact    string
	private    bool
	force      bool
	shown      int           // facts to list
	resolver   *net.Resolver // default the machine's
	retryDelay time.Duration // default the crawler's
	clock      fetch.Clock   // default the machine's
}

// now is the time on the run's clock.
func (o runOptions) now() time.Time {
	if o.clock != nil {
		return o.clock.Now()
	}
	return time.Now()
}

// known gives the sites whose articles may wait to be read.
func (o runOptions) known() []sites.Site {
	if len(o.all) > 0 {
		return o.all
	}
	return o.sites
}

func (a *app) archiveDir() string { return filepath.Join(a.data, "archive") }

// openState opens the memory of the crawls for writing, which one process does at a time.
func (a *app) openState(ctx context.Context) (*frontier.Store, error) {
	at := a.database
	if at == "" {
		at = "sqlite:" + filepath.Join(a.data, "state.db")
	}
	state, err := frontier.Open(context.WithoutCancel(ctx), at)
	if err != nil {
		return nil, failure("%w", err)
	}
	return state, nil
}

// crawlSites visits what is due on the sites.
func (a *app) crawlSites(ctx context.Context, state *frontier.Store, o runOptions, report *runReport) (err error) {
	if report.turn, err = sitesInTurn(ctx, state, o.sites, o.named, o.now()); err != nil {
		return err
	}
	a.warn(report.turn)
	keep, err := archive.Open(a.archiveDir(), archive.Options{Software: "uniongraph " + version(), Operator: o.contact})
	if err != nil {
		return failure("%w", err)
	}
	p := a.newCrawlProgress(len(report.turn.due))
	p.summed = true
	options := crawler.Options{
		State: state, Archive: keep, Contact: o.contact, Version: strings.Fields(version())[0], AllowPrivate: o.private, Log: a.log, RetryDelay: o.retryDelay,
		Fingerprint: fingerprint(o.sites), Clock: o.clock,
		Progress: p.update,
	}
	options.Fetch.Resolver = o.resolver
	c, err := crawler.New(options)
	if err == nil {
		report.sites, err = c.Run(ctx, report.turn.due)
	}
	p.end()
	report.failed = p.failed
	if closed := keep.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return failure("%w", err)
	}
	return nil
}

// fingerprint tells articles from other pages, and one version of an article from the
// next by its title and text: view counters and sidebars change at every visit.
func fingerprint(all []sites.Site) func(url string, body []byte) (string, bool) {
	return func(url string, body []byte) (string, bool) {
		site, _ := sites.Of(all, url)
		page, _ := pageFor(site, body)
		art, err := article.ReadHTML(page, url)
		if err != nil || art.Reason != "" {
			return "", false
		}
		h := sha256.New()
		fmt.Fprintln(h, art.Title, art.Published, art.Author)
		for _, b := range art.Blocks {
			switch b.Kind {
			case article.Meta, article.Related, article.Breadcrumb, article.Footer:
			default:
				fmt.Fprintln(h, art.Slice(b))
			}
		}
		return hex.EncodeToString(h.Sum(nil)[:16]), true
	}
}
