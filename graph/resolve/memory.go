package resolve

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// Memory is a graph of some documents, to try the rules on: who is who in it is what it
// would be in a store.
type Memory struct {
	nodes      graph.Nodes
	statements []graph.Statement
	facts      map[string]*graph.Facts
}

var _ Source = (*Memory)(nil)

// NewMemory makes a graph of documents.
func NewMemory(documents []*graph.Facts) *Memory {
	m := &Memory{facts: map[string]*graph.Facts{}}
	blocks := map[string]map[string]graph.Profile{}
	named := map[string][]graph.Organization{}
	for _, f := range documents {
		m.facts[f.Document.ID] = f
		m.nodes.Documents = append(m.nodes.Documents, f.Document)
		m.nodes.Events = append(m.nodes.Events, f.Events...)
		for _, mention := range f.Mentions {
			p := mention.Profile
			if blocks[p.Block()] == nil {
				blocks[p.Block()] = map[string]graph.Profile{}
			}
			blocks[p.Block()][p.ID()] = p
		}
		for _, o := range f.Organizations {
			named[o.ID] = append(named[o.ID], o)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(named)) {
		m.nodes.Organizations = append(m.nodes.Organizations, graph.MergeOrganizations(named[id]))
	}
	person := m.resolve(blocks)
	for _, f := range documents {
		of := map[string]string{}
		for _, mention := range f.Mentions {
			of[mention.Ref] = person[mention.Profile.ID()]
		}
		for _, s := range f.Statements {
			if s.SubjectRef != "" {
				s.Subject = of[s.SubjectRef]
			}
			if s.ObjectRef != "" {
				s.Object = of[s.ObjectRef]
			}
			m.statements = append(m.statements, s)
		}
	}
	slices.SortFunc(m.statements, func(a, b graph.Statement) int {
		return cmp.Or(strings.Compare(a.Document, b.Document), cmp.Compare(a.Start, b.Start), strings.Compare(a.ID, b.ID))
	})
	return m
}

// resolve finds the people, block by block, and gives the person of each profile.
func (m *Memory) resolve(blocks map[string]map[string]graph.Profile) map[string]string {
	person := map[string]string{}
	for _, block := range slices.Sorted(maps.Keys(blocks)) {
		var profiles []graph.Profile
		for _, id := range slices.Sorted(maps.Keys(blocks[block])) {
			profiles = append(profiles, blocks[block][id])
		}
		members := map[string][]graph.Profile{}
		for i, id := range (graph.ByContext{}).Resolve(profiles) {
			members[id] = append(members[id], profiles[i])
			person[profiles[i].ID()] = id
		}
		for _, id := range slices.Sorted(maps.Keys(members)) {
			m.nodes.Persons = append(m.nodes.Persons, graph.MergeProfiles(id, members[id]))
		}
	}
	return person
}

// Find implements [graph.Reader], as far as package resolve asks: all, or by id.
func (m *Memory) Find(_ context.Context, filter graph.Filter) (graph.Nodes, error) {
	out := graph.Nodes{Documents: m.nodes.Documents, Events: m.nodes.Events}
	wanted := func(id string) bool { return len(filter.IDs) == 0 || slices.Contains(filter.IDs, id) }
	for _, p := range m.nodes.Persons {
		if wanted(p.ID) {
			out.Persons = append(out.Persons, p)
		}
	}
	for _, o := range m.nodes.Organizations {
		if wanted(o.ID) {
			out.Organizations = append(out.Organizations, o)
		}
	}
	return out, nil
}

// Statements implements [graph.Reader].
func (m *Memory) Statements(_ context.Context, filter graph.StatementFilter) ([]graph.Statement, error) {
	if filter.Nodes == nil {
		return m.statements, nil
	}
	var out []graph.Statement
	for _, s := range m.statements {
		if slices.Contains(filter.Nodes, s.Subject) || slices.Contains(filter.Nodes, s.Object) {
			out = append(out, s)
		}
	}
	return out, nil
}

// Facts gives documents by id.
func (m *Memory) Facts(_ context.Context, ids []string) ([]*graph.Facts, error) {
	var out []*graph.Facts
	for _, id := range ids {
		if f := m.facts[id]; f != nil {
			out = append(out, f)
		}
	}
	return out, nil
}
