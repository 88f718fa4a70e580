package resolve

import (
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// match says how surely a mention on a page is of a person that a journal names.
type match int

const (
	noMatch match = iota
	byUnion       // the name, and a union (or another organization, where neither has a union)
	byAll         // the name, and everything else that a page said when it was decided
	byPage        // the name, on a page that the journal names
)

// match compares a mention with a person. A national union or a ministry is no proof
// when both have provincial unions, and those differ.
func (p Person) match(profile graph.Profile, document string) match {
	best, name := noMatch, key(profile.Name)
	for _, m := range p.Mentions {
		if key(m.Name) != name {
			continue
		}
		switch {
		case slices.Contains(p.Documents, document):
			return byPage
		case slices.Equal(sorted(m.Anchors), profile.Anchors):
			best = max(best, byAll)
		case best == noMatch && sharesUnion(m.Anchors, profile.Anchors):
			best = byUnion
		}
	}
	return best
}

func sharesUnion(a, b []string) bool {
	if slices.ContainsFunc(a, provincial) || slices.ContainsFunc(b, provincial) {
		return shares(a, b, provincial)
	}
	return shares(a, b, func(anchor string) bool { return strings.HasPrefix(anchor, "org:") })
}

func shares(a, b []string, which func(string) bool) bool {
	return slices.ContainsFunc(a, func(anchor string) bool { return which(anchor) && slices.Contains(b, anchor) })
}

func provincial(anchor string) bool {
	return strings.HasPrefix(anchor, "union:") && anchor != graph.National
}

// key is equal for spellings of one name that differ in case and place of marks only.
func key(name string) string { return graph.SpellingKey(name) }

// folded is a name without marks and case.
func folded(name string) string { return strings.Join(graph.Words(name), " ") }

func sorted(items []string) []string {
	items = slices.Clone(items)
	slices.Sort(items)
	return items
}
