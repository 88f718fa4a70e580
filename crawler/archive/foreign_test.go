package archive

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// missing skips a test for want of a tool; in CI every test must run.
func missing(t *testing.T, message string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(message)
	}
	t.Skip(message)
}

// warcio gives a command that runs Python with warcio, which is installed if need be.
func warcio(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		missing(t, "python3 is missing; install it (apt-get install python3 python3-pip), and warcio with: python3 -m pip install warcio")
	}
	cmd := exec.Command(python, args...)
	cmd.Env = os.Environ()
	if exec.Command(python, "-c", "import warcio").Run() == nil {
		return cmd
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	const version = "1.8.1"
	target := filepath.Join(cache, "uniongraph-test", "warcio-"+version)
	if _, err := os.Stat(target); err != nil {
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			t.Fatal(err)
		}
		fresh, err := os.MkdirTemp(filepath.Dir(target), "warcio")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(fresh)
		if out, err := exec.Command(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", fresh, "warcio=="+version).CombinedOutput(); err != nil {
			missing(t, fmt.Sprintf("warcio is missing and pip cannot install it (%v); get it with: python3 -m pip install warcio\n%s", err, out))
		}
		if err := os.Rename(fresh, target); err != nil && !os.IsExist(err) {
			if _, gone := os.Stat(target); gone != nil {
				t.Fatal(err)
			}
		}
	}
	cmd.Env = append(cmd.Env, "PYTHONPATH="+target)
	return cmd
}

// warcio check finds no error in what we write, and warcio reads the same bytes.
func TestWarcioFindsNoError(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{MaxSize: 20_000, Software: "uniongraph test", Operator: "Người thử <test@example.org>"})
	at := put(t, w, page(0))
	for n := range 60 {
		x := page(n)
		switch n % 6 {
		case 1:
			x.Truncated, x.Body = "disconnect", x.Body[:len(x.Body)/2]
		case 2:
			x.Revisit = &Position{File: at.File, Offset: at.Offset, Length: at.Length, Digest: at.Digest}
			x.StatusLine, x.Body = "HTTP/1.1 304 Not Modified", nil
		case 3:
			x.URL, x.Body, x.Revisit = "https://lhh.example/chào?a=1&b=<2>", page(0).Body, &at
		case 4:
			x.Header = http.Header{"Content-Encoding": {"gzip"}, "Transfer-Encoding": {"chunked"}, "Content-Length": {"1"}, "X-Ký-Tự": {"có dấu"}}
		case 5:
			x.Body, x.Request, x.StatusLine = randomBytes(n*100), nil, "HTTP/2 404"
		}
		put(t, w, x)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	paths := files(t, dir)
	out, err := warcio(t, append([]string{"-m", "warcio.cli", "check", "--verbose"}, paths...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("warcio check: %v\n%s", err, out)
	}
	digests := 0
	for line := range strings.Lines(string(out)) {
		switch line = strings.TrimSpace(line); {
		case line == "digest pass":
			digests++
		case strings.HasPrefix(line, "offset "), strings.HasPrefix(line, dir), line == "digest present but not checked (revisit)":
		default:
			t.Errorf("warcio check says %q", line)
		}
	}
	want := 0 // warcio checks no revisits
	for _, r := range readAll(t, dir) {
		if r.Type != "revisit" {
			want++
		}
	}
	if digests != want || want < 90 {
		t.Errorf("warcio checked %d digests of %d:\n%s", digests, want, out)
	}
	const lines = `
import sys
from warcio.archiveiterator import ArchiveIterator
for path in sys.argv[1:]:
    with open(path, 'rb') as f:
        it = ArchiveIterator(f)
        for r in it:
            body = r.content_stream().read()
            print(r.rec_type, r.rec_headers.get_header('WARC-Target-URI'), it.get_record_offset(), it.get_record_length(), len(body), r.http_headers.get_statuscode() if r.http_headers and r.rec_type != 'request' else '')
`
	out, err = warcio(t, append([]string{"-c", lines}, paths...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	var ours strings.Builder
	for _, path := range paths {
		for _, r := range readFile(t, path) {
			url, status, body := r.URL, "", len(r.Body)
			if url == "" {
				url = "None"
			}
			if r.Status > 0 {
				status = fmt.Sprint(r.Status)
			}
			if r.Type == "revisit" {
				body = 0 // warcio resolves none
			}
			fmt.Fprintln(&ours, r.Type, url, r.Offset, r.Length, body, status)
		}
	}
	if ours.String() != string(out) {
		t.Errorf("warcio reads\n%s\nwe read\n%s", out, ours.String())
	}
}

// site serves pages as real servers do: in chunks, compressed, with redirects.
func site(t *testing.T) (address string, bodies map[string]string) {
	t.Helper()
	bodies = map[string]string{
		"/":        `<html><title>Trang chủ</title><a href="/chunked">1</a> <a href="/gzip">2</a> <a href="/old">3</a> <a href="/gone">4</a></html>`,
		"/chunked": "<html>" + strings.Repeat("<p>Hội nghị giao ban của các liên hiệp hội.</p>\n", 2000) + "</html>",
		"/gzip":    "<html>" + strings.Repeat("<p>Đoàn công tác đến thăm.</p>\n", 500) + "</html>",
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		body, ok := bodies[r.URL.Path]
		switch {
		case r.URL.Path == "/old":
			http.Redirect(w, r, "/chunked", http.StatusMovedPermanently)
		case !ok:
			http.NotFound(w, r)
		case r.URL.Path == "/gzip":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, body)
			z.Close()
		case r.URL.Path == "/chunked":
			for line := range strings.Lines(body) {
				fmt.Fprint(w, line)
				if len(line)%3 == 0 {
					w.(http.Flusher).Flush()
				}
			}
		default:
			fmt.Fprint(w, body)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL, bodies
}

// checkSite checks that an archive of the site holds every page as it was served.
func checkSite(t *testing.T, path, address string, bodies map[string]string) {
	t.Helper()
	got := map[string]string{}
	for _, r := range ofType(readFile(t, path), "response") {
		if r.Problem != nil {
			t.Errorf("%s: %v", r.URL, r.Problem)
		}
		if r.Status == http.StatusOK {
			got[strings.TrimPrefix(r.URL, address)] = string(r.Body)
		}
	}
	for url, want := range bodies {
		if got[url] != want {
			t.Errorf("%s: %d bytes read, %d served", url, len(got[url]), len(want))
		}
	}
}

func TestReadsWhatWgetWrites(t *testing.T) {
	wget, err := exec.LookPath("wget")
	if err != nil {
		missing(t, "wget is missing; install it (apt-get install wget)")
	}
	address, bodies := site(t)
	for _, compression := range []string{"", "--no-warc-compression"} {
		dir := t.TempDir()
		args := []string{"--quiet", "--no-proxy", "--recursive", "--compression=none", "--header=Accept-Encoding: gzip", "--warc-file=" + filepath.Join(dir, "w"), "--warc-cdx", "--delete-after", address + "/"}
		ending := ".warc.gz"
		if compression != "" {
			args, ending = append(args, compression), ".warc"
		}
		cmd := exec.Command(wget, args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() != 8 { // 8: the server said 404
			t.Fatalf("wget: %v\n%s", err, out)
		}
		checkSite(t, filepath.Join(dir, "w"+ending), address, bodies)
	}
}

func TestReadsWhatWarcioWrites(t *testing.T) {
	address, bodies := site(t)
	dir := t.TempDir()
	const capture = `
import sys
from warcio.capture_http import capture_http # before http.client, which it patches
import http.client
from urllib.parse import urlsplit
for name, version in (('1.0.warc.gz', '1.0'), ('1.1.warc.gz', '1.1')):
    with capture_http(sys.argv[2] + '/' + name, warc_version=version):
        for path in sys.argv[3:]:
            c = http.client.HTTPConnection(urlsplit(sys.argv[1]).netloc)
            c.request('GET', path, headers={'Accept-Encoding': 'gzip'})
            c.getresponse().read()
            c.close()
`
	args := []string{"-c", capture, address, dir}
	for url := range bodies {
		args = append(args, url)
	}
	cmd := warcio(t, args...)
	for _, e := range os.Environ() { // a proxy has no business here
		if name, _, _ := strings.Cut(e, "="); strings.HasSuffix(strings.ToLower(name), "_proxy") {
			cmd.Env = append(cmd.Env, name+"=")
		}
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("warcio: %v\n%s", err, out)
	}
	for _, version := range []string{"1.0", "1.1"} {
		checkSite(t, filepath.Join(dir, version+".warc.gz"), address, bodies)
	}
	// The same, not compressed, and compressed as one.
	raw, err := os.ReadFile(filepath.Join(dir, "1.0.warc.gz"))
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	var plain, one bytes.Buffer
	if _, err := plain.ReadFrom(z); err != nil {
		t.Fatal(err)
	}
	w := gzip.NewWriter(&one)
	_, _ = w.Write(plain.Bytes())
	w.Close()
	for name, data := range map[string][]byte{"plain.warc": plain.Bytes(), "one.warc.gz": one.Bytes()} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		checkSite(t, path, address, bodies)
	}
}
