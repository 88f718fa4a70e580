package sqlite

import (
	"context"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/uniongraph/uniongraph/graph"
)

// errHeld says that another process has the lock.
var errHeld = errors.New("another process has the lock")

func (s *Store) fail(code graph.Code, cause error, format string, args ...any) *graph.Error {
	message := fmt.Sprintf(format, args...)
	if cause != nil {
		message += fmt.Sprintf(" (%v)", cause)
	}
	return &graph.Error{Code: code, Message: message, Err: cause}
}

func (s *Store) lockError(err error) error {
	if errors.Is(err, errHeld) {
		return s.fail(graph.CodeLocked, nil, "%s is being written by another uniongraph; wait until it ends, or choose another folder with --data", s.path)
	}
	return s.fail(graph.CodeUnavailable, err, "cannot lock %s; check the permissions of its folder, or choose another with --data", s.path)
}

// explain turns SQLite's error codes into errors that name file and remedy.
func (s *Store) explain(doing string, err error) error {
	if err == nil || graph.CodeOf(err) != "" || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if e, ok := errors.AsType[*sqlite.Error](err); ok {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
			return s.fail(graph.CodeLocked, err, "%s is in use by another program; try again when it ends", s.path)
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT:
			return s.fail(graph.CodeCorrupt, err, "%s is damaged; move it away and ingest the pages again, or restore a copy", s.path)
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH:
			return s.fail(graph.CodeUnavailable, err, "cannot open %s for this; check the permissions of the file and its folder, or choose another with --data", s.path)
		case sqlite3.SQLITE_FULL:
			return s.fail(graph.CodeUnavailable, err, "the disk of %s is full; nothing of this step was kept", s.path)
		case sqlite3.SQLITE_IOERR:
			return s.fail(graph.CodeUnavailable, err, "cannot read or write %s; check its disk", s.path)
		}
	}
	return fmt.Errorf("%s %s: %w", doing, s.path, err)
}
