package extract

import "strings"

// readRole reads a role with the words that make it former or acting:
// "nguyên Phó Chủ tịch", "quyền Giám đốc", "Trưởng Ban Tuyên giáo Tỉnh ủy".
func (g *grammar) readRole(s *sentence, i int) *span {
	j, m := i, &roleMention{}
	acting := false
	for {
		switch s.key(j) {
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
	if !ok || s.key(i-1) == "đoàn" && s.key(j) == "chủ" { // "Đoàn Chủ tịch" is a body, not a role
		return nil
	}
	m.entry, m.canonical = entry, entry.Canonical
	if acting && !strings.HasPrefix(m.canonical, "Quyền") {
		m.canonical = "Quyền " + m.canonical
	}
	sp := &span{kind: spanRole, i: i, j: end, role: m, rule: "role"}
	if m.entry.Organization == "" {
		m.org = g.organizationOfRole(s, end)
	}
	return sp
}

// organizationOfRole reads the organization whose head is the last word of the
// role: "Trưởng [Ban] Tuyên giáo Tỉnh ủy" names Ban Tuyên giáo Tỉnh ủy.
func (g *grammar) organizationOfRole(s *sentence, end int) *span {
	for back := 2; back >= 1; back-- {
		k := end - back
		if k < 1 {
			continue
		}
		sp := g.readOfficeOfRole(s, k)
		if sp != nil && sp.j > end {
			sp.i = end
			sp.rule = "organization inside a role"
			return sp
		}
	}
	return nil
}
