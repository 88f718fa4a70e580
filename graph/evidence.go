package graph

import (
	"cmp"
	"slices"
	"strings"
)

// evidence gives the places that say an edge, newest page first, each once; copies
// of a page stand with it.
func (m *material) evidence(statements ...string) []Evidence {
	var found []Statement
	for _, id := range statements {
		found = append(found, m.statements[id])
	}
	return evidenceOf(found, m.copies)
}

// evidenceOf gives the places of statements; copies has for each page the page that
// it is a copy of.
func evidenceOf(statements []Statement, copies map[string]string) []Evidence {
	type place struct {
		document   string
		start, end int
	}
	type said struct{ story, sentence string }
	seen := map[place]bool{}
	var places []Statement
	told := map[said][]Statement{} // what stories of several pages say, the earliest page first
	for _, s := range newestFirst(statements) {
		if p := (place{s.Document, s.Start, s.End}); seen[p] {
			continue
		} else {
			seen[p] = true
		}
		places = append(places, s)
		if len(copies) > 0 {
			key := said{cmp.Or(copies[s.Document], s.Document), foldedName(s.Sentence)}
			told[key] = append(told[key], s)
		}
	}
	for _, same := range told {
		slices.SortStableFunc(same, func(a, b Statement) int {
			return cmp.Or(comparePublished(a.Source.Published, b.Source.Published), strings.Compare(a.Document, b.Document))
		})
	}
	out := []Evidence{}
	for _, s := range places {
		same := told[said{cmp.Or(copies[s.Document], s.Document), foldedName(s.Sentence)}]
		if len(same) > 0 && same[0].Document != s.Document {
			continue // it stands among the copies of the first
		}
		e := Evidence{
			Sentence: s.Sentence, URL: Optional(s.Source.URL), SourceFile: Optional(s.Source.SourceFile),
			Title: Optional(s.Source.Title), Published: Optional(s.Source.Published), Start: s.Start, End: s.End, Copies: []PageRef{},
		}
		listed := map[string]bool{s.Document: true}
		for _, c := range same {
			if !listed[c.Document] {
				listed[c.Document] = true
				e.Copies = append(e.Copies, pageOf(c.Source))
			}
		}
		out = append(out, e)
	}
	return out
}

// newestFirst orders statements by the day their page was published; of one day, and
// of pages without one, they stay as they were.
func newestFirst(statements []Statement) []Statement {
	sorted := slices.Clone(statements)
	slices.SortStableFunc(sorted, func(a, b Statement) int { return strings.Compare(b.Source.Published, a.Source.Published) })
	return sorted
}

func pageOf(s Source) PageRef {
	return PageRef{Optional(s.URL), Optional(s.SourceFile), Optional(s.Title), Optional(s.Published)}
}
