package archive

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

// Exchange is one request and what came back.
type Exchange struct {
	URL        string      // of this hop, absolute
	Time       time.Time   // when the request was sent; default now
	Request    []byte      // as sent: request line, headers, blank line, body; no record when empty
	StatusLine string      // "HTTP/1.1 200 OK"
	Header     http.Header // as received
	Body       []byte      // without Transfer-Encoding and Content-Encoding
	Truncated  string      // why the body is cut: "length", "time" or "disconnect"; "" when it is whole
	Revisit    *Position   // an earlier record of the page that this one may be the same as
}

// Position is where a response or revisit record lies.
type Position struct {
	File   string // base name
	Offset int64  // where its gzip member begins
	Length int64  // of the member
	Digest string // of the payload: "sha1:" and Base32
}

// Write appends a response (or revisit) record and its request record. When it returns
// without an error both are on the disk; several calls share one fsync. When it fails,
// nothing of the exchange is kept; after a failed fsync nobody knows, so the writer
// then refuses everything and the next Open repairs the file. The context is looked at
// before writing only: half an exchange is of no use.
func (w *W) Write(ctx context.Context, x Exchange) (Position, error) {
	at, durable, err := w.Append(ctx, x)
	if err == nil {
		err = durable()
	}
	if err != nil {
		return Position{}, err
	}
	return at, nil
}

// Append is Write without the wait: it returns when the records are written, and they
// count as kept when durable has returned without an error. Who appends several
// exchanges before waiting pays for one fsync.
func (w *W) Append(ctx context.Context, x Exchange) (at Position, durable func() error, err error) {
	fails := func(err error) error { return fmt.Errorf("archive %s: %w", x.URL, err) }
	if err := ctx.Err(); err != nil {
		return Position{}, nil, fails(err)
	}
	at, number, err := w.write(x)
	if err != nil {
		return Position{}, nil, fails(err)
	}
	return at, func() error {
		w.mu.Lock()
		defer w.mu.Unlock()
		if err := w.wait(number); err != nil {
			return fails(err)
		}
		return nil
	}, nil
}

// write appends an exchange; number is that of the appending.
func (w *W) write(x Exchange) (at Position, number int64, err error) {
	if x.Time.IsZero() {
		x.Time = w.opts.Now()
	}
	response, request, err := w.compose(x)
	if err != nil {
		return Position{}, 0, err
	}
	b := buffers.Get().(*bytes.Buffer)
	b.Reset()
	defer func() {
		if b.Cap() <= 1<<20 { // one large page must not stay in memory
			buffers.Put(b)
		}
	}()
	response.appendTo(b)
	at = Position{Length: int64(b.Len()), Digest: response.field("WARC-Payload-Digest")}
	if request != nil {
		request.appendTo(b)
	}
	at.File, at.Offset, number, err = w.append(b.Bytes())
	return at, number, err
}

// append writes whole members to the current file, or to the next.
func (w *W) append(members []byte) (name string, offset, number int64, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for w.broken == nil && (w.file == nil || w.records > 0 && w.size+int64(len(members)) > w.opts.MaxSize) {
		if w.syncing { // when it is over another Write may have begun the next file
			w.changed.Wait()
			continue
		}
		if err := w.begin(); err != nil {
			return "", 0, 0, err
		}
	}
	if w.broken != nil {
		return "", 0, 0, w.broken
	}
	name, offset = w.name, w.size
	if _, err := w.file.Write(members); err != nil {
		w.undo(err)
		return "", 0, 0, err
	}
	w.size += int64(len(members))
	w.records++
	w.written++
	return name, offset, w.written, nil
}

// undo takes back what a failed write left, so that the next can follow.
func (w *W) undo(cause error) {
	err := w.file.Truncate(w.size)
	if err == nil {
		_, err = w.file.Seek(w.size, io.SeekStart)
	}
	if err != nil {
		w.broken = fmt.Errorf("%w; and the half record could not be taken back (%w): open the archive again", cause, err)
	}
}

// wait returns when the appending with that number is on the disk. The first that
// waits syncs for all that appended until then. The lock is held, except while syncing.
func (w *W) wait(number int64) error {
	for w.synced < number {
		if w.broken != nil {
			return w.broken
		}
		if w.syncing {
			w.changed.Wait()
			continue
		}
		f, upTo := w.file, w.written
		w.syncing = true
		w.mu.Unlock()
		err := f.Sync()
		w.mu.Lock()
		w.syncing = false
		if err != nil {
			// Nobody knows what the disk has; trying again may say yes without cause.
			w.broken = fmt.Errorf("sync %s: %w; open the archive again", w.name, err)
		} else {
			w.synced = max(w.synced, upTo)
		}
		w.changed.Broadcast()
	}
	return nil
}
