package vietnamese

import (
	"unicode"
	"unicode/utf8"
)

// TokenKind says what a token is made of.
type TokenKind byte

const (
	Word   TokenKind = iota + 1 // letters and their marks
	Number                      // digits
	Punct                       // one character of any other kind
)

// String gives the name of the kind, for test output.
func (k TokenKind) String() string {
	switch k {
	case Word:
		return "word"
	case Number:
		return "number"
	case Punct:
		return "punct"
	}
	return "unknown"
}

// Token is a word, a number or a punctuation mark. A word keeps nothing but
// letters, so that "KH&KT" is three tokens, "TS.Nguyễn" three and "Nam18/5" four:
// pages leave out the space in every possible place.
type Token struct {
	Start, End int    // bytes into the string, End exclusive
	Text       string // as written
	Key        string // Key(Text)
	Kind       TokenKind
}

// Tokens cuts a string into tokens. White space belongs to none.
func Tokens(s string) []Token {
	tokens := make([]Token, 0, len(s)/5+4)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		kind := kindOf(r)
		if kind == 0 {
			i += n
			continue
		}
		j := i + n
		for kind != Punct && j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if k := kindOf(r); k != kind && !(kind == Word && unicode.IsMark(r)) {
				break
			}
			j += n
		}
		tokens = append(tokens, Token{Start: i, End: j, Text: s[i:j], Key: Key(s[i:j]), Kind: kind})
		i = j
	}
	return tokens
}

// kindOf tells the kind of token a character begins, 0 for white space.
func kindOf(r rune) TokenKind {
	switch {
	case r < utf8.RuneSelf:
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			return Word
		case r >= '0' && r <= '9':
			return Number
		case r == ' ', r >= '\t' && r <= '\r':
			return 0
		}
		return Punct
	case unicode.IsLetter(r):
		return Word
	case unicode.IsSpace(r):
		return 0
	case unicode.Is(unicode.Nd, r):
		return Number
	}
	return Punct
}

// IsUpper tells whether all letters of a word are capitals: "KHKT", "Y".
func (t Token) IsUpper() bool {
	if t.Kind != Word {
		return false
	}
	for _, r := range t.Text {
		if unicode.IsLetter(r) && !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// IsTitle tells whether a word begins with a capital: "Nguyễn", "KHKT".
func (t Token) IsTitle() bool {
	if t.Kind != Word {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unicode.IsUpper(r)
}

// IsSyllable tells whether a word has the shape of a Vietnamese syllable: an
// onset, a rime that exists, and a tone that the rime allows. Names of other
// peoples of Vietnam ("Kpă", "Niê", "Rmah") may fail, and so may abbreviations.
func (t Token) IsSyllable() bool { return t.Kind == Word && isSyllable(t.Key) }
