package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/resolve"
)

// suggestionView is a suggestion with what pages say of each side.
type suggestionView struct {
	ID      string           `json:"id"`
	Kind    string           `json:"kind"` // person, organization
	Score   float64          `json:"score"`
	Reasons []resolve.Reason `json:"reasons"`
	A       sideView         `json:"a"`
	B       sideView         `json:"b"`
}

type sideView struct {
	ID       string           `json:"id"`
	Name     string           `json:"name"`
	Pages    int              `json:"pages"`
	Roles    []string         `json:"roles"`
	Evidence []graph.Evidence `json:"evidence"`
}

func describeSuggestion(ctx context.Context, r graph.Reader, s resolve.Suggestion) (suggestionView, error) {
	v := suggestionView{ID: s.ID, Kind: string(s.Kind), Score: s.Score, Reasons: s.Reasons}
	var err error
	if v.A, err = describeSide(ctx, r, s.A); err == nil {
		v.B, err = describeSide(ctx, r, s.B)
	}
	return v, err
}

func describeSide(ctx context.Context, r graph.Reader, s resolve.Side) (sideView, error) {
	v := sideView{ID: s.ID, Name: s.Label, Pages: s.Documents, Roles: []string{}, Evidence: []graph.Evidence{}}
	statements, err := r.Statements(ctx, graph.StatementFilter{Nodes: []string{s.ID}})
	if err != nil {
		return v, err
	}
	names, err := namesOf(ctx, r, statements)
	if err != nil {
		return v, err
	}
	slices.SortStableFunc(statements, func(a, b graph.Statement) int { return strings.Compare(b.Source.Published, a.Source.Published) })
	seen := map[[2]string]bool{}
	for _, st := range statements {
		if st.Kind == graph.KindMembership && st.Subject == s.ID {
			role := st.Role + ", " + names[st.Object]
			if st.Former {
				role = "nguyên " + role
			}
			if !slices.Contains(v.Roles, role) {
				v.Roles = append(v.Roles, role)
			}
		}
		if k := [2]string{st.Document, st.Sentence}; !seen[k] {
			seen[k] = true
			v.Evidence = append(v.Evidence, evidenceOf(st))
		}
	}
	return v, nil
}

func evidenceOf(s graph.Statement) graph.Evidence {
	return graph.Evidence{
		Sentence: s.Sentence, URL: graph.Optional(s.Source.URL), SourceFile: graph.Optional(s.Source.SourceFile),
		Title: graph.Optional(s.Source.Title), Published: graph.Optional(s.Source.Published), Start: s.Start, End: s.End, Copies: []graph.PageRef{},
	}
}

func suggestionsView(shown []suggestionView, all, sentences int) view {
	v := view{json: append([]suggestionView{}, shown...), none: "Nothing to review.", header: []string{"suggestion", "kind", "score", "reasons", "side", "id", "name", "pages", "roles"}}
	v.title = count(all, "suggestion", "suggestions")
	if len(shown) < all {
		v.title += fmt.Sprintf(", the first %d", len(shown))
	}
	for _, s := range shown {
		sec := section{title: fmt.Sprintf("%s  %.2f  %s", s.ID, s.Score, s.Kind), dense: true, columns: []column{{title: "One", wrap: true}, {title: "Other", wrap: true}}}
		add := func(a, b string) { sec.rows = append(sec.rows, row{cells: []string{a, b}}) }
		add(s.A.Name, s.B.Name)
		add(s.A.ID, s.B.ID)
		add(count(s.A.Pages, "page", "pages"), count(s.B.Pages, "page", "pages"))
		add(strings.Join(s.A.Roles, "; "), strings.Join(s.B.Roles, "; "))
		for i := 0; i < max(len(s.A.Evidence), len(s.B.Evidence)) && (sentences == 0 || i < sentences); i++ {
			add(quoted(s.A.Evidence, i), quoted(s.B.Evidence, i))
		}
		last := &sec.rows[len(sec.rows)-1]
		var reasons []string
		for _, r := range s.Reasons {
			sign := "+"
			if r.Weight < 0 {
				sign = "–"
			}
			last.notes = append(last.notes, sign+" "+r.Text)
			reasons = append(reasons, sign+" "+r.Text)
		}
		v.sections = append(v.sections, sec)
		for _, side := range []struct {
			name string
			sideView
		}{{"a", s.A}, {"b", s.B}} {
			v.lines = append(v.lines, line{[]string{s.ID, s.Kind, strconv.FormatFloat(s.Score, 'f', -1, 64), strings.Join(reasons, "; "), side.name,
				side.ID, side.Name, strconv.Itoa(side.Pages), strings.Join(side.Roles, "; ")}, side.Evidence})
		}
	}
	return v
}

// quoted gives the i-th sentence and where it stands.
func quoted(evidence []graph.Evidence, i int) string {
	if i >= len(evidence) {
		return ""
	}
	e := evidence[i]
	out := "“" + e.Sentence + "” " + pageName(graph.PageRef{URL: e.URL, SourceFile: e.SourceFile})
	if e.Published != "" {
		out += " · " + date(e.Published)
	}
	return out
}

// namesOf looks up what the nodes of statements are called.
func namesOf(ctx context.Context, r graph.Reader, statements []graph.Statement) (map[string]string, error) {
	log := newFactLog(r)
	return log.names, log.learnNames(ctx, statements)
}

// statementWords says in words what a statement states.
func statementWords(s graph.Statement, names map[string]string) string {
	subject, object := names[s.Subject], names[s.Object]
	switch s.Kind {
	case graph.KindMembership:
		if s.Former {
			return fmt.Sprintf("%s: nguyên %s, %s", subject, s.Role, object)
		}
		return fmt.Sprintf("%s: %s, %s", subject, s.Role, object)
	case graph.KindMet:
		return fmt.Sprintf("%s met %s", subject, object)
	case graph.KindCooperation:
		return fmt.Sprintf("%s and %s: %s", subject, object, words(s.Basis))
	case graph.KindParticipation:
		return fmt.Sprintf("%s at %q as %s", subject, object, words(s.As))
	case graph.KindOrganized, graph.KindHosted, graph.KindTookPart:
		return fmt.Sprintf("%s: %s %q", subject, words(string(s.Kind)), object)
	case graph.KindEvent:
		return fmt.Sprintf("event %q", subject)
	}
	return subject + " is named"
}

// listStatements prints what pages say of a node, with the ids of statements.
func (a *app) listStatements(ctx context.Context, text string) error {
	store, err := a.openGraph(ctx, true)
	if err != nil {
		return err
	}
	defer store.Close()
	n, err := findNode(ctx, store, text)
	if err != nil {
		return err
	}
	statements, err := store.Statements(ctx, graph.StatementFilter{Nodes: []string{n.id()}})
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	names, err := namesOf(ctx, store, statements)
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	type statement struct {
		ID       string           `json:"id"`
		Kind     string           `json:"kind"`
		Text     string           `json:"text"`
		Date     graph.Optional   `json:"date"`
		Document string           `json:"document"`
		Evidence []graph.Evidence `json:"evidence"`
	}
	list := []statement{}
	v := view{title: n.label(), id: n.id(), none: "No page says anything.", header: []string{"id", "kind", "text", "date", "document"}}
	s := section{columns: []column{{title: "Statement"}, {title: "Date"}, {title: "What", wrap: true}}}
	for _, st := range statements {
		e := []graph.Evidence{evidenceOf(st)}
		words := statementWords(st, names)
		list = append(list, statement{st.ID, string(st.Kind), words, graph.Optional(st.Date), st.Document, e})
		v.add(&s, row{cells: []string{st.ID, st.Date, words}, evidence: e}, st.ID, string(st.Kind), words, st.Date, st.Document)
	}
	v.json, v.sections = list, []section{s}
	if err := a.print(v, 0); err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	return nil
}
