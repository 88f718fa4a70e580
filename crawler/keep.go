package crawler

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/uniongraph/uniongraph/crawler/address"
	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/crawler/discover"
	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// maxDepth is how many links lead from a start page to the last one that is followed.
const maxDepth = 10

// keep judges an answer, archives what is new and gives the outcome, which holds once
// it is durable. The error is the archive's or the state's.
func (s *siteCrawl) keep(ctx context.Context, k frontier.Known, x *fetch.Exchange) (outcome, error) {
	ctx = context.WithoutCancel(ctx) // what came is kept even when the crawl is being stopped
	v, fine := s.answered(k, x)
	o := outcome{visit: v, page: k, asked: true}
	if fine {
		var fatal error
		err := guarded(func() error {
			fatal = s.page(ctx, &o, x)
			return nil
		})
		if p, ok := errors.AsType[*panicError](err); ok {
			s.o.Log.Error("panic", "url", k.URL, "value", p.value, "stack", string(p.stack))
			o.visit, o.durable = s.failed(visit(k, x.Time), p.Error(), 1), nil
		}
		return o, fatal
	}
	var err error
	notModified := x.Status == http.StatusNotModified
	if notModified && k.At.File != "" || !notModified && k.Status != x.Status && (v.Page.State == frontier.Moved || v.Page.State == frontier.Gone) {
		_, o.durable, err = s.archive(ctx, k, x)
	}
	return o, err
}

// page is an answer of status 2xx with a body that may be a page.
func (s *siteCrawl) page(ctx context.Context, o *outcome, x *fetch.Exchange) (err error) {
	v, before := &o.visit, o.page
	k := &v.Page
	cut := x.Truncated == "time" || x.Truncated == "disconnect"
	if cut {
		if *v = s.failed(*v, "body cut: "+x.Truncated, maxTries); k.State == frontier.Retry || before.At.File != "" {
			return nil // the next try may be whole; or an earlier visit was
		}
	} else {
		k.ETag, k.Modified = x.Header.Get("ETag"), x.Header.Get("Last-Modified")
	}
	base := x.URL
	fingerprint, article := s.fingerprint(k.Kind, k.URL, x.Body)
	if article {
		twin, err := s.o.State.Twin(ctx, k.Site, k.Key, fingerprint)
		if err != nil {
			return err
		}
		v.News = twin == ""
	}
	v.Shapes = firstShapes(before, base)
	s.follow(v, base, x, article)
	if article && fingerprint == before.Fingerprint && before.At.File != "" {
		*v = s.unchanged(*v) // only what is around the article has changed
		return nil
	}
	var at archive.Position
	if at, o.durable, err = s.archive(ctx, before, x); err != nil {
		return err
	}
	same := at.Digest == before.At.Digest && before.At.File != ""
	if !same {
		k.At = frontier.Position(at)
	}
	if article {
		k.Fingerprint, k.Changed = fingerprint, k.Fetched
		v.Keep, v.Count.Articles = true, 1
	} else if !same {
		k.Changed = k.Fetched
	}
	if cut {
		return nil // kept as far as it goes, tried again
	}
	if same {
		*v = s.unchanged(*v)
	} else {
		*v = done(*v)
	}
	if x.Truncated != "" {
		k.Reason = "cut: " + x.Truncated
	}
	return nil
}

// fingerprint tells whether a page is an article and what identifies its text.
func (s *siteCrawl) fingerprint(kind frontier.Kind, at string, body []byte) (string, bool) {
	if kind != frontier.Article && kind != frontier.Page {
		return "", false
	}
	if s.o.Fingerprint != nil {
		if fingerprint, ok := s.o.Fingerprint(at, body); ok {
			return fingerprint, true
		}
	}
	if kind == frontier.Page {
		return "", false
	}
	// The declaration says that it is an article: those who read it shall say that they cannot.
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:16]), true
}

// archive keeps an exchange; where the archive has the same already it says so there.
func (s *siteCrawl) archive(ctx context.Context, before frontier.Known, x *fetch.Exchange) (archive.Position, func() error, error) {
	e := archive.Exchange{URL: x.URL.String(), Time: x.Time, Request: x.Request, StatusLine: x.StatusLine, Header: x.Header, Body: x.Body, Truncated: x.Truncated}
	if before.At.File != "" && (x.Status == http.StatusNotModified || x.Status < 300) {
		p := archive.Position(before.At)
		e.Revisit = &p
	}
	return s.o.Archive.Append(ctx, e)
}

// firstShapes gives the shapes of a page that is visited for the first time; nil where
// it is not, and for pages that the declaration names.
func firstShapes(k frontier.Known, u *url.URL) []string {
	if k.At.File != "" || k.Kind == frontier.Start || k.Kind == frontier.Sitemap || k.Kind == frontier.Feed {
		return nil
	}
	if folder := address.Folder(u); folder != "" {
		return []string{address.Shape(u), folder}
	}
	return []string{address.Shape(u)}
}

// follow adds what the page leads to.
func (s *siteCrawl) follow(v *frontier.Visit, base *url.URL, x *fetch.Exchange, article bool) {
	k := v.Page
	if k.Kind == frontier.Sitemap || k.Kind == frontier.Feed {
		v.Links = s.entries(k, base, x.Body)
		return
	}
	v.Lists = !article && k.Kind != frontier.Article
	page := discover.Links(base, x.Body)
	if page.Refresh != nil {
		page.Links = append(page.Links, page.Refresh)
	}
	if k.Kind == frontier.Start {
		for _, u := range page.Feeds[:min(len(page.Feeds), 3)] {
			if s.scope.ours(u) {
				v.Links = append(v.Links, frontier.Link{Key: address.Key(u), URL: s.scope.address(u), Kind: frontier.Feed, Due: x.Time})
			}
		}
	}
	seen := map[string]bool{k.Key: true}
	shape, folder := address.Shape(base), address.Folder(base)
	for _, u := range page.Links {
		l, ok := s.linkTo(u, k)
		if !ok || seen[l.Key] {
			continue
		}
		seen[l.Key] = true
		if v.Lists || l.Kind != frontier.More { // an article's "page 2" is its own affair
			l.Due = x.Time
			l.Alike = l.Kind == frontier.Page && (address.Shape(u) == shape || folder != "" && address.Folder(u) == folder)
			v.Links = append(v.Links, l)
		}
	}
}

// linkTo makes the link from a page to an address; false where it is not followed.
func (s *siteCrawl) linkTo(u *url.URL, from frontier.Known) (frontier.Link, bool) {
	kind, ok := s.scope.kind(u, from.Kind)
	if !ok {
		return frontier.Link{}, false
	}
	l := frontier.Link{Key: address.Key(u), URL: s.scope.address(u), Kind: kind, Depth: from.Depth + 1}
	if kind == frontier.More {
		l.Depth = from.Depth // a list may be long; what ends it is that it brings nothing new
	}
	return l, l.Depth <= maxDepth
}

// entries are the links of a sitemap or feed, the newest first.
func (s *siteCrawl) entries(k frontier.Known, base *url.URL, body []byte) []frontier.Link {
	now := s.o.Clock.Now()
	var out []frontier.Link
	seen := map[string]bool{}
	for _, e := range discover.Entries(base, body) {
		from := k
		if e.Sitemap {
			if l, ok := s.link(base, e.URL.String(), frontier.Sitemap); ok && k.Depth < 3 && len(out) < 1000 && !seen[l.Key] {
				seen[l.Key] = true
				l.Hint, l.Depth, l.Due = e.Changed, k.Depth+1, now
				out = append(out, l)
			}
			continue
		}
		from.Depth = 0
		l, ok := s.linkTo(e.URL, from)
		if !ok || seen[l.Key] {
			continue
		}
		if e.Changed.After(now.Add(24 * time.Hour)) {
			e.Changed = time.Time{} // a clock that is wrong
		}
		seen[l.Key] = true
		l.Hint, l.Due = e.Changed, urgency(now, e.Changed)
		out = append(out, l)
	}
	slices.SortStableFunc(out, func(a, b frontier.Link) int { return b.Hint.Compare(a.Hint) })
	return out
}

// urgency gives a time that is due now and earlier the newer the page is: at most some
// minutes, so that what is already due for long is not overtaken.
func urgency(now, changed time.Time) time.Time {
	const minutes = 10 * time.Minute
	if changed.IsZero() {
		return now
	}
	hours := max(0, now.Sub(changed)/time.Hour)
	return now.Add(-max(0, minutes-hours*10*time.Millisecond))
}

// link makes a link of a kind that the site's declaration or robots.txt says.
func (s *siteCrawl) link(base *url.URL, ref string, kind frontier.Kind) (frontier.Link, bool) {
	u, err := address.Clean(base, ref)
	if err != nil || !s.scope.ours(u) {
		return frontier.Link{}, false
	}
	return frontier.Link{Key: address.Key(u), URL: s.scope.address(u), Kind: kind, Due: s.o.Clock.Now()}, true
}
