package graph

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
)

// Copies finds pages that tell one story in the same words: syndicated, reprinted,
// shortened or kept under two addresses. Two reports of one event in different words
// are no copies, nor are two pages made from one template about different things.
//
// Each group holds the ids of two or more pages, the earliest published first, then
// by id; groups are ordered by their first id. Copies of copies are in one group.
func Copies(documents []Document) [][]string {
	pages := readings(documents)
	slices.SortFunc(pages, func(a, b *reading) int {
		return cmp.Or(comparePublished(a.document.Published, b.document.Published), strings.Compare(a.document.ID, b.document.ID))
	})
	same := newSets(len(pages))
	for _, pair := range candidates(pages) {
		if same.find(pair[0]) != same.find(pair[1]) && copied(pages[pair[0]], pages[pair[1]]) {
			same.join(pair[0], pair[1])
		}
	}
	groups := map[int][]string{}
	for i, p := range pages {
		groups[same.find(i)] = append(groups[same.find(i)], p.document.ID)
	}
	var out [][]string
	for _, ids := range groups {
		if len(ids) > 1 {
			out = append(out, ids)
		}
	}
	slices.SortFunc(out, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	return out
}

// comparePublished orders dates, the unknown last.
func comparePublished(a, b string) int {
	if dated(a) != dated(b) {
		if dated(a) {
			return -1
		}
		return 1
	}
	return strings.Compare(a, b)
}

const (
	// sampled is one in how many shingles looks for candidates; the rest only judge.
	sampled = 4
	// setPhrase is on how many pages a shingle is a set phrase that finds nothing.
	setPhrase = 40
	// candidateShare is the part of a page's sampled shingles that a candidate shares.
	candidateShare = 0.3
	// copyShare is the part of the shorter page that a copy repeats, sentence by sentence.
	copyShare = 0.7
	// copyShareAtHome is that part for two pages of one site with different titles:
	// they share the site's own sentences.
	copyShareAtHome = 0.9
)

// candidates gives the pairs of pages that share enough rare shingles.
func candidates(pages []*reading) [][2]int {
	on := map[uint64][]int{}
	sample := make([]int, len(pages)) // sampled shingles of each page that are no set phrases
	for i, p := range pages {
		for _, s := range p.shingles {
			if s%sampled == 0 {
				on[s] = append(on[s], i)
			}
		}
	}
	for i, p := range pages {
		for _, s := range p.shingles {
			if n := len(on[s]); n > 0 && n <= setPhrase {
				sample[i]++
			}
		}
	}
	shared := map[[2]int]int{}
	for _, at := range on {
		if len(at) > setPhrase {
			continue
		}
		for x, i := range at {
			for _, j := range at[x+1:] {
				shared[[2]int{i, j}]++
			}
		}
	}
	var out [][2]int
	for pair, n := range shared {
		if float64(n) >= candidateShare*float64(min(sample[pair[0]], sample[pair[1]])) {
			out = append(out, pair)
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	return out
}

// copied reports whether the shorter of two pages repeats the other.
func copied(a, b *reading) bool {
	if len(a.shingles) > len(b.shingles) {
		a, b = b, a
	}
	if float64(inCommon(a.shingles, b.shingles)) < copyShare*float64(len(a.shingles)) {
		return false // repeats looks closer, but finds no more
	}
	share, contradicted := a.repeats(b)
	if contradicted {
		return false
	}
	if home := a.document.home(); home != "" && home == b.document.home() && foldedName(a.document.Title) != foldedName(b.document.Title) {
		return share >= copyShareAtHome
	}
	return share >= copyShare
}

// inCommon counts what stands in both of two sorted lists.
func inCommon(a, b []uint64) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// home names the web site a page stands on or, of a file, the union whose it is; "" if
// neither is known.
func (d Document) home() string {
	if u, err := url.Parse(d.URL); err == nil && u.Host != "" {
		return u.Host
	}
	return d.Site
}

// sets are disjoint sets of numbers.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) { s[s.find(j)] = s.find(i) }
