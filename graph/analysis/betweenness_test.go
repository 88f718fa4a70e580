package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func TestBetweenness(t *testing.T) {
	for _, test := range []struct {
		name  string
		n     int
		links [][2]int
		ends  []int
		want  []float64
		pairs int
	}{
		{"nothing", 0, nil, nil, nil, 0},
		{"a path", 3, [][2]int{{0, 1}, {1, 2}}, []int{0, 1, 2}, []float64{0, 1, 0}, 3},
		{"a star", 4, [][2]int{{0, 1}, {0, 2}, {0, 3}}, []int{1, 2, 3}, []float64{3, 0, 0, 0}, 3},
		{"two ways", 4, [][2]int{{0, 1}, {1, 3}, {0, 2}, {2, 3}}, []int{0, 3}, []float64{0, 0.5, 0.5, 0}, 1},
		{"ends only", 4, [][2]int{{0, 1}, {1, 2}, {2, 3}}, []int{0, 2}, []float64{0, 1, 0, 0}, 1},
		{"apart", 4, [][2]int{{0, 1}, {2, 3}}, []int{0, 2}, []float64{0, 0, 0, 0}, 0},
		{"twice and to itself", 2, [][2]int{{0, 1}, {1, 0}, {1, 1}}, []int{0, 1}, []float64{0, 0}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			g := NewNetwork(test.n)
			for _, l := range test.links {
				g.Link(l[0], l[1])
			}
			got, pairs := g.BetweennessOf(test.ends)
			if pairs != test.pairs || fmt.Sprint(got) != fmt.Sprint(append([]float64{}, test.want...)) {
				t.Errorf("got %v of %d pairs, want %v of %d", got, pairs, test.want, test.pairs)
			}
		})
	}
}

// random makes a network of n nodes and about links links, the same for the same numbers.
func random(n, links int) *Network {
	r := rand.New(rand.NewPCG(uint64(n), uint64(links)))
	g := NewNetwork(n)
	for range links {
		g.Link(r.IntN(n), r.IntN(n))
	}
	return g
}

// With every node an end, the two ways to compute agree.
func TestBetweennessAgreesWithGonum(t *testing.T) {
	for _, size := range [][2]int{{5, 4}, {30, 40}, {60, 200}} {
		g := random(size[0], size[1])
		var ends []int
		for i := range size[0] {
			ends = append(ends, i)
		}
		ours, pairs := g.BetweennessOf(ends)
		if connected := g.Connected(); pairs != connected {
			t.Errorf("%v: %d pairs, and %d", size, pairs, connected)
		}
		for i, theirs := range g.Betweenness() {
			if math.Abs(ours[i]-theirs) > 1e-9 {
				t.Errorf("%v: node %d has %v, by gonum %v", size, i, ours[i], theirs)
			}
		}
	}
}

// BenchmarkBetweennessOf is of the size of 10,000 pages: 63 unions, 20,000 people,
// 70,000 links.
func BenchmarkBetweennessOf(b *testing.B) {
	g := random(20_063, 70_000)
	var ends []int
	for i := range 63 {
		ends = append(ends, i)
	}
	for b.Loop() {
		g.BetweennessOf(ends)
	}
}

// BenchmarkBetweenness is of the size of all unions, most of which cooperate.
func BenchmarkBetweenness(b *testing.B) {
	g := random(64, 1000)
	for b.Loop() {
		g.Betweenness()
	}
}
