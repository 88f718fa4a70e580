package vietnamese

import (
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// encoders write texts as the programs of those years did.
var encoders = map[string]func(string) ([]byte, bool){
	"utf-8":        func(s string) ([]byte, bool) { return []byte(s), true },
	"utf-8 nfd":    func(s string) ([]byte, bool) { return norm.NFD.Bytes([]byte(s)), true },
	"utf-8 bom":    func(s string) ([]byte, bool) { return []byte("\ufeff" + s), true },
	"utf-16le":     utf16Encoder(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be":     utf16Encoder(unicode.BigEndian, unicode.IgnoreBOM),
	"utf-16le bom": utf16Encoder(unicode.LittleEndian, unicode.UseBOM),
	"utf-16be bom": utf16Encoder(unicode.BigEndian, unicode.UseBOM),
	Windows1258:    encode1258(false),
	"windows-1258 with whole letters of Latin-1": encode1258(true),
	TCVN3:  tableEncoder(tcvn3, nil),
	VISCII: tableEncoder(viscii, visciiLow),
	VNI:    encodeVNI,
}

func utf16Encoder(order unicode.Endianness, bom unicode.BOMPolicy) func(string) ([]byte, bool) {
	return func(s string) ([]byte, bool) {
		b, err := unicode.UTF16(order, bom).NewEncoder().Bytes([]byte(s))
		return b, err == nil
	}
}

// encode1258 writes vowels with a mark of their own followed by the tone; or, as some
// programs, á and à as the letters of Latin-1 that the code page has.
func encode1258(whole bool) func(string) ([]byte, bool) {
	return func(s string) (out []byte, ok bool) {
		for _, r := range s {
			if c, ok := charmap.Windows1258.EncodeRune(r); ok && (whole || letterOf(r).tone == 0) {
				out = append(out, c)
				continue
			}
			parts := []rune(norm.NFD.String(string(r)))
			last := len(parts) - 1
			tone, base := parts[last], norm.NFC.String(string(parts[:last]))
			if last == 2 && parts[1] == '\u0323' { // the dot below stands before the mark: ậ, ệ, ộ
				tone, base = parts[1], norm.NFC.String(string([]rune{parts[0], parts[2]}))
			}
			b, okBase := charmap.Windows1258.EncodeRune([]rune(base + "?")[0])
			t, okTone := charmap.Windows1258.EncodeRune(tone)
			if !okBase || !okTone {
				return nil, false
			}
			out = append(out, b, t)
		}
		return out, true
	}
}

func tableEncoder(table [128]rune, low map[byte]rune) func(string) ([]byte, bool) {
	codes := map[rune]byte{}
	for i, r := range table {
		codes[r] = byte(0x80 + i)
	}
	for c, r := range low {
		codes[r] = c
	}
	return func(s string) (out []byte, ok bool) {
		for _, r := range s {
			c, found := codes[r]
			switch {
			case r < 0x80:
				out = append(out, byte(r))
			case found:
				out = append(out, c)
			case r >= 0x2013 && r <= 0x201d: // VISCII has no typographic quotation marks and dashes
				out = append(out, '"')
			default:
				return nil, false
			}
		}
		return out, true
	}
}

func encodeVNI(s string) (out []byte, ok bool) {
	for _, r := range s {
		found := r < 0x80
		if found {
			out = append(out, byte(r))
		}
		for c, to := range vniSingle {
			if to == r && !found {
				out, found = append(out, c), true
			}
		}
		for pair, to := range vniPairs {
			// Of the two spellings of a capital, the one with the capital's mark.
			if to == r && !found && (letterOf(r).small == r || pair[1] < 0xe0) {
				out, found = append(out, pair[0], pair[1]), true
			}
		}
		if c, known := charmap.Windows1252.EncodeRune(r); known && !found && r > 0x2000 {
			out, found = append(out, c), true
		}
		if !found {
			return nil, false
		}
	}
	return out, true
}
