package extract

import (
	"strings"

	"github.com/uniongraph/uniongraph/extract/article"
)

// editors reads who answers for a newspaper or a broadcaster from its own data below the
// text: "Báo X … Tổng Biên tập: Trần Văn A". Only where that names a single publisher.
func (r *resolver) editors() []holding {
	publisher := ""
	for _, s := range r.p.sentences {
		if s.kind != article.Footer {
			continue
		}
		for _, sp := range s.spans {
			if sp.org == nil || sp.org.id == "" || sp.org.classification != "press" {
				continue
			}
			if publisher != "" && publisher != sp.org.id {
				return nil
			}
			publisher = sp.org.id
		}
	}
	if name := r.p.art.SiteName; publisher == "" && (strings.HasPrefix(name, "Báo ") || strings.HasPrefix(name, "Đài ") || strings.HasPrefix(name, "Tạp chí ")) {
		publisher = r.named(name, "press")
	}
	var out []holding
	for _, s := range r.p.sentences {
		if s.kind != article.Footer {
			continue
		}
		for k, sp := range s.spans {
			if sp.role == nil || k+1 >= len(s.spans) || s.spans[k+1].person == nil || s.spans[k+1].person.id == "" {
				continue
			}
			p := s.spans[k+1]
			if s.gapBetween(sp.j, p.i) != gapColon || !strings.Contains(sp.role.canonical, "Tổng Biên tập") && sp.role.canonical != "Giám đốc" && sp.role.canonical != "Phó Giám đốc" {
				continue
			}
			r.addPerson(s, p.person)
			r.people[p.person.id].strong = true // "Tổng Biên tập: A" is somebody's name
			if publisher == "" {
				continue
			}
			start, end := s.bytesOf(sp.i, p.j)
			out = append(out, holding{person: p.person.id, role: sp.role.canonical, org: publisher, former: sp.role.former, s: s, start: start, end: end})
		}
	}
	return out
}

// careers reads the offices of somebody whom the sentence before names and this one does
// not: "Đồng chí A / Sinh năm 1941; nguyên Giám đốc Sở X, nguyên Chủ tịch Liên hiệp Hội Y".
// Only former offices, each with its organization.
func (r *resolver) careers() []holding {
	var out []holding
	var topic *span
	var at *sentence
	for _, s := range r.p.sentences {
		if !s.isBody() || len(s.tokens) == 0 {
			continue
		}
		if named := s.namedBefore(len(s.tokens)); len(named) == 1 && s.key(named[0].j) == "," && s.key(named[0].j+1) == "sinh" {
			topic, at = named[0], s // "Kỹ sư A, sinh năm 1934 …; nguyên Phó Giám đốc …"
		} else if len(named) > 0 {
			topic, at = named[0], s
			if len(named) > 1 || len(s.tokens) > 30 {
				topic = nil
			}
			continue
		}
		opens := s.key(0) == "sinh" && (s.key(1) == "năm" || s.key(1) == "ngày") || s.key(0) == "nguyên"
		if topic != nil && at == s {
			opens = true
		}
		if topic == nil || !opens {
			if s.names(spanRole) {
				topic = nil
			}
			continue
		}
		for _, u := range r.g.units(s) {
			if !u.isRole() || !u.sp.role.former {
				continue
			}
			org := only(u.org)
			if org == "" && u.sp.role.entry.Organization != "" {
				org = r.ownOrganization(u.sp.role.entry, r.province)
			}
			from, _ := at.bytesOf(topic.nameTokens())
			_, end := s.bytesOf(u.i, u.j)
			if org != "" && end-from <= maxRecalled {
				out = append(out, holding{person: topic.person.id, role: u.sp.role.canonical, org: org, former: true, s: s, start: from, end: end})
			}
		}
	}
	return out
}
