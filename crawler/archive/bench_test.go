package archive

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// benchPage is a page of about 35 KB that compresses as real ones do.
func benchPage() Exchange {
	var b strings.Builder
	for i := 0; b.Len() < 35_000; i++ {
		fmt.Fprintf(&b, "<li class=\"item-%x\"><a href=\"/tin-tuc/%x.html\">Hội nghị lần thứ %d của liên hiệp hội</a></li>\n", i*2654435761, i*40503, i*i)
	}
	return Exchange{
		URL: "https://lhh.example/tin/1.html", StatusLine: "HTTP/1.1 200 OK", Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}, "Etag": {`"1"`}},
		Request: []byte("GET /tin/1.html HTTP/1.1\r\nHost: lhh.example\r\n\r\n"), Body: []byte(b.String()),
	}
}

// gzip is the same bytes compressed and nothing else; write-8 is eight that write at
// once, so that they share syncs; append-32 waits for the disk once in 32 pages; read is
// the archive read back.
func BenchmarkArchive(b *testing.B) {
	x := benchPage()
	b.Run("gzip", func(b *testing.B) {
		b.SetBytes(int64(len(x.Body)))
		z := gzip.NewWriter(io.Discard)
		for b.Loop() {
			z.Reset(io.Discard)
			_, _ = z.Write(x.Body)
			_ = z.Close()
		}
	})
	b.Run("write-1", func(b *testing.B) {
		w := openTest(b, b.TempDir(), Options{})
		b.SetBytes(int64(len(x.Body)))
		for b.Loop() {
			put(b, w, x)
		}
	})
	b.Run("write-8", func(b *testing.B) {
		w := openTest(b, b.TempDir(), Options{})
		b.SetBytes(int64(len(x.Body)))
		b.SetParallelism(4)
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				if _, err := w.Write(context.Background(), x); err != nil {
					b.Error(err)
				}
			}
		})
	})
	b.Run("append-32", func(b *testing.B) {
		w := openTest(b, b.TempDir(), Options{})
		b.SetBytes(int64(len(x.Body)))
		n := 0
		for b.Loop() {
			_, durable, err := w.Append(context.Background(), x)
			if n++; err == nil && n%32 == 0 {
				err = durable()
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		dir := b.TempDir()
		w := openTest(b, dir, Options{})
		var name string
		for range 200 {
			name = put(b, w, x).File
		}
		w.Close()
		b.SetBytes(int64(200 * len(x.Body)))
		for b.Loop() {
			f, err := os.Open(filepath.Join(dir, name))
			if err != nil {
				b.Fatal(err)
			}
			r := NewReader(f)
			for {
				if _, err := r.Next(); err == io.EOF {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
			f.Close()
		}
	})
}
