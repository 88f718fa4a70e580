package graph

import (
	"context"
	"encoding/json"
	"slices"
)

// Query asks a graph the questions that people have. Its methods fail with an
// [*Error] of [CodeNotFound] or [CodeAmbiguous] when a name means nobody or
// several; a name that means one but of whom nothing is known gives no answers.
type Query struct {
	Reader Reader
	// Province gives the slug of the province or city that a text names in any of
	// its ways ("TP.HCM" is ho-chi-minh). Default: the text's own slug.
	Province func(text string) (slug string, ok bool)
	// Window limits answers to a stretch of time. Default: all time.
	Window
	// Unplaced, if it is not nil, takes the ids of the statements that answers leave
	// out because their date does not say whether they lie in the window.
	Unplaced map[string]bool
	// Unit gives the province or city that the province of a slug is part of today.
	// Default: none, and no union has a successor.
	Unit func(slug string) (Unit, bool)
	// Merged asks about the provinces of today: a province's name means the unions of
	// all provinces that it was made of, and what counts unions counts provinces.
	Merged bool
}

// Optional is a text that may be unknown: "" is null in JSON.
type Optional string

// MarshalJSON writes null for "".
func (o Optional) MarshalJSON() ([]byte, error) {
	if o == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(o))
}

// Evidence is the sentence that says a fact, and where it stands.
type Evidence struct {
	Sentence   string   `json:"sentence"`
	URL        Optional `json:"url"`
	SourceFile Optional `json:"source_file"`
	Title      Optional `json:"title"`
	Published  Optional `json:"published"` // EDTF
	Start      int      `json:"start"`     // of the words that say it, in code points of the document's text
	End        int      `json:"end"`       // exclusive
	// Copies are the other pages that tell the same story with the same sentence.
	Copies []PageRef `json:"copies"`
}

// PageRef names a page in an answer.
type PageRef struct {
	URL        Optional `json:"url"`
	SourceFile Optional `json:"source_file"`
	Title      Optional `json:"title"`
	Published  Optional `json:"published"` // EDTF
}

// PersonRef names a person in an answer.
type PersonRef struct {
	ID              string   `json:"id"`
	Name            string   `json:"name"`
	HonorificPrefix Optional `json:"honorific_prefix"`
}

// OrganizationRef names an organization in an answer.
type OrganizationRef struct {
	ID             string `json:"id"`
	Name           string `json:"name"`
	Classification string `json:"classification"`
	// SucceededBy is set for a union whose province became part of another.
	SucceededBy *Succession `json:"succeeded_by"`
}

// EventRef names an event in an answer.
type EventRef struct {
	ID             string   `json:"id"`
	Name           string   `json:"name"`
	Classification string   `json:"classification"`
	StartDate      Optional `json:"start_date"`
	EndDate        Optional `json:"end_date"`
	Location       Optional `json:"location"`
}

// material is what answers are made of: statements by id, nodes by id.
type material struct {
	statements    map[string]Statement
	copies        map[string]string // id of a page → id of the page it is a copy of
	counted       []Statement       // as they count; see tellOnce
	derived       []Edge            // of counted, when asked for
	persons       map[string]PersonRef
	organizations map[string]OrganizationRef
	events        map[string]EventRef
}

// gather reads the statements that a filter selects, and the nodes they are about.
func (q Query) gather(ctx context.Context, filter StatementFilter) (*material, error) {
	statements, err := q.statements(ctx, filter)
	if err != nil {
		return nil, err
	}
	told, err := q.tellOnce(ctx, statements)
	if err != nil {
		return nil, err
	}
	m := &material{
		statements: map[string]Statement{}, copies: told.copies, counted: told.statements,
		persons: map[string]PersonRef{}, organizations: map[string]OrganizationRef{}, events: map[string]EventRef{},
	}
	var ids []string
	for i, s := range told.statements {
		s.Document = statements[i].Document // the page that says it, not the one it is a copy of
		m.statements[s.ID] = s
		for _, id := range []string{s.Subject, s.Object, s.Event, s.Delegation} {
			if id != "" {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		return m, nil
	}
	nodes, err := q.Reader.Find(ctx, Filter{Kinds: []NodeKind{NodePerson, NodeOrganization, NodeEvent}, IDs: unique(ids)})
	if err != nil {
		return nil, err
	}
	for _, p := range nodes.Persons {
		m.persons[p.ID] = refPerson(p)
	}
	for _, o := range nodes.Organizations {
		m.organizations[o.ID] = q.refOrganization(o)
	}
	for _, e := range nodes.Events {
		m.events[e.ID] = EventRef{e.ID, e.Name, e.Classification, Optional(e.StartDate), Optional(e.EndDate), Optional(e.Location)}
	}
	return m, nil
}

// edges sums up what the statements say.
func (m *material) edges() []Edge {
	if m.derived == nil {
		m.derived = Derive(m.counted)
	}
	return m.derived
}

func refPerson(p Person) PersonRef {
	return PersonRef{p.ID, p.Name, Optional(p.HonorificPrefix)}
}

func (q Query) refOrganization(o Organization) OrganizationRef {
	return OrganizationRef{o.ID, o.Name, o.Classification, q.succeededBy(o.ID)}
}

// eventsOf gives the events at which the statements of an edge happened, by date.
func (m *material) eventsOf(e Edge) []EventRef {
	out := []EventRef{}
	seen := map[string]bool{}
	for _, id := range e.Statements {
		event := m.statements[id].Event
		if ref, ok := m.events[event]; ok && !seen[event] {
			seen[event] = true
			out = append(out, ref)
		}
	}
	slices.SortFunc(out, compareEvents)
	return out
}
