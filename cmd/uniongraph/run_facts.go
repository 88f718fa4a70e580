package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// changedFact is a fact that a run brought or took.
type changedFact struct {
	Change   string         `json:"change"`   // new: nobody knew it; confirmed: one page more says it; gone: no page says it any more
	Fact     string         `json:"fact"`     // role, met, cooperation, event
	Text     string         `json:"text"`     // the fact in words
	Sentence string         `json:"sentence"` // that says it, or said it
	URL      graph.Optional `json:"url"`
	Date     graph.Optional `json:"date"` // EDTF
}

// factLog finds out what a run changed: what documents said before, and what the graph
// says afterwards.
type factLog struct {
	reader    graph.Reader
	earlier   map[string]graph.Statement // by id: statements of documents before they were loaded again
	names     map[string]string          // of nodes, as they were
	documents []string                   // that are new or changed
}

func newFactLog(r graph.Reader) *factLog {
	return &factLog{reader: r, earlier: map[string]graph.Statement{}, names: map[string]string{}}
}

// before notes what the documents of a batch say now.
func (l *factLog) before(ctx context.Context, batch []graph.Input) error {
	var ids []string
	for _, in := range batch {
		ids = append(ids, in.DocumentID())
	}
	if len(ids) == 0 {
		return nil
	}
	statements, err := l.reader.Statements(ctx, graph.StatementFilter{Documents: ids})
	if err != nil {
		return err
	}
	for _, s := range statements {
		l.earlier[s.ID] = s
	}
	return l.learnNames(ctx, statements)
}

func (l *factLog) changed(document string) { l.documents = append(l.documents, document) }

// learnNames looks up what the nodes of statements are called.
func (l *factLog) learnNames(ctx context.Context, statements []graph.Statement) error {
	seen := map[string]bool{}
	var ids []string
	for _, s := range statements {
		for _, id := range []string{s.Subject, s.Object, s.Event} {
			if id != "" && !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	nodes, err := l.reader.Find(ctx, graph.Filter{IDs: ids})
	if err != nil {
		return err
	}
	for _, p := range nodes.Persons {
		l.names[p.ID] = strings.TrimSpace(p.HonorificPrefix + " " + p.Name)
	}
	for _, o := range nodes.Organizations {
		l.names[o.ID] = o.Name
	}
	for _, e := range nodes.Events {
		l.names[e.ID] = e.Name
	}
	return nil
}

var factKinds = []graph.Kind{graph.KindMembership, graph.KindMet, graph.KindCooperation, graph.KindEvent}

// changes gives the facts that are new, confirmed or gone, in this order; the same fact
// on several pages is one.
func (l *factLog) changes(ctx context.Context) ([]changedFact, error) {
	if len(l.documents) == 0 {
		return nil, nil
	}
	now, err := l.reader.Statements(ctx, graph.StatementFilter{Kinds: factKinds, Documents: l.documents})
	if err != nil {
		return nil, err
	}
	added, still := map[string]bool{}, map[string]bool{}
	var subjects []string
	for _, s := range now {
		still[s.ID] = true
		if _, ok := l.earlier[s.ID]; !ok {
			added[s.ID] = true
			subjects = append(subjects, s.Subject)
		}
	}
	for id, s := range l.earlier {
		if !still[id] && slices.Contains(l.documents, s.Document) {
			subjects = append(subjects, s.Subject)
		}
	}
	if len(subjects) == 0 {
		return nil, nil
	}
	slices.Sort(subjects)
	around, err := l.reader.Statements(ctx, graph.StatementFilter{Kinds: factKinds, Nodes: slices.Compact(subjects)})
	if err != nil {
		return nil, err
	}
	if err := l.learnNames(ctx, around); err != nil {
		return nil, err
	}
	var out []changedFact
	known := map[string]bool{}
	for _, same := range group(around) {
		text := l.words(same[0])
		known[text] = true
		fresh := 0
		for _, s := range same {
			if added[s.ID] {
				fresh++
			}
		}
		switch {
		case fresh == len(same):
			out = append(out, l.fact("new", text, same))
		case fresh > 0:
			out = append(out, l.fact("confirmed", text, same))
		}
	}
	var lost []graph.Statement
	for id, s := range l.earlier {
		if !still[id] && slices.Contains(l.documents, s.Document) && slices.Contains(factKinds, s.Kind) {
			lost = append(lost, s)
		}
	}
	for _, same := range group(lost) {
		if text := l.words(same[0]); !known[text] {
			out = append(out, l.fact("gone", text, same))
		}
	}
	slices.SortFunc(out, compareFacts)
	return out, nil
}

// newPeople counts the people of whom only what this run loaded says anything.
func (l *factLog) newPeople(ctx context.Context) (int, error) {
	if len(l.documents) == 0 {
		return 0, nil
	}
	now, err := l.reader.Statements(ctx, graph.StatementFilter{Documents: l.documents})
	if err != nil {
		return 0, err
	}
	added, nodes := map[string]bool{}, map[string]bool{}
	for _, s := range now {
		if _, ok := l.earlier[s.ID]; !ok {
			added[s.ID], nodes[s.Subject], nodes[s.Object] = true, true, true
		}
	}
	delete(nodes, "")
	if len(nodes) == 0 {
		return 0, nil
	}
	found, err := l.reader.Find(ctx, graph.Filter{IDs: slices.Collect(maps.Keys(nodes)), Kinds: []graph.NodeKind{graph.NodePerson}})
	if err != nil || len(found.Persons) == 0 {
		return 0, err
	}
	fresh := map[string]bool{}
	var persons []string
	for _, p := range found.Persons {
		fresh[p.ID] = true
		persons = append(persons, p.ID)
	}
	around, err := l.reader.Statements(ctx, graph.StatementFilter{Nodes: persons})
	if err != nil {
		return 0, err
	}
	for _, s := range around {
		if !added[s.ID] {
			delete(fresh, s.Subject)
			delete(fresh, s.Object)
		}
	}
	return len(fresh), nil
}

// group puts statements that say the same together.
func group(statements []graph.Statement) map[string][]graph.Statement {
	out := map[string][]graph.Statement{}
	for _, s := range statements {
		key := fmt.Sprint(s.Kind, min(s.Subject, s.Object), max(s.Subject, s.Object), s.Properties)
		out[key] = append(out[key], s)
	}
	return out
}

// words says a statement in a line.
func (l *factLog) words(s graph.Statement) string {
	subject, object := l.name(s.Subject), l.name(s.Object)
	switch s.Kind {
	case graph.KindMembership:
		former := ""
		if s.Former {
			former = " (former)"
		}
		return fmt.Sprintf("%s: %s%s, %s", subject, s.Role, former, object)
	case graph.KindEvent:
		return fmt.Sprintf("%s, %s", cmp.Or(s.Date, "no date"), subject)
	case graph.KindCooperation:
		return fmt.Sprintf("%s – %s: %s", min(subject, object), max(subject, object), strings.TrimSpace(words(s.Basis)+" "+period(graph.Optional(s.StartDate), graph.Optional(s.EndDate))))
	}
	return fmt.Sprintf("%s – %s", min(subject, object), max(subject, object))
}

func (l *factLog) name(id string) string { return cmp.Or(l.names[id], id) }

// fact shows the newest statement of a group.
func (l *factLog) fact(change, text string, group []graph.Statement) changedFact {
	newest := slices.MaxFunc(group, func(a, b graph.Statement) int {
		return cmp.Or(strings.Compare(a.Date, b.Date), strings.Compare(b.ID, a.ID))
	})
	sort := map[graph.Kind]string{graph.KindMembership: "role", graph.KindMet: "met", graph.KindCooperation: "cooperation", graph.KindEvent: "event"}[newest.Kind]
	return changedFact{change, sort, text, newest.Sentence, graph.Optional(newest.Source.URL), graph.Optional(newest.Date)}
}

// compareFacts orders by what matters to a reader: new ones first, cooperation before
// meetings, roles and events, the latest first.
func compareFacts(a, b changedFact) int {
	order := func(list []string, s string) int { return slices.Index(list, s) }
	changes, kinds := []string{"new", "confirmed", "gone"}, []string{"cooperation", "met", "role", "event"}
	return cmp.Or(
		cmp.Compare(order(changes, a.Change), order(changes, b.Change)), cmp.Compare(order(kinds, a.Fact), order(kinds, b.Fact)),
		strings.Compare(string(b.Date), string(a.Date)), strings.Compare(a.Text, b.Text),
	)
}
