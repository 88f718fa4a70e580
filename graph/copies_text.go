package graph

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// reading is a page as sentences to compare.
type reading struct {
	document  Document
	sentences []sentence
	shingles  []uint64 // of all sentences, sorted, each once
	at        map[uint64]int
}

// sentence is what one sentence says.
type sentence struct {
	shingles []uint64 // sorted, each once
	numbers  []string // sorted, each once
	names    []string // folded words with a capital inside the sentence, sorted, each once
}

const (
	// shingleWords is how many words make a shingle.
	shingleWords = 4
	// leastWords is how many words a sentence has that is compared: shorter ones are
	// bylines, dates, captions and headings.
	leastWords = 7
	// sameSentence is the part of two sentences' shingles that are common when one is
	// the other, edited.
	sameSentence = 0.4
	// telling is how many shingles a sentence has whose other numbers or names make
	// another story of it.
	telling = 8
)

func newReading(d Document) *reading {
	t := &reading{document: d}
	text := vietnamese.Normalize(d.Text)
	for _, span := range vietnamese.Sentences(text) {
		if s, ok := newSentence(text[span.Start:span.End]); ok {
			t.sentences = append(t.sentences, s)
			t.shingles = append(t.shingles, s.shingles...)
		}
	}
	slices.Sort(t.shingles)
	t.shingles = slices.Compact(t.shingles)
	return t
}

func newSentence(text string) (sentence, bool) {
	var s sentence
	words, written := Words(text), strings.FieldsFunc(text, notWord)
	if len(words) != len(written) { // a letter that folds into two: take no word for a name
		written = words
	}
	words, written = withoutUnionName(words, written)
	if len(words) < leastWords {
		return s, false
	}
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsDigit(first) {
			s.numbers = append(s.numbers, strings.TrimLeft(w, "0"))
		} else if i > 0 {
			if capital, _ := utf8.DecodeRuneInString(written[i]); unicode.IsUpper(capital) {
				s.names = append(s.names, w)
			}
		}
		if i+shingleWords <= len(words) {
			s.shingles = append(s.shingles, shingle(words[i:i+shingleWords]))
		}
	}
	for _, list := range []*[]string{&s.numbers, &s.names} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	slices.Sort(s.shingles)
	s.shingles = slices.Compact(s.shingles)
	return s, true
}

// withoutUnionName takes out the words that all unions are called by: they would make
// the footers of two unions' sites alike.
func withoutUnionName(words, written []string) ([]string, []string) {
	name := strings.Fields(unionName)
	var keptWords, keptWritten []string
	for i := 0; i < len(words); i++ {
		if len(words)-i >= len(name) && slices.Equal(words[i:i+len(name)], name) {
			i += len(name) - 1
			continue
		}
		keptWords, keptWritten = append(keptWords, words[i]), append(keptWritten, written[i])
	}
	return keptWords, keptWritten
}

// shingle hashes words (FNV-1a, 64 bits, mixed so that every bit serves to sample).
func shingle(words []string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ ' ') * 1099511628211
	}
	h ^= h >> 32
	h *= 0x9e3779b97f4a7c15
	return h ^ h>>29
}

// repeats gives which part of t, by shingles, stands in other sentence by sentence,
// and whether a sentence stands there with another number or another name: two pages
// of one template, not one story.
func (t *reading) repeats(other *reading) (share float64, contradicted bool) {
	if other.at == nil {
		other.at = map[uint64]int{}
		for i, s := range other.sentences {
			for _, h := range s.shingles {
				other.at[h] = i
			}
		}
	}
	repeated := map[uint64]bool{}
	for _, s := range t.sentences {
		hits := map[int]int{}
		best := -1
		for _, h := range s.shingles {
			if i, ok := other.at[h]; ok {
				hits[i]++
				if best < 0 || hits[i] > hits[best] || hits[i] == hits[best] && i < best {
					best = i
				}
			}
		}
		if best < 0 {
			continue
		}
		o := other.sentences[best]
		if all := len(s.shingles) + len(o.shingles) - hits[best]; float64(hits[best]) < sameSentence*float64(all) {
			continue
		}
		if differ(s.numbers, o.numbers) || differ(s.names, o.names) {
			if len(s.shingles) >= telling {
				return 0, true
			}
			continue
		}
		for _, h := range s.shingles {
			if _, ok := slices.BinarySearch(o.shingles, h); ok {
				repeated[h] = true
			}
		}
	}
	return float64(len(repeated)) / float64(len(t.shingles)), false
}

// differ reports whether each of two sorted lists has something that the other lacks.
func differ(a, b []string) bool {
	lacks := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(x string) bool { _, ok := slices.BinarySearch(b, x); return !ok })
	}
	return lacks(a, b) && lacks(b, a)
}
