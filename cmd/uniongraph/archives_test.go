package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/crawler/archive"
	"golang.org/x/text/encoding/charmap"
)

// goodHTML is goodPage as a site serves it.
func goodHTML() string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html><head><title>Tin tức</title></head><body><article>")
	for i, paragraph := range strings.Split(strings.TrimSpace(goodPage), "\n\n") {
		if i == 0 {
			b.WriteString("<h1>" + paragraph + "</h1>")
			continue
		}
		b.WriteString("<p>" + paragraph + "</p>\n")
	}
	b.WriteString("</article></body></html>")
	return b.String()
}

// served is an exchange as the crawler keeps it.
func served(url, status, contentType, body string) archive.Exchange {
	h := http.Header{}
	if contentType != "" {
		h.Set("Content-Type", contentType)
	}
	return archive.Exchange{URL: url, StatusLine: "HTTP/1.1 " + status, Header: h, Body: []byte(body), Request: []byte("GET / HTTP/1.1\r\n\r\n")}
}

// makeArchive writes exchanges and gives the archive's path and where they lie.
func makeArchive(t *testing.T, exchanges ...archive.Exchange) (path string, at []archive.Position) {
	t.Helper()
	dir := t.TempDir()
	w, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range exchanges {
		p, err := w.Write(context.Background(), x)
		if err != nil {
			t.Fatal(err)
		}
		at = append(at, p)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, at[0].File), at
}

type archivedRecord struct {
	Document struct {
		URL        string `json:"url"`
		SourceFile string `json:"source_file"`
		Title      string
	}
	Persons []struct{ Name string }
}

// archived gives the records printed, by address.
func (o outcome) archived(t *testing.T) map[string]archivedRecord {
	t.Helper()
	all := map[string]archivedRecord{}
	for line := range strings.Lines(o.stdout) {
		var r archivedRecord
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		all[r.Document.URL] = r
	}
	return all
}

// Of an archive the pages are read, and nothing else.
func TestArchive(t *testing.T) {
	latin, err := charmap.Windows1252.NewEncoder().String("<html><body><article><h1>Une visite à la fédération</h1><p>Le général Müller a visité l'académie à Genève, où l'été s'achève.</p></article></body></html>")
	if err != nil {
		t.Fatal(err)
	}
	const site = "https://lhh.example/"
	path, at := makeArchive(t,
		served(site+"robots.txt", "200 OK", "text/plain", "User-agent: *\nDisallow:\n"),
		served(site+"a", "200 OK", "text/html; charset=utf-8", goodHTML()),
		served(site+"gone", "404 Not Found", "text/html", goodHTML()),
		served(site+"moved", "301 Moved Permanently", "text/html", goodHTML()),
		served(site+"a.png", "200 OK", "image/png", "\x89PNG\r\n\x1a\n"),
		served(site+"xhtml", "200 OK", "application/xhtml+xml", goodHTML()),
		served(site+"as-text", "200 OK", "text/plain", goodHTML()),
		served(site+"untyped", "200 OK", "", goodHTML()),
		served(site+"odd", "200 OK", "text/html; charset=utf-8; charset", goodHTML()),
		served(site+"latin", "200 OK", "text/html; charset=ISO-8859-1", latin),
	)
	o := runBinary(t, "extract", path)
	o.want(t, exitDone)
	all := o.archived(t)
	for i, name := range map[int]string{1: "a", 5: "xhtml", 6: "as-text", 7: "untyped", 8: "odd"} {
		r := all[site+name]
		if want := filepath.Base(path) + ":" + itoa(at[i].Offset); r.Document.SourceFile != want || len(r.Persons) != 2 {
			t.Errorf("%s: source file %q, want %q; persons %v", name, r.Document.SourceFile, want, r.Persons)
		}
	}
	if len(all) != 6 || all[site+"latin"].Document.Title != "Une visite à la fédération" {
		t.Errorf("%d records, want 6; the charset of the server's header gives %q", len(all), all[site+"latin"].Document.Title)
	}
	if !strings.Contains(o.stderr, "6 of 6 pages read") {
		t.Errorf("standard error:\n%s", o.stderr)
	}
}

func itoa(n int64) string { b, _ := json.Marshal(n); return string(b) }

// A page is known by its address: the same archive again changes nothing, and of two
// versions the later counts.
func TestIngestArchive(t *testing.T) {
	old := served("https://lhh.example/a", "200 OK", "text/html", strings.ReplaceAll(goodHTML(), "Trần Quốc Khải", "Trần Quốc Khởi"))
	page := served("https://lhh.example/a", "200 OK", "text/html", goodHTML())
	path, at := makeArchive(t, old, page)
	page.Revisit = &at[1]
	unchanged, _ := makeArchive(t, served("https://lhh.example/b", "304 Not Modified", "", ""))
	data := t.TempDir()
	o := runBinary(t, "ingest", "--data", data, filepath.Dir(path))
	o.want(t, exitDone)
	if !strings.Contains(o.stdout, "1 new") {
		t.Errorf("not loaded: %s", o.stdout)
	}
	if q := runBinary(t, "query", "met", "Nông Văn Tiệp", "--data", data); !strings.Contains(q.stdout, "Trần Quốc Khải") || strings.Contains(q.stdout, "Khởi") {
		t.Errorf("not the later version:\n%s%s", q.stdout, q.stderr)
	}
	again := runBinary(t, "ingest", "--data", data, path, unchanged)
	again.want(t, exitDone)
	if strings.Contains(again.stdout, "1 new") {
		t.Errorf("loaded again: %s", again.stdout)
	}
}

// One damaged record or page fails alone, with its place; what is no archive is named once.
func TestBadArchives(t *testing.T) {
	path, at := makeArchive(t,
		served("https://lhh.example/a", "200 OK", "text/html", goodHTML()),
		served("https://lhh.example/damaged", "200 OK", "text/html", goodHTML()),
		served("https://lhh.example/empty", "200 OK", "text/html", " "),
		served("https://lhh.example/pdf", "200 OK", "text/html", "%PDF-1.7"),
		served("https://lhh.example/b", "200 OK", "text/html", goodHTML()),
	)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[at[1].Offset+at[1].Length/2] ^= 0xff
	dir := t.TempDir()
	bad := write(t, dir, "bad.warc.gz", string(data))
	for _, command := range []string{"extract", "ingest"} {
		o := runBinary(t, command, "--data", filepath.Join(dir, command), bad)
		o.want(t, exitPartial, bad, "damaged record at byte "+itoa(at[1].Offset), "the records around it are read")
		o.want(t, exitPartial, bad+":"+itoa(at[2].Offset)+": https://lhh.example/empty: the file is empty")
		o.want(t, exitPartial, "https://lhh.example/pdf: a PDF file, not text")
		if command == "extract" && len(o.archived(t)) != 2 || command == "ingest" && !strings.Contains(o.stdout, "2 new") {
			t.Errorf("%s: the good pages are not read:\n%s", command, o.stdout)
		}
	}
	cut := write(t, dir, "cut.warc.gz", string(data[:at[0].Offset+at[0].Length+40]))
	o := runBinary(t, "extract", cut)
	o.want(t, exitPartial, cut, "the archive ends in the middle of it")
	if o.records() != 1 {
		t.Errorf("%d records of an archive cut behind its first", o.records())
	}
	for name, test := range map[string]struct{ content, remedy string }{
		"empty.warc.gz": {"", "the file is empty"},
		"page.warc":     {goodHTML(), "no WARC archive"},
		"noise.warc.gz": {string(bytes.Repeat([]byte("\x1f\x8b\x08\x00noise"), 20_000)), "no WARC archive"},
	} {
		path := write(t, dir, name, test.content)
		o := runBinary(t, "extract", path)
		o.want(t, exitFailed, path, test.remedy)
		if n := strings.Count(o.stderr, "\n"); n > 3 {
			t.Errorf("%s: %d lines", name, n)
		}
	}
	runBinary(t, "extract", filepath.Join(dir, "none.warc.gz")).want(t, exitFailed, "no such file or folder")
}

// --explain reads the pages of archives, too, and names those that it cannot read.
func TestExplainArchive(t *testing.T) {
	path, at := makeArchive(t,
		served("https://x.vn/1", "200 OK", "text/html; charset=utf-8", goodHTML()),
		served("https://x.vn/2", "200 OK", "text/html", " "),
		served("https://x.vn/3.pdf", "200 OK", "application/pdf", "%PDF-1.7"),
		served("https://x.vn/4", "200 OK", "text/html; charset=utf-8", goodHTML()),
	)
	o := runBinary(t, "extract", "--explain", path)
	o.want(t, exitPartial, "https://x.vn/2", "the file is empty")
	o.want(t, exitPartial, "1 of 3 pages failed")
	for _, i := range []int{0, 3} {
		if want := fmt.Sprintf("%s:%d https://x.vn/%d\n", path, at[i].Offset, i+1); !strings.Contains(o.stdout, want) {
			t.Errorf("no %q in:\n%s", want, o.stdout)
		}
	}
	if strings.Count(o.stdout, "⇒ Trần Quốc Khải: Chủ tịch") != 2 || strings.Contains(o.stdout, "x.vn/3") {
		t.Errorf("%s", o.stdout)
	}
	none := write(t, t.TempDir(), "page.warc.gz", goodPage)
	runBinary(t, "extract", "--explain", none).want(t, exitFailed, "no WARC archive")
}
