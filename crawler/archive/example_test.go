package archive_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/uniongraph/uniongraph/crawler/archive"
)

func Example() {
	dir, err := os.MkdirTemp("", "archive")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	w, err := archive.Open(dir, archive.Options{Software: "uniongraph 1.0", Operator: "Example <you@example.org>"})
	if err != nil {
		panic(err)
	}
	at, err := w.Write(context.Background(), archive.Exchange{
		URL: "https://lhh.example/tin/1", StatusLine: "HTTP/1.1 200 OK",
		Header: http.Header{"Content-Type": {"text/html"}}, Body: []byte("<p>Hội thảo</p>"),
	})
	if err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	page, err := archive.Read(dir, at)
	if err != nil {
		panic(err)
	}
	fmt.Println(page.URL, page.Status, string(page.Body))
	// Output: https://lhh.example/tin/1 200 <p>Hội thảo</p>
}

func ExampleReader() {
	dir, err := os.MkdirTemp("", "archive")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	const text = "WARC/1.0\r\nWARC-Type: metadata\r\nWARC-Target-URI: <https://lhh.example/>\r\nContent-Length: 2\r\n\r\nOK\r\n\r\n"
	path := filepath.Join(dir, "other.warc")
	if err := os.WriteFile(path, []byte(strings.Repeat(text, 2)), 0o644); err != nil {
		panic(err)
	}
	f, err := os.Open(path)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	r := archive.NewReader(f)
	for {
		record, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			panic(err)
		}
		fmt.Println(record.Offset, record.Length, record.Type, record.URL, string(record.Body))
	}
	// Output:
	// 0 99 metadata https://lhh.example/ OK
	// 99 99 metadata https://lhh.example/ OK
}
