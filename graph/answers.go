package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// MetAnswer says that two people met.
type MetAnswer struct {
	Person   PersonRef  `json:"person"` // who was asked for
	Met      PersonRef  `json:"met"`
	Times    int        `json:"times"` // occasions; events on one day are one
	First    Optional   `json:"first"` // EDTF
	Last     Optional   `json:"last"`
	Events   []EventRef `json:"events"`
	Evidence []Evidence `json:"evidence"`
}

// Met gives everybody whom a person met, most often and most recently met first.
func (q Query) Met(ctx context.Context, person string) ([]MetAnswer, error) {
	p, err := q.FindPerson(ctx, person)
	if err != nil {
		return nil, err
	}
	m, err := q.gather(ctx, StatementFilter{Kinds: []Kind{KindMet}, Nodes: []string{p.ID}})
	if err != nil {
		return nil, err
	}
	return m.met(p), nil
}

func (m *material) met(p Person) []MetAnswer {
	out := []MetAnswer{}
	for _, e := range m.edges() {
		if e.Type != EdgeMet {
			continue
		}
		other := e.From
		if other == p.ID {
			other = e.To
		}
		out = append(out, MetAnswer{
			Person: refPerson(p), Met: m.persons[other], Times: e.Count, First: Optional(e.First), Last: Optional(e.Last),
			Events: m.eventsOf(e), Evidence: m.evidence(e.Statements...),
		})
	}
	slices.SortStableFunc(out, func(a, b MetAnswer) int {
		return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(b.Last, a.Last), strings.Compare(a.Met.ID, b.Met.ID))
	})
	return out
}

// CooperationAnswer says that two organizations cooperate.
type CooperationAnswer struct {
	Organizations [2]OrganizationRef `json:"organizations"` // the one asked for first
	Basis         string             `json:"basis"`         // agreement, joint_activity, exchange
	StartDate     Optional           `json:"start_date"`    // EDTF: the period of an agreement
	EndDate       Optional           `json:"end_date"`
	InForce       *bool              `json:"in_force"` // an agreement's period holds the day asked about; null if no day or no period is known
	Times         int                `json:"times"`    // occasions; events on one day are one
	First         Optional           `json:"first"`    // EDTF: when it was first seen
	Last          Optional           `json:"last"`
	Events        []EventRef         `json:"events"`
	Evidence      []Evidence         `json:"evidence"`
}

// Cooperation gives who cooperates with an organization or, if it is "", all
// cooperation there is: agreements first, then joint activities, then exchanges.
func (q Query) Cooperation(ctx context.Context, organization string) ([]CooperationAnswer, error) {
	filter := StatementFilter{Kinds: []Kind{KindCooperation}}
	asked := map[string]bool{}
	if organization != "" {
		found, err := q.FindOrganizations(ctx, organization)
		if err != nil {
			return nil, err
		}
		filter.Nodes = organizationIDs(found)
		for _, id := range filter.Nodes {
			asked[id] = true
		}
	}
	m, err := q.gather(ctx, filter)
	if err != nil {
		return nil, err
	}
	out := []CooperationAnswer{}
	for _, e := range m.edges() {
		pair := [2]OrganizationRef{m.organizations[e.From], m.organizations[e.To]}
		if asked[e.To] && !asked[e.From] {
			pair[0], pair[1] = pair[1], pair[0]
		}
		out = append(out, CooperationAnswer{
			Organizations: pair, Basis: e.Basis, StartDate: Optional(e.StartDate), EndDate: Optional(e.EndDate), InForce: q.inForce(e),
			Times: e.Count, First: Optional(e.First), Last: Optional(e.Last), Events: m.eventsOf(e), Evidence: m.evidence(e.Statements...),
		})
	}
	slices.SortStableFunc(out, func(a, b CooperationAnswer) int {
		return cmp.Or(
			strings.Compare(a.Basis, b.Basis), // alphabetical, which is by weight
			cmp.Compare(b.Last, a.Last),
			strings.Compare(a.Organizations[0].ID, b.Organizations[0].ID), strings.Compare(a.Organizations[1].ID, b.Organizations[1].ID),
		)
	})
	return out, nil
}

// inForce says whether the day that the query asks about lies in the period of an
// agreement, nil where that is not known.
func (q Query) inForce(e Edge) *bool {
	if q.AsOf == "" || e.Basis != "agreement" || e.StartDate == "" && e.EndDate == "" {
		return nil
	}
	var in bool
	switch {
	case before(q.AsOf, e.StartDate), before(e.EndDate, q.AsOf):
	case e.StartDate == "" || e.EndDate == "": // one end of the period is open
		return nil
	case Window{Since: e.StartDate, AsOf: e.EndDate}.place(q.AsOf) == inside:
		in = true
	default:
		return nil
	}
	return &in
}

// RoleAnswer says that somebody holds a role.
type RoleAnswer struct {
	Organization OrganizationRef `json:"organization"`
	Person       PersonRef       `json:"person"`
	Role         string          `json:"role"`
	Former       bool            `json:"former"`    // the latest word is that the person no longer holds it
	First        Optional        `json:"first"`     // EDTF: as of when the first document says so
	Last         Optional        `json:"last"`      // and the last
	Documents    int             `json:"documents"` // how many say so
	Evidence     []Evidence      `json:"evidence"`
}

// Leaders gives who leads an organization, by rank, former leaders last.
func (q Query) Leaders(ctx context.Context, organization string) ([]RoleAnswer, error) {
	found, err := q.FindOrganizations(ctx, organization)
	if err != nil {
		return nil, err
	}
	m, err := q.gather(ctx, StatementFilter{Kinds: []Kind{KindMembership}, Nodes: organizationIDs(found)})
	if err != nil {
		return nil, err
	}
	ranks := newRanks()
	leaders := slices.DeleteFunc(m.roles(), func(r RoleAnswer) bool { return ranks.of(r.Role) == notLeading })
	if len(found) > 1 {
		slices.SortStableFunc(leaders, func(a, b RoleAnswer) int { return compareRefs(a.Organization, b.Organization) })
	}
	return leaders, nil
}

// roles gives the roles among the edges: held ones first, then by rank, the most
// recently seen first.
func (m *material) roles() []RoleAnswer {
	out := []RoleAnswer{}
	for _, e := range m.edges() {
		if e.Type == EdgeHoldsRole {
			out = append(out, RoleAnswer{
				Organization: m.organizations[e.To], Person: m.persons[e.From], Role: e.Role, Former: e.Former,
				First: Optional(e.First), Last: Optional(e.Last), Documents: e.Count, Evidence: m.evidence(e.Statements...),
			})
		}
	}
	ranks := newRanks()
	slices.SortStableFunc(out, func(a, b RoleAnswer) int {
		if a.Former != b.Former {
			if b.Former {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(ranks.of(a.Role), ranks.of(b.Role)), cmp.Compare(b.Last, a.Last), strings.Compare(a.Person.ID, b.Person.ID))
	})
	return out
}

// PersonAnswer says what is known of one person.
type PersonAnswer struct {
	Person   PersonRef    `json:"person"`
	Names    []string     `json:"names"` // every spelling
	Roles    []RoleAnswer `json:"roles"`
	Events   []Attended   `json:"events"` // newest first
	Met      []MetAnswer  `json:"met"`
	Evidence []Evidence   `json:"evidence"` // every place that says any of it
}

// Attended says how a person took part in an event.
type Attended struct {
	Event      EventRef   `json:"event"`
	As         string     `json:"as"`         // head, host, chair, speaker, signatory, elected, attendee
	Mode       Optional   `json:"mode"`       // in_person, online
	Delegation Optional   `json:"delegation"` // id of the organization the person came with
	Evidence   []Evidence `json:"evidence"`
}

// Person gives what is known of a person, as the only element.
func (q Query) Person(ctx context.Context, name string) ([]PersonAnswer, error) {
	p, err := q.FindPerson(ctx, name)
	if err != nil {
		return nil, err
	}
	m, err := q.gather(ctx, StatementFilter{Nodes: []string{p.ID}})
	if err != nil {
		return nil, err
	}
	answer := PersonAnswer{Person: refPerson(p), Names: p.Names, Roles: m.roles(), Events: []Attended{}, Met: m.met(p)}
	for _, e := range m.edges() {
		if e.Type == EdgeAttended {
			answer.Events = append(answer.Events, Attended{
				Event: m.events[e.To], As: e.As, Mode: Optional(e.Mode), Delegation: Optional(e.Delegation), Evidence: m.evidence(e.Statements...),
			})
		}
	}
	slices.SortStableFunc(answer.Events, func(a, b Attended) int { return compareEvents(a.Event, b.Event) })
	var all []Statement
	for _, s := range m.statements {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b Statement) int {
		return cmp.Or(strings.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), strings.Compare(a.ID, b.ID))
	})
	answer.Evidence = evidenceOf(all, m.copies)
	return []PersonAnswer{answer}, nil
}
