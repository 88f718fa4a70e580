// Package evaluate judges extraction records against gold annotations: precision,
// recall and F1 by category, and every miss and false alarm.
//
// # Rules
//
// A record belongs to the gold file whose name, without extension, is the base name
// of the record's source file or, failing that, of its address. Counts are summed
// over documents before precision and recall are taken (micro average).
//
// Text is compared in NFC and case-folded, with tone marks in one place (hoà = hòa)
// and common abbreviations written out. Unions are compared by id; other
// organizations by name, leniently: 0.6 of the words in common, or three words and
// one name inside the other. Entries that the gold marks "optional" are right when
// found and no loss when missed. A list in the gold (role, organization, start_date)
// means that any of them will do.
//
// Precision is judged for everything but other organizations: there the gold names
// only those that matter. The core score is the mean F1 of [CoreCategories].
//
// The package agrees number for number and line for line with the project's
// reference scorer in Python; a test compares the two.
package evaluate
