package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// timelineView shows who held which role, one role after the other.
func timelineView(asked string, answers []graph.SeatAnswer) view {
	v := view{json: answers, none: fmt.Sprintf("No page says who leads %s.", asked), title: count(len(answers), "role", "roles"),
		header: []string{"organization_id", "organization", "seat", "person_id", "person", "honorific_prefix", "role", "first", "last", "elected", "left", "documents", "remarks"}}
	var organizations []graph.OrganizationRef
	for _, a := range answers {
		organizations = append(organizations, a.Organization)
	}
	one := v.about(organizations)
	for _, a := range answers {
		s := section{title: a.Role, columns: []column{{title: "Person", wrap: true}, {title: "First seen"}, {title: "Last seen"}, {title: "Elected"}, {title: "Over by"}, {title: "Pages", right: true}}}
		if !one {
			s.title = shortName(a.Organization) + ": " + a.Role
		}
		for _, t := range a.Tenures {
			name := titled(t.Person)
			if !strings.EqualFold(t.Role, a.Role) {
				name += " (" + t.Role + ")"
			}
			remarks := seatRemarks(a, t)
			v.add(&s, row{cells: []string{name, date(t.First), date(t.Last), strings.Join(t.Elected, ", "), date(t.Left), strconv.Itoa(t.Documents)}, notes: remarks, evidence: t.Evidence},
				a.Organization.ID, a.Organization.Name, a.Role, t.Person.ID, t.Person.Name, string(t.Person.HonorificPrefix), t.Role,
				string(t.First), string(t.Last), strings.Join(t.Elected, "; "), string(t.Left), strconv.Itoa(t.Documents), strings.Join(remarks, "; "))
		}
		v.sections = append(v.sections, s)
	}
	return v
}

// seatRemarks says what is to be noted of a tenure: whom it follows, gaps, and what
// cannot all be true.
func seatRemarks(a graph.SeatAnswer, t graph.Tenure) []string {
	var out []string
	for _, h := range a.Successions {
		if h.To.ID != t.Person.ID || h.Before != t.First {
			continue
		}
		after := "after " + titled(h.From) + ", last seen " + date(h.After)
		if h.Gap {
			between := "time"
			if h.Days != nil {
				between = strconv.Itoa(*h.Days) + " days"
			}
			after += "; GAP: in the " + between + " between, no page names anybody"
		}
		out = append(out, after)
	}
	for _, c := range a.Contradictions {
		var others []string
		mine := false
		for _, p := range c.Persons {
			if p.ID == t.Person.ID {
				mine = true
			} else {
				others = append(others, titled(p))
			}
		}
		if !mine {
			continue
		}
		when := period(c.From, c.To)
		switch c.Kind {
		case "overlap":
			out = append(out, fmt.Sprintf("CONTRADICTION: %s is %s too (%s)", strings.Join(others, ", "), a.Role, when))
		case "same_day":
			out = append(out, fmt.Sprintf("CONTRADICTION: %s is %s on the same day, %s, and no page tells of an election then", strings.Join(others, ", "), a.Role, when))
		default:
			out = append(out, fmt.Sprintf("CONTRADICTION: in the role after %s, as of when a page says that it was over, and no page tells of an election since", date(c.From)))
		}
	}
	return out
}
