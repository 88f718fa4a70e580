package article

import (
	"encoding/json"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/uniongraph/uniongraph/extract/dates"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// metadata is what the page's machine-readable parts say about it.
type metadata struct {
	title, ogTitle, headline string
	published, updated       dates.Date
	fromAddress              dates.Date
	author                   string
	siteName                 string
	url                      string
	titleKeys                []string // vietnamese.Key of the titles, for comparison
}

func readMetadata(doc *goquery.Document, address string) *metadata {
	m := &metadata{}
	m.title = clean(doc.Find("head title, title").First().Text())
	meta := map[string]string{}
	doc.Find("meta").Each(func(_ int, s *goquery.Selection) {
		content := clean(s.AttrOr("content", ""))
		for _, name := range []string{"property", "name", "itemprop"} {
			if key := strings.ToLower(strings.TrimSpace(s.AttrOr(name, ""))); key != "" && content != "" && meta[key] == "" {
				meta[key] = content
			}
		}
	})
	m.linkedData(doc)
	m.ogTitle = first(meta, "og:title", "twitter:title", "dc.title", "title")
	for _, t := range []string{m.ogTitle, m.headline, m.title} {
		if t != "" {
			m.titleKeys = append(m.titleKeys, headlineKey(t))
		}
	}
	m.siteName = first(meta, "og:site_name", "application-name")
	m.published = firstDate(m.published, meta, "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "date", "dc.date", "dc.date.issued", "dcterms.created", "dc.date.created", "article.published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "datecreated")
	m.updated = firstDate(m.updated, meta, "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
	if m.author == "" {
		for _, key := range []string{"article:author", "author", "dc.creator", "dable:author"} {
			if writes(meta[key]) {
				m.author = meta[key]
				break
			}
		}
	}
	if m.published.IsZero() {
		m.published = itemDate(doc, "[itemprop=datePublished]")
	}
	if m.updated.IsZero() {
		m.updated = itemDate(doc, "[itemprop=dateModified]")
	}
	if m.author == "" {
		doc.Find("[itemprop=author], a[rel=author]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
			name := clean(s.Text())
			if n := s.Find("[itemprop=name]"); n.Length() > 0 {
				name = clean(n.First().Text())
			}
			if writes(name) {
				m.author = name
			}
			return m.author == ""
		})
	}
	if m.published.IsZero() {
		m.published = timeElement(doc)
	}
	m.url = absolute(doc.Find("link[rel=canonical]").First().AttrOr("href", ""), address)
	if m.url == "" {
		m.url = absolute(meta["og:url"], address)
	}
	m.fromAddress = addressDate(address)
	if m.fromAddress.IsZero() {
		m.fromAddress = addressDate(m.url)
	}
	return m
}

func clean(s string) string {
	return strings.Join(strings.Fields(vietnamese.Normalize(s)), " ")
}

func first(meta map[string]string, keys ...string) string {
	for _, k := range keys {
		if v := meta[k]; v != "" {
			return v
		}
	}
	return ""
}

// machineDate reads a date that metadata holds. Midnight sharp is a date whose
// time nobody set.
func machineDate(s string) dates.Date {
	for _, e := range dates.Find(strings.TrimSpace(s)) {
		if e.Kind == dates.Point && e.From.Full() {
			d := e.From
			if d.Hour == 0 && d.Minute == 0 && d.Second == 0 {
				d.HasTime = false
			}
			return d
		}
	}
	return dates.Date{}
}

func firstDate(d dates.Date, meta map[string]string, keys ...string) dates.Date {
	for _, k := range keys {
		if !d.IsZero() {
			return d
		}
		d = machineDate(meta[k])
	}
	return d
}

func itemDate(doc *goquery.Document, selector string) dates.Date {
	var d dates.Date
	doc.Find(selector).EachWithBreak(func(_ int, s *goquery.Selection) bool {
		for _, v := range []string{s.AttrOr("datetime", ""), s.AttrOr("content", ""), s.Text()} {
			if d = machineDate(v); !d.IsZero() {
				break
			}
		}
		return d.IsZero()
	})
	return d
}

// timeElement reads <time datetime> of the article; other articles' teasers in
// lists and sidebars have theirs, too.
func timeElement(doc *goquery.Document) dates.Date {
	all := doc.Find("time[datetime]")
	for _, s := range []*goquery.Selection{doc.Find("time.published, time.entry-date, time[pubdate]"), doc.Find("article time[datetime]"), all} {
		s = s.FilterFunction(func(_ int, t *goquery.Selection) bool {
			return t.Closest("aside, nav, footer, li, .widget, .sidebar, .related, .comments, #comments").Length() == 0
		})
		if s.Length() == 1 || s.Length() > 1 && s.First().Closest("article").Length() > 0 && doc.Find("article").Length() == 1 {
			if d := machineDate(s.First().AttrOr("datetime", "")); !d.IsZero() {
				return d
			}
		}
	}
	return dates.Date{}
}

var looseDate = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]{8,40})"`)

// linkedData reads JSON-LD: one object, an array, or a @graph of them.
func (m *metadata) linkedData(doc *goquery.Document) {
	doc.Find(`script[type="application/ld+json"]`).Each(func(_ int, s *goquery.Selection) {
		text := s.Text()
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			// Line breaks within strings and loose commas are common; the date survives them.
			if d := looseDate.FindStringSubmatch(text); d != nil && m.published.IsZero() && strings.Contains(text, "Article") {
				m.published = machineDate(d[1])
			}
			return
		}
		m.node(v, 0)
	})
}

func (m *metadata) node(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			m.node(e, depth+1)
		}
	case map[string]any:
		if g, ok := v["@graph"]; ok {
			m.node(g, depth+1)
		}
		if !strings.Contains(names(v["@type"]), "Article") && !strings.Contains(names(v["@type"]), "BlogPosting") {
			if e, ok := v["mainEntity"]; ok {
				m.node(e, depth+1)
			}
			return
		}
		if m.published.IsZero() {
			m.published = machineDate(names(v["datePublished"]))
		}
		if m.updated.IsZero() {
			m.updated = machineDate(names(v["dateModified"]))
		}
		if m.headline == "" {
			m.headline = clean(names(v["headline"]))
		}
		if a := clean(names(v["author"])); m.author == "" && writes(a) {
			m.author = a
		}
	}
}

// names reads a value that may be a string, an object with a name, or a list
// of either.
func names(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return names(v["name"])
	case []any:
		var all []string
		for _, e := range v {
			if s := names(e); s != "" {
				all = append(all, s)
			}
		}
		return strings.Join(all, " ")
	}
	return ""
}

// apply adds what the metadata knows to what the page shows. The printed date
// of an article that moved to a new CMS is older than the machine's and right.
func (m *metadata) apply(r *reader) {
	a := r.a
	a.URL = m.url
	if m.siteName != "" {
		a.SiteName = m.siteName
	}
	if r.updated.IsZero() {
		r.updated = m.updated
	}
	shown, machine := r.published, m.published
	switch {
	case shown.IsZero() && machine.IsZero():
		r.published = m.fromAddress
	case shown.IsZero():
		r.published = machine
	case machine.IsZero():
	case sameDay(shown, machine):
		if machine.HasTime {
			r.published = machine
		}
	case r.publishedRank >= afterTitle:
		// The page's own line, seen beside its headline, stays.
	default:
		r.published = machine
	}
	if r.poster == "" {
		r.poster = m.author
	}
}

func sameDay(a, b dates.Date) bool {
	return a.Year == b.Year && a.Month == b.Month && a.Day == b.Day
}
