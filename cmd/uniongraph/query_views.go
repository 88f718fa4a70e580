package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// view is an answer in the three forms in which it can be printed.
type view struct {
	json     any       // --format json
	title    string    // table: what stands on top
	id       string    // table: the id of what the title names
	none     string    // table: what is said instead when there is no answer
	sections []section // table
	header   []string  // csv: columns before those of the evidence
	lines    []line    // csv
}

// section is one table.
type section struct {
	title   string
	columns []column
	rows    []row
}

type column struct {
	title string
	right bool // numbers
	wrap  bool // takes what room there is
}

type row struct {
	cells    []string
	notes    []string // lines of their own under the row
	evidence []graph.Evidence
}

// line is one fact; CSV has one line for each piece of its evidence.
type line struct {
	fields   []string
	evidence []graph.Evidence
}

func (v *view) add(s *section, r row, fields ...string) {
	s.rows = append(s.rows, r)
	v.lines = append(v.lines, line{fields, r.evidence})
}

func metView(asked string, answers []graph.MetAnswer) view {
	v := view{json: answers, none: fmt.Sprintf("No page says that %s met anybody.", asked),
		header: []string{"person_id", "person", "met_id", "met", "met_honorific_prefix", "times", "first", "last"}}
	s := section{columns: []column{{title: "Met", wrap: true}, {title: "Times", right: true}, {title: "First"}, {title: "Last"}, {title: "At", wrap: true}}}
	for _, m := range answers {
		v.title, v.id = fmt.Sprintf("%s met %s", titled(m.Person), count(len(answers), "person", "people")), m.Person.ID
		v.add(&s, row{cells: []string{titled(m.Met), strconv.Itoa(m.Times), date(m.First), date(m.Last), kinds(m.Events)}, evidence: m.Evidence},
			m.Person.ID, m.Person.Name, m.Met.ID, m.Met.Name, string(m.Met.HonorificPrefix), strconv.Itoa(m.Times), string(m.First), string(m.Last))
	}
	v.sections = []section{s}
	return v
}

func cooperationView(asked string, answers []graph.CooperationAnswer) view {
	v := view{json: answers, none: "No page tells of such cooperation.", title: count(len(answers), "cooperation", "cooperations"),
		header: []string{"organization_id", "organization", "with_id", "with", "basis", "start_date", "end_date", "times", "first", "last"}}
	s := section{columns: []column{{title: "With", wrap: true}, {title: "Basis"}, {title: "Period"}, {title: "Times", right: true}, {title: "Last"}}}
	if asked == "" {
		s.columns = slices.Insert(s.columns, 0, column{title: "Organization", wrap: true})
	}
	for _, c := range answers {
		a, b := c.Organizations[0], c.Organizations[1]
		cells := []string{b.Name, words(c.Basis), period(c.StartDate, c.EndDate), strconv.Itoa(c.Times), date(c.Last)}
		if asked == "" {
			cells = slices.Insert(cells, 0, a.Name)
		} else {
			v.title, v.id = a.Name, a.ID
		}
		v.add(&s, row{cells: cells, evidence: c.Evidence},
			a.ID, a.Name, b.ID, b.Name, c.Basis, string(c.StartDate), string(c.EndDate), strconv.Itoa(c.Times), string(c.First), string(c.Last))
	}
	v.sections = []section{s}
	return v
}

func leadersView(asked string, answers []graph.RoleAnswer) view {
	v := view{json: answers, none: fmt.Sprintf("No page says who leads %s.", asked),
		header: []string{"organization_id", "organization", "person_id", "person", "honorific_prefix", "role", "former", "first", "last", "documents"}}
	s := section{columns: []column{{title: "Person", wrap: true}, {title: "Role", wrap: true}, {title: "First seen"}, {title: "Last seen"}, {title: "Pages", right: true}}}
	for _, r := range answers {
		v.title, v.id = r.Organization.Name, r.Organization.ID
		v.add(&s, row{cells: []string{titled(r.Person), roleName(r), date(r.First), date(r.Last), strconv.Itoa(r.Documents)}, evidence: r.Evidence},
			r.Organization.ID, r.Organization.Name, r.Person.ID, r.Person.Name, string(r.Person.HonorificPrefix), r.Role,
			strconv.FormatBool(r.Former), string(r.First), string(r.Last), strconv.Itoa(r.Documents))
	}
	v.sections = []section{s}
	return v
}

func personView(answers []graph.PersonAnswer) view {
	v := view{json: answers, header: []string{"person_id", "person", "honorific_prefix", "fact", "what", "with_id", "with", "first", "last"}}
	for _, p := range answers {
		v.title, v.id = titled(p.Person), p.Person.ID
		fact := func(s *section, r row, fields ...string) {
			v.add(s, r, append([]string{p.Person.ID, p.Person.Name, string(p.Person.HonorificPrefix)}, fields...)...)
		}
		roles := section{title: "Roles", columns: []column{{title: "Role", wrap: true}, {title: "Organization", wrap: true}, {title: "First seen"}, {title: "Last seen"}}}
		for _, r := range p.Roles {
			kind := "role"
			if r.Former {
				kind = "former_role"
			}
			fact(&roles, row{cells: []string{roleName(r), r.Organization.Name, date(r.First), date(r.Last)}, evidence: r.Evidence},
				kind, r.Role, r.Organization.ID, r.Organization.Name, string(r.First), string(r.Last))
		}
		events := section{title: "Events", columns: []column{{title: "Date"}, {title: "Event", wrap: true}, {title: "Kind"}, {title: "As"}}}
		for _, e := range p.Events {
			as := words(e.As)
			if e.Mode == "online" {
				as += ", online"
			}
			fact(&events, row{cells: []string{date(e.Event.StartDate), e.Event.Name, e.Event.Classification, as}, evidence: e.Evidence},
				"event", e.As, e.Event.ID, e.Event.Name, string(e.Event.StartDate), string(e.Event.EndDate))
		}
		met := section{title: "Met", columns: []column{{title: "Person", wrap: true}, {title: "Times", right: true}, {title: "First"}, {title: "Last"}}}
		for _, m := range p.Met {
			fact(&met, row{cells: []string{titled(m.Met), strconv.Itoa(m.Times), date(m.First), date(m.Last)}, evidence: m.Evidence},
				"met", strconv.Itoa(m.Times), m.Met.ID, m.Met.Name, string(m.First), string(m.Last))
		}
		if len(v.lines) == 0 {
			named := section{title: "Named, and no more", columns: []column{{title: "Name", wrap: true}}}
			fact(&named, row{cells: []string{p.Person.Name}, evidence: p.Evidence}, "named", "", "", "", "", "")
			v.sections = append(v.sections, named)
		}
		v.sections = append(v.sections, roles, events, met)
	}
	return v
}

func eventsView(answers []graph.EventAnswer) view {
	v := view{json: answers, none: "No page tells of an event.", title: count(len(answers), "event", "events"),
		header: []string{"event_id", "event", "classification", "start_date", "end_date", "location", "organizer_ids", "host_ids", "organization_ids", "attendee_ids", "attendees"}}
	s := section{columns: []column{{title: "Date"}, {title: "Kind"}, {title: "Event", wrap: true}}}
	for _, a := range answers {
		var notes, ids, people []string
		for _, p := range a.Attendees {
			ids = append(ids, p.Person.ID)
			people = append(people, titled(p.Person)+" ("+words(p.As)+")")
		}
		for _, n := range []struct {
			what string
			who  []string
		}{{"organized by", orgNames(a.Organizer)}, {"hosted by", orgNames(a.Host)}, {"took part", orgNames(a.Organizations)}, {"people", people}} {
			if len(n.who) > 0 {
				notes = append(notes, n.what+": "+strings.Join(n.who, "; "))
			}
		}
		e := a.Event
		if e.Location != "" {
			notes = append([]string{"at: " + string(e.Location)}, notes...)
		}
		v.add(&s, row{cells: []string{period(e.StartDate, e.EndDate), e.Classification, e.Name}, notes: notes, evidence: a.Evidence},
			e.ID, e.Name, e.Classification, string(e.StartDate), string(e.EndDate), string(e.Location),
			orgIDs(a.Organizer), orgIDs(a.Host), orgIDs(a.Organizations), strings.Join(ids, "; "), strings.Join(people, "; "))
	}
	v.sections = []section{s}
	return v
}

func searchView(text string, answers []graph.SearchAnswer) view {
	v := view{json: answers, none: fmt.Sprintf("Nothing has all the words of %q.", text), title: count(len(answers), "hit", "hits"),
		header: []string{"kind", "id", "name"}}
	s := section{columns: []column{{title: "Kind"}, {title: "Name", wrap: true}}}
	for _, a := range answers {
		r := row{cells: []string{string(a.Kind), a.Name}, evidence: a.Evidence}
		if a.Kind != graph.NodeDocument {
			r.notes = []string{a.ID}
		}
		v.add(&s, r, string(a.Kind), a.ID, a.Name)
	}
	v.sections = []section{s}
	return v
}

func titled(p graph.PersonRef) string {
	return strings.TrimSpace(string(p.HonorificPrefix) + " " + p.Name)
}

func roleName(r graph.RoleAnswer) string {
	if r.Former {
		return r.Role + " (former)"
	}
	return r.Role
}

// date shows an EDTF date to the minute at most.
func date(d graph.Optional) string {
	day, clock, timed := strings.Cut(string(d), "T")
	if timed && len(clock) >= len("15:04") {
		return day + " " + clock[:len("15:04")]
	}
	return day
}

func period(start, end graph.Optional) string {
	if end == "" || start == end {
		return date(start)
	}
	return date(start) + " – " + date(end)
}

// words shows a value of the record as words: "joint_activity" is "joint activity".
func words(value string) string { return strings.ReplaceAll(value, "_", " ") }

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func kinds(events []graph.EventRef) string {
	var out []string
	seen := map[string]bool{}
	for _, e := range events {
		if !seen[e.Classification] {
			seen[e.Classification] = true
			out = append(out, e.Classification)
		}
	}
	return strings.Join(out, ", ")
}

func orgNames(organizations []graph.OrganizationRef) []string {
	var out []string
	for _, o := range organizations {
		out = append(out, o.Name)
	}
	return out
}

func orgIDs(organizations []graph.OrganizationRef) string {
	var out []string
	for _, o := range organizations {
		out = append(out, o.ID)
	}
	return strings.Join(out, "; ")
}
