package extract

import (
	"strings"
	"unicode"

	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// readOpen reads the tail of an organization's name behind its head word. The tail
// runs over capitalised words and the small words between them, and ends before a
// verb, a function word, a role, a person or punctuation.
func (g *grammar) readOpen(s *sentence, i, j int, head lexicon.OrgHead, office bool) *span {
	m := &orgMention{classification: head.Classification, level: head.Level}
	end, last := j, j // last: behind the last word that may end a name
	closed := false
	for k := j; k < len(s.tokens) && k-j < 16; {
		t := s.tokens[k]
		if k == j && t.Kind == vietnamese.Word && !startsUpper(t.Text) && levelWord(s, k) == 0 && !smallJoin[t.Key] && !s.glued(j) && !startsLowerTail[vietnamese.Key(head.Text)] {
			break // "Sở đã …", "Hội cũng …": a bare head before small letters
		}
		if t.Kind != vietnamese.Word {
			if next, e, ok := g.heads.match(s.tokens, k+1); ok && e-k > 2 && k > j && !s.glued(k) && next.Classification == "company" {
				break // "Viện Thủy sản X - Công ty Cổ phần Y": two names
			}
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
		if k == j && bareHeads[vietnamese.Key(s.words(i, j))] && g.nameThrough(s, k) && len(s.spans) > 0 && s.spans[len(s.spans)-1].role != nil && s.spans[len(s.spans)-1].j == i {
			break // "Giám đốc Sở Nguyễn Văn A"
		}
		if t0, _, title := g.titles.match(s.tokens, k); title && k == j && t0.Kind == "academic" && !t.IsSyllable() {
			break // "Giám đốc Phân hiệu TS …"
		}
		if office && k > j && key2(s, k-1) == "sách hội" || office && k > j && key2(s, k-1) == "tác hội" {
			last, end = k+1, k+1 // "Trưởng ban Tổ chức và Chính sách Hội"
			break
		}
		if g.tailEnds(s, k, j, office) || office && k == j && g.nameThrough(s, k) && g.nameStands(s, k) || office && k > j && startsUpper(t.Text) && g.organizationAt(s, k) {
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

func key2(s *sentence, k int) string { return s.key(k) + " " + s.key(k+1) }

// bareHeads are heads that are not named after people, so that a name behind "Giám đốc Sở" is
// the director's.
var bareHeads = keySet([]string{"Sở", "Hội", "Hội Liên hiệp", "Liên hiệp", "Trung tâm", "Viện", "Phân hiệu", "Hiệp hội", "Tổng hội", "Ban", "Cục", "Chi cục"})

// anaphors are head words that, alone and capitalised, mean the one the page has named.
var anaphors = keySet([]string{"Hội", "Viện", "Công ty", "Tổng hội", "Trung tâm", "Học viện", "Bệnh viện", "Hiệp hội", "Tổng công ty", "Tập đoàn", "Ngân hàng", "Trường Đại học", "Đại học", "Sở", "Phân hiệu", "Huyện ủy", "Quận ủy", "Thị ủy", "Huyện đoàn", "Quận đoàn"})

// organizationAt tells whether an organization's name begins at token k.
func (g *grammar) organizationAt(s *sentence, k int) bool {
	if _, _, ok := g.heads.match(s.tokens, k); ok {
		return true
	}
	_, _, ok := g.bodies.match(s.tokens, k)
	return ok
}

// startsLowerTail are heads behind which a name may go on in small letters: "Chi cục thủy lợi".
var startsLowerTail = keySet([]string{"Công ty", "Viện", "Trung tâm", "Viện Nghiên cứu", "Viện Khoa học", "Trung tâm Nghiên cứu", "Trung tâm Khoa học", "Hội Khoa học", "Viện Kỹ thuật", "Công ty Cổ phần", "Công ty TNHH", "Tổng Công ty", "Chi cục", "Trưởng", "Phòng", "Khoa", "Ban", "Trạm", "Ban Quản lý", "Hợp tác xã", "HTX", "Quỹ", "Cơ sở", "Doanh nghiệp tư nhân"})

// smallJoin are small words that join two parts of a name and cannot end it.
var smallJoin = keySet([]string{"và", "về", "của", "cho", "trong", "vì", "thuộc"})

// departmentGoesOn tells whether the name of a department goes on behind the comma at token
// k: what follows is closed by "và" before any other punctuation.
func (g *grammar) departmentGoesOn(s *sentence, k int) bool {
	if k+1 >= len(s.tokens) || g.startsPersonal(s, k+1) || g.organizationAt(s, k+1) {
		return false
	}
	if s.key(k+1) == "phản" && s.key(k+2) == "biện" || s.key(k+1) == "giám" && s.key(k+2) == "định" {
		return true // "Trưởng ban Tư vấn, phản biện"
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

// smallVerbs are verbs of two syllables that end a name where they are written small, though a
// name may hold them in capitals: "phối hợp với Hội Làm vườn tập huấn …".
var smallVerbs = keySet([]string{"tập huấn", "bàn giao", "nghiệm thu", "khảo sát", "trao tặng", "vận động", "rà soát", "biên soạn", "phát động", "chuyển giao", "in ấn"})

// tailEnds tells whether the name of an organization ends before token k.
func (g *grammar) tailEnds(s *sentence, k, j int, office bool) bool {
	key := s.key(k)
	t := s.tokens[k]
	if !startsUpper(t.Text) {
		if g.tailStop[key] && key != "trong" && !(key == "bằng" && s.key(k-1) == "đồng") || smallVerbs[key+" "+s.key(k+1)] && k > j || g.tailStop2[key+" "+s.key(k+1)] && !(office && departmentWords[key+" "+s.key(k+1)]) {
			return true
		}
	} else if g.tailStop2[key+" "+s.key(k+1)] && k > j && !startsUpperAt(s, k-1) && !(office && departmentWords[key+" "+s.key(k+1)]) {
		return true
	}
	if k > j && g.roleAt(s, k) {
		return true
	}
	if title, e, ok := g.titles.match(s.tokens, k); ok && k > j && (title.Kind == "academic" || courtesyFits(s, k, e)) {
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
	if _, e, ok := g.provinces.match(s.tokens, k+1); ok && e == end && (e-k-1 >= 2 || s.key(k) == "lâm") {
		return false // "Trường Đại học Nông Lâm Thái Nguyên"
	}
	return len(nameWords(s, k, end)) >= 3
}

// nameStands tells whether the name that begins at token k ends the phrase: a small word behind
// it that is no verb goes on with something else, "Khoa Nông Lâm Ngư nghiệp".
func (g *grammar) nameStands(s *sentence, k int) bool {
	end := g.readName(s, k, false)
	if end >= len(s.tokens) || s.tokens[end].Kind != vietnamese.Word || startsUpperAt(s, end) {
		return true
	}
	_, _, verb := g.cues.match(s.tokens, end)
	return verb || g.tailStop[s.key(end)] || g.tailStop2[key2(s, end)] || s.key(end) == "đọc" || s.key(end) == "và"
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
