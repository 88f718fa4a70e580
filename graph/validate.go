package graph

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract"
)

// Validate reports the first thing in which a record contradicts the contract:
// the schema number, an offset outside the text, a reference to nothing, a date
// that is none. The error is an [*Error] with [CodeInvalid].
func Validate(r *extract.Record) error {
	if r == nil {
		return invalid("no record")
	}
	if r.Schema != extract.SchemaVersion {
		remedy := "extract the page again"
		if r.Schema > extract.SchemaVersion {
			remedy = "install a newer uniongraph"
		}
		return invalid("schema: record has schema %d, this version reads %d; %s", r.Schema, extract.SchemaVersion, remedy)
	}
	v := validator{record: r, length: utf8.RuneCountInString(r.Document.Text), persons: map[string]bool{}, organizations: map[string]bool{}, events: map[string]bool{}}
	for _, check := range []func() error{v.document, v.nodes, v.memberships, v.eventFacts, v.pairs} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

type validator struct {
	record                         *extract.Record
	length                         int // of the text, in code points
	persons, organizations, events map[string]bool
}

func (v *validator) document() error {
	d := v.record.Document
	if !utf8.ValidString(d.Text) {
		return invalid("document.text is not valid UTF-8")
	}
	if value(d.URL) == "" && d.SourceFile == "" {
		return invalid("document has neither url nor source_file: nothing says which page it is")
	}
	return v.date("document.published", d.Published)
}

func (v *validator) nodes() error {
	for i, p := range v.record.Persons {
		where := fmt.Sprintf("persons[%d]", i)
		if !hasLetter(p.Name) {
			return invalid("%s has no name", where)
		}
		if err := v.declare(where, p.ID, v.persons, p.Mentions); err != nil {
			return err
		}
	}
	for i, o := range v.record.Organizations {
		where := fmt.Sprintf("organizations[%d]", i)
		if !hasLetter(o.Name) {
			return invalid("%s has no name", where)
		}
		if !strings.HasPrefix(o.ID, "union:") && !strings.HasPrefix(o.ID, "org:") {
			return invalid("%s: id %q begins with neither \"union:\" nor \"org:\"", where, o.ID)
		}
		if err := v.declare(where, o.ID, v.organizations, o.Mentions); err != nil {
			return err
		}
	}
	for i, e := range v.record.Events {
		if err := v.declare(fmt.Sprintf("events[%d]", i), e.ID, v.events, nil); err != nil {
			return err
		}
	}
	return nil
}

func (v *validator) memberships() error {
	for i, m := range v.record.Memberships {
		where := fmt.Sprintf("memberships[%d]", i)
		if m.Role == "" {
			return invalid("%s has no role", where)
		}
		if err := first(
			v.refer(where+".person", v.persons, m.Person),
			v.refer(where+".organization", v.organizations, m.Organization),
			v.date(where+".as_of", m.AsOf),
			v.span(where+".evidence", m.Evidence),
		); err != nil {
			return err
		}
	}
	return nil
}

func (v *validator) eventFacts() error {
	for i, e := range v.record.Events {
		where := fmt.Sprintf("events[%d]", i)
		if err := first(
			v.date(where+".start_date", e.StartDate),
			v.date(where+".end_date", e.EndDate),
			v.refer(where+".organizer", v.organizations, e.Organizer...),
			v.refer(where+".host", v.organizations, e.Host...),
			v.refer(where+".organizations", v.organizations, e.Organizations...),
			v.refer(where+".attendees", v.persons, e.Attendees...),
			v.span(where+".evidence", e.Evidence),
		); err != nil {
			return err
		}
		for j, p := range e.Participation {
			where := fmt.Sprintf("%s.participation[%d]", where, j)
			if err := first(v.refer(where+".person", v.persons, p.Person), v.span(where+".evidence", p.Evidence)); err != nil {
				return err
			}
			if p.Delegation != nil {
				if err := v.refer(where+".delegation", v.organizations, *p.Delegation); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (v *validator) pairs() error {
	for i, m := range v.record.Met {
		where := fmt.Sprintf("met[%d]", i)
		if m.Between[0] == m.Between[1] {
			return invalid("%s: %q met nobody else", where, m.Between[0])
		}
		if err := first(
			v.refer(where+".between", v.persons, m.Between[:]...),
			v.refer(where+".event", v.events, m.Event),
			v.span(where+".evidence", m.Evidence),
		); err != nil {
			return err
		}
	}
	for i, c := range v.record.Cooperations {
		where := fmt.Sprintf("cooperations[%d]", i)
		if c.Between[0] == c.Between[1] {
			return invalid("%s: %q cooperates with nobody else", where, c.Between[0])
		}
		if err := first(
			v.refer(where+".between", v.organizations, c.Between[:]...),
			v.date(where+".start_date", c.StartDate),
			v.date(where+".end_date", c.EndDate),
			v.span(where+".evidence", c.Evidence),
		); err != nil {
			return err
		}
		if c.Event != nil {
			if err := v.refer(where+".event", v.events, *c.Event); err != nil {
				return err
			}
		}
	}
	return nil
}

func (v *validator) declare(where, id string, seen map[string]bool, mentions []extract.Span) error {
	if id == "" {
		return invalid("%s has no id", where)
	}
	if seen[id] {
		return invalid("%s: id %q is used twice", where, id)
	}
	seen[id] = true
	for i, m := range mentions {
		if err := v.span(fmt.Sprintf("%s.mentions[%d]", where, i), m); err != nil {
			return err
		}
	}
	return nil
}

func (v *validator) refer(where string, known map[string]bool, ids ...string) error {
	for _, id := range ids {
		if !known[id] {
			return invalid("%s refers to %q, which the record does not have", where, id)
		}
	}
	return nil
}

func (v *validator) span(where string, s extract.Span) error {
	if s.Start < 0 || s.Start >= s.End || s.End > v.length {
		return invalid("%s is %d–%d, outside the text of %d characters", where, s.Start, s.End, v.length)
	}
	return nil
}

func (v *validator) date(where string, date *string) error {
	if date != nil && !validDate(*date) {
		return invalid("%s: %q is not an EDTF date", where, *date)
	}
	return nil
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func hasLetter(name string) bool { return strings.ContainsFunc(name, unicode.IsLetter) }
