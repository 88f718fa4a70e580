// Package sqlite keeps a graph in one SQLite file, without any server.
//
// One process writes at a time: it holds a lock on the file "PATH.lock", which the
// operating system releases when the process ends, however it ends. Any number of
// processes may read meanwhile; they see the graph as of the last transaction.
package sqlite
