package graph

import (
	"cmp"
	"slices"
	"strings"
)

// seatBuilder makes the history of one role of one organization.
type seatBuilder struct {
	m          *material
	elected    map[string]bool // ids of statements
	statements []Statement
}

// tenure is a Tenure under construction.
type tenure struct {
	Tenure
	statements []Statement
	acting     bool // all the time
}

func (b seatBuilder) build(organization OrganizationRef, single bool) SeatAnswer {
	out := SeatAnswer{
		Organization: organization, Role: b.name(), Single: single, Tenures: []Tenure{}, Successions: []Handover{}, Contradictions: []Contradiction{},
		Evidence: evidenceOf(b.statements, b.m.copies),
	}
	of := map[string][]Statement{}
	for _, s := range b.statements {
		of[s.Subject] = append(of[s.Subject], s)
	}
	var tenures []tenure
	for _, statements := range of {
		mine := b.tenures(statements)
		for i, t := range mine[1:] {
			if len(t.Elected) == 0 {
				out.Contradictions = append(out.Contradictions, b.contradiction("held_after_former", mine[i].Left, t.Last, mine[i], t))
			}
		}
		tenures = append(tenures, mine...)
	}
	slices.SortFunc(tenures, compareTenures)
	if single {
		out.Successions = handovers(tenures)
		out.Contradictions = append(out.Contradictions, b.overlaps(tenures)...)
	}
	slices.SortFunc(out.Contradictions, func(x, y Contradiction) int {
		return cmp.Or(cmp.Compare(x.From, y.From), strings.Compare(x.Persons[0].ID, y.Persons[0].ID), strings.Compare(x.Persons[len(x.Persons)-1].ID, y.Persons[len(y.Persons)-1].ID), cmp.Compare(x.Kind, y.Kind))
	})
	for _, t := range tenures {
		out.Tenures = append(out.Tenures, t.Tenure)
	}
	return out
}

// name gives the best spelling of the role, that of acting holders only if there is no other.
func (b seatBuilder) name() string {
	var full, stand []string
	for _, s := range b.statements {
		if acting(s.Role) {
			_, rest, _ := strings.Cut(s.Role, " ")
			stand = append(stand, rest)
		} else {
			full = append(full, s.Role)
		}
	}
	if len(full) == 0 {
		full = stand
	}
	return bestName(full)
}

// tenures cuts what pages say of one person in the role where one says that it is
// over and a later one names the person in it again.
func (b seatBuilder) tenures(statements []Statement) []tenure {
	var held, former, undated []Statement
	for _, s := range statements {
		switch {
		case !dated(s.Date):
			undated = append(undated, s)
		case s.Former:
			former = append(former, s)
		default:
			held = append(held, s)
		}
	}
	byDate := func(a, b Statement) int { return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(a.ID, b.ID)) }
	slices.SortFunc(held, byDate)
	slices.SortFunc(former, byDate)
	var parts [][]Statement
	for _, s := range held {
		n := len(parts)
		over := n > 0 && slices.ContainsFunc(former, func(f Statement) bool {
			return before(parts[n-1][len(parts[n-1])-1].Date, f.Date) && before(f.Date, s.Date)
		})
		if n == 0 || over {
			parts = append(parts, nil)
			n++
		}
		parts[n-1] = append(parts[n-1], s)
	}
	if len(parts) == 0 {
		parts = append(parts, nil)
	}
	// What says that it is over belongs to the tenure before it.
	for _, f := range former {
		i := len(parts) - 1
		for i > 0 && before(f.Date, parts[i][0].Date) {
			i--
		}
		parts[i] = append(parts[i], f)
	}
	parts[len(parts)-1] = append(parts[len(parts)-1], undated...)
	var out []tenure
	for _, part := range parts {
		out = append(out, b.tenure(part))
	}
	return out
}

func (b seatBuilder) tenure(statements []Statement) tenure {
	t := tenure{statements: statements, acting: true, Tenure: Tenure{Person: b.m.persons[statements[0].Subject], Elected: []string{}, Evidence: evidenceOf(statements, b.m.copies)}}
	var first, last, left string
	var roles []string
	pages := map[string]bool{}
	for _, s := range statements {
		roles = append(roles, s.Role)
		pages[cmp.Or(b.m.copies[s.Document], s.Document)] = true
		if s.Former {
			left = Earlier(left, s.Date)
			continue
		}
		t.acting = t.acting && acting(s.Role)
		first, last = Earlier(first, s.Date), Later(last, s.Date)
		if b.elected[s.ID] && s.Date != "" && !slices.Contains(t.Elected, s.Date) {
			t.Elected = append(t.Elected, s.Date)
		}
	}
	slices.Sort(t.Elected)
	t.Role, t.First, t.Last, t.Left, t.Documents = bestName(roles), Optional(first), Optional(last), Optional(left), len(pages)
	return t
}

// compareTenures orders by the first sighting, or where there is none by the word that
// it is over; the unknown last.
func compareTenures(a, b tenure) int {
	start := func(t tenure) string {
		for _, d := range []Optional{t.First, t.Left} {
			if dated(string(d)) {
				return string(d)
			}
		}
		return "Z"
	}
	elected := func(t tenure) int { // after whoever was still named on the day of the election
		if electedOn(t, string(t.First)) {
			return 1
		}
		return 0
	}
	return cmp.Or(strings.Compare(start(a), start(b)), cmp.Compare(elected(a), elected(b)), cmp.Compare(a.Last, b.Last), strings.Compare(a.Person.ID, b.Person.ID))
}

// handovers gives who follows whom among tenures in their order: where the one is
// surely over before the other begins, or ends on the day of the other's election.
func handovers(tenures []tenure) []Handover {
	out := []Handover{}
	var seen []tenure
	for _, t := range tenures {
		if dated(string(t.First)) {
			seen = append(seen, t)
		}
	}
	for i := 1; i < len(seen); i++ {
		a, b := seen[i-1], seen[i]
		if a.Person.ID == b.Person.ID || !before(string(a.Last), string(b.First)) && !electedOn(b, string(a.Last)) {
			continue
		}
		h := Handover{From: a.Person, To: b.Person, After: a.Last, Before: b.First}
		if n, ok := daysBetween(string(a.Last), string(b.First)); ok {
			h.Days = &n
		}
		_, last, _ := days(string(a.Last))
		first, _, _ := days(string(b.First))
		n, ok := daysBetween(last, first)
		h.Gap = ok && n >= gapDays
		out = append(out, h)
	}
	return out
}

// electedOn reports whether a tenure begins with an election on a day.
func electedOn(t tenure, date string) bool {
	return string(t.First) == date && slices.Contains(t.Elected, date)
}

// overlaps gives who is named in the role while somebody else is. The day on which
// one is elected may have both.
func (b seatBuilder) overlaps(tenures []tenure) []Contradiction {
	out := []Contradiction{}
	for i, a := range tenures {
		for _, c := range tenures[i+1:] {
			if a.Person.ID == c.Person.ID || a.acting || c.acting || !dated(string(a.First)) || !dated(string(c.First)) {
				continue
			}
			from, to := max(a.First, c.First), min(a.Last, c.Last)
			switch {
			case before(string(a.First), string(c.Last)) && before(string(c.First), string(a.Last)):
				out = append(out, b.contradiction("overlap", from, to, a, c))
			case from == to && len(from) == len("2024-03-29") && !electedOn(a, string(from)) && !electedOn(c, string(from)):
				out = append(out, b.contradiction("same_day", from, to, a, c))
			}
		}
	}
	return out
}

func (b seatBuilder) contradiction(kind string, from, to Optional, tenures ...tenure) Contradiction {
	c := Contradiction{Kind: kind, From: from, To: to}
	var statements []Statement
	for _, t := range tenures {
		if !slices.ContainsFunc(c.Persons, func(p PersonRef) bool { return p.ID == t.Person.ID }) {
			c.Persons = append(c.Persons, t.Person)
		}
		statements = append(statements, t.statements...)
	}
	c.Evidence = evidenceOf(statements, b.m.copies)
	return c
}
