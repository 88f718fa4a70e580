package graph

import (
	"cmp"
	"context"
	"slices"
)

// ActiveAnswer says how active a union is, as far as pages tell.
type ActiveAnswer struct {
	Organization OrganizationRef `json:"organization"` // a province where the query merges them
	Events       int             `json:"events"`       // days on which it took part in one, as organizer, host or otherwise
	Organized    int             `json:"organized"`    // of these, as organizer
	Hosted       int             `json:"hosted"`       // as host
	Cooperations int             `json:"cooperations"` // occasions of cooperation, with anybody
	Partners     int             `json:"partners"`     // organizations with which it cooperated
	First        Optional        `json:"first"`        // EDTF
	Last         Optional        `json:"last"`
	Evidence     []Evidence      `json:"evidence"`
}

// Active gives the unions by how many events they took part in, then by cooperation.
func (q Query) Active(ctx context.Context) ([]ActiveAnswer, error) {
	m, err := q.gather(ctx, StatementFilter{Kinds: []Kind{KindOrganized, KindHosted, KindTookPart, KindCooperation}})
	if err != nil {
		return nil, err
	}
	type record struct {
		of          map[Kind][]Statement
		partners    map[string]bool
		first, last string
		all         []Statement
	}
	records := map[OrganizationRef]*record{}
	note := func(union, partner string, s Statement) {
		if !isUnion(union) {
			return
		}
		place := q.placeOf(m.organizations[union])
		r := records[place]
		if r == nil {
			r = &record{of: map[Kind][]Statement{}, partners: map[string]bool{}}
			records[place] = r
		}
		r.of[s.Kind], r.all = append(r.of[s.Kind], s), append(r.all, s)
		r.first, r.last = Earlier(r.first, s.Date), Later(r.last, s.Date)
		if partner != "" {
			r.partners[partner] = true
		}
	}
	for _, s := range m.statements {
		if s.Kind == KindCooperation {
			note(s.Subject, s.Object, s)
			note(s.Object, s.Subject, s)
		} else {
			note(s.Subject, "", s)
		}
	}
	out := []ActiveAnswer{}
	for place, r := range records {
		out = append(out, ActiveAnswer{
			Organization: place, Events: m.occasions(slices.Concat(r.of[KindOrganized], r.of[KindHosted], r.of[KindTookPart])),
			Organized: m.occasions(r.of[KindOrganized]), Hosted: m.occasions(r.of[KindHosted]), Cooperations: m.occasions(r.of[KindCooperation]),
			Partners: len(r.partners), First: Optional(r.first), Last: Optional(r.last), Evidence: m.evidenceSorted(r.all),
		})
	}
	slices.SortFunc(out, func(a, b ActiveAnswer) int {
		return cmp.Or(cmp.Compare(b.Events, a.Events), cmp.Compare(b.Cooperations, a.Cooperations), cmp.Compare(b.Partners, a.Partners), compareRefs(a.Organization, b.Organization))
	})
	return out, nil
}

// IsolatedAnswer is a provincial union of which no page says that it cooperates with
// another one, or that its people met another's.
type IsolatedAnswer struct {
	Organization OrganizationRef `json:"organization"` // a province where the query merges them
	National     bool            `json:"national"`     // pages tell of cooperation or a meeting with the national union
	Shared       int             `json:"shared"`       // days of events at which another provincial union was too
	Pages        int             `json:"pages"`        // that say anything of it; copies count once
	Last         Optional        `json:"last"`         // EDTF: the last day of which they do
	Evidence     []Evidence      `json:"evidence"`     // what they say
}

// Isolated gives the provincial unions in the graph without ties to another one, by
// name. What no page tells may still be: few pages about a union make it look isolated.
func (q Query) Isolated(ctx context.Context) ([]IsolatedAnswer, error) {
	m, err := q.gather(ctx, StatementFilter{})
	if err != nil {
		return nil, err
	}
	belongs := q.belonging(m)
	type record struct {
		tied, national bool
		last           string
		pages          map[string]bool
		all, shared    []Statement
	}
	records := map[string]*record{} // by id of a union or province
	of := func(id string) *record {
		if !provincial(id) {
			return nil
		}
		place := q.placeOf(m.organizations[id]).ID
		if records[place] == nil {
			records[place] = &record{pages: map[string]bool{}}
		}
		return records[place]
	}
	tie := func(a, b string) {
		for _, pair := range [][2]string{{a, b}, {b, a}} {
			if r := of(pair[0]); r != nil && of(pair[1]) != r {
				r.tied = r.tied || provincial(pair[1])
				r.national = r.national || pair[1] == National
			}
		}
	}
	at := map[string][]Statement{} // events → unions' parts
	for _, s := range m.statements {
		for _, id := range unique([]string{s.Subject, s.Object, s.Delegation}) {
			if r := of(id); r != nil {
				r.last = Later(r.last, s.Date)
				r.pages[cmp.Or(m.copies[s.Document], s.Document)] = true
				r.all = append(r.all, s)
			}
		}
		switch s.Kind {
		case KindCooperation:
			tie(s.Subject, s.Object)
		case KindMet:
			for a := range belongs[s.Subject] {
				for b := range belongs[s.Object] {
					tie(a, b)
				}
			}
		case KindOrganized, KindHosted, KindTookPart:
			if provincial(s.Subject) {
				at[s.Object] = append(at[s.Object], s)
			}
		}
	}
	for _, parts := range at {
		for _, s := range parts {
			if slices.ContainsFunc(parts, func(o Statement) bool { return of(o.Subject) != of(s.Subject) }) {
				r := of(s.Subject)
				r.shared = append(r.shared, s)
			}
		}
	}
	out := []IsolatedAnswer{}
	refs := map[string]OrganizationRef{}
	for _, o := range m.organizations {
		place := q.placeOf(o)
		refs[place.ID] = place
	}
	for id, r := range records {
		if !r.tied {
			out = append(out, IsolatedAnswer{refs[id], r.national, m.occasions(r.shared), len(r.pages), Optional(r.last), m.evidenceSorted(r.all)})
		}
	}
	slices.SortFunc(out, func(a, b IsolatedAnswer) int { return compareRefs(a.Organization, b.Organization) })
	return out, nil
}

// belonging gives the unions to which people belong: those in which they hold a role,
// but for seats in bodies that very many share, and those whose delegation they were of.
func (q Query) belonging(m *material) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	add := func(person, union string) {
		if isUnion(union) {
			if out[person] == nil {
				out[person] = map[string]bool{}
			}
			out[person][union] = true
		}
	}
	for _, s := range m.statements {
		switch s.Kind {
		case KindMembership:
			if provincial(s.Object) || !wideBody(s.Role) {
				add(s.Subject, s.Object)
			}
		case KindParticipation:
			add(s.Subject, s.Delegation)
		}
	}
	return out
}
