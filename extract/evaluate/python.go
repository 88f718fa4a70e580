package evaluate

import (
	"fmt"
	"strings"
	"unicode"
)

// quote writes a text as Python's repr does: the reference scorer sorts and prints by it.
func quote(s string) string {
	mark := '\''
	if strings.ContainsRune(s, '\'') && !strings.ContainsRune(s, '"') {
		mark = '"'
	}
	var b strings.Builder
	b.WriteRune(mark)
	for _, r := range s {
		switch {
		case r == mark || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteRune(mark)
	return b.String()
}

// quoteOrNone quotes a text that may be missing.
func quoteOrNone(s *string) string {
	if s == nil {
		return "None"
	}
	return quote(*s)
}

// tuple writes texts as a Python tuple, which is ('a',) for a single one.
func tuple(items []string) string {
	if len(items) == 1 {
		return "(" + quote(items[0]) + ",)"
	}
	return "(" + quoteAll(items) + ")"
}

// list writes texts as a Python list.
func list(items []string) string { return "[" + quoteAll(items) + "]" }

func quoteAll(items []string) string {
	quoted := make([]string, len(items))
	for i, s := range items {
		quoted[i] = quote(s)
	}
	return strings.Join(quoted, ", ")
}

// splitExt drops the extension as Python's os.path.splitext does: leading full stops are no extension.
func splitExt(name string) string {
	lead := len(name) - len(strings.TrimLeft(name, "."))
	if i := strings.LastIndexByte(name, '.'); i > lead {
		return name[:i]
	}
	return name
}

// baseName gives the last part of a path or an address, without extension.
func baseName(path string) string { return splitExt(path[strings.LastIndexByte(path, '/')+1:]) }

// firstRunes gives at most the first n code points.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
