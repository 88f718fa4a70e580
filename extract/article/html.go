package article

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// DetectHTML tells a page's HTML from plain text.
func DetectHTML(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<table", "<meta ", "<article", "<span", "<h1", "<br"} {
		if bytes.Contains(head, []byte(tag)) {
			return true
		}
	}
	return false
}

// ReadHTML reads a page's HTML. The address helps with the date where the
// page shows none, and may be empty. Article.Text is composed of what belongs
// to the article: breadcrumb, title, date line, body, source and footer.
func ReadHTML(data []byte, address string) (*Article, error) {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(decode(data)))
	if err != nil {
		return nil, fmt.Errorf("parse page: %w", err)
	}
	facts := readMetadata(doc, address)
	p := flatten(doc, false)
	if _, _, score := p.body(); score < 300 {
		loose := flatten(doc, true)
		if _, _, more := loose.body(); more > 300 && more > 3*score {
			p = loose
		}
	}
	r := p.compose(facts)
	facts.apply(r)
	return r.finish(), nil
}

var declared = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?\s*([a-z0-9_:-]+)`)

// decode reads the page's bytes as vietnamese.Decode does. A page in which some bytes
// stay unread is a page all the same.
func decode(data []byte) string {
	label := ""
	if m := declared.FindSubmatch(data[:min(len(data), 8192)]); m != nil {
		label = string(m[1])
	}
	text, _, _ := vietnamese.Decode(data, label)
	return text
}

// absolute resolves ref against the page's address; "" when ref is no web address.
func absolute(ref, base string) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil || ref == "" {
		return ""
	}
	if b, err := url.Parse(base); err == nil && base != "" {
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
