package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uniongraph/uniongraph/graph"
)

// Corrections implements [graph.Corrected].
func (s *Store) Corrections(ctx context.Context) (graph.CorrectionState, error) {
	state, err := heldCorrections(s.db.QueryRowContext(ctx, "SELECT count, digest FROM corrections"))
	return state, s.explain("read", err)
}

func heldCorrections(row scanner) (graph.CorrectionState, error) {
	var state graph.CorrectionState
	err := row.Scan(&state.Count, &state.Digest)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return state, err
}

// SetCorrector implements [graph.Corrected].
func (s *Store) SetCorrector(by graph.Corrector) { s.corrector.Store(&by) }

func (s *Store) correctedBy() graph.Corrector {
	if by := s.corrector.Load(); by != nil {
		return *by
	}
	return nil
}

// Altered implements [graph.Corrected].
func (s *Store) Altered(ctx context.Context) (map[string]string, error) {
	type altered struct{ id, effect string }
	rows, err := s.db.QueryContext(ctx, "SELECT id, effect FROM documents WHERE effect <> ''")
	if err != nil {
		return nil, s.explain("read", err)
	}
	found, err := collect(rows, func(a *altered) []any { return []any{&a.id, &a.effect} })
	out := map[string]string{}
	for _, a := range found {
		out[a.id] = a.effect
	}
	return out, s.explain("read", err)
}

// KeepCorrections implements [graph.Corrected].
func (s *Store) KeepCorrections(ctx context.Context, state graph.CorrectionState) error {
	if s.lock == nil {
		return s.fail(graph.CodeUnavailable, nil, "%s is open for reading only", s.path)
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.explain("write to", err)
	}
	defer tx.Rollback()
	_, err = tx.ExecContext(ctx, "DELETE FROM corrections")
	if err == nil && state.Count > 0 {
		_, err = tx.ExecContext(ctx, "INSERT INTO corrections (count, digest) VALUES (?,?)", state.Count, state.Digest)
	}
	if err == nil {
		err = tx.Commit()
	}
	return s.explain("write to", err)
}

// checkCorrections fails when the graph holds other corrections than are applied.
func (l *load) checkCorrections() error {
	if l.options.Correcting {
		return nil
	}
	held, err := heldCorrections(l.row("SELECT count, digest FROM corrections"))
	if err != nil {
		return err
	}
	return graph.CheckCorrections(held, l.corrector)
}
