package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"strings"

	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/extract/article"
)

// archiveEndings are the names of web archives.
var archiveEndings = []string{".warc.gz", ".warc"}

// maxDamages is how many damaged records of one archive are listed before it is given up.
const maxDamages = 100

// readArchive hands over the pages of an archive, each as a job that reads it, then the
// archive's own outcome. It stops when submit says so.
func readArchive(path, site string, submit func(func() extracted) bool) bool {
	return eachArchived(path, func(r *archive.Record) extracted { return extractArchived(path, site, r) }, submit)
}

// eachArchived is readArchive with what is done with each page.
func eachArchived(path string, read func(*archive.Record) extracted, submit func(func() extracted) bool) bool {
	outcome := func(e extracted) bool { return submit(func() extracted { return e }) }
	f, err := os.Open(path)
	if err != nil {
		return outcome(extracted{path: path, err: explain(err)})
	}
	defer f.Close()
	r := archive.NewReader(f)
	r.MaxBody = maxFileSize
	records, damages := 0, 0
	for {
		record, err := r.Next()
		damage, damaged := errors.AsType[*archive.DamageError](err)
		switch {
		case err == io.EOF && records == 0 && damages == 0:
			return outcome(extracted{path: path, err: errors.New("the file is empty; fetch the pages again or leave it out")})
		case err == io.EOF && records == 0, damaged && records == 0 && damages == maxDamages:
			return outcome(extracted{path: path, err: errors.New("no WARC archive; was it fetched whole, and is the ending of its name right?")})
		case err == io.EOF:
			return outcome(extracted{path: path})
		case damaged && damages == maxDamages:
			return outcome(extracted{path: path, err: fmt.Errorf("more than %d damaged records; what is behind byte %d is not read", maxDamages, damage.Offset)})
		case damaged:
			damages++
			// A file that begins with damage may be no archive at all: that is one line then.
			if records > 0 && !outcome(extracted{path: path, inside: true, err: fmt.Errorf("%w; the records around it are read", damage)}) {
				return false
			}
			continue
		case err != nil:
			return outcome(extracted{path: path, err: explain(err)})
		}
		if records == 0 && damages > 0 && !outcome(extracted{path: path, inside: true, err: errors.New("damaged at its beginning; the records behind it are read")}) {
			return false
		}
		records++
		if isArchivedPage(record) && !submit(func() extracted { return read(record) }) {
			return false
		}
	}
}

// isArchivedPage says that a record is a page: HTML that the server sent with status 200.
// Revisits say that a page is as it was, and the page is in an archive already.
func isArchivedPage(r *archive.Record) bool {
	if r.Type != "response" || r.Status != http.StatusOK || r.URL == "" {
		return false
	}
	switch media, _ := contentType(r.Header); media {
	case "text/html", "application/xhtml+xml":
		return true
	case "", "text/plain", "application/octet-stream": // as some servers say of everything
		return article.DetectHTML(r.Body)
	}
	return false
}

// contentType reads the header of that name, also where it is not well formed.
func contentType(h http.Header) (media, charset string) {
	value := h.Get("Content-Type")
	if media, parameters, err := mime.ParseMediaType(value); err == nil {
		return media, parameters["charset"]
	}
	media, rest, _ := strings.Cut(strings.ToLower(value), ";")
	if _, c, ok := strings.Cut(rest, "charset="); ok {
		charset, _, _ = strings.Cut(c, ";")
	}
	return strings.TrimSpace(media), strings.Trim(charset, ` "'`)
}

// extractArchived reads one page of an archive.
func extractArchived(path, site string, r *archive.Record) extracted {
	e := extractPage(archivedName(path, r), func() (extract.Input, error) { return archivedPage(path, site, r) })
	e.inside = true
	if e.err != nil {
		e.err = fmt.Errorf("%s: %w", r.URL, e.err)
	}
	return e
}

// archivedName says which page of which archive.
func archivedName(path string, r *archive.Record) string { return fmt.Sprintf("%s:%d", path, r.Offset) }

// archivedPage is what the extractor gets of a page in an archive.
func archivedPage(path, site string, r *archive.Record) (extract.Input, error) {
	_, charset := contentType(r.Header)
	if r.Problem != nil && !article.DetectHTML(r.Body) {
		return extract.Input{}, fmt.Errorf("cannot be unpacked: %w", r.Problem)
	}
	return extract.Input{SourceFile: archivedName(path, r), URL: r.URL, Site: site, Charset: charset, Data: r.Body}, checkPage(r.Body, charset)
}

// explainArchive prints how each page of an archive was read.
func (a *app) explainArchive(ctx context.Context, path, site string, print func(path string, e *extract.Explanation) error, report func(path string, err error)) error {
	var stopped error
	explain := func(r *archive.Record) extracted {
		in, err := archivedPage(path, site, r)
		if err == nil {
			var e *extract.Explanation
			if e, err = extract.Explain(in); err == nil {
				stopped = print(in.SourceFile+" "+r.URL, e)
				return extracted{inside: true}
			}
		}
		return extracted{path: archivedName(path, r), inside: true, err: fmt.Errorf("%s: %w", r.URL, err)}
	}
	eachArchived(path, explain, func(job func() extracted) bool {
		if e := job(); e.err != nil {
			report(e.path, e.err)
		}
		return stopped == nil && ctx.Err() == nil
	})
	return stopped
}
