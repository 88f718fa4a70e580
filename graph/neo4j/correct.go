package neo4j

import (
	"context"

	"github.com/uniongraph/uniongraph/graph"
)

// Corrections implements [graph.Corrected].
func (s *Store) Corrections(ctx context.Context) (graph.CorrectionState, error) {
	var state graph.CorrectionState
	err := s.patiently(ctx, func() error {
		return s.read(ctx, func(q *queries) error {
			state = heldCorrections(q)
			return nil
		})
	})
	return state, s.explain("read", err)
}

func heldCorrections(q *queries) graph.CorrectionState {
	var state graph.CorrectionState
	for _, r := range q.all("MATCH (g:Uniongraph) RETURN properties(g) AS g", nil) {
		g := properties(r, "g")
		state.Count, state.Digest = g.number("corrections"), g.text("corrections_digest")
	}
	return state
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
	out := map[string]string{}
	err := s.patiently(ctx, func() error {
		return s.read(ctx, func(q *queries) error {
			for _, r := range q.all("MATCH (d:Document) WHERE d.effect IS NOT NULL RETURN d.id AS id, d.effect AS effect", nil) {
				out[text(r, "id")] = text(r, "effect")
			}
			return nil
		})
	})
	return out, s.explain("read", err)
}

// KeepCorrections implements [graph.Corrected].
func (s *Store) KeepCorrections(ctx context.Context, state graph.CorrectionState) error {
	if s.options.ReadOnly {
		return s.fail(graph.CodeUnavailable, nil, "the graph is open for reading only")
	}
	var count, digest any // none is no property
	if state.Count > 0 {
		count, digest = state.Count, state.Digest
	}
	err := s.write(ctx, func(q *queries) error {
		q.all("MATCH (g:Uniongraph) SET g.corrections = $count, g.corrections_digest = $digest", row{"count": count, "digest": digest})
		return nil
	})
	return s.explain("write to", err)
}
