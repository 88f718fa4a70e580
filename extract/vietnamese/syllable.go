package vietnamese

import "strings"

// onsets are the consonants a syllable may begin with, the longest first. "gi"
// and "qu" are onsets; a syllable may begin with none.
var onsets = strings.Fields("ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x")

// rimes are the written rimes of Vietnamese without their tones, by the traditional
// table of the primer (bảng vần); the i of a final y is i, as in Key.
var rimes = set(`
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
u ua uc ui um un ung up ut ư ưa ưc ưi ưm ưn ưng ưt ưu
uân uâng uât uây uê uêch uên uênh uêu uơ uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu ynh yt ych`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// isSyllable tells whether a key is one syllable.
func isSyllable(key string) bool {
	if len(key) > 14 { // "nghiêng" with the longest tone has 10 bytes
		return false
	}
	var bare [16]rune
	n, tone, marks := 0, int8(0), 0
	for _, r := range key {
		if n == len(bare) {
			return false
		}
		if v := letterOf(r); v.base != 0 {
			if v.tone != 0 {
				tone = v.tone
				marks++
			}
			r = v.base
		}
		bare[n] = r
		n++
	}
	if marks > 1 {
		return false
	}
	word := string(bare[:n])
	if rime(word, "", tone) {
		return true
	}
	for _, o := range onsets {
		if rest, ok := strings.CutPrefix(word, o); ok && rime(rest, o, tone) {
			return true
		}
	}
	return false
}

// rime tells whether a rime may stand behind an onset with a tone.
func rime(rest, onset string, tone int8) bool {
	if !rimes[rest] {
		return false
	}
	// A syllable that ends in a stop is sắc or nặng: "các", "bộ", never "cac".
	if strings.HasSuffix(rest, "c") || strings.HasSuffix(rest, "ch") || strings.HasSuffix(rest, "p") || strings.HasSuffix(rest, "t") {
		if tone != 2 && tone != 5 {
			return false
		}
	}
	front := strings.HasPrefix(rest, "i") || strings.HasPrefix(rest, "e") || strings.HasPrefix(rest, "ê")
	y := strings.HasPrefix(rest, "y")
	switch onset {
	case "k":
		return front
	case "gh", "ngh":
		return front
	case "c":
		return !front && !y
	case "ng":
		return !front && !y
	case "g":
		return !y && !strings.HasPrefix(rest, "e") && !strings.HasPrefix(rest, "ê")
	case "", "qu":
		return true
	}
	return !y
}
