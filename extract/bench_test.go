package extract_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/extract"
	"golang.org/x/net/html"
)

// BenchmarkExtract extracts the annotated HTML pages, one after the other on one core, and
// reports how much longer that takes than html.Parse alone on the same bytes in the same run.
func BenchmarkExtract(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(ownPages, "*.html"))
	if err != nil || len(files) == 0 {
		b.Fatal("no pages", err)
	}
	var pages [][]byte
	total := 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, data)
		total += len(data)
	}
	b.SetBytes(int64(total / len(pages)))
	b.ReportAllocs()
	var parse, all time.Duration
	n := 0
	for b.Loop() {
		page := pages[n%len(pages)]
		n++
		start := time.Now()
		if _, err := html.Parse(bytes.NewReader(page)); err != nil {
			b.Fatal(err)
		}
		parse += time.Since(start)
		start = time.Now()
		if _, err := extract.Extract(extract.Input{SourceFile: "page.html", Data: page}); err != nil {
			b.Fatal(err)
		}
		all += time.Since(start)
	}
	b.ReportMetric(float64(all.Microseconds())/float64(n), "µs/page")
	b.ReportMetric(float64(all)/float64(parse), "x_html.Parse")
}

// BenchmarkExtractText extracts the annotated pages saved as text.
func BenchmarkExtractText(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(ownPages, "*.txt"))
	var pages [][]byte
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, data)
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		if _, err := extract.Extract(extract.Input{SourceFile: "page.txt", Data: pages[n%len(pages)]}); err != nil {
			b.Fatal(err)
		}
		n++
	}
}
