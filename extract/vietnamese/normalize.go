package vietnamese

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Normalize brings a text into the form that offsets count into: NFC, line ends
// as "\n", every other kind of space as ' ', and nothing that cannot be seen
// (zero-width characters, byte order marks, soft hyphens, control characters).
// Bytes that are no UTF-8 become U+FFFD. It is idempotent.
func Normalize(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	cr := false
	for _, r := range s {
		if r == '\n' && cr {
			cr = false
			continue
		}
		cr = r == '\r'
		switch {
		case r == '\n', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case r == '\t', r == '\v', r == '\f', unicode.IsSpace(r):
			b.WriteByte(' ')
		case invisible(r):
		default:
			b.WriteRune(r)
		}
	}
	// Composed last: a zero-width character may have stood between a vowel and its mark.
	return norm.NFC.String(b.String())
}

// isPlain tells whether nothing is to be done: printable ASCII and line ends only.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '\n' && (c < ' ' || c > '~') {
			return false
		}
	}
	return true
}

// invisible tells whether a character leaves no mark on the page: control and
// format characters (soft hyphen, zero-width space and joiners, direction marks,
// byte order mark, word joiner) and the variation selectors of emoji.
func invisible(r rune) bool {
	switch {
	case r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0': // Hangul fillers, pasted as blanks
		return true
	case r == '\u034f': // combining grapheme joiner
		return true
	case r >= '\ufe00' && r <= '\ufe0f':
		return true
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}
