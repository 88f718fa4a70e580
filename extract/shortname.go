package extract

import (
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// shortNames reads what the page calls an organization in short, "Liên đoàn các Hội … Hàn Quốc
// (KOFST)", and finds it wherever the page says so alone. Capitals of three letters or more,
// given once; what a rule has read already stays as it is.
func shortNames(p *page) {
	found := map[string]*orgMention{}
	for _, s := range p.sentences {
		for _, sp := range s.spans {
			if sp.org == nil || sp.org.anaphor || s.key(sp.j) != "(" || s.key(sp.j+2) != ")" || !isShortName(s, sp.j+1) {
				continue
			}
			text := s.tokens[sp.j+1].Text
			if before, ok := found[text]; ok && (before == nil || before.name != sp.org.name) {
				found[text] = nil // two of them
				continue
			}
			found[text] = sp.org
		}
	}
	if len(found) == 0 {
		return
	}
	for _, s := range p.sentences {
		for k := range s.tokens {
			org := found[s.tokens[k].Text]
			if org == nil || s.key(k-1) == "(" || !s.freeAt(k) {
				continue
			}
			mention := *org
			s.insert(&span{kind: spanOrg, i: k, j: k + 1, org: &mention, rule: "organization: short name given before"})
		}
	}
}

func isShortName(s *sentence, k int) bool {
	return k < len(s.tokens) && s.tokens[k].Kind == vietnamese.Word && s.tokens[k].IsUpper() && utf8.RuneCountInString(s.tokens[k].Text) >= 3
}

// freeAt tells whether no span covers token k.
func (s *sentence) freeAt(k int) bool {
	for _, sp := range s.spans {
		if sp.i <= k && k < sp.j {
			return false
		}
	}
	return true
}

// insert puts a span where it belongs among the others.
func (s *sentence) insert(sp *span) {
	n := 0
	for n < len(s.spans) && s.spans[n].i < sp.i {
		n++
	}
	s.spans = append(s.spans[:n], append([]*span{sp}, s.spans[n:]...)...)
}
