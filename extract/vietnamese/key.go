package vietnamese

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Key gives the form in which two spellings of one text are equal, diacritics kept:
//
//	case              HÀ NỘI = Hà Nội
//	encoding          NFD = NFC; Ð (eth), Ɖ (African d) = Đ
//	tone placement    hoà = hòa, uỷ = ủy, tóan = toán (but quý stays: its u belongs to q)
//	i for y           sỹ = sĩ, lý = lí, công ty = công ti; quí = quý
//	dashes            – — ‑ − = -
//	blanks            runs of white space = one space, none at the ends
//
// The i is kept for a final y ("kỹ" gives "kĩ"), except after qu ("quí" gives
// "quý"); compare keys with keys, never with a literal. Key is idempotent.
func Key(s string) string {
	if key, ok := asciiKey(s); ok {
		return key
	}
	var buffer [16]rune
	if word, ok := plainWord(s, buffer[:0]); ok {
		return string(spell(word))
	}
	// Bytes that are no UTF-8 go first: next to them NFC leaves marks uncomposed. Small
	// letters come before NFC too: some compose where their capitals do not.
	s = norm.NFC.String(strings.Map(lower, strings.ToValidUTF8(s, "\ufffd")))
	var b strings.Builder
	b.Grow(len(s))
	var word []rune
	flush := func() {
		if len(word) > 0 {
			for _, r := range spell(word) {
				b.WriteRune(r)
			}
			word = word[:0]
		}
	}
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			flush()
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			word = append(word, r)
			continue
		}
		flush()
		b.WriteRune(dash(r))
	}
	flush()
	return b.String()
}

// asciiKey is Key for the many tokens that are one plain ASCII word, mark or number.
func asciiKey(s string) (string, bool) {
	upper := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			upper = true
		case c <= ' ' || c > '~':
			return "", false
		}
	}
	if upper {
		s = strings.ToLower(s)
	}
	if len(s) > 1 && (strings.Contains(s, "y") || strings.Contains(s, "qui")) {
		return "", false
	}
	return s, true
}

// plainWord gives the small letters of what is one word of Vietnamese letters, as
// nearly every token is: composed already, and nothing else to be done but spelling.
func plainWord(s string, word []rune) ([]rune, bool) {
	for _, r := range s {
		l := letterOf(r)
		if l.small == 0 || len(word) == cap(word) {
			return nil, false
		}
		word = append(word, l.small)
	}
	return word, len(word) > 0
}

// Fold gives the form for searching: lower case without any diacritics, đ as d,
// white space squeezed to one space.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case unicode.Is(unicode.Mn, r):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		if r = lower(r); r == 'đ' {
			r = 'd'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Slug gives the folded words and numbers joined by '-': "Bà Rịa – Vũng Tàu" is
// "ba-ria-vung-tau". Letters of other scripts are left out.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range Fold(s) {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}
