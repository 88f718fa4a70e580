package fetch

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Exchange is one request and its answer, as they went over the wire.
type Exchange struct {
	URL        *url.URL
	Time       time.Time // when the request was sent
	Request    []byte    // request line and headers as sent
	StatusLine string    // "HTTP/1.1 200 OK"
	Status     int
	Header     http.Header   // as received
	Body       []byte        // after Transfer-Encoding and Content-Encoding were taken off; charset untouched
	Truncated  string        // why Body is cut: "length", "time" or "disconnect"; "" when it is whole
	Skipped    string        // media type of what is no page; its Body was not read
	Latency    time.Duration // until the headers came
}

// Location gives the target of a redirect, absolute; nil where the answer is none or
// its target cannot be parsed.
func (x *Exchange) Location() *url.URL {
	if x.Status < 300 || x.Status == http.StatusNotModified || x.Status > 399 {
		return nil
	}
	ref := x.Header.Get("Location")
	if ref == "" {
		return nil
	}
	u, err := x.URL.Parse(ref)
	if err != nil {
		return nil
	}
	return u
}

// slot is where RoundTrip leaves the exchange for the caller above the http.Client.
type slot struct {
	exchange *Exchange
	all      bool // read the body whatever it is
}

type slotKey struct{}

// WithExchange gives a context to send one request with, and a function that gives
// what was exchanged: nil when no answer came.
func WithExchange(ctx context.Context) (context.Context, func() *Exchange) {
	s := new(slot)
	return context.WithValue(ctx, slotKey{}, s), func() *Exchange { return s.exchange }
}

// requestHead writes the request as net/http sends it.
func requestHead(r *http.Request) []byte {
	var b bytes.Buffer
	host := r.Host
	if host == "" {
		host = r.URL.Host
	}
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\n", r.Method, r.URL.RequestURI(), host, r.UserAgent())
	names := make([]string, 0, len(r.Header))
	for name := range r.Header {
		if name != "User-Agent" && name != "Host" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		for _, value := range r.Header[name] {
			fmt.Fprintf(&b, "%s: %s\r\n", name, value)
		}
	}
	b.WriteString("\r\n")
	return b.Bytes()
}

// response is what the http.Client above gets: the whole body, decoded; nothing that
// would make it, or colly, follow a redirect or touch the body again.
func (x *Exchange) response(r *http.Request) *http.Response {
	header := x.Header.Clone()
	for _, name := range []string{"Content-Encoding", "Content-Length", "Transfer-Encoding", "Location", "Set-Cookie"} {
		header.Del(name)
	}
	if media, _, ok := strings.Cut(header.Get("Content-Type"), ";"); ok {
		header.Set("Content-Type", media)
	}
	return &http.Response{
		Status: strings.TrimPrefix(x.StatusLine, "HTTP/1.1 "), StatusCode: x.Status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: header, Body: body{bytes.NewReader(x.Body)}, ContentLength: int64(len(x.Body)), Uncompressed: true, Request: r,
	}
}

type body struct{ *bytes.Reader }

func (body) Close() error { return nil }

// retryAfter reads the header of that name, seconds or a date; 0 where there is none
// that makes sense. At most a day.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	var d time.Duration
	if n, err := strconv.ParseUint(value, 10, 31); err == nil {
		d = time.Duration(n) * time.Second
	} else if at, err := http.ParseTime(value); err == nil {
		d = at.Sub(now)
	}
	return min(max(d, 0), 24*time.Hour)
}
