package storetest

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/resolve"
)

// desk is where somebody corrects a graph.
type desk struct {
	t       *testing.T
	store   graph.Store
	journal *resolve.Journal
	path    string
	clock   time.Time
}

func newDesk(t *testing.T, store graph.Store) *desk {
	return &desk{t, store, new(resolve.Journal), filepath.Join(t.TempDir(), "corrections.jsonl"), time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)}
}

// decide writes an entry and lets the graph follow.
func (d *desk) decide(e resolve.Entry) resolve.Entry {
	d.t.Helper()
	d.clock = d.clock.Add(time.Minute)
	e.Who, e.When = "Bà Duyệt", d.clock.Format(time.RFC3339)
	if e.Why == "" {
		e.Why = "kiểm tra lại nguồn"
	}
	e, err := d.journal.Append(d.path, e)
	if err != nil {
		d.t.Fatal(err)
	}
	d.follow(d.store)
	return e
}

// follow lets a graph follow the journal as it stands on disk.
func (d *desk) follow(store graph.Store) {
	d.t.Helper()
	read, err := resolve.OpenJournal(d.path)
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := graph.Correct(d.t.Context(), store, read.Corrections(), func(int, int) {}); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) subject(id string) resolve.Person {
	d.t.Helper()
	nodes, err := d.store.Find(d.t.Context(), graph.Filter{IDs: []string{id}})
	if err != nil || len(nodes.Persons) != 1 {
		d.t.Fatalf("%s: %d people, %v", id, len(nodes.Persons), err)
	}
	p, err := resolve.Subject(d.t.Context(), d.store, nodes.Persons[0])
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func (d *desk) merge(name string, ids ...string) resolve.Entry {
	d.t.Helper()
	e := resolve.Entry{Op: resolve.OpMerge, Name: name}
	for _, id := range ids {
		e.Persons = append(e.Persons, d.subject(id))
	}
	return d.decide(e)
}

func (d *desk) split(id string, pages ...graph.Input) resolve.Entry {
	d.t.Helper()
	nodes, err := d.store.Find(d.t.Context(), graph.Filter{IDs: []string{id}})
	if err != nil || len(nodes.Persons) != 1 {
		d.t.Fatalf("%s: %d people, %v", id, len(nodes.Persons), err)
	}
	var documents []string
	for _, p := range pages {
		documents = append(documents, p.DocumentID())
	}
	stays, leaves, err := resolve.SubjectsOfSplit(d.t.Context(), d.store, nodes.Persons[0], documents)
	if err != nil {
		d.t.Fatal(err)
	}
	return d.decide(resolve.Entry{Op: resolve.OpSplit, Persons: []resolve.Person{stays, leaves}})
}

// reject rejects the statements for which that holds, and gives their number.
func (d *desk) reject(that func(graph.Statement) bool) int {
	d.t.Helper()
	n := 0
	for _, s := range take(d.t, d.store).Statements {
		if that(s) {
			r, err := resolve.Rejectable(d.t.Context(), d.store, s, string(s.Kind))
			if err != nil {
				d.t.Fatal(err)
			}
			d.decide(resolve.Entry{Op: resolve.OpReject, Statement: &r})
			n++
		}
	}
	return n
}

func (d *desk) undo(e resolve.Entry) resolve.Entry {
	return d.decide(resolve.Entry{Op: resolve.OpUndo, Undoes: e.ID})
}

// state is all that a store holds, and what it would hand on.
type state struct {
	Graph snapshot
	Facts []*graph.Facts
}

func (d *desk) state() state { return state{take(d.t, d.store), allFacts(d.t, d.store)} }

// rebuilt compares the graph with one that is loaded anew, in another order, under the
// journal; open may empty the store, so it is the last that happens to it.
func (d *desk) rebuilt(open func(t *testing.T) graph.Store, pages ...graph.Input) {
	d.t.Helper()
	want := d.state()
	d.store = open(d.t)
	d.follow(d.store)
	pages = slices.Clone(pages)
	slices.Reverse(pages)
	for batch := range slices.Chunk(pages, 7) {
		load(d.t, d.store, batch...)
	}
	same(d.t, "rebuilt graph", want.Graph, take(d.t, d.store))
	same(d.t, "rebuilt facts", want.Facts, allFacts(d.t, d.store))
}

// mergeLasts: people of two provinces and two names become one, stay one when pages are
// loaded again and anew, and are two again when that is undone.
func mergeLasts(t *testing.T, open func(t *testing.T) graph.Store) {
	pages := append(people(t), one(t, "9b.txt", "", "Giàng A Páo Sử", "TS.", "Chủ tịch, union:son-la").input())
	d := newDesk(t, open(t))
	load(t, d.store, pages...)
	before := d.state()
	across := d.merge("Giàng A Páo Sử", "person:giang-a-pao-su@union:son-la", "person:giang-a-pao@union:cao-bang")
	found := personsOf(t, d.store)
	if got, want := found["person:giang-a-pao-su@union:son-la"], "TS. Giàng A Páo Sử = Giàng A Pao, Giàng A Páo Sử"; got != want || len(found) != 5 {
		t.Errorf("%q, want %q; people: %v", got, want, found)
	}
	for _, s := range take(t, d.store).Statements {
		if s.Subject == "person:giang-a-pao@union:cao-bang" {
			t.Errorf("a statement is still about %s", s.Subject)
		}
	}
	status(t, load(t, d.store, pages[8]), graph.StatusUnchanged)
	after := one(t, "9.txt", "", "Giàng A Pao", "KS.", "Phó Chủ tịch, union:cao-bang").input() // the page has changed, and its anchors with it
	load(t, d.store, after)
	if got := personsOf(t, d.store)["person:giang-a-pao-su@union:son-la"]; !strings.Contains(got, "Giàng A Pao,") {
		t.Errorf("apart after the page was loaded anew: %q", got)
	}
	load(t, d.store, pages[8])
	undo := d.undo(across)
	same(t, "undone", before, d.state())
	d.undo(undo)
	d.rebuilt(open, pages...)
}

// splitLasts: pages that tell of a second person of one name in one union.
func splitLasts(t *testing.T, open func(t *testing.T) graph.Store) {
	pages := people(t)[:3]
	more := one(t, "4.txt", "", "Giàng A Pao", "", "Ủy viên, union:lai-chau").input()
	pages = append(pages, more)
	d := newDesk(t, open(t))
	load(t, d.store, pages...)
	const id = "person:giang-a-pao@union:lai-chau"
	d.split(id, more)
	nodes := take(t, d.store).Nodes.Persons
	if len(nodes) != 2 || nodes[0].ID != id || !strings.HasPrefix(nodes[1].ID, id+"~") {
		t.Fatalf("people %+v", nodes)
	}
	// A page that says as much of either stays with the person that was there.
	later := one(t, "5.txt", "", "Giàng A Pao", "", "Tổng Thư ký, union:lai-chau").input()
	load(t, d.store, later)
	if n := len(take(t, d.store).Nodes.Persons); n != 2 {
		t.Errorf("%d people, want 2", n)
	}
	// A page that would join them does not.
	load(t, d.store, one(t, "6.txt", "", "Giàng A Pao", "", "Chủ tịch, union:lai-chau", "Chủ tịch, union:viet-nam").input())
	if n := len(take(t, d.store).Nodes.Persons); n != 2 {
		t.Errorf("%d people with a page that joins them, want 2", n)
	}
	d.rebuilt(open, append(pages, later, one(t, "6.txt", "", "Giàng A Pao", "", "Chủ tịch, union:lai-chau", "Chủ tịch, union:viet-nam").input())...)
}

// distinctLasts: two people whom later pages would join stay two.
func distinctLasts(t *testing.T, open func(t *testing.T) graph.Store) {
	pages := []graph.Input{
		one(t, "1.txt", "", "Đèo Thị Ban", "", "Chủ tịch, union:dien-bien").input(),
		one(t, "2.txt", "", "Đèo Thị Ban", "", "Giám đốc, org:vien-cay-trong").input(),
		one(t, "3.txt", "", "Đèo Thị Ban", "TS.", "Chủ tịch, union:dien-bien", "Giám đốc, org:vien-cay-trong").input(),
	}
	d := newDesk(t, open(t))
	load(t, d.store, pages[:2]...)
	d.decide(resolve.Entry{Op: resolve.OpDistinct, Persons: []resolve.Person{
		d.subject("person:deo-thi-ban@union:dien-bien"), d.subject("person:deo-thi-ban@org:vien-cay-trong"),
	}})
	load(t, d.store, pages[2])
	byPerson := map[string]int{}
	for _, s := range take(t, d.store).Statements {
		byPerson[s.Subject]++
	}
	if byPerson["person:deo-thi-ban@org:vien-cay-trong"] != 1 || len(byPerson) < 2 {
		t.Errorf("statements by person: %v", byPerson)
	}
	d.rebuilt(open, pages...)
}

// namesLast: the right names of a person and an organization, and organizations that
// are one.
func namesLast(t *testing.T, open func(t *testing.T) graph.Store) {
	pages := append(Pages(t), one(t, "1.txt", "", "Lò Văn Khiên", "", "Chủ tịch, union:son-la").input(),
		one(t, "2.txt", "", "Quàng Thị Lả", "", "Giám đốc, org:so-kh-cn-son-la", "Ủy viên, union:son-la").input())
	d := newDesk(t, open(t))
	load(t, d.store, pages...)
	before := d.state()
	rename := d.decide(resolve.Entry{Op: resolve.OpRename, Name: "Lò Văn Khiêm", Persons: []resolve.Person{d.subject("person:lo-van-khien@union:son-la")}})
	if got := personsOf(t, d.store); got["person:lo-van-khiem@union:son-la"] != "Lò Văn Khiêm = Lò Văn Khiêm, Lò Văn Khiên" {
		t.Errorf("people %v", got)
	}
	d.undo(rename)
	same(t, "undone", before, d.state())
	d.undo(d.journal.Entries[1])
	organization := func(id string) resolve.Organization { return resolve.Organization{ID: id} }
	d.decide(resolve.Entry{Op: resolve.OpMerge, Organizations: []resolve.Organization{
		organization("org:so-khoa-hoc-va-cong-nghe-son-la"), organization("org:so-kh-cn-son-la")}})
	d.decide(resolve.Entry{Op: resolve.OpRename, Name: "Sở KHCN Sơn La", Organizations: []resolve.Organization{organization("org:so-khoa-hoc-va-cong-nghe-son-la")}})
	nodes, err := d.store.Find(t.Context(), graph.Filter{Names: []string{"so khcn son la"}})
	if err != nil || len(nodes.Organizations) != 1 {
		t.Fatalf("%+v, %v", nodes.Organizations, err)
	}
	same(t, "organization", graph.Organization{
		ID: "org:so-khoa-hoc-va-cong-nghe-son-la", Name: "Sở KHCN Sơn La", Classification: "government", Folded: "so khcn son la",
		Names: []string{"Sở KHCN Sơn La", "Sở Khoa học và Công nghệ Sơn La", "Tổ chức so-kh-cn-son-la"},
	}, nodes.Organizations[0])
	for _, s := range take(t, d.store).Statements {
		if s.Object == "org:so-kh-cn-son-la" {
			t.Errorf("a statement is still about %s", s.Object)
		}
	}
	d.rebuilt(open, pages...)
}

// rejectLasts: a rejected statement stays away when its page is read anew, and from
// other pages that have the sentence; an event goes with all that is said of it.
func rejectLasts(t *testing.T, open func(t *testing.T) graph.Store) {
	pages := Pages(t)
	copied := visit(t)
	copied.r.Document.SourceFile = "chep-lai.txt"
	d := newDesk(t, open(t))
	load(t, d.store, pages...)
	chairs := func(s graph.Statement) bool {
		return s.Kind == graph.KindMembership && s.Object == "union:son-la" && s.Document == pages[0].DocumentID()
	}
	if n := d.reject(chairs); n != 1 {
		t.Fatalf("%d rejected", n)
	}
	load(t, d.store, changed(t).input(), copied.input())
	for _, s := range take(t, d.store).Statements {
		if s.Kind == graph.KindMembership && s.Object == "union:son-la" && s.Document != pages[1].DocumentID() {
			t.Errorf("came back: %+v", s)
		}
	}
	load(t, d.store, pages[0])
	if n := d.reject(func(s graph.Statement) bool { return s.Kind == graph.KindEvent && s.Document == pages[1].DocumentID() }); n != 1 {
		t.Fatalf("%d events rejected", n)
	}
	nodes := take(t, d.store).Nodes
	if len(nodes.Events) != 2 { // of the visit and its copy
		t.Errorf("events %+v", nodes.Events)
	}
	if n := d.reject(func(s graph.Statement) bool {
		return s.Kind == graph.KindMention && strings.HasPrefix(s.Subject, "person:quang")
	}); n != 1 {
		t.Fatalf("%d mentions rejected", n)
	}
	if n := len(take(t, d.store).Nodes.Persons); n != len(nodes.Persons)-1 {
		t.Errorf("%d people, want one less than %d", n, len(nodes.Persons))
	}
	d.rebuilt(open, append(pages, copied.input())...)
}

// othersCorrectionsAreKept: whoever loads without the journal of a graph does not undo it.
func othersCorrectionsAreKept(t *testing.T, open func(t *testing.T) graph.Store) {
	d := newDesk(t, open(t))
	load(t, d.store, Pages(t)...)
	d.merge("Võ Thị Mận", "person:vo-thi-man@union:ben-tre", "person:vo-thi-man@union:ha-giang")
	if n := len(take(t, d.store).Nodes.Persons); n != 3 {
		t.Errorf("%d people, want 3", n)
	}
	d.store.SetCorrector(new(resolve.Journal).Corrections())
	if _, err := d.store.Load(t.Context(), people(t), graph.LoadOptions{}); graph.CodeOf(err) != graph.CodeRefused {
		t.Errorf("loaded under no journal: %v", err)
	}
	d.follow(d.store)
	load(t, d.store, people(t)...)
	d.rebuilt(open, append(Pages(t), people(t)...)...)
}
