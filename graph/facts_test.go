package graph

import (
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/extract"
)

func text(s string) *string { return &s }

// record is a small valid one; tests break it.
func record() *extract.Record {
	const page = "Gặp mặt. Ngày 2/3/2020, bà Cầm Thị Ngần, Chủ tịch Hội X, gặp ông Võ Rằm. Hai hội phối hợp.\nHết."
	place := func(quote string) extract.Span {
		before, _, _ := strings.Cut(page, quote)
		return extract.Span{Start: len([]rune(before)), End: len([]rune(before + quote))}
	}
	return &extract.Record{
		Schema:   1,
		Document: extract.Document{SourceFile: "gap-mat.txt", Published: text("2020-03-03T07:00:00+07:00"), Text: page},
		Persons: []extract.Person{
			{ID: "p1", Name: "Cầm Thị Ngần", Mentions: []extract.Span{place("Cầm Thị Ngần")}},
			{ID: "p2", Name: "Võ Rằm", Mentions: []extract.Span{place("Võ Rằm")}},
		},
		Organizations: []extract.Organization{{ID: "org:hoi-x", Name: "Hội X", Classification: "association"}, {ID: "org:hoi-y", Name: "Hội Y", Classification: "association"}},
		Memberships:   []extract.Membership{{Person: "p1", Role: "Chủ tịch", Organization: "org:hoi-x", Evidence: place("Cầm Thị Ngần, Chủ tịch Hội X")}},
		Events: []extract.Event{{ID: "e1", Name: "Gặp mặt", Classification: "meeting", StartDate: text("2020-03-02"), Attendees: []string{"p1"},
			Participation: []extract.Participation{{Person: "p1", As: "attendee", Evidence: place("gặp")}}, Evidence: place("Gặp mặt")}},
		Met:          []extract.Met{{Between: [2]string{"p1", "p2"}, Event: "e1", Evidence: place("gặp ông Võ Rằm. Hai hội")}},
		Cooperations: []extract.Cooperation{{Between: [2]string{"org:hoi-y", "org:hoi-x"}, Basis: "joint_activity", Evidence: place("Hai hội phối hợp")}},
	}
}

func TestFromRecord(t *testing.T) {
	facts, err := FromRecord(Input{Record: record()})
	if err != nil {
		t.Fatal(err)
	}
	want := map[Kind]struct{ sentence, date string }{
		KindMembership:    {"Ngày 2/3/2020, bà Cầm Thị Ngần, Chủ tịch Hội X, gặp ông Võ Rằm.", "2020-03-03"},
		KindEvent:         {"Gặp mặt.", "2020-03-02"},
		KindParticipation: {"Ngày 2/3/2020, bà Cầm Thị Ngần, Chủ tịch Hội X, gặp ông Võ Rằm.", "2020-03-02"},
		KindMet:           {"Ngày 2/3/2020, bà Cầm Thị Ngần, Chủ tịch Hội X, gặp ông Võ Rằm. Hai hội phối hợp.", "2020-03-02"},
		KindCooperation:   {"Hai hội phối hợp.", "2020-03-03"},
	}
	if len(facts.Statements) != len(want) {
		t.Errorf("%d statements, want %d", len(facts.Statements), len(want))
	}
	for _, s := range facts.Statements {
		if w := want[s.Kind]; s.Sentence != w.sentence || s.Date != w.date {
			t.Errorf("%s: %q of %s, want %q of %s", s.Kind, s.Sentence, s.Date, w.sentence, w.date)
		}
	}
}

// TestStatementIDs: an id names what is said; a page that gains words, people and
// dates keeps it.
func TestStatementIDs(t *testing.T) {
	ids := func(r *extract.Record) map[string]bool {
		facts, err := FromRecord(Input{Record: r})
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]bool{}
		for _, s := range facts.Statements {
			if out[s.ID] {
				t.Errorf("two statements have the id %s", s.ID)
			}
			out[s.ID] = true
		}
		return out
	}
	before := ids(record())
	r := record()
	r.Document.Text = "Mới: " + r.Document.Text
	r.Persons = append([]extract.Person{{ID: "p0", Name: "Tô Hạ"}}, r.Persons...)
	r.Document.Published = text("2020-03-09")
	r.Events[0].StartDate = nil
	r.Memberships = append(r.Memberships, r.Memberships[0]) // said twice
	after := ids(r)
	for id := range before {
		if !after[id] {
			t.Error("a statement got another id")
		}
	}
	if len(after) != len(before)+1 {
		t.Errorf("%d statements, want %d", len(after), len(before)+1)
	}
}

func TestDocumentID(t *testing.T) {
	in := func(url, file, path string) Input {
		r := record()
		r.Document.URL, r.Document.SourceFile = text(url), file
		return Input{Record: r, Path: path}
	}
	same := [][2]Input{
		{in("https://x.vn/a", "a.html", ""), in("https://x.vn/a", "b.html", "c/b.html")},
		{in("", "a.html", ""), in("", "a.html", "a.html")},
		{in("", "a.html", "./b/../a.html"), in("", "a.html", "a.html")},
	}
	for _, pair := range same {
		if pair[0].DocumentID() != pair[1].DocumentID() {
			t.Errorf("%+v and %+v are two documents", pair[0].Record.Document, pair[1].Record.Document)
		}
	}
	if in("", "index.html", "2020/index.html").DocumentID() == in("", "index.html", "2021/index.html").DocumentID() {
		t.Error("two files of one name are one document")
	}
	if in("https://x.vn/a", "", "").DocumentID() == in("", "https://x.vn/a", "").DocumentID() {
		t.Error("an address and a file are one document")
	}
}

func TestValidate(t *testing.T) {
	if err := Validate(record()); err != nil {
		t.Fatal(err)
	}
	for want, breakIt := range map[string]func(r *extract.Record){
		"schema 2":                    func(r *extract.Record) { r.Schema = 2 },
		"schema 0":                    func(r *extract.Record) { r.Schema = 0 },
		"neither url":                 func(r *extract.Record) { r.Document.SourceFile = "" },
		"not valid UTF-8":             func(r *extract.Record) { r.Document.Text += "\xff" },
		"document.published":          func(r *extract.Record) { r.Document.Published = text("3/3/2020") },
		"persons[1] has no name":      func(r *extract.Record) { r.Persons[1].Name = " " },
		"persons[1] has no id":        func(r *extract.Record) { r.Persons[1].ID = "" },
		"\"p1\" is used twice":        func(r *extract.Record) { r.Persons[1].ID = "p1" },
		"persons[0].mentions[0]":      func(r *extract.Record) { r.Persons[0].Mentions[0].Start = -1 },
		"neither \"union:\"":          func(r *extract.Record) { r.Organizations[0].ID = "hoi-x" },
		"memberships[0] has no role":  func(r *extract.Record) { r.Memberships[0].Role = "" },
		"memberships[0].person":       func(r *extract.Record) { r.Memberships[0].Person = "p9" },
		"memberships[0].organization": func(r *extract.Record) { r.Memberships[0].Organization = "org:z" },
		"memberships[0].as_of":        func(r *extract.Record) { r.Memberships[0].AsOf = text("2020-31-12") },
		"memberships[0].evidence":     func(r *extract.Record) { r.Memberships[0].Evidence = extract.Span{} },
		"events[0].evidence":          func(r *extract.Record) { r.Events[0].Evidence.End = 1000 },
		"events[0].attendees":         func(r *extract.Record) { r.Events[0].Attendees = []string{"p7"} },
		"events[0].organizer":         func(r *extract.Record) { r.Events[0].Organizer = []string{"org:z"} },
		"participation[0].person":     func(r *extract.Record) { r.Events[0].Participation[0].Person = "" },
		"participation[0].delegation": func(r *extract.Record) { r.Events[0].Participation[0].Delegation = text("org:z") },
		"met nobody else":             func(r *extract.Record) { r.Met[0].Between[1] = "p1" },
		"met[0].event":                func(r *extract.Record) { r.Met[0].Event = "e2" },
		"cooperates with nobody":      func(r *extract.Record) { r.Cooperations[0].Between[0] = "org:hoi-x" },
		"cooperations[0].event":       func(r *extract.Record) { r.Cooperations[0].Event = text("e7") },
	} {
		r := record()
		breakIt(r)
		err := Validate(r)
		if CodeOf(err) != CodeInvalid || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one about %s", err, want)
		}
	}
}

func FuzzQuote(f *testing.F) {
	f.Add("Một câu. Hai câu!\n\nBa?", 3, 9)
	f.Fuzz(func(t *testing.T, page string, start, end int) {
		page = strings.ToValidUTF8(page, "?")
		runes := []rune(page)
		if start < 0 || start >= end || end > len(runes) {
			t.Skip()
		}
		q := newQuoter(page)
		sentence := q.sentence(start, end)
		if !strings.Contains(page, sentence) || !strings.Contains(sentence, strings.TrimSpace(string(runes[start:end]))) {
			t.Errorf("%q does not hold %q", sentence, string(runes[start:end]))
		}
	})
}
