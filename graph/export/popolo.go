package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// The classes of Popolo that hold what we know; fields that are empty are left out.
type (
	popoloName struct {
		Name string `json:"name"`
	}
	popoloLink struct {
		URL  string `json:"url"`
		Note string `json:"note,omitempty"` // the sentence
	}
	popoloPerson struct {
		ID              string       `json:"id"`
		Name            string       `json:"name"`
		HonorificPrefix string       `json:"honorific_prefix,omitempty"`
		OtherNames      []popoloName `json:"other_names,omitempty"`
		Sources         []popoloLink `json:"sources,omitempty"`
	}
	popoloOrganization struct {
		ID             string       `json:"id"`
		Name           string       `json:"name"`
		Classification string       `json:"classification,omitempty"`
		OtherNames     []popoloName `json:"other_names,omitempty"`
		Links          []popoloLink `json:"links,omitempty"` // to its successor
		Sources        []popoloLink `json:"sources,omitempty"`
	}
	popoloMembership struct {
		ID             string       `json:"id"`
		Label          string       `json:"label"`
		Role           string       `json:"role"`
		PersonID       string       `json:"person_id"`
		OrganizationID string       `json:"organization_id"`
		Sources        []popoloLink `json:"sources,omitempty"`
	}
	popoloEvent struct {
		ID             string           `json:"id"`
		Name           string           `json:"name"`
		Classification string           `json:"classification,omitempty"`
		StartDate      string           `json:"start_date,omitempty"`
		EndDate        string           `json:"end_date,omitempty"`
		Location       string           `json:"location,omitempty"`
		OrganizationID string           `json:"organization_id,omitempty"`
		Attendees      []popoloAttendee `json:"attendees,omitempty"`
		Sources        []popoloLink     `json:"sources,omitempty"`
	}
	popoloAttendee struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
)

// writePopolo writes one object with the lists persons, organizations, memberships
// and events. Memberships have no dates: when somebody was seen in a role is not when
// the role began or ended.
func writePopolo(o *out, g *Graph) {
	each := func(name, after string, add func(l *list)) {
		o.text(`"` + name + `": [` + "\n")
		add(&list{o: o})
		o.text("\n]" + after + "\n")
	}
	named := g.firstNamed()
	o.text("{\n")
	each("persons", ",", func(l *list) {
		for _, p := range g.Persons {
			l.add(popoloPerson{p.ID, p.Name, p.HonorificPrefix, otherNames(p.Names, p.Name), popoloSources(named[p.ID])})
		}
	})
	successors := map[string][]popoloLink{}
	for _, s := range g.Successions {
		successors[s.From] = []popoloLink{{urn(s.ID), note(s)}}
	}
	each("organizations", ",", func(l *list) {
		for _, x := range g.Organizations {
			l.add(popoloOrganization{x.ID, x.Name, x.Classification, otherNames(x.Names, x.Name), successors[x.ID], popoloSources(named[x.ID])})
		}
	})
	attendees, organizer := map[string][]popoloAttendee{}, map[string]string{}
	each("memberships", ",", func(l *list) {
		for _, e := range g.Edges {
			switch e.Type {
			case graph.EdgeHoldsRole:
				label := e.Role
				if e.Former {
					label = "nguyên " + label
				}
				l.add(popoloMembership{"membership:" + e.Key, label, e.Role, e.From, e.To, popoloSources(e.Proof)})
			case graph.EdgeAttended:
				a := popoloAttendee{e.From, g.names[e.From]}
				if !slices.Contains(attendees[e.To], a) { // who chaired and spoke was there once
					attendees[e.To] = append(attendees[e.To], a)
				}
			case graph.EdgeOrganized:
				if organizer[e.To] == "" { // Popolo knows one
					organizer[e.To] = e.From
				}
			}
		}
	})
	each("events", "", func(l *list) {
		for _, e := range g.Events {
			l.add(popoloEvent{e.ID, e.Name, e.Classification, dateOnly(e.StartDate), dateOnly(e.EndDate), e.Location,
				organizer[e.ID], attendees[e.ID], popoloSources(g.proof[e.ID])})
		}
	})
	o.text("}\n")
}

func otherNames(names []string, name string) []popoloName {
	var out []popoloName
	for _, n := range others(names, name) {
		out = append(out, popoloName{n})
	}
	return out
}

// popoloSources gives a link for each sentence. A page without address has a URN,
// since Popolo wants a URI.
func popoloSources(proof []graph.Statement) []popoloLink {
	var out []popoloLink
	for _, s := range proof {
		link := popoloLink{uri(webAddress(s.Source.URL)), s.Sentence}
		if link.URL == "" {
			link.URL = urn(s.Document)
			if s.Source.SourceFile != "" {
				link.Note += " (" + s.Source.SourceFile + ")"
			}
		}
		if !slices.Contains(out, link) {
			out = append(out, link)
		}
	}
	return out
}

// firstNamed gives, for every person and organization, the first statement of each
// page about them.
func (g *Graph) firstNamed() map[string][]graph.Statement {
	out := map[string][]graph.Statement{}
	for _, s := range g.Statements { // by page
		for _, id := range []string{s.Subject, s.Object, s.Delegation} {
			if n := len(out[id]); n == 0 || out[id][n-1].Document != s.Document {
				out[id] = append(out[id], s)
			}
		}
	}
	return out
}

// uri writes what an address may not hold as %XX: pages name letters as they are.
func uri(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte(`"<>\^{|}`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
