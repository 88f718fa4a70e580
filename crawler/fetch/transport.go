package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/uniongraph/uniongraph/crawler/address"
)

// Options of a transport.
type Options struct {
	UserAgent      string        // sent with every request; begins with the product token
	ConnectTimeout time.Duration // name, connection; and as long again for TLS; default 10 s
	HeaderTimeout  time.Duration // from the request to the end of the answer's headers; default 30 s
	StallTimeout   time.Duration // a body brings at least a kilobyte in this time; default 20 s
	TotalTimeout   time.Duration // for all of it; default 2 min
	MaxBody        int64         // bytes of a body after decompression, what is beyond is cut; default 10 MB
	AllowPrivate   bool          // also connect to loopback and private networks
	Pace           *Pace         // default a new one
	Clock          Clock         // for pacing and time stamps; default the machine's
	Resolver       *net.Resolver // looks names up; default the machine's
}

// Transport is a polite and wary http.RoundTripper. It may be used by several goroutines.
type Transport struct {
	o       Options
	base    *http.Transport
	readers sync.Pool // of *gzip.Reader
}

// NewTransport makes a transport.
func NewTransport(o Options) *Transport {
	for _, d := range []struct {
		at    *time.Duration
		value time.Duration
	}{{&o.ConnectTimeout, 10 * time.Second}, {&o.HeaderTimeout, 30 * time.Second}, {&o.StallTimeout, 20 * time.Second}, {&o.TotalTimeout, 2 * time.Minute}} {
		if *d.at <= 0 {
			*d.at = d.value
		}
	}
	if o.MaxBody <= 0 {
		o.MaxBody = 10 << 20
	}
	if o.Clock == nil {
		o.Clock = SystemClock{}
	}
	if o.Pace == nil {
		o.Pace = NewPace(o.Clock)
	}
	dialer := &net.Dialer{Timeout: o.ConnectTimeout, Resolver: o.Resolver}
	if !o.AllowPrivate {
		dialer.Control = guard
	}
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true) // one request at a time on a connection is all a polite crawler needs
	return &Transport{o: o, base: &http.Transport{
		// No Proxy: behind one, the guard would see the proxy's address only.
		DialContext: dialer.DialContext, Protocols: protocols, DisableCompression: true,
		TLSHandshakeTimeout: o.ConnectTimeout, ResponseHeaderTimeout: o.HeaderTimeout,
		MaxIdleConnsPerHost: 2, IdleConnTimeout: 90 * time.Second, MaxResponseHeaderBytes: 256 << 10,
	}}
}

// Pace gives the pace that the transport keeps.
func (t *Transport) Pace() *Pace { return t.o.Pace }

// Close closes the connections that wait for another request.
func (t *Transport) Close() { t.base.CloseIdleConnections() }

// RoundTrip sends one request and reads the answer whole. Waiting for the host's turn
// ends with the request's context; a request that was sent is finished (its limits of
// time are short) so that Ctrl-C loses nothing. Errors are [*DeferredError], [*Error] or the context's.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	done, err := t.o.Pace.wait(r.Context(), address.HostKey(r.URL.Host))
	if err != nil {
		return nil, err
	}
	s, _ := r.Context().Value(slotKey{}).(*slot)
	if s == nil {
		s = new(slot)
	}
	x, o, err := t.exchange(r, s.all)
	done(o)
	if err != nil {
		return nil, err
	}
	s.exchange = x
	return x.response(r), nil
}

// exchange sends r and reads the answer; with all its body whatever it is.
func (t *Transport) exchange(r *http.Request, all bool) (*Exchange, outcome, error) {
	ctx, cancel := context.WithCancelCause(context.WithoutCancel(r.Context()))
	defer cancel(nil)
	limit := time.AfterFunc(t.o.TotalTimeout, func() { cancel(errTooSlow) })
	defer limit.Stop()

	r = r.Clone(ctx)
	r.Header.Set("User-Agent", t.o.UserAgent)
	r.Header.Set("Accept-Encoding", "gzip")
	x := &Exchange{URL: r.URL, Time: t.o.Clock.Now(), Request: requestHead(r)}
	answer, err := t.base.RoundTrip(r)
	x.Latency = t.o.Clock.Now().Sub(x.Time)
	if err != nil {
		failure := explain(err, context.Cause(ctx))
		return nil, outcome{latency: x.Latency, failed: true, timeout: failure.Kind == Timeout}, failure
	}
	defer answer.Body.Close()
	x.StatusLine = fmt.Sprintf("%s %s", answer.Proto, answer.Status)
	x.Status, x.Header = answer.StatusCode, answer.Header
	o := outcome{latency: x.Latency, refused: x.Status == http.StatusTooManyRequests || x.Status == http.StatusServiceUnavailable}
	if after := answer.Header.Get("Retry-After"); after != "" && (o.refused || x.Location() != nil) {
		o.retryAfter = retryAfter(after, t.o.Clock.Now())
	}
	if err := t.read(x, answer, all, cancel); err != nil {
		return nil, o, err
	}
	o.timeout = x.Truncated == "time"
	return x, o, nil
}

// Get sends a GET and gives what came, whatever its type; it follows nothing.
func (t *Transport) Get(ctx context.Context, at string) (*Exchange, error) {
	s := &slot{all: true}
	r, err := http.NewRequestWithContext(context.WithValue(ctx, slotKey{}, s), http.MethodGet, at, nil)
	if err != nil {
		return nil, &Error{Kind: Protocol, Err: err}
	}
	if _, err := t.RoundTrip(r); err != nil {
		return nil, err
	}
	return s.exchange, nil
}
