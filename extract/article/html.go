package article

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html/charset"
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
	in, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("decode page: %w", err)
	}
	doc, err := goquery.NewDocumentFromReader(in)
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

// decode reads the page as UTF-8, unless a byte order mark or the page's own
// declaration says otherwise and the bytes are no UTF-8.
func decode(data []byte) (io.Reader, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		return charset.NewReader(bytes.NewReader(data), "text/html")
	}
	if m := declared.FindSubmatch(data[:min(len(data), 8192)]); m != nil {
		label := strings.ToLower(string(m[1]))
		if e, name := charset.Lookup(label); e != nil && name != "utf-8" && !validUTF8(data) {
			return charset.NewReaderLabel(label, bytes.NewReader(data))
		}
	}
	return bytes.NewReader(bytes.ToValidUTF8(data, []byte("\uFFFD"))), nil
}

// validUTF8 says that the page has letters outside ASCII and all are UTF-8:
// many pages declare a charset that they do not use.
func validUTF8(data []byte) bool {
	return bytes.IndexFunc(data, func(r rune) bool { return r >= 0x80 }) >= 0 && bytes.Equal(bytes.ToValidUTF8(data, nil), data)
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
