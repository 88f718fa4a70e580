package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"
)

func zipped(n int, letter byte) []byte {
	return compress(bytes.Repeat([]byte{letter}, n))
}

// bomb becomes so many megabytes: many gzip members, one after the other.
func bomb(megabytes int) []byte { return bytes.Repeat(zipped(1<<20, '<'), megabytes) }

func compress(data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data)
	z.Close()
	return b.Bytes()
}

type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

const page = "<!DOCTYPE html><html><title>Tin</title><p>Hội nghị giao ban</html>"

// What servers do, and what becomes of it.
func TestServers(t *testing.T) {
	for name, c := range map[string]struct {
		serve     http.HandlerFunc
		body      string // what must be there in full; of longer ones only the length is looked at
		length    int
		truncated string
		skipped   string
		failure   Kind
		status    int
	}{
		"a page":                      {serve: answer("text/html", page), body: page},
		"HTML served as text":         {serve: answer("text/plain", page), body: page},
		"HTML served as octets":       {serve: answer("application/octet-stream", page), body: page},
		"HTML without a type":         {serve: answer("", page), body: page},
		"a feed":                      {serve: answer("application/rss+xml", "<rss/>"), body: "<rss/>"},
		"a sitemap in gzip":           {serve: answer("application/x-gzip", string(zipped(3000, 'x'))), body: string(zipped(3000, 'x'))},
		"PDF":                         {serve: answer("application/pdf", "%PDF-1.7 "+strings.Repeat("x", 5000)), skipped: "application/pdf"},
		"PDF served as HTML":          {serve: answer("text/html", "%PDF-1.7 "+strings.Repeat("x", 5000)), skipped: "application/pdf"},
		"a picture":                   {serve: answer("image/png", "\x89PNG\x0D\x0A\x1A\x0A"), skipped: "image/png"},
		"JSON":                        {serve: answer("application/json", `{"a":1}`), skipped: "application/json"},
		"windows-1258 stays raw":      {serve: answer("text/html; charset=windows-1258", "<html>H\xe0 N\xf4\xf2i"), body: "<html>H\xe0 N\xf4\xf2i"},
		"empty":                       {serve: answer("text/html", "")},
		"404 with a page":             {serve: status(404, page), body: page, status: 404},
		"304":                         {serve: func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(304) }, status: 304},
		"gzip":                        {serve: encoded("gzip", zipped(5000, '<')), length: 5000},
		"gzip twice":                  {serve: encoded("gzip, gzip", compress(zipped(5000, '<'))), length: 5000},
		"says gzip, is plain":         {serve: encoded("gzip", []byte(page)), body: page},
		"gzip in members":             {serve: encoded("gzip", append(zipped(2000, '<'), zipped(3000, '<')...)), length: 5000},
		"gzip and rubbish behind":     {serve: encoded("gzip", append(zipped(5000, '<'), "rubbish"...)), length: 5000},
		"gzip cut":                    {serve: encoded("gzip", zipped(200000, '<')[:200]), truncated: "disconnect", length: -1},
		"br, not asked for":           {serve: encoded("br", []byte(page)), failure: Protocol},
		"a bomb":                      {serve: encoded("gzip", bomb(100)), truncated: "length", length: 1 << 20},
		"a bomb in a bomb":            {serve: encoded("gzip,gzip", compress(bomb(100))), truncated: "length", length: 1 << 20},
		"too long":                    {serve: answer("text/html", strings.Repeat("<p>", 1<<20)), truncated: "length", length: 1 << 20},
		"endless":                     {serve: func(w http.ResponseWriter, _ *http.Request) { io.Copy(w, endless('<')) }, truncated: "length", length: 1 << 20},
		"body cut":                    {serve: hijack("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n" + page), truncated: "disconnect", body: page},
		"chunk cut":                   {serve: hijack("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n<html>abc"), truncated: "disconnect", body: "<html>abc"},
		"reset before headers":        {serve: hijack(""), failure: Disconnect},
		"no HTTP":                     {serve: hijack("SSH-2.0-OpenSSH_9.6\r\n\r\n"), failure: Protocol},
		"headers without end":         {serve: func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("x", 1<<20)) }, failure: Protocol},
		"no headers":                  {serve: stall(""), failure: Timeout},
		"half a page, then silence":   {serve: stall("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + strings.Repeat("<p>ab", 300)), truncated: "time", length: 1500},
		"drips":                       {serve: drip, truncated: "time", length: -1},
		"a redirect is not followed":  {serve: func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/x", http.StatusFound) }, status: 302, length: -1},
		"a redirect without a target": {serve: status(301, ""), status: 301},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := httptest.NewServer(c.serve)
			defer s.CloseClientConnections() // before Close, which waits for them
			o := Options{AllowPrivate: true, MaxBody: 1 << 20, UserAgent: "uniongraph/1"}
			switch { // others are not cut short on a slow machine
			case c.failure == Timeout:
				o.HeaderTimeout = 300 * time.Millisecond
			case c.truncated == "time":
				o.StallTimeout = 300 * time.Millisecond
			}
			tr := NewTransport(o)
			ctx, exchanged := WithExchange(t.Context())
			r, err := http.NewRequestWithContext(ctx, "GET", s.URL, nil)
			if err != nil {
				t.Fatal(err)
			}
			_, err = tr.RoundTrip(r)
			x := exchanged()
			if c.failure != "" {
				var failure *Error
				if !errors.As(err, &failure) || failure.Kind != c.failure {
					t.Errorf("%v, want %s", err, c.failure)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if c.status == 0 {
				c.status = 200
			}
			if c.length == 0 {
				if string(x.Body) != c.body {
					t.Errorf("body %.60q, want %.60q", x.Body, c.body)
				}
			} else if c.length > 0 && len(x.Body) != c.length {
				t.Errorf("%d bytes, want %d", len(x.Body), c.length)
			}
			if x.Truncated != c.truncated || x.Skipped != c.skipped || x.Status != c.status {
				t.Errorf("truncated %q, skipped %q, status %d", x.Truncated, x.Skipped, x.Status)
			}
		})
	}
}

// Brotli is never asked for; a server that sends it all the same is named with the reason.
func TestBrotli(t *testing.T) {
	asked := ""
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = r.Header.Get("Accept-Encoding")
		encoded("br", []byte("\x0b\x02\x80abc\x03"))(w, r)
	}))
	defer s.Close()
	_, err := NewTransport(Options{AllowPrivate: true}).Get(t.Context(), s.URL)
	if asked != "gzip" || err == nil || !strings.Contains(err.Error(), `content encoding "br", which was not asked for`) {
		t.Errorf("asked for %q: %v", asked, err)
	}
}

func answer(media, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["Content-Type"] = nil
		if media != "" {
			w.Header().Set("Content-Type", media)
		}
		io.WriteString(w, body)
	}
}

func status(code int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code); io.WriteString(w, body) }
}

func encoded(encoding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", encoding)
		w.Header().Set("Content-Type", "text/html")
		w.Write(body)
	}
}

// hijack writes bytes and closes the connection.
func hijack(raw string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		c, _, _ := w.(http.Hijacker).Hijack()
		io.WriteString(c, raw)
		c.(*net.TCPConn).CloseWrite()
		time.Sleep(50 * time.Millisecond)
		c.Close()
	}
}

// stall writes bytes and then nothing.
func stall(raw string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, _, _ := w.(http.Hijacker).Hijack()
		defer c.Close()
		io.WriteString(c, raw)
		io.Copy(io.Discard, c)
	}
}

func drip(w http.ResponseWriter, r *http.Request) {
	for r.Context().Err() == nil {
		fmt.Fprint(w, "<")
		w.(http.Flusher).Flush()
		time.Sleep(20 * time.Millisecond)
	}
}

// A bomb costs memory for what is kept, not for what it would become.
func TestBombMemory(t *testing.T) {
	s := httptest.NewServer(encoded("gzip", bomb(300)))
	defer s.Close()
	tr := NewTransport(Options{AllowPrivate: true})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	x, err := tr.Get(t.Context(), s.URL)
	runtime.ReadMemStats(&after)
	if err != nil || x.Truncated != "length" || len(x.Body) != 10<<20 {
		t.Fatalf("%v %+v", err, x)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 96<<20 {
		t.Errorf("%d MB allocated for 10 MB kept", grown>>20)
	}
}

func TestFailures(t *testing.T) {
	untrusted := httptest.NewTLSServer(http.HandlerFunc(fine))
	untrusted.Config.ErrorLog = quiet
	defer untrusted.Close()
	plain := httptest.NewServer(http.HandlerFunc(fine))
	defer plain.Close()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	tr := NewTransport(Options{AllowPrivate: true, Clock: newClock()})
	for address, want := range map[string]Kind{
		untrusted.URL: TLS,
		strings.Replace(plain.URL, "http:", "https:", 1): TLS,
		"http://" + closed.Addr().String():               Connect,
		"http://name.invalid/":                           Name,
	} {
		_, err := tr.Get(t.Context(), address)
		var failure *Error
		if !errors.As(err, &failure) || failure.Kind != want {
			t.Errorf("%s: %v, want %s", address, err, want)
		}
	}
}

// What is kept as the request is what the server saw.
func TestRequestAsSent(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	seen := make(chan string, 1)
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		b := make([]byte, 4096)
		n, _ := c.Read(b)
		seen <- string(b[:n])
		io.WriteString(c, "HTTP/1.1 200 Ok, fine\r\nContent-Length: 0\r\nX-A: 1\r\nX-A: 2\r\n\r\n")
	}()
	tr := NewTransport(Options{AllowPrivate: true, UserAgent: "uniongraph/1.0 (+mailto:a@b.vn)"})
	ctx, exchanged := WithExchange(t.Context())
	r, _ := http.NewRequestWithContext(ctx, "GET", "http://"+l.Addr().String()+"/tin?b=1", nil)
	r.Header.Set("If-None-Match", `"x"`)
	if _, err := tr.RoundTrip(r); err != nil {
		t.Fatal(err)
	}
	x := exchanged()
	if got := <-seen; got != string(x.Request) {
		t.Errorf("sent\n%s\nkept\n%s", got, x.Request)
	}
	if x.StatusLine != "HTTP/1.1 200 Ok, fine" || len(x.Header["X-A"]) != 2 {
		t.Errorf("%q %v", x.StatusLine, x.Header)
	}
}

var quiet = log.New(io.Discard, "", 0)
