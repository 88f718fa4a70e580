package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// tellings are statements as they count: what copies of one page say, the page says.
type tellings struct {
	statements []Statement
	copies     map[string]string // id of a page → id of the page it is a copy of
}

// tellOnce finds copies among the pages that say the same things, and gives their
// statements the page and the events of the story's first page. Sources stay, so
// that every address is shown. The order is that of statements.
func (q Query) tellOnce(ctx context.Context, statements []Statement) (tellings, error) {
	out := tellings{statements: statements, copies: map[string]string{}}
	ids := alike(statements)
	if len(ids) == 0 {
		return out, nil
	}
	nodes, err := q.Reader.Find(ctx, Filter{Kinds: []NodeKind{NodeDocument}, IDs: ids})
	if err != nil {
		return out, err
	}
	for _, group := range Copies(nodes.Documents) {
		for _, id := range group[1:] {
			out.copies[id] = group[0]
		}
	}
	if len(out.copies) == 0 {
		return out, nil
	}
	events, err := q.sameEvents(ctx, statements, out.copies)
	if err != nil {
		return out, err
	}
	out.statements = slices.Clone(statements)
	for i := range out.statements {
		s := &out.statements[i]
		s.Document = cmp.Or(out.copies[s.Document], s.Document)
		for _, id := range []*string{&s.Subject, &s.Object, &s.Event} {
			*id = cmp.Or(events[*id], *id)
		}
	}
	return out, nil
}

// Counted gives statements as answers count them: those of a copy have the page and the
// events of the page that it is a copy of. Order and ids are those of statements.
func (q Query) Counted(ctx context.Context, statements []Statement) ([]Statement, error) {
	told, err := q.tellOnce(ctx, statements)
	return told.statements, err
}

// alike gives the ids of pages that say something that another page says too: pages
// that do not cannot be copies of one another, and need not be compared.
func alike(statements []Statement) []string {
	type fact struct{ kind, a, b, date string }
	on := map[fact][]string{}
	for _, s := range statements {
		f := fact{kind: string(s.Kind), a: s.Subject, b: s.Object}
		// Each page has events of its own: of them, the day must do.
		for _, end := range []*string{&f.a, &f.b} {
			if strings.HasPrefix(*end, "event:") {
				*end, f.date = "", s.Date
			}
		}
		if f.a > f.b {
			f.a, f.b = f.b, f.a
		}
		if at := on[f]; len(at) == 0 || at[len(at)-1] != s.Document {
			on[f] = append(at, s.Document)
		}
	}
	var ids []string
	for _, at := range on {
		if at = unique(at); len(at) > 1 {
			ids = append(ids, at...)
		}
	}
	return unique(ids)
}

// sameEvents gives, for events that copies tell of, the event of the page that they
// are copies of: the one of its kind and day and, if there are several, of its name.
func (q Query) sameEvents(ctx context.Context, statements []Statement, copies map[string]string) (map[string]string, error) {
	first := map[string]bool{}
	for _, id := range copies {
		first[id] = true
	}
	var ids []string
	for _, s := range statements {
		if copies[s.Document] != "" || first[s.Document] {
			for _, id := range []string{s.Subject, s.Object, s.Event} {
				if strings.HasPrefix(id, "event:") {
					ids = append(ids, id)
				}
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	nodes, err := q.Reader.Find(ctx, Filter{Kinds: []NodeKind{NodeEvent}, IDs: unique(ids)})
	if err != nil {
		return nil, err
	}
	type kind struct{ document, class, date, name string }
	of := map[kind][]Event{}
	for _, e := range nodes.Events {
		k := kind{e.Document, e.Classification, e.StartDate, ""}
		of[k] = append(of[k], e)
		k.name = e.Folded
		of[k] = append(of[k], e)
	}
	same := map[string]string{}
	for _, e := range nodes.Events {
		story := copies[e.Document]
		if story == "" {
			continue
		}
		for _, name := range []string{"", e.Folded} {
			mine, theirs := of[kind{e.Document, e.Classification, e.StartDate, name}], of[kind{story, e.Classification, e.StartDate, name}]
			if len(mine) == 1 && len(theirs) == 1 {
				same[e.ID] = theirs[0].ID
				break
			}
		}
	}
	return same, nil
}

// StoryAnswer is a story that stands on several pages.
type StoryAnswer struct {
	Title    string     `json:"title"` // on the first page
	Pages    []PageRef  `json:"pages"` // the earliest published first
	Evidence []Evidence `json:"evidence"`
}

// Stories gives the stories that several pages tell in the same words, the latest
// first. It compares all pages of the graph.
func (q Query) Stories(ctx context.Context) ([]StoryAnswer, error) {
	nodes, err := q.Reader.Find(ctx, Filter{Kinds: []NodeKind{NodeDocument}})
	if err != nil {
		return nil, err
	}
	pages := map[string]Document{}
	for _, d := range nodes.Documents {
		if q.Window.place(d.Published) == inside {
			pages[d.ID] = d
		}
	}
	var groups [][]string
	for _, g := range Copies(nodes.Documents) {
		if g = slices.DeleteFunc(g, func(id string) bool { _, ok := pages[id]; return !ok }); len(g) > 1 {
			groups = append(groups, g)
		}
	}
	slices.SortFunc(groups, func(a, b []string) int {
		return cmp.Or(strings.Compare(pages[b[0]].Published, pages[a[0]].Published), strings.Compare(a[0], b[0]))
	})
	out := []StoryAnswer{}
	for _, g := range groups {
		first := pages[g[0]]
		a := StoryAnswer{Title: cmp.Or(first.Title, first.Label())}
		for _, id := range g {
			d := pages[id]
			a.Pages = append(a.Pages, pageOf(Source{d.URL, d.SourceFile, d.Title, d.Published}))
		}
		a.Evidence = commonSentence(first, pages[g[1]], a.Pages[1:])
		out = append(out, a)
	}
	return out, nil
}

// commonSentence gives the sentence of a page of which most stands on another.
func commonSentence(d, other Document, copies []PageRef) []Evidence {
	there := newReading(other).shingles
	q := newQuoter(d.Text)
	best, most := -1, 0
	for i, span := range q.sentences {
		s, _ := newSentence(d.Text[span.Start:span.End])
		n := 0
		for _, h := range s.shingles {
			if _, ok := slices.BinarySearch(there, h); ok {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return []Evidence{}
	}
	start, end := q.span(best)
	return []Evidence{{
		Sentence: d.Text[q.sentences[best].Start:q.sentences[best].End], URL: Optional(d.URL), SourceFile: Optional(d.SourceFile),
		Title: Optional(d.Title), Published: Optional(d.Published), Start: start, End: end, Copies: copies,
	}}
}
