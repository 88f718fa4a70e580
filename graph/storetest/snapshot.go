package storetest

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/uniongraph/uniongraph/graph"
)

// snapshot is all that a graph holds, entity by entity.
type snapshot struct {
	Nodes      graph.Nodes
	Statements []graph.Statement
	Edges      []graph.Edge
}

func take(t *testing.T, store graph.Reader) snapshot {
	t.Helper()
	nodes, err := store.Find(t.Context(), graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	statements, err := store.Statements(t.Context(), graph.StatementFilter{})
	if err != nil {
		t.Fatal(err)
	}
	return snapshot{nodes, statements, graph.Derive(statements)}
}

func load(t *testing.T, store graph.Loader, batch ...graph.Input) []graph.LoadResult {
	t.Helper()
	return loadWith(t, store, graph.LoadOptions{}, batch...)
}

func loadWith(t *testing.T, store graph.Loader, options graph.LoadOptions, batch ...graph.Input) []graph.LoadResult {
	t.Helper()
	results, err := store.Load(t.Context(), batch, options)
	if err != nil {
		t.Fatal(err)
	}
	if len(results) != len(batch) {
		t.Fatalf("%d results for %d documents", len(results), len(batch))
	}
	return results
}

// same compares what two stores, or one store twice, hold.
func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if reflect.DeepEqual(want, got) { // many times faster than cmp, which tells what differs
		return
	}
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s differs (-want +got):\n%s", what, d)
	}
}

// status checks what a load did with each document.
func status(t *testing.T, results []graph.LoadResult, want ...graph.Status) {
	t.Helper()
	for i, r := range results {
		if r.Status != want[i] {
			t.Errorf("document %d is %s, want %s (%v)", i, r.Status, want[i], r.Err)
		}
	}
}
