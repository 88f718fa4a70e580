package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, 7, 28, 12, 0, 0, 123456789, time.FixedZone("Hà Nội", 7*3600))

func openTest(t testing.TB, dir string, opts Options) *W {
	t.Helper()
	w, err := Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// page is an exchange whose body is told by its number.
func page(n int) Exchange {
	url := fmt.Sprintf("https://lhh.example/tin/%d", n)
	return Exchange{
		URL: url, Time: noon, StatusLine: "HTTP/1.1 200 OK", Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}},
		Request: []byte("GET /tin/" + fmt.Sprint(n) + " HTTP/1.1\r\nHost: lhh.example\r\n\r\n"),
		Body:    fmt.Appendf(nil, "<html><title>Hội thảo số %d</title><p>%s</html>", n, strings.Repeat("Liên hiệp hội ", n%97)),
	}
}

func put(t testing.TB, w *W, x Exchange) Position {
	t.Helper()
	p, err := w.Write(context.Background(), x)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// readAll gives the records of all files of a folder, and fails on any damage.
func readAll(t testing.TB, dir string) (all []*Record) {
	t.Helper()
	for _, path := range files(t, dir) {
		all = append(all, readFile(t, path)...)
	}
	return all
}

func readFile(t testing.TB, path string) (all []*Record) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := NewReader(f)
	for {
		record, err := r.Next()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		all = append(all, record)
	}
}

func files(t testing.TB, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(paths)
	return paths
}

func ofType(all []*Record, kind string) []*Record {
	return slices.DeleteFunc(slices.Clone(all), func(r *Record) bool { return r.Type != kind })
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{Software: "uniongraph 1.0", Operator: "Thử nghiệm\r\nWARC-Type: x <test@example.org>", Now: func() time.Time { return noon }})
	x := page(7)
	x.Truncated = "length"
	at := put(t, w, x)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	paths := files(t, dir)
	if len(paths) != 1 || filepath.Base(paths[0]) != "uniongraph-000001-20260728T050000Z.warc.gz" {
		t.Fatalf("files: %q", paths)
	}
	all := readAll(t, dir)
	if len(all) != 3 || all[0].Type != "warcinfo" || all[1].Type != "response" || all[2].Type != "request" {
		t.Fatalf("records: %v", all)
	}
	info, response, request := all[0], all[1], all[2]
	if got, want := string(info.Body), "software: uniongraph 1.0\r\noperator: Thử nghiệm WARC-Type: x <test@example.org>\r\nformat: WARC File Format 1.1\r\n"; !strings.HasPrefix(got, want) {
		t.Errorf("warcinfo:\n%s", got)
	}
	if info.Fields.Get("WARC-Filename") != filepath.Base(paths[0]) {
		t.Errorf("WARC-Filename %q", info.Fields.Get("WARC-Filename"))
	}
	if string(response.Body) != string(x.Body) || response.Status != 200 || response.URL != x.URL || response.Truncated != "length" ||
		!response.Time.Equal(noon.Truncate(time.Microsecond)) || response.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("response: %+v", response)
	}
	if got := response.Fields.Get("WARC-Date"); got != "2026-07-28T05:00:00.123456Z" {
		t.Errorf("WARC-Date %s", got)
	}
	if (Position{File: at.File, Offset: response.Offset, Length: response.Length, Digest: response.Digest}) != at {
		t.Errorf("record at %d+%d, position %+v", response.Offset, response.Length, at)
	}
	if request.Fields.Get("WARC-Concurrent-To") != "<"+response.ID+">" || request.Start != "GET /tin/7 HTTP/1.1" || request.URL != x.URL {
		t.Errorf("request: %+v", request)
	}
	v4 := regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	for _, r := range all {
		if !v4.MatchString(r.ID) {
			t.Errorf("ID %q is no UUID of version 4", r.ID)
		}
	}
	again, err := Read(dir, at)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(response, again); diff != "" {
		t.Errorf("read at its position it is another record:\n%s", diff)
	}
	if _, err := w.Write(context.Background(), x); !errors.Is(err, ErrClosed) {
		t.Errorf("Write after Close: %v", err)
	}
}

// Headers that were true of the body as sent are renamed when the body is stored decoded.
func TestHeadersAreTrueOfTheBody(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{})
	x := page(1)
	x.StatusLine = "HTTP/2.0 200 OK"
	x.Header = http.Header{"Content-Encoding": {"gzip"}, "transfer-encoding": {"chunked"}, "Content-Length": {"12"}, "Etag": {`"a"`}, "X": {"a\r\nSet-Cookie: b"}}
	at := put(t, w, x)
	r, err := Read(dir, at)
	if err != nil {
		t.Fatal(err)
	}
	want := http.Header{
		"X-Archive-Orig-Content-Encoding": {"gzip"}, "X-Archive-Orig-Transfer-Encoding": {"chunked"}, "X-Archive-Orig-Content-Length": {"12"},
		"Content-Length": {fmt.Sprint(len(x.Body))}, "Etag": {`"a"`}, "X": {"a  Set-Cookie: b"},
	}
	if diff := cmp.Diff(want, r.Header); diff != "" {
		t.Error(diff)
	}
	if r.Start != "HTTP/1.1 200 OK" || string(r.Body) != string(x.Body) || r.Problem != nil {
		t.Errorf("%+v", r)
	}
}

func TestRefusals(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{})
	if _, err := Open(dir, Options{}); err == nil || !strings.Contains(err.Error(), "another process") {
		t.Errorf("opened twice: %v", err)
	}
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := w.Write(canceled, page(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}
	for _, change := range []func(*Exchange){
		func(x *Exchange) { x.URL = "" },
		func(x *Exchange) { x.URL = "/tin/1" },
		func(x *Exchange) { x.URL = "https://lhh.example/\r\nWARC-Type: warcinfo" },
		func(x *Exchange) { x.StatusLine = "" },
		func(x *Exchange) { x.StatusLine = "HTTP/1.1 OK" },
		func(x *Exchange) { x.StatusLine = "HTTP/1.1 200 OK\r\nX: y" },
		func(x *Exchange) { x.Truncated = "tired" },
	} {
		x := page(1)
		change(&x)
		if p, err := w.Write(context.Background(), x); err == nil {
			t.Errorf("%+v is written at %+v", x, p)
		}
	}
	if len(files(t, dir)) != 0 {
		t.Error("a file without records is made")
	}
	for _, name := range []string{"", ".", "../x.warc.gz", "/etc/passwd", "none.warc.gz"} {
		if _, err := Read(dir, Position{File: name, Length: 100}); err == nil {
			t.Errorf("Read %q gives a record", name)
		}
	}
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	state := uint32(1)
	for i := range b {
		state = state*1664525 + 1013904223
		b[i] = byte(state >> 24)
	}
	return b
}

func TestAddressesFitIntoALine(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{})
	x := page(1)
	x.URL = "https://lhh.example/tin tức/<1>?q=Hà"
	r, err := Read(dir, put(t, w, x))
	if err != nil {
		t.Fatal(err)
	}
	if want := "https://lhh.example/tin%20t%E1%BB%A9c/%3C1%3E?q=H%C3%A0"; r.URL != want {
		t.Errorf("%s, want %s", r.URL, want)
	}
	if !bytes.Equal(r.Body, x.Body) {
		t.Error("another body")
	}
}
