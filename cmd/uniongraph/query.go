package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
	"github.com/uniongraph/uniongraph/graph"
)

func newQueryCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "query",
		Short: "Ask the graph who met whom, who leads what, who cooperates",
		Long: `Ask the graph. Every answer shows the sentence that says it, and where it stands.

Names match without marks and case ("phan van phan"), but marks that are typed must be right. A union
is named by its province ("lam-dong", "Lâm Đồng", "Liên hiệp hội Lâm Đồng", "union:lam-dong"), the
national one as "viet-nam" or "vusta". When a name may mean several, they are listed with their ids;
ask again with an id, or with "NAME@UNION".

  uniongraph query met "Phan Văn Phấn"
  uniongraph query cooperation lam-dong --format json
  uniongraph query leaders vusta
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	sentences := 3
	cmd.PersistentFlags().IntVar(&sentences, "sentences", sentences, "sentences to show under an answer in a table, 0 for all")
	ask := func(use, short, example string, args cobra.PositionalArgs, answer func(ctx context.Context, q graph.Query, text string) (view, error)) *cobra.Command {
		return &cobra.Command{Use: use, Short: short, Long: short + ".\n\n  uniongraph query " + example, Args: args,
			RunE: func(cmd *cobra.Command, args []string) error {
				if sentences < 0 {
					return usageError("--sentences %d: use 0 or more", sentences)
				}
				return a.answer(cmd.Context(), strings.Join(args, " "), sentences, answer)
			}}
	}
	var limit int
	var organization string
	search := ask("search TEXT", "People, organizations, events and pages with all words of a text", `search "sáng tạo kỹ thuật" --limit 5`, cobra.MinimumNArgs(1),
		func(ctx context.Context, q graph.Query, text string) (view, error) {
			if limit < 0 {
				return view{}, usageError("--limit %d: use 0 or more", limit)
			}
			answers, err := q.Search(ctx, text, limit)
			return searchView(text, answers), err
		})
	search.Flags().IntVar(&limit, "limit", 20, "answers of each kind at most, 0 for all")
	events := ask("events", "What took place, newest first, with who took part", `events --organization hung-yen`, cobra.NoArgs,
		func(ctx context.Context, q graph.Query, _ string) (view, error) {
			answers, err := q.Events(ctx, organization)
			return eventsView(answers), err
		})
	events.Flags().StringVar(&organization, "organization", "", "only events in which this union or other organization took part")
	cmd.AddCommand(
		ask("met PERSON", "Whom a person met, how often, where and when", `met "phan van phan"`, cobra.MinimumNArgs(1),
			func(ctx context.Context, q graph.Query, text string) (view, error) {
				answers, err := q.Met(ctx, text)
				return metView(text, answers), err
			}),
		ask("cooperation [UNION]", "Which unions and other organizations cooperate, on what basis", `cooperation lam-dong --format json`, cobra.ArbitraryArgs,
			func(ctx context.Context, q graph.Query, text string) (view, error) {
				answers, err := q.Cooperation(ctx, text)
				return cooperationView(text, answers), err
			}),
		ask("leaders ORGANIZATION", "Who leads a union or another organization, by rank", `leaders viet-nam`, cobra.MinimumNArgs(1),
			func(ctx context.Context, q graph.Query, text string) (view, error) {
				answers, err := q.Leaders(ctx, text)
				return leadersView(text, answers), err
			}),
		ask("person NAME", "What is known of a person: roles, events, meetings", `person "Nguyễn Thế Nghĩa"`, cobra.MinimumNArgs(1),
			func(ctx context.Context, q graph.Query, text string) (view, error) {
				answers, err := q.Person(ctx, text)
				return personView(answers), err
			}),
		events, search,
	)
	return cmd
}

// answer opens the graph, asks it and prints what it says.
func (a *app) answer(ctx context.Context, text string, sentences int, ask func(context.Context, graph.Query, string) (view, error)) error {
	store, err := a.openGraph(ctx, true)
	if err != nil {
		return err
	}
	defer store.Close()
	v, err := ask(ctx, graph.Query{Reader: store, Province: provinceNames()}, text)
	if err != nil {
		switch {
		case codeOf(err) == exitUsage:
			return err
		case graph.CodeOf(err) == graph.CodeInvalid:
			return &exitError{code: exitUsage, err: err}
		}
		return &exitError{code: exitFailed, err: err}
	}
	if err := a.print(v, sentences); err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	return nil
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
