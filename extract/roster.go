package extract

import (
	"strings"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// roster gives the union whose leadership the page lists: "Danh sách Ban Chấp hành Liên hiệp
// Hội …" over lines such as "1. Ông A - Chủ tịch".
func (r *resolver) roster(s *sentence, u *unit) string {
	if r.p.home == "" || u.sp.role.former || r.namesOther(s, u.i) {
		return ""
	}
	title := vietnamese.Key(r.p.art.Title)
	if s.tokens[0].Kind != vietnamese.Number && (strings.Contains(title, "hội nghị") || strings.Contains(title, "họp ")) {
		return "" // "Hội nghị Ban Chấp hành …" tells who came
	}
	for _, w := range []string{"danh sách", "ban chấp hành", "ban thường vụ", "cơ cấu tổ chức", "lãnh đạo liên hiệp"} {
		if strings.Contains(title, w) && len(s.tokens) < 40 && (s.tokens[0].Kind == vietnamese.Number || s.block > 0 && u.i < 14) {
			return r.p.home
		}
	}
	return ""
}

// directory reads the lines of a list of leaders that give the name and, on the line below, the
// office: "1. KS. A" over "Chức vụ: Phó Chủ tịch". The union is that of the heading above, or
// the page's where its title says that it lists the leadership.
func (r *resolver) directory() []holding {
	var out []holding
	var name *span
	var at *sentence
	heading := ""
	for _, s := range r.p.sentences {
		if !s.isBody() || len(s.tokens) == 0 {
			continue
		}
		if s.key(0) == "chức" && s.key(1) == "vụ" && s.key(2) == ":" {
			for _, sp := range s.spans {
				if sp.role == nil || name == nil || s.names(spanOrg) || s.names(spanPerson) {
					continue
				}
				org := heading
				if org == "" {
					org = r.roster(s, &unit{sp: sp, i: sp.i, j: sp.j})
				}
				if org == "" || !isUnionID(org) || !r.leads(sp.role.entry, org) {
					continue
				}
				from, _ := at.bytesOf(name.i, name.j)
				_, end := s.bytesOf(sp.i, sp.j)
				if end-from <= maxRecalled {
					out = append(out, holding{person: name.person.id, role: sp.role.canonical, org: org, former: sp.role.former, s: s, start: from, end: end})
				}
			}
			name = nil
			continue
		}
		named := s.namedBefore(len(s.tokens))
		switch {
		case len(named) == 1 && len(s.tokens) <= 12 && !s.names(spanRole) && !s.names(spanCue):
			name, at = named[0], s
		case len(s.tokens) <= 14 && len(named) == 0:
			last := s.spanEndingAt(len(s.tokens))
			if last != nil && last.union != nil {
				heading = only(last) // "II. Thường trực Liên hiệp Hội"
			} else if s.opensSection() {
				heading = ""
			}
			name = nil
		case len(named) > 0 || len(s.tokens) > 14:
			name = nil
		}
	}
	return out
}

// opensSection tells whether a line is a heading with a number: "III. Ủy ban Kiểm tra".
func (s *sentence) opensSection() bool {
	return len(s.tokens) > 1 && s.key(1) == "." && (s.tokens[0].Kind == vietnamese.Number || s.tokens[0].IsUpper())
}
