package frontier

import (
	"context"
	"database/sql"
	"sync"
)

// statements are prepared once each. Their number is bounded: that of the queries in the
// code, of which one has as many forms as a batch may have links.
type statements struct {
	on interface {
		PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	}
	mu   sync.Mutex
	have map[string]*sql.Stmt
}

func (s *statements) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if stmt := s.have[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := s.on.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if s.have == nil {
		s.have = map[string]*sql.Stmt{}
	}
	s.have[query] = stmt
	return stmt, nil
}

func (s *statements) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := s.prepare(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// scan reads a query's one row; sql.ErrNoRows where it has none.
func (s *statements) scan(ctx context.Context, query string, args []any, into ...any) error {
	stmt, err := s.prepare(ctx, query)
	if err != nil {
		return err
	}
	return stmt.QueryRowContext(ctx, args...).Scan(into...)
}

func (s *statements) exec(ctx context.Context, query string, args ...any) error {
	stmt, err := s.prepare(ctx, query)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(ctx, args...)
	return err
}

// writer is the one connection that writes. Several sites are crawled at once: they wait
// here for their turn and not in the database, which would let them starve each other,
// and a transaction never waits for a connection that another one holds.
type writer struct {
	turn sync.Mutex
	conn *sql.Conn
	statements
}

// transaction is one on the writer's connection; its prepared statements are part of it.
type transaction struct {
	*sql.Tx
	*statements
}

// update runs f in a transaction. Cancelling ctx does not stop it halfway: what a visit
// showed is worth the moment.
func (s *Store) update(ctx context.Context, f func(context.Context, transaction) error) error {
	ctx = context.WithoutCancel(ctx)
	s.write.turn.Lock()
	defer s.write.turn.Unlock()
	tx, err := s.write.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(ctx, transaction{tx, &s.write.statements}); err != nil {
		return err
	}
	return tx.Commit()
}
