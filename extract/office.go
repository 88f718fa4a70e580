package extract

import (
	"strings"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// organizationFor finds the organization of role unit n as held by p, and the span that names it.
func (r *resolver) organizationFor(s *sentence, units []*unit, owners map[*unit][]*unit, n int, p *unit, v *visit) (string, *span) {
	u := units[n]
	role := u.sp.role
	if role.entry.Organization != "" {
		province := r.province
		if side, _ := r.side(s, p); isUnionID(side) && side != unionID(nationalSlug) {
			province = strings.TrimPrefix(side, "union:") // "Đoàn Liên hiệp hội tỉnh X do ông A – Tỉnh ủy viên …"
		}
		return r.ownOrganization(role.entry, province), nil
	}
	if sp := s.whereBefore(p); u.org == nil && only(sp) != "" && r.leads(role.entry, only(sp)) {
		return only(sp), sp
	}
	side, sideSpan := r.side(s, p)
	if side == "" {
		if side = r.visitAt(s, v).partyOf(s, p); namesUnion(units[:n], side) {
			side = "" // "Tiếp hai đoàn có A, Chủ tịch Liên hiệp Hội X; B – Phó Chủ tịch"
		}
	}
	if u.org != nil {
		if bare(u.org) && s.kind == article.Footer && strings.HasPrefix(r.p.homeWhy, "the national") {
			return "", nil // the owner's own, who is not the one the article speaks of
		}
		if bare(u.org) && side != "" && isUnionID(side) {
			return side, sideSpan
		}
		if ids := u.org.organizations(); len(ids) == 1 {
			return ids[0], u.org
		}
		if u.org.org != nil && u.org.org.anaphor { // "được cử làm Chủ tịch Hội"
			return r.electedInto(s, units, n), nil
		}
		return "", nil
	}
	if s.goesOn(u.sp.j) {
		return "", nil // "Chủ tịch Hội đồng thẩm định": of something we could not read
	}
	elected := r.electedInto(s, units, n)
	if elected != "" && r.leads(role.entry, elected) {
		return elected, nil
	}
	// a chain: "Bí thư Đảng đoàn, Chủ tịch Liên hiệp Hội Việt Nam"
	for k := n + 1; k < len(units) && units[k].isRole() && units[k].before != gapOther && sameOwner(owners, u, units[k]); k++ {
		if units[k].sp.role.former && !role.former {
			break // "Phó Chủ tịch, nguyên Chủ tịch Liên hiệp Hội X (cũ)"
		}
		if ids := units[k].org.organizations(); len(ids) == 1 {
			if r.leads(role.entry, ids[0]) && !(r.roster(s, u) != "" && strings.HasPrefix(role.canonical, "Ủy viên")) {
				if id := r.committee(role, units[k].sp.role, ids[0]); id != "" {
					return id, units[k].org
				}
			}
			break
		}
	}
	// the chain before: "Chủ tịch Liên hiệp Hội X kiêm Tổng Thư ký", "…, Bí thư Đảng đoàn"
	for k := n - 1; k >= 0 && units[k].isRole() && sameOwner(owners, u, units[k]) && units[k+1].before != gapOther && r.followsOffice(role); k-- {
		if ids := units[k].org.organizations(); len(ids) == 1 && !units[k].sp.role.former {
			if r.leads(role.entry, ids[0]) && (isUnionID(ids[0]) || units[k+1].before == gapKiem) && (u.before != gapCopula || s.hasKey("giữ", units[n-1].j, u.i)) {
				return ids[0], units[k].org
			}
			break
		}
	}
	// the clause before: "Về phía Liên hiệp Hội X có …", "đoàn của Liên hiệp Hội X do …"
	if sp := r.leadIn(s, units[0].i, u); sp != nil && r.leads(role.entry, sp.organizations()[0]) {
		return sp.organizations()[0], sp
	}
	if side != "" && r.leads(role.entry, side) {
		return side, sideSpan
	}
	// a list whose last role names it: "A – Chủ tịch, B – Phó Chủ tịch Liên hiệp Hội X"
	for k := n + 1; k < len(units) && !namesUnion(units[:n], ""); k++ {
		if units[k].before == gapOther || units[k].before == gapSemicolon {
			break
		}
		if !units[k].isRole() {
			continue
		}
		if units[k].sp.role.entry.Organization != "" {
			break
		}
		if units[k].org != nil {
			if ids := units[k].org.organizations(); len(ids) == 1 && r.leads(role.entry, ids[0]) && (isUnionID(ids[0]) || sameOffice(role, units[k].sp.role)) {
				return ids[0], units[k].org
			}
			break
		}
	}
	// a list whose item before names it: "A, Chủ tịch Liên hiệp Hội X; B, Phó Chủ tịch"
	for k := n - 1; k > 0 && r.followsOffice(role) && units[k+1].before != gapOther; k-- {
		if !units[k].isRole() || units[k].org == nil && unionOffice(units[k].sp.role) && !units[k].sp.role.former {
			continue
		}
		if ids := units[k].org.organizations(); len(ids) == 1 && (isUnionID(ids[0]) || u.before == gapCopula && units[k].before == gapCopula) && !units[k].sp.role.former && r.leads(role.entry, ids[0]) {
			return ids[0], units[k].org
		}
		break
	}
	if id := r.roster(s, u); id != "" && r.leads(role.entry, id) {
		return id, nil
	}
	return "", nil
}

// sameOffice tells whether one role is the other's deputy, "Viện trưởng" and "Phó Viện trưởng".
func sameOffice(a, b *roleMention) bool {
	base := func(m *roleMention) string {
		key := vietnamese.Key(m.entry.Canonical)
		for _, w := range []string{"phó ", "quyền ", "tổng "} {
			key = strings.TrimPrefix(key, w)
		}
		for _, w := range []string{" thường trực", " phụ trách", " chuyên trách"} {
			key = strings.TrimSuffix(key, w)
		}
		return key
	}
	return base(a) == base(b)
}

// visitAt gives the visit that a sentence is about: the last one told before it.
func (r *resolver) visitAt(s *sentence, v *visit) *visit {
	for _, e := range r.events {
		if e.visit != nil && e.visit.s.index <= s.index {
			v = e.visit
		}
	}
	return v
}

// goesOn tells whether a name that was not read as an organization begins at token j.
func (s *sentence) goesOn(j int) bool {
	sp := s.spanAt(j)
	if sp == nil {
		return j < len(s.tokens) && s.tokens[j].Kind == vietnamese.Word && startsUpper(s.tokens[j].Text)
	}
	return sp.kind == spanBlocked
}

// bare tells whether a span names a union without its province.
func bare(sp *span) bool {
	return sp.union != nil && len(sp.union.slugs) == 0 && !sp.union.plural
}

// committee turns the office of a member of a standing committee into the committee's own
// body: "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy" sits in the Tỉnh ủy.
func (r *resolver) committee(role, next *roleMention, id string) string {
	o := r.orgs[id]
	if o == nil || !strings.HasPrefix(role.canonical, "Ủy viên") {
		return id
	}
	if o.classification == "association" && next != nil && next.entry.Kind != "member" {
		return "" // "Ủy viên Thường vụ, Chủ tịch Hội X": of something else than X
	}
	if o.classification != "union" && o.classification != "association" && o.classification != "party" {
		return "" // "Ủy viên Thường vụ, Hiệu trưởng Trường X" sits in no school
	}
	if strings.HasPrefix(vietnamese.Key(o.name), "ban ") && !strings.Contains(o.name, "ủy ") {
		return "" // "Ủy viên Ban Thường vụ, Trưởng ban Dân vận": of a committee that is not named
	}
	for _, body := range []string{"Tỉnh ủy", "Thành ủy"} {
		if k := strings.Index(o.name, " "+body+" "); k > 0 {
			return r.named(o.name[k+1:], "party")
		}
	}
	return id
}

// side gives the union on whose side a clause puts a person: "đoàn X do ông A … dẫn đầu",
// "Dẫn đầu đoàn X là …", "về phía X có …".
func (r *resolver) side(s *sentence, p *unit) (string, *span) {
	for n := len(s.spans) - 1; n >= 0; n-- {
		sp := s.spans[n]
		if sp.j > p.i {
			continue
		}
		slug := sp.province
		if sp.union != nil && len(sp.union.slugs) == 1 {
			slug = sp.union.slugs[0]
		}
		if slug == "" || r.explicit[slug] == 0 {
			continue
		}
		if sp.union != nil && sp.union.delegation || s.saysDelegation(sp.i-4, sp.i) || s.hasKey("phía", sp.i-4, sp.i) {
			if s.clauseBetween(sp.j, p.i) || s.hasKey("phía", sp.i-4, sp.i) {
				return unionID(slug), sp
			}
		}
		return "", nil
	}
	return "", nil
}

// clauseBetween tells whether the words between the tokens belong to one clause that
// introduces people: no semicolon, no full stop.
func (s *sentence) clauseBetween(i, j int) bool { return !s.hasKey(";", i, j) }

// followsOffice tells whether a role without an organization may be held in the one just
// named: not the head of some committee ("…, Trưởng Ban Tổ chức").
func (r *resolver) followsOffice(role *roleMention) bool {
	return !strings.HasPrefix(role.canonical, "Trưởng") && !strings.HasPrefix(role.canonical, "Phó Trưởng") && !strings.HasPrefix(role.canonical, "Ủy viên")
}

func isUnionID(id string) bool { return strings.HasPrefix(id, "union:") }

// ownOrganization gives the organization that a role names by itself: "Bí thư Tỉnh ủy".
func (r *resolver) ownOrganization(entry lexicon.Role, province string) string {
	name := entry.Organization
	if strings.Contains(name, "{tỉnh}") {
		p, ok := r.g.provinceOf[province]
		if !ok {
			return ""
		}
		if p.Kind == "thành phố" {
			name = strings.ReplaceAll(name, "tỉnh {tỉnh}", "thành phố {tỉnh}")
		}
		name = strings.ReplaceAll(name, "{tỉnh}", p.Name)
	}
	return r.named(name, "party")
}

// leads tells whether the role is one that such an organization has.
func (r *resolver) leads(entry lexicon.Role, id string) bool {
	if o := r.orgs[id]; o != nil && o.classification == "government" && strings.HasSuffix(entry.Canonical, "Chủ tịch") {
		for _, head := range []string{"Sở ", "Chi cục ", "Cục ", "Bộ ", "Phòng ", "Trung tâm "} {
			if strings.HasPrefix(o.name, head) {
				return false // a department has a director, no chairman
			}
		}
	}
	if len(entry.OrgKinds) == 0 {
		return true
	}
	class := "union"
	if o := r.orgs[id]; o != nil {
		class = o.classification
	}
	for _, k := range entry.OrgKinds {
		if k == class {
			return true
		}
	}
	return false
}

// leadIn finds the organization that a clause before the first person introduces.
func (r *resolver) leadIn(s *sentence, first int, u *unit) *span {
	var found *span
	for _, sp := range s.spans {
		if sp.i >= u.i {
			break
		}
		if sp.isOrganization() && len(sp.organizations()) == 1 && r.introduces(s, sp) {
			found = sp
		}
	}
	return found
}

// introduces tells whether an organization opens a list of its people:
// "Về phía X có", "phía X có", "đại diện X có", "đoàn (công tác) của X do", "lãnh đạo X:".
func (r *resolver) introduces(s *sentence, sp *span) bool {
	opened := false
	for k := sp.i - 1; k >= 0 && k >= sp.i-4; k-- {
		switch s.key(k) {
		case "phía", "diện", "đạo", "cầu":
			opened = true
		case "đoàn":
			opened = opened || s.saysDelegation(k, k+1)
		}
	}
	if s.key(sp.j) == "," && (s.key(sp.i-1) == "mặt" && s.key(sp.i-2) == "thay" || s.key(sp.i-2) == "mặt" && s.key(sp.i-3) == "thay") {
		return true // "Thay mặt UBND tỉnh, Phó Chủ tịch A"
	}
	if !opened {
		// "Liên hiệp Hội X do ông A, Phó Chủ tịch, làm trưởng đoàn"
		return s.key(sp.j) == "do" && s.cueAt(sp.j, "head") != nil
	}
	if s.key(sp.j) == "," && s.hasKey("thay", 0, sp.i) {
		return true // "Thay mặt lãnh đạo Liên hiệp Hội X, Chủ tịch A"
	}
	if next := s.spanAt(sp.j + 1); s.key(sp.j) == "," && s.hasKey("diện", sp.i-4, sp.i) && next != nil && next.person != nil {
		return true // "Đại diện X, ông A, Chủ tịch"
	}
	from := sp.j
	if s.key(from) == "(" && s.key(from+1) == "cũ" {
		from += 3 // "Đại diện Liên hiệp Hội X (cũ) có …"
	}
	for k := from; k < len(s.tokens) && k < from+3; k++ {
		switch s.key(k) {
		case "có", "do", ":", "gồm":
			return true
		}
	}
	return false
}
