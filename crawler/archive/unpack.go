package archive

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

var (
	gzipMagic = []byte{0x1f, 0x8b, 8}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// unpack takes the block apart.
func (r *Record) unpack(block []byte, limit int64) {
	r.Body = block
	media := strings.ToLower(r.Fields.Get("Content-Type"))
	switch {
	case r.Type != "request" && r.Type != "response" && r.Type != "revisit":
		return
	case media != "" && !strings.HasPrefix(media, "application/http"):
		return // a DNS answer, say
	}
	rest := bytes.NewReader(block)
	in := bufio.NewReader(rest)
	start, err := readLine(in)
	if err != nil || r.Type != "request" && !strings.HasPrefix(start, "HTTP/") {
		r.Problem = errors.New("no HTTP message in it")
		return
	}
	header, err := readFields(in)
	if err != nil {
		r.Problem = fmt.Errorf("HTTP header: %w", err)
		return
	}
	r.Start, r.Header = start, header
	if r.Type != "request" {
		_, status, _ := strings.Cut(start, " ")
		number, _, _ := strings.Cut(strings.TrimSpace(status), " ")
		r.Status, _ = strconv.Atoi(number)
	}
	r.Body = block[len(block)-rest.Len()-in.Buffered():]
	if strings.Contains(strings.ToLower(header.Get("Transfer-Encoding")), "chunked") {
		r.Body, err = dechunk(r.Body)
		r.problem(err)
	}
	// The last that was put on comes off first.
	codings := strings.Split(strings.ToLower(strings.Join(header.Values("Content-Encoding"), ",")), ",")
	for i := len(codings) - 1; i >= 0; i-- {
		if r.Body, err = decompress(strings.TrimSpace(codings[i]), r.Body, limit); err != nil {
			r.problem(err)
			break
		}
	}
	if int64(len(r.Body)) > limit {
		r.Body, r.Truncated = r.Body[:limit], "length"
	}
}

// problem keeps the first reason why the body is not all there.
func (r *Record) problem(err error) {
	if err == io.ErrUnexpectedEOF {
		err = errors.New("the body ends too early")
	}
	if r.Problem == nil {
		r.Problem = err
	}
}

// dechunk takes chunks apart. Many tools store the body without them and keep the
// header; such a body is given back as it is.
func dechunk(body []byte) ([]byte, error) {
	line, _, _ := bytes.Cut(body[:min(len(body), 200)], []byte("\n"))
	size, _, _ := strings.Cut(strings.TrimSpace(string(line)), ";")
	if _, err := strconv.ParseUint(strings.TrimSpace(size), 16, 32); err != nil {
		return body, nil
	}
	out, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body)))
	if err != nil && len(out) == 0 {
		return body, nil // a page that begins with a number
	}
	return out, err
}

// decompress takes one content coding off a body, unless it is off already.
func decompress(coding string, body []byte, limit int64) ([]byte, error) {
	var in io.Reader
	var err error
	switch coding {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, gzipMagic) {
			return body, nil
		}
		in, err = gzip.NewReader(bytes.NewReader(body))
	case "deflate": // zlib by the standard, bare in practice
		if in, err = zlib.NewReader(bytes.NewReader(body)); err != nil {
			if looksPlain(body) {
				return body, nil
			}
			in, err = flate.NewReader(bytes.NewReader(body)), nil
		}
	case "zstd":
		if !bytes.HasPrefix(body, zstdMagic) {
			return body, nil
		}
		d, e := zstd.NewReader(bytes.NewReader(body), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
		if e == nil {
			defer d.Close()
		}
		in, err = d, e
	default:
		if looksPlain(body) {
			return body, nil
		}
		return body, fmt.Errorf("content coding %q is not known here", coding)
	}
	if err != nil {
		return body, err
	}
	out, err := io.ReadAll(io.LimitReader(in, limit+1))
	return out, err
}

// looksPlain says that a body is markup, whatever its header says.
func looksPlain(body []byte) bool {
	body = bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\ufeff")), " \t\r\n")
	return len(body) == 0 || body[0] == '<'
}
