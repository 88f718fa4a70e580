package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/export"
)

// term is what one page says of one person in one office of the union of Sơn La.
func term(t testing.TB, file, day, name, role string, former, elected bool) graph.Input {
	verb := "là"
	if former {
		verb = "nguyên"
	}
	p := newPage(t, file+".txt", "son-la", day, fmt.Sprintf("Tin %s. Ông %s %s %s Liên hiệp hội Sơn La.", file, name, verb, role))
	union := p.union("son-la", "Sơn La")
	person := p.person(name, "")
	if former {
		p.formerRole(person, role, union, name+" "+verb+" "+role)
	} else {
		p.role(person, role, union, name+" "+verb+" "+role)
	}
	if elected {
		e := p.event("congress", "Đại hội", day, "Tin "+file)
		e.Organizer = []string{union}
		p.attends(e, person, "elected", name+" "+verb+" "+role)
	}
	return p.input()
}

// seats writes answers down, a line for each tenure, handover and contradiction.
func seats(answers []graph.SeatAnswer) []string {
	out := []string{}
	for _, a := range answers {
		out = append(out, fmt.Sprintf("== %s, %s, single %v, %d places", a.Organization.ID, a.Role, a.Single, len(a.Evidence)))
		for _, t := range a.Tenures {
			out = append(out, fmt.Sprintf("%s (%s): %s to %s, elected %v, over by %s, %d pages, %d places", t.Person.Name, t.Role, t.First, t.Last, t.Elected, t.Left, t.Documents, len(t.Evidence)))
		}
		for _, h := range a.Successions {
			days := -1
			if h.Days != nil {
				days = *h.Days
			}
			out = append(out, fmt.Sprintf("%s then %s, %s to %s, %d days, gap %v", h.From.Name, h.To.Name, h.After, h.Before, days, h.Gap))
		}
		for _, c := range a.Contradictions {
			var names []string
			for _, p := range c.Persons {
				names = append(names, p.Name)
			}
			out = append(out, fmt.Sprintf("%s: %s, %s to %s, %d places", c.Kind, strings.Join(names, " and "), c.From, c.To, len(c.Evidence)))
		}
	}
	return out
}

// queryTimeline: one chairman follows another by election, after a gap, and two are
// named at once; dates that are not known prove nothing.
func queryTimeline(t *testing.T, open func(t *testing.T) graph.Store) {
	store := open(t)
	load(t, store,
		term(t, "a1", "2010-03-01", "Lò Văn Khiêm", "Chủ tịch", false, true),
		term(t, "a2", "2012-06-30", "Lò Văn Khiêm", "Chủ tịch", false, false),
		term(t, "b1", "2012-06-30", "Cầm Bá Ngần", "Chủ tịch", false, true),
		term(t, "a3", "2013-01-10", "Lò Văn Khiêm", "Chủ tịch", true, false),
		term(t, "b2", "2015", "Cầm Bá Ngần", "Chủ tịch", false, false),
		term(t, "c1", "2018-05-05", "Quàng Thị Lả", "Quyền Chủ tịch", false, false),
		term(t, "d1", "2018-06-01", "Đèo Thị Ban", "Chủ tịch", false, false),
		term(t, "e1", "2019-02-02", "Tô Minh Sáo", "Chủ tịch", false, false),
		term(t, "d2", "2020-01-01", "Đèo Thị Ban", "Chủ tịch", false, false),
		term(t, "f1", "XXXX-11-15", "Võ Thị Tươi", "Chủ tịch", false, false),
		term(t, "g1", "2020-02-02", "Mạc Văn Yến", "Phó Chủ tịch", false, false),
		term(t, "g2", "2021-02-02", "Mạc Văn Yến", "Phó Chủ tịch", true, false),
		term(t, "g3", "2022-02-02", "Mạc Văn Yến", "Phó Chủ tịch", false, false),
	)
	q := graph.Query{Reader: store}
	answers, err := q.Timeline(t.Context(), "son-la")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "timeline", []string{
		"== union:son-la, Chủ tịch, single true, 10 places",
		"Lò Văn Khiêm (Chủ tịch): 2010-03-01 to 2012-06-30, elected [2010-03-01], over by 2013-01-10, 3 pages, 3 places",
		"Cầm Bá Ngần (Chủ tịch): 2012-06-30 to 2015, elected [2012-06-30], over by , 2 pages, 2 places",
		"Quàng Thị Lả (Quyền Chủ tịch): 2018-05-05 to 2018-05-05, elected [], over by , 1 pages, 1 places",
		"Đèo Thị Ban (Chủ tịch): 2018-06-01 to 2020-01-01, elected [], over by , 2 pages, 2 places",
		"Tô Minh Sáo (Chủ tịch): 2019-02-02 to 2019-02-02, elected [], over by , 1 pages, 1 places",
		"Võ Thị Tươi (Chủ tịch): XXXX-11-15 to XXXX-11-15, elected [], over by , 1 pages, 1 places",
		"Lò Văn Khiêm then Cầm Bá Ngần, 2012-06-30 to 2012-06-30, 0 days, gap false",
		"Cầm Bá Ngần then Quàng Thị Lả, 2015 to 2018-05-05, -1 days, gap true",
		"Quàng Thị Lả then Đèo Thị Ban, 2018-05-05 to 2018-06-01, 27 days, gap false",
		"overlap: Đèo Thị Ban and Tô Minh Sáo, 2019-02-02 to 2019-02-02, 3 places",
		"== union:son-la, Phó Chủ tịch, single false, 3 places",
		"Mạc Văn Yến (Phó Chủ tịch): 2020-02-02 to 2020-02-02, elected [], over by 2021-02-02, 2 pages, 2 places",
		"Mạc Văn Yến (Phó Chủ tịch): 2022-02-02 to 2022-02-02, elected [], over by , 1 pages, 1 places",
		"held_after_former: Mạc Văn Yến, 2021-02-02 to 2022-02-02, 3 places",
	}, seats(answers))
	g, err := export.Read(t.Context(), store, export.Selection{Kinds: []graph.Kind{graph.KindMembership}}, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	var exported []string
	for _, e := range g.Edges {
		if len(e.Elected) > 0 || e.Left != "" {
			exported = append(exported, fmt.Sprintf("%s %s elected %v, over by %s", e.From, e.Role, e.Elected, e.Left))
		}
	}
	same(t, "exported dates of roles", []string{
		"person:cam-ba-ngan@union:son-la Chủ tịch elected [2012-06-30], over by ",
		"person:lo-van-khiem@union:son-la Chủ tịch elected [2010-03-01], over by 2013-01-10",
	}, exported)
	q.AsOf, q.Since, q.Unplaced = "2018-05", "2012", map[string]bool{}
	if answers, err = q.Timeline(t.Context(), "son-la"); err != nil {
		t.Fatal(err)
	}
	same(t, "timeline of a time", []string{
		"== union:son-la, Chủ tịch, single true, 5 places",
		"Lò Văn Khiêm (Chủ tịch): 2012-06-30 to 2012-06-30, elected [], over by 2013-01-10, 2 pages, 2 places",
		"Cầm Bá Ngần (Chủ tịch): 2012-06-30 to 2015, elected [2012-06-30], over by , 2 pages, 2 places",
		"Quàng Thị Lả (Quyền Chủ tịch): 2018-05-05 to 2018-05-05, elected [], over by , 1 pages, 1 places",
		"Lò Văn Khiêm then Cầm Bá Ngần, 2012-06-30 to 2012-06-30, 0 days, gap false",
		"Cầm Bá Ngần then Quàng Thị Lả, 2015 to 2018-05-05, -1 days, gap true",
	}, seats(answers))
	if len(q.Unplaced) != 1 {
		t.Errorf("%d statements of unknown date left out, want 1", len(q.Unplaced))
	}
}

// queryWindow asks every question of a day and since a day.
func queryWindow(t *testing.T, open func(t *testing.T) graph.Store) {
	store, _ := loaded(t, open)
	for _, test := range []struct {
		since, asOf string
		want        string
	}{
		{"", "", "met 1, cooperation 2, leaders 1, events 2, person 5, search 8"},
		{"2023-05", "2023", "met 1, cooperation 2, leaders 1, events 1, person 3, search 4"},
		{"", "2023-05-09", "met 1, cooperation 1, leaders 0, events 1, person 2, search 2"},
		{"2024", "", "met 0, cooperation 0, leaders 1, events 1, person 2, search 5"},
		{"2025", "", "met 0, cooperation 0, leaders 0, events 0, person 0, search 0"},
	} {
		ctx, q := t.Context(), graph.Query{Reader: store, Window: graph.Window{Since: test.since, AsOf: test.asOf}}
		met, err1 := q.Met(ctx, "lo van khiem")
		cooperation, err2 := q.Cooperation(ctx, "")
		leaders, err3 := q.Leaders(ctx, "son-la")
		events, err4 := q.Events(ctx, "")
		person, err5 := q.Person(ctx, "lo van khiem")
		hits, err6 := q.Search(ctx, "hoi", 0)
		for _, err := range []error{err1, err2, err3, err4, err5, err6} {
			if err != nil {
				t.Fatal(err)
			}
		}
		same(t, test.since+" to "+test.asOf, test.want, fmt.Sprintf("met %d, cooperation %d, leaders %d, events %d, person %d, search %d",
			len(met), len(cooperation), len(leaders), len(events), len(person[0].Evidence), len(hits)))
	}
	inForce := func(asOf string) *bool {
		answers, err := graph.Query{Reader: store, Window: graph.Window{AsOf: asOf}}.Cooperation(t.Context(), "ben-tre")
		if err != nil || len(answers) != 1 {
			t.Fatalf("%v: %+v", err, answers)
		}
		return answers[0].InForce
	}
	if now, over := inForce("2025"), inForce("2027-01-01"); now == nil || !*now || over == nil || *over {
		t.Errorf("in force in 2025: %v, in 2027: %v", now, over)
	}
}

// Election gives a page of an election.
func Election(t testing.TB) graph.Input {
	return term(t, "bau-cu", "2010-03-01", "Lường Văn Pấng", "Chủ tịch", false, true)
}
