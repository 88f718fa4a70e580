package neo4j

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/neo4j/neo4jtest"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// TestKilledServer kills the server's process in the middle of a load, several times,
// and starts it again: the load goes on by itself, and nothing is lost or doubled.
func TestKilledServer(t *testing.T) {
	server := neo4jtest.Start(t)
	s := open(t, server)
	pages := storetest.Corpus(t, 160)
	loaded := make(chan error, 1)
	progress := make(chan int, len(pages))
	go func() {
		done := 0
		for batch := range slices.Chunk(pages, 20) {
			results, err := s.Load(t.Context(), batch, graph.LoadOptions{})
			for _, r := range results {
				if r.Status != graph.StatusNew {
					t.Errorf("document %s is %s (%v)", r.Document, r.Status, r.Err)
				}
			}
			if err != nil {
				loaded <- err
				return
			}
			done += len(batch)
			progress <- done
		}
		loaded <- nil
	}()
	for kills := 0; kills < 2; kills++ {
		for done := 0; done < 40*(kills+1); {
			select {
			case done = <-progress:
			case err := <-loaded:
				t.Fatalf("the load ended before kill %d: %v", kills+1, err)
			}
		}
		time.Sleep(time.Duration(37*(kills+1)) * time.Millisecond) // into the middle of a batch
		server.Kill(t)
		server.Restart(t)
	}
	if err := <-loaded; err != nil {
		t.Fatal(err)
	}
	reference := embedded(t)
	if _, err := reference.Load(t.Context(), pages, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	storetest.Same(t, reference, s)
	checkEdges(t, s)
}

// checkEdges compares the relationships that are kept with those that the statements
// make, one by one.
func checkEdges(t *testing.T, s *Store) {
	t.Helper()
	statements, err := s.Statements(t.Context(), graph.StatementFilter{})
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]string{} // by statement
	for _, st := range statements {
		keys[st.ID] = graph.EdgeKey(st)
	}
	want := map[string]row{}
	for _, e := range graph.Derive(statements) {
		p := edgeProperties(keys[e.Statements[0]], e)
		p["type"], p["from"], p["to"] = string(e.Type), e.From, e.To
		for name, value := range p {
			if n, ok := value.(int); ok {
				p[name] = int64(n)
			}
		}
		want[keys[e.Statements[0]]] = p
	}
	got := map[string]row{}
	if err := s.read(t.Context(), func(q *queries) error {
		for _, r := range q.all("MATCH (a)-[r]->(b) WHERE r.key IS NOT NULL RETURN r {.*, type: type(r), from: a.id, to: b.id} AS r", nil) {
			p := properties(r, "r")
			if got[p.text("key")] != nil {
				t.Errorf("two relationships have the key %s", p["key"])
			}
			got[p.text("key")] = row(p)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("relationships differ from what the statements say (-want +got):\n%s", d)
	}
	checkSuccessions(t, s)
}

// TestEdgesFollowStatements changes, retracts and re-identifies, and looks at the
// relationships, which the common suite does not see.
func TestEdgesFollowStatements(t *testing.T) {
	server := neo4jtest.Use(t)
	s := open(t, server)
	for _, batch := range storetest.History(t) {
		if _, err := s.Load(t.Context(), batch, graph.LoadOptions{Force: true}); err != nil {
			t.Fatal(err)
		}
		checkEdges(t, s)
	}
}

// TestOfflineAndReadOnly makes a server say what Community says when it does not want to.
func TestOfflineAndReadOnly(t *testing.T) {
	server := neo4jtest.Start(t)
	s := open(t, server)
	pages := storetest.Pages(t)
	if _, err := s.Load(t.Context(), pages[:1], graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	server.Shutdown(t)
	server.Restart(t, "server.databases.default_to_read_only=true")
	_, err := open(t, server).Load(t.Context(), pages, graph.LoadOptions{})
	wantError(t, err, graph.CodeUnavailable, server.Address, "may not do this", "publisher")
	reader, err := Open(t.Context(), server.Address, Options{Username: server.Username, Password: server.Password, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if nodes, err := reader.Find(t.Context(), graph.Filter{}); err != nil || len(nodes.Documents) != 1 {
		t.Errorf("a reader sees %d documents, %v", len(nodes.Documents), err)
	}
	_, err = reader.Load(t.Context(), pages, graph.LoadOptions{})
	wantError(t, err, graph.CodeUnavailable, server.Address, "reading only")
	reader.Close()

	server.Kill(t) // and damage the database, so that it stays offline
	if err := os.WriteFile(filepath.Join(server.Home(), "data", "databases", "neo4j", "neostore"), []byte("hỏng"), 0o644); err != nil {
		t.Fatal(err)
	}
	server.Restart(t)
	_, err = Open(t.Context(), server.Address, Options{Username: server.Username, Password: server.Password, ConnectTimeout: 5 * time.Second})
	wantError(t, err, graph.CodeUnavailable, server.Address, "offline", "debug.log")
}
