package vietnamese

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// vowel is a Vietnamese vowel letter taken apart: "ế" is 'ê' with tone 2.
type vowel struct {
	base rune
	tone int8
}

// toned lists each vowel with its tones: level, huyền, sắc, hỏi, ngã, nặng.
var toned = [...]string{
	"aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị",
	"oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
}

// vowels takes a letter apart ("ế" → 'ê', 2), letters puts it together again.
var vowels, letters = vowelTables()

func vowelTables() (map[rune]vowel, map[vowel]rune) {
	apart, together := map[rune]vowel{}, map[vowel]rune{}
	for _, row := range toned {
		runes := []rune(row)
		for tone, r := range runes {
			v := vowel{runes[0], int8(tone)}
			apart[r], together[v] = v, r
		}
	}
	return apart, together
}

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
	if n := len(s); n > 1 && (strings.Contains(s, "y") || strings.HasSuffix(s, "qui")) {
		return "", false
	}
	return s, true
}

// lower gives the small letter, and đ for everything that looks like it.
func lower(r rune) rune {
	switch r {
	case 'Đ', 'Ð', 'ð', 'Ɖ', 'ɖ':
		return 'đ'
	}
	return unicode.ToLower(r)
}

func dash(r rune) rune {
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－', '\u2043':
		return '-'
	}
	return r
}

// spell writes one lower-case word in the one way that Key allows.
func spell(word []rune) []rune {
	tone := int8(0)
	from, to, marks := -1, -1, 0 // the vowels, and how many tone marks they bear
	for i, r := range word {
		v, ok := vowels[r]
		if !ok {
			continue
		}
		if from < 0 {
			from = i
		}
		to = i + 1
		if v.tone != 0 {
			tone = v.tone
			marks++
		}
	}
	if from < 0 {
		return word
	}
	from = nucleus(word, from, to)
	for i := from; i < to; i++ {
		if _, ok := vowels[word[i]]; !ok {
			return word // vowels on both sides of a consonant: no Vietnamese syllable
		}
	}
	if marks == 1 && to-from > 0 {
		at := from + toneAt(word[from:to], to < len(word))
		for i := range word[:to] {
			if v, ok := vowels[word[i]]; ok {
				if i == at {
					v.tone = tone
				} else {
					v.tone = 0
				}
				word[i] = letters[v]
			}
		}
	}
	return finalY(word, from, to)
}

// nucleus gives the first vowel behind the onset: the u of "qu" and the i of
// "gi" before another vowel belong to the consonant.
func nucleus(word []rune, from, to int) int {
	if from == 0 || to-from < 2 {
		return from
	}
	first := vowels[word[from]].base
	if word[from-1] == 'q' && first == 'u' || word[from-1] == 'g' && first == 'i' && from == 1 {
		if _, ok := vowels[word[from+1]]; ok {
			return from + 1
		}
	}
	return from
}

// toneAt tells which vowel of the nucleus bears the tone in the modern spelling.
func toneAt(nucleus []rune, closed bool) int {
	at := -1
	for i, r := range nucleus {
		switch vowels[r].base {
		case 'ă', 'â', 'ê', 'ô', 'ơ', 'ư':
			at = i // the last of them: "ươ" has it on ơ
		}
	}
	switch n := len(nucleus); {
	case at >= 0:
		return at
	case n == 1:
		return 0
	case closed:
		return n - 1 // toán, huỳnh
	case n == 3:
		return 1 // ngoài, khuỷu
	}
	return 0 // hòa, thủy, của, mía
}

// finalY writes a single final y as i behind a consonant, and i as y behind qu.
func finalY(word []rune, from, to int) []rune {
	if to != len(word) || to-from != 1 || from == 0 {
		return word
	}
	v := vowels[word[from]]
	afterQu := from >= 2 && word[from-2] == 'q' && word[from-1] == 'u'
	switch {
	case afterQu && v.base == 'i':
		v.base = 'y'
	case !afterQu && v.base == 'y':
		v.base = 'i'
	default:
		return word
	}
	word[from] = letters[v]
	return word
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
