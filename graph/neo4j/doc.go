// Package neo4j keeps a graph in a Neo4j database, 5.7 or later, of any edition: on
// one's own server, in a cluster or on Aura. docs/graph-model.md draws what it keeps.
//
// Statements are nodes, since a relationship cannot point to the page that proves it.
// The relationships that people look at (MET, HOLDS_ROLE, …) sum statements up and are
// written anew whenever their statements change: each carries a key that its
// statements carry too, unique in the graph.
//
// One transaction writes at a time. It begins by locking the node (:Uniongraph), so
// that two loads at once wait for each other instead of running into deadlocks.
// Whatever breaks off, loses its connection or finds the server restarting is tried
// again as a whole; a document's hash tells what is there already.
package neo4j
