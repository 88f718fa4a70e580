package graph

import (
	"cmp"
	"context"
	_ "embed"
	"maps"
	"slices"
	"strings"
)

// SeatAnswer says who held one role in an organization, one after the other.
type SeatAnswer struct {
	Organization   OrganizationRef `json:"organization"`
	Role           string          `json:"role"`
	Single         bool            `json:"single"`  // one person at a time holds it
	Tenures        []Tenure        `json:"tenures"` // by first sighting; of unknown date last
	Successions    []Handover      `json:"successions"`
	Contradictions []Contradiction `json:"contradictions"`
	Evidence       []Evidence      `json:"evidence"` // every place that says any of it
}

// Tenure is the time in which pages name somebody in a role. It began at First or
// earlier and ended at Last or later: pages do not say more unless Elected or Left do.
type Tenure struct {
	Person    PersonRef  `json:"person"`
	Role      string     `json:"role"`      // as written: "Quyền Chủ tịch" is of the seat "Chủ tịch"
	First     Optional   `json:"first"`     // EDTF: named in the role for the first time; null if pages only say that it is over
	Last      Optional   `json:"last"`      // and for the last
	Elected   []string   `json:"elected"`   // EDTF: days of elections to the role
	Left      Optional   `json:"left"`      // EDTF: the first day as of which a page says that it is over
	Documents int        `json:"documents"` // how many pages say so; copies count once
	Evidence  []Evidence `json:"evidence"`
}

// Handover says that one person follows another in a role that one holds at a time,
// among those whom pages name in it: there may have been others between them.
type Handover struct {
	From   PersonRef `json:"from"`
	To     PersonRef `json:"to"`
	After  Optional  `json:"after"`  // EDTF: the one last seen
	Before Optional  `json:"before"` // EDTF: the other first seen
	Days   *int      `json:"days"`   // between them; null unless both are known to the day
	Gap    bool      `json:"gap"`    // a year or more in which no page names anybody
}

// Contradiction is what pages say of a role that cannot all be true, or needs a word
// that no page says.
type Contradiction struct {
	// Kind is "overlap": two people in a role that one holds at a time; "same_day": two
	// on one day, and no election then; "held_after_former": in the role, after a page
	// said that it was over, and no election since.
	Kind     string      `json:"kind"`
	Persons  []PersonRef `json:"persons"`
	From     Optional    `json:"from"` // EDTF: first and last day of the contradiction
	To       Optional    `json:"to"`
	Evidence []Evidence  `json:"evidence"`
}

// gapDays is how many days without a name in a role make a gap.
const gapDays = 365

//go:embed single_roles.txt
var singleRolesText string

// singleRoles gives the folded roles that one person at a time holds.
func singleRoles() map[string]bool {
	out := map[string]bool{}
	for line := range strings.Lines(singleRolesText) {
		line, _, _ = strings.Cut(line, "#")
		if words := foldedName(line); words != "" {
			out[words] = true
		}
	}
	return out
}

// Timeline gives who led an organization when, role by role in the order of their
// rank, with successions and contradictions.
func (q Query) Timeline(ctx context.Context, organization string) ([]SeatAnswer, error) {
	found, err := q.FindOrganizations(ctx, organization)
	if err != nil {
		return nil, err
	}
	m, err := q.gather(ctx, StatementFilter{Kinds: []Kind{KindMembership}, Nodes: organizationIDs(found)})
	if err != nil {
		return nil, err
	}
	elected, err := q.elections(ctx, m)
	if err != nil {
		return nil, err
	}
	type key struct{ organization, role string }
	seats := map[key][]Statement{}
	ranks, single := newRanks(), singleRoles()
	for _, s := range m.statements {
		if ranks.of(s.Role) != notLeading {
			k := key{s.Object, seatOf(s.Role)}
			seats[k] = append(seats[k], s)
		}
	}
	out := []SeatAnswer{}
	for k, statements := range seats {
		slices.SortFunc(statements, func(a, b Statement) int { return strings.Compare(a.ID, b.ID) })
		b := seatBuilder{m: m, elected: elected, statements: statements}
		out = append(out, b.build(m.organizations[k.organization], single[k.role]))
	}
	slices.SortFunc(out, func(a, b SeatAnswer) int {
		return cmp.Or(compareRefs(a.Organization, b.Organization), cmp.Compare(ranks.of(a.Role), ranks.of(b.Role)), strings.Compare(foldedName(a.Role), foldedName(b.Role)))
	})
	return out, nil
}

// seatOf gives the folded role that an acting holder stands in for.
func seatOf(role string) string { return strings.TrimPrefix(foldedName(role), "quyen ") }

func acting(role string) bool { return strings.HasPrefix(foldedName(role), "quyen ") }

// elections gives the elections to the roles that m has; see [Elections].
func (q Query) elections(ctx context.Context, m *material) (map[string]bool, error) {
	var persons []string
	for _, s := range m.statements {
		persons = append(persons, s.Subject)
	}
	if len(persons) == 0 {
		return nil, nil
	}
	attended, err := q.statements(ctx, StatementFilter{Kinds: []Kind{KindParticipation}, Nodes: unique(persons)})
	if err != nil {
		return nil, err
	}
	attended = slices.DeleteFunc(attended, func(s Statement) bool { return s.As != "elected" })
	if len(attended) == 0 {
		return nil, nil
	}
	var events []string
	for _, s := range attended {
		events = append(events, s.Object)
	}
	parts, err := q.statements(ctx, StatementFilter{Kinds: []Kind{KindOrganized, KindHosted, KindTookPart}, Nodes: unique(events)})
	if err != nil {
		return nil, err
	}
	return Elections(slices.Concat(slices.Collect(maps.Values(m.statements)), attended, parts)), nil
}

// Elections gives the ids of the statements of roles to which a person was elected: the
// page says of the person and the day, in the same sentence, that an election took place
// at an event of the organization. Where the sentence gives the person several roles
// there, it is the last: "bà …, Chánh Văn phòng, được bầu giữ chức Tổng Thư ký".
func Elections(statements []Statement) map[string]bool {
	type said struct{ document, subject, sentence, date string }
	roles := map[said][]Statement{}
	at := map[[2]string]bool{} // event and organization
	for _, s := range statements {
		switch s.Kind {
		case KindOrganized, KindHosted, KindTookPart:
			at[[2]string{s.Object, s.Subject}] = true
		case KindMembership:
			if !s.Former {
				k := said{s.Document, s.Subject, s.Sentence, s.Date}
				roles[k] = append(roles[k], s)
			}
		}
	}
	elected := map[string]bool{}
	for _, p := range statements {
		if p.Kind != KindParticipation || p.As != "elected" {
			continue
		}
		last := map[string]Statement{} // by organization
		for _, s := range roles[said{p.Document, p.Subject, p.Sentence, p.Date}] {
			l := last[s.Object]
			if at[[2]string{p.Object, s.Object}] && (l.ID == "" || cmp.Or(cmp.Compare(s.Start, l.Start), strings.Compare(s.ID, l.ID)) > 0) {
				last[s.Object] = s
			}
		}
		for _, s := range last {
			elected[s.ID] = true
		}
	}
	return elected
}
