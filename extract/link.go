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
	"đảm", "trúng", "đắc", "danh", "lại", "tiếp", "tục", "nay", "đã", "vào", "hiệp", "thương", "với", "số", "phiếu", "cao", "chính", "thức", "trên", "nhận", "chuyên", "trách",
})

// copulaVerbs are those of them without which they say nothing of an office.
var copulaVerbs = keySet([]string{"là", "giữ", "làm", "bầu", "cử", "nhiệm", "đảm", "đắc", "trúng", "chức"})

// unit is a person or a role (with its organization) in a sentence, and what stands before it.
type unit struct {
	sp     *span
	org    *span // of a role: the organization right behind it
	i, j   int   // tokens, the organization and a remark in parentheses included
	before gap   // what stands between the unit before and this one
	owned  bool  // "của Chủ tịch …": somebody's, not the next person's
	plural bool  // "các ông", "các Phó Chủ tịch": announces several
}

func (u *unit) isRole() bool { return u.sp.role != nil }

// units lists the persons and roles of a sentence in order.
func (g *grammar) units(s *sentence) []*unit {
	var out []*unit
	for k, sp := range s.spans {
		if sp.person == nil && sp.role == nil {
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
			u.plural = s.key(u.i-1) == "các" || s.key(u.i-1) == "hai"
			if u.plural {
				u.i--
			}
		} else {
			u.plural = s.key(u.i) == "các" || s.key(u.i-1) == "các" || s.key(u.i) == "hai" || s.key(u.i-1) == "," && s.key(u.i-3) == "các" // "các ông, bà: …"
		}
		u.j = s.skipRemark(u.j)
		if n := len(out); n > 0 {
			u.before = s.gapBetween(out[n-1].j, u.i)
		}
		out = append(out, u)
	}
	return out
}

// joins tells whether only words that bind a role to its organization stand between the tokens.
func (s *sentence) joins(i, j int) bool {
	for k := i; k < j; k++ {
		switch s.key(k) {
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
			g = gapColon
		case key == ";":
			g = gapSemicolon
		case key == "và" || key == "cùng":
			g = gapAnd
		case key == "kiêm":
			g = gapKiem
		case key == "các" || key == "đồng" || key == "chí" || key == "gồm" || key == "có":
			if key == "có" || key == "gồm" {
				return gapOther
			}
			continue
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

// leftScore is how readily a role behind this gap belongs to the person before it.
func leftScore(g gap) float64 {
	switch g {
	case gapCopula:
		return 4
	case gapDash, gapParen:
		return 3
	case gapComma:
		return 2
	case gapNone:
		return 1.5
	case gapKiem:
		return 2
	}
	return 0
}

// rightScore is how readily a role before this gap belongs to the person behind it.
func rightScore(g gap) float64 {
	switch g {
	case gapNone, gapColon:
		return 3
	case gapDash:
		return 2.5
	case gapComma:
		return 1.2
	case gapCopula:
		return 1
	}
	return 0
}

// chain is a run of roles between two persons: "Ủy viên …, Bí thư …, Chủ tịch …".
type chain struct {
	left, right int // indexes into the persons, -1 for none
	roles       []*unit
	toLeft      float64
	toRight     float64
}

// link decides for every role of a sentence whose it is, and returns role → person.
//
// Vietnamese puts a role before its name ("Chủ tịch … Nguyễn Văn A") or behind it
// ("Nguyễn Văn A, Chủ tịch …") and joins both with the same commas, so a role between
// two names may belong to either. All roles of a sentence are decided together: a
// sentence keeps to one order as a rule, every name in a list has a role, and a chain
// of roles is cut, if at all, at its loosest joint.
func link(units []*unit) map[*unit]*unit {
	var persons []*unit
	var chains []*chain
	last := -1 // index of the last person
	for n := 0; n < len(units); {
		u := units[n]
		if !u.isRole() {
			persons = append(persons, u)
			last++
			n++
			continue
		}
		c := &chain{left: last, right: -1}
		if last >= 0 {
			c.toLeft = leftScore(u.before)
		}
		c.roles = append(c.roles, u)
		for n++; n < len(units) && units[n].isRole() && units[n].before != gapOther; n++ {
			c.roles = append(c.roles, units[n])
		}
		if c.roles[0].owned && len(c.roles) > 1 {
			c.roles = c.roles[1:] // "Chúc mừng tân Chủ tịch, Phó Chủ tịch UBND tỉnh …"
			c.toLeft = 0
		}
		if n < len(units) && !units[n].isRole() {
			c.right = last + 1
			c.toRight = rightScore(units[n].before)
			if c.roles[0].owned && units[n].before != gapNone {
				c.toRight = 0 // "thừa ủy quyền của Chủ tịch …, ông A"
			}
		}
		chains = append(chains, c)
	}
	owner := map[*unit]*unit{}
	if len(persons) == 0 || len(chains) == 0 {
		return owner
	}
	choice := decide(chains)
	for k, c := range chains {
		for r, u := range c.roles {
			if r < choice[k].left {
				owner[u] = persons[c.left]
			} else if r >= len(c.roles)-choice[k].right {
				owner[u] = persons[c.right]
			}
		}
	}
	return owner
}

// split says how many roles of a chain go to the person on either side.
type split struct{ left, right int }

// decide finds the best assignment of all chains by dynamic programming over the
// chains in order; the state is the direction of the last one and whether the person
// between two chains already has a role.
func decide(chains []*chain) []split {
	type state struct {
		direction int // -1 left, 1 right, 0 none or both
		served    int // index of the last person who has a role, -1 none
	}
	type cell struct {
		score float64
		picks []split
	}
	type path struct {
		state
		cell
	}
	now := []path{{state{0, -1}, cell{}}} // a slice, not a map: ties must fall the same way every time
	for _, c := range chains {
		var next []path
		for _, p := range now {
			for _, sp := range options(c) {
				score, to := p.score, p.state
				to.direction = 0
				if sp.left > 0 {
					score += c.toLeft
					to.direction = -1
					if to.served < c.left {
						score += 1.5
						to.served = c.left
					}
				}
				if sp.right > 0 {
					score += c.toRight + 1.5
					to.direction = 1
					to.served = c.right
				}
				switch {
				case sp.left > 0 && sp.right > 0:
					to.direction = 0
					score -= cutCost(c.roles[sp.left].before)
				case to.direction != 0 && to.direction == p.direction:
					score += 0.7
				}
				picks := append(append([]split(nil), p.picks...), sp)
				known := false
				for k := range next {
					if next[k].state == to {
						known = true
						if score > next[k].score {
							next[k].cell = cell{score, picks}
						}
					}
				}
				if !known {
					next = append(next, path{to, cell{score, picks}})
				}
			}
		}
		now = next
	}
	best := now[0]
	for _, p := range now[1:] {
		if p.score > best.score {
			best = p
		}
	}
	return best.picks
}

// options lists the ways to share a chain between its neighbours.
func options(c *chain) []split {
	n := len(c.roles)
	out := []split{{0, 0}}
	if c.left >= 0 && c.toLeft > 0 {
		out = append(out, split{n, 0})
	}
	if c.right >= 0 && c.toRight > 0 {
		out = append(out, split{0, n})
	}
	if c.left >= 0 && c.toLeft > 0 && c.right >= 0 && c.toRight > 0 {
		for k := 1; k < n; k++ {
			out = append(out, split{k, n - k})
		}
	}
	return out
}

// cutCost is how much speaks against cutting a chain of roles at this joint.
func cutCost(g gap) float64 {
	switch g {
	case gapSemicolon:
		return 0.5
	case gapAnd:
		return 1
	case gapComma:
		return 3
	case gapDash:
		return 4
	}
	return 6
}
