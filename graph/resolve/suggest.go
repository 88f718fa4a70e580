package resolve

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// Suggestion says that two people, or two organizations, may be one.
type Suggestion struct {
	ID      string         // follows from the ids of the two
	Kind    graph.NodeKind // person or organization
	A, B    Side           // A is the better known: its id would stay
	Score   float64        // how likely they are one, 0 to 1
	Reasons []Reason       // the weightiest first
}

// Side is one of the two of a suggestion.
type Side struct {
	ID, Label string
	Documents int // pages that name it
}

const (
	// Least is the score under which a pair is no suggestion.
	Least = 0.3
	// Automatic is the score from which suggestions are right in all annotated pairs.
	Automatic = 0.95
)

// most is how many people may meet under one key before only those are compared who
// share more than a name.
const most = 60

// Suggest gives the pairs of a graph that may be one, the likeliest first; pairs that a
// journal has decided are left out.
func Suggest(ctx context.Context, source Source, journal *Journal) ([]Suggestion, error) {
	nodes, err := source.Find(ctx, graph.Filter{Kinds: []graph.NodeKind{graph.NodePerson, graph.NodeOrganization, graph.NodeEvent}})
	if err != nil {
		return nil, err
	}
	statements, err := source.Statements(ctx, graph.StatementFilter{})
	if err != nil {
		return nil, err
	}
	c := newCrowd(nodes, statements)
	found := append(c.suggestPeople(), suggestOrganizations(nodes.Organizations, statements)...)
	if found, err = undecided(ctx, source, journal, c, found); err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.A.ID, b.A.ID), strings.Compare(a.B.ID, b.B.ID))
	})
	return found, nil
}

// suggestPeople compares all who may be alike by name.
func (c *crowd) suggestPeople() []Suggestion {
	byKey := map[string][]*person{}
	for _, id := range c.order {
		p := c.people[id]
		keys := map[string]bool{}
		for _, n := range p.Names {
			for _, k := range nameKeys(n) {
				keys[k] = true
			}
		}
		for k := range keys {
			byKey[k] = append(byKey[k], p)
		}
	}
	type pair struct{ a, b *person }
	seen := map[pair]bool{}
	var out []Suggestion
	compare := func(a, b *person) {
		if a.ID > b.ID {
			a, b = b, a
		}
		if seen[pair{a, b}] {
			return
		}
		seen[pair{a, b}] = true
		w, ok := c.weigh(a, b)
		if !ok || w.score() < Least {
			return
		}
		if len(b.documents) > len(a.documents) {
			a, b = b, a
		}
		out = append(out, suggestion(graph.NodePerson, Side{a.ID, label(a.Person), len(a.documents)}, Side{b.ID, label(b.Person), len(b.documents)}, w))
	}
	for _, people := range byKey {
		if len(people) <= most {
			for i, a := range people {
				for _, b := range people[i+1:] {
					compare(a, b)
				}
			}
			continue
		}
		// So many share the key that only those can be told to be one who share a place.
		byPlace := map[string][]*person{}
		for _, p := range people {
			for o := range p.unions {
				byPlace[o] = append(byPlace[o], p)
			}
			for o := range p.bodies {
				if o != graph.National {
					byPlace[o] = append(byPlace[o], p)
				}
			}
		}
		for _, there := range byPlace {
			for i, a := range there {
				for _, b := range there[i+1 : min(len(there), i+1+most)] {
					compare(a, b)
				}
			}
		}
	}
	return out
}

func suggestion(kind graph.NodeKind, a, b Side, w *weigher) Suggestion {
	slices.SortStableFunc(w.reasons, func(x, y Reason) int { return cmp.Compare(max(y.Weight, -y.Weight), max(x.Weight, -x.Weight)) })
	ids := sorted([]string{a.ID, b.ID})
	sum := sha256.Sum256([]byte(ids[0] + "\x00" + ids[1]))
	return Suggestion{ID: "s" + hex.EncodeToString(sum[:4]), Kind: kind, A: a, B: b, Score: w.score(), Reasons: w.reasons}
}

// undecided leaves out the pairs that a journal keeps apart.
func undecided(ctx context.Context, source Source, journal *Journal, c *crowd, found []Suggestion) ([]Suggestion, error) {
	var apart []Entry
	names := map[string]bool{}
	organizations := map[[2]string]bool{}
	corrections := journal.Corrections()
	for _, e := range journal.Active() {
		if e.Op != OpDistinct && e.Op != OpSplit {
			continue
		}
		if len(e.Organizations) == 2 {
			a, b := corrections.Organization(e.Organizations[0].ID), corrections.Organization(e.Organizations[1].ID)
			organizations[[2]string{min(a, b), max(a, b)}] = true
			continue
		}
		apart = append(apart, e)
		for _, p := range e.Persons {
			for _, m := range p.Mentions {
				names[key(m.Name)] = true
			}
		}
	}
	known := map[string][]naming{}
	of := func(id string) ([]naming, error) {
		if n, ok := known[id]; ok || !slices.ContainsFunc(c.people[id].Names, func(n string) bool { return names[key(n)] }) {
			return n, nil
		}
		n, err := namings(ctx, source, id)
		known[id] = n
		return n, err
	}
	var out []Suggestion
	for _, s := range found {
		if s.Kind == graph.NodeOrganization {
			if !organizations[[2]string{min(s.A.ID, s.B.ID), max(s.A.ID, s.B.ID)}] {
				out = append(out, s)
			}
			continue
		}
		a, err := of(s.A.ID)
		if err != nil {
			return nil, err
		}
		b, err := of(s.B.ID)
		if err != nil {
			return nil, err
		}
		decided := slices.ContainsFunc(apart, func(e Entry) bool {
			return e.tells(a, 0) && e.tells(b, 1) || e.tells(a, 1) && e.tells(b, 0)
		})
		if !decided {
			out = append(out, s)
		}
	}
	return out, nil
}

// Apart gives the entry of a journal that keeps two people of a graph apart.
func Apart(ctx context.Context, source Source, journal *Journal, a, b string) (Entry, bool, error) {
	one, err := namings(ctx, source, a)
	if err != nil {
		return Entry{}, false, err
	}
	other, err := namings(ctx, source, b)
	if err != nil {
		return Entry{}, false, err
	}
	for _, e := range journal.Active() {
		if len(e.Persons) == 2 && (e.Op == OpDistinct || e.Op == OpSplit) && (e.tells(one, 0) && e.tells(other, 1) || e.tells(one, 1) && e.tells(other, 0)) {
			return e, true, nil
		}
	}
	return Entry{}, false, nil
}

// tells reports whether the n-th person of an entry is the one whom pages name so.
func (e Entry) tells(found []naming, n int) bool {
	return slices.ContainsFunc(found, func(f naming) bool {
		return e.Persons[n].match(f.profile, f.document) > e.Persons[1-n].match(f.profile, f.document)
	})
}
