package evaluate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// toneMarks puts the mark of oa, oe and uy where the old spelling has it: "hoà" is "hòa".
var toneMarks = pairs(
	"oà òa", "oá óa", "oả ỏa", "oã õa", "oạ ọa",
	"oè òe", "oé óe", "oẻ ỏe", "oẽ õe", "oẹ ọe",
	"uỳ ùy", "uý úy", "uỷ ủy", "uỹ ũy", "uỵ ụy",
)

// abbreviations are written out in this order, each where no letter stands before it.
var abbreviations = [][2]string{
	{"ubnd", "ủy ban nhân dân"}, {"hđnd", "hội đồng nhân dân"}, {"kh&cn", "khoa học và công nghệ"},
	{"kh-cn", "khoa học và công nghệ"}, {"khcn", "khoa học và công nghệ"}, {"kh&kt", "khoa học và kỹ thuật"},
	{"khkt", "khoa học và kỹ thuật"}, {"tp.", "thành phố "}, {"tp ", "thành phố "},
	{"gd&đt", "giáo dục và đào tạo"}, {"gd-đt", "giáo dục và đào tạo"}, {"&", " và "},
	{"liên hiệp hội", "liên hiệp các hội khoa học và kỹ thuật"}, {"lhh", "liên hiệp các hội khoa học và kỹ thuật"},
	{"hcm", "hồ chí minh"}, {"mttq", "mặt trận tổ quốc"}, {"đh ", "đại học "},
}

// glued keeps words together that mean something else apart: "tỉnh" alone is a filler.
var glued = strings.NewReplacer("tỉnh ủy", "tỉnhủy", "thành ủy", "thànhủy", "tỉnh đoàn", "tỉnhđoàn")

// fillers say nothing about which organization is meant.
var fillers = map[string]bool{"tỉnh": true, "thành": true, "phố": true, "các": true, "và": true, "của": true, "nước": true, "-": true}

func pairs(list ...string) [][2]string {
	out := make([][2]string, len(list))
	for i, entry := range list {
		from, to, _ := strings.Cut(entry, " ")
		out[i] = [2]string{norm.NFC.String(from), norm.NFC.String(to)}
	}
	return out
}

// fold gives the form in which texts are compared.
func fold(s string) string {
	s = cases.Fold().String(norm.NFC.String(s))
	for _, m := range toneMarks {
		s = strings.ReplaceAll(s, m[0], m[1])
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("\"“”'‘’,;:()[]…", r):
			return ' '
		case r == '–' || r == '—':
			return '-'
		}
		return r
	}, s)
	return strings.Trim(oneSpace(s), " .-")
}

// expand folds and writes out abbreviations.
func expand(s string) string {
	s = fold(s) + " "
	for _, a := range abbreviations {
		s = replaceAtWord(s, a[0], a[1])
	}
	s = glued.Replace(s)
	return strings.Trim(oneSpace(strings.ReplaceAll(s, ".", " ")), " ")
}

// expandRole expands a role, in which "q." means acting.
func expandRole(s string) string {
	return strings.Trim(oneSpace(strings.ReplaceAll(expand(s), "q ", "quyền ")), " ")
}

// compact drops spaces and full stops: "PGS. TS." is "pgsts".
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) || r == '.' {
			return -1
		}
		return r
	}, fold(s))
}

// replaceAtWord replaces old where no letter, digit or underscore stands before it.
func replaceAtWord(s, old, new string) string {
	var b strings.Builder
	for done := 0; ; {
		at := strings.Index(s[done:], old)
		if at < 0 {
			b.WriteString(s[done:])
			return b.String()
		}
		at += done
		before, size := utf8.DecodeLastRuneInString(s[:at])
		if size > 0 && isWord(before) {
			_, size = utf8.DecodeRuneInString(s[at:])
			b.WriteString(s[done : at+size])
			done = at + size
			continue
		}
		b.WriteString(s[done:at])
		b.WriteString(new)
		done = at + len(old)
	}
}

// oneSpace turns every run of white space into one space.
func oneSpace(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if isSpace(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// isSpace is unicode.IsSpace with the four separators that Python counts too.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f }

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '_' }

func isUnion(id string) bool { return strings.HasPrefix(id, "union:") }

// sameOrganization compares unions by id and other organizations by their words.
func sameOrganization(a, b string) bool {
	if isUnion(a) || isUnion(b) {
		return a == b
	}
	x, y := wordSet(a), wordSet(b)
	common := 0
	for w := range x {
		if y[w] {
			common++
		}
	}
	all := len(x) + len(y) - common
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	return float64(common)/float64(all) >= 0.6 || common >= 3 && (common == len(x) || common == len(y))
}

func wordSet(name string) map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(expand(name), isSpace) {
		if !fillers[w] {
			words[w] = true
		}
	}
	return words
}
