package graph

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// What somebody decided about a profile stands among its anchors, as entries that
// begin with '=', so that it is part of the set from which people follow:
//
//	=same:KEY     all profiles with it are one person
//	=side:KEY:N   profiles with one N are one person, with two N they are two people
//	=name:NAME    is called so; the page's spelling was wrong
//	=as:NAME      is looked for among the people called so, though its own name is another
const (
	tagSame = "=same:"
	tagSide = "=side:"
	tagAs   = "=as:"
	tagName = "=name:"
)

// Decided gives the profile with what was decided about it.
func (p Profile) Decided(d Decision) Profile {
	anchors := slices.Clone(p.Anchors)
	for _, key := range d.Same {
		anchors = append(anchors, tagSame+key)
	}
	for key, side := range d.Side {
		anchors = append(anchors, tagSide+key+":"+strconv.Itoa(side))
	}
	if d.As != "" {
		anchors = append(anchors, tagAs+d.As)
	}
	if d.Name != "" {
		anchors = append(anchors, tagName+d.Name)
	}
	p.Anchors = unique(anchors)
	return p
}

// Decision is what corrections say of one mention of a person.
type Decision struct {
	Same []string       // keys of decisions that several mentions are one person
	Side map[string]int // keys of decisions that there are two people, and which of them this is
	As   string         // the name under which the mention is to be looked for, "" for its own
	Name string         // the right name, "" if the page's is right
}

// Empty reports whether nothing was decided.
func (d Decision) Empty() bool {
	return len(d.Same) == 0 && len(d.Side) == 0 && d.As == "" && d.Name == ""
}

// decision reads back what Decided wrote; anchors are those without it.
func (p Profile) decision() (d Decision, anchors []string) {
	for i, a := range p.Anchors {
		if !strings.HasPrefix(a, "=") {
			if anchors != nil {
				anchors = append(anchors, a)
			}
			continue
		}
		if anchors == nil { // the first: most profiles have none
			anchors = slices.Clone(p.Anchors[:i])
			d.Side = map[string]int{}
		}
		if key, ok := strings.CutPrefix(a, tagSame); ok {
			d.Same = append(d.Same, key)
		} else if name, ok := strings.CutPrefix(a, tagAs); ok {
			d.As = name
		} else if name, ok := strings.CutPrefix(a, tagName); ok {
			d.Name = name
		} else if key, side, ok := strings.Cut(strings.TrimPrefix(a, tagSide), ":"); ok {
			d.Side[key], _ = strconv.Atoi(side)
		}
	}
	if anchors == nil {
		anchors = p.Anchors
	}
	return d, anchors
}

// spelling is the name that a profile counts as spelled with.
func (p Profile) spelling() string {
	if d, _ := p.decision(); d.Name != "" {
		return d.Name
	}
	return p.Name
}

// conflicts reports whether some decision keeps two clusters apart.
func (c *cluster) conflicts(o *cluster) bool {
	for key, side := range c.sides {
		if other, ok := o.sides[key]; ok && other != side {
			return true
		}
	}
	return false
}

// atOdds reports whether a decision keeps any two of a group apart.
func atOdds(group []*cluster) bool {
	seen := map[string]int{}
	for _, c := range group {
		for key, side := range c.sides {
			if before, ok := seen[key]; ok && before != side {
				return true
			}
			seen[key] = side
		}
	}
	return false
}

// apart splits a group of which two were decided to be two people. Those decided upon
// stay as they were decided; the others go with the one of them with whom they share
// an anchor, and with nobody if there are two.
func apart(group []*cluster, by func(anchor string) bool) []*cluster {
	var decided, others []*cluster
	for _, c := range group {
		if len(c.sides) > 0 {
			decided = append(decided, c)
		} else {
			others = append(others, c)
		}
	}
	decided = unite(decided)
	known := make([]map[string]bool, len(decided)) // anchors before others join
	for i, c := range decided {
		known[i] = map[string]bool{}
		for a := range c.anchors {
			known[i][a] = true
		}
	}
	out := slices.Clone(decided)
	var rest []*cluster
	for _, o := range others {
		var fits []*cluster
		for i, c := range decided {
			for a := range o.anchors {
				if by(a) && known[i][a] {
					fits = append(fits, c)
					break
				}
			}
		}
		if len(fits) == 1 && oneProvince([]*cluster{fits[0], o}) {
			fits[0].absorb(o)
		} else {
			rest = append(rest, o)
		}
	}
	for _, g := range groups(rest, by) {
		if oneProvince(g) {
			out = append(out, merge(g))
		} else {
			out = append(out, g...)
		}
	}
	return out
}

// unite merges clusters that were decided to be one person, unless another decision
// keeps them apart: that two stay two is the safer mistake.
func unite(clusters []*cluster) []*cluster {
	holders := map[string][]*cluster{}
	for _, c := range clusters {
		for key := range c.same {
			holders[tagSame+key] = append(holders[tagSame+key], c)
		}
		for key, side := range c.sides {
			k := tagSide + key + ":" + strconv.Itoa(side)
			holders[k] = append(holders[k], c)
		}
	}
	into := map[*cluster]*cluster{}
	final := func(c *cluster) *cluster {
		for into[c] != nil {
			c = into[c]
		}
		return c
	}
	for _, key := range slices.Sorted(maps.Keys(holders)) {
		same := holders[key]
		slices.SortFunc(same, func(a, b *cluster) int { return strings.Compare(a.first, b.first) })
		for i, c := range same {
			for _, o := range same[i+1:] {
				if a, b := final(c), final(o); a != b && !a.conflicts(b) {
					a.absorb(b)
					into[b] = a
				}
			}
		}
	}
	var out []*cluster
	for _, c := range clusters {
		if into[c] == nil {
			out = append(out, c)
		}
	}
	return out
}
