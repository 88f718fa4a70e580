package export

import (
	"maps"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// columnType says how Neo4j keeps a property.
type columnType string

const (
	textColumn  columnType = ""
	countColumn columnType = "long"
	flagColumn  columnType = "boolean"
	listColumn  columnType = "string[]"
)

type column struct {
	name string
	kind columnType
}

// nodeTable is the nodes of one label; docs/graph-model.md explains the properties.
// Their ids come first. Left out is what a store keeps for itself: the words by which
// it searches, texts of pages, and the profiles that say who is who.
type nodeTable struct {
	label   string
	columns []column // after "id"
	rows    func(g *Graph, o *out, row func(label, id string, values ...any))
}

func columns(kind columnType, names ...string) []column {
	var out []column
	for _, name := range names {
		out = append(out, column{name, kind})
	}
	return out
}

func nodeTables() []nodeTable {
	return []nodeTable{
		{"Person", append(columns(textColumn, "name", "folded", "honorific_prefix"), column{"names", listColumn}),
			func(g *Graph, o *out, row func(string, string, ...any)) {
				for _, p := range g.Persons {
					row("Person", p.ID, p.Name, p.Folded, p.HonorificPrefix, p.Names)
				}
			}},
		{"Organization", append(columns(textColumn, "name", "folded", "classification", "province"), column{"names", listColumn}),
			func(g *Graph, o *out, row func(string, string, ...any)) {
				for _, x := range g.Organizations {
					if unnamed(x) {
						continue
					}
					label, slug := "Organization", province(x.ID)
					if strings.HasPrefix(x.ID, "union:") {
						label += listDelimiter + "Union"
					}
					row(label, x.ID, x.Name, x.Folded, x.Classification, o.provinceName(slug), x.Names)
				}
			}},
		{"Union", columns(textColumn, "province"), func(g *Graph, o *out, row func(string, string, ...any)) {
			for _, x := range g.Organizations {
				if unnamed(x) {
					row("Union", x.ID, x.Name)
				}
			}
		}},
		{"Province", columns(textColumn, "name"), func(g *Graph, o *out, row func(string, string, ...any)) {
			for _, x := range g.Organizations {
				if slug := province(x.ID); slug != "" && !unnamed(x) {
					row("Province", slug, o.provinceName(slug))
				}
			}
		}},
		{"Event", columns(textColumn, "name", "folded", "classification", "start_date", "end_date", "location"),
			func(g *Graph, o *out, row func(string, string, ...any)) {
				for _, e := range g.Events {
					row("Event", e.ID, e.Name, e.Folded, e.Classification, e.StartDate, e.EndDate, e.Location)
				}
			}},
		{"Document", columns(textColumn, "url", "source_file", "path", "site", "title", "published", "author", "publisher", "content_id"),
			func(g *Graph, o *out, row func(string, string, ...any)) {
				for _, d := range g.Documents {
					row("Document", d.ID, d.URL, d.SourceFile, d.Path, d.Site, d.Title, d.Published, d.Author, d.Publisher, d.ContentID)
				}
			}},
		{"Statement", slices.Concat(columns(textColumn, "kind", "edge", "sentence"), columns(countColumn, "start", "end"),
			columns(textColumn, "date", "role"), columns(flagColumn, "former"), columns(textColumn, "as", "mode", "basis", "start_date", "end_date")),
			func(g *Graph, o *out, row func(string, string, ...any)) {
				for _, s := range g.Statements {
					var former any
					if s.Former {
						former = true
					}
					row("Statement", s.ID, string(s.Kind), graph.EdgeKey(s), s.Sentence, s.Start, s.End,
						s.Date, s.Role, former, s.As, s.Mode, s.Basis, s.StartDate, s.EndDate)
				}
			}},
	}
}

// province gives the slug of a provincial union's province.
func province(id string) string {
	slug, ok := strings.CutPrefix(id, "union:")
	if !ok || slug == "viet-nam" {
		return ""
	}
	return slug
}

func (o *out) provinceName(slug string) string {
	if o.options.Province != nil {
		if name, ok := o.options.Province(slug); ok {
			return name
		}
	}
	return slug
}

// linkTable is the relationships of one type between two labels.
type linkTable struct {
	kind, from, to string
	columns        []column
	rows           func(g *Graph, row func(from, to string, values ...any))
}

func linkTables() []linkTable {
	var out []linkTable
	edge := func(kind graph.EdgeType, from, to string, columns []column, values func(Edge) []any) {
		columns = append([]column{{"key", textColumn}}, columns...)
		out = append(out, linkTable{string(kind), from, to, columns, func(g *Graph, row func(string, string, ...any)) {
			for _, e := range g.Edges {
				if e.Type == kind {
					row(e.From, e.To, append([]any{e.Key}, values(e)...)...)
				}
			}
		}})
	}
	times, seen := columns(countColumn, "times"), columns(textColumn, "first", "last")
	nothing := func(Edge) []any { return nil }
	edge(graph.EdgeMet, "Person", "Person", slices.Concat(times, seen), func(e Edge) []any { return []any{e.Count, e.First, e.Last} })
	edge(graph.EdgeHoldsRole, "Person", "Organization",
		slices.Concat(columns(textColumn, "role"), columns(flagColumn, "former"), columns(countColumn, "documents"), columns(textColumn, "first_seen", "last_seen")),
		func(e Edge) []any { return []any{e.Role, e.Former, e.Count, e.First, e.Last} })
	edge(graph.EdgeAttended, "Person", "Event", columns(textColumn, "as", "mode", "delegation"), func(e Edge) []any { return []any{e.As, e.Mode, e.Delegation} })
	edge(graph.EdgeCooperatesWith, "Organization", "Organization", slices.Concat(columns(textColumn, "basis", "start_date", "end_date"), times, seen),
		func(e Edge) []any { return []any{e.Basis, e.StartDate, e.EndDate, e.Count, e.First, e.Last} })
	for _, kind := range []graph.EdgeType{graph.EdgeOrganized, graph.EdgeHosted, graph.EdgeTookPart} {
		edge(kind, "Organization", "Event", nil, nothing)
	}
	return append(out, proofTables()...)
}

// proofTables are the relationships from statements to what they are about, and to
// the pages that make them.
func proofTables() []linkTable {
	labels := map[string]string{"person": "Person", "union": "Organization", "org": "Organization", "event": "Event"}
	links := map[[2]string]func(graph.Statement) string{}
	for _, label := range slices.Compact(slices.Sorted(maps.Values(labels))) {
		of := func(id string) string {
			if prefix, _, _ := strings.Cut(id, ":"); labels[prefix] == label {
				return id
			}
			return ""
		}
		links[[2]string{"SUBJECT", label}] = func(s graph.Statement) string { return of(s.Subject) }
		links[[2]string{"OBJECT", label}] = func(s graph.Statement) string { return of(s.Object) }
	}
	links[[2]string{"AT", "Event"}] = func(s graph.Statement) string { return s.Event }
	links[[2]string{"DELEGATION", "Organization"}] = func(s graph.Statement) string { return s.Delegation }
	links[[2]string{"STATED_IN", "Document"}] = func(s graph.Statement) string { return s.Document }
	var out []linkTable
	for _, key := range slices.SortedFunc(maps.Keys(links), func(a, b [2]string) int { return slices.Compare(a[:], b[:]) }) {
		to := links[key]
		out = append(out, linkTable{kind: key[0], from: "Statement", to: key[1], rows: func(g *Graph, row func(string, string, ...any)) {
			for _, s := range g.Statements {
				if id := to(s); id != "" {
					row(s.ID, id)
				}
			}
		}})
	}
	return append(out,
		linkTable{kind: "TELLS_OF", from: "Document", to: "Event", rows: func(g *Graph, row func(string, string, ...any)) {
			for _, e := range g.Events {
				if _, there := g.documents[e.Document]; there {
					row(e.Document, e.ID)
				}
			}
		}},
		linkTable{kind: "IN_PROVINCE", from: "Organization", to: "Province", rows: func(g *Graph, row func(string, string, ...any)) {
			for _, x := range g.Organizations {
				if slug := province(x.ID); slug != "" && !unnamed(x) {
					row(x.ID, slug)
				}
			}
		}},
		linkTable{kind: string(graph.EdgeSucceededBy), from: "Union", to: "Union", columns: columns(textColumn, "date", "source"),
			rows: func(g *Graph, row func(string, string, ...any)) {
				for _, s := range g.Successions {
					row(s.From, s.ID, s.Date, s.Source)
				}
			}})
}
