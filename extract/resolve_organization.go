package extract

import (
	"strings"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

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
	o.id = organizationID(name)
}

// organizationID gives the id of an organization by its name, the same for the usual
// abbreviations: "UBND tỉnh X" and "Ủy ban nhân dân tỉnh X" are one.
func organizationID(name string) string {
	slug := "-" + vietnamese.Slug(name) + "-"
	for _, a := range abbreviated {
		slug = strings.Replace(slug, a[0], a[1], 1)
	}
	return "org:" + strings.Trim(slug, "-")
}

// abbreviated are parts of slugs and what they count as, in this order.
var abbreviated = [][2]string{
	{"-uy-ban-nhan-dan-", "-ubnd-"}, {"-hoi-dong-nhan-dan-", "-hdnd-"},
	{"-ubmttq-", "-uy-ban-mttq-"}, {"-mttq-", "-mat-tran-to-quoc-"}, {"-mat-tran-to-quoc-viet-nam-", "-mat-tran-to-quoc-"},
	{"-uy-ban-mat-tran-to-quoc-", "-uy-ban-mat-tran-to-quoc-viet-nam-"},
}

// provinceFor gives the province that a provincial body without one belongs to: the one whose
// people the clause lists ("Về phía tỉnh X có … UBND tỉnh"), or else the page's.
func (r *resolver) provinceFor(s *sentence, sp *span) string {
	slug := r.province
	for k, o := range s.spans {
		if o.i >= sp.i {
			if slug == "" && o == sp {
				slug = r.provinceAhead(s, k)
			}
			break
		}
		if u := o.union; u != nil && len(u.slugs) == 1 && u.slugs[0] != nationalSlug && slug == "" && s.hasKey("phía", o.i-2, o.i) {
			slug = u.slugs[0]
			continue
		}
		if o.province != "" && (slug == "" && s.key(o.i) == "tỉnh" || s.hasKey("phía", o.i-2, o.i)) {
			slug = o.province
		}
	}
	return slug
}

// provinceAhead gives the province of the next office of the same person, where that one says
// it: "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh X".
func (r *resolver) provinceAhead(s *sentence, k int) string {
	for _, o := range s.spans[k+1:] {
		if o.person != nil || s.hasKey(";", s.spans[k].j, o.i) {
			return ""
		}
		if o.org != nil && o.org.complete && o.org.level == "province" {
			for n := o.i; n < o.j; n++ {
				if name, e, ok := r.g.provinces.match(s.tokens, n); ok && e <= o.j {
					return name.slug
				}
			}
		}
		if o.isOrganization() {
			return ""
		}
	}
	return ""
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
			if otherLevel(a.name, b.name) {
				continue // "UBND tỉnh X" is not "UBND thành phố X"
			}
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

// otherLevel tells whether one name is a province's and the other a town's.
func otherLevel(a, b string) bool {
	level := func(name string) string {
		key := " " + vietnamese.Key(name) + " "
		for _, w := range []string{" tỉnh ", " thành phố ", " huyện ", " thị xã ", " quận ", " phường ", " xã "} {
			if strings.Contains(key, w) {
				return w
			}
		}
		return ""
	}
	x, y := level(a), level(b)
	return x != "" && y != "" && x != y
}

// shortKey is the key of an organization's name without the words on its legal form.
func shortKey(name string) string {
	key := " " + vietnamese.Key(name) + " "
	for _, form := range []string{" cổ phần ", " cp ", " tnhh ", " mtv ", " một thành viên ", " tỉnh ", " thành phố "} {
		key = strings.ReplaceAll(key, form, " ")
	}
	return strings.TrimPrefix(strings.TrimSpace(key), "trường ")
}

// anaphor settles "Công ty", "Viện", "nhà trường": the only organization of the page whose
// full name begins so, or nobody.
func (r *resolver) anaphor(at *sentence, o *orgMention) {
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
			if found != nil && found.id != sp.org.id || o.name == "Liên hiệp" && len(r.order) > 0 {
				found = r.nearest(at, o, head) // a page with unions of ours may mean one of them by "Liên hiệp"
				goto settle
			}
			found = sp.org
		}
	}
settle:
	if found != nil {
		o.id, o.name, o.classification = found.id, found.name, found.classification
	}
}

// nearest gives the only organization whose name begins with head that stands before the
// mention in its own sentence.
func (r *resolver) nearest(at *sentence, o *orgMention, head string) *orgMention {
	var found *orgMention
	for _, sp := range at.spans {
		if sp.org == o {
			break
		}
		if sp.org == nil || sp.org.anaphor || sp.org.id == "" || !strings.HasPrefix(vietnamese.Key(sp.org.name)+" ", head) {
			continue
		}
		if found != nil && found.id != sp.org.id {
			return nil
		}
		found = sp.org
	}
	return found
}
