package export

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/graph"
)

// sheet is a table for a spreadsheet.
type sheet struct {
	file   string
	header []string
	rows   func(g *Graph, row func(cells ...string))
}

// proofHeader ends the tables of edges: the newest sentence; evidence.csv has all.
var proofHeader = []string{"pages", "sentence", "address", "published", "edge"}

func spreadsheets() []File {
	var out []File
	for _, s := range sheets() {
		out = append(out, File{s.file, s.write})
	}
	return out
}

// write writes lines that end as RFC 4180 and Excel have it.
func (s sheet) write(o *out, g *Graph) {
	if o.options.BOM {
		o.text("\ufeff")
	}
	o.record("\r\n", s.header...)
	s.rows(g, func(cells ...string) {
		if !o.step() {
			return
		}
		for i := range cells {
			cells[i] = harmless(cells[i])
		}
		o.record("\r\n", cells...)
	})
}

// harmless makes one line of a cell and puts an apostrophe before one that a
// spreadsheet would take for a formula.
func harmless(cell string) string {
	cell = oneLine(cell)
	if first, _ := utf8.DecodeRuneInString(cell); strings.ContainsRune("=+-@＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}

func sheets() []sheet {
	edges := func(file string, kind []graph.EdgeType, header []string, cells func(*Graph, Edge) []string) sheet {
		return sheet{file, append(header, proofHeader...), func(g *Graph, row func(...string)) {
			for _, e := range g.Edges {
				for _, k := range kind {
					if e.Type == k {
						row(append(cells(g, e), e.proofCells()...)...)
					}
				}
			}
		}}
	}
	return []sheet{
		{"people.csv", []string{"id", "name", "honorific_prefix", "other_names"}, func(g *Graph, row func(...string)) {
			for _, p := range g.Persons {
				row(p.ID, p.Name, p.HonorificPrefix, strings.Join(others(p.Names, p.Name), "; "))
			}
		}},
		{"organizations.csv", []string{"id", "name", "classification", "other_names"}, func(g *Graph, row func(...string)) {
			for _, x := range g.Organizations {
				row(x.ID, x.Name, x.Classification, strings.Join(others(x.Names, x.Name), "; "))
			}
		}},
		{"events.csv", []string{"id", "name", "classification", "start_date", "end_date", "location", "sentence", "address"}, func(g *Graph, row func(...string)) {
			for _, e := range g.Events {
				sentence, where := "", ""
				if proof := g.proof[e.ID]; len(proof) > 0 {
					sentence, where = proof[0].Sentence, address(proof[0].Source)
				}
				row(e.ID, e.Name, e.Classification, e.StartDate, e.EndDate, e.Location, sentence, where)
			}
		}},
		edges("roles.csv", []graph.EdgeType{graph.EdgeHoldsRole},
			[]string{"person", "role", "organization", "former", "first_seen", "last_seen", "elected", "left", "person_id", "organization_id"},
			func(g *Graph, e Edge) []string {
				return []string{g.names[e.From], e.Role, g.names[e.To], strconv.FormatBool(e.Former), e.First, e.Last, strings.Join(e.Elected, "; "), e.Left, e.From, e.To}
			}),
		edges("meetings.csv", []graph.EdgeType{graph.EdgeMet}, []string{"person", "met", "times", "first", "last", "person_id", "met_id"},
			func(g *Graph, e Edge) []string {
				return []string{g.names[e.From], g.names[e.To], strconv.Itoa(e.Count), e.First, e.Last, e.From, e.To}
			}),
		edges("cooperation.csv", []graph.EdgeType{graph.EdgeCooperatesWith},
			[]string{"organization", "with", "basis", "start_date", "end_date", "times", "first", "last", "organization_id", "with_id"},
			func(g *Graph, e Edge) []string {
				return []string{g.names[e.From], g.names[e.To], e.Basis, e.StartDate, e.EndDate, strconv.Itoa(e.Count), e.First, e.Last, e.From, e.To}
			}),
		edges("attendance.csv", []graph.EdgeType{graph.EdgeAttended, graph.EdgeHosted, graph.EdgeOrganized, graph.EdgeTookPart},
			[]string{"who", "as", "event", "date", "mode", "delegation", "who_id", "event_id", "delegation_id"},
			func(g *Graph, e Edge) []string {
				return []string{g.names[e.From], e.label(), g.names[e.To], g.events[e.To].StartDate, e.Mode, g.names[e.Delegation], e.From, e.To, e.Delegation}
			}),
		{"successions.csv", []string{"union", "succeeded_by", "date", "source", "union_id", "succeeded_by_id"}, func(g *Graph, row func(...string)) {
			for _, s := range g.Successions {
				row(g.names[s.From], g.names[s.ID], s.Date, s.Source, s.From, s.ID)
			}
		}},
		{"pages.csv", []string{"id", "title", "url", "source_file", "site", "published", "author", "publisher"}, func(g *Graph, row func(...string)) {
			for _, d := range g.Documents {
				row(d.ID, d.Title, d.URL, d.SourceFile, d.Site, d.Published, d.Author, d.Publisher)
			}
		}},
		{"evidence.csv", []string{"edge", "kind", "subject", "object", "date", "sentence", "url", "source_file", "title", "published", "start", "end", "subject_id", "object_id", "event_id", "page_id"},
			func(g *Graph, row func(...string)) {
				for _, s := range g.Statements {
					row(graph.EdgeKey(s), string(s.Kind), g.names[s.Subject], g.names[s.Object], s.Date, s.Sentence, s.Source.URL, s.Source.SourceFile,
						s.Source.Title, s.Source.Published, strconv.Itoa(s.Start), strconv.Itoa(s.End), s.Subject, s.Object, s.Event, s.Document)
				}
			}},
	}
}

func (e Edge) proofCells() []string {
	newest := e.Proof[0]
	return []string{strconv.Itoa(e.Pages), newest.Sentence, address(newest.Source), newest.Source.Published, e.Key}
}
