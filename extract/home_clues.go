package extract

import (
	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
	"slices"
	"strings"
)

// titleUnion gives the only union that the headline names, unless it goes to see somebody,
// receives somebody or acts together with somebody.
func (r *resolver) titleUnion() string {
	only := ""
	for _, s := range r.p.sentences {
		if s.kind != article.Title {
			continue
		}
		if s.cueAt(0, "visit", "host", "joint", "sign") != nil || s.hasKey("đoàn", 0, len(s.tokens)) {
			return ""
		}
		for _, sp := range s.spans {
			if sp.event != nil && (sp.event.Classification == "visit" || sp.event.Classification == "meeting" || sp.event.Classification == "signing") {
				return ""
			}
			if sp.union == nil {
				continue
			}
			if only != "" || len(sp.union.slugs) != 1 || sp.union.slugs[0] == nationalSlug {
				return ""
			}
			only = sp.union.slugs[0]
		}
	}
	return only
}

// titleSaysProvincial tells whether the headline speaks of "Liên hiệp Hội tỉnh" without saying
// which: the page is that union's, or its province's.
func (r *resolver) titleSaysProvincial() bool {
	for _, s := range r.p.sentences {
		if s.kind != article.Title {
			continue
		}
		for _, sp := range s.spans {
			if bare(sp) && sp.union.level == "tỉnh" {
				return true
			}
		}
	}
	return false
}

// onlyProvincial gives the one provincial union of a page, if no other province is named.
func (r *resolver) onlyProvincial(provincial []string) string {
	if len(provincial) != 1 {
		return ""
	}
	if only := r.onlyProvince(); only != "" && only != provincial[0] {
		return ""
	}
	return provincial[0]
}

// holderOfLead gives the only provincial union that the headline and the beginning of the
// story name, up to the sentence that says that it held an event. The unions named later are
// its guests; where two unions visit each other the beginning names both.
func (r *resolver) holderOfLead() string {
	only := ""
	for _, s := range r.p.sentences {
		if s.kind != article.Title && !s.isBody() || s.block > r.firstBody()+1 {
			continue
		}
		held := s.isBody() && s.cueAt(0, "visit", "host") == nil && (s.cueAt(0, "organize") != nil || s.sits() >= 0)
		for _, sp := range s.spans {
			if sp.union == nil || len(sp.union.slugs) == 0 || sp.union.plural {
				continue
			}
			for _, slug := range sp.union.slugs {
				if slug == nationalSlug || slug == only {
					continue
				}
				if only != "" || len(sp.union.slugs) > 1 || sp.union.delegation {
					if held && only != "" {
						return only // a list behind the holder: "… của Cụm gồm …"
					}
					return ""
				}
				only = slug
			}
		}
		if held && only != "" {
			return only
		}
		if s.isBody() && s.cueAt(0, "visit", "host") != nil {
			return ""
		}
	}
	return ""
}

// publisherProvince gives the province whose newspaper, broadcaster or portal the masthead or
// the footer names: "Báo Quảng Nam", "Cổng thông tin điện tử tỉnh Sơn La".
func (r *resolver) publisherProvince() string {
	sentences := r.p.sentences
	if name := r.p.art.SiteName; name != "" {
		sentences = append([]*sentence{{text: name, tokens: vietnamese.Tokens(name), kind: article.Footer}}, sentences...)
	}
	only := ""
	for _, s := range sentences {
		if s.kind != article.Footer && s.kind != article.Breadcrumb && s.kind != article.Meta {
			continue
		}
		for k := range s.tokens {
			n := r.g.publisherHead(s, k)
			if n == 0 {
				continue
			}
			slug, _, ok := r.g.provinceAt(s, k+n)
			if !ok {
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

// publisherHead counts the tokens of a word for a publication at token k.
func (g *grammar) publisherHead(s *sentence, k int) int {
	if k >= len(s.tokens) || !startsUpper(s.tokens[k].Text) {
		return 0
	}
	switch s.key(k) {
	case "báo":
		if s.key(k+1) == "điện" && s.key(k+2) == "tử" {
			return 3
		}
		return 1
	case "cổng":
		for n := 1; n < 7; n++ {
			if s.key(k+n) == "tử" {
				return n + 1
			}
		}
	case "đài":
		for n := 1; n < 8; n++ {
			if s.key(k+n) == "hình" {
				return n + 1
			}
		}
	}
	return 0
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

// provincialBodies begin the names of bodies that a province has one of.
var provincialBodies = []string{"UBND", "HĐND", "Ủy ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Thành ủy", "Ủy ban MTTQ", "Ủy ban Mặt trận"}

// ownBodies gives the only province whose council, committee or Party body the title or the
// beginning of the story names in full: "Chủ tịch UBND tỉnh Tây Ninh gặp gỡ …".
func (r *resolver) ownBodies() string {
	only := ""
	for _, s := range r.p.sentences {
		if s.kind != article.Title && !s.isBody() || s.block > r.firstBody()+1 {
			continue
		}
		for _, sp := range s.spans {
			if sp.org == nil || !slices.ContainsFunc(provincialBodies, func(head string) bool { return strings.HasPrefix(sp.org.name, head) }) {
				continue
			}
			for k := sp.i; k < sp.j; k++ {
				slug, end, ok := r.g.provinceAt(s, k)
				if !ok || end != sp.j {
					continue
				}
				if only != "" && only != slug {
					return ""
				}
				only = slug
			}
		}
	}
	return only
}
