package main

import (
	"io"

	"github.com/uniongraph/uniongraph/extract"
)

// expectedFacts is what a page should give, in the form of docs/evaluate.md.
type expectedFacts struct {
	Document      expectedDocument      `json:"document"`
	Persons       []expectedPerson      `json:"persons"`
	Organizations []map[string]string   `json:"organizations"`
	Memberships   []expectedMembership  `json:"memberships"`
	Events        []expectedEvent       `json:"events"`
	Met           [][2]string           `json:"met"`
	Cooperations  []expectedCooperation `json:"cooperations"`
}

type expectedDocument struct {
	Title     *string `json:"title"`
	Published *string `json:"published"`
	Author    *string `json:"author"`
}

type expectedPerson struct {
	Name            string  `json:"name"`
	HonorificPrefix *string `json:"honorific_prefix"`
}

type expectedMembership struct {
	Person       string `json:"person"`
	Role         string `json:"role"`
	Organization string `json:"organization"`
	Former       bool   `json:"former,omitempty"`
}

type expectedEvent struct {
	Classification string   `json:"classification"`
	StartDate      *string  `json:"start_date"`
	EndDate        *string  `json:"end_date"`
	Host           []string `json:"host"`
	Organizer      []string `json:"organizer"`
	Attendees      []string `json:"attendees"`
	Organizations  []string `json:"organizations"`
}

type expectedCooperation struct {
	Between   [2]string `json:"between"`
	Basis     string    `json:"basis"`
	StartDate *string   `json:"start_date"`
	EndDate   *string   `json:"end_date"`
}

// writeExpected prints what was found as what should be found: somebody reads it
// against the page, corrects it and keeps it.
func writeExpected(w io.Writer, r *extract.Record) error {
	person, organization := map[string]string{}, map[string]string{}
	out := expectedFacts{
		Document: expectedDocument{r.Document.Title, r.Document.Published, r.Document.Author},
		Persons:  []expectedPerson{}, Organizations: []map[string]string{}, Memberships: []expectedMembership{},
		Events: []expectedEvent{}, Met: [][2]string{}, Cooperations: []expectedCooperation{},
	}
	for _, p := range r.Persons {
		person[p.ID] = p.Name
		out.Persons = append(out.Persons, expectedPerson{p.Name, p.HonorificPrefix})
	}
	for _, o := range r.Organizations {
		if o.Classification == "union" {
			organization[o.ID] = o.ID
			out.Organizations = append(out.Organizations, map[string]string{"id": o.ID})
		} else {
			organization[o.ID] = o.Name
			out.Organizations = append(out.Organizations, map[string]string{"name": o.Name})
		}
	}
	names := func(ids []string, of map[string]string) []string {
		out := []string{}
		for _, id := range ids {
			out = append(out, of[id])
		}
		return out
	}
	for _, m := range r.Memberships {
		out.Memberships = append(out.Memberships, expectedMembership{person[m.Person], m.Role, organization[m.Organization], m.Former})
	}
	for _, e := range r.Events {
		out.Events = append(out.Events, expectedEvent{
			e.Classification, e.StartDate, e.EndDate, names(e.Host, organization), names(e.Organizer, organization),
			names(e.Attendees, person), names(e.Organizations, organization),
		})
	}
	for _, m := range r.Met {
		out.Met = append(out.Met, [2]string{person[m.Between[0]], person[m.Between[1]]})
	}
	for _, c := range r.Cooperations {
		out.Cooperations = append(out.Cooperations, expectedCooperation{[2]string{organization[c.Between[0]], organization[c.Between[1]]}, c.Basis, c.StartDate, c.EndDate})
	}
	data, err := indented(out)
	if err != nil {
		return failure("write the expected facts: %w", err)
	}
	if _, err := w.Write(data); err != nil {
		return failure("standard output: %w", err)
	}
	return nil
}
