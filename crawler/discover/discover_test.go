package discover

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/unicode"
)

func mustURL(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil {
		panic(err)
	}
	return u
}

func show(list []*url.URL) string {
	var out []string
	for _, u := range list {
		out = append(out, u.String())
	}
	return strings.Join(out, " ")
}

func TestLinks(t *testing.T) {
	base := mustURL("https://vusta.vn/tin/bai.html")
	for name, c := range map[string]struct{ page, links, feeds, refresh string }{
		"relative, once":   {page: `<a href="a.html">1<a href='a.html'>2<A HREF=/b>`, links: "https://vusta.vn/tin/a.html https://vusta.vn/b"},
		"base":             {page: `<base href="/moi/"><a href=x>`, links: "https://vusta.vn/moi/x"},
		"escaped":          {page: `<a href="?a=1&amp;b=2">`, links: "https://vusta.vn/tin/bai.html?a=1&b=2"},
		"not these":        {page: `<a href="#x"><a href=""><a href="mailto:a@b.vn"><a href="/a.pdf"><a href="/x" rel="nofollow noopener"><a><!--<a href="/c">--><script>"<a href='/d'>"</script>`},
		"next page, feeds": {page: `<link rel=next href="?page=2"><link rel="alternate" type="application/rss+xml" href="/rss">`, links: "https://vusta.vn/tin/bai.html?page=2", feeds: "https://vusta.vn/rss"},
		"frames":           {page: `<frameset><frame src="trai.htm"></frameset><iframe src="//khac.vn/x"></iframe>`, links: "https://vusta.vn/tin/trai.htm https://khac.vn/x"},
		"refresh":          {page: `<meta http-equiv="Refresh" content="0; URL='/trang-chu'">`, refresh: "https://vusta.vn/trang-chu"},
		"cut tag":          {page: `<a href="/a">x</a><a href="/b`, links: "https://vusta.vn/a"},
		"UTF-16":           {page: utf16(`<a href="/hội">x</a>`), links: "https://vusta.vn/h%E1%BB%99i"},
		"no page":          {page: "\x00\x01\x02"},
	} {
		p := Links(base, []byte(c.page))
		refresh := ""
		if p.Refresh != nil {
			refresh = p.Refresh.String()
		}
		if show(p.Links) != c.links || show(p.Feeds) != c.feeds || refresh != c.refresh {
			t.Errorf("%s: links %q, feeds %q, refresh %q", name, show(p.Links), show(p.Feeds), refresh)
		}
	}
	if n := len(Links(base, []byte(many())).Links); n != maxLinks {
		t.Errorf("%d links of one page", n)
	}
}

func utf16(s string) string {
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return out
}

func many() string {
	var b strings.Builder
	for i := range 2 * maxLinks {
		fmt.Fprintf(&b, "<a href=/%d>", i)
	}
	return b.String()
}

func TestEntries(t *testing.T) {
	base := mustURL("https://vusta.vn/sitemap.xml")
	sitemap := `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="x">
<url><loc>https://vusta.vn/a?x=1&amp;y=2</loc><lastmod>2026-03-01</lastmod><image:image><image:loc>https://vusta.vn/a.jpg</image:loc></image:image></url>
<url><loc> /b </loc><lastmod>2026-03-01T08:30:00+07:00</lastmod></url><url><loc>/tai-lieu.pdf</loc></url></urlset>`
	wantSitemap := "https://vusta.vn/a?x=1&y=2@2026-03-01T00:00 https://vusta.vn/b@2026-03-01T01:30"
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(sitemap))
	z.Close()
	for name, c := range map[string]struct{ body, want string }{
		"sitemap":           {sitemap, wantSitemap},
		"sitemap in gzip":   {zipped.String(), wantSitemap},
		"gzip cut":          {zipped.String()[:40], ""},
		"sitemap, cut":      {sitemap[:strings.Index(sitemap, "</url>")+8], "https://vusta.vn/a?x=1&y=2@2026-03-01T00:00"},
		"mark and spaces":   {"\ufeff\n" + sitemap, wantSitemap},
		"index":             {`<sitemapindex><sitemap><loc>https://vusta.vn/s1.xml.gz</loc></sitemap><sitemap><loc>/s2.xml</loc></sitemap></sitemapindex>`, "https://vusta.vn/s1.xml.gz+ https://vusta.vn/s2.xml+"},
		"list of addresses": {"https://vusta.vn/a\r\nhttps://vusta.vn/b\nnonsense\n", "https://vusta.vn/a https://vusta.vn/b"},
		"RSS":               {`<rss><channel><link>https://vusta.vn</link><item><title>T &nbsp; &</title><link>https://vusta.vn/1</link><pubDate>Sun, 01 Mar 2026 08:00:00 +0700</pubDate></item><item><guid isPermaLink="true">https://vusta.vn/2</guid></item></channel></rss>`, "https://vusta.vn/1@2026-03-01T01:00 https://vusta.vn/2"},
		"RSS in CDATA":      {`<rss><channel><item><link><![CDATA[https://vusta.vn/1?a=1&b=2]]></link></item></channel></rss>`, "https://vusta.vn/1?a=1&b=2"},
		"Atom":              {`<feed xmlns="http://www.w3.org/2005/Atom"><link href="/x"/><entry><link rel="edit" href="/e"/><link rel="alternate" href="/1"/><id>https://vusta.vn/id</id><updated>2026-03-01T08:00:00Z</updated></entry></feed>`, "https://vusta.vn/1@2026-03-01T08:00"},
		"RDF":               {`<rdf:RDF xmlns:rdf="r"><item rdf:about="x"><link>https://vusta.vn/1</link><dc:date xmlns:dc="d">2026-03-01</dc:date></item></rdf:RDF>`, "https://vusta.vn/1@2026-03-01T00:00"},
		"a page":            {"<!DOCTYPE html><html><body>404</body></html>", ""},
		"windows-1258":      {"<?xml version='1.0' encoding='windows-1258'?><rss><item><title>H\xe0</title><link>https://vusta.vn/1</link></item></rss>", "https://vusta.vn/1"},
		"unknown encoding":  {"<?xml version='1.0' encoding='x-vni'?><rss><item><link>https://vusta.vn/1</link></item></rss>", "https://vusta.vn/1"},
		"entity bomb":       {`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><item><link>/&b;</link></item></rss>`, "https://vusta.vn/&b"},
	} {
		var out []string
		for _, e := range Entries(base, []byte(c.body)) {
			s := e.URL.String()
			if e.Sitemap {
				s += "+"
			}
			if !e.Changed.IsZero() {
				s += e.Changed.UTC().Format("@2006-01-02T15:04")
			}
			out = append(out, s)
		}
		if got := strings.Join(out, " "); got != c.want && name != "entity bomb" {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// A compressed sitemap that becomes gigabytes is read up to the limit.
func TestSitemapBomb(t *testing.T) {
	var member bytes.Buffer
	z := gzip.NewWriter(&member)
	z.Write(bytes.Repeat([]byte("<url><loc>/a</loc></url>\n"), 1<<15))
	z.Close()
	start := time.Now()
	if n := len(Entries(mustURL("https://vusta.vn/s.xml"), bytes.Repeat(member.Bytes(), 1000))); n > maxEntries {
		t.Errorf("%d entries", n)
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
}

func FuzzDiscover(f *testing.F) {
	f.Add([]byte(`<a href=/x><base href="//y"><meta http-equiv=refresh content="url=">`))
	f.Add([]byte(`<rss><item><link>/a</link>`))
	base := mustURL("https://vusta.vn/")
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, u := range Links(base, body).Links {
			if u.Host == "" {
				t.Errorf("%q has no host", u)
			}
		}
		Entries(base, body)
	})
}

func BenchmarkLinks(b *testing.B) {
	body := []byte("<html>" + strings.Repeat(`<div class="item"><a href="/tin-tuc/bai-123.html">Hội nghị</a><p>Liên hiệp các Hội tổ chức hội nghị giao ban quý một.</p></div>`, 250))
	base := mustURL("https://vusta.vn/")
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		Links(base, body)
	}
}
