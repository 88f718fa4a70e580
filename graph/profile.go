package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Profile is one way in which documents know a person: a spelling, a title and
// anchors. Many documents may share one; stores keep each once.
type Profile struct {
	Name            string
	HonorificPrefix string   // "" if none
	Anchors         []string // sorted, not empty: organizations, or the document's id
}

// Block is the key by which profiles that may be one person are found: the name without marks,
// with the "y" of "Mỹ" also where somebody writes "Mĩ".
func (p Profile) Block() string {
	d, _ := p.decision()
	words := Words(cmp.Or(d.As, d.Name, p.Name))
	for i, w := range words {
		words[i] = cmp.Or(withY[w], w)
	}
	return strings.Join(words, " ")
}

// withY are the syllables without marks that are written with "i" or with "y" as one likes.
var withY = map[string]string{"hi": "hy", "ki": "ky", "li": "ly", "mi": "my", "qui": "quy", "si": "sy", "ti": "ty"}

// ID is equal for equal profiles.
func (p Profile) ID() string {
	return shortHash(p.Name, p.HonorificPrefix, strings.Join(p.Anchors, "\x01"))
}

// MergeProfiles gives the person that profiles belong to.
func MergeProfiles(id string, profiles []Profile) Person {
	var names, own, decided, as, titles []string
	for _, p := range profiles {
		names = append(names, p.Name)
		titles = append(titles, p.HonorificPrefix)
		switch d, _ := p.decision(); {
		case d.As != "":
			as = append(as, d.As)
		case d.Name != "":
			decided = append(decided, d.Name)
		default:
			own = append(own, p.Name)
		}
	}
	var name string
	switch {
	case len(decided) > 0:
		name = slices.Min(decided)
	case len(own) > 0:
		name = bestName(own)
	default:
		name = bestName(as)
	}
	return Person{ID: id, Name: name, HonorificPrefix: bestHonorific(titles), Folded: foldedName(name), Names: unique(append(names, name))}
}

// DecidedName begins a name that somebody decided an organization to have.
const DecidedName = "="

// MergeOrganizations gives the organization that documents give different names or
// classifications; all must have one id.
func MergeOrganizations(named []Organization) Organization {
	var names, decided, classes []string
	for _, o := range named {
		if name, ok := strings.CutPrefix(o.Name, DecidedName); ok {
			decided = append(decided, name)
			names = append(names, name)
			continue
		}
		names = append(names, o.Name)
		if o.Classification != "other" {
			classes = append(classes, o.Classification)
		}
	}
	name, class := bestName(names), "other"
	if len(decided) > 0 {
		name = slices.Min(decided)
	}
	if len(classes) > 0 {
		class = slices.Min(classes)
	}
	return Organization{ID: named[0].ID, Name: name, Classification: class, Folded: foldedName(name), Names: unique(names)}
}
