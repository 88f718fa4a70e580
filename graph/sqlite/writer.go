package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uniongraph/uniongraph/graph"
)

// writer runs prepared statements in one transaction. After the first error its
// methods do nothing; err keeps that error.
type writer struct {
	ctx      context.Context
	tx       *sql.Tx
	prepared map[string]*sql.Stmt
	err      error
}

func newWriter(ctx context.Context, tx *sql.Tx) writer {
	return writer{ctx: ctx, tx: tx, prepared: map[string]*sql.Stmt{}}
}

func (w *writer) close() {
	for _, s := range w.prepared {
		s.Close()
	}
}

func (w *writer) prepare(query string) *sql.Stmt {
	if s, ok := w.prepared[query]; ok {
		return s
	}
	s, err := w.tx.PrepareContext(w.ctx, query)
	if err != nil {
		w.err = errors.Join(w.err, err)
		return nil
	}
	w.prepared[query] = s
	return s
}

func (w *writer) exec(query string, args ...any) {
	w.insertKey(query, args...)
}

// insertKey runs an INSERT and gives the key of the new row.
func (w *writer) insertKey(query string, args ...any) int64 {
	if w.err != nil {
		return 0
	}
	s := w.prepare(query)
	if s == nil {
		return 0
	}
	result, err := s.ExecContext(w.ctx, args...)
	if err != nil {
		w.err = err
		return 0
	}
	key, err := result.LastInsertId()
	w.err = err
	return key
}

// scanner is a row to be scanned, or the error that kept it from being one.
type scanner interface{ Scan(into ...any) error }

type failedRow struct{ err error }

func (r failedRow) Scan(...any) error { return r.err }

func (w *writer) row(query string, args ...any) scanner {
	if w.err == nil {
		if s := w.prepare(query); s != nil {
			return s.QueryRowContext(w.ctx, args...)
		}
	}
	return failedRow{w.err}
}

func (w *writer) query(query string, args ...any) (*sql.Rows, error) {
	if w.err == nil {
		if s := w.prepare(query); s != nil {
			return s.QueryContext(w.ctx, args...)
		}
	}
	return nil, w.err
}

// key gives the key that a query finds, 0 if there is none.
func (w *writer) key(query string, args ...any) int64 {
	var key int64
	if err := w.row(query, args...).Scan(&key); err != nil && !errors.Is(err, sql.ErrNoRows) {
		w.err = err
	}
	return key
}

// index makes a node or document findable by folded words.
func (w *writer) index(kind graph.NodeKind, id, words string) {
	key := w.insertKey("INSERT INTO entries (kind, id) VALUES (?,?)", string(kind), id)
	w.exec("INSERT INTO search (rowid, words) VALUES (?,?)", key, words)
}

func (w *writer) unindex(kind graph.NodeKind, id string) {
	if key := w.key("SELECT key FROM entries WHERE kind = ? AND id = ?", string(kind), id); key != 0 {
		w.exec("DELETE FROM search WHERE rowid = ?", key)
		w.exec("DELETE FROM entries WHERE key = ?", key)
	}
}

// collect reads all rows; fields gives the addresses of what one row fills.
func collect[T any](rows *sql.Rows, fields func(*T) []any) ([]T, error) {
	defer rows.Close()
	var out []T
	for rows.Next() {
		var t T
		if err := rows.Scan(fields(&t)...); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, rows.Err()
}
