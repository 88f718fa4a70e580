package vietnamese

import "unicode"

// letter is what a character of Vietnamese is made of: "Ế" is 'ê' with tone 2.
type letter struct {
	base  rune // the vowel without its tone, 0 for a consonant
	small rune // the small letter
	tone  int8
}

// toned lists each vowel with its tones: level, huyền, sắc, hỏi, ngã, nặng.
var toned = [...]string{
	"aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị",
	"oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
}

// letters takes the letters of the Vietnamese alphabet apart, by character. Every
// word of every page goes through it, hence an array: the last is "ỹ", U+1EF9.
var letters = letterTable()

func letterTable() *[0x1f00]letter {
	var t [0x1f00]letter
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[unicode.ToUpper(c)] = letter{small: c}, letter{small: c}
	}
	for _, row := range toned {
		runes := []rune(row)
		for tone, r := range runes {
			l := letter{base: runes[0], small: r, tone: int8(tone)}
			t[r], t[unicode.ToUpper(r)] = l, l
		}
	}
	for _, r := range "đĐðÐƉ" { // U+00F0, U+00D0, U+0189: look-alikes of other alphabets
		t[r] = letter{small: 'đ'}
	}
	return &t
}

// letterOf takes a character apart; what is no letter of Vietnamese has no small form.
func letterOf(r rune) letter {
	if uint32(r) < uint32(len(letters)) {
		return letters[r]
	}
	return letter{}
}

// withTone writes a vowel with a tone.
func withTone(base rune, tone int8) rune {
	for _, row := range toned {
		if runes := []rune(row); runes[0] == base {
			return runes[tone]
		}
	}
	return base
}

// lower gives the small letter, and đ for everything that looks like it.
func lower(r rune) rune {
	if l := letterOf(r); l.small != 0 {
		return l.small
	}
	if r == 'ɖ' {
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
