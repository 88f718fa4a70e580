package graph

import "fmt"

// Diff says what a new version of a document does to the statements of the old one.
type Diff struct {
	Added, Retracted, Updated int
}

// Fingerprint of a stored statement, for [Compare].
type Fingerprint struct {
	ID       string
	Kind     Kind
	Date     string
	Sentence string
	Start    int
	End      int
}

// Compare tells what changes when facts take the place of a document's previous
// statements. Mentions are no facts and do not count. Unless force is set, losing
// more than half of the statements, and at least three, is an [*Error] with
// [CodeRefused]: a page that says so much less is more often broken than corrected.
func Compare(facts *Facts, previous []Fingerprint, force bool) (Diff, error) {
	var d Diff
	before := map[string]Fingerprint{}
	for _, p := range previous {
		if p.Kind != KindMention {
			before[p.ID] = p
		}
	}
	kept := 0
	for _, s := range facts.Statements {
		if s.Kind == KindMention {
			continue
		}
		p, ok := before[s.ID]
		switch {
		case !ok:
			d.Added++
		case p != (Fingerprint{s.ID, s.Kind, s.Date, s.Sentence, s.Start, s.End}):
			d.Updated++
			kept++
		default:
			kept++
		}
	}
	d.Retracted = len(before) - kept
	if !force && d.Retracted >= 3 && d.Retracted*2 > len(before) {
		return d, &Error{Code: CodeRefused, Message: fmt.Sprintf(
			"%s would lose %d of its %d statements, so the graph keeps them; load it with --force if the page really says so much less",
			facts.Document.Label(), d.Retracted, len(before))}
	}
	return d, nil
}

// Label names a document to people: its address or its file.
func (d Document) Label() string {
	if d.URL != "" {
		return d.URL
	}
	return d.Path
}
