package extract

import (
	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/dates"
)

// joining is a cooperation of two organizations before ids are given.
type joining struct {
	a, b       string
	basis      string // agreement, joint_activity, exchange
	start, end string // EDTF: the term of an agreement
	event      *happening
	s          *sentence
	from, to   int
}

// cooperations reads agreements, joint activities and exchanges.
func (r *resolver) cooperations(events []*happening, v *visit) []joining {
	out := r.agreements(events)
	agreed := len(out) > 0
	for _, s := range r.p.sentences {
		if s.isBody() || s.kind == article.Title {
			out = append(out, r.jointActivities(s)...)
		}
	}
	if v != nil && !agreed && isUnion(v.visitor, v.host, v.parties) {
		j := joining{basis: "exchange", s: v.s, from: v.s.start, to: v.s.end, a: v.parties[0], b: v.parties[1]}
		for _, e := range events {
			if e.class == "visit" || e.class == "meeting" {
				j.event = e
			}
		}
		if j.event != nil {
			out = append(out, j)
		}
	}
	return dedupeJoinings(out)
}

func isUnion(visitor, host string, parties []string) bool {
	if len(parties) != 2 {
		return false
	}
	for _, p := range parties {
		if len(p) < 6 || p[:6] != "union:" {
			return false
		}
	}
	return true
}

// jointActivities reads "A phối hợp [với] B, C và D tổ chức …", "Cùng với B, A tổ chức …",
// "A và B cùng tổ chức".
func (r *resolver) jointActivities(s *sentence) []joining {
	var out []joining
	for _, cue := range s.spans {
		if cue.cue == nil || cue.cue.Kind != "joint" || s.plannedAt(cue.i) {
			continue
		}
		partners := r.partnersAfter(s, cue.j)
		if len(partners) == 0 {
			continue
		}
		subject := r.subjectBefore(s, cue.i)
		if subject == nil {
			subject = r.subjectAfter(s, partners[len(partners)-1].j)
		}
		if subject == nil {
			continue
		}
		for _, a := range subject.organizations() {
			for _, p := range partners {
				for _, b := range p.organizations() {
					if a == b || len(subject.organizations()) > 1 {
						continue
					}
					from, to := s.bytesOf(min(subject.i, cue.i), max(p.j, subject.j))
					out = append(out, joining{a: a, b: b, basis: "joint_activity", s: s, from: from, to: to})
				}
			}
		}
	}
	return out
}

// partnersAfter reads the list of organizations that begins right behind a cue.
func (r *resolver) partnersAfter(s *sentence, k int) []*span {
	var out []*span
	for k < len(s.tokens) {
		switch s.key(k) {
		case "với", "cùng", "chặt", "chẽ", ",", "và", "giữa", ";":
			k++
			continue
		}
		sp := s.spanAt(k)
		if sp == nil || !sp.isOrganization() {
			return out
		}
		if len(sp.organizations()) > 0 {
			out = append(out, sp)
		}
		k = sp.j
	}
	return out
}

func (s *sentence) spanAt(k int) *span {
	for _, sp := range s.spans {
		if sp.i == k {
			return sp
		}
	}
	return nil
}

// subjectBefore finds the organization that does what stands at token k: the nearest
// before it that is no place and nobody's office.
func (r *resolver) subjectBefore(s *sentence, k int) *span {
	for n := len(s.spans) - 1; n >= 0; n-- {
		sp := s.spans[n]
		if sp.j > k || !sp.isOrganization() {
			continue
		}
		if placed(s, sp) || r.belongsToRole(s, sp) {
			continue
		}
		if len(sp.organizations()) != 1 {
			return nil
		}
		return sp
	}
	return nil
}

// subjectAfter finds it behind a list that opens the sentence: "Cùng với B, A tổ chức …".
func (r *resolver) subjectAfter(s *sentence, k int) *span {
	organize := s.cueAt(k, "organize")
	if organize == nil {
		return nil
	}
	sp := r.subjectBefore(s, organize.i)
	if sp == nil || sp.i < k {
		return nil
	}
	return sp
}

// agreements reads signed programmes and memoranda with their parties and term.
func (r *resolver) agreements(events []*happening) []joining {
	var out []joining
	for _, s := range r.p.sentences {
		if !s.isBody() && s.kind != article.Title {
			continue
		}
		sign := s.cueAt(0, "sign")
		if sign == nil || s.plannedAt(sign.i) || s.recall {
			continue
		}
		parties := r.signingParties(s)
		if len(parties) < 2 {
			continue
		}
		start, end := r.term(s)
		for i := range parties {
			for k := i + 1; k < len(parties); k++ {
				j := joining{a: parties[i], b: parties[k], basis: "agreement", start: start, end: end, s: s, from: s.start, to: s.end}
				for _, e := range events {
					if e.class == "signing" {
						j.event = e
					}
				}
				out = append(out, j)
			}
		}
	}
	return out
}

// signingParties lists who signs: the organizations of the sentence that are no place,
// or those whose officers sign.
func (r *resolver) signingParties(s *sentence) []string {
	var parties, offices []string
	for _, sp := range s.spans {
		if !sp.isOrganization() || placed(s, sp) {
			continue
		}
		if r.belongsToRole(s, sp) {
			offices = appendNew(offices, sp.organizations()...)
		} else {
			parties = appendNew(parties, sp.organizations()...)
		}
	}
	if len(parties) >= 2 {
		return parties
	}
	return appendNew(parties, offices...)
}

// term gives the period of an agreement: in the sentence, or else the first on the page.
func (r *resolver) term(s *sentence) (start, end string) {
	for _, t := range append([]*sentence{s}, r.p.sentences...) {
		for _, sp := range t.spans {
			if sp.date != nil && sp.date.Kind == dates.Term {
				return sp.date.From.EDTF(), sp.date.To.EDTF()
			}
		}
	}
	return "", ""
}

// signings adds the event of a signing that takes place within another event.
func (r *resolver) signings(v *visit) {
	if len(r.events) == 0 {
		return
	}
	main := r.events[0]
	for _, e := range r.events {
		if e.class == "signing" {
			return
		}
	}
	for _, s := range r.p.sentences {
		if !s.isBody() && s.kind != article.Title {
			continue
		}
		sign := s.cueAt(0, "sign")
		if sign == nil || s.plannedAt(sign.i) || s.recall {
			continue
		}
		parties := r.signingParties(s)
		if len(parties) < 2 {
			continue
		}
		h := &happening{class: "signing", s: s, from: s.start, to: s.end, start: main.start, orgs: parties, name: cleanName(s.words(sign.i, min(len(s.tokens), sign.i+20)))}
		if date := r.dateOf(s); date != nil && !r.future(*date) {
			h.start = date.From.EDTF()
		}
		r.events = append(r.events, h)
		return
	}
}

func dedupeJoinings(in []joining) []joining {
	type key struct{ a, b, basis string }
	seen := map[key]bool{}
	var out []joining
	for _, j := range in {
		if j.a > j.b {
			j.a, j.b = j.b, j.a
		}
		k := key{j.a, j.b, j.basis}
		if j.a == j.b || seen[k] {
			continue
		}
		seen[k] = true
		out = append(out, j)
	}
	return out
}
