package export_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/export"
)

func TestPopoloSchemas(t *testing.T) {
	g := read(t, sample(t), export.Selection{})
	var got struct {
		Wrong []string
		Read  map[string][]map[string]any
	}
	python(t, &got, "popolo", written(t, g, "popolo", export.Options{}))
	if len(got.Wrong) > 0 {
		t.Errorf("against the schema:\n%s", strings.Join(got.Wrong, "\n"))
	}
	people, events := map[string]map[string]any{}, map[string]map[string]any{}
	for _, p := range got.Read["persons"] {
		people[p["id"].(string)] = p
	}
	for _, e := range got.Read["events"] {
		events[e["id"].(string)] = e
	}
	linked := map[string]string{}
	for _, o := range got.Read["organizations"] {
		if links, _ := o["links"].([]any); len(links) > 0 {
			link := links[0].(map[string]any)
			linked[o["id"].(string)] = fmt.Sprint(link["url"], " ", link["note"])
		}
	}
	roles, attended := map[string]bool{}, map[string]bool{}
	for _, m := range got.Read["memberships"] {
		roles[fmt.Sprint(m["person_id"], m["role"], m["organization_id"], strings.HasPrefix(m["label"].(string), "nguyên "), len(m["sources"].([]any)))] = true
		if people[m["person_id"].(string)] == nil {
			t.Errorf("a membership of %v, who is not there", m["person_id"])
		}
	}
	for id, e := range events {
		all, _ := e["attendees"].([]any)
		for _, a := range all {
			attended[a.(map[string]any)["id"].(string)+id] = true
		}
	}
	wantRoles, wantAttended := map[string]bool{}, map[string]bool{}
	for _, e := range g.Edges {
		switch e.Type {
		case graph.EdgeHoldsRole:
			wantRoles[fmt.Sprint(e.From, e.Role, e.To, e.Former, len(e.Proof))] = true
		case graph.EdgeAttended:
			wantAttended[e.From+e.To] = true
		}
	}
	same(t, "roles", wantRoles, roles)
	same(t, "attendance", wantAttended, attended)
	same(t, "successions", successions(g, "urn:uniongraph:"), linked)
	same(t, "counts", []int{len(g.Persons), len(g.Organizations), len(g.Events)}, []int{len(people), len(got.Read["organizations"]), len(events)})
}

// successions gives, for each union that was succeeded, what the formats say of it.
func successions(g *export.Graph, prefix string) map[string]string {
	out := map[string]string{}
	for _, s := range g.Successions {
		out[s.From] = fmt.Sprintf("%s%s succeeded by %s on %s (%s)", prefix, s.ID, s.Name, s.Date, s.Source)
	}
	return out
}

func TestJSONLDInRDFLib(t *testing.T) {
	g := read(t, sample(t), export.Selection{})
	var got struct {
		Unknown []string
		Nodes   map[string]map[string]any
	}
	python(t, &got, "jsonld", written(t, g, "jsonld", export.Options{}))
	if len(got.Unknown) > 0 {
		t.Errorf("schema.org has no %q", got.Unknown)
	}
	if want := len(g.Persons) + len(g.Organizations) + len(g.Events) + len(g.Documents) + len(g.Edges) + len(g.Successions) + len(g.Statements); len(got.Nodes) != want {
		t.Errorf("%d nodes, want %d", len(got.Nodes), want)
	}
	one := func(node, term string) string {
		all, _ := got.Nodes[node][term].([]any)
		var out []string
		for _, v := range all {
			out = append(out, strings.TrimPrefix(v.(string), "urn:uniongraph:"))
		}
		slices.Sort(out)
		return strings.Join(out, " ")
	}
	for _, p := range g.Persons {
		id := "urn:uniongraph:" + p.ID
		same(t, p.ID, []string{p.Name, p.HonorificPrefix}, []string{one(id, "name"), one(id, "honorificPrefix")})
	}
	for _, e := range g.Edges {
		id := "urn:uniongraph:edge:" + e.Key
		found := []string{one(id, "+first"), one(id, "+last")}
		want := []string{e.First, e.Last}
		switch e.Type {
		case graph.EdgeHoldsRole:
			found = append(found, one(id, "roleName"), one(id, "member"), one(id, "memberOf"), one(id, "^member"), one(id, "^memberOf"), one(id, "+former"), one(id, "+documents"), one(id, "+elected"), one(id, "+left"))
			want = append(want, e.Role, e.From, e.To, e.To, e.From, strconv.FormatBool(e.Former), strconv.Itoa(e.Count), strings.Join(e.Elected, " "), e.Left)
		case graph.EdgeAttended:
			found = append(found, one(id, "roleName"), one(id, "attendee"), one(id, "^attendee"), one(id, "+mode"), one(id, "+delegation"))
			want = append(want, e.As, e.From, e.To, e.Mode, e.Delegation)
		case graph.EdgeMet, graph.EdgeCooperatesWith:
			found = append(found, one(id, "agent"), one(id, "participant"), one(id, "startTime"), one(id, "endTime"), one(id, "+times"))
			want = append(want, e.From, e.To, e.StartDate, e.EndDate, strconv.Itoa(e.Count))
		default:
			term := map[graph.EdgeType]string{graph.EdgeOrganized: "organizer", graph.EdgeHosted: "contributor", graph.EdgeTookPart: "attendee"}[e.Type]
			found, want = append(found, one(id, term), one(id, "^"+term)), append(want, e.From, e.To)
		}
		same(t, "edge "+e.Key, want, found)
	}
	for _, s := range g.Successions {
		id := "urn:uniongraph:succession:" + strings.TrimPrefix(s.From, "union:") + ":" + strings.TrimPrefix(s.ID, "union:")
		same(t, id, []string{s.From, s.ID, s.Date, s.Source}, []string{one(id, "replacee"), one(id, "replacer"), one(id, "startTime"), one(id, "+source")})
	}
	for _, s := range g.Statements {
		id := "urn:uniongraph:statement:" + s.ID
		about := s.Subject
		if key := graph.EdgeKey(s); key != "" {
			about = "edge:" + key
		}
		same(t, "claim", []string{s.Sentence, about, s.Document, string(s.Kind), strconv.Itoa(s.Start), strconv.Itoa(s.End)},
			[]string{one(id, "text"), one(id, "about"), one(id, "appearance"), one(id, "+kind"), one(id, "+start"), one(id, "+end")})
	}
	for _, d := range g.Documents {
		id := "urn:uniongraph:" + d.ID
		same(t, "page", []string{d.Title, d.URL, d.SourceFile}, []string{one(id, "headline"), one(id, "url"), one(id, "name")})
	}
}
