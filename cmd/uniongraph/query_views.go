package main

import (
	"fmt"
	"slices"
	"strconv"

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
	dense   bool // no blank lines between rows
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
		header: []string{"organization_id", "organization", "with_id", "with", "basis", "start_date", "end_date", "in_force", "times", "first", "last"}}
	s := section{columns: []column{{title: "With", wrap: true}, {title: "Basis"}, {title: "Period"}, {title: "Times", right: true}, {title: "Last"}}}
	var firsts []graph.OrganizationRef
	for _, c := range answers {
		firsts = append(firsts, c.Organizations[0])
	}
	one := asked != "" && v.about(firsts)
	if !one {
		s.columns = slices.Insert(s.columns, 0, column{title: "Organization", wrap: true})
	}
	for _, c := range answers {
		a, b := c.Organizations[0], c.Organizations[1]
		span, inForce := period(c.StartDate, c.EndDate), ""
		if c.InForce != nil {
			inForce = strconv.FormatBool(*c.InForce)
			if *c.InForce {
				span += " (in force)"
			} else {
				span += " (not in force)"
			}
		}
		cells := []string{b.Name, words(c.Basis), span, strconv.Itoa(c.Times), date(c.Last)}
		if !one {
			cells = slices.Insert(cells, 0, a.Name)
		}
		v.add(&s, row{cells: cells, evidence: c.Evidence},
			a.ID, a.Name, b.ID, b.Name, c.Basis, string(c.StartDate), string(c.EndDate), inForce, strconv.Itoa(c.Times), string(c.First), string(c.Last))
	}
	v.sections = []section{s}
	return v
}

// about names the one organization that an answer is about; false if there are several.
func (v *view) about(organizations []graph.OrganizationRef) bool {
	for _, o := range organizations {
		if o.ID != organizations[0].ID {
			return false
		}
	}
	if len(organizations) > 0 {
		o := organizations[0]
		v.title, v.id = o.Name, o.ID
		if s := o.SucceededBy; s != nil {
			v.id += fmt.Sprintf(" · on %s its province became part of %s (%s)", s.Date, s.Name, s.ID)
		}
	}
	return true
}

func leadersView(asked string, answers []graph.RoleAnswer) view {
	v := view{json: answers, none: fmt.Sprintf("No page says who leads %s.", asked), title: count(len(answers), "role", "roles"),
		header: []string{"organization_id", "organization", "person_id", "person", "honorific_prefix", "role", "former", "first", "last", "documents"}}
	s := section{columns: []column{{title: "Person", wrap: true}, {title: "Role", wrap: true}, {title: "First seen"}, {title: "Last seen"}, {title: "Pages", right: true}}}
	var organizations []graph.OrganizationRef
	for _, r := range answers {
		organizations = append(organizations, r.Organization)
	}
	one := v.about(organizations)
	if !one {
		s.columns = slices.Insert(s.columns, 0, column{title: "Organization", wrap: true})
	}
	for _, r := range answers {
		cells := []string{titled(r.Person), roleName(r), date(r.First), date(r.Last), strconv.Itoa(r.Documents)}
		if !one {
			cells = slices.Insert(cells, 0, shortName(r.Organization))
		}
		v.add(&s, row{cells: cells, evidence: r.Evidence},
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
