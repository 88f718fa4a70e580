package graph

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"

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
	// leastShingles is how many shingles a page has that is compared: of a line or two
	// nobody can say whether it was copied.
	leastShingles = 24
	// sameSentence is the part of two sentences' shingles that are common when one is
	// the other, edited.
	sameSentence = 0.4
	// telling is how many shingles a sentence has whose other numbers or names make
	// another story of it.
	telling = 8
)

func newReading(d Document) *reading {
	t := &reading{document: d}
	for _, span := range vietnamese.Sentences(d.Text) {
		if s, ok := newSentence(d.Text[span.Start:span.End]); ok {
			t.sentences = append(t.sentences, s)
			t.shingles = append(t.shingles, s.shingles...)
		}
	}
	slices.Sort(t.shingles)
	t.shingles = slices.Compact(t.shingles)
	return t
}

// readings reads pages, on all processors, and leaves out those that say too little to
// be compared.
func readings(documents []Document) []*reading {
	all := make([]*reading, len(documents))
	var wg sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), len(documents))
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(documents); i += workers {
				all[i] = newReading(documents[i])
			}
		})
	}
	wg.Wait()
	return slices.DeleteFunc(all, func(t *reading) bool { return len(t.shingles) < leastShingles })
}

func newSentence(text string) (sentence, bool) {
	var s sentence
	words := withoutUnionName(splitWords(text))
	if len(words) < leastWords {
		return s, false
	}
	hashes := make([]uint64, len(words))
	for i, w := range words {
		hashes[i] = hashWord(w.folded)
		if w.folded[0] >= '0' && w.folded[0] <= '9' {
			s.numbers = append(s.numbers, strings.TrimLeft(w.folded, "0"))
		} else if i > 0 && w.capital {
			s.names = append(s.names, w.folded)
		}
	}
	for i := range len(words) - shingleWords + 1 {
		s.shingles = append(s.shingles, shingle(hashes[i:i+shingleWords]))
	}
	for _, list := range []*[]string{&s.numbers, &s.names} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	slices.Sort(s.shingles)
	s.shingles = slices.Compact(s.shingles)
	return s, true
}

// writtenWord is a word of a text, folded, and whether it was written with a capital.
type writtenWord struct {
	folded  string
	capital bool
}

// foldings gives the folded form of each letter that Vietnamese is written with.
var foldings = sync.OnceValue(func() []string {
	table := make([]string, 0x1f00)
	for r := range table {
		if unicode.IsLetter(rune(r)) || unicode.IsDigit(rune(r)) {
			table[r] = vietnamese.Fold(string(rune(r)))
		}
	}
	return table
})

// splitWords is [Words] of a text in NFC, which the texts of documents are; it is many
// times faster.
func splitWords(text string) []writtenWord {
	table := foldings()
	folded := make([]byte, 0, len(text))
	var ends []int
	var capitals []bool
	start, capital := 0, false
	end := func() {
		if len(folded) > start {
			ends, capitals = append(ends, len(folded)), append(capitals, capital)
			start = len(folded)
		}
	}
	for _, r := range text {
		var f string
		if int(r) < len(table) {
			f = table[r]
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			f = vietnamese.Fold(string(r))
		}
		if f == "" && !unicode.Is(unicode.Mn, r) {
			end()
			continue
		}
		if len(folded) == start {
			capital = unicode.IsUpper(r)
		}
		folded = append(folded, f...)
	}
	end()
	all := string(folded)
	words := make([]writtenWord, len(ends))
	at := 0
	for i, e := range ends {
		words[i] = writtenWord{all[at:e], capitals[i]}
		at = e
	}
	return words
}

// withoutUnionName takes out the words that all unions are called by: they would make
// the footers of two unions' sites alike.
func withoutUnionName(words []writtenWord) []writtenWord {
	name := strings.Fields(unionName)
	begins := func(at []writtenWord) bool {
		for i, n := range name {
			if i >= len(at) || at[i].folded != n {
				return false
			}
		}
		return true
	}
	kept := words[:0]
	for i := 0; i < len(words); i++ {
		if begins(words[i:]) {
			i += len(name) - 1
			continue
		}
		kept = append(kept, words[i])
	}
	return kept
}

// hashWord is FNV-1a, 64 bits.
func hashWord(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h
}

// shingle hashes words by their hashes, mixed so that every bit serves to sample.
func shingle(words []uint64) uint64 {
	h := uint64(0)
	for _, w := range words {
		h = (h ^ w) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return h
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
