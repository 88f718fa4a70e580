package archive

import (
	"bytes"
	"crypto/rand"
	"crypto/sha1"
	"encoding/base32"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"
)

// record is a WARC record to be written.
type record struct {
	fields     []field
	head, body []byte // its block
}

type field struct{ name, value string }

func (r *record) add(name, value string) { r.fields = append(r.fields, field{name, value}) }

func (r *record) field(name string) string {
	for _, f := range r.fields {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

// setBlock sets the block and what the record says of it.
func (r *record) setBlock(head, body []byte) {
	r.head, r.body = head, body
	r.add("WARC-Block-Digest", digestOf(head, body))
	r.add("Content-Length", strconv.Itoa(len(head)+len(body)))
}

var (
	buffers     = sync.Pool{New: func() any { return new(bytes.Buffer) }}
	compressors = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}
)

// appendTo writes the record as one gzip member.
func (r *record) appendTo(b *bytes.Buffer) {
	z := compressors.Get().(*gzip.Writer)
	defer compressors.Put(z)
	z.Reset(b)
	var lines strings.Builder
	lines.WriteString("WARC/1.1\r\n")
	for _, f := range r.fields {
		lines.WriteString(f.name + ": " + f.value + "\r\n")
	}
	lines.WriteString("\r\n")
	// A bytes.Buffer takes everything, so there are no errors to look at.
	_, _ = z.Write([]byte(lines.String()))
	_, _ = z.Write(r.head)
	_, _ = z.Write(r.body)
	_, _ = z.Write([]byte("\r\n\r\n"))
	_ = z.Close()
}

// warcinfo is the first member of a file.
func (w *W) warcinfo(name string, now time.Time) []byte {
	r := &record{}
	r.add("WARC-Type", "warcinfo")
	r.add("WARC-Record-ID", newID())
	r.add("WARC-Date", warcTime(now))
	r.add("WARC-Filename", name)
	r.add("Content-Type", "application/warc-fields")
	var b strings.Builder
	for _, f := range []field{
		{"software", w.opts.Software}, {"operator", w.opts.Operator}, {"format", "WARC File Format 1.1"},
		{"conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"},
	} {
		if f.value != "" {
			b.WriteString(f.name + ": " + strings.Join(strings.Fields(f.value), " ") + "\r\n")
		}
	}
	r.setBlock([]byte(b.String()), nil)
	var member bytes.Buffer
	r.appendTo(&member)
	return member.Bytes()
}

// digestOf is the labelled SHA-1 of some bytes, as WARC files have it.
func digestOf(parts ...[]byte) string {
	h := sha1.New()
	for _, p := range parts {
		h.Write(p)
	}
	return "sha1:" + base32.StdEncoding.EncodeToString(h.Sum(nil))
}

// newID is a random UUID (version 4), as a record ID.
func newID() string {
	var u [16]byte
	rand.Read(u[:])
	u[6], u[8] = u[6]&0x0f|0x40, u[8]&0x3f|0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// warcTime is a point in time, in UTC, with what precision it has.
func warcTime(t time.Time) string { return t.UTC().Truncate(time.Microsecond).Format(time.RFC3339Nano) }
