package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/graph"
)

func newChangesCommand(a *app) *cobra.Command {
	since, sentences, published := "24h", 1, false
	cmd := &cobra.Command{
		Use:   "changes",
		Short: "What is new in the graph since a day or an hour",
		Long: `What is new in the graph: facts of the pages that were loaded since a time, each with its sentence.
"new" is what no page said before, "confirmed" what another page said already, "unclear" what only a
page says that has changed, for nobody keeps what it said before.

When pages were loaded stands in DATA/loads.jsonl, which load, ingest and run write. Of a graph that was
filled from another data folder nothing is noted: then, and with --published, pages count by the day on
which they were published, and a line on standard error says so.

  uniongraph changes
  uniongraph changes --since 2026-11-20 --format json
  uniongraph changes --since 2024-05 --published
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if sentences < 0 {
				return usageError("--sentences %d: use 0 or more", sentences)
			}
			from, err := sinceTime(since, time.Now())
			if err != nil {
				return err
			}
			return a.changes(cmd.Context(), from, published, sentences)
		},
	}
	f := cmd.Flags()
	f.StringVar(&since, "since", since, "a day, month, year or time, or how long ago: 2026-11-20, 2026-11-20T18:00, 24h")
	f.BoolVar(&published, "published", false, "count by the day of publication instead of the time of loading")
	f.IntVar(&sentences, "sentences", sentences, "sentences to show under a fact in a table, 0 for all")
	return cmd
}

// sinceTime reads --since; days and times without a zone are those of this machine.
func sinceTime(text string, now time.Time) (time.Time, error) {
	if ago, err := time.ParseDuration(text); err == nil && ago >= 0 {
		return now.Add(-ago), nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", time.DateOnly, "2006-01", "2006"} {
		if t, err := time.ParseInLocation(layout, text, time.Local); err == nil {
			return t, nil
		}
	}
	return time.Time{}, usageError("--since %q: write a day (2026-11-20), a time (2026-11-20T18:00) or how long ago (24h)", text)
}

func (a *app) changes(ctx context.Context, since time.Time, published bool, sentences int) error {
	store, err := a.openGraph(ctx, true)
	if err != nil {
		return err
	}
	defer store.Close()
	q, err := newQuery(queryOptions{})
	if err != nil {
		return err
	}
	q.Reader = store
	notes, noted, err := a.loadsSince(since)
	if err != nil {
		return err
	}
	var pages brought
	if noted && !published {
		pages = broughtBy(notes)
	} else if pages, err = publishedSince(ctx, store, since); err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	answers, err := q.Changes(ctx, pages.fresh, pages.changed)
	if err == nil {
		err = a.print(changesView(answers, pages, since), sentences)
	}
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	if pages.by == "published" && !a.quiet {
		why := "no note tells when pages were loaded into this graph"
		if published {
			why = "as --published asks"
		}
		fmt.Fprintf(a.err, "Pages count by the day of their publication: %s.", why)
		if pages.undated > 0 {
			fmt.Fprintf(a.err, " %s without a day that tells.", count(pages.undated, "page is left out", "pages are left out"))
		}
		fmt.Fprintln(a.err)
	}
	return nil
}

// brought are the pages that count as new or changed.
type brought struct {
	by             string // loaded or published
	fresh, changed []string
	retracted      int // statements that pages no longer make
	undated        int // pages left out
}

// broughtBy sums notes up: a page that came and then changed is new.
func broughtBy(notes []loadNote) brought {
	b := brought{by: "loaded"}
	added := map[string]int{}
	fresh := map[string]bool{}
	var order []string
	for _, n := range notes {
		if _, seen := added[n.Document]; !seen {
			order = append(order, n.Document)
		}
		added[n.Document] += n.Added
		fresh[n.Document] = fresh[n.Document] || n.Status == graph.StatusNew
		b.retracted += n.Retracted
	}
	for _, id := range order {
		switch {
		case fresh[id]:
			b.fresh = append(b.fresh, id)
		case added[id] > 0: // others say nothing that they did not say before
			b.changed = append(b.changed, id)
		}
	}
	return b
}

// publishedSince gives the pages that were published on the day of a time or later.
func publishedSince(ctx context.Context, reader graph.Reader, since time.Time) (brought, error) {
	b := brought{by: "published"}
	nodes, err := reader.Find(ctx, graph.Filter{Kinds: []graph.NodeKind{graph.NodeDocument}})
	window := graph.Window{Since: since.Format(time.DateOnly)}
	for _, d := range nodes.Documents {
		switch in, known := window.Holds(d.Published); {
		case !known:
			b.undated++
		case in:
			b.fresh = append(b.fresh, d.ID)
		}
	}
	return b, err
}

func changesView(answers []graph.ChangeAnswer, pages brought, since time.Time) view {
	when := since.Format("2006-01-02 15:04")
	what := count(len(pages.fresh)+len(pages.changed), "page", "pages") + " " + pages.by + " since " + when
	v := view{json: answers, none: "Nothing new: " + what + ".", header: []string{"change", "fact", "text", "ids", "last"}}
	kinds := map[string]int{}
	sections := map[string]*section{}
	for _, change := range []string{"new", "unclear", "confirmed"} {
		sections[change] = &section{title: strings.ToUpper(change[:1]) + change[1:], columns: []column{{title: "Fact"}, {title: "What", wrap: true}, {title: "Last"}}}
	}
	for _, c := range answers {
		kinds[c.Change]++
		text, ids := changeText(c)
		v.add(sections[c.Change], row{cells: []string{c.Fact, text, day(c.Last)}, evidence: c.Evidence}, c.Change, c.Fact, text, strings.Join(ids, "; "), string(c.Last))
	}
	v.title = fmt.Sprintf("%s: %s new, %d unclear, %d confirmed", what, count(kinds["new"], "fact", "facts"), kinds["unclear"], kinds["confirmed"])
	if pages.retracted > 0 {
		v.title += "; " + strconv.Itoa(pages.retracted) + " statements are no longer made"
	}
	for _, change := range []string{"new", "unclear", "confirmed"} {
		v.sections = append(v.sections, *sections[change])
	}
	return v
}

// changeText says a fact in words, and whom it is about.
func changeText(c graph.ChangeAnswer) (text string, ids []string) {
	var names []string
	for _, p := range c.Persons {
		names, ids = append(names, titled(p)), append(ids, p.ID)
	}
	for _, o := range c.Organizations {
		names, ids = append(names, o.Name), append(ids, o.ID)
	}
	switch c.Fact {
	case "event":
		return strings.TrimSpace(string(c.Event.Name) + " (" + c.Event.Classification + ")"), append(ids, c.Event.ID)
	case "role":
		role := string(c.Role)
		if c.Former {
			role += " (former)"
		}
		return strings.Join(slices.Insert(names, 1, role), ", "), ids
	case "cooperation":
		return strings.TrimSpace(strings.Join(names, " – ") + ": " + words(string(c.Basis)) + " " + period(c.StartDate, c.EndDate)), ids
	}
	return strings.Join(names, " – "), ids
}
