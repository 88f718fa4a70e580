package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a block in the making: a line of plain text, or a block element of
// HTML, with what its markup says about it.
type line struct {
	start, end int
	kind       Kind // "" while undecided
	hint       hint
	text       string // trimmed
	lower      string
	menu       bool // a row or an entry of a menu above the text

	metaRead, isMeta bool // readMeta was called, and what it said
	metaSaid         meta
}

// meta reads the line as a date line, once.
func (l *line) meta() (meta, bool) {
	if !l.metaRead {
		l.metaSaid, l.isMeta = readMeta(l.text)
		l.metaRead = true
	}
	return l.metaSaid, l.isMeta
}

// hint is what markup says about a line.
type hint uint8

const (
	underImage hint = 1 << iota // right behind a picture, or in its element
	centred                     // centred or italic, as captions are
	atRight                     // right-aligned or bold, as bylines are
	heading                     // h1 … h6
	linked                      // all of it is a link
	leadClass                   // its class says that it is the lead ("sapo")
)

func newLine(text string, start, end int) line {
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= n
	}
	s := text[start:end]
	return line{start: start, end: end, text: s, lower: strings.ToLower(s)}
}

// textLines cuts text into its lines that are not empty.
func textLines(text string) []line {
	var lines []line
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		if l := newLine(text, start, end); l.start < l.end {
			lines = append(lines, l)
		}
		start = end + 1
	}
	return lines
}

// words counts the words of a line.
func (l *line) words() int { return len(strings.Fields(l.text)) }

// long says that the line has the length of a paragraph, in letters.
func (l *line) long(n int) bool { return utf8.RuneCountInString(l.text) >= n }

// closed says that the line ends as a sentence ends.
func (l *line) closed() bool { return endsSentence(l.text) }

func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"”»’') `)
	if s == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…", r)
}

// sentence says that the line is a sentence or more, not a headline or label.
func (l *line) sentence() bool {
	if l.menu {
		return false
	}
	if l.long(200) {
		return true
	}
	if l.words() < 8 {
		return false
	}
	return strings.HasSuffix(strings.TrimRight(l.text, `"”) `), ".") || strings.Contains(l.text, "./.") || l.long(100) && l.closed()
}

// startsLower says that the line goes on with a sentence: "và kỹ thuật lần thứ 4 …".
func (l *line) startsLower() bool {
	r, _ := utf8.DecodeRuneInString(l.text)
	return unicode.IsLower(r)
}
