package archive

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options of a writer. The zero value is fine.
type Options struct {
	MaxSize  int64            // a file above this size is followed by the next; default 1 GiB
	Software string           // named in the warcinfo record, with its version; default "uniongraph"
	Operator string           // who runs the crawl and how to reach them; left out when ""
	Now      func() time.Time // default time.Now
}

// ErrClosed is what Write gives after Close.
var ErrClosed = errors.New("archive is closed")

// W writes an archive. Its methods may be called from several goroutines.
type W struct {
	dir  string
	opts Options
	lock *os.File // held while the folder is ours

	mu       sync.Mutex // guards what follows
	file     file       // nil until the first Write
	name     string     // of file
	size     int64      // of file
	records  int        // in file, the warcinfo left out
	serial   int        // of file
	written  int64      // how many times something was appended
	synced   int64      // how many of them are on the disk
	syncing  bool       // one Write syncs for all that wait
	changed  sync.Cond  // synced or syncing has changed
	broken   error      // nothing can be written any more
	openFile func(path string) (file, error)
}

// file is what W needs of an *os.File; tests break it.
type file interface {
	Write(p []byte) (int, error)
	Sync() error
	Truncate(size int64) error
	Seek(offset int64, whence int) (int64, error)
	Close() error
}

// Open prepares to write into a folder and makes it if need be. A file that a killed
// process left cut is repaired. It fails when another process writes into the folder.
func Open(dir string, opts Options) (*W, error) {
	if opts.MaxSize <= 0 {
		opts.MaxSize = 1 << 30
	}
	if opts.Software == "" {
		opts.Software = "uniongraph"
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("open archive: %w", err)
	}
	lock, err := lockDir(dir)
	if err != nil {
		return nil, fmt.Errorf("open archive %s: %w", dir, err)
	}
	w := &W{dir: dir, opts: opts, lock: lock, openFile: createFile}
	w.changed.L = &w.mu
	if w.serial, err = repair(dir); err != nil {
		lock.Close()
		return nil, fmt.Errorf("open archive %s: %w", dir, err)
	}
	return w, nil
}

// Close ends the archive. What was written is on the disk already.
func (w *W) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if errors.Is(w.broken, ErrClosed) {
		return nil
	}
	err := w.finish()
	if e := w.lock.Close(); err == nil {
		err = e
	}
	w.broken = ErrClosed
	w.changed.Broadcast()
	if err != nil {
		return fmt.Errorf("close archive %s: %w", w.dir, err)
	}
	return nil
}

// finish ends the current file, if there is one. The lock is held.
func (w *W) finish() error {
	for w.syncing {
		w.changed.Wait()
	}
	if w.file == nil {
		return nil
	}
	f := w.file
	w.file = nil
	err := f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	switch {
	case err != nil:
		if w.synced < w.written && w.broken == nil {
			w.broken = err
		}
	case w.broken == nil: // otherwise the mark stays, and the next Open looks at the file
		w.synced = w.written
		err = os.Remove(filepath.Join(w.dir, w.name+openSuffix))
	}
	w.changed.Broadcast()
	return err
}

// begin makes the next file, with its warcinfo record. The lock is held.
func (w *W) begin() error {
	if err := w.finish(); err != nil {
		return err
	}
	now := w.opts.Now().UTC()
	name := fmt.Sprintf("%s%06d-%s%s", namePrefix, w.serial+1, now.Format("20060102T150405Z"), nameSuffix)
	mark, err := os.OpenFile(filepath.Join(w.dir, name+openSuffix), os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if err := mark.Close(); err != nil {
		return err
	}
	f, err := w.openFile(filepath.Join(w.dir, name))
	if err != nil {
		return err
	}
	info := w.warcinfo(name, now)
	if _, err = f.Write(info); err == nil {
		if err = f.Sync(); err == nil {
			err = syncDir(w.dir)
		}
	}
	if err != nil { // a disk that is full, say: nothing stays behind
		f.Close()
		os.Remove(filepath.Join(w.dir, name))
		os.Remove(filepath.Join(w.dir, name+openSuffix))
		return err
	}
	w.serial++
	w.file, w.name, w.size, w.records = f, name, int64(len(info)), 0
	return nil
}

func createFile(path string) (file, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
}

// syncDir brings a folder's entries to the disk.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
