package main

import (
	"fmt"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

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
