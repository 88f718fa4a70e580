package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/resolve"
)

func newAuditCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "audit [NODE]",
		Short: "What was merged, kept apart, renamed and retracted, by whom and why",
		Long: `List the corrections of the journal, the latest first, with who decided, when and why, and which of them
were undone. With a person, tell instead what pages call the person, why these mentions are taken for
one person, with a score, and which corrections had a part in it; with an organization, which
corrections concern it.

  uniongraph audit --format json
  uniongraph audit "Lò Văn Khiêm"
`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.audit(cmd.Context(), strings.Join(args, " "))
		},
	}
}

func (a *app) audit(ctx context.Context, text string) error {
	j, err := a.readJournal()
	if err != nil {
		return err
	}
	if text == "" {
		entries := slices.Clone(j.Entries)
		slices.Reverse(entries)
		return a.printed(auditView(j, entries))
	}
	store, err := a.openGraph(ctx, true)
	if err != nil {
		return err
	}
	defer store.Close()
	n, err := findNode(ctx, store, text)
	if err != nil {
		return err
	}
	if n.person == nil {
		var about []resolve.Entry
		for _, e := range slices.Backward(j.Entries) {
			if slices.ContainsFunc(e.Organizations, func(o resolve.Organization) bool {
				return j.Corrections().Organization(o.ID) == n.id() || o.ID == n.id()
			}) {
				about = append(about, e)
			}
		}
		v := auditView(j, about)
		v.title, v.id = n.label(), n.id()
		return a.printed(v)
	}
	why, err := resolve.Explain(ctx, store, j, *n.person)
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	return a.printed(explanationView(*n.person, why, j))
}

func (a *app) printed(v view) error {
	if err := a.print(v, 0); err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	return nil
}

// auditEntry is an entry of the journal and whether it holds.
type auditEntry struct {
	resolve.Entry
	What     string         `json:"what"`
	UndoneBy graph.Optional `json:"undone_by"`
}

func auditEntries(j *resolve.Journal, entries []resolve.Entry) []auditEntry {
	undone := j.UndoneBy()
	out := []auditEntry{}
	for _, e := range entries {
		out = append(out, auditEntry{e, entryWords(e), graph.Optional(undone[e.ID])})
	}
	return out
}

func auditView(j *resolve.Journal, entries []resolve.Entry) view {
	list := auditEntries(j, entries)
	v := view{json: list, title: count(len(list), "correction", "corrections"), none: "No corrections.", header: []string{"id", "op", "what", "who", "when", "why", "undone_by"}}
	s := section{columns: []column{{title: "Entry"}, {title: "When"}, {title: "Who", wrap: true}, {title: "What", wrap: true}}}
	for _, e := range list {
		r := row{cells: []string{e.ID, date(graph.Optional(e.When)), e.Who, e.What}, notes: []string{"because: " + e.Why}}
		if e.UndoneBy != "" {
			r.notes = append(r.notes, "undone by "+string(e.UndoneBy))
		}
		if e.Score != nil {
			r.notes = append(r.notes, fmt.Sprintf("suggested with %.2f: %s", *e.Score, strings.Join(e.Reasons, "; ")))
		}
		if e.Statement != nil {
			r.notes = append(r.notes, "“"+e.Statement.Sentence+"”")
		}
		v.add(&s, r, e.ID, string(e.Op), e.What, e.Who, e.When, e.Why, string(e.UndoneBy))
	}
	v.sections = []section{s}
	return v
}

// entryWords says in words what an entry decides.
func entryWords(e resolve.Entry) string {
	var labels []string
	for _, p := range e.Persons {
		labels = append(labels, personWords(p))
	}
	for _, o := range e.Organizations {
		labels = append(labels, strings.TrimSpace(o.Label+" ("+o.ID+")"))
	}
	switch e.Op {
	case resolve.OpMerge:
		return strings.Join(labels, " and ") + " are one"
	case resolve.OpDistinct:
		return strings.Join(labels, " and ") + " are two"
	case resolve.OpSplit:
		return fmt.Sprintf("%s: %s of a second person of the name", labels[0], count(len(e.Persons[1].Documents), "page tells", "pages tell"))
	case resolve.OpRename:
		return fmt.Sprintf("%s is called %s", strings.Join(labels, ""), e.Name)
	case resolve.OpReject:
		return "not said: " + e.Statement.Label
	}
	return "undo " + e.Undoes
}

// personWords names a person of the journal with what tells it from others of the name.
func personWords(p resolve.Person) string {
	var anchors []string
	for _, m := range p.Mentions {
		for _, a := range m.Anchors {
			if !slices.Contains(anchors, a) && !strings.HasPrefix(a, "doc:") {
				anchors = append(anchors, a)
			}
		}
	}
	if len(anchors) > 3 {
		anchors = append(anchors[:3], "…")
	}
	if len(anchors) == 0 {
		anchors = []string{count(len(p.Documents), "page", "pages")}
	}
	return p.Label + " (" + strings.Join(anchors, ", ") + ")"
}

func explanationView(p graph.Person, why resolve.Explanation, j *resolve.Journal) view {
	var about []resolve.Entry
	for _, id := range why.Entries {
		e, _ := j.Find(id)
		about = append(about, e)
	}
	entries := auditView(j, about)
	v := view{title: strings.TrimSpace(p.HonorificPrefix + " " + p.Name), id: p.ID, header: []string{"person_id", "what", "name", "beside", "score", "pages"}}
	mentions := section{title: "Mentions", dense: true, columns: []column{{title: "Name", wrap: true}, {title: "Beside", wrap: true}, {title: "Pages", right: true}}}
	for _, m := range why.Mentions {
		beside := strings.Join(m.Anchors, ", ")
		v.add(&mentions, row{cells: []string{m.Name, beside, strconv.Itoa(m.Pages)}}, p.ID, "mention", m.Name, beside, "", strconv.Itoa(m.Pages))
	}
	links := section{title: "Why they are one", dense: true, columns: []column{{title: "Reason", wrap: true}, {title: "Score", right: true}, {title: "Mentions", right: true}}}
	for _, l := range why.Links {
		score := strconv.FormatFloat(l.Score, 'f', 2, 64)
		v.add(&links, row{cells: []string{l.Reason, score, strconv.Itoa(l.Mentions)}}, p.ID, "link", "", l.Reason, score, strconv.Itoa(l.Mentions))
	}
	v.json = []any{struct {
		Person   string          `json:"person"`
		Name     string          `json:"name"`
		Mentions []resolve.Known `json:"mentions"`
		Links    []resolve.Link  `json:"links"`
		Entries  []auditEntry    `json:"corrections"`
	}{p.ID, p.Name, why.Mentions, why.Links, auditEntries(j, about)}}
	v.sections = append([]section{mentions, links}, entries.sections...)
	return v
}
