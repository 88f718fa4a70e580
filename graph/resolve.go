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

// Block is the key by which profiles that may be one person are found.
func (p Profile) Block() string { return foldedName(p.Name) }

// ID is equal for equal profiles.
func (p Profile) ID() string {
	return shortHash(p.Name, p.HonorificPrefix, strings.Join(p.Anchors, "\x01"))
}

// Resolver decides who is who.
type Resolver interface {
	// Resolve gives, for each profile of one block, the id of the person it
	// belongs to. The result depends on the set of profiles alone, not on their
	// order, and ids of different blocks never agree.
	Resolve(block []Profile) []string
}

// MergeProfiles gives the person that profiles belong to.
func MergeProfiles(id string, profiles []Profile) Person {
	var names, titles []string
	for _, p := range profiles {
		names = append(names, p.Name)
		titles = append(titles, p.HonorificPrefix)
	}
	name := bestName(names)
	return Person{ID: id, Name: name, HonorificPrefix: bestHonorific(titles), Folded: foldedName(name), Names: unique(names)}
}

// MergeOrganizations gives the organization that documents give different names or
// classifications; all must have one id.
func MergeOrganizations(named []Organization) Organization {
	var names, classes []string
	for _, o := range named {
		names = append(names, o.Name)
		if o.Classification != "other" {
			classes = append(classes, o.Classification)
		}
	}
	name, class := bestName(names), "other"
	if len(classes) > 0 {
		class = slices.Min(classes)
	}
	return Organization{ID: named[0].ID, Name: name, Classification: class, Folded: foldedName(name), Names: unique(names)}
}

// ByContext is the resolver that the package comment describes.
type ByContext struct{}

// Resolve implements [Resolver].
func (ByContext) Resolve(block []Profile) []string {
	clusters := join(block)
	ids := make([]string, len(block))
	taken := map[string][]*cluster{}
	for _, c := range clusters {
		id := "person:" + strings.Join(Words(block[c.members[0]].Name), "-") + "@" + c.anchor()
		taken[id] = append(taken[id], c)
	}
	for id, sharing := range taken {
		for _, c := range sharing {
			full := id
			if len(sharing) > 1 {
				full += "~" + shortHash(c.key)[:6]
			}
			for _, i := range c.members {
				ids[i] = full
			}
		}
	}
	return ids
}

// cluster is a set of profiles taken for one person.
type cluster struct {
	key     string // nameKey of the spelling
	members []int  // indexes of profiles
	anchors map[string]bool
}

// provinces counts the provincial unions among the anchors of clusters.
func provinces(clusters ...*cluster) int {
	seen := map[string]bool{}
	for _, c := range clusters {
		for a := range c.anchors {
			if provincial(a) {
				seen[a] = true
			}
		}
	}
	return len(seen)
}

func (c *cluster) absorb(o *cluster) {
	c.members = append(c.members, o.members...)
	for a := range o.anchors {
		c.anchors[a] = true
	}
}

// anchor gives the anchor that the id shows: a provincial union, which no other
// person of the same spelling has; else the national one; else another.
func (c *cluster) anchor() string {
	rank := func(a string) int {
		switch {
		case provincial(a):
			return 0
		case a == National:
			return 1
		case strings.HasPrefix(a, "org:"):
			return 2
		}
		return 3
	}
	var all []string
	for a := range c.anchors {
		all = append(all, a)
	}
	return slices.MinFunc(all, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a, b))
	})
}

// join finds the people among the profiles of one block.
func join(block []Profile) []*cluster {
	byKey := map[string][]*cluster{}
	for i, p := range block {
		c := &cluster{key: nameKey(p.Name), members: []int{i}, anchors: map[string]bool{}}
		for _, a := range p.Anchors {
			c.anchors[a] = true
		}
		byKey[c.key] = append(byKey[c.key], c)
	}
	plain := block[0].Block() // the spelling without any marks, where somebody typed that
	var marked, unmarked []*cluster
	for key, clusters := range byKey {
		people := connect(connect(clusters, provincial, nil), func(string) bool { return true }, oneProvince)
		if key == plain {
			unmarked = people
		} else {
			marked = append(marked, people...)
		}
	}
	return adopt(marked, unmarked)
}

// connect merges clusters that share an anchor for which by holds. Where a group
// so connected fails the test ok, only its clusters without a province are merged.
func connect(clusters []*cluster, by func(anchor string) bool, ok func(group []*cluster) bool) []*cluster {
	var out []*cluster
	for _, group := range groups(clusters, by) {
		if ok == nil || ok(group) {
			out = append(out, merge(group))
			continue
		}
		var rest []*cluster
		for _, c := range group {
			if provinces(c) > 0 {
				out = append(out, c)
			} else {
				rest = append(rest, c)
			}
		}
		for _, g := range groups(rest, by) {
			out = append(out, merge(g))
		}
	}
	return out
}

func oneProvince(group []*cluster) bool {
	most := 0
	for _, c := range group {
		most = max(most, provinces(c))
	}
	return provinces(group...) <= max(most, 1)
}

// groups splits clusters into those connected by shared anchors.
func groups(clusters []*cluster, by func(anchor string) bool) [][]*cluster {
	group := make([]int, len(clusters)) // a parent pointer for each, roots point to themselves
	var root func(i int) int
	root = func(i int) int {
		if group[i] != i {
			group[i] = root(group[i])
		}
		return group[i]
	}
	holder := map[string]int{}
	for i, c := range clusters {
		group[i] = i
		for a := range c.anchors {
			if !by(a) {
				continue
			}
			if j, ok := holder[a]; ok {
				group[root(i)] = root(j)
			} else {
				holder[a] = i
			}
		}
	}
	members := map[int][]*cluster{}
	for i, c := range clusters {
		members[root(i)] = append(members[root(i)], c)
	}
	var out [][]*cluster
	for _, g := range members {
		out = append(out, g)
	}
	return out
}

func merge(group []*cluster) *cluster {
	for _, c := range group[1:] {
		group[0].absorb(c)
	}
	return group[0]
}

// adopt gives clusters typed without marks to the one marked cluster with which
// they share an anchor, unless that would join provinces.
func adopt(marked, unmarked []*cluster) []*cluster {
	suitors := map[*cluster][]*cluster{}
	out := slices.Clone(marked)
	for _, u := range unmarked {
		var fits []*cluster
		for _, m := range marked {
			for a := range u.anchors {
				if m.anchors[a] {
					fits = append(fits, m)
					break
				}
			}
		}
		if len(fits) == 1 {
			suitors[fits[0]] = append(suitors[fits[0]], u)
		} else {
			out = append(out, u)
		}
	}
	for m, us := range suitors {
		if oneProvince(append([]*cluster{m}, us...)) {
			for _, u := range us {
				m.absorb(u)
			}
		} else {
			out = append(out, us...)
		}
	}
	return out
}
