package neo4j

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/neo4j/neo4jtest"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// unitOf gives what provinces became part of, as the lexicon has it.
func unitOf(slug string) (graph.Unit, bool) {
	for _, u := range lexicon.Default().Units2025 {
		if slices.Contains(u.From, slug) {
			return graph.Unit{Slug: u.Slug, Name: u.Name, From: u.From, Date: "2025-07-01", Source: "Resolution 202/2025/QH15"}, true
		}
	}
	return graph.Unit{}, false
}

// checkSuccessions compares who succeeded whom in the database with what geography
// says of the unions that pages name, and gives it.
func checkSuccessions(t *testing.T, s *Store) []string {
	t.Helper()
	nodes, err := s.Find(t.Context(), graph.Filter{Kinds: []graph.NodeKind{graph.NodeOrganization}})
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, o := range nodes.Organizations {
		named[o.ID] = true
	}
	var want, wantBare []string
	for _, e := range graph.Successions(nodes.Organizations, unitOf) {
		want = append(want, e.From+" "+e.ID+" "+e.Date+" "+e.Source)
		if bare := e.ID + " " + e.Name + " 2"; !named[e.ID] && !slices.Contains(wantBare, bare) {
			wantBare = append(wantBare, bare)
		}
	}
	var got, gotBare []string
	if err := s.read(t.Context(), func(q *queries) error {
		got, gotBare = nil, nil
		for _, r := range q.all("MATCH (a:Organization:Union)-[r:SUCCEEDED_BY]->(b:Union) RETURN a.id + ' ' + b.id + ' ' + r.date + ' ' + r.source AS x ORDER BY x", nil) {
			got = append(got, text(r, "x"))
		}
		for _, r := range q.all("MATCH (u:Union) WHERE NOT u:Organization RETURN u.id + ' ' + u.province + ' ' + size(keys(u)) AS x", nil) {
			gotBare = append(gotBare, text(r, "x"))
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(wantBare)
	slices.Sort(gotBare)
	if d := cmp.Diff([][]string{want, wantBare}, [][]string{got, gotBare}); d != "" {
		t.Errorf("successions differ from geography (-want +got):\n%s", d)
	}
	return got
}

// TestSuccessions: whatever is loaded, named, retracted and copied, the unions that are
// there lead to their successors, and to nobody else.
func TestSuccessions(t *testing.T) {
	server := neo4jtest.Use(t)
	s := open(t, server)
	load := func(batch ...graph.Input) {
		t.Helper()
		if _, err := s.Load(t.Context(), batch, graph.LoadOptions{Force: true}); err != nil {
			t.Fatal(err)
		}
	}
	most := 0
	for _, batch := range storetest.History(t) {
		load(batch...)
		most = max(most, len(checkSuccessions(t, s)))
	}
	if most == 0 {
		t.Fatal("no union on the pages has a successor: the test has lost its pages")
	}
	// A successor that a page names, and then no page any more.
	for _, name := range []string{"Vĩnh Long", ""} {
		load(storetest.Naming(t, "vinh-long", name))
		if got := checkSuccessions(t, s); !slices.Contains(got, "union:ben-tre union:vinh-long 2025-07-01 Resolution 202/2025/QH15") {
			t.Errorf("the successor is called %q: %q", name, got)
		}
	}
	// Copies have the same, however often they are made.
	want := checkSuccessions(t, s)
	file := embedded(t)
	if _, err := graph.Copy(t.Context(), s, file, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	server.Empty(t)
	s = open(t, server)
	for range 2 {
		if _, err := graph.Copy(t.Context(), file, s, func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, checkSuccessions(t, s)); d != "" {
			t.Errorf("a copy has other successions (-want +got):\n%s", d)
		}
	}
	storetest.Same(t, file, s)
}

// TestSuccessionsOfOlderGraph: a graph that an older version wrote has none, and gets
// them when it is opened for writing.
func TestSuccessionsOfOlderGraph(t *testing.T) {
	server := neo4jtest.Use(t)
	s := open(t, server)
	if _, err := s.Load(t.Context(), storetest.Pages(t), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, older := range []string{"MATCH (:Union)-[r:SUCCEEDED_BY]->() DELETE r", "MATCH (u:Union) WHERE NOT u:Organization DELETE u", "DROP CONSTRAINT union_id", "MATCH (g:Uniongraph) SET g.schema = 1"} {
		if err := s.write(t.Context(), func(q *queries) error { q.all(older, nil); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if got := checkSuccessions(t, open(t, server)); len(got) == 0 {
		t.Error("an older graph has no successions after it was opened")
	}
}
