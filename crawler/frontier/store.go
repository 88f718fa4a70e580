package frontier

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver
)

//go:embed schema/*.sql
var schemaFiles embed.FS

// ErrLocked is the error of a database that another process has open for writing.
var ErrLocked = errors.New("another uniongraph works with it; wait until it is done, or choose another folder with --data")

// ErrNone is the error of looking into a database that is not there.
var ErrNone = errors.New("nothing has been crawled yet")

// Store is the memory of a crawl in a database. It may be used by several goroutines.
type Store struct {
	db   *sql.DB
	lock *os.File // nil when read-only

	read  statements
	write writer
}

// Open opens the database at an address, "sqlite:PATH", and makes it where it is missing.
// Errors: [ErrLocked], and what the database says.
func Open(ctx context.Context, address string) (*Store, error) {
	return open(ctx, address, false)
}

// OpenReadOnly opens an existing database to look at, while another process may write.
// Errors: [ErrNone], and what the database says.
func OpenReadOnly(ctx context.Context, address string) (*Store, error) {
	return open(ctx, address, true)
}

func open(ctx context.Context, address string, readOnly bool) (*Store, error) {
	path, ok := strings.CutPrefix(address, "sqlite:")
	if !ok || path == "" {
		return nil, fmt.Errorf("state database %q: use sqlite:PATH", address)
	}
	s := &Store{}
	if err := s.open(ctx, path, readOnly); err != nil {
		s.Close()
		return nil, fmt.Errorf("state database %s: %w", path, err)
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, path string, readOnly bool) error {
	// NORMAL survives the death of the process; a power cut may undo the last moments,
	// whose pages are then fetched again.
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)", "cache_size(-1024)", "temp_store(MEMORY)"}}
	if readOnly {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return ErrNone
		}
		q = url.Values{"mode": {"ro"}, "_pragma": {"busy_timeout(10000)"}}
	} else {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		lock, err := acquire(path + ".lock")
		if err != nil {
			return err
		}
		s.lock = lock
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "./" + slashed
	}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: slashed}).EscapedPath()+"?"+q.Encode())
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(4) // one writes, the others read
	s.db, s.read.on = db, db
	if s.write.conn, err = db.Conn(ctx); err != nil {
		return err
	}
	s.write.on = s.write.conn
	return s.migrate(ctx, readOnly)
}

// migrate runs the scripts that the database has not seen.
func (s *Store) migrate(ctx context.Context, readOnly bool) error {
	names, err := fs.Glob(schemaFiles, "schema/*.sql")
	if err != nil {
		return err
	}
	version := 0
	err = s.db.QueryRowContext(ctx, "SELECT value FROM counters WHERE name = 'schema'").Scan(&version)
	if err != nil && (readOnly || !strings.Contains(err.Error(), "counters")) {
		return err
	}
	switch {
	case version > len(names):
		return fmt.Errorf("written by a newer uniongraph (schema %d, this one knows %d); update uniongraph", version, len(names))
	case version == len(names) || readOnly:
		return nil
	}
	return s.update(ctx, func(ctx context.Context, tx transaction) error {
		for _, name := range names[version:] {
			script, err := schemaFiles.ReadFile(name)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, string(script)); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO counters (name, value) VALUES ('schema', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", len(names))
		return err
	})
}

// Close ends the use of the database and gives its lock up.
func (s *Store) Close() error {
	var err error
	if s.write.conn != nil {
		err = s.write.conn.Close()
	}
	if s.db != nil {
		err = errors.Join(err, s.db.Close())
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.Close())
	}
	return err
}

// counter raises a counter by n and gives its new value.
func counter(ctx context.Context, tx transaction, name string, n int64) (value int64, err error) {
	err = tx.scan(ctx, "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value RETURNING value", []any{name, n}, &value)
	return value, err
}

func milliseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func timeOf(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
