package storetest

import (
	"fmt"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/export"
)

// Units gives what some of the provinces on the pages became part of.
func Units(slug string) (graph.Unit, bool) {
	vinhLong := graph.Unit{Slug: "vinh-long", Name: "Vĩnh Long", From: []string{"ben-tre", "tra-vinh", "vinh-long"}, Date: "2025-07-01", Source: "Resolution 202/2025/QH15"}
	sonLa := graph.Unit{Slug: "son-la", Name: "Sơn La", From: []string{"son-la"}, Date: "2025-07-01", Source: "Resolution 202/2025/QH15"}
	hue := graph.Unit{Slug: "hue", Name: "Huế", From: []string{"thua-thien-hue"}, Date: "2025-07-01", Source: "Resolution 202/2025/QH15"}
	u, ok := map[string]graph.Unit{"ben-tre": vinhLong, "tra-vinh": vinhLong, "vinh-long": vinhLong, "son-la": sonLa, "thua-thien-hue": hue}[slug]
	return u, ok
}

// mergedProvinces: a union stays what it was and tells what its province became part
// of; the new province's name means the unions of the old ones.
func mergedProvinces(t *testing.T, open func(t *testing.T) graph.Store) {
	store, _ := loaded(t, open)
	p := newPage(t, "tra-vinh.txt", "tra-vinh", "2023-08-01", "Thăm vườn. Ông Thạch Văn Ươm, Chủ tịch Liên hiệp hội Trà Vinh, đón Liên hiệp hội Bến Tre.")
	traVinh, benTre := p.union("tra-vinh", "Trà Vinh"), p.union("ben-tre", "Bến Tre")
	p.role(p.person("Thạch Văn Ươm", ""), "Chủ tịch", traVinh, "Thạch Văn Ươm, Chủ tịch Liên hiệp hội Trà Vinh")
	p.cooperation(traVinh, benTre, "exchange", "", "", "", "đón Liên hiệp hội Bến Tre")
	load(t, store, p.input())
	ctx := t.Context()
	nodes, err := store.Find(ctx, graph.Filter{Kinds: []graph.NodeKind{graph.NodeOrganization}})
	if err != nil {
		t.Fatal(err)
	}
	want := graph.Succession{ID: "union:vinh-long", Name: "Vĩnh Long", Date: "2025-07-01", Source: "Resolution 202/2025/QH15"}
	same(t, "edges", []graph.SuccessionEdge{{From: "union:ben-tre", Succession: want}, {From: "union:tra-vinh", Succession: want}}, graph.Successions(nodes.Organizations, Units))

	edges := []graph.SuccessionEdge{{From: "union:ben-tre", Succession: want}, {From: "union:tra-vinh", Succession: want}}
	exportsSuccessions(t, store, edges, "Vĩnh Long")

	q := graph.Query{Reader: store, Unit: Units}
	if _, err := q.Leaders(ctx, "vinh-long"); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("the union of Vĩnh Long is in no page, but: %v", err)
	}
	old, err := q.Leaders(ctx, "ben-tre")
	if err != nil || len(old) != 1 || old[0].Organization.SucceededBy == nil || *old[0].Organization.SucceededBy != want {
		t.Errorf("leaders of Bến Tre: %+v, %v", old, err)
	}
	before := q
	before.AsOf = "2024"
	if old, err = before.Leaders(ctx, "ben-tre"); err != nil || old[0].Organization.SucceededBy != nil {
		t.Errorf("succeeded before the day: %+v, %v", old, err)
	}

	q.Merged = true
	leaders, err := q.Leaders(ctx, "vinh-long")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range leaders {
		got = append(got, l.Organization.ID+" "+l.Person.Name)
	}
	same(t, "leaders", []string{"union:ben-tre Võ Thị Mận", "union:tra-vinh Thạch Văn Ươm"}, got)
	cooperation, err := q.Cooperation(ctx, "Bến Tre")
	if err != nil {
		t.Fatal(err)
	}
	got = nil
	for _, c := range cooperation {
		got = append(got, c.Organizations[0].ID+" "+c.Organizations[1].ID)
	}
	same(t, "cooperation", []string{"union:ben-tre union:son-la", "union:ben-tre union:tra-vinh"}, got)
	matrix, err := q.Matrix(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	got = nil
	for _, m := range matrix {
		got = append(got, fmt.Sprintf("%s %s %s %s %d", m.Year, m.Organizations[0].ID, m.Organizations[1].ID, m.Basis, m.Times))
	}
	same(t, "matrix", []string{"2023 province:son-la province:vinh-long agreement 1", "2023 province:vinh-long province:vinh-long exchange 1"}, got)
	if p, err := q.FindPerson(ctx, "vo thi man@vinh-long"); err != nil || p.ID != "person:vo-thi-man@union:ben-tre" {
		t.Errorf("%s, %v", p.ID, err)
	}
	timeline, err := q.Timeline(ctx, "tra-vinh")
	if err != nil || len(timeline) != 2 {
		t.Errorf("timeline %+v, %v", timeline, err)
	}
	load(t, store, Naming(t, "vinh-long", "tỉnh Vĩnh Long"))
	exportsSuccessions(t, store, edges, "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Vĩnh Long")
	loadWith(t, store, graph.LoadOptions{Force: true}, Naming(t, "", ""))
	exportsSuccessions(t, store, edges, "Vĩnh Long")
}

// exportsSuccessions: an export has the edges to successors, and the successor as pages
// or, if they do not name it, its province is called; none as of an earlier day, and
// none among facts of chosen kinds.
func exportsSuccessions(t *testing.T, store graph.Store, want []graph.SuccessionEdge, name string) {
	t.Helper()
	for _, test := range []struct {
		selection export.Selection
		want      []graph.SuccessionEdge
	}{
		{export.Selection{Unit: Units}, want},
		{export.Selection{Unit: Units, Unions: []string{"union:tra-vinh"}}, want},
		{export.Selection{Unit: Units, Window: graph.Window{AsOf: "2025-06"}}, nil},
		{export.Selection{Unit: Units, Kinds: []graph.Kind{graph.KindCooperation}}, nil},
		{export.Selection{}, nil},
	} {
		g, err := export.Read(t.Context(), store, test.selection, func(int, int) {})
		if err != nil {
			t.Fatal(err)
		}
		same(t, "exported successions", test.want, g.Successions)
		if len(test.want) == 0 {
			continue
		}
		var names []string
		for _, o := range g.Organizations {
			if o.ID == test.want[0].ID {
				names = append(names, o.Name)
			}
		}
		same(t, "the successor", []string{name}, names)
	}
}

// Naming gives a page that names a union after a place and says nothing else, or names
// nobody; each takes the place of the one before.
func Naming(t testing.TB, slug, place string) graph.Input {
	p := newPage(t, "tin-ngan.txt", "", "2025-08-01", "Tin ngắn trong tuần.")
	if place != "" {
		p.union(slug, place)
	}
	return p.input()
}
