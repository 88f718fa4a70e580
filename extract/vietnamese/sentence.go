package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a stretch of a string in bytes, End exclusive.
type Span struct{ Start, End int }

// Sentences cuts one block of text into sentences, without the white space
// around them. A line end always ends a sentence; a semicolon never does. It
// follows the habits of Vietnamese news pages: no space after the full stop
// ("hội nghị.Tại buổi"), full stops inside titles, dates, numbers and addresses
// ("PGS.TS. Nguyễn", "3.2.2022", "vusta.vn"). Where a full stop can be read both
// ways behind a title or an initial, the sentence goes on: a name cut off from
// its title is worse than two sentences in one.
func Sentences(s string) []Span {
	c := cutter{s: s}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\n':
			c.cut(i)
			i += n
		case isStop(r):
			end := i + n
			for end < len(s) {
				r, n := utf8.DecodeRuneInString(s[end:])
				if !isStop(r) {
					break
				}
				end += n
			}
			close := c.closers(end)
			if c.ends(i, end, close) {
				c.cut(close)
			}
			i = close
		default:
			i += n
		}
	}
	c.cut(len(s))
	return c.spans
}

// cutter is the state of one walk through a text.
type cutter struct {
	s     string
	start int // where the sentence under way begins
	spans []Span
}

// cut ends the sentence under way at byte i.
func (c *cutter) cut(i int) {
	text := c.s[c.start:i]
	left := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	if text = strings.TrimSpace(text); text != "" {
		c.spans = append(c.spans, Span{c.start + left, c.start + left + len(text)})
	}
	c.start = i
}

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

// closers gives the end of the quotes and brackets that close directly behind
// the stop: they belong to the sentence they end.
func (c *cutter) closers(i int) int {
	for i < len(c.s) {
		r, n := utf8.DecodeRuneInString(c.s[i:])
		switch r {
		case '”', '’', '»', ')', ']', '}':
		case '"', '\'':
			// The straight quote closes when it is the second of its pair.
			if strings.Count(c.s[c.start:i], string(r))%2 == 0 {
				return i
			}
		default:
			return i
		}
		i += n
	}
	return i
}

// ends tells whether the stop at s[from:to], with its closers up to close, ends
// the sentence under way.
func (c *cutter) ends(from, to, close int) bool {
	rest := strings.TrimLeftFunc(c.s[close:], func(r rune) bool { return r != '\n' && unicode.IsSpace(r) })
	if rest == "" || rest[0] == '\n' {
		return true
	}
	glued := len(rest) == len(c.s)-close
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case unicode.IsUpper(next):
	case glued: // "7.6", "vusta.vn", "v.v", "…và", "?id=5"
		return false
	case unicode.IsDigit(next), strings.ContainsRune("“\"‘'«([-–—•*+→", next):
	default: // a small letter, a comma: the sentence goes on
		return false
	}
	if c.inside(close) {
		return false
	}
	if c.s[from:to] != "." { // "…", "...", "!", "?": no abbreviation ends so
		return !glued || !c.address(from)
	}
	if close > to {
		return true
	}
	return c.fullStop(from, rest, glued)
}

// fullStop tells whether the single full stop at byte i, with rest behind it, ends
// the sentence rather than an abbreviation or a number.
func (c *cutter) fullStop(i int, rest string, glued bool) bool {
	left := c.lastWord(i)
	right := firstWord(rest)
	opener := openers[Key(right)]
	if left == "" { // a quote, a bracket, a sign
		return true
	}
	first, size := utf8.DecodeRuneInString(left)
	if unicode.IsDigit(first) {
		if c.begins(i - len(left)) {
			return false // "1. Nguyễn Văn A": the number of a list
		}
		digit, _ := utf8.DecodeRuneInString(rest)
		return !(len(left) <= 2 && unicode.IsDigit(digit)) // "ngày 7. 6. 2022"
	}
	if abbreviations[strings.ToLower(left)] && !smallSyllable(left) {
		return false
	}
	if c.begins(i-len(left)) && (size == len(left) || isRoman(left)) {
		return false // "a. Nội dung", "II. NỘI DUNG"
	}
	if size == len(left) || isRoman(left) && c.counted(i-len(left)) {
		// An initial ("Nguyễn V. Nam", "T.Ư") or "khóa X": goes on unless a new
		// sentence clearly begins.
		return opener && !glued
	}
	if !glued {
		return true
	}
	// No space behind the stop: between words only, not in "Th.S", "A.Tuấn", "www.X".
	if c.address(i) || utf8.RuneCountInString(right) < 2 && !opener {
		return false
	}
	key := Key(left)
	switch {
	case isSyllable(key):
		return true
	case left == strings.ToUpper(left): // "UBND.Tại"
		return utf8.RuneCountInString(left) > 2
	}
	return left == strings.ToLower(left)
}

// smallSyllable tells whether an abbreviation's letters are written as a plain
// word: "St." is Saint, but no entry that reads as a Vietnamese word counts in
// small letters.
func smallSyllable(word string) bool {
	return word == strings.ToLower(word) && isSyllable(Key(word))
}

// lastWord gives the run of letters or of digits that ends at byte i.
func (c *cutter) lastWord(i int) string {
	text := c.s[c.start:i]
	r, _ := utf8.DecodeLastRuneInString(text)
	class := unicode.IsDigit
	if !unicode.IsDigit(r) {
		class = func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }
	}
	return text[len(strings.TrimRightFunc(text, class)):]
}

func firstWord(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if end < 0 {
		return s
	}
	return s[:end]
}

// begins tells whether nothing but signs stands between the start of the
// sentence and byte i.
func (c *cutter) begins(i int) bool {
	return strings.IndexFunc(c.s[c.start:i], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// counted tells whether the word before byte i makes a Roman numeral of what
// follows: "lần thứ VI", "khóa X", "nhiệm kỳ III".
func (c *cutter) counted(i int) bool {
	text := strings.TrimRightFunc(c.s[c.start:i], unicode.IsSpace)
	start := strings.LastIndexFunc(text, unicode.IsSpace) + 1
	switch Key(text[start:]) {
	case "lần", "thứ", "khóa", "kì", "hạng", "phần", "cấp":
		return true
	}
	return false
}

func isRoman(s string) bool { return s != "" && strings.Trim(s, "IVXLC") == "" }

// address tells whether the run without spaces around byte i is an address of
// the net, where stops and question marks stand between letters.
func (c *cutter) address(i int) bool {
	from := strings.LastIndexFunc(c.s[:i], unicode.IsSpace) + 1
	chunk := strings.ToLower(c.s[from:i])
	return strings.Contains(chunk, "://") || strings.Contains(chunk, "www") || strings.Contains(chunk, "@") ||
		strings.HasSuffix(chunk, ".aspx") || strings.HasSuffix(chunk, ".php") || strings.HasSuffix(chunk, ".html")
}

// insideLimit is how far apart two brackets may stand and still hold a remark
// rather than sentences, in bytes: two lines of print.
const insideLimit = 240

// inside tells whether byte i stands within a short pair of round brackets:
// "(ảnh: A. Tuấn. Nguồn: VUSTA)" is no place to end a sentence.
func (c *cutter) inside(i int) bool {
	open := strings.LastIndexAny(c.s[c.start:i], "()\n")
	if open < 0 || c.s[c.start+open] != '(' {
		return false
	}
	close := strings.IndexAny(c.s[i:], "()\n")
	return close >= 0 && c.s[i+close] == ')' && i+close-(c.start+open) <= insideLimit
}
