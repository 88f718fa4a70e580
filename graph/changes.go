package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// ChangeAnswer is a fact that some pages brought.
type ChangeAnswer struct {
	// Change is "new": only these pages say it; "confirmed": others said it before; or
	// "unclear": only pages that changed say it, and whether they did before is not kept.
	Change        string            `json:"change"`
	Fact          string            `json:"fact"` // cooperation, met, role, event
	Persons       []PersonRef       `json:"persons"`
	Organizations []OrganizationRef `json:"organizations"`
	Event         *EventRef         `json:"event"`      // of "event"
	Role          Optional          `json:"role"`       // of "role"
	Former        bool              `json:"former"`     // of "role": the latest word is that it is over
	Basis         Optional          `json:"basis"`      // of "cooperation"
	StartDate     Optional          `json:"start_date"` // of "cooperation": the period of an agreement
	EndDate       Optional          `json:"end_date"`
	Last          Optional          `json:"last"`     // EDTF: the last day of which these pages say it
	Evidence      []Evidence        `json:"evidence"` // from these pages
}

// Changes gives what pages brought, some of them new to the graph, some changed: facts
// that no other page says first, then unclear and confirmed ones; cooperation before
// meetings, roles and events, the latest first.
func (q Query) Changes(ctx context.Context, fresh, changed []string) ([]ChangeAnswer, error) {
	documents := slices.Concat(fresh, changed)
	if len(documents) == 0 {
		return []ChangeAnswer{}, nil
	}
	kinds := []Kind{KindMembership, KindMet, KindCooperation, KindEvent}
	brought, err := q.statements(ctx, StatementFilter{Kinds: kinds, Documents: documents})
	if err != nil || len(brought) == 0 {
		return []ChangeAnswer{}, err
	}
	from := map[string]string{}
	for _, id := range changed {
		from[id] = "unclear"
	}
	for _, id := range fresh {
		from[id] = "new"
	}
	var subjects []string
	for _, s := range brought {
		subjects = append(subjects, s.Subject)
	}
	same, err := q.eventsOnDaysOf(ctx, brought)
	if err != nil {
		return nil, err
	}
	m, err := q.gather(ctx, StatementFilter{Kinds: kinds, Nodes: unique(append(subjects, same...))})
	if err != nil {
		return nil, err
	}
	out := []ChangeAnswer{}
	for _, e := range m.edges() {
		if a, ok := m.change(e.Statements, from); ok {
			a.Fact = map[EdgeType]string{EdgeCooperatesWith: "cooperation", EdgeMet: "met", EdgeHoldsRole: "role"}[e.Type]
			a.Role, a.Former, a.Basis, a.StartDate, a.EndDate = Optional(e.Role), e.Former, Optional(e.Basis), Optional(e.StartDate), Optional(e.EndDate)
			for _, id := range []string{e.From, e.To} {
				if p, ok := m.persons[id]; ok {
					a.Persons = append(a.Persons, p)
				} else if o, ok := m.organizations[id]; ok {
					a.Organizations = append(a.Organizations, o)
				}
			}
			out = append(out, a)
		}
	}
	events := map[string][]string{}
	for _, s := range m.inOrder() {
		if s.Kind == KindEvent {
			events[s.Subject] = append(events[s.Subject], s.ID)
		}
	}
	for id, statements := range events {
		if a, ok := m.change(statements, from); ok {
			e := m.events[id]
			a.Fact, a.Event = "event", &e
			out = append(out, a)
		}
	}
	slices.SortFunc(out, compareChanges)
	return out, nil
}

// eventsOnDaysOf gives the ids of all events of the days of some: another page may tell
// of one in the same words.
func (q Query) eventsOnDaysOf(ctx context.Context, brought []Statement) ([]string, error) {
	days := map[string]bool{}
	for _, s := range brought {
		if s.Kind == KindEvent {
			days[s.Date] = true
		}
	}
	if len(days) == 0 {
		return nil, nil
	}
	all, err := q.statements(ctx, StatementFilter{Kinds: []Kind{KindEvent}})
	var ids []string
	for _, s := range all {
		if days[s.Date] {
			ids = append(ids, s.Subject)
		}
	}
	return ids, err
}

// change says whether some of the statements of a fact come from pages, and what they
// do to it.
func (m *material) change(statements []string, from map[string]string) (ChangeAnswer, bool) {
	a := ChangeAnswer{Persons: []PersonRef{}, Organizations: []OrganizationRef{}}
	var said []Statement
	last := ""
	how := map[string]bool{}
	for _, id := range statements {
		s := m.statements[id]
		if from[s.Document] == "" {
			how["confirmed"] = true
			continue
		}
		how[from[s.Document]] = true
		said = append(said, s)
		last = Later(last, s.Date)
	}
	for _, change := range []string{"new", "unclear", "confirmed"} { // the last that is so
		if how[change] {
			a.Change = change
		}
	}
	a.Last, a.Evidence = Optional(last), evidenceOf(said, m.copies)
	return a, len(said) > 0
}

func compareChanges(a, b ChangeAnswer) int {
	order := func(s string) int {
		return slices.Index([]string{"cooperation", "met", "role", "event", "new", "unclear", "confirmed"}, s)
	}
	ids := func(c ChangeAnswer) string {
		var out []string
		for _, p := range c.Persons {
			out = append(out, p.ID)
		}
		for _, o := range c.Organizations {
			out = append(out, o.ID)
		}
		if c.Event != nil {
			out = append(out, c.Event.ID)
		}
		return strings.Join(append(out, string(c.Role), string(c.Basis), string(c.StartDate)), " ")
	}
	return cmp.Or(
		cmp.Compare(order(a.Change), order(b.Change)), cmp.Compare(order(a.Fact), order(b.Fact)),
		cmp.Compare(b.Last, a.Last), strings.Compare(ids(a), ids(b)),
	)
}
