package graph

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Resolver decides who is who.
type Resolver interface {
	// Resolve gives, for each profile of one block, the id of the person it
	// belongs to. The result depends on the set of profiles alone, not on their
	// order, and ids of different blocks never agree.
	Resolve(block []Profile) []string
}

// ByContext is the resolver that the package comment describes.
type ByContext struct{}

// Resolve implements [Resolver].
func (ByContext) Resolve(block []Profile) []string {
	clusters := join(block)
	ids := make([]string, len(block))
	taken := map[string][]*cluster{}
	for _, c := range clusters {
		id := "person:" + strings.ReplaceAll(block[0].Block(), " ", "-") + "@" + c.anchor()
		taken[id] = append(taken[id], c)
	}
	for id, sharing := range taken {
		suffixes := suffixes(sharing)
		for n, c := range sharing {
			for _, i := range c.members {
				ids[i] = id + suffixes[n]
			}
		}
	}
	return ids
}

// suffixes tell people apart who would share an id: by their spelling, or by the
// decision that took one of them out of the other.
func suffixes(sharing []*cluster) []string {
	out := make([]string, len(sharing))
	if len(sharing) == 1 {
		return out
	}
	spelled := map[string]int{} // key → how many are spelled so
	for _, c := range sharing {
		spelled[c.key]++
	}
	used := map[string]int{}
	for i, c := range sharing {
		switch off := c.off(); {
		case off != "" && spelled[c.key] > 1:
			out[i] = "~" + shortHash(c.key, off)[:6]
		case len(spelled) > 1:
			out[i] = "~" + shortHash(c.key)[:6]
		}
		used[out[i]]++
	}
	for i, c := range sharing {
		if used[out[i]] > 1 { // spelled alike, and kept apart by what others decided
			out[i] = "~" + shortHash(c.key, c.first)[:6]
		}
	}
	return out
}

// cluster is a set of profiles taken for one person.
type cluster struct {
	key     string // nameKey of the spelling
	first   string // the least id of a profile
	members []int  // indexes of profiles
	anchors map[string]bool
	own     map[string]bool // anchors of those whom no decision brought here from another name
	same    map[string]bool // keys of decisions that join
	sides   map[string]int  // keys of decisions that keep apart, and on which side this is
}

func newCluster(i int, p Profile) *cluster {
	d, anchors := p.decision()
	c := &cluster{key: nameKey(p.spelling()), first: p.ID(), members: []int{i}, sides: map[string]int{}}
	c.anchors, c.own, c.same = map[string]bool{}, map[string]bool{}, map[string]bool{}
	maps.Copy(c.sides, d.Side)
	for _, a := range anchors {
		c.anchors[a] = true
		if d.As == "" {
			c.own[a] = true
		}
	}
	for _, key := range d.Same {
		c.same[key] = true
	}
	return c
}

// off names the decisions that took a cluster out of another, "" if there are none.
func (c *cluster) off() string {
	var keys []string
	for key, side := range c.sides {
		if side > 0 {
			keys = append(keys, key+":"+strconv.Itoa(side))
		}
	}
	slices.Sort(keys)
	return strings.Join(keys, " ")
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
	if len(c.own) == 0 && len(o.own) > 0 {
		c.key = o.key // of those who are called so
	}
	c.first = min(c.first, o.first)
	c.members = append(c.members, o.members...)
	maps.Copy(c.anchors, o.anchors)
	maps.Copy(c.own, o.own)
	maps.Copy(c.same, o.same)
	maps.Copy(c.sides, o.sides)
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
	all := slices.Collect(maps.Keys(c.own))
	if len(all) == 0 {
		all = slices.Collect(maps.Keys(c.anchors))
	}
	return slices.MinFunc(all, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a, b))
	})
}

// join finds the people among the profiles of one block.
func join(block []Profile) []*cluster {
	byKey := map[string][]*cluster{}
	for i, p := range block {
		c := newCluster(i, p)
		byKey[c.key] = append(byKey[c.key], c)
	}
	plain := nameKey(block[0].Block()) // the spelling without any marks, where somebody typed that
	var marked, unmarked []*cluster
	for key, clusters := range byKey {
		people := connect(connect(clusters, provincial, nil), func(string) bool { return true }, oneProvince)
		if key == plain {
			unmarked = people
		} else {
			marked = append(marked, people...)
		}
	}
	return unite(adopt(marked, unmarked))
}

// connect merges clusters that share an anchor for which by holds. Where a group
// so connected fails the test ok, only its clusters without a province are merged.
func connect(clusters []*cluster, by func(anchor string) bool, ok func(group []*cluster) bool) []*cluster {
	var out []*cluster
	for _, group := range groups(clusters, by) {
		if atOdds(group) {
			out = append(out, apart(group, by)...)
			continue
		}
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
				if m.anchors[a] && !m.conflicts(u) {
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
		if all := append([]*cluster{m}, us...); oneProvince(all) && !atOdds(all) {
			for _, u := range us {
				m.absorb(u)
			}
		} else {
			out = append(out, us...)
		}
	}
	return out
}
