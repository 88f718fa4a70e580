package extract

import (
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// collect counts the unions named in full, lists aside, and finds the alias.
func (r *resolver) collect() {
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if sp.union == nil || len(sp.union.slugs) != 1 || sp.union.delegation {
				continue
			}
			slug := sp.union.slugs[0]
			survives := r.g.provinceOf[slug].Successor == slug // the new union has the old one's name
			if s.pastUnion(sp) && !(survives && r.explicit[slug] > 0) {
				r.past[slug] = true
			} else if survives && !s.pastUnion(sp) {
				r.past[slug] = false
			}
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

// pastUnion tells whether a union is named as one that is no more: "Liên hiệp Hội tỉnh X (cũ)".
func (s *sentence) pastUnion(sp *span) bool {
	return s.key(sp.j) == "cũ" || s.key(sp.j) == "(" && s.key(sp.j+1) == "cũ" || s.key(sp.j) == "trước"
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
	defer func() {
		// "Liên hiệp Hội tỉnh" in what a site tells of another province's event means that province.
		if holder := r.holderOfLead(); holder != "" && r.p.home != "" && r.p.home != unionID(nationalSlug) && r.explicit[strings.TrimPrefix(r.p.home, "union:")] == 0 {
			r.province = holder
		}
	}()
	if site != "" {
		if _, ok := r.g.provinceOf[site]; ok || site == nationalSlug {
			set(site, "the site")
		}
	}
	if set(r.unionIn(r.p.art.SiteName), "the site's name") || set(r.unionInBlocks(article.Footer), "the footer") ||
		set(r.unionIn(r.p.art.Source), "the source line") || set(r.unionInBlocks(article.Byline), "the byline") {
		return
	}
	if set(r.titleProvince(), "the province that opens the title") || set(r.publisherProvince(), "the province of the newspaper or portal") {
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
		if slug != nationalSlug && !r.past[slug] {
			provincial = append(provincial, slug)
		}
	}
	if len(provincial) == 0 {
		provincial = slices.DeleteFunc(slices.Clone(r.order), func(slug string) bool { return slug == nationalSlug })
	}
	if len(provincial) == 1 {
		if p := r.g.provinceOf[provincial[0]]; p.Successor != p.Slug && r.saysProvincial() {
			if own := r.ownBodies(); own != "" && own == p.Successor {
				set(own, "the province whose own bodies the beginning names")
				return // the page tells of the union that became part of its own
			}
		}
	}
	if len(provincial) == 1 && r.titleSaysProvincial() {
		set(provincial[0], "the only provincial union, which the title calls the province's own")
		return
	}
	if len(r.order) > 1 && r.order[0] == nationalSlug && r.explicit[nationalSlug] >= 2 {
		if only := r.onlyProvincial(provincial); only != "" {
			r.province = only // "UBND tỉnh" where the national union comes to one province
		}
		most := 0
		for _, slug := range provincial {
			most = max(most, r.explicit[slug])
		}
		if most < r.explicit[nationalSlug] {
			set(nationalSlug, "the national union is named first and most")
			return
		}
	}
	if len(provincial) == 1 && !(r.saysProvincial() && r.partnerOnly(provincial[0])) {
		set(provincial[0], "the only provincial union named")
		return
	}
	if len(provincial) == 1 {
		if r.ownBodies() == provincial[0] {
			set(provincial[0], "the province whose own bodies the beginning names")
		}
		return // else a guest on a page of a province that it does not name
	}
	if len(provincial) > 1 && set(r.titleUnion(), "the only union that the title names") {
		return
	}
	if len(provincial) > 1 {
		set(r.holderOfLead(), "the union that the beginning says held the event")
		return
	}
	only := r.onlyProvince()
	if r.nationalPage() {
		r.province = only // where it takes place
		set(nationalSlug, "the national union opens the page, and no provincial one is named")
		return
	}
	if set(only, "the only province named") {
		return
	}
	if len(r.order) == 0 && set(r.ownBodies(), "the province whose own bodies the beginning names") {
		return
	}
	if slug := r.capitalOfLead(); slug != "" && len(r.order) <= 1 {
		if r.explicit[nationalSlug] > 0 { // the national union comes to a province, or speaks to it
			r.province = slug
			return
		}
		set(slug, "the capital that the beginning names as the place")
	}
}

// capitalOfLead gives the province whose capital the dateline or the beginning of the story
// names as the place: "Điện Biên Phủ - Chiều 18/8 …", "tại thành phố Phan Thiết". Where it names
// capitals of two provinces it gives none.
func (r *resolver) capitalOfLead() string {
	only := ""
	for _, s := range r.p.sentences {
		if !s.isBody() || s.block > r.firstBody()+3 {
			continue
		}
		for k := range s.tokens {
			slug, n := r.g.capitalAt(s, k)
			if n == 0 || k > 0 && !placeWords[s.key(k-1)] {
				continue
			}
			if only != "" && only != slug {
				return ""
			}
			only = slug
		}
	}
	return only
}

// placeWords stand before a place where something happens.
var placeWords = keySet([]string{"tại", "phố", "xã", ".", "tp", "ở", "(", "-"})

// capitalAt reads the name of a provincial capital at token k.
func (g *grammar) capitalAt(s *sentence, k int) (slug string, n int) {
	if !startsUpper(s.tokens[k].Text) {
		return "", 0
	}
	slug, end, ok := g.capitals.match(s.tokens, k)
	if !ok || startsUpperAt(s, end) {
		return "", 0
	}
	return slug, end - k
}

// capitalAtEnd is capitalAt where there may be no token k.
func (g *grammar) capitalAtEnd(s *sentence, k int) (string, int) {
	if k >= len(s.tokens) {
		return "", 0
	}
	return g.capitalAt(s, k)
}

// nationalPage tells whether the headline or the first sentence names the national union
// and the page speaks of no union of a province or a city.
func (r *resolver) nationalPage() bool {
	opens, body := false, false
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if sp.union == nil {
				continue
			}
			if sp.union.level != "" || sp.union.delegation {
				return false
			}
			if len(sp.union.slugs) == 1 && sp.union.slugs[0] == nationalSlug && (s.kind == article.Title || s.isBody() && !body) && !r.belongsToRole(s, sp) {
				opens = true
			}
		}
		body = body || s.isBody()
	}
	return opens
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
				return organizationID(sp.org.name)
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
