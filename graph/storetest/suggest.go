package storetest

import (
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/resolve"
)

// suggestions: a store suggests what the rules alone suggest of its documents, and why a
// person is one; what was decided is suggested no more.
func suggestions(t *testing.T, open func(t *testing.T) graph.Store) {
	d := newDesk(t, open(t))
	load(t, d.store, append(append(Pages(t), people(t)...), Crowd(t, 25)...)...)
	suggest := func(source resolve.Source) []resolve.Suggestion {
		t.Helper()
		found, err := resolve.Suggest(t.Context(), source, d.journal)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	found := suggest(d.store)
	same(t, "suggestions", suggest(resolve.NewMemory(allFacts(t, d.store))), found)
	if len(found) < 3 {
		t.Fatalf("%d suggestions", len(found))
	}
	decided := map[string]bool{}
	for _, s := range found {
		nodes, err := d.store.Find(t.Context(), graph.Filter{IDs: []string{s.A.ID, s.B.ID}})
		if err != nil {
			t.Fatal(err)
		}
		if len(decided) == 3 || len(nodes.Persons)+len(nodes.Organizations) < 2 {
			continue // that two are two may settle who a third is
		}
		e := resolve.Entry{Op: resolve.OpDistinct}
		for _, side := range []resolve.Side{s.A, s.B} {
			if s.Kind == graph.NodePerson {
				e.Persons = append(e.Persons, d.subject(side.ID))
			} else {
				e.Organizations = append(e.Organizations, resolve.Organization{ID: side.ID})
			}
		}
		d.decide(e)
		decided[s.ID] = true
	}
	for _, s := range suggest(d.store) {
		if decided[s.ID] {
			t.Errorf("suggested again: %+v", s)
		}
	}
	nodes, err := d.store.Find(t.Context(), graph.Filter{IDs: []string{"person:lo-van-khiem@union:son-la"}})
	if err != nil || len(nodes.Persons) != 1 {
		t.Fatalf("%+v, %v", nodes.Persons, err)
	}
	why, err := resolve.Explain(t.Context(), d.store, d.journal, nodes.Persons[0])
	if err != nil {
		t.Fatal(err)
	}
	same(t, "explanation", resolve.Explanation{
		Mentions: []resolve.Known{{Name: "Lò Văn Khiêm", Anchors: []string{"union:son-la"}, Pages: 2}},
		Links:    []resolve.Link{{Reason: "the names are spelled alike, beside union:son-la", Score: 0.976, Mentions: 2}},
	}, why)
}
