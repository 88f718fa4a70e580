package extract

import "strings"

// paragraphSubject gives the union that a bare "Liên hiệp Hội" means because the paragraph
// says before it who held the event: "Ngày 5/5, Liên hiệp Hội Hà Nội tổ chức hội thảo. Chủ tịch
// Liên hiệp Hội …". said is true where the paragraph settles the question, even if only so that
// nothing can be said: two unions held it, or a federation that is none of ours and calls
// itself "Liên hiệp" too.
func (r *resolver) paragraphSubject(s *sentence, k int) (id string, said bool) {
	for n := s.index; n >= 0 && r.p.sentences[n].block == s.block; n-- {
		t := r.p.sentences[n]
		upTo := len(t.tokens)
		if t == s {
			upTo = s.spans[k].i
		}
		for _, sp := range t.spans {
			if sp.j <= upTo && sp.org != nil && isFederation(sp.org.name) && !placed(t, sp) {
				return "", true
			}
		}
		verb := t.cueAt(0, "organize")
		if verb == nil || verb.j > upTo || t.plan || t.recall {
			continue
		}
		var subjects []string
		other := false
		for _, sp := range t.spans {
			if sp.j > verb.i || !sp.isOrganization() || placed(t, sp) || r.belongsToRole(t, sp) || t.ownerOf(sp) {
				continue
			}
			switch {
			case sp.union != nil && len(sp.union.slugs) == 1:
				subjects = appendNew(subjects, unionID(sp.union.slugs[0]))
			case sp.union != nil:
				other = other || sp.union.level != "" && !r.settled(sp)
			}
		}
		switch {
		case len(subjects) == 1 && !other:
			return subjects[0], true
		case len(subjects) > 1 && subjects[0] != unionID(r.alias):
			return "", true
		}
	}
	return "", false
}

// settled tells whether a union named with its level only is known.
func (r *resolver) settled(sp *span) bool {
	return len(sp.union.resolved) == 1
}

// isFederation tells whether an organization is a federation that pages also call "Liên hiệp" in
// short: of the arts, of friendship, of sciences.
func isFederation(name string) bool {
	return strings.HasPrefix(name, "Liên hiệp ") && !strings.HasPrefix(name, "Liên hiệp các Hội Khoa học và Kỹ thuật")
}

// partnerOnly tells whether the page names a union only as a guest or partner: "đón đoàn Liên
// hiệp Hội X", "phối hợp với Liên hiệp Hội X".
func (r *resolver) partnerOnly(slug string) bool {
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if sp.union == nil || len(sp.union.slugs) != 1 || sp.union.slugs[0] != slug {
				continue
			}
			if s.key(sp.i-1) == "với" && s.cueAt(sp.j, "organize") != nil {
				return false // holds an event with somebody
			}
			switch s.key(sp.i - 1) {
			case "đoàn", "với", "thăm", "cùng", "diện", "đạo", "nghiệm":
			default:
				return false
			}
		}
	}
	return true
}
