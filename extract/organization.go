package extract

import (
	"strings"
	"unicode"

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
	if body, j, ok := g.bodies.match(s.tokens, i); ok {
		if head, k, open := g.heads.match(s.tokens, i); open && k >= j && head.Level == "" {
			return g.readOpen(s, i, k, head, false)
		}
		return g.readBody(s, i, j, body)
	}
	head, j, ok := g.heads.match(s.tokens, i)
	if ok && g.isSurname(s, i) && g.followsRole(s, i) {
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
			return nil
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
	return &span{kind: spanOrg, i: i, j: j, org: m, rule: "organization: closed name"}
}

// readOrgLevel reads the province behind the name of a provincial body:
// "[của] [tỉnh|thành phố] X", or "tỉnh" alone.
func (g *grammar) readOrgLevel(s *sentence, j int, m *orgMention) int {
	k := j
	if s.key(k) == "của" {
		k++
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
		for end < len(s.tokens) && end-k < 5 && s.tokens[end].Kind == vietnamese.Word && startsUpper(s.tokens[end].Text) && !g.startsPersonal(s, end) {
			end++
		}
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

// joinLevel adds a province to the name of a body: "UBND tỉnh Vĩnh Long", but
// "Sở Y tế Vĩnh Long" and "Tỉnh ủy Vĩnh Long", as they are usually written.
func joinLevel(name, kind, province string) string {
	key := vietnamese.Key(name)
	if strings.HasSuffix(key, "tỉnh") || strings.HasSuffix(key, "thành phố") {
		return name + " " + province
	}
	if kind != "" && (strings.HasSuffix(key, "ủy ban nhân dân") || strings.HasSuffix(key, "hội đồng nhân dân") || strings.HasSuffix(key, "ubnd") || strings.HasSuffix(key, "hđnd")) {
		return name + " " + kind + " " + province
	}
	return name + " " + province
}

// readOpen reads the tail of an organization's name behind its head word. The tail
// runs over capitalised words and the small words between them, and ends before a
// verb, a function word, a role, a person or punctuation.
func (g *grammar) readOpen(s *sentence, i, j int, head lexicon.OrgHead, office bool) *span {
	m := &orgMention{classification: head.Classification, level: head.Level}
	end, last := j, j // last: behind the last word that may end a name
	closed := false
	for k := j; k < len(s.tokens) && k-j < 16; {
		t := s.tokens[k]
		if k == j && t.Kind == vietnamese.Word && !startsUpper(t.Text) && levelWord(s, k) == 0 && !smallJoin[t.Key] && s.glued(j) == false && !startsLowerTail[vietnamese.Key(head.Text)] {
			break // "Sở đã …", "Hội cũng …": a bare head before small letters
		}
		if t.Kind != vietnamese.Word {
			if (t.Text == "&" || t.Text == "-" || t.Text == "–" || t.Text == ".") && k > j && k+1 < len(s.tokens) && s.tokens[k+1].Kind == vietnamese.Word &&
				(s.glued(k) && s.glued(k+1) || t.Text == "&" || t.Text != "." && startsUpper(s.tokens[k+1].Text) && !g.startsPersonal(s, k+1)) {
				k++
				continue
			}
			if office && t.Text == "," && g.departmentGoesOn(s, k) { // "Trưởng ban Tư vấn, Phản biện và Giám định xã hội"
				k++
				continue
			}
			break
		}
		if name, e, ok := g.provinces.match(s.tokens, k); ok && (name.bare || g.levelBefore(s, k)) && !g.nameThrough(s, k) {
			end, closed = e, true
			last = e
			break
		}
		if n := g.nationalWords(s, k); n > 0 {
			end, closed = k+n, true
			last = end
			break
		}
		if g.tailEnds(s, k, j, office) || office && k > j && startsUpper(t.Text) && g.organizationAt(s, k) {
			break
		}
		key := t.Key
		if key == "tỉnh" || key == "thành" && s.key(k+1) == "phố" || key == "tp" {
			m.name = strings.TrimSpace(s.words(i, k))
			om := &orgMention{name: m.name, classification: head.Classification, level: "province"}
			e := g.readOrgLevel(s, k, om)
			return &span{kind: spanOrg, i: i, j: e, org: om, rule: "organization: head + tail + level"}
		}
		if startsUpper(t.Text) || !smallJoin[key] {
			last = k + 1
		}
		end = k + 1
		k++
	}
	if !closed {
		end = last
	}
	if end == j && (head.Level == "" || head.Text == "Sở" && levelWord(s, j) == 0) {
		if office || !anaphors[vietnamese.Key(s.words(i, j))] {
			return nil // a head word alone names nothing
		}
		m.name, m.anaphor = s.words(i, j), true
		return &span{kind: spanOrg, i: i, j: j, org: m, rule: "organization: named before"}
	}
	m.name = cleanName(s.words(i, end))
	if head.Expand != "" {
		m.name = head.Expand + strings.TrimPrefix(m.name, s.words(i, j))
	}
	m.complete = closed || head.Level != "province"
	if !closed && head.Level == "province" && end == j {
		end = g.readOrgLevel(s, j, m)
	}
	if !hasCapital(m.name[len(firstWord(m.name)):]) && head.Level == "" && !closed {
		return nil // "Hội viên", "Ban tổ chức": common nouns
	}
	return &span{kind: spanOrg, i: i, j: end, org: m, rule: "organization: head + tail"}
}

// anaphors are head words that, alone and capitalised, mean the one the page has named.
var anaphors = keySet([]string{"Hội", "Viện", "Công ty", "Tổng hội", "Trung tâm", "Học viện", "Bệnh viện", "Hiệp hội", "Tổng công ty", "Tập đoàn", "Ngân hàng", "Trường Đại học", "Đại học", "Sở"})

// organizationAt tells whether an organization's name begins at token k.
func (g *grammar) organizationAt(s *sentence, k int) bool {
	if _, _, ok := g.heads.match(s.tokens, k); ok {
		return true
	}
	_, _, ok := g.bodies.match(s.tokens, k)
	return ok
}

// startsLowerTail are heads behind which a name may go on in small letters: "Chi cục thủy lợi".
var startsLowerTail = keySet([]string{"Công ty", "Viện", "Trung tâm", "Viện Nghiên cứu", "Công ty Cổ phần", "Công ty TNHH", "Tổng Công ty", "Chi cục", "Trưởng", "Phòng", "Khoa", "Ban", "Trạm"})

// smallJoin are small words that join two parts of a name and cannot end it.
var smallJoin = keySet([]string{"và", "về", "của", "cho", "trong", "vì", "thuộc"})

// departmentGoesOn tells whether the name of a department goes on behind the comma at token
// k: what follows is closed by "và" before any other punctuation.
func (g *grammar) departmentGoesOn(s *sentence, k int) bool {
	if k+1 >= len(s.tokens) || g.startsPersonal(s, k+1) || g.organizationAt(s, k+1) {
		return false
	}
	for n := k + 1; n < len(s.tokens) && n < k+6; n++ {
		if s.tokens[n].Kind != vietnamese.Word {
			return false
		}
		if s.tokens[n].Key == "và" {
			return n > k+1 && !g.startsPersonal(s, n+1)
		}
	}
	return false
}

// departmentWords are verbs elsewhere, but parts of a department's name behind "Trưởng ban".
var departmentWords = keySet([]string{"tổ chức", "khen thưởng", "xây dựng", "tuyên dương", "hướng dẫn", "tập huấn", "hỗ trợ"})

// tailEnds tells whether the name of an organization ends before token k.
func (g *grammar) tailEnds(s *sentence, k, j int, office bool) bool {
	key := s.key(k)
	t := s.tokens[k]
	if !startsUpper(t.Text) {
		if g.tailStop[key] && key != "trong" || g.tailStop2[key+" "+s.key(k+1)] && !(office && departmentWords[key+" "+s.key(k+1)]) {
			return true
		}
	} else if g.tailStop2[key+" "+s.key(k+1)] && !startsUpperAt(s, k-1) && !(office && departmentWords[key+" "+s.key(k+1)]) {
		return true
	}
	if k > j && g.roleAt(s, k) {
		return true
	}
	if _, _, ok := g.titles.match(s.tokens, k); ok && k > j {
		return true
	}
	if _, _, ok := g.generic.match(s.tokens, k); ok {
		return true
	}
	if _, _, ok := g.national.match(s.tokens, k); ok {
		return true
	}
	if k > j && key != "hội" {
		if _, e, ok := g.heads.match(s.tokens, k); ok && s.key(k-1) == "và" && e > k {
			return true
		}
	}
	if key == "và" {
		if _, _, ok := g.heads.match(s.tokens, k+1); ok {
			return true
		}
		if _, _, ok := g.bodies.match(s.tokens, k+1); ok {
			return true
		}
		if k+1 < len(s.tokens) && (g.tailStop[s.key(k+1)] || g.startsPersonal(s, k+1) && g.nameThrough(s, k+1)) {
			return true
		}
	}
	return k > j && g.nameThrough(s, k)
}

// nameThrough tells whether a person's name of three syllables or more begins at token k.
func (g *grammar) nameThrough(s *sentence, k int) bool {
	if !g.isSurname(s, k) {
		return false
	}
	if _, e, ok := g.provinces.match(s.tokens, k); ok && (e >= len(s.tokens) || s.tokens[e].Kind == vietnamese.Punct || !startsUpper(s.tokens[e].Text)) {
		return false
	}
	end := g.readName(s, k, false)
	return len(nameWords(s, k, end)) >= 3
}

func startsUpperAt(s *sentence, k int) bool {
	return k >= 0 && k < len(s.tokens) && startsUpper(s.tokens[k].Text)
}

func firstWord(s string) string {
	if i := strings.IndexByte(s, ' '); i > 0 {
		return s[:i]
	}
	return s
}

func hasCapital(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// cleanName squeezes white space in a name as written.
func cleanName(s string) string { return strings.Join(strings.Fields(s), " ") }

// otherFederation reads a federation that is no union of ours, up to its province.
func (g *grammar) otherFederation(s *sentence, i, j int) *span {
	m := &orgMention{name: cleanName(s.words(i, j)), classification: "association", level: "province"}
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
	end := j
	for blocker.Kind == "before" && end < len(s.tokens) && end-j < 5 && s.tokens[end].Kind == vietnamese.Word && startsUpper(s.tokens[end].Text) {
		if end-j >= 2 && (g.roleAt(s, end) || g.isSurname(s, end)) {
			break
		}
		end++
	}
	return &span{kind: spanBlocked, i: i, j: end, rule: "name that is no person"}
}

// otherAt tells whether something with a name of its own begins at token k.
func (g *grammar) otherAt(s *sentence, k int) bool {
	if _, _, ok := g.generic.match(s.tokens, k); ok {
		return true
	}
	if _, _, ok := g.heads.match(s.tokens, k); ok {
		return true
	}
	if _, _, ok := g.bodies.match(s.tokens, k); ok {
		return true
	}
	if name, _, ok := g.provinces.match(s.tokens, k); ok && name.bare {
		return true
	}
	return g.roleAt(s, k)
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
