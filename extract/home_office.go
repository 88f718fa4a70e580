package extract

import (
	"strings"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// homeOffices gives a bare role of union offices to the page's own union: "Cùng dự có các Phó
// Chủ tịch A, B" on the union's page. Only where the sentence names no other organization,
// and the page gives the person no office elsewhere.
func (r *resolver) homeOffices(known []holding) []holding {
	if r.p.home == "" || r.explicit[strings.TrimPrefix(r.p.home, "union:")] == 0 {
		return nil // a province alone does not make the page its union's
	}
	if r.othersCongress() {
		return nil
	}
	elsewhere := map[string]bool{}
	for _, h := range known {
		elsewhere[h.person] = elsewhere[h.person] || h.org != r.p.home
	}
	var out []holding
	for _, s := range r.p.sentences {
		if !s.isBody() || s.recall || s.linkPoint(r.p.home) {
			continue
		}
		units := r.g.units(s)
		owners := shareRoles(units, link(units))
		for _, u := range units {
			if !u.isRole() || u.org != nil || u.sp.role.entry.Organization != "" || !unionOffice(u.sp.role) || s.headsCouncil(u) || taskHead(u.sp.role) || r.councilBefore(s) || s.goesOn(u.sp.j) || s.namesOtherAround(u, r.p.home) || r.otherUnionBefore(s) {
				continue
			}
			for _, p := range owners[u] {
				if p.sp.person.id == "" || elsewhere[p.sp.person.id] {
					continue
				}
				start, end := s.bytesOf(min(u.i, p.i), max(u.j, p.j))
				start, past, ok := s.recalled(u, p, start)
				if !ok {
					continue
				}
				out = append(out, holding{person: p.sp.person.id, role: u.sp.role.canonical, org: r.p.home, former: u.sp.role.former || past || r.dismissed(s, u, p) || r.finished(s, u), s: s, start: start, end: end})
			}
		}
	}
	return out
}

// unionOffices are the offices that every union has and that a union's page names bare.
var unionOffices = keySet([]string{
	"Chủ tịch", "Phó Chủ tịch", "Phó Chủ tịch Thường trực", "Phó Chủ tịch phụ trách", "Tổng Thư ký", "Phó Tổng Thư ký", "Chánh Văn phòng", "Phó Chánh Văn phòng",
	"Trưởng Ban Kiểm tra", "Chủ nhiệm Ủy ban Kiểm tra",
})

// otherUnionBefore tells whether the paragraph has spoken of another union before the sentence:
// a bare office may be one of that union.
func (r *resolver) otherUnionBefore(s *sentence) bool {
	for n := s.index - 1; n >= 0 && r.p.sentences[n].block == s.block; n-- {
		for _, sp := range r.p.sentences[n].spans {
			if id := only(sp); sp.union != nil && id != "" && id != r.p.home {
				return true
			}
			if verb := r.p.sentences[n].cueAt(sp.j, "organize"); sp.org != nil && verb != nil && sp.i <= 12 && !r.belongsToRole(r.p.sentences[n], sp) && !placed(r.p.sentences[n], sp) && verb.i-sp.j <= 8 && !r.p.sentences[n].hasKey("với", 0, sp.i) {
				return true // another organization holds the event
			}
		}
	}
	return false
}

// othersCongress tells whether the page tells of the congress of another organization, whose new
// leaders it names bare: "… dự đại hội Hội Thủy lợi. Tân Chủ tịch A …".
func (r *resolver) othersCongress() bool {
	for _, s := range r.p.sentences {
		for k, sp := range s.spans {
			if sp.event == nil || sp.event.Classification != "congress" {
				continue
			}
			if s.innerBody(sp.j) {
				return true
			}
			if k+1 < len(s.spans) {
				next := s.spans[k+1]
				if next.org != nil && next.i-sp.j <= 2 && next.org.classification == "association" && !s.hasKey("và", sp.j, next.i) {
					return true
				}
			}
		}
	}
	if len(r.events) > 0 && r.events[0].class == "congress" && len(r.events[0].organizer) == 1 && r.events[0].organizer[0] != r.p.home {
		return true
	}
	return false
}

// unionOffice tells whether a role named bare may be one of a union's own: an office that every
// union has, or the head of a department, "Trưởng ban Tư vấn, phản biện", that is none of the
// province's ("Trưởng ban Dân tộc") nor of an event ("Trưởng ban Tổ chức").
func unionOffice(role *roleMention) bool {
	if unionOffices[vietnamese.Key(role.entry.Canonical)] {
		return true
	}
	key := vietnamese.Key(role.canonical)
	rest, head := strings.CutPrefix(strings.TrimPrefix(key, "phó "), "trưởng ban ")
	if !role.office || !head {
		return false
	}
	for _, w := range []string{"tổ chức", "tuyên", "dân", "nội", "kinh", "pháp", "văn hóa", "quản", "giám khảo", "biên", "đại diện", "liên lạc"} {
		if rest == w || strings.HasPrefix(rest, w+" ") && w != "tổ chức" {
			return false
		}
	}
	task, _ := strings.CutPrefix(rest, "tổ chức ")
	return rest == task || strings.HasPrefix(task, "và ") || strings.HasPrefix(task, "cán bộ")
}

// namesOtherAround tells whether the clause of a role names an organization that is not the one
// given, or one that nothing settles. What stands behind the verb that says what the holder
// does is no longer about his office.
func (s *sentence) namesOtherAround(u *unit, id string) bool {
	for _, sp := range s.spans {
		if sp.i >= u.j && (sp.cue != nil && (asCue[sp.cue.Kind] != "" || sp.cue.Kind == "organize") && sp.cue.Kind != "attend" || s.hasKey(";", u.j, sp.i)) {
			return false
		}
		if sp.isOrganization() && only(sp) != id {
			return true
		}
	}
	return false
}

// taskHead tells whether a role is that of a committee for one event: "Trưởng Ban Tổ chức Hội thi".
func taskHead(role *roleMention) bool {
	key := strings.TrimPrefix(vietnamese.Key(role.canonical), "phó ")
	for _, w := range []string{"trưởng ban tổ chức", "trưởng ban giám khảo", "trưởng ban chỉ đạo", "trưởng ban vận động", "trưởng ban soạn thảo", "trưởng ban thư", "trưởng tiểu ban", "trưởng ban kiểm phiếu"} {
		if key == w || strings.HasPrefix(key, w+" ") && !strings.HasPrefix(key, w+" và ") && !strings.HasPrefix(key, w+" cán ") {
			return true
		}
	}
	return false
}

// councilBefore tells whether the paragraph speaks of a council or a jury before token i of the
// sentence: a bare "Chủ tịch" behind it is the council's.
func (r *resolver) councilBefore(s *sentence) bool {
	for n := s.index; n >= 0 && r.p.sentences[n].block == s.block; n-- {
		t := r.p.sentences[n]
		for k := 0; k+2 < len(t.tokens); k++ {
			if t.key(k) != "hội" || t.key(k+1) != "đồng" {
				continue
			}
			switch t.key(k + 2) {
			case "khoa", "phản", "tư", "thẩm", "giám", "biên", "nghiệm", "xét", "đánh", "chấm":
				return true
			}
		}
	}
	return false
}

// headsCouncil tells whether a bare role is that of a jury, a committee or a council set up for
// a task: "Hội đồng phản biện do ông A, Phó Chủ tịch Liên hiệp Hội làm Chủ tịch", "thành lập
// Hội đồng tư vấn, ông A làm Chủ tịch".
func (s *sentence) headsCouncil(u *unit) bool {
	if u.org != nil || s.key(u.i-1) != "làm" || s.cueAt(0, "elect") != nil {
		return false
	}
	for k := 0; k+1 < u.i; k++ {
		switch s.key(k) + " " + s.key(k+1) {
		case "hội đồng":
			if next := s.key(k + 2); next != "nhân" && next != "trung" && next != "quản" && next != "bầu" {
				return true
			}
		case "ban tổ", "ban giám", "ban vận", "ban soạn", "ban biên", "tổ chuyên", "tổ soạn", "tổ giúp", "tổ công", "ban chỉ", "ban đại":
			return true
		}
	}
	return false
}

// linkPoint tells whether the sentence tells of the point of an online meeting in another
// province than the page's: "Tại điểm cầu Hải Dương, dự hội nghị có …".
func (s *sentence) linkPoint(home string) bool {
	for k := 1; k < len(s.tokens) && k < 12; k++ {
		if s.key(k) == "cầu" && s.key(k-1) == "điểm" {
			sp := s.spanAt(k + 1)
			return sp != nil && sp.province != "" && unionID(sp.province) != home
		}
	}
	return false
}
