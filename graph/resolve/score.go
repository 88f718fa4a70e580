package resolve

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// Reason is one thing that speaks for two being one, or against it.
type Reason struct {
	Text   string  `json:"text"`
	Weight float64 `json:"weight"` // in favour above 0; e^weight is by how much it changes the odds
}

// weigher collects reasons.
type weigher struct {
	reasons []Reason
	doubt   bool // whatever else there is, people are to judge
}

func (w *weigher) add(weight float64, format string, args ...any) {
	w.reasons = append(w.reasons, Reason{fmt.Sprintf(format, args...), math.Round(weight*100) / 100})
}

// score gives the probability that the weights come to.
func (w *weigher) score() float64 {
	sum := 0.0
	for _, r := range w.reasons {
		sum += r.Weight
	}
	score := math.Round(1000/(1+math.Exp(-sum))) / 1000
	if w.doubt {
		score = min(score, Automatic-0.01)
	}
	return score
}

// names weighs how alike names are; false if they are not.
func (c *crowd) names(w *weigher, a, b *person) bool {
	how := compareNames(a.Names, b.Names)
	weight := map[alike]float64{spelledSame: -0.5, unmarked: -1, otherMarks: -4, shortened: -2, reordered: -2.5, oneLetter: -3.5}[how]
	if how == unlike {
		return false
	}
	if words := len(graph.Words(a.Name)); words < 3 {
		weight -= 0.5
	}
	w.doubt = how != spelledSame && how != unmarked
	w.add(weight, "%s", alikeWords[how])
	if n := max(c.namesakes[a.Folded], c.namesakes[b.Folded]); n > 2 {
		w.add(-0.4*math.Log2(float64(n)-1), "%d people in the graph are called so", n)
	}
	return true
}

// weigh compares two people; false where nothing makes them worth a look.
func (c *crowd) weigh(a, b *person) (*weigher, bool) {
	w := new(weigher)
	if !c.names(w, a, b) {
		return nil, false
	}
	before := len(w.reasons)
	c.places(w, a, b)
	c.offices(w, a, b)
	c.company(w, a, b)
	if len(w.reasons) > before && titles(a) != "" && titles(a) == titles(b) {
		w.add(0.7, "both are %s", a.HonorificPrefix)
	}
	speaks := slices.ContainsFunc(w.reasons, func(r Reason) bool { return r.Weight > 0 })
	c.apart(w, a, b)
	return w, speaks // a name alone is no reason
}

func titles(p *person) string {
	if strings.Contains(p.HonorificPrefix, "TS") || strings.Contains(p.HonorificPrefix, "GS") {
		return p.HonorificPrefix
	}
	return ""
}

// places weighs organizations that two people share.
func (c *crowd) places(w *weigher, a, b *person) {
	unions := common(a.unions, b.unions)
	if len(unions) > 0 {
		w.add(3, "both belong to %s", c.name(unions[0]))
	}
	if bodies := common(a.bodies, b.bodies); len(bodies) == 1 && bodies[0] == graph.National {
		w.add(1, "both hold an office in %s", c.name(graph.National))
	} else if len(bodies) > 0 { // "org:" comes before "union:viet-nam"
		w.add(2.5, "both belong to %s", c.name(bodies[0]))
	}
	if len(unions) > 0 {
		return
	}
	// A page that says nothing of somebody may still be about the other's union.
	for _, pair := range [][2]*person{{a, b}, {b, a}} {
		unknown, known := pair[0], pair[1]
		if unknown.home() || !known.home() {
			continue
		}
		for _, d := range slices.Sorted(maps.Keys(unknown.documents)) {
			if place := c.place[d]; place != "" && known.unions[place] {
				w.add(2, "the page that names the one without office speaks of %s", c.name(place))
				return
			}
		}
	}
}

// offices weighs the same office in one organization, and one that follows the other.
func (c *crowd) offices(w *weigher, a, b *person) {
	for _, x := range a.roles {
		for _, y := range b.roles {
			if x.organization != y.organization || wide(x.name) || wide(y.name) {
				continue
			}
			switch {
			case x.name == y.name:
				w.add(1.5, "both are %s of %s", x.name, c.name(x.organization))
				return
			case x.former != y.former || rank(x.name) != rank(y.name):
				w.add(0.5, "%s and %s of %s may follow each other", x.name, y.name, c.name(x.organization))
				return
			}
		}
	}
}

// rank orders roles roughly: a deputy before a chief.
func rank(role string) int {
	if strings.HasPrefix(role, "pho ") {
		return 1
	}
	return 2
}

// company weighs what two people did and with whom.
func (c *crowd) company(w *weigher, a, b *person) {
	for _, d := range slices.Sorted(maps.Keys(a.days)) {
		x, y := c.events[a.days[d]], c.events[b.days[d]]
		if b.days[d] == "" || x.ID == y.ID || x.Document == y.Document {
			continue
		}
		shared := common(x.organizations, y.organizations)
		switch {
		case len(shared) > 0 && x.Classification == y.Classification:
			w.add(3, "two pages name them at a %s of %s on %s", x.Classification, c.name(shared[0]), d)
			return
		case len(shared) == 0 && len(x.organizations) > 0 && len(y.organizations) > 0:
			w.add(-2, "on %s they were at two events of different organizations", d)
			return
		}
	}
	if met := common(a.contacts, b.contacts); len(met) > 0 {
		w.add(min(0.8*float64(len(met)), 2), "both met %s", c.people[met[0]].Name)
	}
}

// apart weighs what speaks for two people.
func (c *crowd) apart(w *weigher, a, b *person) {
	if shared := common(a.events, b.events); len(shared) > 0 && shared[0] != "" {
		w.add(-7, "one page names both at one event")
	} else if len(common(a.documents, b.documents)) > 0 {
		w.add(-5, "one page names both")
	}
	if len(a.unions) == 0 || len(b.unions) == 0 || len(common(a.unions, b.unions)) > 0 {
		return
	}
	for _, x := range a.roles {
		for _, y := range b.roles {
			if provincial(x.organization) && provincial(y.organization) && !x.former && !y.former && overlap(x, y) {
				w.add(-5, "in office in %s and %s at one time", c.name(x.organization), c.name(y.organization))
				return
			}
		}
	}
	w.add(-2, "of two provinces")
}

// overlap reports whether two roles were surely held at one time.
func overlap(x, y role) bool {
	return len(x.first) >= 4 && len(y.first) >= 4 && x.first[:4] <= y.last[:min(4, len(y.last))] && y.first[:4] <= x.last[:min(4, len(x.last))]
}

func (c *crowd) name(organization string) string {
	if o, ok := c.organizations[organization]; ok {
		return o.Name
	}
	return organization
}
