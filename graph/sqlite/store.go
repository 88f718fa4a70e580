package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the driver

	"github.com/uniongraph/uniongraph/graph"
)

// Options change how a graph is opened.
type Options struct {
	// ReadOnly opens an existing graph without the lock; Load fails. Default: read and write.
	ReadOnly bool
	// Resolver decides who is who. Default: graph.ByContext.
	Resolver graph.Resolver
	// BusyTimeout is how long to wait for a lock inside the file, which readers
	// hold for moments only. Default: 5 s.
	BusyTimeout time.Duration
}

// Store is a graph in a SQLite file. It is safe for concurrent use.
type Store struct {
	path     string
	db       *sql.DB
	lock     *fileLock // nil when read-only
	resolver graph.Resolver

	corrector atomic.Pointer[graph.Corrector] // nil until it is set
}

var _ graph.Store = (*Store)(nil)

// Open opens the graph at path; unless it is read-only, the file and its folder
// are made where missing and an older schema is brought up to date. Errors are
// [*graph.Error]: locked, newer_schema, corrupt or unavailable.
func Open(ctx context.Context, path string, options Options) (*Store, error) {
	s := &Store{path: path, resolver: options.Resolver}
	if s.resolver == nil {
		s.resolver = graph.ByContext{}
	}
	if options.BusyTimeout == 0 {
		options.BusyTimeout = 5 * time.Second
	}
	if err := s.open(ctx, options); err != nil {
		return nil, errors.Join(s.explain("open", err), s.Close())
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, options Options) error {
	if err := s.checkFile(options.ReadOnly); err != nil {
		return err
	}
	if !options.ReadOnly {
		if err := os.MkdirAll(filepath.Dir(s.path), 0o755); err != nil {
			return s.fail(graph.CodeUnavailable, err, "cannot make the folder of %s; choose another with --data", s.path)
		}
		lock, err := acquire(s.path + ".lock")
		if err != nil {
			return s.lockError(err)
		}
		s.lock = lock
	}
	db, err := sql.Open("sqlite", s.dsn(options))
	if err != nil {
		return err
	}
	s.db = db
	return s.prepareSchema(ctx, options.ReadOnly)
}

// checkFile finds what SQLite would report in a way that helps nobody.
func (s *Store) checkFile(readOnly bool) error {
	info, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if readOnly {
			return s.fail(graph.CodeUnavailable, nil, "there is no graph at %s yet; make one with: uniongraph ingest PATH", s.path)
		}
		return nil
	case err != nil:
		return s.fail(graph.CodeUnavailable, err, "cannot look at %s", s.path)
	case info.IsDir():
		return s.fail(graph.CodeUnavailable, nil, "%s is a folder; give the path of a file, as in sqlite:%s", s.path, filepath.Join(s.path, "graph.db"))
	case !info.Mode().IsRegular():
		return s.fail(graph.CodeUnavailable, nil, "%s is not a regular file; give the path of one", s.path)
	case info.Size() == 0:
		return nil
	}
	f, err := os.Open(s.path)
	if err != nil {
		return s.fail(graph.CodeUnavailable, err, "cannot read %s; check its permissions", s.path)
	}
	defer f.Close()
	magic := make([]byte, 16)
	if n, err := f.Read(magic); err != nil || string(magic[:n]) != "SQLite format 3\x00" {
		return s.fail(graph.CodeCorrupt, err, "%s is not a graph: it does not begin as a SQLite file does; choose another path, or move it away and ingest again", s.path)
	}
	return nil
}

// dsn gives the driver's address of the file.
func (s *Store) dsn(options Options) string {
	path := filepath.ToSlash(s.path)
	if !strings.HasPrefix(path, "/") {
		path = "./" + path // "file:name" and "file:./name" are the same file; "file://…" is not
	}
	q := url.Values{"_txlock": {"immediate"}}
	pragmas := []string{
		fmt.Sprintf("busy_timeout(%d)", options.BusyTimeout.Milliseconds()), "foreign_keys(1)", "cache_size(-65536)", "temp_store(MEMORY)",
	}
	if options.ReadOnly {
		q.Set("mode", "ro")
		if s.unwritable() {
			q.Set("immutable", "1") // read-only media: no place for the reader's index of the log
		}
	} else {
		// NORMAL keeps the file whole in a crash; a power cut may undo the last transactions.
		// A checkpoint waits for the disk: one for each 32 MB of log, not for each 4.
		pragmas = append(pragmas, "journal_mode(WAL)", "synchronous(NORMAL)", "wal_autocheckpoint(8000)", "journal_size_limit(33554432)")
	}
	q["_pragma"] = pragmas
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// unwritable reports whether nothing can be written beside the file, and nobody
// does: no write-ahead log is there.
func (s *Store) unwritable() bool {
	if _, err := os.Stat(s.path + "-wal"); err == nil {
		return false
	}
	f, err := os.CreateTemp(filepath.Dir(s.path), ".probe-*")
	if err != nil {
		return true
	}
	f.Close()
	os.Remove(f.Name())
	return false
}

// Close ends the use of the graph and releases its lock.
func (s *Store) Close() error {
	var err error
	if s.db != nil {
		err = s.explain("close", s.db.Close())
		s.db = nil
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.release())
		s.lock = nil
	}
	return err
}
