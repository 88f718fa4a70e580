package extract

import (
	"strings"

	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// readRole reads a role with the words that make it former or acting:
// "nguyên Phó Chủ tịch", "quyền Giám đốc", "Trưởng Ban Tuyên giáo Tỉnh ủy".
func (g *grammar) readRole(s *sentence, i int) *span {
	if s.key(i) == "vụ" && (s.key(i-1) == "chức" || s.key(i-1) == "thường" || s.key(i-1) == "nhiệm") {
		return nil // "chức vụ Phó Chủ tịch" holds no "vụ phó"
	}
	j, m := i, &roleMention{}
	acting := false
	for {
		switch s.key(j) {
		case "cố":
			if s.key(j+1) == "vấn" {
				goto role
			}
			m.former = true
		case "nguyên", "cựu":
			m.former = true
		case "quyền":
			acting = true
		case "q":
			if s.key(j+1) != "." {
				return nil
			}
			acting = true
			j++
		default:
			goto role
		}
		j++
	}
role:
	entry, end, ok := g.roles.match(s.tokens, j)
	if !ok {
		entry, end, ok = g.shortRole(s, j)
	}
	if !ok && i == j && (s.key(i-1) == "," || s.key(i-1) == "-" || s.key(i-1) == "–") {
		entry, end, ok = g.teachers.match(s.tokens, j)
		ok = ok && g.organizationAt(s, end) // "TS. A, giảng viên Trường Đại học X"
	}
	if !ok || s.key(i-1) == "đoàn" && s.key(j) == "chủ" { // "Đoàn Chủ tịch" is a body, not a role
		return nil
	}
	m.entry, m.canonical = entry, entry.Canonical
	if acting && !strings.HasPrefix(m.canonical, "Quyền") {
		m.canonical = "Quyền " + m.canonical
	}
	sp := &span{kind: spanRole, i: i, j: end, role: m, rule: "role"}
	switch {
	case strings.HasSuffix(entry.Canonical, "rưởng đoàn") && end-j > 2: // "Trưởng đoàn ĐBQH tỉnh"
		org := &orgMention{name: "Đoàn đại biểu Quốc hội", classification: "government", level: "province"}
		m.org = &span{kind: spanOrg, i: end, org: org, rule: "organization inside a role"}
		m.org.j = g.readOrgLevel(s, end, org)
	case m.entry.Organization == "":
		g.readOffice(s, sp, end)
	}
	return sp
}

// shortRole reads what means a role only before an organization: "CT LHH tỉnh" (CT is
// a directive elsewhere), "Trưởng BTG Tỉnh ủy", "Phó BDV".
func (g *grammar) shortRole(s *sentence, j int) (lexicon.Role, int, bool) {
	var canonical string
	end := j + 1
	switch s.key(j) {
	case "ct":
		if _, _, union := g.generic.match(s.tokens, end); !union && !(startsUpperAt(s, end) && g.organizationAt(s, end)) || !s.tokens[j].IsUpper() {
			return lexicon.Role{}, 0, false
		}
		canonical = "Chủ tịch"
	case "trưởng":
		canonical = "Trưởng ban"
	case "phó":
		canonical = "Phó Trưởng ban"
		if s.key(end) == "trưởng" {
			end++
		}
	default:
		return lexicon.Role{}, 0, false
	}
	if canonical != "Chủ tịch" {
		body, _, ok := g.bodies.match(s.tokens, end)
		if !ok || !strings.HasPrefix(body.Name, "Ban ") {
			return lexicon.Role{}, 0, false
		}
	}
	entry, _, ok := g.roles.match(vietnamese.Tokens(canonical), 0)
	return entry, end, ok
}

// officeWords end the roles that go on with the name of a department: "Trưởng ban …".
var officeWords = keySet([]string{"ban", "phòng", "khoa", "môn", "trạm", "cục", "đoàn", "đội", "bộ"})

// readOffice reads what stands behind "Trưởng ban", "Trưởng phòng", "Trưởng khoa": an
// organization of its own ("Trưởng [Ban] Tuyên giáo Tỉnh ủy"), or a department inside
// one, which belongs to the role ("Trưởng ban Tổng hợp Liên hiệp Hội …").
func (g *grammar) readOffice(s *sentence, sp *span, end int) {
	if !officeWords[s.key(end-1)] || strings.HasPrefix(sp.role.canonical, "Ủy viên") {
		return
	}
	if s.key(end) == "thư" && s.key(end+1) == "ký" || s.key(end) == "thư" && s.key(end+1) == "kí" {
		return // "Trưởng Ban Thư ký"
	}
	if _, _, ok := g.bodies.match(s.tokens, end); ok {
		return // "Chánh Văn phòng Liên minh HTX tỉnh"
	}
	k := end - 1
	if s.key(k) == "phòng" && s.key(k-1) == "văn" || s.key(k) == "môn" || s.key(k) == "đoàn" || s.key(k) == "bộ" {
		k--
	}
	if body, j, ok := g.officeOf.match(s.tokens, end-1); ok && j > end {
		org := g.readBody(s, end-1, j, body)
		org.i, org.rule = end, "organization inside a role"
		sp.role.org = org
		return
	}
	head, j, ok := g.offices.match(s.tokens, k)
	if !ok {
		head, j, ok = lexicon.OrgHead{Text: s.words(k, end), Classification: "other"}, end, true
	}
	if j > end { // "Ban Quản lý …": the head itself goes beyond the role's last word
		if org := g.readOpen(s, k, j, head, false); org != nil && head.Text != "Ban Tổ chức" {
			org.i, org.rule = end, "organization inside a role"
			sp.role.org = org
			return
		}
		head, j = lexicon.OrgHead{Text: s.words(k, end), Classification: "other"}, end
	}
	if s.key(end) == s.key(end-1) { // "Phó Trưởng ban Ban Truyền thông": said twice
		k, j = end, end+1
		end = j
	}
	org := g.readOpen(s, k, j, head, true)
	if org == nil || org.j <= end {
		return
	}
	if k := org.j - 2; k > end && s.key(k) == "nhà" && s.key(k+1) == "trường" {
		org.j = k // "Trưởng phòng Đào tạo nhà trường": the school is the page's
	}
	if strings.Contains(org.org.name, " huyện ") || strings.Contains(org.org.name, " thị xã ") || strings.Contains(org.org.name, " quận ") || org.org.level == "province" {
		org.i, org.rule = end, "organization inside a role"
		sp.role.org = org
		return
	}
	sp.role.canonical += " " + cleanName(s.words(end, org.j))
	sp.role.office = true
	sp.j = org.j
}
