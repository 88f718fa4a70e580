package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/resolve"
)

// fiftyCorrections: a graph with fifty corrections of every kind, some of which
// contradict each other, equals one that is loaded under the journal; and a graph in
// which all of them are undone is the one that it was.
func fiftyCorrections(t *testing.T, open func(t *testing.T) graph.Store) {
	pages := append(append(Pages(t), people(t)...), Crowd(t, 24)...)
	d := newDesk(t, open(t))
	load(t, d.store, pages...)
	before := d.state()
	random := rand.New(rand.NewPCG(50, 50))
	kinds := map[resolve.Op]int{}
	for len(d.journal.Entries) < 50 {
		kinds[d.randomly(random)]++
		if len(d.journal.Entries) == 25 { // pages go on coming
			load(t, d.store, changed(t).input())
			loadWith(t, d.store, graph.LoadOptions{Force: true}, pages...)
		}
	}
	if len(kinds) != 6 {
		t.Errorf("kinds of corrections: %v", kinds)
	}
	corrected, path := d.state(), d.path
	for len(d.journal.Active()) > 0 {
		d.undo(d.journal.Active()[len(d.journal.Active())-1])
	}
	same(t, "everything undone", before, d.state())

	// The same journal as it was before the undoing, in another order of pages.
	fifty := new(resolve.Journal)
	d.path = path + ".fifty"
	for _, e := range d.journal.Entries[:50] {
		if _, err := fifty.Append(d.path, e); err != nil {
			t.Fatal(err)
		}
	}
	d.store = open(t)
	d.follow(d.store)
	random.Shuffle(len(pages), func(i, j int) { pages[i], pages[j] = pages[j], pages[i] })
	for batch := range slices.Chunk(pages, 9) {
		load(t, d.store, batch...)
	}
	same(t, "rebuilt graph", corrected.Graph, take(t, d.store))
	same(t, "rebuilt facts", corrected.Facts, allFacts(t, d.store))
}

// randomly makes one correction of some kind.
func (d *desk) randomly(random *rand.Rand) resolve.Op {
	d.t.Helper()
	nodes := take(d.t, d.store).Nodes
	person := func() graph.Person { return nodes.Persons[random.IntN(len(nodes.Persons))] }
	two := func() (graph.Person, graph.Person) {
		for {
			if a, b := person(), person(); a.ID != b.ID {
				return a, b
			}
		}
	}
	switch n := random.IntN(10); {
	case n < 3:
		a, b := two()
		return d.merge(a.Name, a.ID, b.ID).Op
	case n == 3:
		a, b := two()
		return d.decide(resolve.Entry{Op: resolve.OpDistinct, Persons: []resolve.Person{d.subject(a.ID), d.subject(b.ID)}}).Op
	case n == 4:
		for {
			p := person()
			var documents []string
			for _, s := range take(d.t, d.store).Statements {
				if s.Subject == p.ID || s.Object == p.ID {
					documents = append(documents, s.Document)
				}
			}
			slices.Sort(documents)
			if documents = slices.Compact(documents); len(documents) < 2 {
				continue
			}
			stays, leaves, err := resolve.SubjectsOfSplit(d.t.Context(), d.store, p, documents[:1])
			if err != nil {
				d.t.Fatal(err)
			}
			return d.decide(resolve.Entry{Op: resolve.OpSplit, Persons: []resolve.Person{stays, leaves}}).Op
		}
	case n == 5:
		name := fmt.Sprintf("Giàng Thị Số %s", strings.Repeat("I", 1+random.IntN(5)))
		if random.IntN(3) == 0 {
			o := nodes.Organizations[random.IntN(len(nodes.Organizations))]
			return d.decide(resolve.Entry{Op: resolve.OpRename, Name: name, Organizations: []resolve.Organization{{ID: o.ID}}}).Op
		}
		return d.decide(resolve.Entry{Op: resolve.OpRename, Name: name, Persons: []resolve.Person{d.subject(person().ID)}}).Op
	case n == 6:
		a, b := nodes.Organizations[random.IntN(len(nodes.Organizations))], nodes.Organizations[random.IntN(len(nodes.Organizations))]
		if a.ID == b.ID {
			return d.randomly(random)
		}
		return d.decide(resolve.Entry{Op: resolve.OpMerge, Organizations: []resolve.Organization{{ID: a.ID}, {ID: b.ID}}}).Op
	case n == 7 && len(d.journal.Active()) > 2:
		active := d.journal.Active()
		return d.undo(active[random.IntN(len(active))]).Op
	}
	statements := take(d.t, d.store).Statements
	r, err := resolve.Rejectable(d.t.Context(), d.store, statements[random.IntN(len(statements))], "")
	if err != nil {
		d.t.Fatal(err)
	}
	return d.decide(resolve.Entry{Op: resolve.OpReject, Statement: &r}).Op
}
