package vietnamese

import "unicode"

// spell writes one lower-case word in the one way that Key allows.
func spell(word []rune) []rune {
	tone := int8(0)
	from, to, marks := -1, -1, 0 // the vowels, and how many tone marks they bear
	for i, r := range word {
		v := letterOf(r)
		if v.base == 0 {
			if unicode.IsMark(r) {
				return word // a mark that composed with no letter: not Vietnamese
			}
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
		if letterOf(word[i]).base == 0 {
			return word // vowels on both sides of a consonant: no Vietnamese syllable
		}
	}
	if marks == 1 {
		at := from + toneAt(word[from:to], to < len(word))
		for i := range word[:to] {
			switch v := letterOf(word[i]); {
			case v.base == 0:
			case i == at && v.tone == 0:
				word[i] = withTone(v.base, tone)
			case i != at && v.tone != 0:
				word[i] = v.base
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
	first := letterOf(word[from]).base
	if word[from-1] == 'q' && first == 'u' || word[from-1] == 'g' && first == 'i' && from == 1 {
		if letterOf(word[from+1]).base != 0 {
			return from + 1
		}
	}
	return from
}

// toneAt tells which vowel of the nucleus bears the tone in the modern spelling.
func toneAt(nucleus []rune, closed bool) int {
	at := -1
	for i, r := range nucleus {
		switch letterOf(r).base {
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
	v := letterOf(word[from])
	afterQu := from >= 2 && word[from-2] == 'q' && word[from-1] == 'u'
	switch {
	case afterQu && v.base == 'i':
		v.base = 'y'
	case !afterQu && v.base == 'y':
		v.base = 'i'
	default:
		return word
	}
	word[from] = withTone(v.base, v.tone)
	return word
}
