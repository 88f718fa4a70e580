package extract

import "strings"

// electedInto gives the organization that elects the holder of role unit n, where the words
// before the role say that he was elected.
func (r *resolver) electedInto(s *sentence, units []*unit, n int) string {
	from := 0
	if n > 0 {
		from = units[n-1].i
	}
	for _, sp := range s.spans {
		if sp.cue != nil && (sp.cue.Kind == "elect" || sp.cue.Kind == "dismiss") && sp.i >= from && sp.j <= units[n].i+1 {
			return r.electorate(s, units[n])
		}
	}
	if n > 0 && units[n].before == gapKiem && !units[n-1].isRole() && s.cueAt(0, "elect") != nil {
		return r.electorate(s, units[n]) // "…, trong đó ông A kiêm Tổng Thư ký"
	}
	if units[n].plural && s.hasKey("gồm", units[n].j, units[n].j+2) && (s.hasKey("bầu", 0, units[n].i) || s.cueAt(0, "elect") != nil) {
		for k := n - 1; k >= 0; k-- { // "chỉ định A giữ chức Chủ tịch Liên hiệp Hội X; các Phó Chủ tịch gồm …"
			if units[k].isRole() && units[k].before == gapCopula && isUnionID(only(units[k].org)) {
				return only(units[k].org)
			}
		}
		return r.electorate(s, units[n]) // "bầu ông A làm Chủ tịch; các Phó Chủ tịch gồm: …"
	}
	if units[n].before == gapCopula && (s.cueAt(0, "elect") != nil || s.hasKey("chấp", 0, units[n].i)) {
		return r.electorate(s, units[n])
	}
	return ""
}

// namesUnion tells whether one of the roles is said to be of a union, another than the given one.
func namesUnion(units []*unit, except string) bool {
	for _, u := range units {
		if u.isRole() && isUnionID(only(u.org)) && only(u.org) != except && !u.sp.role.former {
			return true
		}
	}
	return false
}

// electing tells whether an organization is one whose members elect its leaders.
func (r *resolver) electing(id string) bool {
	o := r.orgs[id]
	return o != nil && (o.classification == "union" || o.classification == "association")
}

// electorate gives the organization that elects or dismisses in this sentence: the one
// whose congress the paragraph speaks of, or else the one that holds the page's event.
func (r *resolver) electorate(s *sentence, u *unit) string {
	if s.cueAt(0, "elect", "dismiss") == nil && !s.hasKey("chấp", 0, len(s.tokens)) {
		return ""
	}
	for n := s.index; n >= 0 && r.p.sentences[n].block == s.block; n-- {
		t := r.p.sentences[n]
		for k, sp := range t.spans {
			if sp.event == nil || sp.event.Classification != "congress" {
				continue
			}
			if t.innerBody(sp.j) {
				return "" // "Đại hội Công đoàn cơ sở Liên hiệp Hội X"
			}
			for _, o := range t.spans[k+1:] {
				if ids := o.organizations(); len(ids) == 1 && o.i-sp.j <= 8 && !t.hasKey(",", sp.j, o.i) {
					return ids[0]
				}
			}
		}
	}
	if id := r.foundedAssociation(); id != "" {
		return id
	}
	if len(r.events) > 0 && len(r.events[0].organizer) == 1 && r.electing(r.events[0].organizer[0]) {
		return r.events[0].organizer[0]
	}
	if r.p.home != "" && r.explicit[strings.TrimPrefix(r.p.home, "union:")] > 0 {
		return r.p.home
	}
	return ""
}

// foundedAssociation gives the association that the page's congress founds or belongs to:
// "Đại hội thành lập Hội X". Empty where the page tells of the congresses of several, or of a
// union's.
func (r *resolver) foundedAssociation() string {
	only := ""
	for _, s := range r.p.sentences {
		if !s.isBody() {
			continue
		}
		for k, sp := range s.spans {
			if sp.event == nil || sp.event.Classification != "congress" || s.innerBody(sp.j) {
				continue
			}
			for _, o := range s.spans[k+1:] {
				ids := o.organizations()
				if len(ids) != 1 || o.i-sp.j > 8 || s.hasKey(",", sp.j, o.i) {
					continue
				}
				if !r.electing(ids[0]) {
					break
				}
				if isUnionID(ids[0]) || only != "" && only != ids[0] {
					return ""
				}
				only = ids[0]
				break
			}
		}
	}
	return only
}

// innerBody tells whether the words behind token i name a body inside an organization: its
// trade union, its party cell, its youth.
func (s *sentence) innerBody(i int) bool {
	for k := i; k+1 < len(s.tokens) && k < i+4; k++ {
		switch s.key(k) + " " + s.key(k+1) {
		case "công đoàn", "chi bộ", "đảng bộ", "chi đoàn", "đoàn thanh", "hội cựu", "đoàn cơ", "cổ đông":
			return true
		}
	}
	return false
}

// coopted reads who is elected into a committee: "bầu bổ sung bà A, Chánh Văn phòng, vào Ban
// Thường vụ".
func (r *resolver) coopted() []holding {
	var out []holding
	for _, s := range r.p.sentences {
		if !s.isBody() {
			continue
		}
		for k := range s.tokens {
			role := s.committeeAt(k + 1)
			if s.key(k) != "vào" || role == "" || s.plannedAt(k) || s.hypothetical() {
				continue
			}
			from := k
			for from >= 0 && !(s.key(from) == "bầu" && (s.key(from+1) == "bổ" || s.key(from+1) == "thêm")) {
				from--
			}
			if from < 0 || !s.sameClause(from, k) || s.key(from-1) == "được" || s.hasKey("chưa", 0, from) || s.hasKey("không", 0, from) {
				continue
			}
			org := r.electorate(s, nil)
			if next := s.spanAfterCommittee(k + 1); next != nil {
				org = only(next)
			}
			if !isUnionID(org) {
				continue
			}
			for _, sp := range s.spans {
				if sp.person == nil || sp.person.id == "" || sp.i <= from || sp.j > k {
					continue
				}
				start, end := s.bytesOf(from, s.committeeEnd(k+1))
				out = append(out, holding{person: sp.person.id, role: role, org: org, s: s, start: start, end: end})
			}
		}
	}
	return out
}

// committeeAt gives the office of a member of the committee named at token k.
func (s *sentence) committeeAt(k int) string {
	switch s.key(k) {
	case "bch":
		return "Ủy viên Ban Chấp hành"
	case "btv":
		return "Ủy viên Ban Thường vụ"
	case "ban":
		switch s.key(k+1) + " " + s.key(k+2) {
		case "chấp hành":
			return "Ủy viên Ban Chấp hành"
		case "thường vụ":
			return "Ủy viên Ban Thường vụ"
		}
	}
	return ""
}

// committeeEnd gives the token behind the committee named at token k.
func (s *sentence) committeeEnd(k int) int {
	if s.key(k) == "ban" {
		return k + 3
	}
	return k + 1
}

// spanAfterCommittee gives the organization whose committee is named at token k.
func (s *sentence) spanAfterCommittee(k int) *span {
	if sp := s.spanAt(s.committeeEnd(k)); sp != nil && sp.isOrganization() {
		return sp
	}
	return nil
}
