package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// SearchAnswer is a node or a page in whose name or text the words were found.
type SearchAnswer struct {
	Kind     NodeKind   `json:"kind"`
	ID       string     `json:"id"`
	Name     string     `json:"name"`     // of a document: its title
	Evidence []Evidence `json:"evidence"` // of a document: sentences with the words; of others: what is said of them
}

// Search gives what has all words of a text in its name or, of a page, in its title
// or text; people first, then organizations, events and pages, at most limit of each
// (0 means all).
func (q Query) Search(ctx context.Context, text string, limit int) ([]SearchAnswer, error) {
	words := Words(text)
	if len(words) == 0 {
		return nil, &Error{Code: CodeInvalid, Message: "nothing to search for: give at least one word"}
	}
	filter := Filter{Words: words, Limit: limit}
	if !q.Window.open() {
		filter.Limit = 0 // cut after what lies outside is gone
	}
	nodes, err := q.Reader.Find(ctx, filter)
	if err != nil {
		return nil, err
	}
	out := []SearchAnswer{}
	for _, p := range nodes.Persons {
		out = append(out, SearchAnswer{Kind: NodePerson, ID: p.ID, Name: strings.TrimSpace(p.HonorificPrefix + " " + p.Name)})
	}
	for _, o := range nodes.Organizations {
		out = append(out, SearchAnswer{Kind: NodeOrganization, ID: o.ID, Name: o.Name})
	}
	for _, e := range nodes.Events {
		out = append(out, SearchAnswer{Kind: NodeEvent, ID: e.ID, Name: e.Name})
	}
	if err := q.prove(ctx, out); err != nil {
		return nil, err
	}
	for _, d := range q.toldOnce(nodes.Documents, words) {
		for i := range d.places {
			d.places[i].Copies = d.copies
		}
		out = append(out, SearchAnswer{Kind: NodeDocument, ID: d.ID, Name: cmp.Or(d.Title, d.Label()), Evidence: d.places})
	}
	if q.Window.open() {
		return out, nil
	}
	of := map[NodeKind]int{}
	return slices.DeleteFunc(out, func(a SearchAnswer) bool {
		if len(a.Evidence) == 0 {
			return true // nothing is said of it in the window
		}
		of[a.Kind]++
		return limit > 0 && of[a.Kind] > limit
	}), nil
}

// hit is a page with the words, and the pages that are copies of it.
type hit struct {
	Document
	places []Evidence
	copies []PageRef
}

// toldOnce leaves out pages outside the window and puts copies to the first page of
// their story, in the order in which the pages came.
func (q Query) toldOnce(documents []Document, words []string) []hit {
	documents = slices.DeleteFunc(slices.Clone(documents), func(d Document) bool { return q.Window.place(d.Published) != inside })
	first, hits, at := map[string]string{}, []hit{}, map[string]int{}
	for _, group := range Copies(documents) {
		for _, id := range group[1:] {
			first[id] = group[0]
		}
	}
	for _, d := range documents {
		if first[d.ID] == "" {
			at[d.ID] = len(hits)
			hits = append(hits, hit{d, sentencesWith(d, words), []PageRef{}})
		}
	}
	for _, d := range documents {
		if i, ok := at[first[d.ID]]; ok {
			hits[i].copies = append(hits[i].copies, pageOf(Source{d.URL, d.SourceFile, d.Title, d.Published}))
		}
	}
	return hits
}

// prove adds to each node what is said of it.
func (q Query) prove(ctx context.Context, answers []SearchAnswer) error {
	var ids []string
	for _, a := range answers {
		ids = append(ids, a.ID)
	}
	if len(ids) == 0 {
		return nil
	}
	statements, err := q.statements(ctx, StatementFilter{Nodes: ids})
	if err != nil {
		return err
	}
	told, err := q.tellOnce(ctx, statements)
	if err != nil {
		return err
	}
	about := map[string][]Statement{}
	for _, s := range statements {
		for _, id := range unique([]string{s.Subject, s.Object, s.Event, s.Delegation}) {
			about[id] = append(about[id], s)
		}
	}
	for i := range answers {
		answers[i].Evidence = evidenceOf(about[answers[i].ID], told.copies)
	}
	return nil
}

// sentencesWith gives the sentences of a document that have the most of some words,
// at most three, in the order of the text.
func sentencesWith(d Document, words []string) []Evidence {
	q := newQuoter(d.Text)
	most := 0
	var best []int
	for i, s := range q.sentences {
		have := Words(d.Text[s.Start:s.End])
		n := 0
		for _, w := range words {
			if slices.Contains(have, w) {
				n++
			}
		}
		if n > most {
			most, best = n, nil
		}
		if n == most && n > 0 {
			best = append(best, i)
		}
	}
	out := []Evidence{}
	for _, i := range best[:min(3, len(best))] {
		start, end := q.span(i)
		out = append(out, Evidence{
			Sentence: d.Text[q.sentences[i].Start:q.sentences[i].End], URL: Optional(d.URL), SourceFile: Optional(d.SourceFile),
			Title: Optional(d.Title), Published: Optional(d.Published), Start: start, End: end,
		})
	}
	return out
}
