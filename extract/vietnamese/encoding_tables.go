package vietnamese

import (
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// high gives the characters of the bytes 0x80 to 0xff: windows-1252, whose quotation
// marks and dashes the old fonts kept, under what a chart says from a byte on.
func high(from int, chart string) (t [128]rune) {
	for i := range t {
		t[i] = charmap.Windows1252.DecodeByte(byte(0x80 + i))
	}
	i := from - 0x80
	for _, r := range strings.ReplaceAll(chart, "\n", "") {
		t[i] = r
		i++
	}
	return t
}

// tcvn3 is TCVN 5712:1993 (registered as ISO-IR 180): the 75 characters of VN3, which
// the ABC fonts have, and the capitals of VN2 in the places that VN3 leaves free.
var tcvn3 = high(0xa0, "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\n"+
	"\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ\n"+
	"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ\n"+
	"éẹềểễếệìỉỄẾỒĩíịò\n"+
	"Ổỏõóọồổỗốộờởỡớợù\n"+
	"ỖủũúụừửữứựỳỷỹýỵỐ")

// viscii is RFC 1456, with its six capitals among the control characters.
var viscii = high(0x80, `
ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ
ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ
Õắằặấầẩậẽẹếềểễệố
ồổỗỠƠộờởịỰỨỪỬơớƯ
ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ
ĐứÒÓÔạỷừửÙÚỹỵÝỡư
àáâãảăữẫèéêẻìíĩỉ
đựòóôõỏọụùúũủýợỮ`)

var visciiLow = map[byte]rune{0x02: 'Ẳ', 0x05: 'Ẵ', 0x06: 'Ẫ', 0x14: 'Ỷ', 0x19: 'Ỹ', 0x1e: 'Ỵ'}

func decodeVISCII(data []byte) string {
	var b strings.Builder
	b.Grow(2 * len(data))
	for _, c := range data {
		switch r := visciiLow[c]; {
		case c >= 0x80:
			b.WriteRune(viscii[c-0x80])
		case r != 0:
			b.WriteRune(r)
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// decodeTCVN3 reads TCVN3. It has no capitals with tones: pages switch to a font of
// capitals (.VnTimeH) for them, and so a title may come out as "HộI NGHị"; words whose
// other letters are capitals are written as they looked.
func decodeTCVN3(data []byte) string {
	var b strings.Builder
	b.Grow(2 * len(data))
	for _, c := range data {
		if c < 0x80 {
			b.WriteByte(c)
		} else {
			b.WriteRune(tcvn3[c-0x80])
		}
	}
	return capitals(norm.NFC.String(b.String()))
}

// vniMarks are the second bytes of VNI-Windows: what they make of the letter before, in
// the order level, huyền, sắc, hỏi, ngã, nặng. Capitals may bear the capital or the
// small mark. After the table of VNI Software's "Vietnamese Character Set", VNI-Windows.
var vniMarks = []struct {
	letters string // that take these marks
	base    rune   // the same letter for all, 0 for the letter itself
	marks   string // windows-1252, '.' for none
}{
	{"a", 'â', "âàáåãä"}, {"e", 'ê', "âàáåãä"}, {"o", 'ô', "âàáåãä"},
	{"a", 'ă', "êèéúüë"},
	{"aeouy", 0, ".øùûõï"},
	{"ô", 'ơ', ".øùûõï"}, {"ö", 'ư', ".øùûõï"},
}

// vniLetters are the letters of VNI-Windows that are one byte.
var vniLetters = map[rune]rune{'ô': 'ơ', 'ö': 'ư', 'ñ': 'đ', 'í': 'í', 'ì': 'ì', 'æ': 'ỉ', 'ó': 'ĩ', 'ò': 'ị', 'î': 'ỵ'}

// vniSingle and vniPairs are the two as tables, by the bytes.
var vniSingle, vniPairs = vniTables()

func vniTables() (single map[byte]rune, pairs map[[2]byte]rune) {
	code := func(r rune) byte {
		c, _ := charmap.Windows1252.EncodeRune(r)
		return c
	}
	upper := func(r rune) rune { return []rune(strings.ToUpper(string(r)))[0] }
	single, pairs = map[byte]rune{}, map[[2]byte]rune{}
	for r, to := range vniLetters {
		single[code(r)], single[code(upper(r))] = to, upper(to)
	}
	for _, m := range vniMarks {
		for _, letter := range m.letters {
			base := m.base
			if base == 0 {
				base = letter
			}
			tone := int8(-1)
			for _, mark := range m.marks {
				if tone++; mark == '.' {
					continue
				}
				to := withTone(base, tone)
				pairs[[2]byte{code(letter), code(mark)}] = to
				for _, mark := range []rune{mark, upper(mark)} {
					pairs[[2]byte{code(upper(letter)), code(mark)}] = upper(to)
				}
			}
		}
	}
	return single, pairs
}

func decodeVNI(data []byte) string {
	var b strings.Builder
	b.Grow(2 * len(data))
	for i := 0; i < len(data); i++ {
		c := data[i]
		if i+1 < len(data) && data[i+1] >= 0x80 {
			if r, ok := vniPairs[[2]byte{c, data[i+1]}]; ok {
				b.WriteRune(r)
				i++
				continue
			}
		}
		switch r := vniSingle[c]; {
		case r != 0:
			b.WriteRune(r)
		case c < 0x80:
			b.WriteByte(c)
		default:
			b.WriteRune(charmap.Windows1252.DecodeByte(c))
		}
	}
	return b.String()
}
