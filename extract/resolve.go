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
	explicit map[string]int // slugs of the unions that the page names in full → mentions
	order    []string       // the same, in order of first mention
	alias    string         // slug of the union that "(sau đây gọi là Liên hiệp Hội)" stands behind
	province string         // slug of the page's province, "" when unknown
	pending  []Warning      // offsets in bytes until the record is made

	orgs        map[string]*organization
	orgOrder    []string
	people      map[string]*person // by key of the name
	personOrder []string
	accepted    map[string]bool
	events      []*happening // the page's own events, before anybody takes part
	town        string       // id of the district's or town's union whose page this is, "" for none
	guest       string       // the first visitor the page names: who "đoàn" alone is later on
}

func (g *grammar) resolve(p *page, site string) *resolver {
	r := &resolver{g: g, p: p, explicit: map[string]int{}}
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
				r.anaphor(sp.org)
			}
		}
	}
	r.persons()
	r.gather()
	return r
}

// collect counts the unions named in full, lists aside, and finds the alias.
func (r *resolver) collect() {
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if sp.union == nil || len(sp.union.slugs) != 1 || sp.union.delegation {
				continue
			}
			slug := sp.union.slugs[0]
			if r.explicit[slug] == 0 {
				r.order = append(r.order, slug)
			}
			r.explicit[slug]++
			if r.alias == "" && s.definesAlias(sp, r.g) {
				r.alias = slug
			}
		}
	}
}

// definesAlias tells whether the mention ends in a parenthesis that holds a bare name:
// "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh X (Liên hiệp hội)".
func (s *sentence) definesAlias(sp *span, g *grammar) bool {
	if s.key(sp.j-1) != ")" {
		return false
	}
	for k := sp.j - 2; k > sp.i; k-- {
		if s.key(k) == "(" {
			return false
		}
		if _, e, ok := g.generic.match(s.tokens, k); ok && e == sp.j-1 {
			return true
		}
	}
	return false
}

// findHome decides whose page this is: the site that the caller names; the owner in
// the footer, masthead or source line; the alias; the only provincial union, or the
// only province, that the page speaks of.
func (r *resolver) findHome(site string) {
	set := func(slug, why string) bool {
		if slug == "" || r.p.home != "" {
			return r.p.home != ""
		}
		r.p.home, r.p.homeWhy = unionID(slug), why
		if slug != nationalSlug {
			r.province = slug
		}
		return true
	}
	if site != "" {
		if _, ok := r.g.provinceOf[site]; ok || site == nationalSlug {
			set(site, "the site")
		}
	}
	if set(r.unionIn(r.p.art.SiteName), "the site's name") || set(r.unionInBlocks(article.Footer), "the footer") ||
		set(r.unionIn(r.p.art.Source), "the source line") || set(r.unionInBlocks(article.Byline), "the byline") {
		return
	}
	if set(r.titleProvince(), "the province that opens the title") {
		return
	}
	if r.town = r.townPage(); r.town != "" {
		return
	}
	if r.alias != "" && set(r.alias, "the short name defined in the text") {
		return
	}
	var provincial []string
	for _, slug := range r.order {
		if slug != nationalSlug {
			provincial = append(provincial, slug)
		}
	}
	if len(provincial) == 1 {
		set(provincial[0], "the only provincial union named")
		return
	}
	if len(provincial) > 1 {
		return
	}
	if slug := r.onlyProvince(); slug != "" {
		set(slug, "the only province named")
		return
	}
	if r.explicit[nationalSlug] > 0 && len(provincial) == 0 {
		r.p.homeWhy = ""
	}
}

// townPage gives the union of a district or town that the title or the first sentence names,
// where no other union is named before it: what the page calls "Liên hiệp Hội" is that one.
func (r *resolver) townPage() string {
	body := 0
	for _, s := range r.p.sentences {
		if s.kind != article.Title && !s.isBody() {
			continue
		}
		for _, sp := range s.spans {
			if sp.union != nil && len(sp.union.slugs) > 0 {
				return ""
			}
			if sp.org != nil && sp.org.town {
				return "org:" + vietnamese.Slug(sp.org.name)
			}
		}
		if s.isBody() {
			if body++; body >= 2 {
				return ""
			}
		}
	}
	return ""
}

// titleProvince gives the province before the colon or dash that opens a headline:
// "Gia Lai: Kỷ niệm …".
func (r *resolver) titleProvince() string {
	for _, s := range r.p.sentences {
		if s.kind != article.Title {
			continue
		}
		for _, sp := range s.spans {
			if sp.province != "" && sp.i == 0 && (s.key(sp.j) == ":" || s.key(sp.j) == "-") {
				return sp.province
			}
		}
	}
	return ""
}

// unionIn gives the union, or failing that the province, that a short text names.
func (r *resolver) unionIn(text string) string {
	if text == "" {
		return ""
	}
	s := &sentence{text: text, tokens: vietnamese.Tokens(text)}
	r.g.annotate(s)
	province := ""
	for _, sp := range s.spans {
		if sp.union != nil && len(sp.union.slugs) == 1 {
			return sp.union.slugs[0]
		}
		if sp.province != "" && province == "" {
			province = sp.province
		}
		if sp.org != nil && province == "" {
			for k := sp.i; k < sp.j; k++ {
				if name, _, ok := r.g.provinces.match(s.tokens, k); ok {
					province = name.slug
				}
			}
		}
	}
	return province
}

func (r *resolver) unionInBlocks(kind article.Kind) string {
	for _, s := range r.p.sentences {
		if s.kind != kind {
			continue
		}
		for _, sp := range s.spans {
			if sp.union != nil && len(sp.union.slugs) == 1 {
				return sp.union.slugs[0]
			}
		}
	}
	return ""
}

// onlyProvince gives the province when all mentions of provinces agree on one.
func (r *resolver) onlyProvince() string {
	only := ""
	for _, s := range r.p.sentences {
		if s.kind == article.Breadcrumb {
			continue
		}
		for _, slug := range r.provincesOf(s) {
			if only != "" && only != slug {
				return ""
			}
			only = slug
		}
	}
	return only
}

// provincesOf lists the provinces that a sentence names, inside organizations too.
func (r *resolver) provincesOf(s *sentence) []string {
	var out []string
	for _, sp := range s.spans {
		switch {
		case sp.province != "":
			out = append(out, sp.province)
		case sp.org != nil && sp.org.level == "province":
			for k := sp.i; k < sp.j; k++ {
				if name, e, ok := r.g.provinces.match(s.tokens, k); ok && e <= sp.j {
					out = append(out, name.slug)
				}
			}
		}
	}
	return out
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
		if slug := r.onlyOfKind(u.level); slug != "" && r.province == "" {
			u.resolved = []string{unionID(slug)}
			return
		}
		r.unsettled(s, sp, "the page does not say which province it belongs to")
		return
	}
	switch {
	case r.alias != "":
		u.resolved = []string{unionID(r.alias)}
	case r.p.home == unionID(nationalSlug) && r.unionBefore(s, k) != "":
		u.resolved = []string{r.unionBefore(s, k)}
	case r.p.home != "":
		u.resolved = []string{r.p.home}
	case len(r.order) == 1:
		u.resolved = []string{unionID(r.order[0])}
	}
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
		if sp := s.spans[n]; sp.province != "" && r.fits(sp.province, level) {
			return sp.province
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

// organization settles one mention of another organization.
func (r *resolver) organization(s *sentence, sp *span) {
	o := sp.org
	name := o.name
	if o.level == "province" && !o.complete {
		p, ok := r.g.provinceOf[r.provinceFor(s, sp)]
		written := vietnamese.Key(s.words(sp.i, sp.j))
		city := strings.HasSuffix(written, "thành phố") || strings.HasPrefix(written, "thành ủy")
		if !ok || city && p.Kind != "thành phố" || strings.HasSuffix(written, " tỉnh") && p.Kind != "tỉnh" {
			return
		}
		name = joinLevel(name, p.Kind, p.Name)
	}
	o.name = name
	o.id = "org:" + vietnamese.Slug(name)
}

// provinceFor gives the province that a provincial body without one belongs to: the one whose
// people the clause lists ("Về phía tỉnh X có … UBND tỉnh"), or else the page's.
func (r *resolver) provinceFor(s *sentence, sp *span) string {
	slug := r.province
	for _, o := range s.spans {
		if o.i >= sp.i {
			break
		}
		if o.province != "" && (slug == "" && s.key(o.i) == "tỉnh" || s.hasKey("phía", o.i-2, o.i)) {
			slug = o.province
		}
	}
	return slug
}

// mergeShortNames gives an organization named in short the full name that the page has for
// it: "Tổng hội Thủy lợi" is "Tổng hội Thủy lợi Việt Nam", "Công ty Điện gió X" is "Công ty
// Cổ phần Điện gió X", when only one full name fits.
func (r *resolver) mergeShortNames() {
	type named struct{ key, id, name string }
	var all []named
	seen := map[string]bool{}
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if sp.org != nil && sp.org.id != "" && !seen[sp.org.id] {
				seen[sp.org.id] = true
				all = append(all, named{shortKey(sp.org.name), sp.org.id, sp.org.name})
			}
		}
	}
	full := map[string]named{}
	for _, a := range all {
		var longer []named
		for _, b := range all {
			if a.id != b.id && len(b.name) > len(a.name) && (b.key == a.key || strings.HasPrefix(b.key, a.key+" ")) && strings.Count(a.key, " ") >= 2 {
				longer = append(longer, b)
			}
		}
		if len(longer) == 1 {
			full[a.id] = longer[0]
		}
	}
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if sp.org == nil {
				continue
			}
			if f, ok := full[sp.org.id]; ok {
				sp.org.id, sp.org.name = f.id, f.name
			}
		}
	}
}

// shortKey is the key of an organization's name without the words on its legal form.
func shortKey(name string) string {
	key := " " + vietnamese.Key(name) + " "
	for _, form := range []string{" cổ phần ", " cp ", " tnhh ", " mtv ", " một thành viên ", " tỉnh ", " thành phố "} {
		key = strings.ReplaceAll(key, form, " ")
	}
	return strings.TrimSpace(key)
}

// anaphor settles "Công ty", "Viện", "nhà trường": the only organization of the page whose
// full name begins so, or nobody.
func (r *resolver) anaphor(o *orgMention) {
	head := vietnamese.Key(o.name) + " "
	var found *orgMention
	for _, s := range r.p.sentences {
		if s.kind == article.Footer || s.kind == article.Breadcrumb {
			continue
		}
		for _, sp := range s.spans {
			if sp.org == nil || sp.org.anaphor || sp.org.id == "" {
				continue
			}
			key := vietnamese.Key(sp.org.name)
			school := o.name == "Trường" && (strings.HasPrefix(key, "đại học ") || strings.HasPrefix(key, "học viện ") || strings.HasPrefix(key, "cao đẳng "))
			if !strings.HasPrefix(key, head) && !school {
				continue
			}
			if found != nil && found.id != sp.org.id {
				return
			}
			found = sp.org
		}
	}
	if found != nil {
		o.id, o.name, o.classification = found.id, found.name, found.classification
	}
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
