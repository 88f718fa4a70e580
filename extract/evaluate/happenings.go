package evaluate

import (
	"slices"
	"sort"
	"strings"

	"github.com/uniongraph/uniongraph/extract"
)

// kind puts the classifications that articles use for one another together.
func kind(classification string) string {
	switch classification {
	case "visit", "meeting", "exchange", "working_session":
		return "meeting"
	case "signing":
		return "signing"
	}
	return "conference"
}

func days(e GoldEvent) []string {
	var out []string
	for _, d := range e.StartDate.Values {
		out = append(out, day(d))
	}
	return out
}

// events judges events and who organised, attended and took part in them. An event is
// known by its kind and day, whoever took part by the day and the name.
func (j judge) events() {
	var want []expected
	for _, e := range j.g.Events {
		k, on := kind(e.Classification), days(e)
		want = append(want, expected{k + " | " + tuple(on), e.Optional, func(f found) bool { return f.parts[0] == k && slices.Contains(on, f.parts[1]) }})
	}
	var got []found
	for _, e := range j.r.Events {
		parts := []string{kind(e.Classification), day(value(e.StartDate))}
		got = append(got, found{text: strings.Join(parts, " | "), order: strings.Join(parts, "\x00"), parts: parts})
	}
	j.tallies["events"].compare(j.g.Name, want, unique(got), true)

	same := func(a, b string) bool { return a == b }
	attendees := j.dated(func(e extract.Event) []string { return e.Attendees }, func(ref string) string { return fold(j.person(ref)) })
	j.tallies["attendance"].compare(j.g.Name, j.expectedAt(
		func(e GoldEvent) ([]string, []string) { return e.Attendees, e.AttendeesOptional }, fold, same), attendees, true)

	asIs := func(s string) string { return s }
	organizers := j.dated(func(e extract.Event) []string { return e.Organizer }, j.organization)
	j.tallies["organizers"].compare(j.g.Name, j.expectedAt(
		func(e GoldEvent) ([]string, []string) { return e.Organizer, e.OrganizerOptional }, asIs, sameOrganization), organizers, true)

	participants := j.dated(func(e extract.Event) []string {
		return slices.Concat(e.Organizations, e.Organizer, e.Host)
	}, j.organization)
	j.tallies["participants (organizations)"].compare(j.g.Name, j.expectedAt(
		func(e GoldEvent) ([]string, []string) { return e.Organizations, e.OrganizationsOptional }, asIs, sameOrganization), j.judged(participants), true)
}

// dated gives who took part in the record's events, with the day.
func (j judge) dated(of func(extract.Event) []string, name func(string) string) []found {
	var out []found
	for _, e := range j.r.Events {
		for _, ref := range of(e) {
			parts := []string{day(value(e.StartDate)), name(ref)}
			out = append(out, found{text: strings.Join(parts, " | "), order: tuple(parts), parts: parts})
		}
	}
	return unique(out)
}

// expectedAt gives who should have taken part. Of two entries that are
// alike, as in two events of one day, the later one decides whether it is optional.
func (j judge) expectedAt(of func(GoldEvent) (must, may []string), name func(string) string, same func(a, b string) bool) []expected {
	var out []expected
	place := map[string]int{}
	add := func(e GoldEvent, n string, optional bool) {
		on, n := days(e), name(n)
		key := tuple(on) + quote(n)
		if i, again := place[key]; again {
			out[i].optional = optional
			return
		}
		place[key] = len(out)
		out = append(out, expected{tuple(on) + " | " + n, optional, func(f found) bool { return slices.Contains(on, f.parts[0]) && same(n, f.parts[1]) }})
	}
	for _, e := range j.g.Events {
		must, _ := of(e)
		for _, n := range must {
			add(e, n, e.Optional)
		}
	}
	for _, e := range j.g.Events {
		_, may := of(e)
		for _, n := range may {
			add(e, n, true)
		}
	}
	return out
}

// judged keeps unions and, of the other organizations, those that the gold names at
// some event: it does not name all.
func (j judge) judged(participants []found) []found {
	named := func(f found) bool {
		return slices.ContainsFunc(j.g.Events, func(e GoldEvent) bool {
			return slices.ContainsFunc(e.Organizations, func(o string) bool { return sameOrganization(f.parts[1], o) })
		})
	}
	var unions, others []found
	for _, f := range participants {
		if isUnion(f.parts[1]) {
			unions = append(unions, f)
		} else if named(f) {
			others = append(others, f)
		}
	}
	return append(unions, others...)
}

func (j judge) meetings() {
	var want []expected
	for _, m := range j.g.Met {
		pair := sortedCopy(fold(m.Between[0]), fold(m.Between[1]))
		want = append(want, exactly(strings.Join(pair, " | "), m.Optional))
	}
	var got []found
	for _, m := range j.r.Met {
		pair := sortedCopy(fold(j.person(m.Between[0])), fold(j.person(m.Between[1])))
		got = append(got, found{text: strings.Join(pair, " | "), order: strings.Join(pair, "\x00")})
	}
	j.tallies["met"].compare(j.g.Name, want, unique(got), true)
}

func (j judge) cooperations() {
	var want []expected
	for _, c := range j.g.Cooperations {
		pair, basis := sortedCopy(c.Between[0], c.Between[1]), *c.Basis
		want = append(want, expected{tuple(pair) + " | " + basis, c.Optional, func(f found) bool {
			a, b := f.parts[0], f.parts[1]
			return f.parts[2] == basis && (sameOrganization(pair[0], a) && sameOrganization(pair[1], b) || sameOrganization(pair[0], b) && sameOrganization(pair[1], a))
		}})
	}
	var got []found
	for _, c := range j.r.Cooperations {
		pair := sortedCopy(j.organization(c.Between[0]), j.organization(c.Between[1]))
		got = append(got, found{text: tuple(pair) + " | " + c.Basis, order: tuple(pair) + ", " + quote(c.Basis), parts: append(pair, c.Basis)})
	}
	j.tallies["cooperations"].compare(j.g.Name, want, unique(got), true)
}

func sortedCopy(items ...string) []string {
	sort.Strings(items)
	return items
}
