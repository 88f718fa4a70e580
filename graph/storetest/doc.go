// Package storetest is the suite that every graph.Store must pass, so that a
// question has the same answer whichever store holds the graph.
//
// Its pages are in our own words and its people are invented.
package storetest
