package export_test

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/export"
)

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s differs (-want +got):\n%s", what, d)
	}
}

// network is a graph as networkx reads it: attributes by name.
type network struct {
	Nodes map[string]map[string]any `json:"nodes"`
	Edges map[string]map[string]any `json:"edges"`
}

// expected is what a reader of either format in XML must find.
func expected(g *export.Graph) network {
	n := network{Nodes: map[string]map[string]any{}, Edges: map[string]map[string]any{}}
	put := func(all map[string]map[string]any, id string, pairs ...any) {
		found := map[string]any{}
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i+1] != "" {
				found[pairs[i].(string)] = pairs[i+1]
			}
		}
		all[id] = found
	}
	for _, p := range g.Persons {
		put(n.Nodes, p.ID, "label", p.Name, "kind", "person", "honorific_prefix", p.HonorificPrefix, "names", strings.Join(p.Names, "\n"))
	}
	for _, o := range g.Organizations {
		put(n.Nodes, o.ID, "label", o.Name, "kind", "organization", "classification", o.Classification, "names", strings.Join(o.Names, "\n"))
	}
	for _, e := range g.Events {
		put(n.Nodes, e.ID, "label", e.Name, "kind", "event", "classification", e.Classification, "start_date", e.StartDate, "end_date", e.EndDate, "location", e.Location)
	}
	for _, e := range g.Edges {
		put(n.Edges, e.Key, "source", e.From, "target", e.To, "type", string(e.Type), "times", float64(e.Count), "role", e.Role, "as", e.As, "mode", e.Mode,
			"delegation", e.Delegation, "basis", e.Basis, "start_date", e.StartDate, "end_date", e.EndDate, "first", e.First, "last", e.Last,
			"undirected", e.Type == graph.EdgeMet || e.Type == graph.EdgeCooperatesWith)
		if e.Type == graph.EdgeHoldsRole {
			n.Edges[e.Key]["former"] = e.Former
			for name, value := range map[string]string{"elected": strings.Join(e.Elected, "\n"), "left": e.Left} {
				if value != "" {
					n.Edges[e.Key][name] = value
				}
			}
		}
		var sources []string
		for _, s := range e.Proof {
			where := s.Source.URL
			if where == "" {
				where = s.Source.SourceFile
			}
			sources = append(sources, "“"+strings.Join(strings.Fields(s.Sentence), " ")+"” "+where)
		}
		n.Edges[e.Key]["sources"] = strings.Join(sources, "\n")
	}
	for _, s := range g.Successions {
		put(n.Edges, "succession:"+strings.TrimPrefix(s.From, "union:")+":"+strings.TrimPrefix(s.ID, "union:"),
			"source", s.From, "target", s.ID, "type", "SUCCEEDED_BY", "start_date", s.Date, "undirected", false, "sources", s.Source)
	}
	return n
}

// take removes attributes from nodes or edges, and gives those of one name.
func take(all map[string]map[string]any, names ...string) map[string]any {
	out := map[string]any{}
	for id, found := range all {
		if v, ok := found[names[0]]; ok {
			out[id] = v
		}
		for _, name := range names {
			delete(found, name)
		}
	}
	return out
}

func TestGEXFInNetworkx(t *testing.T) {
	g := read(t, sample(t), export.Selection{})
	path := written(t, g, "gexf", export.Options{})
	checkGEXF(t, path)
	var got network
	python(t, &got, "gexf", path)
	want := expected(g)
	spells := take(got.Edges, "spells", "id", "weight", "label", "sentence", "address")
	take(got.Nodes, "spells", "sentence", "address", "sources")
	for _, found := range want.Nodes { // a label is one line
		found["label"] = strings.Join(strings.Fields(found["label"].(string)), " ")
	}
	same(t, "graph", want, got)
	same(t, "the spell of a succession", any([]any{[]any{"2025-07-01", "None"}}), spells["succession:ben-tre:vinh-long"])
	dated := 0
	for _, e := range g.Edges {
		on, _ := spells[e.Key].([]any)
		switch {
		case e.Type == graph.EdgeCooperatesWith && e.StartDate == "2023" && e.EndDate == "2026":
			same(t, "an agreement's spell", any([]any{[]any{"2023-01-01", "2026-12-31"}}), any(on))
		case e.Type == graph.EdgeMet && e.First != "" && len(e.First) == 10 && e.First[0] != 'X':
			if first, last := on[0].([]any), on[len(on)-1].([]any); first[0] != e.First || last[1] != e.Last || len(on) > e.Count {
				t.Errorf("%s – %s met %d times, %s to %s, with the spells %v", e.From, e.To, e.Count, e.First, e.Last, on)
			}
			dated++
		case strings.HasPrefix(e.First, "X") && on != nil && e.Basis == "":
			t.Errorf("an edge of an unknown year has the spells %v", on)
		}
	}
	if dated < 10 {
		t.Errorf("only %d meetings with a date", dated)
	}
}

func TestGraphMLInNetworkx(t *testing.T) {
	g := read(t, sample(t), export.Selection{})
	var got network
	python(t, &got, "graphml", written(t, g, "graphml", export.Options{}))
	take(got.Edges, "id", "label", "sentence", "address")
	take(got.Nodes, "sentence", "address", "sources")
	want := expected(g)
	same(t, "graph", want, got)
}

type entity struct {
	ID, Schema string
	Properties map[string][]string
}

// FollowTheMoney drops what it does not like in silence: it must like everything.
func TestFTMKeepsEverything(t *testing.T) {
	g := read(t, sample(t), export.Selection{})
	path := written(t, g, "ftm", export.Options{})
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, ids, schemata := []entity{}, map[string]bool{}, map[string]int{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var e entity
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		if ids[e.ID] {
			t.Errorf("two entities have the id %s", e.ID)
		}
		ids[e.ID] = true
		schemata[e.Schema]++
		want = append(want, e)
	}
	var got []entity
	python(t, &got, "ftm", path)
	for _, all := range [][]entity{want, got} {
		for _, e := range all {
			for _, values := range e.Properties {
				slices.Sort(values)
			}
		}
	}
	same(t, "entities", want, got)
	counts := map[string]int{"Person": len(g.Persons), "Event": len(g.Events), "Article": len(g.Documents), "Documentation": len(g.Statements)}
	for _, o := range g.Organizations {
		counts[map[string]string{"government": "PublicBody", "company": "Company"}[o.Classification]]++
	}
	counts["Organization"] = counts[""]
	delete(counts, "")
	for _, e := range g.Edges {
		switch e.Type {
		case graph.EdgeHoldsRole:
			counts["Membership"]++
		case graph.EdgeMet, graph.EdgeCooperatesWith:
			counts["UnknownLink"]++
		}
	}
	counts["Succession"] = len(g.Successions)
	same(t, "entities of each schema", counts, schemata)
	for _, e := range got { // and every reference leads somewhere
		for _, name := range []string{"member", "organization", "subject", "object", "predecessor", "successor", "organizer", "involved", "document", "entity", "proof", "recordId"} {
			for _, id := range e.Properties[name] {
				if !ids[id] {
					t.Errorf("%s of %s is %s, which is not there", name, e.ID, id)
				}
			}
		}
		if e.Schema == "Membership" || e.Schema == "UnknownLink" || e.Schema == "Documentation" {
			if len(e.Properties["summary"]) == 0 || len(e.Properties["proof"])+len(e.Properties["document"]) == 0 {
				t.Errorf("%s has no sentence or page", e.ID)
			}
		}
	}
}
