package graph

import (
	"context"
	"slices"
)

// PathAnswer is a chain from one person or organization to another.
type PathAnswer struct {
	Length   int        `json:"length"` // steps
	Nodes    []NodeRef  `json:"nodes"`  // from one end to the other: one more than steps
	Steps    []Step     `json:"steps"`
	Evidence []Evidence `json:"evidence"` // of all steps, in their order
}

// NodeRef names a person, organization or event in an answer.
type NodeRef struct {
	Kind NodeKind `json:"kind"`
	ID   string   `json:"id"`
	Name string   `json:"name"`
}

// Step is one link of a chain.
type Step struct {
	From     string     `json:"from"` // id
	To       string     `json:"to"`
	Relation EdgeType   `json:"relation"` // MET, HOLDS_ROLE, COOPERATES_WITH, ATTENDED, ORGANIZED, HOSTED, TOOK_PART
	Role     Optional   `json:"role"`     // of HOLDS_ROLE
	Former   bool       `json:"former"`
	As       Optional   `json:"as"`    // of ATTENDED
	Basis    Optional   `json:"basis"` // of COOPERATES_WITH
	Times    int        `json:"times"` // occasions, or pages that say so
	First    Optional   `json:"first"` // EDTF
	Last     Optional   `json:"last"`
	Evidence []Evidence `json:"evidence"`
}

const (
	// longestPath is how many steps a chain has at most.
	longestPath = 8
	// manyPaths is how many chains of one length are compared.
	manyPaths = 500
)

// pathKinds are the statements that links are made of.
var pathKinds = []Kind{KindMembership, KindMet, KindCooperation, KindParticipation, KindOrganized, KindHosted, KindTookPart}

// Path gives the shortest chains between two people or organizations, at most limit
// (0 means all), those of the firmest links first: meetings before roles and
// cooperation, those before roles that are over and events that both were at. Seats in
// bodies that very many share link nobody. There is no answer when no chain of eight
// steps or fewer is known, and the one person itself is none.
func (q Query) Path(ctx context.Context, from, to string, limit int) ([]PathAnswer, error) {
	a, err := q.ends(ctx, from)
	if err != nil {
		return nil, err
	}
	b, err := q.ends(ctx, to)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) }) {
		return nil, invalid("%q and %q are the same; name two", from, to)
	}
	s := search{q: q, sides: [2]side{newSide(a), newSide(b)}, between: map[[2]string]map[string]Statement{}}
	middle, err := s.meet(ctx)
	if err != nil || len(middle) == 0 {
		return []PathAnswer{}, err
	}
	var chains [][]string
	for _, node := range middle {
		for _, left := range s.sides[0].chains(node) {
			for _, right := range s.sides[1].chains(node) {
				if len(chains) < manyPaths {
					back := slices.Clone(right[:len(right)-1])
					slices.Reverse(back)
					chains = append(chains, append(slices.Clone(left), back...))
				}
			}
		}
	}
	return s.answers(ctx, chains, limit)
}

// ends gives the ids of what a text means: an organization's id or name, a union's
// province, or a person.
func (q Query) ends(ctx context.Context, text string) ([]string, error) {
	exact := append(q.unionIDs(text), text)
	nodes, err := q.Reader.Find(ctx, Filter{Kinds: []NodeKind{NodeOrganization}, IDs: exact})
	if err == nil && len(nodes.Organizations) == 0 {
		nodes, err = q.Reader.Find(ctx, Filter{Kinds: []NodeKind{NodeOrganization}, Names: []string{foldedName(text)}})
	}
	if err != nil {
		return nil, err
	}
	if len(nodes.Organizations) > 0 || q.Merged {
		if found, err := q.FindOrganizations(ctx, text); err == nil {
			return organizationIDs(found), nil
		} else if code := CodeOf(err); code != CodeNotFound && code != CodeAmbiguous {
			return nil, err
		}
	}
	p, err := q.FindPerson(ctx, text)
	if CodeOf(err) != CodeNotFound {
		return []string{p.ID}, err
	}
	o, err2 := q.FindOrganization(ctx, text)
	if CodeOf(err2) == CodeNotFound {
		return nil, err
	}
	return []string{o.ID}, err2
}

// side is what is known around one end.
type side struct {
	distance map[string]int
	before   map[string][]string // one step nearer to the end, sorted, each once
	frontier []string
	depth    int
}

func newSide(ids []string) side {
	s := side{distance: map[string]int{}, before: map[string][]string{}, frontier: unique(ids)}
	for _, id := range ids {
		s.distance[id] = 0
	}
	return s
}

// chains gives the ways from the end to a node, the end first.
func (s side) chains(node string) [][]string {
	if s.distance[node] == 0 {
		return [][]string{{node}}
	}
	var out [][]string
	for _, b := range s.before[node] {
		for _, c := range s.chains(b) {
			if len(out) < manyPaths {
				out = append(out, append(slices.Clone(c), node))
			}
		}
	}
	return out
}

// search looks for chains from both ends.
type search struct {
	q       Query
	sides   [2]side
	between map[[2]string]map[string]Statement // what links two nodes, by statement id
}

// meet goes out from both ends, where there is less to look at, until they meet, and
// gives the nodes in the middle, sorted.
func (s *search) meet(ctx context.Context) ([]string, error) {
	for s.sides[0].depth+s.sides[1].depth < longestPath {
		next := 0
		if len(s.sides[1].frontier) < len(s.sides[0].frontier) {
			next = 1
		}
		if len(s.sides[next].frontier) == 0 {
			return nil, nil
		}
		if err := s.expand(ctx, &s.sides[next]); err != nil {
			return nil, err
		}
		var middle []string
		for _, id := range s.sides[next].frontier {
			if _, ok := s.sides[1-next].distance[id]; ok {
				middle = append(middle, id)
			}
		}
		if len(middle) > 0 {
			return unique(middle), nil
		}
	}
	return nil, nil
}

// expand goes one step further out from an end.
func (s *search) expand(ctx context.Context, from *side) error {
	statements, err := s.q.statements(ctx, StatementFilter{Kinds: pathKinds, Nodes: from.frontier})
	if err != nil {
		return err
	}
	at := map[string]bool{}
	for _, id := range from.frontier {
		at[id] = true
	}
	from.depth++
	var next []string
	for _, st := range statements {
		if st.Subject == st.Object || st.Object == "" || st.Kind == KindMembership && wideBody(st.Role) {
			continue
		}
		for _, ends := range [][2]string{{st.Subject, st.Object}, {st.Object, st.Subject}} {
			if !at[ends[0]] {
				continue
			}
			d, known := from.distance[ends[1]]
			if known && d < from.depth {
				continue
			}
			from.distance[ends[1]] = from.depth
			next = append(next, ends[1])
			from.before[ends[1]] = append(from.before[ends[1]], ends[0])
			pair := pairOf(ends[0], ends[1])
			if s.between[pair] == nil {
				s.between[pair] = map[string]Statement{}
			}
			s.between[pair][st.ID] = st
		}
	}
	from.frontier = unique(next)
	for _, id := range from.frontier {
		from.before[id] = unique(from.before[id])
	}
	return nil
}
