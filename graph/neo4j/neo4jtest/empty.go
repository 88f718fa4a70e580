package neo4jtest

import (
	"context"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// marker is a node that says that all in a database may be deleted.
const marker = "UniongraphTest"

// Empty deletes all data of the default database and its schema; it fails when they
// are not a test's.
func (s *Server) Empty(t testing.TB) {
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
	theirs := run("OPTIONAL MATCH (t:" + marker + ") WITH count(t) AS ours MATCH (n) WHERE ours = 0 RETURN count(n)")
	if s.process == nil && len(theirs) == 1 && theirs[0].Values[0] != int64(0) {
		t.Fatalf("the database at %s holds data that are no test's; name another in UNIONGRAPH_TEST_NEO4J", s.Address)
	}
	run("MATCH (n) WHERE NOT n:" + marker + " CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
	for _, r := range run("SHOW CONSTRAINTS YIELD name RETURN name") {
		run("DROP CONSTRAINT `" + r.Values[0].(string) + "`")
	}
	for _, r := range run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name") {
		run("DROP INDEX `" + r.Values[0].(string) + "`")
	}
	if s.process == nil {
		run("MERGE (:" + marker + ")")
	}
}
