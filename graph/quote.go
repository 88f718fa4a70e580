package graph

import (
	"strings"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// quoter finds the sentences around places of one text.
type quoter struct {
	text      string
	offsets   []int // byte offset of each code point, and of the end
	sentences []vietnamese.Span
}

func newQuoter(text string) quoter {
	q := quoter{text: text, sentences: vietnamese.Sentences(text), offsets: make([]int, 0, len(text)+1)}
	for i := range text {
		q.offsets = append(q.offsets, i)
	}
	q.offsets = append(q.offsets, len(text))
	return q
}

// sentence gives the text of the sentence or sentences that hold the code points
// from start to end.
func (q quoter) sentence(start, end int) string {
	from, to := q.offsets[start], q.offsets[end]
	for _, s := range q.sentences {
		if s.Start < q.offsets[end] && s.End > q.offsets[start] {
			from, to = min(from, s.Start), max(to, s.End)
		}
	}
	return strings.TrimSpace(q.text[from:to])
}

// span gives the code points of the i-th sentence.
func (q quoter) span(i int) (start, end int) {
	start = utf8.RuneCountInString(q.text[:q.sentences[i].Start])
	return start, start + utf8.RuneCountInString(q.text[q.sentences[i].Start:q.sentences[i].End])
}
