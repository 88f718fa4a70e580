package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a number, a word (letters only, so that "Nam18" is two tokens) or
// a punctuation mark. Dashes of all lengths read as '-'.
type token struct {
	start, end int
	num        int    // the value, -1 when the token is no number of up to nine digits
	word       string // lower case, "" when the token is no word
	mark       rune   // 0 when the token is no punctuation mark
	space      bool   // white space stands before it
	newline    bool   // that white space has a line break
	upper      bool   // the word begins with a capital
}

func (t token) digits() int { return t.end - t.start }

func tokenize(text string) []token {
	toks := make([]token, 0, len(text)/5+4)
	space, newline := false, false
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			space, newline = true, newline || r == '\n'
			i += n
			continue
		}
		t := token{start: i, num: -1, space: space, newline: newline}
		space, newline = false, false
		switch {
		case r >= '0' && r <= '9':
			v := 0
			for i < len(text) && text[i] >= '0' && text[i] <= '9' {
				if i-t.start < 9 {
					v = v*10 + int(text[i]-'0')
				}
				i++
			}
			if i-t.start <= 9 {
				t.num = v
			}
			if i-t.start > 9 {
				t.mark = '#' // a long number is opaque
			}
		case unicode.IsLetter(r):
			t.upper = unicode.IsUpper(r)
			for i < len(text) {
				r, n := utf8.DecodeRuneInString(text[i:])
				if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
					break
				}
				i += n
			}
			t.word = strings.ToLower(text[t.start:i])
		default:
			switch r {
			case '–', '—', '−', '‐', '‑', '‒':
				r = '-'
			case '’', '‘', '′':
				r = '\''
			case '⁄', '∕':
				r = '/'
			}
			t.mark = r
			i += n
		}
		t.end = i
		toks = append(toks, t)
	}
	return toks
}

// parser reads one text's tokens.
type parser struct {
	text string
	toks []token
}

// end stands behind the last token, and before the first.
var end = token{num: -1, space: true, newline: true}

func (p *parser) at(i int) token {
	if i < 0 || i >= len(p.toks) {
		return end
	}
	return p.toks[i]
}

// words says whether the given words stand at i.
func (p *parser) words(i int, words ...string) bool {
	for k, w := range words {
		if p.at(i+k).word != w {
			return false
		}
	}
	return true
}

func (p *parser) is(i int, marks string) bool {
	m := p.at(i).mark
	return m != 0 && strings.ContainsRune(marks, m)
}

// year says whether a four-digit year stands at i.
func (p *parser) year(i int) bool {
	t := p.at(i)
	return t.num >= 1900 && t.num < 2100 && t.digits() == 4
}

// fullYear is year for a complete date, which may lie further back: 19/5/1890.
func (p *parser) fullYear(i int) bool {
	t := p.at(i)
	return t.num >= 1700 && t.num < 2100 && t.digits() == 4
}

// small says whether a number of one or two digits in lo..hi stands at i.
func (p *parser) small(i, lo, hi int) bool {
	t := p.at(i)
	return t.num >= lo && t.num <= hi && t.digits() <= 2
}

// allUpper says whether the word at i is all capitals.
func (p *parser) allUpper(i int) bool {
	t := p.at(i)
	if t.word == "" || !t.upper {
		return false
	}
	s := p.text[t.start:t.end]
	return strings.ToUpper(s) == s
}
