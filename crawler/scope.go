package crawler

import (
	"net/url"
	"path"
	"strings"
	"sync"

	"github.com/uniongraph/uniongraph/crawler/address"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

// scope says which addresses belong to a site and what they are. It learns how hosts
// want to be called; its methods may be called from several goroutines.
type scope struct {
	site     sites.Site
	starts   map[string]bool // keys of start pages
	sections []string        // paths below which pages belong to the site; "" is all

	mu      sync.Mutex
	origins map[string]string // by host key: scheme and host that answered without redirecting
}

func newScope(s sites.Site) *scope {
	sc := &scope{site: s, starts: map[string]bool{}, origins: map[string]string{}}
	for _, ref := range s.Start {
		u, err := address.Clean(nil, ref)
		if err != nil {
			continue
		}
		sc.starts[address.Key(u)] = true
		sc.sections = append(sc.sections, section(u))
		if key := address.HostKey(u.Host); sc.origins[key] == "" {
			sc.origins[key] = u.Scheme + "://" + u.Host
		}
	}
	return sc
}

// section gives the path below which a start page's pages lie: "" for a site's front page.
func section(u *url.URL) string {
	p := strings.TrimSuffix(u.Path, "/")
	base := strings.ToLower(path.Base(p))
	switch {
	case strings.HasPrefix(base, "index.") || strings.HasPrefix(base, "default.") || strings.HasPrefix(base, "home."):
		return strings.TrimSuffix(path.Dir(p), "/")
	case path.Ext(p) != "":
		return strings.TrimSuffix(p, path.Ext(p))
	}
	return p
}

// seeds gives the pages that a crawl of the site begins with.
func (sc *scope) seeds() []frontier.Link {
	var out []frontier.Link
	add := func(kind frontier.Kind, refs []string) {
		for _, ref := range refs {
			if u, err := address.Clean(nil, ref); err == nil {
				out = append(out, frontier.Link{Key: address.Key(u), URL: u.String(), Kind: kind})
			}
		}
	}
	add(frontier.Start, sc.site.Start)
	add(frontier.Sitemap, sc.site.Sitemaps)
	add(frontier.Feed, sc.site.Feeds)
	return out
}

// ours tells whether an address is on one of the site's hosts.
func (sc *scope) ours(u *url.URL) bool {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	return sc.origins[address.HostKey(u.Host)] != ""
}

// kind says what a page is that a page of the kind from leads to; false if it is not
// the site's, or no page.
func (sc *scope) kind(u *url.URL, from frontier.Kind) (frontier.Kind, bool) {
	if !sc.ours(u) || address.Winding(u) || address.File(u) {
		return "", false
	}
	declared, _ := sc.site.Classify(u)
	switch {
	case declared == sites.Article:
		return frontier.Article, true
	case sc.starts[address.Key(u)]:
		return frontier.Start, true
	case declared == sites.Listing && address.Page(u) > 1:
		return frontier.More, true
	case declared == sites.Listing:
		return frontier.Listing, true
	case address.Page(u) > 1 && sc.below(u) && (from == frontier.Start || from == frontier.Listing || from == frontier.More):
		return frontier.More, true
	case len(sc.site.Article) > 0 && len(sc.site.Listing) > 0:
		return "", false // all that belongs to the site is declared
	case sc.below(u), len(sc.site.Article) == 0 && leadsOut(from):
		return frontier.Page, true
	}
	return "", false
}

// leadsOut tells whether pages of a kind may lead to articles outside the site's
// sections: a newspaper's articles often do not lie below the section that lists them.
func leadsOut(k frontier.Kind) bool {
	return k == frontier.Start || k == frontier.Listing || k == frontier.More || k == frontier.Feed
}

func (sc *scope) below(u *url.URL) bool {
	for _, s := range sc.sections {
		if s == "" || u.Path == s || strings.HasPrefix(u.Path, s) && strings.ContainsRune("/.-_", rune(u.Path[len(s)])) {
			return true
		}
	}
	return false
}

// address gives the address to fetch a page of the site by: with the scheme and host
// that are known to answer.
func (sc *scope) address(u *url.URL) string {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	if origin := sc.origins[address.HostKey(u.Host)]; origin != "" {
		return origin + u.RequestURI()
	}
	return u.String()
}

// moved learns from a redirect between two spellings of one host.
func (sc *scope) moved(to *url.URL) {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	if key := address.HostKey(to.Host); sc.origins[key] != "" {
		sc.origins[key] = to.Scheme + "://" + to.Host
	}
}
