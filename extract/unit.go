package extract

import (
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// gap is what stands between a role and a person, or between two of them.
type gap byte

const (
	gapOther gap = iota // words that join nothing
	gapNone             // "Chủ tịch Liên hiệp Hội Nguyễn Văn A"
	gapComma
	gapDash
	gapParen
	gapColon
	gapSemicolon
	gapAnd    // "và", "cùng"
	gapKiem   // "kiêm"
	gapCopula // "là", "giữ chức", "được bầu làm"
)

// copulaWords may stand between a person and the role that he is said to hold.
var copulaWords = keySet([]string{
	"là", "hiện", "đang", "giữ", "chức", "vụ", "cương", "vị", "được", "bầu", "làm", "cử", "tái", "tín", "nhiệm", "phân", "công", "bổ", "sung",
	"đảm", "trúng", "đắc", "danh", "lại", "thôi", "đối", "ban", "thường", "chấp", "hành", "tiếp", "tục", "nay", "đã", "vào", "hiệp", "thương", "với", "số", "phiếu", "cao", "chính", "thức", "trên", "nhận", "chuyên", "trách", "tham", "gia",
})

// copulaVerbs are those of them without which they say nothing of an office.
var copulaVerbs = keySet([]string{"là", "giữ", "làm", "bầu", "cử", "nhiệm", "đảm", "đắc", "trúng", "chức", "đối"})

// unit is a person or a role (with its organization) in a sentence, and what stands before it.
type unit struct {
	sp     *span
	org    *span // of a role: the organization right behind it
	i, j   int   // tokens, the organization and a remark in parentheses included
	before gap   // what stands between the unit before and this one
	owned  bool  // "của Chủ tịch …": somebody's, not the next person's
	along  bool  // behind "cùng": what somebody else is
	told   bool  // behind "với": to whom the next person speaks
	plural bool  // "các ông", "các Phó Chủ tịch": announces several
}

func (u *unit) isRole() bool { return u.sp.role != nil }

// units lists the persons and roles of a sentence in order.
func (g *grammar) units(s *sentence) []*unit {
	var out []*unit
	replaced := -1 // behind the person whom the one before replaces: "A thay B làm Chủ tịch"
	for _, k := range s.order() {
		sp := s.at(k)
		if sp.person == nil && sp.role == nil {
			continue
		}
		if n := len(out); sp.person != nil && n > 0 && !out[n-1].isRole() && (s.key(sp.i-1) == "thay" || s.key(sp.i-1) == "cho" && s.key(sp.i-2) == "thay") {
			replaced = sp.j
			continue
		}
		if sp.role != nil && (s.genericAt(sp) || s.somebodysAt(k)) {
			continue
		}
		u := &unit{sp: sp, i: sp.i, j: sp.j}
		if sp.role != nil {
			if sp.role.org != nil {
				u.org = sp.role.org
				u.j = u.org.j
			} else if k+1 < len(s.spans) && s.spans[k+1].isOrganization() && s.joins(sp.j, s.spans[k+1].i) {
				u.org = s.spans[k+1]
				u.j = u.org.j
			} else if sp.role.office && k+1 < len(s.spans) && s.spans[k+1].isOrganization() && s.spans[k+1].i == sp.j+1 && (s.key(sp.j) == "," || s.key(sp.j) == "-") {
				u.org = s.spans[k+1] // "Trưởng khoa Công nghệ thông tin, Trường Đại học X"
				u.j = u.org.j
			}
			u.owned = s.key(u.i-1) == "của" || s.key(u.i-1) == "tân" || s.key(u.i) == "tân"
			u.told = s.key(u.i-1) == "với" || s.key(u.i-1) == "lệnh" || s.key(u.i-1) == "quyền" || s.key(u.i-1) == "chí" && s.key(u.i-3) == "với"
			u.plural = s.key(u.i-1) == "các" || s.key(u.i-1) == "hai" || s.key(u.i-3) == "các" && s.key(u.i-2) == "đồng" || u.i > 0 && s.tokens[u.i-1].Kind == vietnamese.Number
			if u.plural {
				u.i--
			}
		} else {
			u.plural = s.key(u.i) == "các" || s.key(u.i-1) == "các" || s.key(u.i) == "hai" || s.key(u.i-1) == "," && s.key(u.i-3) == "các" // "các ông, bà: …"
		}
		u.j = s.skipRemark(u.j)
		if n := len(out); n > 0 {
			u.before = s.gapBetween(max(out[n-1].j, replaced), u.i)
			u.along = u.isRole() && s.hasKey("cùng", out[n-1].j, u.i) && u.before != gapCopula
			if u.before == gapOther && u.isRole() && s.holdsBefore(out[n-1].j, u.i) {
				u.before = gapCopula // "ông A, Chủ nhiệm một ủy ban …, giữ chức Chủ tịch"
			}
			if u.before == gapOther && u.isRole() && out[n-1].sp.rule == pronounRule && s.comesToBe(out[n-1].j, u.i) {
				u.before = gapCopula
			}
		}
		replaced = -1
		out = append(out, u)
	}
	return out
}

// holdsBefore tells whether "giữ chức", "tái cử giữ chức vụ" stand right before token j, with
// no verb of speaking or meeting behind token i.
func (s *sentence) holdsBefore(i, j int) bool {
	k := j - 1
	if s.key(k) == "vụ" || s.key(k) == "danh" {
		k--
	}
	if s.key(k) != "chức" || s.key(k-1) != "giữ" || k-1 < i || !s.sameClause(i, j) || j-i > 16 || s.hasKey("thiệu", 0, j) || s.hasKey("để", i, j) || s.hasKey("kiến", 0, j) {
		return false
	}
	for _, sp := range s.spans {
		if sp.cue != nil && sp.i >= i && sp.j <= j && sp.cue.Kind != "elect" {
			return false
		}
	}
	return true
}

// somebodysAt tells whether the role of span k is that of somebody else than the one named behind
// it, or one that he does not hold: "Trợ lý Chủ tịch X A", "phu nhân Chủ tịch B", "ứng viên Chủ tịch".
func (s *sentence) somebodysAt(k int) bool {
	if k < 0 {
		return false
	}
	sp := s.spans[k]
	switch s.key(sp.i-2) + " " + s.key(sp.i-1) {
	case "trợ lí", "trợ lý", "phu nhân", "ứng viên", "con trai", "con gái", "gia đình", "cử viên", "hậu duệ":
		return true
	}
	if s.key(sp.i-1) == "vợ" || s.hasKey("hoạch", sp.i-4, sp.i) && s.hasKey("quy", sp.i-5, sp.i) {
		return true
	}
	if k > 0 {
		prev := s.spans[k-1]
		return prev.role != nil && prev.j == sp.i && prev.role.canonical == "Thư ký"
	}
	return false
}

// genericAt tells whether a role in small letters is that of people whom nobody names:
// "cùng chủ tịch 8 hội thành viên".
func (s *sentence) genericAt(sp *span) bool {
	joined := s.key(sp.i-1) == "và" || s.key(sp.i-1) == "cùng" || s.key(sp.i-1) == "các"
	return (!startsUpper(s.tokens[sp.i].Text) || joined) && sp.role.org == nil && sp.j+1 < len(s.tokens) && s.tokens[sp.j].Kind == vietnamese.Number && !startsUpperAt(s, sp.j+1) && s.tokens[sp.j+1].Kind == vietnamese.Word
}

// order gives the indexes of the sentence's spans as they stand, pronouns that hold an
// office among them: -1 is the first of those.
func (s *sentence) order() []int {
	out := make([]int, 0, len(s.spans)+len(s.referred))
	next := 0
	for k, sp := range s.spans {
		for next < len(s.referred) && s.referred[next].span.i < sp.i {
			next++
			out = append(out, -next)
		}
		out = append(out, k)
	}
	for ; next < len(s.referred); next++ {
		out = append(out, -next-1)
	}
	return out
}

// at gives the span of an index of order.
func (s *sentence) at(k int) *span {
	if k < 0 {
		return s.referred[-k-1].span
	}
	return s.spans[k]
}

// joins tells whether only words that bind a role to its organization stand between the tokens.
func (s *sentence) joins(i, j int) bool {
	for k := i; k < j; k++ {
		switch s.key(k) {
		case ".": // "Phó CT.LHH tỉnh X"
			if !s.glued(k) || !s.glued(k+1) {
				return false
			}
		case "của", "hội", "đồng", "trung", "ương", "ban", "chấp", "hành", "thường", "vụ", "trực", "cơ", "quan", "tại", "đoàn", "chủ", "tịch":
		default:
			return false
		}
	}
	return j-i <= 4
}

// skipRemark passes over a short remark in parentheses, "(cà vạt đỏ)", "(bên phải)",
// "(khóa V)", and over the term of a role, "nhiệm kỳ 2016 - 2021", "khóa V".
func (s *sentence) skipRemark(j int) int {
	for {
		switch {
		case s.key(j) == "(":
			k := j + 1
			for k < len(s.tokens) && k < j+9 && s.key(k) != ")" {
				k++
			}
			if s.key(k) != ")" || s.hasSpan(j, k, spanRole) || s.hasSpan(j, k, spanPerson) {
				return j
			}
			j = k + 1
		case s.key(j) == "khóa" || s.key(j) == "nhiệm" && s.key(j+1) == "kì" || s.key(j) == "nhiệm" && s.key(j+1) == "kỳ" || s.key(j) == "lần" && s.key(j+1) == "thứ":
			k := j + 1
			for k < len(s.tokens) && k < j+9 && isTermToken(s, k) {
				k++
			}
			if s.key(k) == "," && (s.key(k+1) == "nhiệm" || s.key(k+1) == "khóa") {
				k++
			}
			j = k
		default:
			return j
		}
	}
}

func isTermToken(s *sentence, k int) bool {
	t := s.tokens[k]
	if t.Kind == vietnamese.Number {
		return true
	}
	switch t.Key {
	case "kỳ", "kì", "thứ", "-", "–", "/", "i", "v", "x", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "mới", "này", "nay", "(", ")", "giai", "đoạn":
		return true
	}
	return false
}

func (s *sentence) hasSpan(i, j int, kind spanKind) bool {
	for _, sp := range s.spans {
		if sp.kind == kind && sp.i >= i && sp.j <= j {
			return true
		}
	}
	return false
}

// gapBetween classifies what stands between the tokens i and j.
func (s *sentence) gapBetween(i, j int) gap {
	if i >= j {
		return gapNone
	}
	result, verb := gapNone, false
	for k := i; k < j; k++ {
		verb = verb || copulaVerbs[s.key(k)]
		var g gap
		switch key := s.key(k); {
		case key == ",":
			g = gapComma
		case key == "-" || key == "–" || key == "—":
			g = gapDash
		case key == "(":
			g = gapParen
		case key == ")" || key == "\"" || key == "“" || key == "”" || key == "*" || key == "+":
			continue
		case key == ":":
			if q := s.key(k + 1); q == "\"" || q == "“" || q == "”" || q == "‘" {
				return gapOther // what somebody says
			}
			g = gapColon
		case key == ";":
			g = gapSemicolon
		case key == "cùng" && (s.key(k+1) == "giữ" || s.key(k+1) == "là" || s.key(k+1) == "làm" || s.key(k+1) == "được"):
			g = gapCopula
		case key == "và" || key == "cùng":
			g = gapAnd
		case key == "kiêm":
			g = gapKiem
		case key == "các" || key == "đồng" || key == "chí" || key == "gồm" || key == "có":
			if key == "gồm" && k == i {
				g = gapColon // "các Phó Chủ tịch gồm bà A, …"
				break
			}
			if (key == "có" || key == "gồm") && s.key(k+1) != ":" {
				return gapOther
			}
			continue // "03 Phó Chủ tịch gồm: A, B"
		case s.tokens[k].Kind == vietnamese.Number && (s.key(k-1) == "phiếu" || s.key(k-1) == "/" || s.key(k+1) == "/" || s.key(k+1) == "%") || (key == "/" || key == "%") && verb:
			continue // "trúng cử với số phiếu 45/46"
		case (key == "ông" || key == "bà") && result == gapColon:
			continue // "3 ủy viên gồm các ông, bà: A, B"
		case s.tokens[k].Kind == vietnamese.Number && s.key(k+1) == "tuổi" || key == "tuổi" && k > i && s.tokens[k-1].Kind == vietnamese.Number:
			continue // "bà A, 81 tuổi, nguyên Hiệu trưởng …"
		case copulaWords[key]:
			g = gapCopula
		default:
			return gapOther
		}
		switch {
		case result == gapNone || result == g:
			result = g
		case g == gapKiem || result == gapKiem:
			result = gapKiem
		case result == gapCopula || g == gapCopula:
			result = gapCopula
		case g == gapSemicolon || result == gapSemicolon:
			result = gapSemicolon
		case g == gapAnd || result == gapAnd:
			result = gapAnd
		case g == gapDash || result == gapDash:
			result = gapDash
		}
	}
	if result == gapCopula && !verb {
		return gapOther // "được Chủ tịch nước tặng …"
	}
	return result
}
