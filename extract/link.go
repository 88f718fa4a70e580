package extract

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
		if last >= 0 && (!u.plural || closesList(units, n)) && !u.along { // "ông A - Chánh Văn phòng và các trưởng ban"
			c.toLeft = leftScore(u.before)
		}
		c.roles = append(c.roles, u)
		for n++; n < len(units) && units[n].isRole() && units[n].before != gapOther && !units[n].plural && !units[n].along; n++ {
			c.roles = append(c.roles, units[n])
		}
		if c.roles[0].owned && len(c.roles) > 1 {
			c.roles = c.roles[1:] // "Chúc mừng tân Chủ tịch, Phó Chủ tịch UBND tỉnh …"
			c.toLeft = 0
		}
		if n < len(units) && !units[n].isRole() {
			c.right = last + 1
			c.toRight = rightScore(units[n].before)
			if c.roles[len(c.roles)-1].plural && units[n].before == gapComma {
				c.toRight = 0 // "gồm 25 ủy viên, ông A tái đắc cử …"
			}
			if c.roles[0].told && units[n].before == gapComma && !c.roles[0].plural {
				c.toRight = 0 // "Báo cáo với Phó Chủ tịch UBND tỉnh, đồng chí A …"
			}
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
					if sp.left == 1 && c.roles[0].before == gapCopula && c.roles[1].before == gapComma {
						score += 1.5 // "… làm Trưởng ban, Chủ tịch X B …": the next man's
					}
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

// closesList tells whether the plural role at n ends a list of people who hold it: "ông A và
// bà B, các Phó Chủ tịch …".
func closesList(units []*unit, n int) bool {
	if n < 2 || units[n].before != gapComma && units[n].before != gapDash || units[n-1].isRole() || units[n-2].isRole() || units[n-1].before != gapAnd {
		return false
	}
	for m := n - 2; m > 0; m-- {
		if units[m-1].isRole() {
			return units[m].before != gapNone // "Chủ tịch A và ông B, các ủy viên …"
		}
	}
	return n+1 >= len(units) || units[n+1].isRole() || units[n+1].before != gapColon && units[n+1].before != gapNone
}
