//go:build !unix

package neo4jtest

// lockFile is no lock here: name a server in UNIONGRAPH_TEST_NEO4J and run the
// packages one by one ("go test -p 1").
func lockFile(string) (unlock func(), err error) { return func() {}, nil }
