package extract

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// unionID gives the id of the union of a province, or of the national one.
func unionID(slug string) string { return "union:" + slug }

// resolver settles what the page's names mean: "Liên hiệp Hội tỉnh" on a page of
// Vĩnh Long, "Sở Khoa học và Công nghệ" without a province, "đồng chí Dũng".
// What the context cannot settle stays unresolved and is warned about.
type resolver struct {
	g        *grammar
	p        *page
	explicit map[string]int  // slugs of the unions that the page names in full → mentions
	past     map[string]bool // slugs of those that merged into another: "… (cũ)"
	order    []string        // the same, in order of first mention
	alias    string          // slug of the union that "(sau đây gọi là Liên hiệp Hội)" stands behind
	province string          // slug of the page's province, "" when unknown
	pending  []Warning       // offsets in bytes until the record is made

	orgs        map[string]*organization
	orgOrder    []string
	people      map[string]*person // by key of the name
	personOrder []string
	accepted    map[string]bool
	events      []*happening // the page's own events, before anybody takes part
	guestAt     int          // byte at which the sentence begins that names it
	town        string       // id of the district's or town's union whose page this is, "" for none
	guest       string       // the first visitor the page names: who "đoàn" alone is later on
}

func (g *grammar) resolve(p *page, site string) *resolver {
	r := &resolver{g: g, p: p, explicit: map[string]int{}, past: map[string]bool{}}
	r.collect()
	r.findHome(site)
	for _, s := range p.sentences {
		for k, sp := range s.spans {
			switch {
			case sp.union != nil && sp.union.delegation:
				if r.explicit[sp.union.slugs[0]] > 0 {
					r.union(s, k)
				}
			case sp.union != nil:
				r.union(s, k)
			case sp.org != nil && !sp.org.anaphor:
				r.organization(s, sp)
			}
		}
	}
	r.mergeShortNames()
	for _, s := range p.sentences {
		for _, sp := range s.spans {
			if sp.org != nil && sp.org.anaphor {
				r.anaphor(s, sp.org)
			}
		}
	}
	r.persons()
	r.topics()
	r.gather()
	return r
}

// union settles one mention of a union.
func (r *resolver) union(s *sentence, k int) {
	sp := s.spans[k]
	u := sp.union
	if len(u.slugs) > 0 {
		seen := map[string]bool{}
		for _, slug := range u.slugs {
			if !seen[slug] {
				seen[slug] = true
				u.resolved = append(u.resolved, unionID(slug))
			}
		}
		return
	}
	if u.plural || s.kind == article.Breadcrumb {
		return
	}
	if r.town != "" && u.level != "tỉnh" {
		u.resolved = []string{r.town}
		return
	}
	if u.level != "" {
		if slug := r.provinceBefore(s, k, u.level); slug != "" {
			u.resolved = []string{unionID(slug)}
			return
		}
		if r.fits(r.province, u.level) {
			u.resolved = []string{unionID(r.province)}
			return
		}
		if slug := r.onlyOfKind(u.level); slug != "" && r.province == "" && !r.partnerOnly(slug) {
			u.resolved = []string{unionID(slug)}
			return
		}
		r.unsettled(s, sp, "the page does not say which province it belongs to")
		return
	}
	if id, said := r.paragraphSubject(s, k); said {
		if id != "" {
			u.resolved = []string{id}
		}
		return
	}
	switch {
	case r.alias != "":
		u.resolved = []string{unionID(r.alias)}
	case r.p.home == unionID(nationalSlug) && r.unionBefore(s, k) != "":
		u.resolved = []string{r.unionBefore(s, k)}
	case r.p.home != "":
		u.resolved = []string{r.p.home}
	case len(r.order) == 1 && !(r.order[0] == nationalSlug && r.saysProvincial()):
		u.resolved = []string{unionID(r.order[0])}
	}
}

// saysProvincial tells whether the page speaks of "Liên hiệp Hội tỉnh" without saying which: a
// bare "Liên hiệp Hội" is that one, not the national union that a guest comes from.
func (r *resolver) saysProvincial() bool {
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if bare(sp) && sp.union.level != "" {
				return true
			}
		}
	}
	return false
}

// unionBefore gives the provincial union named in full earlier in the sentence.
func (r *resolver) unionBefore(s *sentence, k int) string {
	for n := k - 1; n >= 0; n-- {
		if u := s.spans[n].union; u != nil && len(u.slugs) == 1 && u.slugs[0] != nationalSlug {
			return unionID(u.slugs[0])
		}
	}
	return ""
}

// provinceBefore gives the province named earlier in the sentence as the place:
// "Tại điểm cầu Hưng Yên, Chủ tịch Liên hiệp Hội tỉnh …".
func (r *resolver) provinceBefore(s *sentence, k int, level string) string {
	for n := k - 1; n >= 0; n-- {
		sp := s.spans[n]
		slug := sp.province
		if sp.union != nil && sp.union.delegation {
			slug = sp.union.slugs[0] // "Đoàn Thanh Hóa do ông A, Chủ tịch Liên hiệp Hội tỉnh …"
		}
		if slug != "" && r.fits(slug, level) {
			return slug
		}
	}
	return ""
}

// onlyOfKind gives the only union named in full whose province is a tỉnh or a thành phố, as level says.
func (r *resolver) onlyOfKind(level string) string {
	only := ""
	for _, slug := range r.order {
		if slug != nationalSlug && r.fits(slug, level) {
			if only != "" {
				return ""
			}
			only = slug
		}
	}
	return only
}

func (r *resolver) fits(slug, level string) bool {
	p, ok := r.g.provinceOf[slug]
	return ok && p.Kind == level
}

func (r *resolver) unsettled(s *sentence, sp *span, why string) {
	start, end := s.bytesOf(sp.i, sp.j)
	r.pending = append(r.pending, Warning{
		Code:     "unresolved_organization",
		Message:  fmt.Sprintf("%q: %s, so nothing is stated about it", s.words(sp.i, sp.j), why),
		Evidence: Span{start, end},
	})
}

// persons gives every person mention the id of its person: same name, same person
// within a page; a short form belongs to the one full name that ends with it.
func (r *resolver) persons() {
	var names []string
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if sp.person != nil && sp.person.name != "" {
				sp.person.id = vietnamese.Key(sp.person.name)
				names = append(names, sp.person.id)
			}
		}
	}
	sort.Strings(names)
	names = slices.Compact(names)
	// "bà Diệp Thơ" behind "bà Nguyễn Hồng Diệp Thơ": two syllables may be a short form too.
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if sp.person == nil || sp.person.name == "" || !sp.person.courtesy || strings.Count(sp.person.id, " ") != 1 {
				continue
			}
			for _, n := range names {
				if strings.HasSuffix(n, " "+sp.person.id) {
					sp.person.given, sp.person.name = sp.person.name, ""
					break
				}
			}
		}
	}
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if sp.person == nil || sp.person.given == "" {
				continue
			}
			given, only := vietnamese.Key(sp.person.given), ""
			for _, n := range names {
				if n != only && strings.HasSuffix(n, " "+given) {
					if only != "" {
						only = ""
						break
					}
					only = n
				}
			}
			sp.person.id = only
		}
	}
}
