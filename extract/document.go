package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// page is the article cut into sentences and tokens: what every later step reads.
// Offsets inside the extractor are bytes; they become code points in the record only.
type page struct {
	art       *article.Article
	sentences []*sentence
	published string // EDTF, "" when unknown
	home      string // id of the union whose page this is, "" when unknown
	homeWhy   string
}

// sentence is one sentence of one block with what was recognised in it.
type sentence struct {
	index      int
	block      int
	kind       article.Kind
	start, end int // bytes in the article's text
	text       string
	tokens     []vietnamese.Token // byte offsets relative to the sentence
	spans      []*span            // in order, not overlapping
	referred   []referred         // pronouns that hold an office
	plan       bool               // tells what is intended, asked for or still to come
	recall     bool               // tells what is long past
}

// newPage cuts the article's blocks into sentences. Related headlines are other
// articles' words and are left out.
func newPage(a *article.Article) *page {
	p := &page{art: a, published: a.Published}
	joined := 0
	for bi, b := range a.Blocks {
		if b.Kind == article.Related {
			continue
		}
		if joined > 0 { // the line before ended in the middle of a caption: read with it
			joined--
			continue
		}
		for b.Kind == article.Caption && bi+1+joined < len(a.Blocks) && a.Blocks[bi+1+joined].Kind == article.Caption && openEnded(a.Text[b.Start:b.End]) {
			b.End = a.Blocks[bi+1+joined].End
			joined++
		}
		// A paragraph broken over two lines is one block: its line ends are spaces.
		text := strings.ReplaceAll(a.Text[b.Start:b.End], "\n", " ")
		for _, s := range vietnamese.Sentences(text) {
			st := &sentence{
				index: len(p.sentences), block: bi, kind: b.Kind,
				start: b.Start + s.Start, end: b.Start + s.End,
				text: text[s.Start:s.End],
			}
			st.tokens = vietnamese.Tokens(st.text)
			p.sentences = append(p.sentences, st)
		}
	}
	return p
}

// openEnded tells whether a line breaks off where a name or a role must follow.
func openEnded(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasSuffix(line, "-") || strings.HasSuffix(line, "–") || strings.HasSuffix(line, ",")
}

// bytesOf gives the article's byte offsets of the tokens i to j, j exclusive.
func (s *sentence) bytesOf(i, j int) (int, int) {
	if i >= j {
		return s.start, s.start
	}
	return s.start + s.tokens[i].Start, s.start + s.tokens[j-1].End
}

// words gives the text of the tokens i to j, j exclusive, as written.
func (s *sentence) words(i, j int) string {
	if i >= j {
		return ""
	}
	return s.text[s.tokens[i].Start:s.tokens[j-1].End]
}

// key gives the comparison key of token i, "" outside the sentence.
func (s *sentence) key(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].Key
}

// glued tells whether no space stands between token i-1 and token i.
func (s *sentence) glued(i int) bool {
	return i > 0 && i < len(s.tokens) && s.tokens[i-1].End == s.tokens[i].Start
}

// codePoints converts byte offsets of one text into code point offsets.
type codePoints struct{ index []int32 }

// newCodePoints numbers the code points of text once, so that each look-up costs nothing.
func newCodePoints(text string) codePoints {
	index := make([]int32, len(text)+1)
	n := int32(0)
	for i := 0; i < len(text); {
		_, w := utf8.DecodeRuneInString(text[i:])
		for k := 0; k < w; k++ {
			index[i+k] = n
		}
		i += w
		n++
	}
	index[len(text)] = n
	return codePoints{index}
}

func (c codePoints) span(start, end int) Span {
	return Span{Start: int(c.index[start]), End: int(c.index[end])}
}
