package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// MatrixAnswer is a cell of the matrix of unions: how often two of them cooperated in
// a year, in one way.
type MatrixAnswer struct {
	Organizations [2]OrganizationRef `json:"organizations"` // by name; provinces where the query merges them
	Year          Optional           `json:"year"`          // null where pages do not say when
	Basis         string             `json:"basis"`         // agreement, joint_activity, exchange
	Times         int                `json:"times"`         // occasions; events on one day are one
	Evidence      []Evidence         `json:"evidence"`
}

// Matrix gives how often which unions cooperated, by year and basis, the latest year
// first. An agreement counts in the year in which it was made or, where that is not
// known, in that of the page. A year other than "" leaves only that one.
func (q Query) Matrix(ctx context.Context, year string) ([]MatrixAnswer, error) {
	if year != "" && (len(year) != 4 || !validDate(year) || !dated(year)) {
		return nil, invalid("year %q: write four digits, as 2024", year)
	}
	m, err := q.gather(ctx, StatementFilter{Kinds: []Kind{KindCooperation}})
	if err != nil {
		return nil, err
	}
	type cell struct {
		a, b  OrganizationRef
		year  string
		basis string
	}
	cells := map[cell][]Statement{}
	for _, s := range m.statements {
		if !isUnion(s.Subject) || !isUnion(s.Object) {
			continue
		}
		c := cell{a: q.placeOf(m.organizations[s.Subject]), b: q.placeOf(m.organizations[s.Object]), basis: s.Basis}
		if dated(s.Date) {
			c.year = s.Date[:4]
		}
		if year != "" && c.year != year {
			continue
		}
		if compareRefs(c.a, c.b) > 0 {
			c.a, c.b = c.b, c.a
		}
		cells[c] = append(cells[c], s)
	}
	out := []MatrixAnswer{}
	for c, statements := range cells {
		out = append(out, MatrixAnswer{[2]OrganizationRef{c.a, c.b}, Optional(c.year), c.basis, m.occasions(statements), m.evidenceSorted(statements)})
	}
	slices.SortFunc(out, func(a, b MatrixAnswer) int {
		return cmp.Or(
			cmp.Compare(b.Year, a.Year), compareRefs(a.Organizations[0], b.Organizations[0]), compareRefs(a.Organizations[1], b.Organizations[1]),
			strings.Compare(a.Basis, b.Basis),
		)
	})
	return out, nil
}

func isUnion(id string) bool { return strings.HasPrefix(id, "union:") }

// occasions counts what statements tell of, as [Derive] does; of events, days.
func (m *material) occasions(statements []Statement) int {
	seen := map[string]bool{}
	for _, s := range statements {
		switch s.Kind {
		case KindOrganized, KindHosted, KindTookPart, KindParticipation:
			s.Kind, s.Event = KindMet, s.Object // what took place at an event
		}
		s.Document = cmp.Or(m.copies[s.Document], s.Document)
		seen[occasion(s)] = true
	}
	return len(seen)
}

// evidenceSorted is evidence of statements that come in no order.
func (m *material) evidenceSorted(statements []Statement) []Evidence {
	slices.SortFunc(statements, func(a, b Statement) int {
		return cmp.Or(strings.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), strings.Compare(a.ID, b.ID))
	})
	return evidenceOf(statements, m.copies)
}
