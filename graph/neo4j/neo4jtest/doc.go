// Package neo4jtest gives tests a real Neo4j 5.26 Community to work on, without Docker.
//
// The server is the one that UNIONGRAPH_TEST_NEO4J names
// ("bolt://user:password@host:port"), which must be empty or hold data of earlier
// tests only, since tests delete all it holds. Without that variable each test
// process starts a server of its own when the first test asks for one: Maven fetches
// the artifacts into its local repository (once), Java 17 runs them on a free
// loopback port with data in a temporary folder. The server ends with the process
// that started it, however that ends, because a supervisor waits for the end of a
// pipe that the process holds.
//
// "go run ./graph/neo4j/neo4jtest/serve COMMAND..." runs a command, such as all the
// tests, with one server for all of it.
//
// Where Maven or Java is missing tests are skipped or, when CI is set, fail.
package neo4jtest
