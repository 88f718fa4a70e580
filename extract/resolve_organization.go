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
