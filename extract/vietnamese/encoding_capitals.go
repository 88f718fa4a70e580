package vietnamese

import (
	"strings"
	"unicode"
)

// capitals writes the small letters with tones in words of capitals as capitals: "HộI
// NGHị" is "HỘI NGHỊ". A word such as "Hà" or "ở" may be either; it follows the words
// on both its sides.
func capitals(text string) string {
	const (
		other  = iota // small letters that could have been written as capitals
		unsure        // one capital and toned letters, or toned letters alone
		sure          // capitals and toned letters
	)
	type word struct{ start, end, kind int }
	var words []word
	var b strings.Builder
	b.Grow(len(text))
	flush := func() {
		for i, w := range words {
			s := text[w.start:w.end]
			kind := w.kind
			if kind == unsure {
				left, right := i-1, i+1
				for left >= 0 && words[left].kind == unsure {
					left--
				}
				for right < len(words) && words[right].kind == unsure {
					right++
				}
				inside := (left < 0 || words[left].kind == sure) && (right == len(words) || words[right].kind == sure)
				if inside && (left >= 0 || right < len(words)) {
					kind = sure
				}
			}
			if kind == sure {
				s = strings.ToUpper(s)
			}
			b.WriteString(s)
			next := w.end
			if i+1 < len(words) {
				b.WriteString(text[next:words[i+1].start])
			}
		}
		words = words[:0]
	}
	done, start := 0, -1 // done: what is written or belongs to a word
	end := func(at int) {
		if start < 0 {
			return
		}
		if len(words) == 0 {
			b.WriteString(text[done:start])
		}
		n, upper, small, first := 0, 0, 0, false
		for _, r := range text[start:at] {
			l := letterOf(r)
			switch {
			case unicode.IsUpper(r):
				upper++
				first = first || n == 0
			case l.tone == 0:
				small++
			}
			n++
		}
		kind := other
		switch {
		case small > 0:
		case upper >= 2 || upper == 1 && !first:
			kind = sure
		default:
			kind = unsure
		}
		words = append(words, word{start, at, kind})
		done, start = at, -1
	}
	for i, r := range text {
		switch {
		case unicode.IsLetter(r):
			if start < 0 {
				start = i
			}
		default:
			end(i)
			if (r == '\n' || r == '<' || r == '>' || r == '.') && len(words) > 0 {
				flush()
			}
		}
	}
	end(len(text))
	flush()
	b.WriteString(text[done:])
	return b.String()
}
