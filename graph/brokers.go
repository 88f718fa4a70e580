package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph/analysis"
)

// BrokerAnswer is a person or a union that connects unions: many of the shortest
// chains between unions lead over it.
type BrokerAnswer struct {
	Kind         NodeKind          `json:"kind"`         // person, organization
	Person       *PersonRef        `json:"person"`       // null for a union
	Organization *OrganizationRef  `json:"organization"` // null for a person; a province where the query merges them
	Betweenness  float64           `json:"betweenness"`  // pairs of unions whose shortest chains lead over it, by their share
	Share        float64           `json:"share"`        // of the pairs that are connected at all, 0 to 1
	Pairs        int               `json:"pairs"`        // that are connected at all
	Connects     []OrganizationRef `json:"connects"`     // unions it is tied to: its own and those of the people it met, or partners
	Evidence     []Evidence        `json:"evidence"`     // of these ties
}

// Brokers gives people, then unions, that connect unions, the strongest first, at most
// limit of each (0 means all).
//
// People are linked to the provincial unions in which they hold a role or of whose
// delegation they were, and to the people they met; a pair of provincial unions counts
// for those on the shortest chains between them. Unions are linked by cooperation, the
// national one included; every pair of unions counts.
func (q Query) Brokers(ctx context.Context, limit int) ([]BrokerAnswer, error) {
	m, err := q.gather(ctx, StatementFilter{Kinds: []Kind{KindMembership, KindParticipation, KindMet, KindCooperation}})
	if err != nil {
		return nil, err
	}
	cut := func(b []BrokerAnswer) []BrokerAnswer {
		slices.SortFunc(b, func(x, y BrokerAnswer) int {
			return cmp.Or(cmp.Compare(y.Betweenness, x.Betweenness), cmp.Compare(len(y.Connects), len(x.Connects)), strings.Compare(x.id(), y.id()))
		})
		if limit > 0 && len(b) > limit {
			b = b[:limit]
		}
		return b
	}
	return append(append([]BrokerAnswer{}, cut(q.brokeringPeople(m))...), cut(q.brokeringUnions(m))...), nil
}

func (b BrokerAnswer) id() string {
	if b.Person != nil {
		return b.Person.ID
	}
	return b.Organization.ID
}

// numbering gives names numbers in the order in which they are asked for.
type numbering struct {
	number map[string]int
	names  []string
}

func (n *numbering) of(name string) int {
	if n.number == nil {
		n.number = map[string]int{}
	}
	if i, ok := n.number[name]; ok {
		return i
	}
	n.number[name] = len(n.names)
	n.names = append(n.names, name)
	return len(n.names) - 1
}

// links are what a network is made of: ends, and the statements that say the link.
type links struct {
	numbering
	pairs   [][2]int
	because map[int][]Statement // by node
}

func (l *links) add(a, b string, s Statement) {
	x, y := l.of(a), l.of(b)
	l.pairs = append(l.pairs, [2]int{x, y})
	if l.because == nil {
		l.because = map[int][]Statement{}
	}
	l.because[x], l.because[y] = append(l.because[x], s), append(l.because[y], s)
}

func (l *links) network() *analysis.Network {
	g := analysis.NewNetwork(len(l.names))
	for _, p := range l.pairs {
		g.Link(p[0], p[1])
	}
	return g
}

// inOrder gives the statements by id, so that sums of fractions come out alike.
func (m *material) inOrder() []Statement {
	var out []Statement
	for _, id := range slices.Sorted(maps.Keys(m.statements)) {
		out = append(out, m.statements[id])
	}
	return out
}

func (q Query) brokeringPeople(m *material) []BrokerAnswer {
	var l links
	places := map[string]OrganizationRef{}
	belongs := map[string][]string{}
	for _, s := range m.inOrder() {
		union := ""
		switch s.Kind {
		case KindMembership:
			union = s.Object
		case KindParticipation:
			union = s.Delegation
		case KindMet:
			if s.Subject != s.Object {
				l.add(s.Subject, s.Object, s)
			}
		}
		if provincial(union) {
			place := q.placeOf(m.organizations[union])
			places[place.ID] = place
			l.add(s.Subject, place.ID, s)
			belongs[s.Subject] = append(belongs[s.Subject], place.ID)
		}
	}
	var ends []int
	for _, id := range slices.Sorted(maps.Keys(places)) {
		ends = append(ends, l.of(id))
	}
	network := l.network()
	values, pairs := network.BetweennessOf(ends)
	var out []BrokerAnswer
	for i, id := range l.names {
		person, ok := m.persons[id]
		if !ok || values[i] < 1e-9 {
			continue
		}
		connects := append([]string{}, belongs[id]...)
		for _, n := range network.Neighbours(i) {
			connects = append(connects, belongs[l.names[n]]...)
		}
		out = append(out, BrokerAnswer{
			Kind: NodePerson, Person: &person, Betweenness: values[i], Share: values[i] / float64(pairs), Pairs: pairs,
			Connects: named(connects, places), Evidence: m.evidenceSorted(l.because[i]),
		})
	}
	return out
}

func (q Query) brokeringUnions(m *material) []BrokerAnswer {
	var l links
	places := map[string]OrganizationRef{}
	for _, s := range m.inOrder() {
		if s.Kind != KindCooperation || !isUnion(s.Subject) || !isUnion(s.Object) {
			continue
		}
		a, b := q.placeOf(m.organizations[s.Subject]), q.placeOf(m.organizations[s.Object])
		if a.ID != b.ID {
			places[a.ID], places[b.ID] = a, b
			l.add(a.ID, b.ID, s)
		}
	}
	network := l.network()
	pairs := network.Connected()
	var out []BrokerAnswer
	for i, value := range network.Betweenness() {
		if value < 1e-9 {
			continue
		}
		var connects []string
		for _, n := range network.Neighbours(i) {
			connects = append(connects, l.names[n])
		}
		place := places[l.names[i]]
		out = append(out, BrokerAnswer{
			Kind: NodeOrganization, Organization: &place, Betweenness: value, Share: value / float64(pairs), Pairs: pairs,
			Connects: named(connects, places), Evidence: m.evidenceSorted(l.because[i]),
		})
	}
	return out
}

// named gives the organizations with some ids, each once, by name.
func named(ids []string, all map[string]OrganizationRef) []OrganizationRef {
	out := []OrganizationRef{}
	for _, id := range unique(ids) {
		out = append(out, all[id])
	}
	slices.SortFunc(out, compareRefs)
	return out
}
