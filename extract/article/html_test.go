package article

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "rewrite the golden outlines")

// addresses of the fixtures whose address matters.
var addresses = map[string]string{
	"address-month-only.html": "https://lhh.example/News/tin-tuc/202305/4411.aspx",
}

// TestPages compares pages of many content management systems, named after
// what is hard about each, with their outlines.
func TestPages(t *testing.T) {
	for _, dir := range []string{"html", "text"} {
		pages, err := filepath.Glob(filepath.Join("testdata", dir, "*."+map[string]string{"html": "html", "text": "txt"}[dir]))
		if err != nil || len(pages) == 0 {
			t.Fatal("no fixtures in ", dir, err)
		}
		for _, page := range pages {
			t.Run(filepath.Base(page), func(t *testing.T) {
				data, err := os.ReadFile(page)
				if err != nil {
					t.Fatal(err)
				}
				var a *Article
				if dir == "html" {
					if !DetectHTML(data) {
						t.Error("not seen as HTML")
					}
					if a, err = ReadHTML(data, addresses[filepath.Base(page)]); err != nil {
						t.Fatal(err)
					}
				} else {
					if DetectHTML(data) {
						t.Error("seen as HTML")
					}
					a = ReadText(string(data))
				}
				check(t, a)
				golden := strings.TrimSuffix(page, filepath.Ext(page)) + ".golden"
				if *update {
					if err := os.WriteFile(golden, []byte(outline(a)), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), outline(a)); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

func BenchmarkReadHTML(b *testing.B) {
	data, err := os.ReadFile("testdata/html/nukeviet-hidden-itemprop.html")
	if err != nil {
		b.Fatal(err)
	}
	// A usual page is 35 KB: menus and lists around the article.
	links := strings.Repeat(`<li class="item"><a href="/vi/news/abc">Một đường dẫn trong trình đơn của trang</a></li>`, 280)
	data = bytes.Replace(data, []byte("</nav>"), []byte(links+"</nav>"), 1)
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := ReadHTML(data, ""); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("parse", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := html.Parse(bytes.NewReader(data)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
