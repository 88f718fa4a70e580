package resolve

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// Source is a graph to decide about.
type Source interface {
	graph.Reader
	Facts(ctx context.Context, ids []string) ([]*graph.Facts, error)
}

// maxDocuments is how many pages of a person a journal names. Whom more pages name is
// known well enough by what they say.
const maxDocuments = 50

// naming is one mention of a person as a page has it, before any correction.
type naming struct {
	document string
	profile  graph.Profile
}

// namings gives the mentions of a person of a graph, by page.
func namings(ctx context.Context, source Source, person string) ([]naming, error) {
	statements, err := source.Statements(ctx, graph.StatementFilter{Nodes: []string{person}})
	if err != nil {
		return nil, err
	}
	refs := map[[2]string]bool{}
	var documents []string
	for _, s := range statements {
		if s.Subject == person {
			refs[[2]string{s.Document, s.SubjectRef}] = true
		}
		if s.Object == person {
			refs[[2]string{s.Document, s.ObjectRef}] = true
		}
		documents = append(documents, s.Document)
	}
	facts, err := source.Facts(ctx, slices.Compact(sorted(documents)))
	if err != nil {
		return nil, err
	}
	var out []naming
	for _, f := range facts {
		for _, m := range f.Mentions {
			if refs[[2]string{f.Document.ID, m.Ref}] {
				out = append(out, naming{f.Document.ID, m.Profile})
			}
		}
	}
	if len(out) == 0 {
		return nil, &graph.Error{Code: graph.CodeNotFound, Message: fmt.Sprintf("no page names %s", person)}
	}
	return out, nil
}

// Subject names a person of a graph so that a journal can.
func Subject(ctx context.Context, source Source, person graph.Person) (Person, error) {
	found, err := namings(ctx, source, person.ID)
	if err != nil {
		return Person{}, err
	}
	return subject(label(person), found), nil
}

func label(p graph.Person) string { return strings.TrimSpace(p.HonorificPrefix + " " + p.Name) }

func subject(label string, found []naming) Person {
	out := Person{Label: label}
	for _, n := range found {
		same := func(m Mention) bool {
			return key(m.Name) == key(n.profile.Name) && slices.Equal(m.Anchors, n.profile.Anchors)
		}
		if i := slices.IndexFunc(out.Mentions, same); i < 0 {
			out.Mentions = append(out.Mentions, Mention{n.profile.Name, n.profile.Anchors})
		} else {
			out.Mentions[i].Name = min(out.Mentions[i].Name, n.profile.Name)
		}
		out.Documents = append(out.Documents, n.document)
	}
	slices.SortFunc(out.Mentions, func(a, b Mention) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), slices.Compare(a.Anchors, b.Anchors))
	})
	out.Documents = slices.Compact(sorted(out.Documents))
	if len(out.Documents) > maxDocuments {
		out.Documents = nil
	}
	return out
}

// SubjectsOfSplit names the two people that one person of a graph is: the pages tell of
// the second.
func SubjectsOfSplit(ctx context.Context, source Source, person graph.Person, pages []string) (stays, leaves Person, err error) {
	found, err := namings(ctx, source, person.ID)
	if err != nil {
		return stays, leaves, err
	}
	var rest, taken []naming
	for _, n := range found {
		if slices.Contains(pages, n.document) {
			taken = append(taken, n)
		} else {
			rest = append(rest, n)
		}
	}
	switch {
	case len(taken) == 0:
		return stays, leaves, &graph.Error{Code: graph.CodeNotFound, Message: fmt.Sprintf("none of these pages names %s", label(person))}
	case len(rest) == 0:
		return stays, leaves, &graph.Error{Code: graph.CodeInvalid, Message: fmt.Sprintf("these are all pages that name %s: nobody would be left", label(person))}
	}
	stays, leaves = subject(label(person), rest), subject(label(person), taken)
	leaves.Documents = nil
	for _, n := range taken {
		leaves.Documents = append(leaves.Documents, n.document)
	}
	leaves.Documents = slices.Compact(sorted(leaves.Documents))
	// What both have beside the name tells them apart no more.
	for i, m := range leaves.Mentions {
		for _, s := range stays.Mentions {
			if key(s.Name) == key(m.Name) && (slices.Equal(s.Anchors, m.Anchors) || sharesUnion(s.Anchors, m.Anchors)) {
				leaves.Mentions[i].Anchors = nil
			}
		}
	}
	leaves.Mentions = slices.CompactFunc(leaves.Mentions, func(a, b Mention) bool { return a.Name == b.Name && slices.Equal(a.Anchors, b.Anchors) })
	return stays, leaves, nil
}

// Rejectable names a statement of a graph so that a journal can reject it.
func Rejectable(ctx context.Context, source Source, s graph.Statement, label string) (Statement, error) {
	facts, err := source.Facts(ctx, []string{s.Document})
	if err != nil {
		return Statement{}, err
	}
	out := Statement{Document: s.Document, ID: s.ID, Label: label, Sentence: s.Sentence}
	if len(facts) == 0 {
		return out, &graph.Error{Code: graph.CodeNotFound, Message: fmt.Sprintf("there is no page %s", s.Document)}
	}
	for _, raw := range facts[0].Statements {
		if raw.ID == s.ID {
			s = raw
		}
	}
	out.Said = Said(facts[0], s)
	return out, nil
}
