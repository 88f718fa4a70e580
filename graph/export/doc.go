// Package export writes a graph in the forms that other tools read.
//
// [Read] takes a selection out of any store; a [Format] writes it. What is written
// depends on the graph alone, so that two stores with the same documents give the
// same bytes. Every format carries, for every edge, the sentences that say it and
// the addresses of their pages; docs/export.md says what each keeps and loses.
//
// What the formats have in common is in read.go (the selection), dates.go and
// out.go (output that ends when the job is interrupted). One file holds one format;
// tables.go holds what the two for Neo4j share, and attributes.go what the two
// in XML share.
package export
