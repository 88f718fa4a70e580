package main

import (
	"html"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"github.com/uniongraph/uniongraph/crawler/sites"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// selected says what one selector of a site found on a page.
type selected struct {
	Part     string `json:"part"` // title, date, author or body
	Selector string `json:"selector"`
	Found    int    `json:"found"` // elements; only the first counts, except of the body
	Text     string `json:"text"`  // of the first
}

// pageFor prepares a page of a site for the extractor: decoded where the site's
// declaration knows better than the page what it is written in, and reduced to what the
// selectors name. Where the body's selector finds nothing, the page stays whole: sites
// change, and the extractor manages without.
func pageFor(s sites.Site, data []byte) ([]byte, []selected) {
	if s.Charset == "" && s.Selectors == (sites.Selectors{}) {
		return data, nil
	}
	text, _, _ := vietnamese.Decode(data, s.Charset) // what stays unread is no reason to lose the page
	if s.Selectors == (sites.Selectors{}) {
		return []byte(text), nil
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil {
		return data, nil
	}
	var report []selected
	parts := map[string]*goquery.Selection{}
	for _, p := range []selected{{Part: "title", Selector: s.Selectors.Title}, {Part: "date", Selector: s.Selectors.Date}, {Part: "author", Selector: s.Selectors.Author}, {Part: "body", Selector: s.Selectors.Body}} {
		if p.Selector == "" {
			continue
		}
		found := doc.Find(p.Selector)
		p.Found, p.Text = found.Length(), strings.Join(strings.Fields(found.First().Text()), " ")
		if p.Found > 0 {
			parts[p.Part] = found
		}
		report = append(report, p)
	}
	if parts["body"] == nil {
		return []byte(text), report
	}
	return compose(doc, parts), report
}

// compose writes a page of the selected parts. The head stays, for its metadata, and the
// last footer, which says whose site it is.
func compose(doc *goquery.Document, parts map[string]*goquery.Selection) []byte {
	var b strings.Builder
	head, _ := doc.Find("head").Html()
	b.WriteString("<!DOCTYPE html><html><head><meta charset=\"utf-8\">" + head + "</head><body>\n")
	write := func(part, open, end string) {
		if p := parts[part]; p != nil {
			b.WriteString(open + html.EscapeString(strings.Join(strings.Fields(p.First().Text()), " ")) + end + "\n")
		}
	}
	write("title", "<h1>", "</h1>")
	write("date", "<p>", "</p>")
	parts["body"].Each(func(_ int, s *goquery.Selection) {
		if inner, err := goquery.OuterHtml(s); err == nil {
			b.WriteString(inner + "\n")
		}
	})
	write("author", "<p><strong>", "</strong></p>")
	if footer, err := goquery.OuterHtml(doc.Find("footer").Last()); err == nil {
		b.WriteString(footer)
	}
	b.WriteString("</body></html>")
	return []byte(b.String())
}
