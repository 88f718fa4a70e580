package fetch

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// sniffLength is how many bytes of a body decide whether it is a page.
const sniffLength = 1024

// read reads the body into x: decoded, cut where it is too long or breaks off. Bodies
// of what is no page are left unread. It fails on an encoding that was not asked for.
func (t *Transport) read(x *Exchange, answer *http.Response, all bool, cancel context.CancelCauseFunc) error {
	if answer.ContentLength == 0 || x.Status == http.StatusNotModified {
		return nil
	}
	watched := &watch{r: answer.Body, patience: t.o.StallTimeout, left: watchStep}
	watched.timer = time.AfterFunc(t.o.StallTimeout, func() { cancel(errStalled) })
	defer watched.timer.Stop()
	decoded, release, err := t.decode(watched, x.Header)
	if err != nil {
		if errors.As(err, new(*Error)) {
			return err
		}
		x.Truncated = whyCut(err)
		return nil
	}
	defer release()
	var b bytes.Buffer
	if n := answer.ContentLength; n > 0 {
		b.Grow(int(min(n+bytes.MinRead, t.o.MaxBody, 1<<20)))
	}
	limited := io.LimitReader(decoded, t.o.MaxBody+1)
	_, err = io.CopyN(&b, limited, sniffLength)
	if !all && x.Status == http.StatusOK && (err == nil || errors.Is(err, io.EOF)) {
		if media, page := isPage(x.Header.Get("Content-Type"), b.Bytes()); !page {
			x.Skipped = media
			return nil
		}
	}
	if err == nil {
		_, err = b.ReadFrom(limited)
	}
	switch {
	case int64(b.Len()) > t.o.MaxBody:
		b.Truncate(int(t.o.MaxBody))
		x.Truncated = "length"
	case err == nil, errors.Is(err, io.EOF):
	default:
		x.Truncated = whyCut(err)
	}
	x.Body = b.Bytes()
	return nil
}

func whyCut(err error) string {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, errStalled) || errors.Is(err, errTooSlow) {
		return "time" // nothing but our own limits cancels
	}
	return "disconnect"
}

// decode takes the content encodings off, the last first.
func (t *Transport) decode(r io.Reader, header http.Header) (io.Reader, func(), error) {
	release := func() {}
	encodings := strings.Split(strings.Join(header.Values("Content-Encoding"), ","), ",")
	if len(encodings) > 3 {
		return nil, nil, &Error{Protocol, fmt.Errorf("%d content encodings, one in the other", len(encodings))}
	}
	for i := len(encodings) - 1; i >= 0; i-- {
		switch encoding := strings.ToLower(strings.TrimSpace(encodings[i])); encoding {
		case "", "identity", "utf-8": // the last is no encoding, but servers say so
		case "gzip", "x-gzip":
			buffered := bufio.NewReader(r)
			if magic, _ := buffered.Peek(2); len(magic) == 2 && (magic[0] != 0x1f || magic[1] != 0x8b) {
				r = buffered // plain in spite of what the header says
				continue
			}
			z, err := t.gzipReader(buffered)
			if err != nil {
				return nil, nil, err
			}
			previous := release
			release = func() { t.readers.Put(z); previous() }
			r = &members{z, buffered}
		case "deflate": // zlib as the standard says, or the bare stream as some servers send
			buffered := bufio.NewReader(r)
			if magic, _ := buffered.Peek(2); len(magic) == 2 && magic[0]&0x0f == 8 && (int(magic[0])<<8|int(magic[1]))%31 == 0 {
				z, err := zlib.NewReader(buffered)
				if err != nil {
					return nil, nil, err
				}
				r = z
			} else {
				r = flate.NewReader(buffered)
			}
		default:
			return nil, nil, &Error{Protocol, fmt.Errorf("content encoding %.20q, which was not asked for", encoding)}
		}
	}
	return r, release, nil
}

func (t *Transport) gzipReader(r io.Reader) (*gzip.Reader, error) {
	if z, ok := t.readers.Get().(*gzip.Reader); ok {
		return z, z.Reset(r)
	}
	return gzip.NewReader(r)
}

// members reads one gzip member after the other and leaves alone what follows them:
// some servers send a few bytes of rubbish.
type members struct {
	z *gzip.Reader
	r *bufio.Reader
}

func (m *members) Read(p []byte) (int, error) {
	m.z.Multistream(false)
	n, err := m.z.Read(p)
	if n == 0 && errors.Is(err, io.EOF) {
		if magic, _ := m.r.Peek(2); len(magic) < 2 || magic[0] != 0x1f || magic[1] != 0x8b {
			return 0, io.EOF
		}
		if err := m.z.Reset(m.r); err != nil {
			return 0, err
		}
		return 0, nil
	}
	if errors.Is(err, io.EOF) {
		err = nil // the next call looks for a member
	}
	return n, err
}

// watchStep is how many bytes must come within the stall timeout.
const watchStep = 1024

// watch puts the stall timer off with every kilobyte: a body that drips is cut.
type watch struct {
	r        io.Reader
	timer    *time.Timer
	patience time.Duration
	left     int
}

func (w *watch) Read(p []byte) (int, error) {
	n, err := w.r.Read(p)
	if w.left -= n; w.left <= 0 {
		w.left = watchStep
		w.timer.Reset(w.patience)
	}
	return n, err
}

// isPage tells from the declared type and the beginning of a body whether it is text
// that may be a page, feed or sitemap. HTML is one whatever it is declared as; gzip
// is let through because sitemaps are sent so.
func isPage(declared string, first []byte) (media string, page bool) {
	media, _, err := mime.ParseMediaType(declared)
	if err != nil {
		media, _, _ = strings.Cut(declared, ";")
		media = strings.ToLower(strings.TrimSpace(media))
	}
	sniffed, _, _ := strings.Cut(http.DetectContentType(first), ";")
	if looksLikeHTML(first) || len(first) == 0 {
		return "text/html", true
	}
	switch {
	case sniffed == "application/x-gzip", sniffed == "text/xml":
		return sniffed, true
	case strings.HasPrefix(sniffed, "text/"):
	default:
		if sniffed != "application/octet-stream" { // a PDF that is declared as HTML
			return sniffed, false
		}
		// Old Vietnamese encodings may look binary; their headers say text.
	}
	switch {
	case strings.HasPrefix(media, "text/") && media != "text/css" && media != "text/javascript" && media != "text/calendar" && media != "text/csv":
		return media, true
	case media == "", strings.HasSuffix(media, "+xml") && media != "image/svg+xml", strings.HasSuffix(media, "/xml"):
		return media, true
	}
	return media, false
}

func looksLikeHTML(first []byte) bool {
	first = bytes.ToLower(bytes.ReplaceAll(first, []byte{0}, nil)) // UTF-16, roughly
	for _, mark := range []string{"<!doctype html", "<html", "<head", "<body", "<title"} {
		if bytes.Contains(first, []byte(mark)) {
			return true
		}
	}
	return false
}
