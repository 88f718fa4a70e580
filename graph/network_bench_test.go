package graph_test

import (
	"path/filepath"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/sqlite"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// BenchmarkQueries asks a graph of 10,000 pages, with about 150,000 statements, what
// needs all of it, and what needs a little.
func BenchmarkQueries(b *testing.B) {
	store, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "graph.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	pages := storetest.Corpus(b, 10_000)
	for i := 0; i < len(pages); i += 500 {
		if _, err := store.Load(b.Context(), pages[i:i+500], graph.LoadOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	ctx, q := b.Context(), graph.Query{Reader: store}
	for _, query := range []struct {
		name string
		ask  func() (int, error)
	}{
		{"Brokers", func() (int, error) { a, err := q.Brokers(ctx, 10); return len(a), err }},
		{"Matrix", func() (int, error) { a, err := q.Matrix(ctx, ""); return len(a), err }},
		{"Active", func() (int, error) { a, err := q.Active(ctx); return len(a), err }},
		{"Isolated", func() (int, error) { a, err := q.Isolated(ctx); return len(a) + 1, err }},
		{"Stories", func() (int, error) { a, err := q.Stories(ctx); return len(a) + 1, err }},
		{"Timeline", func() (int, error) { a, err := q.Timeline(ctx, "union:tinh-1"); return len(a), err }},
		{"Leaders", func() (int, error) { a, err := q.Leaders(ctx, "union:tinh-1"); return len(a), err }},
		{"Path", func() (int, error) { a, err := q.Path(ctx, "union:tinh-1", "org:cong-ty-7", 3); return len(a), err }},
		{"Changes", func() (int, error) {
			a, err := q.Changes(ctx, []string{pages[0].DocumentID(), pages[1].DocumentID()}, nil)
			return len(a), err
		}},
	} {
		b.Run(query.name, func(b *testing.B) {
			for b.Loop() {
				if n, err := query.ask(); err != nil || n == 0 {
					b.Fatalf("%d answers, %v", n, err)
				}
			}
		})
	}
}
