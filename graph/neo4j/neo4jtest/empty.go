package neo4jtest

import (
	"context"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// marker is an index of nothing whose presence says that all in a database may be deleted.
const marker = "uniongraph_test"

// Empty deletes all data of the default database; it fails when they are not a test's.
func (s *Server) Empty(t testing.TB) {
	t.Helper()
	s.empty(t, false)
}

// empty deletes all data and, if asked to, constraints and indexes.
func (s *Server) empty(t testing.TB, schema bool) {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(s.Address, neo4j.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.WithoutCancel(t.Context())
	defer driver.Close(ctx)
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	run := func(query string) []*neo4j.Record {
		t.Helper()
		result, err := session.Run(ctx, query, nil)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		records, err := result.Collect(ctx)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		return records
	}
	if s.process == nil {
		ours := len(run("SHOW INDEXES YIELD name WHERE name = '"+marker+"' RETURN name")) > 0
		if !ours && len(run("MATCH (n) RETURN n LIMIT 1")) > 0 {
			t.Fatalf("the database at %s holds data that are no test's; name another in UNIONGRAPH_TEST_NEO4J", s.Address)
		}
		run("CREATE INDEX " + marker + " IF NOT EXISTS FOR (n:UniongraphTest) ON (n.id)")
	}
	run("MATCH ()-[r]->() CALL { WITH r DELETE r } IN TRANSACTIONS OF 5000 ROWS")
	run("MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS OF 5000 ROWS")
	if !schema {
		return
	}
	for _, r := range run("SHOW CONSTRAINTS YIELD name RETURN name") {
		run("DROP CONSTRAINT `" + r.Values[0].(string) + "`")
	}
	for _, r := range run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' AND name <> '" + marker + "' RETURN name") {
		run("DROP INDEX `" + r.Values[0].(string) + "`")
	}
}
