package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/graph"
)

// loadsEverything compares each entity with what the pages say.
func loadsEverything(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	results := load(t, store, Pages(t)...)
	status(t, results, graph.StatusNew, graph.StatusNew, graph.StatusNew)
	for i, want := range []int{10, 9, 1} {
		if got := results[i].Added; got != want || results[i].Retracted != 0 || results[i].Updated != 0 {
			t.Errorf("document %d: added %d, retracted %d, updated %d; want %d, 0, 0", i, got, results[i].Retracted, results[i].Updated, want)
		}
	}
	got := take(t, store)
	same(t, "persons", []graph.Person{
		{ID: "person:lo-van-khiem@union:son-la", Name: "Lò Văn Khiêm", Folded: "lo van khiem", Names: []string{"Lò Văn Khiêm"}},
		{ID: "person:quang-thi-la@union:son-la", Name: "Quàng Thị Lả", Folded: "quang thi la", Names: []string{"Quàng Thị Lả"}},
		{ID: "person:vo-thi-man@union:ben-tre", Name: "Võ Thị Mận", HonorificPrefix: "TS.", Folded: "vo thi man", Names: []string{"Võ Thị Mận"}},
		{ID: "person:vo-thi-man@union:ha-giang", Name: "Võ Thị Mận", Folded: "vo thi man", Names: []string{"Võ Thị Mận"}},
	}, got.Nodes.Persons)
	var organizations []string
	for _, o := range got.Nodes.Organizations {
		organizations = append(organizations, o.ID+" "+o.Classification)
	}
	same(t, "organizations", []string{
		"union:ben-tre union", "union:ha-giang union", "union:son-la union", "union:viet-nam union", "org:so-khoa-hoc-va-cong-nghe-son-la government",
	}, organizations)
	var events []string
	for _, e := range got.Nodes.Events {
		events = append(events, strings.Join([]string{e.StartDate, e.Classification, e.Name}, " | "))
	}
	same(t, "events", []string{"2024-01-19 | conference | Hội nghị giao ban toàn quốc", "2023-05-09 | visit | Thăm và làm việc tại Bến Tre"}, events)
	var edges []string
	for _, e := range got.Edges {
		from, to := name(got, e.From), name(got, e.To)
		edges = append(edges, fmt.Sprintf("%s -%s-> %s [%s%s%s%s %s–%s] %d× %s…%s", from, e.Type, to, e.Role, e.As, e.Mode, e.Basis, e.StartDate, e.EndDate, e.Count, e.First, e.Last))
	}
	slices.Sort(edges)
	same(t, "edges", []string{
		"lo-van-khiem@union:son-la -ATTENDED-> conference [attendeeonline –] 1× 2024-01-19…2024-01-19",
		"lo-van-khiem@union:son-la -ATTENDED-> visit [headin_person –] 1× 2023-05-09…2023-05-09",
		"lo-van-khiem@union:son-la -HOLDS_ROLE-> union:son-la [Chủ tịch –] 2× 2023-05-10…2024-01-20",
		"lo-van-khiem@union:son-la -MET-> vo-thi-man@union:ben-tre [ –] 1× 2023-05-09…2023-05-09",
		"org:so-khoa-hoc-va-cong-nghe-son-la -COOPERATES_WITH-> union:son-la [joint_activity –] 1× 2023-07-01…2023-07-01",
		"union:ben-tre -COOPERATES_WITH-> union:son-la [agreement 2023–2026] 1× 2023-05-09…2023-05-09",
		"union:ben-tre -HOSTED-> visit [ –] 1× 2023-05-09…2023-05-09",
		"union:ben-tre -TOOK_PART-> visit [ –] 1× 2023-05-09…2023-05-09",
		"union:ha-giang -TOOK_PART-> conference [ –] 1× 2024-01-19…2024-01-19",
		"union:son-la -TOOK_PART-> conference [ –] 1× 2024-01-19…2024-01-19",
		"union:son-la -TOOK_PART-> visit [ –] 1× 2023-05-09…2023-05-09",
		"union:viet-nam -ORGANIZED-> conference [ –] 1× 2024-01-19…2024-01-19",
		"union:viet-nam -TOOK_PART-> conference [ –] 1× 2024-01-19…2024-01-19",
		"vo-thi-man@union:ben-tre -ATTENDED-> visit [hostin_person –] 1× 2023-05-09…2023-05-09",
		"vo-thi-man@union:ben-tre -HOLDS_ROLE-> union:ben-tre [Phó Chủ tịch –] 1× 2023-05-10…2023-05-10",
		"vo-thi-man@union:ha-giang -ATTENDED-> conference [speakerin_person –] 1× 2024-01-19…2024-01-19",
		"vo-thi-man@union:ha-giang -HOLDS_ROLE-> union:ha-giang [Chủ tịch –] 1× 2024-01-20…2024-01-20",
	}, edges)
}

// name gives a short name of a node: events by kind, as their ids are hashes.
func name(s snapshot, id string) string {
	for _, e := range s.Nodes.Events {
		if e.ID == id {
			return e.Classification
		}
	}
	return strings.TrimPrefix(id, "person:")
}

func reloadChangesNothing(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store, Pages(t)...)
	before := take(t, store)
	for _, r := range load(t, store, Pages(t)...) {
		same(t, "result", graph.LoadResult{Document: r.Document, Status: graph.StatusUnchanged}, r)
	}
	same(t, "graph", before, take(t, store))
}

// changed is the visit's page, corrected: no agreement was signed, and Mận is chairwoman.
func changed(t *testing.T) *page {
	p := newPage(t, "tham-ben-tre.txt", "ben-tre", "2023-05-11",
		"Hai liên hiệp hội gặp nhau. Đính chính: ngày 9/5/2023, đoàn Liên hiệp hội Sơn La do Chủ tịch Lò Văn Khiêm dẫn đầu đến thăm Liên hiệp hội Bến Tre. "+
			"Tiếp đoàn có PGS.TS. Võ Thị Mận, Chủ tịch Liên hiệp hội Bến Tre.")
	sonLa, benTre := p.union("son-la", "Sơn La"), p.union("ben-tre", "Bến Tre")
	khiem, man := p.person("Lò Văn Khiêm", ""), p.person("Võ Thị Mận", "PGS.TS.")
	p.role(khiem, "Chủ tịch", sonLa, "Chủ tịch Lò Văn Khiêm")
	p.role(man, "Chủ tịch", benTre, "Võ Thị Mận, Chủ tịch Liên hiệp hội Bến Tre")
	e := p.event("visit", "Thăm và làm việc tại Bến Tre", "2023-05-09", "đến thăm Liên hiệp hội Bến Tre")
	e.Host, e.Organizations = []string{benTre}, []string{sonLa, benTre}
	p.attends(e, khiem, "head", "Lò Văn Khiêm dẫn đầu")
	p.attends(e, man, "host", "Tiếp đoàn có PGS.TS. Võ Thị Mận")
	p.met(khiem, man, "e1", "Tiếp đoàn có PGS.TS. Võ Thị Mận")
	return p
}

func changedDocumentRetracts(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store, Pages(t)...)
	results := load(t, store, changed(t).input())
	status(t, results, graph.StatusChanged)
	// Gone are the agreement and the old role; the new role came; all else moved in the text.
	if r := results[0]; r.Added != 1 || r.Retracted != 2 || r.Updated != 8 {
		t.Errorf("added %d, retracted %d, updated %d; want 1, 2, 8", r.Added, r.Retracted, r.Updated)
	}
	got := take(t, store)
	fresh := open(t)
	load(t, fresh, changed(t).input(), conference(t).input(), review(t).input())
	same(t, "graph", take(t, fresh), got)
}

// emptied is the visit's page when the site shows an error instead.
func emptied(t *testing.T) *page {
	return newPage(t, "tham-ben-tre.txt", "ben-tre", "", "Trang không tồn tại.")
}

func refusesToLoseMost(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store, Pages(t)...)
	before := take(t, store)
	extra := newPage(t, "khac.txt", "", "", "Một trang khác.").input()
	results := load(t, store, emptied(t).input(), extra)
	status(t, results, graph.StatusFailed, graph.StatusNew)
	if code := graph.CodeOf(results[0].Err); code != graph.CodeRefused {
		t.Errorf("error has code %q: %v", code, results[0].Err)
	}
	if message := fmt.Sprint(results[0].Err); !strings.Contains(message, "tham-ben-tre.txt") || !strings.Contains(message, "--force") {
		t.Errorf("message names neither file nor remedy: %s", message)
	}
	after := take(t, store)
	same(t, "statements", before.Statements, after.Statements)
	same(t, "persons", before.Nodes.Persons, after.Nodes.Persons)
	if len(after.Nodes.Documents) != len(before.Nodes.Documents)+1 {
		t.Error("the other document of the batch is not there")
	}
	status(t, load(t, store, Pages(t)...), graph.StatusUnchanged, graph.StatusUnchanged, graph.StatusUnchanged)
}

func forceOverridesRefusal(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store, Pages(t)...)
	results := loadWith(t, store, graph.LoadOptions{Force: true}, emptied(t).input())
	status(t, results, graph.StatusChanged)
	if results[0].Retracted != 10 {
		t.Errorf("retracted %d statements, want 10", results[0].Retracted)
	}
	got := take(t, store)
	fresh := open(t)
	load(t, fresh, emptied(t).input(), conference(t).input(), review(t).input())
	same(t, "graph", take(t, fresh), got)
}

func invalidKeepsNobodyBack(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	broken := visit(t)
	broken.r.Memberships[0].Evidence.End = 100000
	results := load(t, store, broken.input(), conference(t).input())
	status(t, results, graph.StatusFailed, graph.StatusNew)
	if code := graph.CodeOf(results[0].Err); code != graph.CodeInvalid {
		t.Errorf("error has code %q: %v", code, results[0].Err)
	}
	got := take(t, store)
	fresh := open(t)
	load(t, fresh, conference(t).input())
	same(t, "graph", take(t, fresh), got)
}

func laterOfTwoVersionsCounts(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	results := load(t, store, visit(t).input(), conference(t).input(), changed(t).input(), changed(t).input())
	status(t, results, graph.StatusNew, graph.StatusNew, graph.StatusChanged, graph.StatusUnchanged)
	got := take(t, store)
	fresh := open(t)
	load(t, fresh, conference(t).input(), changed(t).input())
	same(t, "graph", take(t, fresh), got)
}

func cancelledLoadsNothing(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store, review(t).input())
	before := take(t, store)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := store.Load(ctx, Pages(t), graph.LoadOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	same(t, "graph", before, take(t, store))
	status(t, load(t, store, Pages(t)...), graph.StatusNew, graph.StatusNew, graph.StatusUnchanged)
}

func orderDoesNotMatter(t *testing.T, open func(t *testing.T) graph.Store) {
	all := append(Pages(t), people(t)...)
	store := open(t)
	load(t, store, all...)
	want := take(t, store)
	random := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		store := open(t)
		for batch := range slices.Chunk(all, 1+random.IntN(4)) {
			load(t, store, batch...)
		}
		same(t, "graph", want, take(t, store))
	}
}

// historyDoesNotMatter loads versions at random and compares the graph with one
// that has seen the last versions only.
func historyDoesNotMatter(t *testing.T, open func(t *testing.T) graph.Store) {
	versions := append(Pages(t), people(t)...)
	versions = append(versions, changed(t).input(), emptied(t).input())
	for i := range 3 { // the same people with fewer facts, in the documents that have them
		p := *people(t)[i].Record
		p.Memberships = []extract.Membership{}
		versions = append(versions, graph.Input{Record: &p})
	}
	random := rand.New(rand.NewPCG(3, 4))
	store := open(t)
	last := map[string]graph.Input{}
	for range 60 {
		in := versions[random.IntN(len(versions))]
		loadWith(t, store, graph.LoadOptions{Force: true}, in)
		last[in.DocumentID()] = in
	}
	got := take(t, store)
	fresh := open(t)
	for _, in := range last {
		load(t, fresh, in)
	}
	same(t, "graph", take(t, fresh), got)
}
