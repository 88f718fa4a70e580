package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

// meeting is a page on which people of two unions, "Name, slug" each, meet.
func meeting(t *testing.T, file, day string, people ...string) *page {
	var names, unions []string
	for _, p := range people {
		name, slug, _ := strings.Cut(p, ", ")
		names, unions = append(names, name), append(unions, slug)
	}
	p := newPage(t, file+".txt", unions[0], day, "Gặp gỡ "+file+". Có mặt: "+strings.Join(names, "; ")+".")
	var ids []string
	declared := map[string]bool{}
	for i, name := range names {
		if !declared[unions[i]] {
			declared[unions[i]] = true
			p.union(unions[i], unions[i])
		}
		id := p.person(name, "")
		ids = append(ids, id)
		p.role(id, "Chủ tịch", "union:"+unions[i], name)
	}
	e := p.event("meeting", "Gặp gỡ "+file, day, "Gặp gỡ "+file)
	for _, slug := range unions {
		if !strings.Contains(strings.Join(e.Organizations, " ")+" ", "union:"+slug+" ") {
			e.Organizations = append(e.Organizations, "union:"+slug)
		}
	}
	e.Host = e.Organizations[:1]
	for i, id := range ids {
		p.attends(e, id, "attendee", names[i])
		for j := range i {
			p.met(ids[j], id, "e1", names[i])
		}
	}
	return p
}

// chain is Sơn La – Lai Châu – Điện Biên – Hà Giang, one pair after the other; Cao Bằng
// is at a conference of Hà Giang, and no more.
func chain(t *testing.T) []graph.Input {
	first := meeting(t, "1", "2021-04-01", "Lò Văn Khiêm, son-la", "Giàng A Pao, lai-chau")
	first.cooperation("union:son-la", "union:lai-chau", "exchange", "", "", "e1", "Gặp gỡ 1")
	second := meeting(t, "2", "2022-04-01", "Giàng A Pao, lai-chau", "Đèo Thị Ban, dien-bien")
	second.cooperation("union:lai-chau", "union:dien-bien", "agreement", "2022", "2026", "e1", "Gặp gỡ 2")
	third := meeting(t, "3", "2022-09-09", "Đèo Thị Ban, dien-bien", "Võ Thị Mận, ha-giang")
	third.cooperation("union:dien-bien", "union:ha-giang", "exchange", "", "", "", "Gặp gỡ 3")
	last := newPage(t, "4.txt", "ha-giang", "2023-01-05", "Hội nghị Hà Giang. Liên hiệp hội Cao Bằng cử ông Nông Văn Sáo dự.")
	haGiang, caoBang := last.union("ha-giang", "ha-giang"), last.union("cao-bang", "cao-bang")
	e := last.event("conference", "Hội nghị Hà Giang", "2023-01-05", "Hội nghị Hà Giang")
	e.Organizer, e.Organizations = []string{haGiang}, []string{haGiang, caoBang}
	sao := last.person("Nông Văn Sáo", "")
	last.attends(e, sao, "attendee", "Nông Văn Sáo dự")
	e.Participation[0].Delegation = &caoBang
	var out []graph.Input
	for _, p := range []*page{first, second, third, last} {
		out = append(out, p.input())
	}
	return out
}

func tail(id string) string { return id[strings.LastIndexAny(id, ":@")+1:] }

func queryNetwork(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store, chain(t)...)
	ctx, q := t.Context(), graph.Query{Reader: store}
	check := func(what string, want []string, got []string, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		same(t, what, want, got)
	}
	matrix := func(year string) (out []string, err error) {
		answers, err := q.Matrix(ctx, year)
		for _, m := range answers {
			out = append(out, fmt.Sprintf("%s %s %s %s %d (%d)", m.Year, tail(m.Organizations[0].ID), tail(m.Organizations[1].ID), m.Basis, m.Times, len(m.Evidence)))
		}
		return out, err
	}
	got, err := matrix("")
	check("matrix", []string{"2022 dien-bien ha-giang exchange 1 (1)", "2022 dien-bien lai-chau agreement 1 (1)", "2021 lai-chau son-la exchange 1 (1)"}, got, err)
	got, err = matrix("2021")
	check("matrix of a year", []string{"2021 lai-chau son-la exchange 1 (1)"}, got, err)
	if _, err = matrix("21"); graph.CodeOf(err) != graph.CodeInvalid {
		t.Errorf("a year of two digits: %v", err)
	}

	active, err := q.Active(ctx)
	got = nil
	for _, a := range active {
		got = append(got, fmt.Sprintf("%s %d events, %d organized, %d hosted, %d times with %d, %s to %s (%d)", tail(a.Organization.ID), a.Events, a.Organized, a.Hosted,
			a.Cooperations, a.Partners, a.First, a.Last, len(a.Evidence)))
	}
	check("active", []string{
		"dien-bien 2 events, 0 organized, 1 hosted, 2 times with 2, 2022-04-01 to 2022-09-09 (2)",
		"lai-chau 2 events, 0 organized, 1 hosted, 2 times with 2, 2021-04-01 to 2022-04-01 (2)",
		"ha-giang 2 events, 1 organized, 0 hosted, 1 times with 1, 2022-09-09 to 2023-01-05 (2)",
		"son-la 1 events, 0 organized, 1 hosted, 1 times with 1, 2021-04-01 to 2021-04-01 (1)",
		"cao-bang 1 events, 0 organized, 0 hosted, 0 times with 0, 2023-01-05 to 2023-01-05 (1)",
	}, got, err)

	isolated, err := q.Isolated(ctx)
	got = nil
	for _, i := range isolated {
		got = append(got, fmt.Sprintf("%s %d pages, %d shared, national %v, %s (%d)", tail(i.Organization.ID), i.Pages, i.Shared, i.National, i.Last, len(i.Evidence)))
	}
	check("isolated", []string{"cao-bang 1 pages, 1 shared, national false, 2023-01-05 (2)"}, got, err)

	brokers, err := q.Brokers(ctx, 0)
	got = nil
	for _, b := range brokers {
		who := ""
		if b.Person != nil {
			who = b.Person.Name
		} else {
			who = tail(b.Organization.ID)
		}
		var connects []string
		for _, o := range b.Connects {
			connects = append(connects, tail(o.ID))
		}
		got = append(got, fmt.Sprintf("%s %s: %.1f of %d, %s (%v)", b.Kind, who, b.Betweenness, b.Pairs, strings.Join(connects, " "), len(b.Evidence) > 0))
	}
	check("brokers", []string{
		"person Đèo Thị Ban: 5.0 of 6, dien-bien ha-giang lai-chau (true)",
		"person Giàng A Pao: 5.0 of 6, dien-bien lai-chau son-la (true)",
		"person Lò Văn Khiêm: 3.0 of 6, lai-chau son-la (true)",
		"person Võ Thị Mận: 3.0 of 6, dien-bien ha-giang (true)",
		"organization dien-bien: 2.0 of 6, ha-giang lai-chau (true)",
		"organization lai-chau: 2.0 of 6, dien-bien son-la (true)",
	}, got, err)
}

func queryPath(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store, chain(t)...)
	ctx, q := t.Context(), graph.Query{Reader: store}
	for _, test := range []struct {
		from, to string
		want     []string
	}{
		{"lo van khiem", "vo thi man", []string{"Lò Văn Khiêm MET Giàng A Pao MET Đèo Thị Ban MET Võ Thị Mận (3)"}},
		{"son-la", "lai-chau", []string{"son-la COOPERATES_WITH lai-chau (1)"}},
		{"lo van khiem", "son-la", []string{"Lò Văn Khiêm HOLDS_ROLE son-la (1)"}},
		{"nong van sao", "ha-giang", []string{"Nông Văn Sáo ATTENDED Hội nghị Hà Giang ORGANIZED ha-giang (2)"}},
		{"cao-bang", "ha-giang", []string{"cao-bang TOOK_PART Hội nghị Hà Giang ORGANIZED ha-giang (2)"}},
	} {
		answers, err := q.Path(ctx, test.from, test.to, 1)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, p := range answers {
			line := strings.TrimPrefix(p.Nodes[0].Name, "Liên hiệp các Hội Khoa học và Kỹ thuật ")
			for i, s := range p.Steps {
				line += " " + string(s.Relation) + " " + strings.TrimPrefix(p.Nodes[i+1].Name, "Liên hiệp các Hội Khoa học và Kỹ thuật ")
				if len(s.Evidence) == 0 {
					t.Errorf("%s: no evidence", line)
				}
			}
			got = append(got, fmt.Sprintf("%s (%d)", line, len(p.Evidence)))
		}
		same(t, test.from+" to "+test.to, test.want, got)
	}
	if answers, err := (graph.Query{Reader: store, Window: graph.Window{Since: "2022"}}).Path(ctx, "lo van khiem", "vo thi man", 0); err != nil || len(answers) != 0 {
		t.Errorf("a chain over a meeting of 2021 since 2022: %+v, %v", answers, err)
	}
	if _, err := q.Path(ctx, "lo van khiem", "Lò Văn Khiêm", 0); graph.CodeOf(err) != graph.CodeInvalid {
		t.Errorf("from somebody to the same: %v", err)
	}
	if _, err := q.Path(ctx, "lo van khiem", "tran van a", 0); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("to nobody: %v", err)
	}
}

func queryChanges(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	pages := chain(t)
	load(t, store, pages...)
	q := graph.Query{Reader: store}
	ids := func(numbers ...int) (out []string) {
		for _, n := range numbers {
			out = append(out, pages[n].DocumentID())
		}
		return out
	}
	lines := func(fresh, changed []string) []string {
		answers, err := q.Changes(t.Context(), fresh, changed)
		if err != nil {
			t.Fatal(err)
		}
		out := []string{}
		for _, a := range answers {
			line := a.Change + " " + a.Fact
			for _, p := range a.Persons {
				line += " " + p.Name
			}
			for _, o := range a.Organizations {
				line += " " + tail(o.ID)
			}
			if a.Event != nil {
				line += " " + a.Event.Name
			}
			out = append(out, fmt.Sprintf("%s %s (%d)", line, a.Last, len(a.Evidence)))
		}
		return out
	}
	same(t, "one new page", []string{
		"new cooperation dien-bien lai-chau 2022-04-01 (1)",
		"new met Đèo Thị Ban Giàng A Pao 2022-04-01 (1)",
		"new event Gặp gỡ 2 2022-04-01 (1)",
		"confirmed role Đèo Thị Ban dien-bien 2022-04-01 (1)",
		"confirmed role Giàng A Pao lai-chau 2022-04-01 (1)",
	}, lines(ids(1), nil))
	same(t, "one changed page", []string{
		"unclear cooperation lai-chau son-la 2021-04-01 (1)",
		"unclear met Giàng A Pao Lò Văn Khiêm 2021-04-01 (1)",
		"unclear role Lò Văn Khiêm son-la 2021-04-01 (1)",
		"unclear event Gặp gỡ 1 2021-04-01 (1)",
		"confirmed role Giàng A Pao lai-chau 2021-04-01 (1)",
	}, lines(nil, ids(0)))
	same(t, "nothing", []string{}, lines(nil, nil))
}

// sameNetworkAnswers puts the questions about networks and times to both stores, of a
// crowd that meets again and again.
func sameNetworkAnswers(t *testing.T, a, b graph.Store) {
	pages := append(append(append(Pages(t), chain(t)...), people(t)...), Crowd(t, 20)...)
	load(t, a, pages...)
	load(t, b, pages...)
	ctx := t.Context()
	nodes := take(t, a).Nodes
	var documents []string
	for _, d := range nodes.Documents {
		documents = append(documents, d.ID)
	}
	half := len(documents) / 2
	for _, of := range []graph.Query{{}, {Window: graph.Window{Since: "2015", AsOf: "2022-06"}}, {Unit: Units, Merged: true}} {
		both := func(what string, ask func(q graph.Query) (any, error)) {
			t.Helper()
			qa, qb := of, of
			qa.Reader, qb.Reader, qa.Unplaced, qb.Unplaced = a, b, map[string]bool{}, map[string]bool{}
			want, err := ask(qa)
			got, err2 := ask(qb)
			if (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error() {
				t.Errorf("%s: %v and %v", what, err, err2)
			}
			same(t, what, in(t, want), in(t, got))
			same(t, what+": left out", qa.Unplaced, qb.Unplaced)
		}
		both("matrix", func(q graph.Query) (any, error) { return q.Matrix(ctx, "") })
		both("active", func(q graph.Query) (any, error) { return q.Active(ctx) })
		both("isolated", func(q graph.Query) (any, error) { return q.Isolated(ctx) })
		both("brokers", func(q graph.Query) (any, error) { return q.Brokers(ctx, 0) })
		both("stories", func(q graph.Query) (any, error) { return q.Stories(ctx) })
		both("changes", func(q graph.Query) (any, error) { return q.Changes(ctx, documents[:half], documents[half:half+3]) })
		for i, o := range nodes.Organizations {
			if !strings.HasPrefix(o.ID, "union:") {
				continue
			}
			both("timeline "+o.ID, func(q graph.Query) (any, error) { return q.Timeline(ctx, o.ID) })
			other := nodes.Persons[i%len(nodes.Persons)].ID
			both("path "+o.ID+" "+other, func(q graph.Query) (any, error) { return q.Path(ctx, o.ID, other, 5) })
		}
	}
}
