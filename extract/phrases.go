package extract

import (
	"unicode"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// phrases is a dictionary of multi-word expressions, looked up by the longest
// match at a token. Words compare by vietnamese.Key (case, tone placement and
// i/y aside); abbreviations such as "UBND" or "TS" must also be written in
// capitals where the entry has them, so that "ct" or "ts" inside a word list
// is not taken for a role or a title.
type phrases[T any] struct {
	root phraseNode[T]
	skip string // punctuation that may stand between the words of an entry: ".-"
}

type phraseNode[T any] struct {
	next   map[string]*phraseNode[T]
	values []phraseValue[T]
}

type phraseValue[T any] struct {
	value T
	caps  []caps // what each word demands
}

type caps byte

const (
	anyCase caps = iota
	titleCase
	upperCase
)

func newPhrases[T any](skip string) *phrases[T] { return &phrases[T]{skip: skip} }

// add enters one expression. When proper is set the first word must be capitalised.
func (p *phrases[T]) add(text string, value T, proper bool) {
	tokens := vietnamese.Tokens(text)
	n := &p.root
	var demands []caps
	for i, t := range tokens {
		if t.Kind == vietnamese.Punct && p.skips(t.Key) {
			continue
		}
		demand := anyCase
		switch {
		case t.Kind == vietnamese.Word && t.IsUpper() && len([]rune(t.Text)) > 1:
			demand = upperCase
		case t.Kind == vietnamese.Word && t.IsTitle() && !t.IsSyllable() && len([]rune(t.Text)) > 1:
			demand = titleCase // "ThS", "Tp", "Đ/c"
		case proper && i == 0:
			demand = titleCase
		}
		demands = append(demands, demand)
		if n.next == nil {
			n.next = map[string]*phraseNode[T]{}
		}
		m := n.next[t.Key]
		if m == nil {
			m = &phraseNode[T]{}
			n.next[t.Key] = m
		}
		n = m
	}
	if n == &p.root {
		return
	}
	n.values = append(n.values, phraseValue[T]{value, demands})
}

func (p *phrases[T]) skips(key string) bool {
	for _, r := range p.skip {
		if key == string(r) {
			return true
		}
	}
	return false
}

// match finds the longest entry that begins at token i, and the token behind it.
func (p *phrases[T]) match(tokens []vietnamese.Token, i int) (value T, end int, ok bool) {
	n := &p.root
	var used [24]int
	count := 0
	for j := i; j < len(tokens) && count < len(used); j++ {
		t := tokens[j]
		m := n.next[t.Key]
		if m == nil {
			if j > i && t.Kind == vietnamese.Punct && p.skips(t.Key) {
				continue
			}
			break
		}
		n = m
		used[count] = j
		count++
		for _, v := range n.values {
			if fits(tokens, used[:count], v.caps) {
				value, end, ok = v.value, j+1, true
			}
		}
	}
	return value, end, ok
}

func fits(tokens []vietnamese.Token, used []int, demands []caps) bool {
	if len(used) != len(demands) {
		return false
	}
	for k, d := range demands {
		switch d {
		case titleCase:
			if !startsUpper(tokens[used[k]].Text) {
				return false
			}
		case upperCase:
			if !tokens[used[k]].IsUpper() {
				return false
			}
		}
	}
	return true
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}
