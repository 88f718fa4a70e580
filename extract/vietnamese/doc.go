// Package vietnamese holds what is true of written Vietnamese on any page:
// encodings, tone marks, syllables, tokens and sentences. It knows no names and
// reads no data; names are the business of package lexicon.
//
// Three forms of a text are told apart:
//
//   - Normalize gives the text that is shown and that offsets count into: NFC,
//     plain spaces, nothing invisible.
//   - Key gives the form in which two spellings of one word are equal ("Hoà" and
//     "hòa", "kỹ sư" and "kĩ sư"). It keeps diacritics, because "Hoa" and "Hòa"
//     are different names.
//   - Fold gives the form people type into a search box: no diacritics at all.
//
// All functions are pure and safe for concurrent use. Offsets are bytes.
package vietnamese
