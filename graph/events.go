package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
)

// EventAnswer says what took place, and who took part.
type EventAnswer struct {
	Event         EventRef          `json:"event"`
	Organizer     []OrganizationRef `json:"organizer"`
	Host          []OrganizationRef `json:"host"`
	Organizations []OrganizationRef `json:"organizations"` // all that took part, organizers and hosts included
	Attendees     []AttendeeAnswer  `json:"attendees"`
	Evidence      []Evidence        `json:"evidence"`
}

// AttendeeAnswer says how a person took part in an event.
type AttendeeAnswer struct {
	Person     PersonRef `json:"person"`
	As         string    `json:"as"`         // head, host, chair, speaker, signatory, elected, attendee
	Mode       Optional  `json:"mode"`       // in_person, online
	Delegation Optional  `json:"delegation"` // id of the organization the person came with
}

// Events gives the events of an organization or, if it is "", all there are, newest first.
func (q Query) Events(ctx context.Context, organization string) ([]EventAnswer, error) {
	filter := StatementFilter{Kinds: []Kind{KindEvent, KindParticipation, KindOrganized, KindHosted, KindTookPart}}
	if organization != "" {
		found, err := q.FindOrganizations(ctx, organization)
		if err != nil {
			return nil, err
		}
		part, err := q.statements(ctx, StatementFilter{Kinds: filter.Kinds, Nodes: organizationIDs(found)})
		if err != nil {
			return nil, err
		}
		filter.Nodes = []string{}
		for _, s := range part {
			filter.Nodes = append(filter.Nodes, s.Object)
		}
	}
	m, err := q.gather(ctx, filter)
	if err != nil {
		return nil, err
	}
	return m.eventAnswers(), nil
}

func (m *material) eventAnswers() []EventAnswer {
	answers := map[string]*EventAnswer{}
	for id, ref := range m.events {
		answers[id] = &EventAnswer{Event: ref, Organizer: []OrganizationRef{}, Host: []OrganizationRef{}, Organizations: []OrganizationRef{}, Attendees: []AttendeeAnswer{}}
	}
	places := map[string][]Statement{}
	for _, id := range slices.Sorted(maps.Keys(m.statements)) { // the evidence in one order always
		s := m.statements[id]
		if s.Kind == KindEvent {
			places[s.Subject] = append(places[s.Subject], s)
		}
	}
	for _, e := range m.edges() {
		a := answers[e.To]
		if a == nil {
			continue
		}
		switch e.Type {
		case EdgeOrganized:
			a.Organizer = append(a.Organizer, m.organizations[e.From])
		case EdgeHosted:
			a.Host = append(a.Host, m.organizations[e.From])
		case EdgeTookPart:
			a.Organizations = append(a.Organizations, m.organizations[e.From])
		case EdgeAttended:
			a.Attendees = append(a.Attendees, AttendeeAnswer{m.persons[e.From], e.As, Optional(e.Mode), Optional(e.Delegation)})
		}
	}
	out := []EventAnswer{}
	for id, a := range answers {
		a.Evidence = evidenceOf(places[id], m.copies)
		out = append(out, *a)
	}
	slices.SortFunc(out, func(a, b EventAnswer) int { return compareEvents(a.Event, b.Event) })
	return out
}

// compareEvents orders events newest first; those of unknown date come last.
func compareEvents(a, b EventRef) int {
	known := func(d Optional) Optional {
		if !dated(string(d)) {
			return ""
		}
		return d
	}
	return cmp.Or(cmp.Compare(known(b.StartDate), known(a.StartDate)), strings.Compare(a.ID, b.ID))
}
