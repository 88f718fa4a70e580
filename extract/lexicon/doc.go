// Package lexicon holds what the extractor knows about Vietnam: provinces and
// their merger of 1 July 2025, the names of the unions of science and technology
// associations, roles, titles, surnames, organizations, events and cue verbs.
//
// All of it is data, in the YAML files under data/, which an analyst can edit
// without touching Go; each file begins with where its entries come from and how
// to change them. Default gives the data built into the program, Load an edited
// copy of the folder. A mistake in a file is an error that names the file, the
// line and the remedy; nothing is silently skipped.
//
// In lists of names, braces stand for a choice: "Liên hiệp {các|} Hội" is two names.
package lexicon
