package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// maxNameSyllables bounds a name: "Công Tằng Tôn Nữ Thị …" aside, none is longer.
const maxNameSyllables = 5

// readPerson reads titles, courtesy words and a name: "PGS.TS. Trần Văn A",
// "đồng chí Lê Thị B", "ông Dũng", or a bare name that begins with a surname.
func (g *grammar) readPerson(s *sentence, i int) *span {
	m := &personMention{}
	if name, e, ok := g.provinces.match(s.tokens, i); ok && name.bare && e-i >= 4 && s.key(i) == "bà" {
		return nil // "Bà Rịa - Vũng Tàu"
	}
	j := g.readTitles(s, i, m)
	if b, e, ok := g.blockers.match(s.tokens, j); ok && b.Kind == "name" && j > i && !startsUpperAt(s, e) {
		return nil // "Giáo sư Tôn Thất Tùng": a name of streets and prizes
	}
	strong := m.courtesy || len(m.titles) > 0 || g.followsRole(s, i)
	end := g.readName(s, j, strong)
	if end == j {
		return nil
	}
	if !strong && (g.insideName(s, i) || s.quoted(i)) {
		return nil
	}
	m.nameI, m.nameJ = j, end
	words := nameWords(s, j, end)
	if len(words) == 1 && strong && s.key(j) == "k" && end > j+1 {
		m.name = words[0] // "ông K’Brẻo": all there is
	} else if len(words) == 1 || !g.isSurname(s, j) && len(words) == 2 && (m.courtesy || len(m.titles) > 0) && !isMinorityName(s, j, end) && !strings.Contains(words[1], "-") {
		if !m.courtesy && len(m.titles) == 0 {
			return nil
		}
		m.given = strings.Join(words, " ")
	} else {
		m.name = strings.Join(words, " ")
	}
	return &span{kind: spanPerson, i: i, j: end, person: m, rule: "person"}
}

// readTitles collects titles and courtesy words from token i on and gives the token behind them.
func (g *grammar) readTitles(s *sentence, i int, m *personMention) int {
	j := i
	for {
		k := j
		if k > i { // between two titles: "GS. VS", "GS-VS", "Giáo sư, Viện sĩ", "các đồng chí: "
			for s.key(k) == "." || s.key(k) == "-" || s.key(k) == "," || s.key(k) == ":" {
				k++
			}
		} else if s.key(k) == "các" || s.key(k) == "hai" {
			k++
		}
		title, end, ok := g.titles.match(s.tokens, k)
		if !ok {
			break
		}
		if title.Kind == "courtesy" && (!courtesyFits(s, k, end) || len(m.titles) > 0 && startsUpperAt(s, k)) {
			break // "ông bà"; "TS. Ông Văn Phú": a surname
		}
		if title.Short != "" {
			m.titles = append(m.titles, title.Short)
		}
		m.courtesy = true
		j = end
	}
	if j == i {
		return i
	}
	for s.key(j) == "." || s.key(j) == ":" && j > i || s.key(j) == "-" {
		j++
	}
	if s.key(j) == "," && len(m.titles) > 0 {
		// "Tiến sĩ, Nguyễn …": a comma behind a title, rarely.
		if g.isSurname(s, j+1) {
			j++
		}
	}
	return j
}

// courtesyFits rejects "bà con", "ông bà", "anh em": the next word must be a name or a title.
func courtesyFits(s *sentence, i, end int) bool {
	k := end
	for s.key(k) == ":" || s.key(k) == "." {
		k++
	}
	return k < len(s.tokens) && s.tokens[k].Kind == vietnamese.Word && startsUpper(s.tokens[k].Text)
}

// readName gives the token behind the name that begins at token j, j itself when there is none.
func (g *grammar) readName(s *sentence, j int, strong bool) int {
	surname := g.isSurname(s, j)
	if head, e, ok := g.heads.match(s.tokens, j); ok && e < len(s.tokens) && !g.followsRole(s, j) {
		if _, _, province := g.provinces.match(s.tokens, e); province && head.Level == "" {
			return j // "phóng viên Báo Cà Mau"
		}
	}
	if _, _, province := g.provinces.match(s.tokens, j+1); province && s.key(j) == "từ" && (j == 0 || !strong) {
		return j // "Từ Nam Định, ông A phát biểu"
	}
	if countries[s.key(j)+" "+s.key(j+1)] {
		return j // "Đại sứ Nhật Bản …"
	}
	if g.roleAt(s, j) && !surname || j >= len(s.tokens) || s.key(j) == "trưởng" || s.key(j) == "phó" && g.roleAt(s, j) {
		return j
	}
	if !strong && !surname {
		return j
	}
	k := j
	for k < len(s.tokens) && k-j < 9 {
		if k > j && g.endsName(s, j, k) {
			break
		}
		n := nameToken(s, k)
		if n == 0 {
			break
		}
		if k > j && utf8.RuneCountInString(s.tokens[k].Text) == 1 && s.key(k+1) == "." && s.glued(k+1) && startsUpperAt(s, k+2) && !g.roleAt(s, k+2) {
			n = 2 // "Nguyễn V. Nam"
		}
		k += n
	}
	words := nameWords(s, j, k)
	limit := maxNameSyllables
	if len(s.tokens[j].Text) == 1 && (s.key(j) == "y" || s.key(j) == "h") {
		limit += 2 // "Y Giang Gry Niê Knơng Ly": clan names behind the given one
	}
	if s.key(j) == "công" && (s.key(j+1) == "tằng" || s.key(j+1) == "huyền") {
		limit += 2 // "Công Tằng Tôn Nữ Thị A"
	}
	if len(words) > limit || len(words) > 3 && !strong && limit == maxNameSyllables {
		if cut := g.secondName(s, j, k); cut > 0 {
			k = cut
			words = nameWords(s, j, k)
		}
	}
	long := false
	for _, w := range words {
		long = long || utf8.RuneCountInString(w) > 1
	}
	switch {
	case !long:
		return j // "A A"
	case len(words) == 0 || len(words) > limit:
		return j
	case len(words) == 1 && !strong:
		return j
	case len(words) == 1 && len([]rune(words[0])) < 2:
		return j
	case !strong && len(words) == 2 && k < len(s.tokens) && s.tokens[k].Kind == vietnamese.Word && !g.roleAt(s, k) && s.tokens[j].IsSyllable():
		return j // "Đoàn Thanh niên": a bare pair of capitals before a word is no name
	}
	if _, _, isProvince := g.provinces.match(s.tokens, j); isProvince && len(words) <= 2 {
		return j
	}
	if _, _, head := g.offices.match(s.tokens, j); head && len(words) == 2 && k < len(s.tokens) && s.tokens[k].Kind == vietnamese.Word && !startsUpperAt(s, k) && s.glueLess(k) {
		return j // "Ủy viên Ban Tổ chức": no person "Ban Tổ"
	}
	if s.shouts() && (!strong || !surname) {
		return j
	}
	return k
}

// countries are names of states that stand before a foreigner's name.
var countries = keySet([]string{"Nhật Bản", "Hàn Quốc", "Trung Quốc", "Thái Lan", "Hoa Kỳ", "Ấn Độ", "Việt Nam", "Đài Loan", "Hà Lan", "Thụy Điển", "Thụy Sĩ", "Na Uy", "Đan Mạch", "Phần Lan"})

// nameToken tells how many tokens one syllable of a name takes at token k: 1 for a
// capitalised word, 2 or 3 for the glued forms "H'", "K'Sor", "Y-Bhăm"; 0 when it is no name word.
func nameToken(s *sentence, k int) int {
	t := s.tokens[k]
	if t.Kind != vietnamese.Word || !startsUpper(t.Text) {
		return 0
	}
	if k > 0 && s.glued(k) && s.tokens[k-1].Kind == vietnamese.Word {
		return 0
	}
	if k+2 < len(s.tokens) && s.glued(k+1) && (s.key(k) == "h" || s.key(k) == "k") && (s.key(k+1) == "'" || s.key(k+1) == "’") && startsUpper(s.tokens[k+2].Text) {
		return 3 // "H' Nuel"
	}
	if k+2 < len(s.tokens) && s.glued(k+1) && s.glued(k+2) && s.tokens[k+2].Kind == vietnamese.Word {
		switch s.key(k + 1) {
		case "'", "’", "‘":
			if utf8.RuneCountInString(t.Text) <= 2 {
				return 3 // "H'Lim", "K'Sor"
			}
		case "-":
			if startsUpper(s.tokens[k+2].Text) && (utf8.RuneCountInString(t.Text) == 1 || !t.IsSyllable() || !s.tokens[k+2].IsSyllable()) {
				return 3 // "Y-Bhăm", "Jean-Pierre"
			}
			if second := s.tokens[k+2].Text; t.IsTitle() && len(second) <= 6 && isASCII(second) && utf8.RuneCountInString(t.Text) >= 2 && isASCII(t.Text) {
				return 3 // "Min-hee"
			}
		}
	}
	if t.IsUpper() && utf8.RuneCountInString(t.Text) > 1 && !t.IsSyllable() {
		return 0 // an abbreviation: "UBND", "LHH"
	}
	for _, r := range t.Text {
		if unicode.IsDigit(r) {
			return 0
		}
	}
	return 1
}

// nameWords gives the syllables of a name in title case, glued forms kept together.
func nameWords(s *sentence, i, j int) []string {
	var out []string
	for k := i; k < j; k++ {
		w := s.tokens[k].Text
		if s.tokens[k].IsUpper() && utf8.RuneCountInString(w) > 1 {
			w = titleWord(w)
		}
		if k > i && s.glued(k) && len(out) > 0 {
			out[len(out)-1] += w
			continue
		}
		out = append(out, w)
	}
	return out
}

func isASCII(w string) bool {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func titleWord(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(r) + strings.ToLower(w[n:])
}

// endsName tells whether something else begins at token k of a name that began at j.
func (g *grammar) endsName(s *sentence, j, k int) bool {
	if g.roleAt(s, k) {
		return true
	}
	if t, e, ok := g.titles.match(s.tokens, k); ok && !(k-j == 1 && e-k == 2 && s.tokens[k].IsTitle() && startsUpperAt(s, k+1)) && (t.Kind == "academic" || s.tokens[k].IsUpper() && len(s.tokens[k].Text) > 1) {
		return true
	}
	if _, _, ok := g.generic.match(s.tokens, k); ok {
		return true
	}
	if _, _, ok := g.bodies.match(s.tokens, k); ok {
		return true
	}
	if _, e, ok := g.heads.match(s.tokens, k); ok && (e-k > 1 && !(k-j == 1 && startsUpperAt(s, k+1) && (s.key(e) == "," || !startsUpperAt(s, e) && s.tokens[k+1].IsTitle())) || startsUpperAt(s, e) && k-j >= 2 && !g.isSurname(s, k) && s.key(k) != "khoa" && s.key(k) != "trường") {
		return true
	}
	if _, e, ok := g.events.match(s.tokens, k); ok && e-k > 1 {
		return true
	}
	if k-j >= 3 {
		if _, _, ok := g.provinces.match(s.tokens, k); ok {
			return true
		}
	}
	return false
}

// secondName finds where a second name begins in a run of capitals that holds two:
// "Trường THPT Lê Lợi Nguyễn Văn A". Each part has at least two syllables.
func (g *grammar) secondName(s *sentence, j, k int) int {
	if k-j <= 4 || k-j == 5 && (s.key(j+1) == "thị" || s.key(j+1) == "văn") {
		return 0
	}
	for c := j + 2; c <= k-2; c++ {
		if g.isSurname(s, c) && (c-j >= 3 || k-c >= 3) {
			return c
		}
	}
	return 0
}

func (g *grammar) isSurname(s *sentence, k int) bool {
	return k < len(s.tokens) && startsUpper(s.tokens[k].Text) && g.surnames[s.tokens[k].Key] != ""
}

// isMinorityName recognises two-syllable names of shapes that Kinh names do not have: "Y Ngọc", "H' Lim".
func isMinorityName(s *sentence, i, j int) bool {
	return len(s.tokens[i].Text) == 1 || !s.tokens[i].IsSyllable() // one letter without marks: "Y", "A"
}

func (g *grammar) roleAt(s *sentence, k int) bool {
	_, _, ok := g.roles.match(s.tokens, k)
	return ok
}

// startsPersonal tells whether a title, a role or a surname begins at token k.
func (g *grammar) startsPersonal(s *sentence, k int) bool {
	if g.roleAt(s, k) || g.isSurname(s, k) {
		return true
	}
	_, _, ok := g.titles.match(s.tokens, k)
	return ok
}

// followsRole tells whether a role, or an organization right behind a role, ends just before token i:
// "Giám đốc Sở Khoa học và Công nghệ Hà Nội [Nguyễn Văn A]".
func (g *grammar) followsRole(s *sentence, i int) bool {
	n := len(s.spans)
	if n == 0 || s.spans[n-1].j != i {
		return false
	}
	if c := s.spans[n-1].cue; c != nil && c.Kind == "elect" {
		return true // "bầu bổ sung ông A": the courtesy word is part of the verb's entry
	}
	for n--; n >= 0; n-- {
		last := s.spans[n]
		if last.kind == spanRole {
			return true
		}
		if !last.isOrganization() && last.kind != spanEvent || n == 0 || last.i-s.spans[n-1].j > 1 {
			return false
		}
	}
	return false
}

// insideName tells whether a bare name at token i belongs to the name of a contest or an award.
func (g *grammar) insideName(s *sentence, i int) bool {
	for n := len(s.spans) - 1; n >= 0; n-- {
		sp := s.spans[n]
		if i-sp.j > 10 {
			return false
		}
		for k := sp.j; k < i; k++ {
			if s.tokens[k].Kind == vietnamese.Punct {
				return false
			}
		}
		if sp.kind == spanEvent && sp.event.Classification == "contest" {
			return true
		}
	}
	return false
}

// quoted tells whether token i stands inside quotation marks.
func (s *sentence) quoted(i int) bool {
	open := false
	for k := 0; k < i; k++ {
		switch s.tokens[k].Text {
		case "“", "«":
			open = true
		case "”", "»":
			open = false
		case "\"":
			open = !open
		}
	}
	return open
}

// glueLess tells whether token k is a small word that is no verb of the lists, so that it goes
// on with the word before it.
func (s *sentence) glueLess(k int) bool {
	switch s.key(k) {
	case "chức", "học", "khảo", "động", "tế", "thuật", "nghệ", "vụ", "nghiệp", "hành", "biện", "mạc", "hội", "cáo", "trị", "đồng":
		return true
	}
	return false
}

// shouts tells whether the sentence is written in capitals, so that they say nothing.
func (s *sentence) shouts() bool {
	upper, lower := 0, 0
	for _, r := range s.text {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper > 3*lower
}
