package export

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// attribute is a named value of a node or edge in the formats in XML. Its type is
// string, boolean or a whole number, which the two formats call differently.
type attribute struct {
	name  string
	kind  attributeKind
	value string // "" is unknown, and left out
}

type attributeKind int

const (
	textual attributeKind = iota
	whole
	yesNo
)

// node is a person, an organization or an event.
type node struct {
	id, label  string
	attributes []attribute
}

// eachNode calls do for every node until the output ends.
func (g *Graph) eachNode(o *out, do func(node)) {
	for _, p := range g.Persons {
		if !o.step() {
			return
		}
		do(node{p.ID, p.Name, append([]attribute{
			{"kind", textual, "person"}, {"honorific_prefix", textual, p.HonorificPrefix}, {"names", textual, lines(p.Names)},
		}, g.sources(p.ID)...)})
	}
	for _, x := range g.Organizations {
		if !o.step() {
			return
		}
		do(node{x.ID, x.Name, append([]attribute{
			{"kind", textual, "organization"}, {"classification", textual, x.Classification}, {"names", textual, lines(x.Names)},
		}, g.sources(x.ID)...)})
	}
	for _, e := range g.Events {
		if !o.step() {
			return
		}
		do(node{e.ID, e.Name, append([]attribute{
			{"kind", textual, "event"}, {"classification", textual, e.Classification},
			{"start_date", textual, e.StartDate}, {"end_date", textual, e.EndDate}, {"location", textual, e.Location},
		}, g.sources(e.ID)...)})
	}
}

// nodeAttributes and edgeAttributes are what nodes and edges may have.
func nodeAttributes() []attribute {
	return texts("kind", "honorific_prefix", "classification", "start_date", "end_date", "location", "names", "sentence", "address", "sources")
}

func edgeAttributes() []attribute {
	return append([]attribute{{name: "undirected", kind: yesNo}, {name: "times", kind: whole}, {name: "former", kind: yesNo}},
		texts("type", "role", "as", "mode", "delegation", "basis", "start_date", "end_date", "first", "last", "elected", "left", "sentence", "address", "sources")...)
}

func texts(names ...string) []attribute {
	var out []attribute
	for _, name := range names {
		out = append(out, attribute{name: name})
	}
	return out
}

// undirected tells whether the order of an edge's ends means nothing.
func undirected(e Edge) bool {
	return e.Type == graph.EdgeMet || e.Type == graph.EdgeCooperatesWith
}

// attributes gives what is known of an edge.
func (g *Graph) attributes(e Edge) []attribute {
	out := []attribute{
		{"type", textual, string(e.Type)}, {"undirected", yesNo, strconv.FormatBool(undirected(e))},
		{"role", textual, e.Role}, {"as", textual, e.As}, {"mode", textual, e.Mode}, {"delegation", textual, e.Delegation}, {"basis", textual, e.Basis},
		{"start_date", textual, e.StartDate}, {"end_date", textual, e.EndDate}, {"first", textual, e.First}, {"last", textual, e.Last},
	}
	if e.Type == graph.EdgeSucceededBy { // geography says so, and no sentence
		return append(out, attribute{"sources", textual, e.law})
	}
	out = append(out, attribute{"times", whole, strconv.Itoa(e.Count)})
	if e.Type == graph.EdgeHoldsRole {
		out = append(out, attribute{"former", yesNo, strconv.FormatBool(e.Former)}, attribute{"elected", textual, lines(e.Elected)}, attribute{"left", textual, e.Left})
	}
	return append(out, g.sources(e.Key)...)
}

// label says in a word or two what an edge is.
func (e Edge) label() string {
	switch e.Type {
	case graph.EdgeHoldsRole:
		return e.Role
	case graph.EdgeAttended:
		return e.As
	case graph.EdgeCooperatesWith:
		return e.Basis
	}
	return strings.ToLower(strings.ReplaceAll(string(e.Type), "_", " "))
}

// sources gives the newest sentence about a node or edge with its address, and a line
// for every one of them.
func (g *Graph) sources(about string) []attribute {
	proof := g.proof[about]
	if len(proof) == 0 {
		return nil
	}
	var all []string
	for _, s := range proof {
		all = append(all, "“"+oneLine(s.Sentence)+"” "+address(s.Source))
	}
	return []attribute{
		{"sentence", textual, oneLine(proof[0].Sentence)}, {"address", textual, address(proof[0].Source)}, {"sources", textual, lines(all)},
	}
}

// address says where a page stands: its address or the name of its file.
func address(s graph.Source) string {
	if s.URL != "" {
		return s.URL
	}
	return s.SourceFile
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func lines(all []string) string { return strings.Join(all, "\n") }

// escaped writes a text as XML takes it: what no XML may hold becomes U+FFFD.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder never fails
	return b.String()
}

// others gives the names but one.
func others(names []string, name string) []string {
	var out []string
	for _, n := range names {
		if n != name {
			out = append(out, n)
		}
	}
	return out
}
