package evaluate

import (
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/extract"
)

// Categories are judged in this order.
var Categories = [...]string{
	"title", "published", "author", "persons", "honorifics", "unions", "other organizations", "memberships",
	"events", "organizers", "attendance", "participants (organizations)", "met", "cooperations", "traps (not persons)",
}

// CoreCategories make up the core score.
var CoreCategories = [...]string{"persons", "honorifics", "unions", "memberships", "events", "attendance", "met", "cooperations"}

// Result is what a set of records is worth.
type Result struct {
	Tallies map[string]*Tally // by category
	Missing []string          // gold documents without a record, judged as if the record were empty
}

// Score judges records, by the base name of their document, against the gold.
func Score(golds []*Gold, records map[string]*extract.Record) *Result {
	res := &Result{Tallies: map[string]*Tally{}}
	for _, c := range Categories {
		res.Tallies[c] = &Tally{}
	}
	for _, g := range golds {
		r := records[g.Name]
		if r == nil {
			res.Missing = append(res.Missing, g.Name)
			r = &extract.Record{}
		}
		j := judge{g: g, r: r, tallies: res.Tallies}
		j.metadata()
		j.people()
		j.organizations()
		j.memberships()
		j.events()
		j.meetings()
		j.cooperations()
	}
	return res
}

// Core is the mean F1 of the core categories.
func (res *Result) Core() float64 {
	sum := 0.0
	for _, c := range CoreCategories {
		sum += res.Tallies[c].F1()
	}
	return sum / float64(len(CoreCategories))
}

// judge compares one document's record with its gold.
type judge struct {
	g       *Gold
	r       *extract.Record
	tallies map[string]*Tally
}

func (j judge) metadata() {
	d := j.r.Document
	for _, f := range []struct {
		category  string
		want      Judged
		got       *string
		identical func(want, got *string) bool
	}{
		{"title", j.g.Document.Title, d.Title, sameText},
		{"published", j.g.Document.Published, d.Published, sameDate},
		{"author", j.g.Document.Author, d.Author, sameText},
	} {
		t := j.tallies[f.category]
		switch {
		case !f.want.Set:
		case f.identical(f.want.Value, f.got):
			t.Right++
		default:
			if value(f.got) != "" {
				t.False++
			}
			t.miss(j.g.Name, quoteOrNone(f.want.Value)+" got "+quoteOrNone(f.got))
		}
	}
}

func sameText(want, got *string) bool { return fold(value(want)) == fold(value(got)) }

// sameDate compares days or, where the gold has a time, minutes.
func sameDate(want, got *string) bool {
	w, g := value(want), value(got)
	if want == nil {
		return g == ""
	}
	if len([]rune(w)) > 10 {
		return firstRunes(g, 16) == firstRunes(w, 16)
	}
	return day(g) == w
}

func day(date string) string { return firstRunes(date, 10) }

// people judges persons, their academic titles and the names that are no persons.
func (j judge) people() {
	var got []found
	titles := map[string]*string{}
	for _, p := range j.r.Persons {
		name := fold(p.Name)
		if _, again := titles[name]; !again {
			got = append(got, found{text: name})
		}
		titles[name] = p.HonorificPrefix
	}
	var want []expected
	honorifics := j.tallies["honorifics"]
	for _, p := range j.g.Persons {
		name := fold(p.Name)
		want = append(want, exactly(name, p.Optional))
		if p.Optional || !p.HonorificPrefix.Set {
			continue
		}
		title, known := titles[name]
		w, h := compact(value(p.HonorificPrefix.Value)), compact(value(title))
		switch {
		case !known:
			honorifics.Missed++
		case w == h:
			honorifics.Right++
		default:
			if h != "" {
				honorifics.False++
			}
			honorifics.miss(j.g.Name, p.Name+" "+quote(w)+" got "+quote(h))
		}
	}
	j.tallies["persons"].compare(j.g.Name, want, got, true)

	traps := map[string]bool{}
	for _, n := range j.g.NotPersons {
		traps[fold(n)] = true
	}
	t := j.tallies["traps (not persons)"]
	for _, n := range sorted(traps) {
		if _, fell := titles[n]; fell {
			t.alarm(j.g.Name, n)
		} else {
			t.Right++
		}
	}
}

func (j judge) organizations() {
	var unions, others []expected
	for _, o := range j.g.Organizations {
		if o.ID != "" {
			unions = append(unions, exactly(o.ID, o.Optional))
		} else {
			others = append(others, expected{o.Name, o.Optional, func(f found) bool { return sameOrganization(o.Name, f.text) }})
		}
	}
	var gotUnions, gotOthers []found
	for _, o := range j.r.Organizations {
		if isUnion(o.ID) {
			gotUnions = append(gotUnions, found{text: o.ID, order: o.ID})
		} else if isUnion(o.Name) {
			gotUnions = append(gotUnions, found{text: o.Name, order: o.Name})
		} else {
			gotOthers = append(gotOthers, found{text: o.Name})
		}
	}
	j.tallies["unions"].compare(j.g.Name, unions, unique(gotUnions), true)
	j.tallies["other organizations"].compare(j.g.Name, others, gotOthers, false)
}

func (j judge) memberships() {
	var want []expected
	for _, m := range j.g.Memberships {
		name := fold(m.Person)
		var roles []string
		for _, r := range m.Role.Values {
			roles = append(roles, expandRole(r))
		}
		want = append(want, expected{
			text:     name + " | " + tuple(roles) + " | " + list(m.Organization.Values),
			optional: m.Optional,
			same: func(f found) bool {
				return f.parts[0] == name && slices.Contains(roles, f.parts[1]) && slices.ContainsFunc(m.Organization.Values, func(o string) bool { return sameOrganization(o, f.parts[2]) })
			},
		})
	}
	var got []found
	for _, m := range j.r.Memberships {
		if m.Role == "" || m.Organization == "" {
			continue
		}
		parts := []string{fold(j.person(m.Person)), expandRole(m.Role), j.organization(m.Organization)}
		got = append(got, found{text: strings.Join(parts, " | "), order: tuple(parts), parts: parts})
	}
	j.tallies["memberships"].compare(j.g.Name, want, unique(got), true)
}

// person gives the name that a record's reference to a person means.
func (j judge) person(ref string) string {
	for _, p := range j.r.Persons {
		if p.ID == ref || p.Name == ref {
			return p.Name
		}
	}
	return ref
}

// organization gives a union's id, or the name of another organization.
func (j judge) organization(ref string) string {
	if isUnion(ref) {
		return ref
	}
	for _, o := range j.r.Organizations {
		if o.ID != ref && o.Name != ref {
			continue
		}
		if isUnion(o.ID) {
			return o.ID
		}
		if o.Name != "" {
			return o.Name
		}
		return ref
	}
	return ref
}

func exactly(text string, optional bool) expected {
	return expected{text, optional, func(f found) bool { return f.text == text }}
}
