package graph

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// Words gives the folded words of a text: what stores index and queries look for,
// the same in every store. "KH&KT Lâm Đồng" is kh, kt, lam, dong.
func Words(text string) []string {
	return strings.FieldsFunc(vietnamese.Fold(text), notWord)
}

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// foldedName is the form in which names are compared: folded words with one space.
func foldedName(name string) string { return strings.Join(Words(name), " ") }

// nameKey is equal for two spellings of one name that differ in letter case and
// in the place of the tone mark only. "Hùng" and "Hưng" are two names.
func nameKey(name string) string {
	return strings.Join(strings.FieldsFunc(vietnamese.Key(name), notWord), " ")
}

// SpellingKey is equal for two spellings of one name that differ in letter case and in
// the place of the tone mark only.
func SpellingKey(name string) string { return nameKey(name) }

// spelledLike reports whether somebody who typed query can have meant name: marks
// may be left out, but those that are typed must be right. "đang vu minh" is like
// "Đặng Vũ Minh", "Hưng" is not like "Hùng".
func spelledLike(query, name string) bool {
	q, n := letters(query), letters(name)
	return slices.EqualFunc(q, n, func(a, b letter) bool {
		for _, mark := range a.marks {
			if !strings.ContainsRune(b.marks, mark) {
				return false
			}
		}
		return a.base == b.base
	})
}

// letter is a letter taken apart: "ặ" is 'a' with a breve and a dot below.
type letter struct {
	base  rune
	marks string
}

func letters(name string) []letter {
	var out []letter
	for _, r := range norm.NFD.String(nameKey(name)) {
		switch {
		case unicode.Is(unicode.Mn, r) && len(out) > 0:
			out[len(out)-1].marks += string(r)
		case r == 'đ':
			out = append(out, letter{'d', "đ"})
		default:
			out = append(out, letter{base: r})
		}
	}
	return out
}

// bestName picks the spelling to show: one that is not all capitals, with the
// most marks, then the first in code point order.
func bestName(names []string) string {
	better := func(a, b string) int {
		if ua, ub := a == strings.ToUpper(a), b == strings.ToUpper(b); ua != ub {
			if ub {
				return -1
			}
			return 1
		}
		if d := marks(b) - marks(a); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	}
	return slices.MinFunc(names, better)
}

func marks(name string) int {
	n := 0
	for _, r := range name {
		if r > unicode.MaxASCII {
			n++
		}
	}
	return n
}

// honorificRank orders academic titles; a higher number is a higher title.
func honorificRank(title string) int {
	rank := 0
	for part := range strings.SplitSeq(title, ".") {
		switch strings.TrimSpace(part) {
		case "GS":
			rank += 64
		case "PGS":
			rank += 32
		case "TSKH":
			rank += 16
		case "TS":
			rank += 8
		case "ThS":
			rank += 4
		case "":
		default: // KS, CN, BS and titles outside the list
			rank++
		}
	}
	return rank
}

// bestHonorific picks the highest title: academic titles are gained, not lost.
func bestHonorific(titles []string) string {
	best := ""
	for _, t := range titles {
		a, b := honorificRank(t), honorificRank(best)
		if a > b || a == b && t > best {
			best = t
		}
	}
	return best
}
