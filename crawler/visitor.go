package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gocolly/colly/v2"

	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
)

// visitor fetches pages one after the other with a colly collector of its own. Policy
// is not colly's: the transport paces and guards, the frontier knows what was visited.
type visitor struct {
	collector *colly.Collector
	answered  bool // colly has called back
}

// errNoAnswer is what never happens: neither an error nor an answer.
var errNoAnswer = errors.New("no answer and no error")

func newVisitor(userAgent string, transport http.RoundTripper) *visitor {
	// NewCollector would let COLLY_* environment variables override what is set here.
	c := new(colly.Collector)
	c.Init()
	c.UserAgent = userAgent
	c.AllowURLRevisit = true        // the frontier decides
	c.IgnoreRobotsTxt = true        // checked before, on every hop
	c.ParseHTTPErrorResponse = true // 304 and 404 are answers
	c.MaxBodySize = 0               // the transport cuts, and says so
	c.DetectCharset = false         // bodies stay as they came
	c.WithTransport(transport)
	c.SetRequestTimeout(0) // the wait for the host's turn would count
	c.DisableCookies()     // pages must not depend on which were seen before
	c.SetRedirectHandler(func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse })
	v := &visitor{collector: c}
	c.OnResponse(func(*colly.Response) { v.answered = true })
	return v
}

// panicError is a panic of code that worked on one page.
type panicError struct {
	value any
	stack []byte
}

func (e *panicError) Error() string { return fmt.Sprintf("panic: %v", e.value) }

// guarded runs f; a panic becomes an error.
func guarded(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &panicError{p, debug.Stack()}
		}
	}()
	return f()
}

// fetch asks for a page, on condition that it changed where validators are known.
func (v *visitor) fetch(ctx context.Context, k frontier.Known) (x *fetch.Exchange, err error) {
	header := http.Header{
		"Accept":          {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"},
		"Accept-Language": {"vi,en;q=0.5"},
	}
	if k.ETag != "" {
		header.Set("If-None-Match", k.ETag)
	}
	if k.Modified != "" {
		header.Set("If-Modified-Since", k.Modified)
	}
	err = guarded(func() error {
		ctx, exchanged := fetch.WithExchange(ctx)
		v.collector.Context, v.answered = ctx, false
		if err := v.collector.Request(http.MethodGet, k.URL, nil, nil, header); err != nil {
			return err
		}
		if x = exchanged(); x == nil || !v.answered {
			return errNoAnswer
		}
		return nil
	})
	return x, err
}

// modified reads a Last-Modified header; zero where it is none.
func modified(header string) time.Time {
	t, err := http.ParseTime(header)
	if err != nil {
		return time.Time{}
	}
	return t
}
