package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
	"github.com/uniongraph/uniongraph/graph"
)

// queryOptions are the flags that every query takes.
type queryOptions struct {
	sentences   int
	since, asOf string
	geography   string
}

func newQueryCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "query",
		Short: "Ask the graph who met whom, who leads what, who cooperates",
		Long: `Ask the graph. Every answer shows the sentence that says it, and where it stands.

Names match without marks and case ("phan van phan"), but marks that are typed must be right. A union
is named by its province ("lam-dong", "Lâm Đồng", "Liên hiệp hội Lâm Đồng", "union:lam-dong"), the
national one as "viet-nam" or "vusta". When a name may mean several, they are listed with their ids;
ask again with an id, or with "NAME@UNION".

Pages that tell one story in the same words count once; their addresses all stand under the answer.
With --since and --as-of only what surely lies in that time counts. With --geography 34 a province's
name means the unions of all provinces that became part of it on 1 July 2025.

  uniongraph query met "Phan Văn Phấn" --since 2023
  uniongraph query cooperation lam-dong --format json
  uniongraph query leaders vusta --as-of 2020-12-31
  uniongraph query leaders lam-dong --geography 34 --timeline
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	o := queryOptions{}
	f := cmd.PersistentFlags()
	f.IntVar(&o.sentences, "sentences", 3, "sentences to show under an answer in a table, 0 for all")
	f.StringVar(&o.since, "since", "", "only what happened or was so on this day, in this month or year, or later")
	f.StringVar(&o.asOf, "as-of", "", "the graph as it stood at the end of this day, month or year")
	f.StringVar(&o.geography, "geography", "63", "provinces to ask about: 63 (before 1 July 2025) or 34 (since)")
	cmd.AddCommand(a.factQueries(&o)...)
	cmd.AddCommand(a.networkQueries(&o)...)
	_ = cmd.RegisterFlagCompletionFunc("geography", cobra.FixedCompletions([]string{"63", "34"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// ask makes the command of one query.
func (a *app) ask(o *queryOptions, use, short, example string, args cobra.PositionalArgs, answer func(context.Context, graph.Query, []string) (view, error)) *cobra.Command {
	return &cobra.Command{Use: use, Short: short, Long: short + ".\n\n  uniongraph query " + example + "\n", Args: args,
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.sentences < 0 {
				return usageError("--sentences %d: use 0 or more", o.sentences)
			}
			return a.answer(cmd.Context(), *o, func(ctx context.Context, q graph.Query) (view, error) { return answer(ctx, q, args) })
		}}
}

// factQueries are about single people, organizations and events.
func (a *app) factQueries(o *queryOptions) []*cobra.Command {
	var limit int
	search := a.ask(o, "search TEXT", "People, organizations, events and pages with all words of a text", `search "sáng tạo kỹ thuật" --limit 5`, cobra.MinimumNArgs(1),
		func(ctx context.Context, q graph.Query, args []string) (view, error) {
			if limit < 0 {
				return view{}, usageError("--limit %d: use 0 or more", limit)
			}
			text := strings.Join(args, " ")
			answers, err := q.Search(ctx, text, limit)
			return searchView(text, answers), err
		})
	search.Flags().IntVar(&limit, "limit", 20, "answers of each kind at most, 0 for all")
	var organization string
	events := a.ask(o, "events", "What took place, newest first, with who took part", `events --organization hung-yen`, cobra.NoArgs,
		func(ctx context.Context, q graph.Query, _ []string) (view, error) {
			answers, err := q.Events(ctx, organization)
			return eventsView(answers), err
		})
	events.Flags().StringVar(&organization, "organization", "", "only events in which this union or other organization took part")
	var timeline bool
	leaders := a.ask(o, "leaders ORGANIZATION", "Who leads a union or another organization, by rank", "leaders viet-nam\n  uniongraph query leaders son-la --timeline", cobra.MinimumNArgs(1),
		func(ctx context.Context, q graph.Query, args []string) (view, error) {
			text := strings.Join(args, " ")
			if timeline {
				answers, err := q.Timeline(ctx, text)
				return timelineView(text, answers), err
			}
			answers, err := q.Leaders(ctx, text)
			return leadersView(text, answers), err
		})
	leaders.Flags().BoolVar(&timeline, "timeline", false, "role by role, who followed whom, with gaps and contradictions")
	return []*cobra.Command{
		a.ask(o, "met PERSON", "Whom a person met, how often, where and when", `met "phan van phan"`, cobra.MinimumNArgs(1),
			func(ctx context.Context, q graph.Query, args []string) (view, error) {
				text := strings.Join(args, " ")
				answers, err := q.Met(ctx, text)
				return metView(text, answers), err
			}),
		a.ask(o, "cooperation [UNION]", "Which unions and other organizations cooperate, on what basis", `cooperation lam-dong --format json`, cobra.ArbitraryArgs,
			func(ctx context.Context, q graph.Query, args []string) (view, error) {
				text := strings.Join(args, " ")
				answers, err := q.Cooperation(ctx, text)
				return cooperationView(text, answers), err
			}),
		leaders,
		a.ask(o, "person NAME", "What is known of a person: roles, events, meetings", `person "Nguyễn Thế Nghĩa"`, cobra.MinimumNArgs(1),
			func(ctx context.Context, q graph.Query, args []string) (view, error) {
				answers, err := q.Person(ctx, strings.Join(args, " "))
				return personView(answers), err
			}),
		events, search,
	}
}

// answer opens the graph, asks it and prints what it says.
func (a *app) answer(ctx context.Context, o queryOptions, ask func(context.Context, graph.Query) (view, error)) error {
	q, err := newQuery(o)
	if err != nil {
		return err
	}
	store, err := a.openGraph(ctx, true)
	if err != nil {
		return err
	}
	defer store.Close()
	q.Reader = store
	v, err := ask(ctx, q)
	if err != nil {
		switch {
		case codeOf(err) == exitUsage:
			return err
		case graph.CodeOf(err) == graph.CodeInvalid:
			return &exitError{code: exitUsage, err: err}
		}
		return &exitError{code: exitFailed, err: err}
	}
	if err := a.print(v, o.sentences); err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	if left := graph.LeftOut(q.Unplaced); left != "" && !a.quiet {
		fmt.Fprintln(a.err, left)
	}
	return nil
}

// newQuery makes a query without a graph.
func newQuery(o queryOptions) (graph.Query, error) {
	q := graph.Query{Province: provinceNames(), Unit: unitOf(), Window: graph.Window{Since: o.since, AsOf: o.asOf}, Unplaced: map[string]bool{}}
	if err := q.Check(); err != nil {
		return q, &exitError{code: exitUsage, err: err}
	}
	switch o.geography {
	case "", "63":
	case "34":
		q.Merged = true
	default:
		return q, usageError("--geography %q: use 63 or 34", o.geography)
	}
	return q, nil
}

// merger is when 63 provinces became 34, and the law that says so.
const (
	mergerDate = "2025-07-01"
	mergerLaw  = "Resolution 202/2025/QH15"
)

// unitOf gives the province or city that each of the 63 is part of since the merger.
func unitOf() func(slug string) (graph.Unit, bool) {
	units := map[string]graph.Unit{}
	for _, u := range lexicon.Default().Units2025 {
		for _, slug := range u.From {
			units[slug] = graph.Unit{Slug: u.Slug, Name: u.Name, From: u.From, Date: mergerDate, Source: mergerLaw}
		}
	}
	return func(slug string) (graph.Unit, bool) {
		u, ok := units[slug]
		return u, ok
	}
}

// provinceNames finds a province by any of the names that the lexicon has for it.
func provinceNames() func(text string) (string, bool) {
	names := map[string]string{}
	data := lexicon.Default()
	for _, p := range data.Provinces {
		names[vietnamese.Slug(p.Name)] = p.Slug
		for _, alias := range p.Aliases {
			names[vietnamese.Slug(alias.Text)] = p.Slug
		}
	}
	for acronym, slug := range data.Unions.Acronyms {
		names[vietnamese.Slug(acronym)] = slug
	}
	return func(text string) (string, bool) {
		slug, ok := names[vietnamese.Slug(text)]
		return slug, ok
	}
}
