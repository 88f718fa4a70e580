package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// answers makes chains of ids into answers.
func (s *search) answers(ctx context.Context, chains [][]string, limit int) ([]PathAnswer, error) {
	type weighed struct {
		chain  []string
		edges  []Edge
		weight int
		last   string
	}
	var all []weighed
	for _, c := range chains {
		w := weighed{chain: c}
		for i := range c[1:] {
			e := s.firmest(c[i], c[i+1])
			w.edges = append(w.edges, e)
			w.weight += looseness(e)
			w.last = Later(w.last, e.Last)
		}
		all = append(all, w)
	}
	slices.SortStableFunc(all, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(a.weight, b.weight), strings.Compare(b.last, a.last), slices.Compare(a.chain, b.chain))
	})
	if limit > 0 && len(all) > limit {
		all = all[:limit]
	}
	var ids []string
	var statements []Statement
	for _, w := range all {
		ids = append(ids, w.chain...)
		for i := range w.edges {
			for _, st := range s.between[pairOf(w.chain[i], w.chain[i+1])] {
				statements = append(statements, st)
			}
		}
	}
	nodes, err := s.q.Reader.Find(ctx, Filter{Kinds: []NodeKind{NodePerson, NodeOrganization, NodeEvent}, IDs: unique(ids)})
	if err != nil {
		return nil, err
	}
	told, err := s.q.tellOnce(ctx, statements)
	if err != nil {
		return nil, err
	}
	refs := refsOf(nodes)
	out := []PathAnswer{}
	for _, w := range all {
		answer := PathAnswer{Length: len(w.edges), Evidence: []Evidence{}}
		for _, id := range w.chain {
			answer.Nodes = append(answer.Nodes, refs[id])
		}
		for i, e := range w.edges {
			var said []Statement
			for _, id := range e.Statements {
				said = append(said, s.between[pairOf(w.chain[i], w.chain[i+1])][id])
			}
			step := Step{
				From: w.chain[i], To: w.chain[i+1], Relation: e.Type, Role: Optional(e.Role), Former: e.Former, As: Optional(e.As),
				Basis: Optional(e.Basis), Times: e.Count, First: Optional(e.First), Last: Optional(e.Last), Evidence: evidenceOf(said, told.copies),
			}
			answer.Steps = append(answer.Steps, step)
			answer.Evidence = append(answer.Evidence, step.Evidence...)
		}
		out = append(out, answer)
	}
	return out, nil
}

func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

func refsOf(nodes Nodes) map[string]NodeRef {
	refs := map[string]NodeRef{}
	for _, p := range nodes.Persons {
		refs[p.ID] = NodeRef{NodePerson, p.ID, strings.TrimSpace(p.HonorificPrefix + " " + p.Name)}
	}
	for _, o := range nodes.Organizations {
		refs[o.ID] = NodeRef{NodeOrganization, o.ID, o.Name}
	}
	for _, e := range nodes.Events {
		refs[e.ID] = NodeRef{NodeEvent, e.ID, cmp.Or(e.Name, fmt.Sprintf("%s, %s", e.Classification, cmp.Or(e.StartDate, "no date")))}
	}
	return refs
}

// firmest gives the firmest of the edges between two nodes, the latest of equals.
func (s *search) firmest(a, b string) Edge {
	var statements []Statement
	for _, st := range s.between[pairOf(a, b)] {
		statements = append(statements, st)
	}
	slices.SortFunc(statements, func(x, y Statement) int { return strings.Compare(x.ID, y.ID) })
	return slices.MinFunc(Derive(statements), func(x, y Edge) int {
		return cmp.Or(cmp.Compare(looseness(x), looseness(y)), strings.Compare(y.Last, x.Last), cmp.Compare(x.Type, y.Type))
	})
}

// looseness says how little a link means: 0 two people met.
func looseness(e Edge) int {
	switch {
	case e.Type == EdgeMet:
		return 0
	case e.Type == EdgeHoldsRole && e.Former:
		return 2
	case e.Type == EdgeHoldsRole, e.Type == EdgeCooperatesWith:
		return 1
	case e.Type == EdgeAttended && e.As != "attendee":
		return 2
	}
	return 3
}
