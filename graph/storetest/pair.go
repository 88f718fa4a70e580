package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

// RunPair loads, reloads, retracts, queries and copies in two empty stores side by
// side and compares all that they hold and answer, entity by entity.
func RunPair(t *testing.T, open, openOther func(t *testing.T) graph.Store) {
	for _, test := range []struct {
		name string
		run  func(t *testing.T, a, b graph.Store)
	}{
		{"LoadReloadRetract", loadReloadRetract},
		{"SameAnswers", sameAnswers},
		{"SameNetworkAnswers", sameNetworkAnswers},
		{"SameExports", sameExports},
		{"Copy", copyAll},
		{"CopyBack", func(t *testing.T, a, b graph.Store) { copyAll(t, b, a) }},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open(t), openOther(t)) })
	}
}

// loadReloadRetract takes both stores through the same history.
func loadReloadRetract(t *testing.T, a, b graph.Store) {
	generated := Crowd(t, 25)
	for _, step := range []struct {
		name  string
		batch []graph.Input
		force bool
	}{
		{"load", Pages(t), false},
		{"reload", Pages(t), false},
		{"people", people(t), false},
		{"meetings", generated, false},
		{"a changed page, two versions of one", []graph.Input{changed(t).input(), visit(t).input(), changed(t).input()}, false},
		{"a page that lost most", []graph.Input{emptied(t).input(), review(t).input()}, false},
		{"retract", []graph.Input{emptied(t).input(), people(t)[0], {Record: emptied(t).r, Path: people(t)[1].Record.Document.SourceFile}}, true},
		{"again", append(Pages(t), generated...), false},
	} {
		options := graph.LoadOptions{Force: step.force}
		want, got := loadWith(t, a, options, step.batch...), loadWith(t, b, options, step.batch...)
		for i := range want {
			if (want[i].Err == nil) != (got[i].Err == nil) || graph.CodeOf(want[i].Err) != graph.CodeOf(got[i].Err) {
				t.Errorf("%s: document %d: %v and %v", step.name, i, want[i].Err, got[i].Err)
			}
			want[i].Err, got[i].Err = nil, nil
		}
		same(t, step.name+": results", want, got)
		same(t, step.name+": graph", take(t, a), take(t, b))
		same(t, step.name+": facts", allFacts(t, a), allFacts(t, b))
	}
}

// sameAnswers puts every question to both stores, about everything there is.
func sameAnswers(t *testing.T, a, b graph.Store) {
	pages := append(append(Pages(t), people(t)...), Crowd(t, 12)...)
	load(t, a, pages...)
	load(t, b, pages...)
	nodes := take(t, a).Nodes
	both := func(what string, ask func(q graph.Query) (any, error)) {
		t.Helper()
		want, err := ask(graph.Query{Reader: a})
		got, err2 := ask(graph.Query{Reader: b})
		if (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error() {
			t.Errorf("%s: %v and %v", what, err, err2)
		}
		same(t, what, in(t, want), in(t, got))
	}
	ctx := t.Context()
	for _, p := range nodes.Persons {
		both("met "+p.ID, func(q graph.Query) (any, error) { return q.Met(ctx, p.ID) })
		both("person "+p.Name, func(q graph.Query) (any, error) { return q.Person(ctx, p.Name) })
		both("search "+p.Folded, func(q graph.Query) (any, error) {
			words := strings.Fields(p.Folded)
			return q.Search(ctx, words[len(words)-1], 3)
		})
	}
	for _, o := range nodes.Organizations {
		both("leaders "+o.ID, func(q graph.Query) (any, error) { return q.Leaders(ctx, o.ID) })
		both("cooperation "+o.ID, func(q graph.Query) (any, error) { return q.Cooperation(ctx, o.ID) })
		both("events "+o.Name, func(q graph.Query) (any, error) { return q.Events(ctx, o.Name) })
	}
	both("cooperation", func(q graph.Query) (any, error) { return q.Cooperation(ctx, "") })
	both("events", func(q graph.Query) (any, error) { return q.Events(ctx, "") })
}

// copyAll copies a graph into an empty store and, once its pages have changed, again.
func copyAll(t *testing.T, a, b graph.Store) {
	pages := append(append(Pages(t), people(t)...), Crowd(t, 20)...)
	for i := range 100 { // more than one batch
		pages = append(pages, newPage(t, fmt.Sprintf("trang-%d.txt", i), "", "", fmt.Sprintf("Trang số %d không nói về ai.", i)).input())
	}
	load(t, a, pages...)
	var steps []int
	copied, err := graph.Copy(t.Context(), a, b, func(done, all int) { steps = append(steps, done, all) })
	if err != nil {
		t.Fatal(err)
	}
	same(t, "steps", []int{128, 132, 132, 132}, steps)
	if copied.New != 132 || copied.Statements == 0 {
		t.Errorf("copied %+v", copied)
	}
	same(t, "graph", take(t, a), take(t, b))
	same(t, "facts", allFacts(t, a), allFacts(t, b))
	status(t, load(t, b, Pages(t)...), graph.StatusUnchanged, graph.StatusUnchanged, graph.StatusUnchanged)
	loadWith(t, a, graph.LoadOptions{Force: true}, emptied(t).input())
	load(t, b, newPage(t, "chi-o-day.txt", "", "", "Trang này chỉ có ở đây.").input())
	copied, err = graph.Copy(t.Context(), a, b, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "copied again", graph.Copied{Changed: 1, Unchanged: 131, Extra: 1}, copied)
	same(t, "statements", take(t, a).Statements, take(t, b).Statements)
}

func allFacts(t *testing.T, store graph.Copier) []*graph.Facts {
	t.Helper()
	ids, err := store.DocumentIDs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	facts, err := store.Facts(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

// Same compares all that two stores hold.
func Same(t *testing.T, want, got graph.Store) {
	t.Helper()
	same(t, "graph", take(t, want), take(t, got))
	same(t, "facts", allFacts(t, want), allFacts(t, got))
}

// History gives versions of pages in which people become one and two again, pages
// change, and statements are retracted; to be loaded one batch after the other, by force.
func History(t *testing.T) [][]graph.Input {
	out := [][]graph.Input{Pages(t), people(t), {changed(t).input()}}
	for _, in := range people(t) {
		p := *in.Record
		p.Memberships = p.Memberships[:0:0]
		out = append(out, []graph.Input{{Record: &p}})
	}
	return append(out, people(t), []graph.Input{emptied(t).input()}, Pages(t))
}
