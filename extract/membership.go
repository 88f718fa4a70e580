package extract

import (
	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/dates"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
	"slices"
)

// holding is a role that a sentence says somebody holds, before ids are given.
type holding struct {
	person string // key of the person
	role   string
	org    string // organization id
	former bool
	s      *sentence
	start  int // bytes
	end    int
}

// memberships reads who holds which role where, sentence by sentence.
func (r *resolver) memberships(v *visit) []holding {
	var out []holding
	for _, s := range r.p.sentences {
		switch s.kind {
		case article.Breadcrumb, article.Meta, article.Byline, article.Source:
			continue
		}
		held := r.holdings(s, v)
		out = append(append(out, held...), r.replacements(s, held)...)
	}
	out = append(out, r.homeOffices(out)...)
	out = append(out, r.editors()...)
	out = append(out, r.directory()...)
	out = append(out, r.coopted()...)
	return dedupeHoldings(append(out, r.careers()...))
}

// notRoles are ways to take part, no offices: the head of a delegation keeps his own role.
var notRoles = keySet([]string{"Trưởng Ban biên tập", "Phó Trưởng Ban biên tập", "Cụm trưởng", "Cụm phó", "Tổ trưởng", "Tổ phó", "Nhóm trưởng", "Trưởng nhóm", "Phó Trưởng đoàn", "Chuyên viên", "Giảng viên", "Giáo viên", "Nghiên cứu viên", "Thư ký", "Cố vấn", "Thành viên đoàn", "Đại biểu", "Hội viên", "Thành viên", "Tác giả", "Cán bộ"})

// formerWith tells whether the role goes with a former one: "nguyên Phó Chủ tịch kiêm Tổng Thư ký".
func formerWith(units []*unit, owners map[*unit][]*unit, n int) bool {
	return n > 0 && units[n].before == gapKiem && units[n-1].isRole() && units[n-1].sp.role.former && sameOwner(owners, units[n], units[n-1])
}

// replacements reads who takes the office that somebody leaves: "miễn nhiệm chức danh Tổng Thư
// ký … đối với ông A và bầu bà B thay thế".
func (r *resolver) replacements(s *sentence, left []holding) []holding {
	var out []holding
	for k, sp := range s.spans {
		if sp.person == nil || sp.person.id == "" || k == 0 || s.spans[k-1].cue == nil || s.spans[k-1].cue.Kind != "elect" || s.spans[k-1].j < sp.i {
			continue
		}
		if s.key(sp.j) != "thay" || s.key(sp.j+1) != "thế" && sp.j+2 < len(s.tokens) {
			continue
		}
		var of *holding
		for n := range left {
			if h := &left[n]; h.s == s && h.former && h.person != sp.person.id {
				if of != nil {
					of = nil
					break
				}
				of = h
			}
		}
		if of != nil {
			_, end := s.bytesOf(sp.i, sp.j+1)
			out = append(out, holding{person: sp.person.id, role: of.role, org: of.org, s: s, start: of.start, end: max(end, of.end)})
		}
	}
	return out
}

// callingsHeld are those of them that count where the organization stands right behind.
var callingsHeld = keySet([]string{"Giảng viên", "Chuyên viên", "Cố vấn", "Nghiên cứu viên", "Giáo viên"})

func (r *resolver) holdings(s *sentence, v *visit) []holding {
	units := r.g.units(s)
	owner := link(units)
	owners := shareRoles(units, owner)
	var out []holding
	context := map[*unit]string{} // the organization that a person's bare role was found to be in
	for n, u := range units {
		if !u.isRole() || notRoles[vietnamese.Key(u.sp.role.canonical)] && u.sp.role.org == nil && !(callingsHeld[vietnamese.Key(u.sp.role.canonical)] && only(u.org) != "") {
			continue
		}
		people := owners[u]
		if len(people) == 0 || s.headsCouncil(u) || u.org == nil && taskHead(u.sp.role) {
			continue
		}
		for _, p := range people {
			if p.sp.person.id == "" {
				continue
			}
			org, at := r.organizationFor(s, units, owners, n, p, v)
			if org == "" && u.org == nil && n > 0 && units[n-1].isRole() && units[n-1].org == nil && units[n-1].sp.role.entry.Organization == "" && sameOwner(owners, u, units[n-1]) && (r.followsOffice(u.sp.role) || u.before == gapKiem && unionOffice(u.sp.role)) && context[p] != "" && r.leads(u.sp.role.entry, context[p]) {
				org = context[p] // "Phó Chủ tịch kiêm Tổng Thư ký"
			}
			context[p] = org
			if org == "" {
				continue
			}
			i, j := min(u.i, p.i), max(u.j, p.j)
			if at != nil {
				i, j = min(i, at.i), max(j, at.j)
			}
			start, end := s.bytesOf(i, j)
			start, past, ok := s.recalled(u, p, start)
			if !ok {
				continue
			}
			out = append(out, holding{
				person: p.sp.person.id, role: u.sp.role.canonical, org: org,
				former: u.sp.role.former || past || formerWith(units, owners, n) || r.dismissed(s, u, p) || r.finished(s, u), s: s, start: start, end: end,
			})
		}
	}
	return out
}

// shareRoles turns role → person into role → persons: "các ông A, B, Phó Chủ tịch …"
// gives the role to each, as does "các Phó Chủ tịch: A, B và C".
func shareRoles(units []*unit, owner map[*unit]*unit) map[*unit][]*unit {
	served := map[*unit]bool{}
	owners := map[*unit][]*unit{}
	for u, p := range owner {
		owners[u] = append(owners[u], p)
		served[p] = true
	}
	respective(units, owners)
	for n, u := range units {
		p := owner[u]
		if !u.isRole() || p == nil || len(owners[u]) != 1 || owners[u][0] != p {
			continue
		}
		if k := slices.Index(units[:n], p); u.plural && k >= 0 { // "A và B, các Phó Chủ tịch": the role closes the list
			for ; k > 0 && (units[k].before == gapAnd || units[k].before == gapComma) && !units[k-1].isRole() && !served[units[k-1]]; k-- {
				owners[u] = append(owners[u], units[k-1])
			}
			continue
		}
		if u.plural { // the role announces several names
			for k := n + 1; k < len(units) && !units[k].isRole(); k++ {
				if units[k] != p && (!served[units[k]] || besides(units, k)) && (units[k].before == gapComma || units[k].before == gapAnd || units[k].before == gapColon || units[k].before == gapSemicolon) {
					owners[u] = append(owners[u], units[k])
				}
			}
			continue
		}
		// names before the role: back over the names without a role, as far as "các"
		k := n - 1
		for k >= 0 && units[k] != p {
			k--
		}
		var others []*unit
		for m := k; m >= 0; m-- {
			start := u.before == gapDash && len(others) > 0 && (units[m+1].before == gapAnd && (m == 0 || units[m].before == gapSemicolon) || units[m+1].before == gapComma && units[m].before == gapSemicolon) && !u.sp.role.former || units[m].plural || units[m].before == gapSemicolon && anyPlural(units[:m])
			if !start && u.before == gapCopula && m < n-1 && (m == 0 || units[m].before == gapOther || units[m].before == gapSemicolon || units[m-1].isRole()) {
				start = true // "A, B và C được bầu làm Phó Chủ tịch"
			}
			if start && m > 0 && units[m-1].isRole() && units[m-1].plural && u.before == gapDash {
				break // "bầu 3 ủy viên: A, B và C - Chánh Văn phòng": the last one's own
			}
			if start {
				for m > 0 && units[m].plural && units[m].before == gapAnd && !units[m-1].isRole() && !served[units[m-1]] {
					m-- // "bà A và các ông B, C được bầu làm …"
					others = append(others, units[m])
				}
				owners[u] = append(owners[u], others...)
				break
			}
			if m == 0 || units[m].before != gapComma && units[m].before != gapAnd && !units[m].isRole() {
				break
			}
			if prev := units[m-1]; prev.isRole() {
				if !prev.sp.role.former || u.sp.role.former {
					break
				}
				continue // "các ông: A, nguyên …, B, nguyên … và C giữ chức Phó Chủ tịch"
			} else if served[prev] && !(units[m].isRole() && units[m].sp.role.former && !u.sp.role.former) {
				break
			}
			others = append(others, units[m-1])
		}
	}
	return owners
}

// besides tells whether the only role of the person at k is one that he holds besides: "bà C
// (kiêm Tổng Thư ký)".
func besides(units []*unit, k int) bool {
	return k+1 < len(units) && units[k+1].isRole() && units[k+1].org == nil && (units[k+1].before == gapKiem || units[k+1].before == gapParen)
}

// respective shares out roles that are listed behind as many people: "ông A - … và bà B - …
// tiếp tục giữ chức vụ Chủ tịch và Phó Chủ tịch". Where the numbers differ nobody gets any.
func respective(units []*unit, owners map[*unit][]*unit) {
	for n := 0; n+1 < len(units); n++ {
		if !units[n].isRole() || units[n].before != gapCopula || units[n].org != nil || !units[n+1].isRole() || units[n+1].before != gapAnd {
			continue
		}
		var people []*unit
		for _, u := range units[:n] {
			if !u.isRole() {
				people = append(people, u)
			}
		}
		if len(people) < 2 {
			continue
		}
		for k := range 2 {
			delete(owners, units[n+k])
			if len(people) == 2 {
				owners[units[n+k]] = []*unit{people[k]}
			}
		}
	}
}

func anyPlural(units []*unit) bool {
	for _, u := range units {
		if u.plural && !u.isRole() {
			return true
		}
	}
	return false
}

func sameOwner(owners map[*unit][]*unit, a, b *unit) bool {
	for _, x := range owners[a] {
		for _, y := range owners[b] {
			if x == y {
				return true
			}
		}
	}
	return false
}

// dismissed tells whether the clause takes the role away: "miễn nhiệm chức danh Chủ tịch … đối với ông A".
func (r *resolver) dismissed(s *sentence, u, p *unit) bool {
	from, to := min(u.i, p.i), max(u.i, p.i)
	concerns := u.j <= p.i && s.key(p.i-1) == "với" && s.key(p.i-2) == "đối" // "thôi tham gia …, Chủ tịch … đối với ông A"
	for _, sp := range s.spans {
		if sp.cue == nil || sp.cue.Kind != "dismiss" {
			continue
		}
		if s.plannedAt(sp.i) {
			continue // "đề nghị cho ông A thôi giữ chức …"
		}
		if sp.j <= from && s.sameClause(sp.j, from) && (from-sp.j < 6 && !s.electedBetween(sp.j, from) || concerns) || sp.i >= from && sp.j <= to {
			return true
		}
	}
	return false
}

// finished tells whether the role is that of a term that ended before the page was
// published: "Chủ tịch Liên hiệp Hội nhiệm kỳ 2015-2020" on a page of 2022.
func (r *resolver) finished(s *sentence, u *unit) bool {
	from := u.sp.j
	if u.org != nil {
		from = u.org.j
	}
	if u.before == gapCopula {
		for _, sp := range s.spans { // "Đại hội lần thứ I nhiệm kỳ 1983-1988 do ông A làm Chủ tịch"
			if sp.date != nil && sp.date.Kind == dates.Term && sp.j <= u.i && s.sameClause(sp.j, u.i) && s.hasKey("do", sp.j, u.i) {
				return sp.date.To.Year > 0 && r.publishedDate().Year > sp.date.To.Year
			}
		}
	}
	for _, sp := range s.spans {
		if sp.date != nil && sp.date.Kind == dates.Term && sp.i >= from && sp.i <= max(u.j, from+1) {
			return sp.date.To.Year > 0 && r.publishedDate().Year > sp.date.To.Year
		}
	}
	return false
}

// sameClause tells whether no semicolon stands among the tokens i to j.
func (s *sentence) sameClause(i, j int) bool { return !s.hasKey(";", i, j) }

// electedBetween tells whether a verb of electing stands among the tokens i to j.
func (s *sentence) electedBetween(i, j int) bool {
	for _, sp := range s.spans {
		if sp.cue != nil && sp.cue.Kind == "elect" && sp.i >= i && sp.j <= j {
			return true
		}
	}
	return false
}

// dedupeHoldings keeps the first statement of each (person, role, organization).
func dedupeHoldings(in []holding) []holding {
	type key struct {
		person, role, org string
		former            bool
	}
	seen := map[key]bool{}
	var out []holding
	for _, h := range in {
		k := key{h.person, h.role, h.org, h.former}
		if !seen[k] {
			seen[k] = true
			out = append(out, h)
		}
	}
	return out
}
