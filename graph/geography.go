package graph

import (
	"context"
	"slices"
	"strings"
)

// Unit is a province or city since a merger of provinces.
type Unit struct {
	Slug   string   // "lam-dong"
	Name   string   // "Lâm Đồng"
	From   []string // slugs of the provinces it was made of; one when it was left as it was
	Date   string   // EDTF: since when
	Source string   // what says so: "Resolution 202/2025/QH15"
}

// Succession says that the province of a union became part of another on a date. It
// is geography: whether and when the unions themselves became one, pages say.
type Succession struct {
	ID     string `json:"id"`     // of the union that bears the name of the new province
	Name   string `json:"name"`   // of the new province
	Date   string `json:"date"`   // EDTF
	Source string `json:"source"` // the law
}

// EdgeSucceededBy is union → union: the province of the one became part of the
// other's. It follows from geography and not from statements, so [Derive] makes none.
const EdgeSucceededBy EdgeType = "SUCCEEDED_BY"

// SuccessionEdge is an edge of type [EdgeSucceededBy].
type SuccessionEdge struct {
	From string // id of the union whose province ceased to be
	Succession
}

// Successions gives the edges from the unions among organizations, ordered by From.
// The other end need not be among them.
func Successions(organizations []Organization, unit func(slug string) (Unit, bool)) []SuccessionEdge {
	return Query{Unit: unit}.Successions(organizations)
}

// Successions gives the edges from the unions among organizations as of the day that
// the query asks about, ordered by From. The other end need not be among them.
func (q Query) Successions(organizations []Organization) []SuccessionEdge {
	var out []SuccessionEdge
	for _, o := range organizations {
		if s := q.succeededBy(o.ID); s != nil {
			out = append(out, SuccessionEdge{o.ID, *s})
		}
	}
	slices.SortFunc(out, func(a, b SuccessionEdge) int { return strings.Compare(a.From, b.From) })
	return out
}

// succession gives what became of a union's province, nil if it is as it was. A
// province that was only renamed was left as it was.
func succession(id string, unit func(slug string) (Unit, bool)) *Succession {
	if unit == nil || !provincial(id) {
		return nil
	}
	slug := strings.TrimPrefix(id, "union:")
	u, ok := unit(slug)
	if !ok || u.Slug == slug || len(u.From) < 2 {
		return nil
	}
	return &Succession{"union:" + u.Slug, u.Name, u.Date, u.Source}
}

// succeededBy is succession as of the day that the query asks about.
func (q Query) succeededBy(id string) *Succession {
	s := succession(id, q.Unit)
	if s != nil && q.AsOf != "" && q.place(s.Date) != inside && before(q.AsOf, s.Date) {
		return nil
	}
	return s
}

// FindOrganizations gives what a text means, as [Query.FindOrganization] does, but
// where the query merges provinces all unions of the province that it names.
func (q Query) FindOrganizations(ctx context.Context, text string) ([]Organization, error) {
	if q.Merged && q.Unit != nil {
		var ids []string
		for _, id := range q.unionIDs(text) {
			if u, ok := q.Unit(strings.TrimPrefix(id, "union:")); ok {
				for _, slug := range u.From {
					ids = append(ids, "union:"+slug)
				}
			}
		}
		if len(ids) > 0 {
			nodes, err := q.Reader.Find(ctx, Filter{Kinds: []NodeKind{NodeOrganization}, IDs: ids})
			if err != nil || len(nodes.Organizations) > 0 {
				return nodes.Organizations, err
			}
		}
	}
	o, err := q.FindOrganization(ctx, text)
	if err != nil {
		return nil, err
	}
	return []Organization{o}, nil
}

// places gives the places that "name@place" may mean: the one or, where the query merges
// provinces, all that its province was made of.
func (q Query) places(text string) []string {
	if q.Merged && q.Unit != nil {
		for _, id := range q.unionIDs(text) {
			if u, ok := q.Unit(strings.TrimPrefix(id, "union:")); ok {
				return u.From
			}
		}
	}
	return []string{text}
}

func organizationIDs(organizations []Organization) []string {
	var ids []string
	for _, o := range organizations {
		ids = append(ids, o.ID)
	}
	return ids
}

// placeOf gives what a union counts as: itself or, where the query merges provinces,
// the province it is part of.
func (q Query) placeOf(o OrganizationRef) OrganizationRef {
	if !q.Merged || q.Unit == nil || !provincial(o.ID) {
		return o
	}
	u, ok := q.Unit(strings.TrimPrefix(o.ID, "union:"))
	if !ok {
		return o
	}
	return OrganizationRef{ID: "province:" + u.Slug, Name: u.Name, Classification: "province"}
}

// compareRefs orders organizations by id, which is the folded name: of unions, that of
// the province.
func compareRefs(a, b OrganizationRef) int { return strings.Compare(a.ID, b.ID) }
