// Package resolve decides, with people, who is who: it suggests which people and
// organizations of a graph may be one, with reasons and a score; it reads and writes
// the journal in which people decide; and it applies the journal to documents.
//
// # The journal
//
// A journal (corrections.jsonl) has one decision a line and is only ever appended to.
// A decision names people and organizations by what stays when pages are read anew:
// names as pages spell them, with the organizations beside them, and the pages
// themselves; never by the ids of a graph, which follow from all pages together.
// docs/corrections.md has the format.
//
// [Corrections] apply a journal to the facts of one document at a time. A graph loaded
// under a journal therefore equals one loaded before it and corrected afterwards, in
// every store.
//
// # Suggestions
//
// [Suggest] reads a graph and gives pairs that may be one, the likeliest first, each
// with what speaks for it and against it. docs/identity.md has the rules, and the
// figures that they reach on annotated pairs.
package resolve
