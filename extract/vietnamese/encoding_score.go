package vietnamese

import (
	"bytes"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// reading is one way to read bytes.
type reading struct {
	name   string
	decode func([]byte) string
}

// readings are those that Vietnamese is recognised in. Of two that are equally good the
// first is taken: in a page whose marked letters are nearly all written as &#7879;, the
// few bytes left say the same in windows-1252 and in windows-1258.
var readings = []reading{
	{Windows1252, func(data []byte) string { return decodeWith(charmap.Windows1252, data) }},
	{Windows1258, func(data []byte) string { return norm.NFC.String(decodeWith(charmap.Windows1258, data)) }},
	indexTCVN3:  {TCVN3, decodeTCVN3},
	indexVNI:    {VNI, decodeVNI},
	indexVISCII: {VISCII, decodeVISCII},
}

const (
	indexTCVN3  = 2
	indexVNI    = 3
	indexVISCII = 4
)

const (
	sampleSize = 400     // different words that are looked at
	sampleEnd  = 1 << 19 // and how far
	fewest     = 8       // different words below which nothing is recognised
)

// sample gives different words of a text that have bytes beyond ASCII.
func sample(data []byte) [][]byte {
	var words [][]byte
	seen := map[string]bool{}
	for i := 0; i < len(data) && i < sampleEnd && len(words) < sampleSize; {
		start, high := i, false
		for i < len(data) && wordByte(data[i]) {
			high = high || data[i] >= 0x80
			i++
		}
		word := data[start:i]
		// Next to "&#7879;" it is a part of a word.
		whole := (start == 0 || data[start-1] != ';') && (i == len(data) || data[i] != '&')
		if high && whole && len(word) <= 30 && !seen[string(word)] {
			seen[string(word)] = true
			words = append(words, word)
		}
		if i == start {
			i++
		}
	}
	return words
}

// wordByte says that a byte may be a part of a word, in one encoding or another: the
// low ones are capitals of VISCII.
func wordByte(b byte) bool {
	return b >= 0x80 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || bytes.IndexByte([]byte("\x02\x05\x06\x14\x19\x1e"), b) >= 0
}

// recognise gives the reading in which the words are Vietnamese, nil when none is so
// by far.
func recognise(words [][]byte) *reading {
	if len(words) < fewest {
		return nil
	}
	best, share, second := -1, 0.0, 0.0
	for i := range readings {
		s := readings[i].share(words)
		latin := best == 0 && i == 1 // windows-1252 and 1258 do not exclude each other
		switch {
		case s > share:
			if !latin {
				second = share
			}
			best, share = i, s
		case s > second && !latin:
			second = s
		}
	}
	if share < 0.7 || share < second+0.2 {
		return nil
	}
	return &readings[best]
}

// share is how many of the words are Vietnamese in a reading, 0 to 1.
func (r *reading) share(words [][]byte) float64 {
	good, all := 0, 0
	for _, w := range words {
		switch verdict(r.decode(w)) {
		case 1:
			good++
			all++
		case -1:
			all++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(good) / float64(all)
}

// verdict says whether a word is Vietnamese (1), not (-1), or tells nothing (0).
func verdict(word string) int {
	v := 0
	for _, t := range Tokens(word) {
		switch {
		case t.Kind == Word && ascii(t.Text):
		case t.Kind == Word && t.IsSyllable() && oneCase(t.Text):
			v = 1
		case t.Kind == Punct && typographic(t.Text):
		default:
			return -1
		}
	}
	return v
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// oneCase says that no capital follows a small letter.
func oneCase(s string) bool {
	small := false
	for _, r := range s {
		if unicode.IsUpper(r) && small {
			return false
		}
		small = small || unicode.IsLower(r)
	}
	return true
}

// typographic says that a mark beyond ASCII belongs to ordinary prose.
func typographic(s string) bool {
	switch s {
	case "“", "”", "‘", "’", "„", "–", "—", "…", "•", "·", "«", "»":
		return true
	}
	return ascii(s)
}
