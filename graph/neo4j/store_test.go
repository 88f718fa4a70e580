package neo4j

import (
	"path/filepath"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/neo4j/neo4jtest"
	"github.com/uniongraph/uniongraph/graph/sqlite"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// open opens the graph on a test's server.
func open(t testing.TB, server *neo4jtest.Server) *Store {
	t.Helper()
	s, err := Open(t.Context(), server.Address, Options{Username: server.Username, Password: server.Password, Unit: unitOf})
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
	server := neo4jtest.Use(t)
	storetest.Run(t, func(t *testing.T) graph.Store {
		server.Empty(t)
		return open(t, server)
	})
}

// embedded opens an empty graph in a file, which is what Neo4j is compared with.
func embedded(t *testing.T) graph.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestSameAsEmbedded(t *testing.T) {
	server := neo4jtest.Use(t)
	storetest.RunPair(t, embedded, func(t *testing.T) graph.Store {
		server.Empty(t)
		return open(t, server)
	})
}
