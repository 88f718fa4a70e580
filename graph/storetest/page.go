package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/graph"
)

// page builds a record whose evidence is found by quoting the text.
type page struct {
	t testing.TB
	r *extract.Record
}

func newPage(t testing.TB, file, site, published, text string) *page {
	sum := sha256.Sum256([]byte(text))
	title, _, _ := strings.Cut(text, ".")
	return &page{t, &extract.Record{
		Schema: extract.SchemaVersion,
		Document: extract.Document{
			ID: hex.EncodeToString(sum[:]), SourceFile: file, Site: optional(site), Title: optional(title), Published: optional(published), Text: text,
		},
	}}
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// at gives the place of the first occurrence of quote.
func (p *page) at(quote string) extract.Span {
	p.t.Helper()
	before, _, ok := strings.Cut(p.r.Document.Text, quote)
	if !ok {
		p.t.Fatalf("%s does not say %q", p.r.Document.SourceFile, quote)
	}
	start := utf8.RuneCountInString(before)
	return extract.Span{Start: start, End: start + utf8.RuneCountInString(quote)}
}

// person adds somebody whose name the text has; the id is p1, p2, …
func (p *page) person(name, title string) string {
	id := fmt.Sprintf("p%d", len(p.r.Persons)+1)
	p.r.Persons = append(p.r.Persons, extract.Person{ID: id, Name: name, HonorificPrefix: optional(title), Mentions: []extract.Span{p.at(name)}})
	return id
}

func (p *page) organization(id, name, classification string) string {
	p.r.Organizations = append(p.r.Organizations, extract.Organization{ID: id, Name: name, Classification: classification})
	return id
}

func (p *page) union(slug, place string) string {
	return p.organization("union:"+slug, "Liên hiệp các Hội Khoa học và Kỹ thuật "+place, "union")
}

func (p *page) role(person, role, organization, quote string) *page {
	p.r.Memberships = append(p.r.Memberships, extract.Membership{
		Person: person, Role: role, Organization: organization, AsOf: p.r.Document.Published, Evidence: p.at(quote),
	})
	return p
}

func (p *page) formerRole(person, role, organization, quote string) *page {
	p.role(person, role, organization, quote)
	p.r.Memberships[len(p.r.Memberships)-1].Former = true
	return p
}

// event adds an event and gives it back to be filled in; its id is e1, e2, …
func (p *page) event(class, name, date, quote string) *extract.Event {
	p.r.Events = append(p.r.Events, extract.Event{
		ID: fmt.Sprintf("e%d", len(p.r.Events)+1), Name: name, Classification: class, StartDate: optional(date), Evidence: p.at(quote),
	})
	return &p.r.Events[len(p.r.Events)-1]
}

func (p *page) attends(e *extract.Event, person, as, quote string) *page {
	e.Attendees = append(e.Attendees, person)
	e.Participation = append(e.Participation, extract.Participation{Person: person, As: as, Mode: "in_person", Evidence: p.at(quote)})
	return p
}

func (p *page) met(a, b, event, quote string) *page {
	p.r.Met = append(p.r.Met, extract.Met{Between: [2]string{a, b}, Event: event, Evidence: p.at(quote)})
	return p
}

func (p *page) cooperation(a, b, basis, start, end, event, quote string) *page {
	p.r.Cooperations = append(p.r.Cooperations, extract.Cooperation{
		Between: [2]string{a, b}, Basis: basis, StartDate: optional(start), EndDate: optional(end), Event: optional(event), Evidence: p.at(quote),
	})
	return p
}

func (p *page) input() graph.Input { return graph.Input{Record: p.r} }
