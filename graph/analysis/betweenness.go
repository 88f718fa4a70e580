// Package analysis computes what networks say of their nodes. Nodes are numbers from
// 0; it knows nothing of people and unions.
package analysis

import (
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
)

// Network is an undirected network without weights.
type Network struct {
	neighbours [][]int
	linked     map[[2]int]bool
}

// NewNetwork makes a network of n nodes without links.
func NewNetwork(n int) *Network {
	return &Network{neighbours: make([][]int, n), linked: map[[2]int]bool{}}
}

// Link links two nodes, once however often it is called. A node has no link to itself.
func (g *Network) Link(a, b int) {
	pair := [2]int{min(a, b), max(a, b)}
	if a == b || g.linked[pair] {
		return
	}
	g.linked[pair] = true
	g.neighbours[a] = append(g.neighbours[a], b)
	g.neighbours[b] = append(g.neighbours[b], a)
}

// Neighbours gives the nodes that a node is linked to, in the order of linking.
func (g *Network) Neighbours(node int) []int { return g.neighbours[node] }

// Connected counts the pairs of nodes between which there is a path.
func (g *Network) Connected() int {
	pairs := 0
	seen := make([]bool, len(g.neighbours))
	for start := range g.neighbours {
		if seen[start] {
			continue
		}
		seen[start] = true
		part := []int{start}
		for i := 0; i < len(part); i++ {
			for _, n := range g.neighbours[part[i]] {
				if !seen[n] {
					seen[n] = true
					part = append(part, n)
				}
			}
		}
		pairs += len(part) * (len(part) - 1) / 2
	}
	return pairs
}

// Betweenness gives for each node the number of pairs of other nodes whose shortest
// paths lead over it; where a pair has several shortest paths, the share of them.
// It takes time in proportion to nodes times links: for small networks.
func (g *Network) Betweenness() []float64 {
	out := make([]float64, len(g.neighbours))
	graph := simple.NewUndirectedGraph()
	for n := range g.neighbours {
		graph.AddNode(simple.Node(n))
	}
	for pair := range g.linked {
		graph.SetEdge(simple.Edge{F: simple.Node(pair[0]), T: simple.Node(pair[1])})
	}
	for node, value := range network.Betweenness(graph) {
		out[node] = value / 2 // gonum counts a pair in both directions
	}
	return out
}

// BetweennessOf is Betweenness of the pairs of some nodes alone, the ends, and tells
// also how many pairs of ends are connected at all. A path may lead over an end.
//
// It is Brandes' algorithm (2001) with the sources and targets cut down to the ends:
// time in proportion to ends times links.
func (g *Network) BetweennessOf(ends []int) (values []float64, pairs int) {
	n := len(g.neighbours)
	values = make([]float64, n)
	isEnd := make([]bool, n)
	for _, e := range ends {
		isEnd[e] = true
	}
	distance, paths, dependency := make([]int, n), make([]float64, n), make([]float64, n)
	for _, source := range ends {
		for i := range n {
			distance[i], paths[i], dependency[i] = -1, 0, 0
		}
		distance[source], paths[source] = 0, 1
		queue := []int{source}
		for i := 0; i < len(queue); i++ {
			v := queue[i]
			if isEnd[v] && v != source {
				pairs++
			}
			for _, w := range g.neighbours[v] {
				if distance[w] < 0 {
					distance[w] = distance[v] + 1
					queue = append(queue, w)
				}
				if distance[w] == distance[v]+1 {
					paths[w] += paths[v]
				}
			}
		}
		for i := len(queue) - 1; i > 0; i-- {
			w := queue[i]
			here := dependency[w]
			if isEnd[w] {
				here++
			}
			for _, v := range g.neighbours[w] {
				if distance[v] == distance[w]-1 {
					dependency[v] += paths[v] / paths[w] * here
				}
			}
			values[w] += dependency[w]
		}
	}
	for i := range values {
		values[i] /= 2 // each pair was counted from both ends
	}
	return values, pairs / 2
}
