package archive

import (
	"hash/maphash"
	"io"
)

// index remembers where the responses of a file lie, for the revisits behind them. It
// keeps 16 bytes a key, and no key: what is found is compared.
type index struct {
	file  io.ReaderAt
	seed  maphash.Seed
	where map[uint64]int64
}

func newIndex(r io.Reader) index {
	file, ok := r.(io.ReaderAt)
	if !ok {
		return index{}
	}
	// A file may have been handed to us in the middle: offsets would not be its own.
	if s, ok := r.(io.Seeker); !ok {
		return index{}
	} else if at, err := s.Seek(0, io.SeekCurrent); err != nil || at != 0 {
		return index{}
	}
	return index{file: file, seed: maphash.MakeSeed(), where: map[uint64]int64{}}
}

// resolve remembers a response and gives a revisit its body.
func (r *Reader) resolve(record *Record) {
	x := r.index
	if x.file == nil {
		return
	}
	key := func(kind, value string) uint64 { return maphash.String(x.seed, kind+value) }
	switch record.Type {
	case "response":
		if record.Length == 0 {
			return // one of many in a gzip member: not to be reached alone
		}
		for kind, value := range map[string]string{"id ": record.ID, "digest ": record.Digest, "url ": record.URL} {
			if value != "" {
				x.where[key(kind, value)] = record.Offset
			}
		}
	case "revisit":
		id, target := unbracket(record.Fields.Get("WARC-Refers-To")), unbracket(record.Fields.Get("WARC-Refers-To-Target-URI"))
		for _, k := range []struct {
			kind, value string
			is          func(*Record) bool
		}{
			{"id ", id, func(o *Record) bool { return o.ID == id }},
			{"digest ", record.Digest, func(o *Record) bool { return o.Digest == record.Digest }},
			{"url ", target, func(o *Record) bool {
				return o.URL == target && (record.Digest == "" || o.Digest == "" || record.Digest == o.Digest)
			}},
		} {
			at, ok := x.where[key(k.kind, k.value)]
			if k.value == "" || !ok {
				continue
			}
			// Behind a revisit nothing can be its original: reading stops there.
			original, err := NewReader(io.NewSectionReader(x.file, at, record.Offset-at)).within(r.MaxBody)
			if err == nil && original.Type == "response" && k.is(original) {
				record.Body, record.Truncated, record.Problem, record.Resolved = original.Body, original.Truncated, original.Problem, true
				return
			}
		}
	}
}

// within is the first record, read with the limit of another reader.
func (r *Reader) within(limit int64) (*Record, error) {
	r.MaxBody = limit
	r.index = index{}
	return r.Next()
}
