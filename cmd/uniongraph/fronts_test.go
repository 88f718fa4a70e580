package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/uniongraph/uniongraph/crawler/archive"
	"github.com/uniongraph/uniongraph/crawler/sites"
	"github.com/uniongraph/uniongraph/crawler/sites/fixture"
)

// fronts serves sites at addresses of the loopback interface, so that the built program
// can crawl them, and notes every answer.
type fronts struct {
	t    *testing.T
	file string // declares the sites
	ids  []string
	// steady leaves out what is tried again half a minute later: failures of the server
	// become 403, and no connection is closed in the middle of a page.
	steady bool

	mu   sync.Mutex
	log  []answer
	kill int // how often the program was killed so far
}

// answer is what a server sent.
type answer struct {
	site, url   string
	status      int
	media       string
	body        []byte
	cut         bool // the connection was closed in the middle of the body
	conditional bool // the request asked whether something changed
	validators  bool // the answer says how to ask so
	kill        int
}

// newFronts serves the sites of testdata/sites.
func newFronts(t *testing.T) *fronts {
	t.Helper()
	f, err := fixture.Open(os.DirFS(fixtureSites))
	if err != nil {
		t.Fatal(err)
	}
	server, err := f.Start(0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	s := &fronts{t: t, file: write(t, t.TempDir(), "sites.yaml", "sites:\n")}
	for _, site := range f.Sites() {
		data, err := os.ReadFile(filepath.Join(fixtureSites, site.ID, "site.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		_, declaration, _ := strings.Cut(string(data), "sites:\n")
		host := site.Hosts()[0]
		s.add(site.ID, server, host, strings.ReplaceAll(declaration, "delay: 10ms", "delay: 1ms"))
	}
	return s
}

// add serves one more site: a handler that knows the site by its host's name, and the
// declaration of the site at that host.
func (s *fronts) add(id string, h http.Handler, host, declaration string) {
	s.t.Helper()
	var front *httptest.Server
	front = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.serve(w, r, h, id, host, front.URL)
	}))
	s.t.Cleanup(front.Close)
	file, err := os.OpenFile(s.file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteString(strings.ReplaceAll(declaration, "http://"+host, front.URL)); err != nil {
		s.t.Fatal(err)
	}
	s.ids = append(s.ids, id)
}

func (s *fronts) serve(w http.ResponseWriter, r *http.Request, h http.Handler, id, host, at string) {
	a := answer{site: id, url: at + r.URL.RequestURI(), conditional: r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since") != ""}
	r.Host = host
	recorded := httptest.NewRecorder()
	h.ServeHTTP(recorded, r)
	sent := recorded.Result()
	a.status, a.media, a.body = sent.StatusCode, sent.Header.Get("Content-Type"), recorded.Body.Bytes()
	a.cut = sent.ContentLength > int64(len(a.body)) && a.status != http.StatusNotModified
	if s.steady {
		a.cut = false
		if a.status >= 500 {
			a.status = http.StatusForbidden
		}
	}
	a.validators = sent.Header.Get("ETag")+sent.Header.Get("Last-Modified") != ""
	own := func(plain []byte) []byte {
		plain = bytes.ReplaceAll(plain, []byte("://www."+host), []byte("://"+host))
		return bytes.ReplaceAll(plain, []byte("http://"+host), []byte(at))
	}
	if strings.HasSuffix(r.URL.Path, ".gz") {
		a.body = regzipped(s.t, a.body, own)
	} else {
		a.body = own(a.body)
	}
	for name, values := range sent.Header {
		w.Header()[name] = values
	}
	w.Header().Set("Content-Length", fmt.Sprint(len(a.body)))
	if a.cut {
		w.Header().Set("Content-Length", fmt.Sprint(len(a.body)+100))
	}
	s.mu.Lock()
	a.kill = s.kill
	s.log = append(s.log, a)
	s.mu.Unlock()
	w.WriteHeader(a.status)
	w.Write(a.body)
}

func regzipped(t *testing.T, data []byte, change func([]byte) []byte) []byte {
	in, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return data // a 304 has none
	}
	plain, err := io.ReadAll(in)
	if err != nil {
		t.Error(err)
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(change(plain))
	z.Close()
	return out.Bytes()
}

// answers gives what was sent since the n-th answer, robots.txt left out.
func (s *fronts) answers(n int) []answer {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(s.log[n:]), func(a answer) bool { return strings.HasSuffix(a.url, "/robots.txt") })
}

func (s *fronts) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.log)
}

// args makes a command line over all the sites.
func (s *fronts) args(command, data string, more ...string) []string {
	args := []string{command, "--data", data, "--sites", s.file, "--allow-private"}
	for _, id := range s.ids {
		args = append(args, "--site", id)
	}
	return append(args, more...)
}

// declared gives the sites as the program reads them.
func (s *fronts) declared() []sites.Site {
	s.t.Helper()
	data, err := os.ReadFile(s.file)
	if err != nil {
		s.t.Fatal(err)
	}
	all, err := sites.Load(nil, s.file, data)
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

// archived gives the responses and revisits in a folder's archive, in its order.
func archived(t *testing.T, data string) []*archive.Record {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(data, "archive", "*.warc.gz"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	var out []*archive.Record
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for r := archive.NewReader(f); ; {
			record, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if record.Type == "response" || record.Type == "revisit" {
				out = append(out, record)
			}
		}
		f.Close()
	}
	return out
}

// asSent checks that every response in the archive is what a server sent at its address,
// byte for byte.
func (s *fronts) asSent(records []*archive.Record) {
	s.t.Helper()
	sent := map[string][]answer{}
	for _, a := range s.answers(0) {
		sent[a.url] = append(sent[a.url], a)
	}
	for _, r := range records {
		if r.Type != "response" {
			continue
		}
		if !slices.ContainsFunc(sent[r.URL], func(a answer) bool {
			return a.status == r.Status && bytes.Equal(a.body, r.Body) && a.cut == (r.Truncated != "")
		}) {
			s.t.Errorf("%s (%d, %d bytes) is not what the server sent", r.URL, r.Status, len(r.Body))
		}
	}
}

// page tells whether an answer is a page that is to be kept.
func (a answer) page() bool {
	u, err := url.Parse(a.url)
	return err == nil && a.status == http.StatusOK && !a.cut && (strings.HasPrefix(a.media, "text/") || strings.HasSuffix(u.Path, ".gz"))
}
