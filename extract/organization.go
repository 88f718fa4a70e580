package extract

import (
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// readOrganization reads an organization that is no union: a body with a closed
// name ("Sở Khoa học và Công nghệ [tỉnh] X") or a head word with an open tail
// ("Hội An toàn thực phẩm Việt Nam").
func (g *grammar) readOrganization(s *sentence, i int) *span {
	if sp := g.readOrgan(s, i); sp != nil {
		return sp
	}
	if before := s.spanEndingAt(i); s.tokens[i].Text == "sở" && startsUpperAt(s, i+1) && before != nil && before.role != nil {
		tokens := slices.Clone(s.tokens[i:min(i+12, len(s.tokens))])
		tokens[0].Text = "Sở" // "Phó giám đốc sở Nông nghiệp và Môi trường"
		if body, j, ok := g.bodies.match(tokens, 0); ok {
			return g.readBody(s, i, i+j, body)
		}
	}
	if body, j, ok := g.bodies.match(s.tokens, i); ok {
		if head, k, open := g.heads.match(s.tokens, i); open && k >= j && head.Level == "" {
			return g.readOpen(s, i, k, head, false)
		}
		return g.readBody(s, i, j, body)
	}
	if s.tokens[i].Text == "Liên" && s.key(i+1) == "hiệp" && (i+2 >= len(s.tokens) || !startsUpperAt(s, i+2) && s.key(i+2) != "các" && s.key(i+2) != "hội") {
		return &span{kind: spanOrg, i: i, j: i + 2, rule: "organization: named before", org: &orgMention{name: "Liên hiệp", classification: "association", anaphor: true}}
	}
	switch s.key(i) + " " + s.key(i+1) {
	case "phòng họp", "hội trường", "phòng khách":
		return nil // rooms
	}
	head, j, ok := g.heads.match(s.tokens, i)
	if s.key(i) == "khoa" && s.key(i+1) == "học" {
		return nil // "Ngày Khoa học và Công nghệ Việt Nam"
	}
	if ok && g.isSurname(s, i) && g.followsRole(s, i) && (g.nameThrough(s, i) || !startsUpperAt(s, i+2)) && !(i+2 < len(s.tokens) && s.tokens[i+2].Kind == vietnamese.Word && !startsUpperAt(s, i+2)) {
		return nil // "Phó Giám đốc Sở Y tế Đoàn Văn A"
	}
	if !ok && s.key(i) == "nhà" && s.key(i+1) == "trường" {
		return &span{kind: spanOrg, i: i, j: i + 2, rule: "organization: named before", org: &orgMention{name: "Trường", classification: "university", anaphor: true}}
	}
	if !ok {
		// "trường Cao đẳng Sư phạm": a head of two words or more may begin in small letters
		head, j, ok = g.offices.match(s.tokens, i)
		if !ok || !startsUpperAt(s, j-1) && !startsUpperAt(s, i+1) || j-i < 2 {
			return nil
		}
	}
	return g.readOpen(s, i, j, head, false)
}

// readOrgan reads a body through which a union acts, "Ban Chấp hành [Liên hiệp Hội X]":
// with the union's name it is the union, alone it is nothing of its own.
func (g *grammar) readOrgan(s *sentence, i int) *span {
	_, j, ok := g.organs.match(s.tokens, i)
	if !ok {
		return nil
	}
	if _, k, body := g.bodies.match(s.tokens, i); body && k > j {
		return nil
	}
	if _, k, head := g.heads.match(s.tokens, i); head && k > j {
		return nil
	}
	k := j
	if s.key(k) == "của" {
		k++
	}
	if k < len(s.tokens) {
		if sp := g.readUnion(s, k); sp != nil && sp.union != nil {
			sp.i = i
			return sp
		}
		if next := g.readOrganization(s, k); next != nil && next.org != nil && next.i == k {
			next.i = i // "Ban Thường trực Ủy ban MTTQ tỉnh" acts for the whole
			return next
		}
	}
	if s.key(i) == "văn" || s.key(i) == "thường" {
		return nil
	}
	return &span{kind: spanBlocked, i: i, j: j, rule: "organ without its organization"}
}

func (g *grammar) readBody(s *sentence, i, j int, body lexicon.Body) *span {
	m := &orgMention{name: body.Name, classification: body.Classification, level: body.Level, complete: body.Level != "province"}
	if body.Level == "province" {
		j = g.readOrgLevel(s, j, m)
	}
	if _, n := g.capitalAtEnd(s, j); n > 0 && !m.complete {
		if key := vietnamese.Key(m.name); strings.HasSuffix(key, " thành phố") || strings.HasPrefix(key, "thành ") {
			m.name += " " + s.words(j, j+n) // "UBND thành phố Nha Trang", "Thành ủy Long Xuyên": a town's
			m.level, m.complete = "", true
			j += n
		}
	}
	if key := vietnamese.Key(m.name); !m.complete && strings.HasSuffix(key, " tỉnh") && startsUpperAt(s, j) && !s.tokens[j].IsSyllable() && !s.tokens[j].IsUpper() {
		m.name += " " + s.words(j, j+1) // "HĐND tỉnh Salavan": a province of another country
		m.level, m.complete = "", true
		j++
	}
	return &span{kind: spanOrg, i: i, j: j, org: m, rule: "organization: closed name"}
}

// readOrgLevel reads the province behind the name of a provincial body:
// "[của] [tỉnh|thành phố] X", or "tỉnh" alone.
func (g *grammar) readOrgLevel(s *sentence, j int, m *orgMention) int {
	k := j
	if s.key(k) == "của" {
		k++
	}
	if next := s.key(k + 1); (s.key(k) == "và" || s.key(k) == "-" || s.key(k) == ",") && (next == "ubnd" || next == "hđnd") {
		switch s.key(k + 2) {
		case "huyện", "quận", "thị", "xã", "phường": // "Văn phòng HĐND và UBND huyện X"
			end := g.townEnd(s, k+3)
			m.name += " " + s.words(k, end)
			m.level, m.complete = "", true
			return end
		}
	}
	if w := levelWord(s, k); w > 0 {
		word := s.words(k, k+w)
		if name, end, ok := g.provinces.match(s.tokens, k+w); ok {
			p := g.provinceOf[name.slug]
			m.complete = true
			m.name = joinLevel(m.name, p.Kind, p.Name)
			return end
		}
		if name, end, ok := g.provinces.match(s.tokens, k); ok { // "TP. Hồ Chí Minh" is one entry
			p := g.provinceOf[name.slug]
			m.complete = true
			m.name = joinLevel(m.name, p.Kind, p.Name)
			return end
		}
		if next := k + w; strings.HasPrefix(vietnamese.Key(word), "t") && next < len(s.tokens) && s.tokens[next].Kind == vietnamese.Word &&
			startsUpper(s.tokens[next].Text) && !g.startsPersonal(s, next) && s.key(k) != "tỉnh" {
			// "UBND thành phố Biên Hòa": a town of a province.
			end := next
			for end < len(s.tokens) && end-next < 3 && s.tokens[end].Kind == vietnamese.Word && startsUpper(s.tokens[end].Text) && !g.startsPersonal(s, end) {
				end++
			}
			m.name += " " + s.words(k, end)
			m.level, m.complete = "", true
			return end
		}
		if next := k + w; s.key(k) == "tỉnh" && startsUpperAt(s, next) && !s.tokens[next].IsSyllable() && !s.tokens[next].IsUpper() {
			m.name += " " + s.words(k, next+1) // "Sở … tỉnh Savannakhet"
			m.level, m.complete = "", true
			return next + 1
		}
		if next := k + w; s.key(k) == "tỉnh" && startsUpperAt(s, next) && startsUpperAt(s, next+1) && !g.startsPersonal(s, next) && !g.otherAt(s, next) {
			// "Sở Khoa học và Công nghệ tỉnh Xiêng Khoảng": a province of another country
			m.name += " " + s.words(k, next+2)
			m.level, m.complete = "", true
			return next + 2
		}
		return k + w
	}
	switch s.key(k) {
	case "huyện", "quận", "xã", "phường", "thị":
		end := k + 1
		if s.key(k) == "thị" {
			end++
		}
		end = g.townEnd(s, end)
		m.name += " " + s.words(k, end)
		m.level, m.complete = "", end > k+1
		return end
	}
	if name, end, ok := g.provinces.match(s.tokens, k); ok {
		m.complete = true
		m.name = joinLevel(m.name, "", g.provinceOf[name.slug].Name)
		return end
	}
	if n := g.nationalWords(s, k); n > 0 {
		m.name += " Việt Nam"
		m.level, m.complete = "", true
		return k + n
	}
	return j
}

// townEnd gives the token behind the name of a district or town that begins at token k. A name
// of a person may follow without a separator ("UBND huyện Ba Vì Nguyễn Văn A"); the town's own
// name may begin like a surname ("quận Cái Răng").
func (g *grammar) townEnd(s *sentence, k int) int {
	end := k
	for end < len(s.tokens) && end-k < 7 && s.tokens[end].Kind == vietnamese.Word && startsUpper(s.tokens[end].Text) && (end == k || !g.roleAt(s, end)) {
		end++
	}
	for c := k + 1; c+2 <= end; c++ {
		if c-k >= 2 && g.isSurname(s, c) {
			return c
		}
	}
	return min(end, k+3)
}

// joinLevel adds a province to the name of a body: "UBND tỉnh Vĩnh Long", but
// "Sở Y tế Vĩnh Long" and "Tỉnh ủy Vĩnh Long", as they are usually written.
func joinLevel(name, kind, province string) string {
	key := vietnamese.Key(name)
	if strings.HasSuffix(key, "tỉnh") || strings.HasSuffix(key, "thành phố") {
		return name + " " + province
	}
	if kind != "" && (strings.HasSuffix(key, "quốc hội") || strings.HasSuffix(key, "ủy ban nhân dân") || strings.HasSuffix(key, "hội đồng nhân dân") || strings.HasSuffix(key, "ubnd") || strings.HasSuffix(key, "hđnd")) {
		return name + " " + kind + " " + province
	}
	return name + " " + province
}

// otherFederation reads a federation that is no union of ours, up to its province.
func (g *grammar) otherFederation(s *sentence, i, j int) *span {
	m := &orgMention{name: cleanName(s.words(i, j)), classification: "association", level: "province"}
	if s.key(j) == "tỉnh" {
		m.name += " tỉnh"
	}
	end := g.readOrgLevel(s, j, m)
	return &span{kind: spanOrg, i: i, j: end, org: m, rule: "organization: other federation"}
}

// readBlocked reads names that are no persons: streets, prizes, schools named after
// somebody, "tư tưởng Hồ Chí Minh".
func (g *grammar) readBlocked(s *sentence, i int) *span {
	if sp := g.readProvinceWithLevel(s, i); sp != nil {
		return sp
	}
	blocker, j, ok := g.blockers.match(s.tokens, i)
	if !ok || blocker.Kind == "before" && j == i+1 && g.isSurname(s, i) && startsUpperAt(s, j) {
		return nil // "Hồ Đại Trực" is no lake
	}
	if blocker.Kind == "before" {
		if m := (&personMention{}); g.readTitles(s, j, m) > j { // "nhà lưu niệm giáo sư …"
			j = g.readTitles(s, j, m)
		}
	}
	if blocker.Kind == "before" && (!startsUpperAt(s, j) || g.otherAt(s, j)) {
		return nil
	}
	if blocker.Kind == "name" && startsUpperAt(s, j) && s.tokens[j].IsSyllable() && !g.otherAt(s, j) {
		return nil // "Trần Phú Cường" is another man than Trần Phú
	}
	end := j
	for blocker.Kind == "before" && end < len(s.tokens) && end-j < 5 && s.tokens[end].Kind == vietnamese.Word && startsUpper(s.tokens[end].Text) {
		if end-j >= 2 && (g.roleAt(s, end) || g.isSurname(s, end)) {
			break
		}
		end++
	}
	return &span{kind: spanBlocked, i: i, j: end, rule: "name that is no person"}
}

// readProvinceWithLevel reads "thành phố Hồ Chí Minh" before "phố" is taken for a street.
func (g *grammar) readProvinceWithLevel(s *sentence, i int) *span {
	w := levelWord(s, i)
	if w == 0 {
		return nil
	}
	name, end, ok := g.provinces.match(s.tokens, i+w)
	if !ok {
		return nil
	}
	return &span{kind: spanProvince, i: i, j: end, province: name.slug, rule: "province with level"}
}
