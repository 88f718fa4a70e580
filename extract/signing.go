package extract

import (
	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/dates"
)

// signed yields the sentences that tell of a signing that took place, with the word that
// says so and the parties, two or more.
func (r *resolver) signed(yield func(*sentence, *span, []string) bool) {
	for _, s := range r.p.sentences {
		if !s.isBody() && s.kind != article.Title {
			continue
		}
		sign := s.signing()
		guests := false
		if attend := s.cueAt(0, "attend"); sign != nil && attend != nil && attend.j <= sign.i && sign.i-attend.j <= 4 {
			if guests = s.hasKey("phía", sign.j, len(s.tokens)); !guests {
				continue // "Dự lễ ký kết có …"
			}
		}
		if sign != nil && s.recallsSigning(sign) {
			continue
		}
		if sign == nil || s.plannedAt(sign.i) || s.recall || s.undone(sign) {
			continue
		}
		parties := r.signingParties(s)
		if inClause := r.clauseParties(s, sign); len(inClause) >= 2 {
			parties = inClause // not those of the next clause: "…; sẽ phối hợp với Sở Y"
		}
		if guests { // "Dự lễ ký kết, về phía X có …; về phía Y có …"
			parties = nil
			for _, sp := range s.spans {
				if sp.isOrganization() && r.introduces(s, sp) {
					parties = appendNew(parties, sp.organizations()...)
				}
			}
		}
		if len(parties) >= 2 && !yield(s, sign, parties) {
			return
		}
	}
}

// agreements reads signed programmes and memoranda with their parties and term.
func (r *resolver) agreements(events []*happening) []joining {
	var out []joining
	r.signed(func(s *sentence, _ *span, parties []string) bool {
		start, end := r.term(s)
		for i := range parties {
			if i > 0 && s.signedWith(parties) {
				break // "A ký kết với B, C và D": A with each of them
			}
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
		return true
	})
	return out
}

// signing finds the words that tell of a signing: "ký kết", "Lễ ký kết".
func (s *sentence) signing() *span {
	for _, sp := range s.spans {
		if sp.cue != nil && sp.cue.Kind == "sign" || sp.event != nil && sp.event.Classification == "signing" {
			return sp
		}
	}
	return nil
}

// clauseParties lists the organizations of the clause that tells of the signing.
func (r *resolver) clauseParties(s *sentence, sign *span) []string {
	var parties []string
	for _, sp := range s.spans {
		if sp.isOrganization() && !placed(s, sp) && !r.belongsToRole(s, sp) && s.sameClause(min(sp.j, sign.j), max(sp.i, sign.i)) {
			parties = appendNew(parties, sp.organizations()...)
		}
	}
	return parties
}

// signedWith tells whether "với" stands between the first party and the others.
func (s *sentence) signedWith(parties []string) bool {
	if len(parties) < 3 {
		return false
	}
	end := -1
	for _, sp := range s.spans {
		switch only(sp) {
		case parties[0]:
			if end < 0 {
				end = sp.j
			}
		case parties[1]:
			return end >= 0 && s.hasKey("với", end, sp.i)
		}
	}
	return false
}

// recallsSigning tells whether the signing is only spoken of, or was long ago: "về việc hợp tác
// … đã ký từ năm 2015", "biên bản bàn giao".
func (s *sentence) recallsSigning(sign *span) bool {
	if s.key(sign.j) == "từ" || s.key(sign.j) == "năm" {
		return true
	}
	for k := sign.i - 1; k >= 0 && sign.i-k < 14 && s.key(k) != "," && s.key(k) != "đã"; k-- {
		if s.key(k) == "để" {
			return true // "đồng ý chủ trương để … ký kết"
		}
	}
	for k := 0; k+1 < len(s.tokens); k++ {
		switch s.key(k) + " " + s.key(k+1) {
		case "về việc", "trao đổi":
			if k < sign.i && sign.i-k < 16 && s.key(k) == "về" {
				return true
			}
		case "bàn giao":
			if k >= sign.j && k-sign.j <= 3 {
				return true
			}
		}
	}
	return false
}

// undone tells whether the sentence says that the signing has not taken place: "chưa ký
// kết", "lễ ký kết dự kiến …".
func (s *sentence) undone(sign *span) bool {
	if s.cueAt(0, "negate") != nil && !s.hasKey("không", 0, len(s.tokens)) {
		return true
	}
	for k := max(sign.i-3, 0); k < sign.i; k++ {
		if key := s.key(k); key == "chưa" || key == "không" || key == "chẳng" {
			return true
		}
	}
	plan := s.cueAt(sign.j, "plan")
	return plan != nil && plan.i-sign.j <= 4
}

// signingParties lists who signs: the organizations of the sentence that are no place,
// or those whose officers sign.
func (r *resolver) signingParties(s *sentence) []string {
	var parties []string
	for _, sp := range s.spans {
		if sp.isOrganization() && !placed(s, sp) && !r.belongsToRole(s, sp) {
			parties = appendNew(parties, sp.organizations()...)
		}
	}
	if len(parties) >= 2 {
		return parties
	}
	// each officer signs for one organization: that of the first office he leads
	units := r.g.units(s)
	owner := link(units)
	signed := map[*unit]bool{}
	for _, u := range units {
		p := owner[u]
		if p == nil || signed[p] || u.org == nil || u.sp.role.entry.Kind == "member" || only(u.org) == "" || placed(s, u.org) {
			continue
		}
		signed[p] = true
		parties = appendNew(parties, only(u.org))
	}
	return parties
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
func (r *resolver) signings() {
	if len(r.events) == 0 {
		return
	}
	main := r.events[0]
	for _, e := range r.events {
		if e.class == "signing" {
			return
		}
	}
	r.signed(func(s *sentence, sign *span, parties []string) bool {
		h := &happening{class: "signing", s: s, from: s.start, to: s.end, start: main.start, orgs: parties, name: r.eventName(s, sign), location: main.location}
		if date := r.dateOf(s); date != nil && !r.future(*date) {
			h.start = date.From.EDTF()
		}
		r.events = append(r.events, h)
		return false
	})
}
