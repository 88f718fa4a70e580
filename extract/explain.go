package extract

import (
	"strings"
)

// Explanation is a record together with what was recognised on the way to it, so that an
// analyst can see why a fact is there or missing.
type Explanation struct {
	Record    *Record
	Home      string // id of the union whose page this was taken for, "" when unknown
	HomeFrom  string // what says so: "the footer", "the only provincial union named", …
	Sentences []ExplainedSentence
}

// ExplainedSentence is one sentence and what was recognised in it.
type ExplainedSentence struct {
	Block    string // the kind of the block it stands in: title, lead, paragraph, caption, …
	Span     Span
	Text     string
	Planned  bool // read as something intended: nothing in it took place
	Recalled bool // read as something past: no event of this page
	Parts    []ExplainedPart
}

// ExplainedPart is one thing recognised in a sentence.
type ExplainedPart struct {
	Span    Span
	Kind    string // province, union, organization, person, role, event, cue, date or blocked
	Rule    string // the rule that read it
	Reading string // what it was taken for: an id, a full name, a role, a date; "" when nothing was settled
}

// Explain extracts like [Extract] and tells how.
func Explain(in Input) (*Explanation, error) {
	a, err := read(in)
	if err != nil {
		return nil, err
	}
	rec, p := defaultGrammar().analyse(in, a)
	cp := newCodePoints(a.Text)
	e := &Explanation{Record: rec, Home: p.home, HomeFrom: p.homeWhy}
	for _, s := range p.sentences {
		es := ExplainedSentence{Block: string(s.kind), Span: cp.span(s.start, s.end), Text: s.text, Planned: s.plan, Recalled: s.recall}
		for _, sp := range s.spans {
			from, to := s.bytesOf(sp.i, sp.j)
			es.Parts = append(es.Parts, ExplainedPart{Span: cp.span(from, to), Kind: spanKindNames[sp.kind], Rule: sp.rule, Reading: sp.reading()})
		}
		e.Sentences = append(e.Sentences, es)
	}
	return e, nil
}

// reading says what a span was taken for.
func (sp *span) reading() string {
	switch {
	case sp.union != nil:
		return strings.Join(sp.union.resolved, ", ")
	case sp.org != nil && sp.org.id != "":
		return sp.org.name
	case sp.person != nil && sp.person.name != "":
		return strings.TrimSpace(strings.Join(sp.person.titles, "") + " " + sp.person.name)
	case sp.person != nil:
		return sp.person.id
	case sp.role != nil && sp.role.former:
		return "former " + sp.role.canonical
	case sp.role != nil:
		return sp.role.canonical
	case sp.event != nil:
		return sp.event.Classification
	case sp.cue != nil:
		return sp.cue.Kind
	case sp.date != nil:
		return string(sp.date.Kind) + " " + sp.date.EDTF()
	}
	return sp.province
}
