package extract

import (
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// nationalSlug is the slug of the national union: "union:viet-nam".
const nationalSlug = "viet-nam"

// readUnion reads a union's name:
//
//	generic name ["(" alias ")"] [tỉnh|thành phố|các tỉnh, thành phố] [:] province {, province} [và province]
//	generic name Việt Nam · VUSTA · HCMUSTA
//
// "Liên hiệp Hội tỉnh" without a province keeps its level for the context to settle.
func (g *grammar) readUnion(s *sentence, i int) *span {
	if j, ok := g.matchNotUnion(s, i); ok {
		return g.otherFederation(s, i, j)
	}
	if _, j, ok := g.national.match(s.tokens, i); ok {
		if _, k, longer := g.generic.match(s.tokens, i); !longer || k <= j {
			return unionSpan(i, g.skipAlias(s, j), &unionMention{slugs: []string{nationalSlug}}, "union: national name")
		}
	}
	if slug, j, ok := g.acronyms.match(s.tokens, i); ok {
		return unionSpan(i, j, &unionMention{slugs: []string{slug}}, "union: acronym")
	}
	if s.key(i) == "đoàn" {
		if slug, j, ok := g.provinceAt(s, i+1); ok {
			return unionSpan(i, j, &unionMention{slugs: []string{slug}, delegation: true}, "union: its delegation")
		}
	}
	_, j, ok := g.generic.match(s.tokens, i)
	if !ok {
		return nil
	}
	m := &unionMention{plural: s.key(i-1) == "các" || s.key(i-1) == "những"}
	j = g.skipAlias(s, j)
	if g.isNational(s, j) {
		m.slugs = []string{nationalSlug}
		m.plural = false
		return unionSpan(i, g.skipAlias(s, j+g.nationalWords(s, j)), m, "union: name + Việt Nam")
	}
	k, level, many := readLevel(s, j)
	m.plural = m.plural || many
	slugs, end := g.readProvinces(s, k, m.plural)
	switch {
	case len(slugs) > 0:
		m.slugs = slugs
		return unionSpan(i, g.skipAlias(s, end), m, "union: name + province")
	case level == "huyện":
		return g.townUnion(s, i, j, k)
	case level == "thành phố" && k < len(s.tokens) && s.tokens[k].Kind == vietnamese.Word && s.tokens[k].IsTitle() && !g.startsPersonal(s, k):
		// "Liên hiệp Hội thành phố Biên Hòa": a city of a province has no union of ours.
		return g.townUnion(s, i, j, k)
	case level != "" && !many:
		m.level = level
		return unionSpan(i, k, m, "union: name + level")
	case many:
		return unionSpan(i, k, m, "union: all of them")
	}
	return unionSpan(i, j, m, "union: bare name")
}

// townUnion reads the union of a district or of a town: an organization, but none of the 63.
func (g *grammar) townUnion(s *sentence, i, j, k int) *span {
	end := k
	for end < len(s.tokens) && end-k < 3 && s.tokens[end].Kind == vietnamese.Word && startsUpper(s.tokens[end].Text) && !g.roleAt(s, end) {
		end++
	}
	if end == k {
		return &span{kind: spanBlocked, i: i, j: k, rule: "union of some district"}
	}
	m := &orgMention{name: "Liên hiệp các Hội Khoa học và Kỹ thuật " + cleanName(s.words(j, end)), classification: "association", complete: true, town: true}
	return &span{kind: spanOrg, i: i, j: end, org: m, rule: "union of a district or town"}
}

// matchNotUnion recognises federations whose names begin like a union's.
func (g *grammar) matchNotUnion(s *sentence, i int) (int, bool) {
	_, j, ok := g.notUnion.match(s.tokens, i)
	if !ok {
		return 0, false
	}
	if _, k, longer := g.generic.match(s.tokens, i); longer && k > j {
		return 0, false
	}
	return j, true
}

func unionSpan(i, j int, m *unionMention, rule string) *span {
	return &span{kind: spanUnion, i: i, j: j, union: m, rule: rule}
}

func (g *grammar) isNational(s *sentence, j int) bool { return g.nationalWords(s, j) > 0 }

// nationalWords counts the tokens of "Việt Nam" or "VN" at token j.
func (g *grammar) nationalWords(s *sentence, j int) int {
	switch {
	case s.key(j) == "việt" && s.key(j+1) == "nam" && s.tokens[j].IsTitle():
		return 2
	case s.key(j) == "vn" && s.tokens[j].IsUpper():
		return 1
	}
	return 0
}

// skipAlias passes over "(Liên hiệp hội)", "(LHH)", "(sau đây gọi tắt là …)", "(VUSTA)"
// at token j: another name of the union just read.
func (g *grammar) skipAlias(s *sentence, j int) int {
	if s.key(j) != "(" {
		return j
	}
	found := false
	for k := j + 1; k < len(s.tokens) && k < j+22; k++ {
		if s.key(k) == ")" {
			if found {
				return k + 1
			}
			return j
		}
		if _, e, ok := g.generic.match(s.tokens, k); ok {
			found = true
			k = e - 1
			continue
		}
		if _, e, ok := g.national.match(s.tokens, k); ok {
			found = true
			k = e - 1
			continue
		}
		if _, e, ok := g.acronyms.match(s.tokens, k); ok {
			found = true
			k = e - 1
			continue
		}
		// "(KH&KT)", "(KHKT)", "(viết tắt là …)"
		switch s.key(k) {
		case "kh", "khkt", "kt":
			found = true
		}
	}
	return j
}

// readLevel reads "tỉnh", "thành phố", "TP.", "các tỉnh, thành phố [trực thuộc Trung ương]", "huyện".
func readLevel(s *sentence, j int) (end int, level string, many bool) {
	k := j
	if s.key(k) == "của" || s.key(k) == "-" {
		k++
	}
	switch s.key(k) {
	case "các", "những", "một", "nhiều", "hai", "ba", "bốn", "năm":
		if n := levelWord(s, k+1); n > 0 {
			k += 1 + n
			many = true
			for s.key(k) == "," || s.key(k) == "/" || s.key(k) == "và" || s.key(k) == "-" {
				n := levelWord(s, k+1)
				if n == 0 {
					break
				}
				k += 1 + n
			}
			if s.key(k) == "trực" && s.key(k+1) == "thuộc" {
				k += 2
				if s.key(k) == "trung" {
					k += 2
				}
			}
			if s.key(k) == ":" || s.key(k) == "như" || s.key(k) == "gồm" {
				k++
			}
			return k, "", true
		}
		return j, "", false
	case "tỉnh":
		if s.key(k+1) == "," || s.key(k+1) == "/" {
			if n := levelWord(s, k+2); n > 0 && s.key(k+2) != "tỉnh" {
				return k + 2 + n, "", true // "Liên hiệp Hội tỉnh, thành phố"
			}
		}
		return k + 1, "tỉnh", false
	case "huyện", "quận", "xã", "phường":
		return k + 1, "huyện", false
	case "thị":
		if s.key(k+1) == "xã" {
			return k + 2, "huyện", false
		}
	}
	if n := levelWord(s, k); n > 0 {
		return k + n, "thành phố", false
	}
	return j, "", false
}

// levelWord counts the tokens of "tỉnh", "thành phố", "thành", "TP." at token k.
func levelWord(s *sentence, k int) int {
	switch s.key(k) {
	case "tỉnh":
		return 1
	case "thành":
		if s.key(k+1) == "phố" {
			return 2
		}
		if s.key(k-1) == "," || s.key(k-1) == "/" || s.key(k-1) == "tỉnh" {
			return 1
		}
	case "tp":
		if s.key(k+1) == "." {
			return 2
		}
		return 1
	}
	return 0
}

// readProvinces reads one province or a list of them at token k. A list behind a
// singular name ("Liên hiệp Hội Lâm Đồng, Đồng Nai và Bình Dương") counts only
// when "và" closes it: a bare comma may begin an address.
func (g *grammar) readProvinces(s *sentence, k int, many bool) ([]string, int) {
	if s.key(k) == ":" {
		k++
	}
	slug, end, ok := g.provinceAt(s, k)
	if !ok {
		return nil, k
	}
	slugs := []string{slug}
	pending, pendingEnd := []string(nil), end
	for j := end; ; {
		sep := s.key(j)
		if sep != "," && sep != ";" && sep != "và" && sep != "cùng" && (sep != "-" || !many) {
			break
		}
		n := j + 1
		if s.key(n) == "và" {
			sep = "và"
			n++
		}
		if w := levelWord(s, n); w > 0 {
			n += w
		}
		next, e, ok := g.provinceAt(s, n)
		if !ok {
			break
		}
		pending = append(pending, next)
		j, pendingEnd = e, e
		if many || sep == "và" || len(pending) >= 2 || len(slugs) > 2 {
			slugs = append(slugs, pending...)
			pending, end = nil, pendingEnd
			if sep == "và" && !many {
				break
			}
		}
	}
	return slugs, end
}

// provinceAt reads a province at token k in any of its spellings, "tỉnh" or "TP." before it included.
func (g *grammar) provinceAt(s *sentence, k int) (string, int, bool) {
	if name, end, ok := g.provinces.match(s.tokens, k); ok {
		return name.slug, end, true
	}
	if w := levelWord(s, k); w > 0 {
		if name, end, ok := g.provinces.match(s.tokens, k+w); ok {
			return name.slug, end, true
		}
	}
	return "", k, false
}
