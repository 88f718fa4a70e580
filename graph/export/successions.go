package export

import (
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// takeSuccessions finds by whom the wanted unions are succeeded, and wants them too. A
// successor that no page names joins the nodes; it is called as its province is.
func (g *Graph) takeSuccessions(q graph.Query, nodes graph.Nodes, wanted map[string]bool) graph.Nodes {
	there := map[string]bool{}
	var here []graph.Organization
	for _, o := range nodes.Organizations {
		there[o.ID] = true
		if wanted[o.ID] {
			here = append(here, o)
		}
	}
	g.Successions = q.Successions(here)
	for _, s := range g.Successions {
		wanted[s.ID] = true
		if !there[s.ID] {
			there[s.ID] = true
			nodes.Organizations = append(nodes.Organizations, graph.Organization{ID: s.ID, Name: s.Name, Classification: "union"})
		}
	}
	return nodes
}

// unnamed tells whether no page names an organization: it only succeeded others.
func unnamed(o graph.Organization) bool { return len(o.Names) == 0 }

// successionID names the edge from a union to its successor.
func successionID(s graph.SuccessionEdge) string {
	return "succession:" + strings.TrimPrefix(s.From, "union:") + ":" + strings.TrimPrefix(s.ID, "union:")
}

// drawn gives the edges of a drawing: those that statements make, and successions.
func (g *Graph) drawn() []Edge {
	all := slices.Clone(g.Edges)
	for _, s := range g.Successions {
		e := Edge{Key: successionID(s), law: s.Source}
		e.Type, e.From, e.To, e.StartDate, e.Count = graph.EdgeSucceededBy, s.From, s.ID, s.Date, 1
		all = append(all, e)
	}
	return all
}

// note says in a line what became of a union's province.
func note(s graph.SuccessionEdge) string {
	return "succeeded by " + s.Name + " on " + s.Date + " (" + s.Source + ")"
}
