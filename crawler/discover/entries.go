package discover

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/net/html/charset"

	"github.com/uniongraph/uniongraph/crawler/address"
)

// Limits of a sitemap file: entries as sitemaps.org has it, size as for every body.
const (
	maxEntries = 50000
	maxSize    = 10 << 20
)

// Entry is an address that a sitemap or feed names.
type Entry struct {
	URL     *url.URL
	Changed time.Time // when the page changed last, as the entry says; zero where it does not
	Sitemap bool      // the address is another sitemap's
}

// Entries reads a sitemap, sitemap index, RSS (0.9 to 2.0) or Atom feed, compressed or
// not, whose address is base. A list of addresses, one a line, is a sitemap too.
func Entries(base *url.URL, body []byte) []Entry {
	body = unzip(body)
	trimmed := bytes.TrimSpace(bytes.TrimPrefix(fromUTF16(body), []byte("\ufeff")))
	if !bytes.HasPrefix(trimmed, []byte("<")) {
		return list(base, trimmed)
	}
	d := xml.NewDecoder(bytes.NewReader(trimmed))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return r, nil // it is UTF-8 by now
		}
		if out, err := charset.NewReaderLabel(label, r); err == nil {
			return out, nil
		}
		return r, nil // addresses and dates are ASCII in whatever it is
	}
	return scan(base, d)
}

// scan goes through the elements; what is broken ends it.
func scan(base *url.URL, d *xml.Decoder) []Entry {
	var out []Entry
	var now Entry
	var text strings.Builder
	depth := 0 // of the present entry's element, 0 outside
	level := 0
	for len(out) < maxEntries {
		token, err := d.Token()
		if err != nil {
			break
		}
		switch e := token.(type) {
		case xml.StartElement:
			level++
			text.Reset()
			switch e.Name.Local {
			case "url", "sitemap", "item", "entry":
				if depth == 0 {
					now, depth = Entry{Sitemap: e.Name.Local == "sitemap"}, level
				}
			case "link": // Atom
				if href := attribute(e, "href"); depth > 0 && href != "" && now.URL == nil {
					if rel := attribute(e, "rel"); rel == "" || rel == "alternate" {
						now.set(base, href)
					}
				}
			}
		case xml.CharData:
			if text.Len() < address.MaxLength {
				text.Write(e)
			}
		case xml.EndElement:
			if depth > 0 && level == depth+1 {
				now.field(base, e.Name.Local, strings.TrimSpace(text.String()))
			}
			if level == depth {
				if now.URL != nil {
					out = append(out, now)
				}
				depth = 0
			}
			level--
		}
	}
	return out
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// field takes one element of an entry.
func (x *Entry) field(base *url.URL, name, value string) {
	switch name {
	case "loc", "link":
		if x.URL == nil {
			x.set(base, value)
		}
	case "guid", "id": // where there is no link, it may be one
		if x.URL == nil && (strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://")) {
			x.set(base, value)
		}
	case "lastmod", "pubDate", "updated", "date":
		if t, err := parseTime(value); err == nil && t.After(x.Changed) {
			x.Changed = t
		}
	}
}

func (x *Entry) set(base *url.URL, ref string) {
	u, err := address.Clean(base, ref)
	if ref == "" || err != nil || address.File(u) && !x.Sitemap {
		return
	}
	x.URL = u
}

func parseTime(s string) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02",
		time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, errors.New("no date")
}

func list(base *url.URL, body []byte) []Entry {
	var out []Entry
	for line := range strings.Lines(string(body)) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "http://") && !strings.HasPrefix(line, "https://") {
			continue
		}
		if x := (Entry{}); len(out) < maxEntries {
			if x.set(base, line); x.URL != nil {
				out = append(out, x)
			}
		}
	}
	return out
}

func unzip(body []byte) []byte {
	if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		return body
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil
	}
	defer z.Close()
	out, _ := io.ReadAll(io.LimitReader(z, maxSize)) // what came before an error is there
	return out
}
