package lexicon

import "strings"

// choices writes out the braces of each entry, squeezes the blanks that empty
// choices leave, and drops what is equal to an entry before it.
func (r *reader) choices(entries []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, e := range entries {
		for _, s := range expand(e) {
			s = strings.Join(strings.Fields(s), " ")
			if key := spelling(s); !seen[key] {
				seen[key] = true
				out = append(out, s)
				r.from[s] = e
			}
		}
	}
	return out
}

// expand writes out the choices in braces, which may stand in one another:
// "{a|b{c|d}} e" is "a e", "bc e" and "bd e". Braces without a bar stay.
func expand(s string) []string {
	for from := 0; ; {
		open := strings.IndexByte(s[from:], '{')
		if open < 0 {
			return []string{s}
		}
		open += from
		parts, end := alternatives(s[open:])
		if len(parts) < 2 {
			from = open + 1
			continue
		}
		var out []string
		for _, tail := range expand(s[open+end:]) {
			for _, p := range parts {
				for _, head := range expand(p) {
					out = append(out, s[:open]+head+tail)
				}
			}
		}
		return out
	}
}

// alternatives cuts the braces that s begins with at their own bars, and gives
// the place behind them; nothing when they do not close.
func alternatives(s string) (parts []string, end int) {
	depth, start := 0, 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '|':
			if depth == 1 {
				parts = append(parts, s[start:i])
				start = i + 1
			}
		case '}':
			if depth--; depth == 0 {
				return append(parts, s[start:i]), i + 1
			}
		}
	}
	return nil, 0
}
