package storetest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

func loaded(t *testing.T, open func(t *testing.T) graph.Store) (graph.Store, graph.Query) {
	store := open(t)
	load(t, store, Pages(t)...)
	return store, graph.Query{Reader: store}
}

func find(t *testing.T, open func(t *testing.T) graph.Store) {
	store, _ := loaded(t, open)
	for _, test := range []struct {
		filter graph.Filter
		want   string
	}{
		{graph.Filter{Names: []string{"vo thi man"}}, "person:vo-thi-man@union:ben-tre person:vo-thi-man@union:ha-giang"},
		{graph.Filter{Words: []string{"man"}, Kinds: []graph.NodeKind{graph.NodePerson}, Limit: 1}, "person:vo-thi-man@union:ben-tre"},
		{graph.Filter{Words: []string{"quang", "la"}}, "person:quang-thi-la@union:son-la so-ket.txt"},
		{graph.Filter{Words: []string{"hoi", "tham"}}, "tham-ben-tre.txt"},
		{graph.Filter{Words: []string{"son", "la"}, Kinds: []graph.NodeKind{graph.NodeOrganization}}, "union:son-la org:so-khoa-hoc-va-cong-nghe-son-la"},
		{graph.Filter{IDs: []string{"union:son-la", "union:la-chau"}}, "union:son-la"},
		{graph.Filter{IDs: []string{}}, ""},
		{graph.Filter{Words: []string{"không"}}, ""},
		{graph.Filter{Names: []string{"lien hiep cac hoi khoa hoc va ky thuat viet nam"}}, "union:viet-nam"},
	} {
		nodes, err := store.Find(t.Context(), test.filter)
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprintf("%+v", test.filter), test.want, strings.Join(ids(nodes), " "))
	}
}

func ids(nodes graph.Nodes) []string {
	var out []string
	for _, p := range nodes.Persons {
		out = append(out, p.ID)
	}
	for _, o := range nodes.Organizations {
		out = append(out, o.ID)
	}
	for _, e := range nodes.Events {
		out = append(out, e.Name)
	}
	for _, d := range nodes.Documents {
		out = append(out, d.SourceFile)
	}
	return out
}

func statements(t *testing.T, open func(t *testing.T) graph.Store) {
	store, _ := loaded(t, open)
	for _, test := range []struct {
		filter graph.StatementFilter
		want   int
	}{
		{graph.StatementFilter{}, 21}, // 20 facts and the mention of an author
		{graph.StatementFilter{Kinds: []graph.Kind{graph.KindMet}}, 1},
		{graph.StatementFilter{Nodes: []string{"union:ben-tre"}}, 4},
		{graph.StatementFilter{Nodes: []string{"union:son-la"}, Kinds: []graph.Kind{graph.KindParticipation}}, 1}, // a delegation
		{graph.StatementFilter{Nodes: []string{"person:lo-van-khiem@union:son-la", "union:ben-tre"}}, 9},
		{graph.StatementFilter{Nodes: []string{}}, 0},
		{graph.StatementFilter{Documents: []string{visit(t).input().DocumentID()}}, 10},
	} {
		found, err := store.Statements(t.Context(), test.filter)
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != test.want {
			t.Errorf("%+v: %d statements, want %d", test.filter, len(found), test.want)
		}
	}
}

// in writes an answer as JSON, the form whose keys are promised.
func in(t *testing.T, answer any) string {
	t.Helper()
	b, err := json.MarshalIndent(answer, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func queryMet(t *testing.T, open func(t *testing.T) graph.Store) {
	_, q := loaded(t, open)
	answers, err := q.Met(t.Context(), "lo van khiem")
	if err != nil {
		t.Fatal(err)
	}
	eventID := answers[0].Events[0].ID
	same(t, "answer", `[
 {
  "person": {
   "id": "person:lo-van-khiem@union:son-la",
   "name": "Lò Văn Khiêm",
   "honorific_prefix": null
  },
  "met": {
   "id": "person:vo-thi-man@union:ben-tre",
   "name": "Võ Thị Mận",
   "honorific_prefix": "TS."
  },
  "times": 1,
  "first": "2023-05-09",
  "last": "2023-05-09",
  "events": [
   {
    "id": "`+eventID+`",
    "name": "Thăm và làm việc tại Bến Tre",
    "classification": "visit",
    "start_date": "2023-05-09",
    "end_date": null,
    "location": null
   }
  ],
  "evidence": [
   {
    "sentence": "Tiếp đoàn có TS. Võ Thị Mận, Phó Chủ tịch Liên hiệp hội Bến Tre.",
    "url": null,
    "source_file": "tham-ben-tre.txt",
    "title": "Hai liên hiệp hội ký kết",
    "published": "2023-05-10",
    "start": 132,
    "end": 159,
    "copies": []
   }
  ]
 }
]`, in(t, answers))
	if answers, err := q.Met(t.Context(), "Quàng Thị Lả"); err != nil || in(t, answers) != "[]" {
		t.Errorf("somebody who met nobody: %s, %v", in(t, answers), err)
	}
}

func queryCooperation(t *testing.T, open func(t *testing.T) graph.Store) {
	_, q := loaded(t, open)
	for union, want := range map[string][]string{
		"":        {"union:ben-tre union:son-la agreement 2023 2026 tham-ben-tre.txt", "org:so-khoa-hoc-va-cong-nghe-son-la union:son-la joint_activity   so-ket.txt"},
		"ben-tre": {"union:ben-tre union:son-la agreement 2023 2026 tham-ben-tre.txt"},
		"son-la":  {"union:son-la union:ben-tre agreement 2023 2026 tham-ben-tre.txt", "union:son-la org:so-khoa-hoc-va-cong-nghe-son-la joint_activity   so-ket.txt"},
		"vusta":   {},
	} {
		answers, err := q.Cooperation(t.Context(), union)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, a := range answers {
			got = append(got, fmt.Sprintf("%s %s %s %s %s %s", a.Organizations[0].ID, a.Organizations[1].ID, a.Basis, a.StartDate, a.EndDate, a.Evidence[0].SourceFile))
		}
		same(t, "cooperation "+union, want, got)
	}
}

func queryLeaders(t *testing.T, open func(t *testing.T) graph.Store) {
	store, q := loaded(t, open)
	p := newPage(t, "ban-chap-hanh.txt", "", "2022-02-01", "Có mặt: Lường Văn Phích, ủy viên, Tổng Thư ký; Cầm Thị Ươm, nguyên Chủ tịch.")
	union := p.union("son-la", "Sơn La")
	phich, uom := p.person("Lường Văn Phích", ""), p.person("Cầm Thị Ươm", "")
	p.role(phich, "Ủy viên", union, "Lường Văn Phích, ủy viên")
	p.role(phich, "Tổng Thư ký", union, "Lường Văn Phích, ủy viên, Tổng Thư ký")
	p.formerRole(uom, "Chủ tịch", union, "Cầm Thị Ươm, nguyên Chủ tịch")
	load(t, store, p.input())
	answers, err := q.Leaders(t.Context(), "Liên hiệp hội tỉnh Sơn La")
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, a := range answers {
		got = append(got, fmt.Sprintf("%s, %s, %v, %d documents, %s to %s", a.Person.Name, a.Role, a.Former, a.Documents, a.First, a.Last))
	}
	same(t, "leaders", []string{
		"Lò Văn Khiêm, Chủ tịch, false, 2 documents, 2023-05-10 to 2024-01-20",
		"Lường Văn Phích, Tổng Thư ký, false, 1 documents, 2022-02-01 to 2022-02-01",
		"Cầm Thị Ươm, Chủ tịch, true, 1 documents, 2022-02-01 to 2022-02-01",
	}, got)
	if want := "Ông Lò Văn Khiêm, Chủ tịch Liên hiệp hội Sơn La, dự trực tuyến."; answers[0].Evidence[0].Sentence != want {
		t.Errorf("the newest sentence is %q, want %q", answers[0].Evidence[0].Sentence, want)
	}
}

func queryPerson(t *testing.T, open func(t *testing.T) graph.Store) {
	_, q := loaded(t, open)
	answers, err := q.Person(t.Context(), "ông Lò Văn Khiêm")
	if err != nil {
		t.Fatal(err)
	}
	a := answers[0]
	var events []string
	for _, e := range a.Events {
		events = append(events, fmt.Sprintf("%s as %s %s %s", e.Event.Name, e.As, e.Mode, e.Delegation))
	}
	same(t, "events", []string{"Hội nghị giao ban toàn quốc as attendee online ", "Thăm và làm việc tại Bến Tre as head in_person union:son-la"}, events)
	if len(answers) != 1 || len(a.Roles) != 1 || len(a.Met) != 1 || len(a.Evidence) != 5 {
		t.Errorf("%d answers, %d roles, %d met, %d places; want 1, 1, 1, 5", len(answers), len(a.Roles), len(a.Met), len(a.Evidence))
	}
	answers, err = q.Person(t.Context(), "quang thi la")
	if err != nil {
		t.Fatal(err)
	}
	if e := answers[0].Evidence; len(e) != 1 || e[0].Sentence != "Bài: Quàng Thị Lả" {
		t.Errorf("somebody only named has the evidence %v", e)
	}
}

func queryEvents(t *testing.T, open func(t *testing.T) graph.Store) {
	_, q := loaded(t, open)
	line := func(answers []graph.EventAnswer) []string {
		var out []string
		for _, a := range answers {
			out = append(out, fmt.Sprintf("%s %s: %d organized, %d hosted, %d took part, %d people, %d places",
				a.Event.StartDate, a.Event.Classification, len(a.Organizer), len(a.Host), len(a.Organizations), len(a.Attendees), len(a.Evidence)))
		}
		return out
	}
	all, err := q.Events(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "all", []string{
		"2024-01-19 conference: 1 organized, 0 hosted, 3 took part, 2 people, 1 places",
		"2023-05-09 visit: 0 organized, 1 hosted, 2 took part, 2 people, 1 places",
	}, line(all))
	some, err := q.Events(t.Context(), "bến tre")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "of one", line(all)[1:], line(some))
}

func querySearch(t *testing.T, open func(t *testing.T) graph.Store) {
	_, q := loaded(t, open)
	answers, err := q.Search(t.Context(), "Bến Tre", 10)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range answers {
		got = append(got, fmt.Sprintf("%s %s (%d)", a.Kind, a.Name, len(a.Evidence)))
	}
	same(t, "hits", []string{
		"organization Liên hiệp các Hội Khoa học và Kỹ thuật Bến Tre (3)",
		"event Thăm và làm việc tại Bến Tre (4)",
		"document Hai liên hiệp hội ký kết (2)",
	}, got)
	last := answers[len(answers)-1].Evidence[1]
	if last.Sentence != "Tiếp đoàn có TS. Võ Thị Mận, Phó Chủ tịch Liên hiệp hội Bến Tre." || last.Start != 132 || last.End != 196 {
		t.Errorf("sentence %+v", last)
	}
	if _, err := q.Search(t.Context(), " … ", 10); graph.CodeOf(err) != graph.CodeInvalid {
		t.Errorf("a search for nothing gives %v", err)
	}
	if answers, err := q.Search(t.Context(), "thiên văn", 10); err != nil || in(t, answers) != "[]" {
		t.Errorf("a search in vain gives %s, %v", in(t, answers), err)
	}
}

func candidates(err error) []string {
	var out []string
	if e, ok := err.(*graph.Error); ok {
		for _, c := range e.Candidates {
			out = append(out, c.ID+" | "+c.Detail)
		}
	}
	slices.Sort(out)
	return out
}
