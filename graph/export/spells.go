package export

import (
	"cmp"
	"slices"
)

// merged joins stretches that share days, and orders them.
func merged(all []spell) []spell {
	slices.SortFunc(all, func(a, b spell) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	var out []spell
	for _, s := range all {
		n := len(out) - 1
		if n < 0 || out[n].end != "" && s.start > out[n].end {
			out = append(out, s)
			continue
		}
		if s.end == "" || out[n].end != "" && s.end > out[n].end {
			out[n].end = s.end
		}
	}
	return out
}

// nodeSpells says when nodes were there: an event on its days, people and
// organizations on those of their edges and of the events where they were. Without
// them Gephi's timeline would show a node for ever.
func (g *Graph) nodeSpells() map[string][]spell {
	all, always := map[string][]spell{}, map[string]bool{}
	for _, e := range g.drawn() {
		on := g.spells(e)
		for _, id := range []string{e.From, e.To} {
			all[id] = append(all[id], on...)
			always[id] = always[id] || len(on) == 0
		}
	}
	for _, e := range g.Events {
		end := cmp.Or(e.EndDate, e.StartDate)
		all[e.ID] = append(all[e.ID], period(e.StartDate, end)...)
	}
	for id, on := range all {
		if always[id] { // an edge of unknown date needs both its ends at any time
			delete(all, id)
			continue
		}
		all[id] = merged(on)
	}
	return all
}
