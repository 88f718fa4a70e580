package discover

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/unicode"

	"github.com/uniongraph/uniongraph/crawler/address"
)

// maxLinks bounds the links taken from one page; real ones have a few hundred.
const maxLinks = 5000

// Page is what a page says about addresses. All are clean (address.Clean) and absolute.
type Page struct {
	Links   []*url.URL // each once, in the page's order; not those marked nofollow
	Feeds   []*url.URL // of RSS and Atom feeds
	Refresh *url.URL   // where <meta http-equiv=refresh> leads, nil where nowhere
}

// Links reads the links of an HTML page whose address is base. Tags are ASCII in all
// encodings that such pages have, but UTF-16, which is recognised by its mark.
func Links(base *url.URL, body []byte) Page {
	c := collector{base: base, seen: map[string]bool{}}
	z := html.NewTokenizer(bytes.NewReader(fromUTF16(body)))
	z.SetMaxBuf(1 << 20)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return c.page
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if !more || len(c.page.Links) >= maxLinks {
				continue
			}
			switch string(name) {
			case "a", "area", "base", "link", "frame", "iframe", "meta":
				c.tag(string(name), attributes(z))
			}
		}
	}
}

type collector struct {
	base *url.URL
	page Page
	seen map[string]bool
}

func attributes(z *html.Tokenizer) map[string]string {
	out := map[string]string{}
	for {
		key, value, more := z.TagAttr()
		if _, ok := out[string(key)]; !ok {
			switch string(key) {
			case "href", "src", "rel", "type", "http-equiv", "content", "name":
				out[string(key)] = string(value)
			}
		}
		if !more {
			return out
		}
	}
}

func (c *collector) tag(name string, a map[string]string) {
	rel := strings.Fields(strings.ToLower(a["rel"]))
	has := func(word string) bool {
		for _, r := range rel {
			if r == word {
				return true
			}
		}
		return false
	}
	switch name {
	case "base":
		if u, err := address.Clean(c.base, a["href"]); err == nil && a["href"] != "" {
			c.base = u
		}
	case "link":
		media := strings.ToLower(a["type"])
		if has("alternate") && (strings.HasPrefix(media, "application/rss") || strings.HasPrefix(media, "application/atom")) {
			if u, err := address.Clean(c.base, a["href"]); err == nil {
				c.page.Feeds = append(c.page.Feeds, u)
			}
		}
		if has("next") {
			c.add(a["href"])
		}
	case "frame", "iframe":
		c.add(a["src"])
	case "meta":
		if strings.EqualFold(a["http-equiv"], "refresh") && c.page.Refresh == nil {
			_, target, ok := strings.Cut(strings.ReplaceAll(a["content"], "URL=", "url="), "url=")
			if target = strings.Trim(target, ` '"`); ok && target != "" {
				if u, err := address.Clean(c.base, target); err == nil {
					c.page.Refresh = u
				}
			}
		}
	default:
		if !has("nofollow") {
			c.add(a["href"])
		}
	}
}

func (c *collector) add(ref string) {
	if ref = strings.TrimSpace(ref); ref == "" || strings.HasPrefix(ref, "#") || c.seen[ref] {
		return
	}
	c.seen[ref] = true
	u, err := address.Clean(c.base, ref)
	if err != nil || address.File(u) {
		return
	}
	c.page.Links = append(c.page.Links, u)
}

// fromUTF16 gives a body that begins with the mark of UTF-16, or that alternates letters
// with zeros, as UTF-8; others as they are.
func fromUTF16(body []byte) []byte {
	order := unicode.LittleEndian
	switch {
	case bytes.HasPrefix(body, []byte{0xff, 0xfe}):
	case bytes.HasPrefix(body, []byte{0xfe, 0xff}):
		order = unicode.BigEndian
	case len(body) > 3 && body[0] == '<' && body[1] == 0 && body[3] == 0:
	case len(body) > 3 && body[0] == 0 && body[1] == '<' && body[2] == 0:
		order = unicode.BigEndian
	default:
		return body
	}
	out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(body)
	if err != nil {
		return body
	}
	return out
}
