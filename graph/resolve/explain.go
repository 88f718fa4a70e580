package resolve

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// Explanation says why the mentions of a person are taken for one person.
type Explanation struct {
	Mentions []Known
	Links    []Link   // what joins them
	Entries  []string // ids of entries of the journal that had a part in it
}

// Known is one way in which pages name a person.
type Known struct {
	Name    string   `json:"name"`
	Anchors []string `json:"anchors"`
	Pages   int      `json:"pages"`
}

// Link is one reason for which mentions are one person.
type Link struct {
	Reason   string  `json:"reason"`
	Score    float64 `json:"score"`    // how likely it is right, 0 to 1; 1 where people decided
	Mentions int     `json:"mentions"` // on how many pages; how many people were joined, where people decided
}

// Explain says why the mentions of a person of a graph are taken for one person.
func Explain(ctx context.Context, source Source, journal *Journal, p graph.Person) (Explanation, error) {
	var out Explanation
	found, err := namings(ctx, source, p.ID)
	if err != nil {
		return out, err
	}
	type known struct{ name, anchors string }
	at := map[known]int{}
	for _, n := range found {
		k := known{n.profile.Name, strings.Join(n.profile.Anchors, " ")}
		if _, ok := at[k]; !ok {
			at[k] = len(out.Mentions)
			out.Mentions = append(out.Mentions, Known{Name: n.profile.Name, Anchors: n.profile.Anchors})
		}
		out.Mentions[at[k]].Pages++
	}
	slices.SortFunc(out.Mentions, func(a, b Known) int {
		return cmp.Or(cmp.Compare(b.Pages, a.Pages), strings.Compare(a.Name, b.Name), slices.Compare(a.Anchors, b.Anchors))
	})
	sharing := map[string][]string{} // anchor → the name on each page
	for _, m := range out.Mentions {
		for _, a := range m.Anchors {
			sharing[a] = append(sharing[a], slices.Repeat([]string{m.Name}, m.Pages)...)
		}
	}
	for a, names := range sharing {
		if len(names) > 1 {
			out.Links = append(out.Links, anchorLink(a, names))
		}
	}
	for _, e := range journal.Active() {
		had := slices.ContainsFunc(found, func(n naming) bool {
			return slices.ContainsFunc(e.Persons, func(p Person) bool { return p.match(n.profile, n.document) != noMatch })
		})
		if !had {
			continue
		}
		out.Entries = append(out.Entries, e.ID)
		if e.Op == OpMerge {
			out.Links = append(out.Links, Link{Reason: "decided by " + e.Who + " (" + e.ID + "): " + e.Why, Score: 1, Mentions: len(e.Persons)})
		}
	}
	slices.SortFunc(out.Links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Mentions, a.Mentions), strings.Compare(a.Reason, b.Reason))
	})
	return out, nil
}

// anchorLink scores a name and an anchor that mentions share, by the weights of
// suggestions; that nothing speaks against it is what the resolver has seen to.
func anchorLink(anchor string, names []string) Link {
	how := spelledSame
	for _, n := range names[1:] {
		how = max(how, compareSpellings(names[0], n))
	}
	weight := 3.6 - 0.5
	if provincial(anchor) {
		weight = 4.2 - 0.5
	}
	if how != spelledSame {
		weight -= 0.5
	}
	score := math.Round(1000/(1+math.Exp(-weight))) / 1000
	return Link{Reason: alikeWords[how] + ", beside " + anchor, Score: score, Mentions: len(names)}
}
