package crawler

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/crawler/fetch"
	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

// jumpingClock is a clock on which sleeping takes no time.
type jumpingClock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *jumpingClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *jumpingClock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	c.now = c.now.Add(max(d, 0))
	c.mu.Unlock()
	return ctx.Err()
}

// request is one that the server saw.
type request struct {
	path   string
	at     time.Time
	header http.Header
}

// world is a server, and a crawler with all that belongs to it.
type world struct {
	t        *testing.T
	server   *httptest.Server
	clock    *jumpingClock
	dir      string
	state    *frontier.Store
	archive  *archive.W
	options  Options
	mu       sync.Mutex
	pages    map[string]http.HandlerFunc // by path and query; "/..." takes what begins so
	requests []request
}

func newWorld(t *testing.T) *world {
	w := &world{t: t, clock: &jumpingClock{now: time.Date(2026, 3, 1, 2, 0, 0, 0, time.UTC)}, dir: t.TempDir(), pages: map[string]http.HandlerFunc{}}
	w.server = httptest.NewServer(w)
	t.Cleanup(w.server.CloseClientConnections)
	w.open()
	t.Cleanup(w.close)
	w.options = Options{
		AllowPrivate: true, Clock: w.clock, Fingerprint: textOf,
		Fetch: fetch.Options{MaxBody: 1 << 20}, // times are long, so that a slow machine is no slow server
	}
	return w
}

// hurry makes the crawler wait for slow servers for a short time only.
func (w *world) hurry(d time.Duration) {
	w.options.Fetch.HeaderTimeout, w.options.Fetch.StallTimeout, w.options.Fetch.TotalTimeout = d, d, 4*d
}

func (w *world) open() {
	var err error
	if w.state, err = frontier.Open(w.t.Context(), "sqlite:"+filepath.Join(w.dir, "state.db")); err != nil {
		w.t.Fatal(err)
	}
	if w.archive, err = archive.Open(filepath.Join(w.dir, "archive"), archive.Options{}); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) close() {
	w.state.Close()
	w.archive.Close()
}

// textOf is an article's text: what stands between <article> and </article>.
func textOf(_ string, body []byte) (string, bool) {
	_, rest, ok := strings.Cut(string(body), "<article>")
	text, _, _ := strings.Cut(rest, "</article>")
	return text, ok
}

func (w *world) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	w.requests = append(w.requests, request{r.URL.RequestURI(), w.clock.Now(), r.Header})
	h := w.pages[r.URL.RequestURI()]
	if h == nil {
		h = w.pages[r.URL.Path]
	}
	for prefix, f := range w.pages {
		if cut, ok := strings.CutSuffix(prefix, "..."); h == nil && ok && r.URL.Path != "/robots.txt" && strings.HasPrefix(r.URL.RequestURI(), cut) {
			h = f
		}
	}
	w.mu.Unlock()
	if h == nil {
		http.NotFound(rw, r)
		return
	}
	h(rw, r)
}

// serve puts a page at a path.
func (w *world) serve(path string, h http.HandlerFunc) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[path] = h
}

// links is a page with links only.
func links(refs ...string) http.HandlerFunc {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html><title>Tin</title>")
	for _, r := range refs {
		fmt.Fprintf(&b, "<a href=%q>tin</a>\n", r)
	}
	return page(b.String())
}

func article(text string, refs ...string) http.HandlerFunc {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html><html><article>%s</article>", text)
	for _, r := range refs {
		fmt.Fprintf(&b, "<a href=%q>tin</a>\n", r)
	}
	return page(b.String())
}

func page(body string) http.HandlerFunc { return typed("text/html; charset=utf-8", body) }

func typed(media, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", media)
		fmt.Fprint(w, body)
	}
}

func bare(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

// site is one on the server that begins at its front page, and keeps no distance but a second.
func (w *world) site() sites.Site {
	return sites.Site{ID: "x", Start: []string{w.server.URL + "/"}}
}

// crawl runs the crawler over sites, by default the server's.
func (w *world) crawl(all ...sites.Site) []Site {
	w.t.Helper()
	report, err := w.try(w.t.Context(), all...)
	if err != nil {
		w.t.Fatal(err)
	}
	return report
}

func (w *world) try(ctx context.Context, all ...sites.Site) ([]Site, error) {
	w.t.Helper()
	if len(all) == 0 {
		all = []sites.Site{w.site()}
	}
	w.options.State, w.options.Archive = w.state, w.archive
	c, err := New(w.options)
	if err != nil {
		w.t.Fatal(err)
	}
	return c.Run(ctx, all)
}

// seen gives the paths asked for since the last call, sorted, robots.txt left out.
func (w *world) seen() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for _, r := range w.requests {
		if r.path != "/robots.txt" {
			out = append(out, r.path)
		}
	}
	w.requests = nil
	slices.Sort(out)
	return strings.Join(out, " ")
}

func (w *world) host() string {
	u, _ := url.Parse(w.server.URL)
	return u.Host
}

// known gives what the state has of a path.
func (w *world) known(path string) frontier.Known {
	w.t.Helper()
	k, ok, err := w.state.Find(w.t.Context(), "x", strings.TrimRight(w.host()+path, "/"))
	if err != nil || !ok {
		w.t.Fatalf("%s: known %v, %v", path, ok, err)
	}
	return k
}

// archived gives the paths in the archive with their record type and status, sorted.
func (w *world) archived() string {
	w.t.Helper()
	var out []string
	for _, r := range w.records() {
		out = append(out, fmt.Sprintf("%s:%d:%s", r.Type, r.Status, strings.TrimPrefix(r.URL, w.server.URL)))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func patterns(list ...string) []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, s := range list {
		out = append(out, regexp.MustCompile(s))
	}
	return out
}

// records gives the archive's responses and revisits.
func (w *world) records() []*archive.Record {
	w.t.Helper()
	files, err := filepath.Glob(filepath.Join(w.dir, "archive", "*.warc.gz"))
	if err != nil {
		w.t.Fatal(err)
	}
	slices.Sort(files)
	var out []*archive.Record
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			w.t.Fatal(err)
		}
		defer f.Close()
		for r := archive.NewReader(f); ; {
			record, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				w.t.Fatal(err)
			}
			if record.Type == "response" || record.Type == "revisit" {
				out = append(out, record)
			}
		}
	}
	return out
}

func gzipped(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.Bytes()
}

func mustURL(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil {
		panic(err)
	}
	return u
}
