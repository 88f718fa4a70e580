package export

import (
	"slices"

	"github.com/uniongraph/uniongraph/graph"
)

// datesOfRoles finds when people were elected to their roles, and since when these are
// over. all are all statements: what says that somebody was elected is no fact about
// the role, and may not be selected.
func (g *Graph) datesOfRoles(all []graph.Statement) {
	elected := graph.Elections(all)
	for i := range g.Edges {
		e := &g.Edges[i]
		if e.Type != graph.EdgeHoldsRole {
			continue
		}
		lastHeld := ""
		for _, s := range e.Proof {
			if s.Former || !known(s.Date) {
				continue
			}
			lastHeld = graph.Later(lastHeld, s.Date)
			if elected[s.ID] && !slices.Contains(e.Elected, s.Date) {
				e.Elected = append(e.Elected, s.Date)
			}
		}
		slices.Sort(e.Elected)
		if !e.Former {
			continue
		}
		for _, s := range e.Proof { // what was over before the role was held again does not count
			if s.Former && known(s.Date) && (lastHeld == "" || graph.Later(s.Date, lastHeld) == s.Date) {
				e.Left = graph.Earlier(e.Left, s.Date)
			}
		}
	}
}
