package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Without gives facts without the statements that were rejected. With an event goes all
// that is said of it. Whoever has no other statement in the document is still named
// there, unless that was rejected too: then nothing of them is left. Facts without a
// rejected statement are given back as they are.
func (f *Facts) Without(rejected func(Statement) bool) *Facts {
	gone := map[string]bool{} // events
	var kept, dropped []Statement
	for _, s := range f.Statements {
		if s.Kind == KindEvent && rejected(s) {
			gone[s.Subject] = true
		}
	}
	for _, s := range f.Statements {
		if gone[s.Subject] || gone[s.Object] || gone[s.Event] || rejected(s) {
			dropped = append(dropped, s)
		} else {
			kept = append(kept, s)
		}
	}
	if len(dropped) == 0 {
		return f
	}
	slices.SortFunc(dropped, func(a, b Statement) int { return cmp.Or(cmp.Compare(a.Start, b.Start), strings.Compare(a.ID, b.ID)) })
	stated := map[string]bool{}
	note := func(s Statement) {
		for _, node := range []string{s.SubjectRef, s.ObjectRef, s.Subject, s.Object, s.Delegation} {
			stated[node] = true
		}
	}
	for _, s := range kept {
		note(s)
	}
	for _, s := range dropped {
		if s.Kind == KindMention {
			continue
		}
		for _, m := range []Statement{{SubjectRef: s.SubjectRef}, {SubjectRef: s.ObjectRef}, {Subject: s.Subject}, {Subject: s.Object}, {Subject: s.Delegation}} {
			node := m.SubjectRef + m.Subject
			if node == "" || stated[node] || strings.HasPrefix(node, "event:") {
				continue
			}
			m.ID, m.Document, m.Kind = shortHash("mention", s.ID, node), s.Document, KindMention
			m.Date, m.Sentence, m.Start, m.End = f.Document.Published, s.Sentence, s.Start, s.End
			m.Date = day(m.Date)
			if !rejected(m) {
				kept = append(kept, m)
				note(m)
			}
		}
	}
	out := *f
	out.Statements = kept
	out.Events = slices.DeleteFunc(slices.Clone(f.Events), func(e Event) bool { return gone[e.ID] })
	out.Mentions = slices.DeleteFunc(slices.Clone(f.Mentions), func(m Mention) bool { return !stated[m.Ref] })
	out.Organizations = slices.DeleteFunc(slices.Clone(f.Organizations), func(o Organization) bool { return !stated[o.ID] })
	return &out
}
