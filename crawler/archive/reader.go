package archive

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

const (
	bufferSize  = 64 << 10
	maxLine     = 64 << 10
	maxFields   = 500
	maxReturns  = 1000
	defaultBody = 64 << 20
)

// Record is one record of an archive.
type Record struct {
	Type   string      // "warcinfo", "request", "response", "revisit", "resource", "metadata", "conversion", "continuation"
	ID     string      // "urn:uuid:…", without angle brackets
	URL    string      // WARC-Target-URI, without angle brackets
	Time   time.Time   // WARC-Date; zero when missing or unreadable
	Fields http.Header // the record's own header
	Offset int64       // where the record, or the gzip member that holds it, begins
	Length int64       // of record or member; 0 when the member holds other records too
	Digest string      // WARC-Payload-Digest

	Start  string      // of a request, response or revisit: request line or status line
	Status int         // of a response or revisit, 0 when unreadable
	Header http.Header // of request, response or revisit
	Body   []byte      // the block behind the HTTP header, decoded; the whole block of other records

	Truncated string // WARC-Truncated, or "length" when the body is longer than Reader.MaxBody
	Resolved  bool   // Body is that of the record which a revisit refers to
	Problem   error  // why the body is not decoded, or not to its end
}

// DamageError says that a record cannot be read.
type DamageError struct {
	Offset int64 // of the record or its gzip member
	Err    error
}

func (e *DamageError) Error() string {
	return fmt.Sprintf("damaged record at byte %d: %v", e.Offset, e.Err)
}

func (e *DamageError) Unwrap() error { return e.Err }

// Reader reads the records of an archive one after another.
type Reader struct {
	// MaxBody bounds a body, compressed and not: what is longer is cut. Default 64 MiB.
	MaxBody int64

	src      *counter
	base     int64         // what src.n counts from
	raw      *bufio.Reader // the file
	gz       *gzip.Reader  // the member, if there is one
	text     *bufio.Reader // what gz gives
	inMember bool
	shared   bool  // the member holds more than one record
	start    int64 // of the member
	lost     bool  // look for the next record
	returns  int   // how often we went back to look behind a damaged record
	index    index
}

// NewReader reads an archive. Where r can seek (*os.File), nothing behind a damaged
// record is missed; where it can read anywhere, revisits get the body they refer to
// when that stands before them.
func NewReader(r io.Reader) *Reader {
	src := &counter{r: r}
	return &Reader{src: src, raw: bufio.NewReaderSize(src, bufferSize), gz: new(gzip.Reader), text: bufio.NewReaderSize(nil, bufferSize), index: newIndex(r)}
}

// Read reads the one record at a position of an archive in a folder.
func Read(dir string, p Position) (*Record, error) {
	if p.File == "" || p.File != filepath.Base(p.File) {
		return nil, fmt.Errorf("%q is not the name of a file", p.File)
	}
	f, err := os.Open(filepath.Join(dir, p.File))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	record, err := NewReader(io.NewSectionReader(f, p.Offset, p.Length)).Next()
	if err != nil {
		return nil, fmt.Errorf("%s, byte %d: %w", p.File, p.Offset, err)
	}
	record.Offset = p.Offset
	return record, nil
}

// Next gives the next record, io.EOF at the end, a *DamageError for a record that
// cannot be read (the next call goes on behind it), and other errors as r gives them.
func (r *Reader) Next() (*Record, error) {
	record, err := r.next()
	switch {
	case r.src.err != nil:
		return nil, r.src.err
	case err == nil:
		r.resolve(record)
		return record, nil
	case err == io.EOF:
		return nil, err
	}
	if err == io.ErrUnexpectedEOF {
		err = errors.New("the archive ends in the middle of it")
	}
	damage := &DamageError{Offset: r.start, Err: err}
	r.lost = true
	// What is damaged may have led us past whole records. A file made of nothing else
	// must not be read again and again.
	if r.returns++; r.returns > maxReturns || !r.seek(r.start+1) {
		r.inMember = false
	}
	return nil, damage
}

// offset is how far into the file we are.
func (r *Reader) offset() int64 { return r.base + r.src.n - int64(r.raw.Buffered()) }

func (r *Reader) next() (*Record, error) {
	if r.MaxBody <= 0 {
		r.MaxBody = defaultBody
	}
	if r.lost {
		if err := r.find(); err != nil {
			return nil, err
		}
		r.lost = false
	}
	if !r.inMember {
		if err := r.enter(); err != nil {
			return nil, err
		}
	}
	in := r.raw
	if r.inMember {
		in = r.text
	}
	record, err := r.read(in)
	if err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return nil, err
	}
	record.Offset = r.start
	// What comes behind it tells whether the member was whole.
	more, err := skipNewlines(in)
	switch {
	case err != nil:
		return nil, err
	case r.inMember && more:
		if magic, _ := in.Peek(len(warcMagic)); !bytes.Equal(magic, warcMagic) {
			return nil, errors.New("what follows it in its gzip member is no record")
		}
		r.shared = true
	case r.inMember:
		r.inMember = false
	}
	if !r.shared {
		record.Length = r.offset() - r.start
	}
	return record, nil
}

// enter begins a record or a gzip member.
func (r *Reader) enter() error {
	r.shared = false
	more, err := skipNewlines(r.raw)
	r.start = r.offset()
	if err != nil {
		return err
	}
	if !more {
		return io.EOF
	}
	if magic, _ := r.raw.Peek(2); !bytes.Equal(magic, gzipMagic[:2]) {
		return nil
	}
	if err := r.gz.Reset(r.raw); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return err
	}
	r.gz.Multistream(false)
	r.text.Reset(r.gz)
	r.inMember = true
	return nil
}

// skipNewlines passes over the blank lines behind a record.
func skipNewlines(in *bufio.Reader) (more bool, err error) {
	for {
		b, err := in.Peek(1)
		if err == io.EOF {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if b[0] != '\r' && b[0] != '\n' {
			return true, nil
		}
		_, _ = in.Discard(1)
	}
}

// read reads the record's header and block.
func (r *Reader) read(in *bufio.Reader) (*Record, error) {
	version, err := readLine(in)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(version, "WARC/") {
		return nil, errors.New("no WARC record begins here")
	}
	fields, err := readFields(in)
	if err != nil {
		return nil, err
	}
	length, err := strconv.ParseInt(fields.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, fmt.Errorf("Content-Length %q", fields.Get("Content-Length"))
	}
	var block bytes.Buffer
	keep := min(length, r.MaxBody+maxLine) // the HTTP header comes on top
	block.Grow(int(min(keep, 1<<20)))
	if _, err := io.CopyN(&block, in, keep); err != nil {
		return nil, err
	}
	if _, err := io.CopyN(io.Discard, in, length-keep); err != nil {
		return nil, err
	}
	record := &Record{
		Type: strings.ToLower(fields.Get("WARC-Type")), ID: unbracket(fields.Get("WARC-Record-ID")), URL: unbracket(fields.Get("WARC-Target-URI")),
		Fields: fields, Digest: fields.Get("WARC-Payload-Digest"), Truncated: fields.Get("WARC-Truncated"),
	}
	if t, err := time.Parse(time.RFC3339Nano, fields.Get("WARC-Date")); err == nil {
		record.Time = t.UTC()
	}
	if keep < length {
		record.Truncated = "length"
	}
	record.unpack(block.Bytes(), r.MaxBody)
	return record, nil
}

// unbracket takes the angle brackets off a URI: WARC 1.0 has them around targets too.
func unbracket(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "<"), ">")
}
