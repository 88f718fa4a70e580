package sqlite

import (
	"path/filepath"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

func open(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store {
		return open(t, filepath.Join(t.TempDir(), "graph.db"))
	})
}

func TestSameTwice(t *testing.T) {
	fresh := func(t *testing.T) graph.Store { return open(t, filepath.Join(t.TempDir(), "graph.db")) }
	storetest.RunPair(t, fresh, fresh)
}
