package extract

import (
	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// setMood marks what is only intended or only recalled. A line without a full stop
// that opens with "Trong thời gian tới" is a heading: what follows it is intended
// until somebody speaks again.
func setMood(p *page) {
	planned := false
	for _, s := range p.sentences {
		if s.kind == article.Title || !s.isBody() {
			continue
		}
		first := s.cueAt(0, "plan")
		switch {
		case first != nil && first.i == 0 && !s.closed() && len(s.tokens) < 14:
			planned = true
		case planned && s.names(spanPerson):
			planned = false
		}
		s.plan = planned || first != nil && first.i <= 2
		if c := s.cueAt(0, "recall"); c != nil && c.i <= 2 {
			s.recall = true
		}
	}
}

// closed tells whether the sentence ends in a mark that ends sentences.
func (s *sentence) closed() bool {
	if len(s.tokens) == 0 {
		return false
	}
	switch s.tokens[len(s.tokens)-1].Text {
	case ".", "!", "?", "…", ":", ";", "”", "\"", ")":
		return true
	}
	return false
}

func (s *sentence) names(kind spanKind) bool {
	for _, sp := range s.spans {
		if sp.kind == kind {
			return true
		}
	}
	return false
}

// plannedAt tells whether the words at token i are under a verb of intention:
// "sẽ phối hợp", "đề nghị … phối hợp". A semicolon ends the reach.
func (s *sentence) plannedAt(i int) bool {
	if s.plan {
		return true
	}
	for _, sp := range s.spans {
		if sp.cue == nil || sp.cue.Kind != "plan" && sp.cue.Kind != "negate" || sp.j > i {
			continue
		}
		open := true
		for k := sp.j; k < i; k++ {
			if s.tokens[k].Kind == vietnamese.Punct && (s.tokens[k].Text == ";" || s.tokens[k].Text == ".") {
				open = false
			}
		}
		if open {
			return true
		}
	}
	return false
}
