package extract

// asOf says how the person of a span takes part, "" when the sentence does not say that he
// does. A verb of leading or receiving is said of one person, the nearest on its side; the
// others may have several subjects.
func (r *resolver) asOf(s *sentence, person *span) string {
	best, rank := "", -1
	for _, sp := range s.spans {
		if sp.cue == nil {
			continue
		}
		as := asCue[sp.cue.Kind]
		if as == "" {
			continue
		}
		switch sp.cue.Kind {
		case "elect":
			if next := s.spanAt(sp.j); next != nil && next.org != nil && s.key(sp.j-1) == "vào" {
				continue // "được bầu vào Quốc hội"
			}
			if sp.i >= person.j && s.personBetween(person, sp) && !s.listedUpTo(person, sp) && s.hasKey("cho", person.j, sp.i) {
				continue // "ông A trao quyết định cho bà B giữ chức …"
			}
			if !s.sameClause(min(person.j, sp.j), max(person.i, sp.i)) && s.ownVerb(person) {
				continue
			}
		case "sign":
			if s.witnessed(sp) || s.recallsSigning(sp) {
				continue
			}
		case "speaker":
			if !s.sameClause(min(person.j, sp.j), max(person.i, sp.i)) && (sp.j <= person.i || s.personBetween(person, sp)) {
				continue // another clause's, unless the subject goes on
			}
		case "chair":
			if !s.sameClause(min(person.j, sp.j), max(person.i, sp.i)) || s.verbBetween(person, sp) || s.chairedByOrganization(sp) || s.attendsBefore(person, sp) {
				continue
			}
		case "head":
			if s.personBetween(person, sp) {
				continue
			}
		case "host":
			// "ông A … tiếp đoàn do ông B dẫn đầu": A receives; "Tiếp đoàn có ông B, bà C": both do
			if sp.j <= person.i && s.personBefore(sp) {
				continue
			}
			if sp.i >= person.j && s.personBetween(person, sp) && !s.listedUpTo(person, sp) {
				continue
			}
		}
		if asRank[as] > rank {
			best, rank = as, asRank[as]
		}
	}
	return best
}

// verbBetween tells whether another verb stands between a person and a verb, so that it is
// somebody else who does the one or the other.
func (s *sentence) verbBetween(person, verb *span) bool {
	from, to := person.j, verb.i
	if verb.i < person.i {
		from, to = verb.j, person.i
	}
	for _, sp := range s.spans {
		if sp.cue != nil && sp.i >= from && sp.j <= to && sp.cue.Kind != "attend" && sp.cue.Kind != "joint" && sp.cue.Kind != "recall" {
			return true
		}
	}
	return false
}

// attendsBefore tells whether a person attends what somebody behind him chairs: "ông A dự, ông B
// chủ trì hội nghị".
func (s *sentence) attendsBefore(person, verb *span) bool {
	if verb.i < person.j || !s.personBetween(person, verb) {
		return false
	}
	for _, sp := range s.spans {
		if sp.cue != nil && sp.cue.Kind == "attend" && sp.i >= person.j && sp.j <= verb.i {
			return true
		}
	}
	return false
}

// chairedByOrganization tells whether it is an organization that chairs: "Hội nghị do Liên
// hiệp Hội X chủ trì".
func (s *sentence) chairedByOrganization(verb *span) bool {
	sp := s.spanEndingAt(verb.i)
	return sp != nil && sp.isOrganization() && (s.key(sp.i-1) == "do" || s.key(sp.i-1) == "của")
}

// ownVerb tells whether the clause of a person, between semicolons, has a verb of its own: of
// leaving, of not doing, of speaking.
func (s *sentence) ownVerb(person *span) bool {
	for _, sp := range s.spans {
		if sp.cue == nil || !s.sameClause(min(person.j, sp.j), max(person.i, sp.i)) {
			continue
		}
		switch sp.cue.Kind {
		case "dismiss", "negate", "speaker", "chair", "attend", "host":
			return true
		}
	}
	return false
}

// witnessed tells whether a verb of attending stands before a signing: "chứng kiến lễ ký …".
func (s *sentence) witnessed(sign *span) bool {
	for _, sp := range s.spans {
		if sp.cue != nil && sp.cue.Kind == "attend" && sp.j <= sign.i && sign.i-sp.j <= 4 {
			return true
		}
	}
	return false
}

// listedUpTo tells whether the people from a person up to a verb are one list, its subject:
// "Chủ tịch A và Phó Chủ tịch B tiếp đoàn".
func (s *sentence) listedUpTo(person, verb *span) bool {
	for _, sp := range s.spans {
		if sp.cue != nil && sp.i >= person.j && sp.j <= verb.i && sp.cue.Kind != "joint" {
			return false
		}
	}
	return !s.hasKey("do", person.j, verb.i) && (s.hasKey("và", person.j, verb.i) || s.hasKey("cùng", person.j, verb.i))
}

// personBetween tells whether another person stands between a person and a verb.
func (s *sentence) personBetween(person, verb *span) bool {
	from, to := person.j, verb.i
	if verb.i < person.i {
		from, to = verb.j, person.i
	}
	for _, sp := range s.spans {
		if sp.person != nil && sp.person.id != "" && sp.i >= from && sp.j <= to {
			return true
		}
	}
	return false
}

// personBefore tells whether a person stands before a verb in the sentence.
func (s *sentence) personBefore(verb *span) bool {
	for _, sp := range s.spans {
		if sp.person != nil && sp.person.id != "" && sp.j <= verb.i {
			return true
		}
	}
	return false
}
