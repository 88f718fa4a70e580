package archive

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/klauspost/compress/zstd"
)

func compressed(text string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, text)
	z.Close()
	return b.String()
}

func zlibbed(text string) string {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = io.WriteString(z, text)
	z.Close()
	return b.String()
}

// response writes a record with an HTTP message in it, lines ended as given.
func response(url, message string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2009-03-04T05:06:07Z\r\nWARC-Target-URI: <%s>\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(message), message)
}

func TestBodies(t *testing.T) {
	const html = "<html>Hội thảo</html>"
	chunks := "9\r\n<html>H\xe1\xbb\r\ne;ext=1\r\n\x99i th\xe1\xba\xa3o</htm\r\n2\r\nl>\r\n0\r\nTrailer: x\r\n\r\n"
	encoder, _ := zstd.NewWriter(nil)
	bare := zlibbed(html)
	bare = bare[2 : len(bare)-4] // without zlib's frame, as IIS sent it
	long := strings.Repeat("x", 3000)
	for _, test := range []struct {
		name, header, body string
		want               string
		problem            string
	}{
		{"plain", "", html, html, ""},
		{"chunked", "Transfer-Encoding: chunked\r\n", chunks, html, ""},
		{"chunked says the header, and is not", "transfer-encoding: Chunked\r\n", html, html, ""},
		{"chunks cut", "Transfer-Encoding: chunked\r\n", chunks[:20], "<html>Hộ"[:9] + "\x99"[:1], "ends too early"},
		{"gzip", "Content-Encoding: gzip\r\n", compressed(html), html, ""},
		{"gzip in chunks", "Content-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(compressed(html)), compressed(html)), html, ""},
		{"gzip says the header, and is not", "Content-Encoding: gzip\r\n", html, html, ""},
		{"gzip cut", "Content-Encoding: gzip\r\n", compressed(html)[:len(compressed(html))-8], html, "ends too early"},
		{"two codings", "Content-Encoding: deflate, gzip\r\n", compressed(zlibbed(html)), html, ""},
		{"deflate", "Content-Encoding: deflate\r\n", zlibbed(html), html, ""},
		{"deflate, bare", "Content-Encoding: deflate\r\n", bare, html, ""},
		{"deflate says the header, and is not", "Content-Encoding: deflate\r\n", html, html, ""},
		{"zstd", "Content-Encoding: zstd\r\n", string(encoder.EncodeAll([]byte(html), nil)), html, ""},
		{"Brotli", "Content-Encoding: br\r\n", "\x0b\x02\x80", "\x0b\x02\x80", `content coding "br"`},
		{"Brotli says the header, and is not", "Content-Encoding: br\r\n", html, html, ""},
		{"odd header lines", "no colon\r\nX: a\r\n  b\r\n: c\r\n", html, html, ""},
		{"long header line", "X: " + long + "\r\n", html, html, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, newline := range []string{"\r\n", "\n"} {
				message := "HTTP/1.1 200 OK" + newline + strings.ReplaceAll(test.header, "\r\n", newline) + newline + test.body
				r, err := NewReader(strings.NewReader(response("http://lhh.example/", message))).Next()
				if err != nil {
					t.Fatal(err)
				}
				if test.name == "chunks cut" {
					test.want = string(r.Body) // checked below
					if !strings.HasPrefix(html, string(r.Body)) || len(r.Body) < 9 {
						t.Errorf("body %q", r.Body)
					}
				}
				if string(r.Body) != test.want || r.Status != 200 || r.URL != "http://lhh.example/" || r.Time.Year() != 2009 {
					t.Errorf("%q of %+v, want %q", r.Body, r, test.want)
				}
				if (r.Problem == nil) != (test.problem == "") || r.Problem != nil && !strings.Contains(r.Problem.Error(), test.problem) {
					t.Errorf("problem %v, want %q", r.Problem, test.problem)
				}
			}
		})
	}
}

// Pages and bombs that are too large are cut, and what follows is read.
func TestLargeBodies(t *testing.T) {
	bomb := compressed(strings.Repeat("0", 50<<20))
	data := response("http://a.example/", "HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\n"+bomb) +
		compressed(response("http://b.example/", "HTTP/1.0 200 OK\r\n\r\n"+strings.Repeat("1", 1<<20))) +
		response("http://c.example/", "HTTP/1.0 200 OK\r\n\r\nend")
	r := NewReader(strings.NewReader(data))
	r.MaxBody = 10_000
	for i, want := range []int{10_000, 10_000, 3} {
		record, err := r.Next()
		if err != nil {
			t.Fatal(err)
		}
		if len(record.Body) != want || (record.Truncated == "length") != (want > 3) {
			t.Errorf("record %d: %d bytes, truncated %q; want %d", i, len(record.Body), record.Truncated, want)
		}
	}
}

// read gives the targets read from an archive, and how often it was damaged.
func read(t *testing.T, in io.Reader) (targets string, damages int) {
	t.Helper()
	r := NewReader(in)
	for {
		record, err := r.Next()
		var damage *DamageError
		switch {
		case err == io.EOF:
			return targets, damages
		case errors.As(err, &damage):
			if damages++; damages > 10_000 {
				t.Fatal("no end of damage")
			}
		case err != nil:
			t.Fatal(err)
		default:
			targets += strings.TrimSuffix(strings.TrimPrefix(record.URL, "http://"), ".example/")
		}
	}
}

// One damaged record costs that record.
func TestDamage(t *testing.T) {
	one := func(name string) string {
		return response("http://"+name+".example/", "HTTP/1.1 200 OK\r\n\r\n"+strings.Repeat(name+" ", 300)+string(randomBytes(200)))
	}
	broken := func(s string, at int) string { return s[:at] + string(s[at]^0x55) + s[at+1:] }
	a, b, c := one("a"), one("b"), one("c")
	za, zb, zc := compressed(a), compressed(b), compressed(c)
	for _, test := range []struct{ name, data, want string }{
		{"gzip, whole", za + zb + zc, "abc"},
		{"plain, whole", a + b + c, "abc"},
		{"mixed", za + b + zc, "abc"},
		{"no blank lines between records", strings.TrimSuffix(a, "\r\n\r\n") + b + c, "abc"},
		{"all in one member", compressed(a + b + c), "abc"},
		{"magic", za + broken(zb, 1) + zc, "ac"},
		{"flipped bit", za + broken(zb, len(zb)/2) + zc, "ac"},
		{"checksum", za + broken(zb, len(zb)-6) + zc, "ac"},
		{"cut in the middle", za + zb[:len(zb)/2] + zc, "ac"},
		{"zeros between", za + strings.Repeat("\x00", 100_000) + zc, "ac"},
		{"end cut", za + zb[:len(zb)-1], "a"},
		{"end cut in the header", za + zb[:5], "a"},
		{"plain end cut", a + b[:len(b)-10], "a"},
		{"plain, length wrong", a + strings.Replace(b, "Content-Length: ", "Content-Length: x", 1) + c, "ac"},
		{"plain, length too large", a + strings.Replace(b, "Content-Length: ", "Content-Length: 9", 1) + c, "ac"},
		{"plain, length absurd", a + strings.Replace(b, "Content-Length: ", "Content-Length: 999999999999999999999", 1) + c, "ac"},
		{"no archive", "<html>WARC/1.0</html>", ""},
		{"empty", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			whole := len(test.want) == 3 || test.data == ""
			got, damages := read(t, strings.NewReader(test.data))
			if got != test.want || (damages == 0) != whole {
				t.Errorf("%q with %d damages, want %q", got, damages, test.want)
			}
			// From a pipe, records right behind a damaged one may be missed, those before it not.
			got, damages = read(t, iotest.OneByteReader(strings.NewReader(test.data)))
			if !strings.HasPrefix(got, test.want[:min(1, len(test.want))]) || (damages == 0) != whole {
				t.Errorf("from a pipe: %q with %d damages", got, damages)
			}
		})
	}
	if _, err := NewReader(iotest.TimeoutReader(strings.NewReader(za + zb))).Next(); err == nil {
		t.Log("read before the disk failed")
	}
	failing := NewReader(io.MultiReader(strings.NewReader(za), iotest.ErrReader(errDisk)))
	for range 3 {
		if _, err := failing.Next(); err != nil && !errors.Is(err, errDisk) {
			t.Errorf("a disk that fails is no damage: %v", err)
		}
	}
}

func FuzzReader(f *testing.F) {
	dir := f.TempDir()
	w := openTest(f, dir, Options{})
	at := put(f, w, page(1))
	x := page(1)
	x.Revisit = &at
	put(f, w, x)
	w.Close()
	ours, err := os.ReadFile(filepath.Join(dir, at.File))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(ours)
	f.Add(ours[:len(ours)-3])
	f.Add([]byte(response("http://a.example/", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n") + compressed(response("http://b.example/", "HTTP/1.1 200\nContent-Encoding: deflate\n\n"+zlibbed("b")))))
	f.Add([]byte("WARC/1.0\nContent-Length: 99\n\nWARC/1.0\nContent-Length: 0\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		seekable, pipe := NewReader(bytes.NewReader(data)), NewReader(io.MultiReader(bytes.NewReader(data)))
		for _, r := range []*Reader{seekable, pipe} {
			r.MaxBody = 1 << 16
			last, calls := int64(-1), 0
			for {
				record, err := r.Next()
				var damage *DamageError
				if err == io.EOF {
					break
				}
				if calls++; calls > 2*len(data)+10 {
					t.Fatal("no end")
				}
				if errors.As(err, &damage) {
					continue
				}
				if err != nil {
					t.Fatalf("neither damage nor end: %v", err)
				}
				if record.Offset < last || record.Offset+record.Length > int64(len(data)) || int64(len(record.Body)) > r.MaxBody {
					t.Fatalf("record at %d+%d behind %d of %d, body of %d", record.Offset, record.Length, last, len(data), len(record.Body))
				}
				last = record.Offset
			}
		}
	})
}

// Whatever byte of a record is damaged, it is not given as if it were whole, and the
// records around it are.
func TestNoDamagedRecordIsGiven(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{})
	put(t, w, page(1))
	at := put(t, w, page(2))
	put(t, w, page(3))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, at.File))
	if err != nil {
		t.Fatal(err)
	}
	for i := at.Offset + 10; i < at.Offset+at.Length; i++ { // the header of a gzip member is not summed up
		data[i] ^= 0xff
		var urls []string
		damages := 0
		for r := NewReader(bytes.NewReader(data)); ; {
			record, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				damages++
			} else if record.Type == "response" {
				urls = append(urls, record.URL)
			}
		}
		if !slices.Equal(urls, []string{page(1).URL, page(3).URL}) || damages == 0 {
			t.Errorf("byte %d of %d: %d damages, %v", i-at.Offset, at.Length, damages, urls)
		}
		data[i] ^= 0xff
	}
}
