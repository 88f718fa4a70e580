package archive

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
)

var warcMagic = []byte("WARC/")

// seek goes to a place in the file, if it can.
func (r *Reader) seek(offset int64) bool {
	s, ok := r.src.r.(io.Seeker)
	if !ok {
		return false
	}
	// Relative, for the reader may have been handed to us in the middle.
	if _, err := s.Seek(offset-r.base-r.src.n, io.SeekCurrent); err != nil {
		return false
	}
	r.base, r.src.n = offset, 0
	r.raw.Reset(r.src)
	r.inMember = false
	return true
}

// find passes over bytes up to the next that look like the beginning of a record.
func (r *Reader) find() error {
	for lineStart := false; ; {
		window, err := r.raw.Peek(bufferSize)
		if len(window) == 0 {
			return io.EOF
		}
		at := 0
		for ; at < len(window); at++ {
			switch rest := window[at:]; rest[0] {
			case gzipMagic[0]:
				if r.begins(at) {
					return r.discard(at)
				}
			case 'W':
				if (at > 0 && window[at-1] == '\n' || at == 0 && lineStart) && bytes.HasPrefix(rest, warcMagic) {
					return r.discard(at)
				}
			}
			// Near the window's end a beginning may be cut: look again from there.
			if err == nil && len(window)-at < 4096 && at > 0 {
				break
			}
		}
		lineStart = window[at-1] == '\n'
		if err := r.discard(at); err != nil {
			return err
		}
	}
}

func (r *Reader) discard(n int) error {
	_, err := r.raw.Discard(n)
	return err
}

// begins says that a gzip member which holds WARC begins in the buffered bytes.
func (r *Reader) begins(at int) bool {
	window, _ := r.raw.Peek(min(r.raw.Buffered(), bufferSize))
	rest := window[at:]
	if !bytes.HasPrefix(rest, gzipMagic) {
		return false
	}
	z, err := gzip.NewReader(bytes.NewReader(rest))
	if err != nil {
		return false
	}
	var head [5]byte
	_, err = io.ReadFull(z, head[:])
	return err == nil && bytes.Equal(head[:], warcMagic)
}
