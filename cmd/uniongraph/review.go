package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/resolve"
)

func newReviewCommand(a *app) *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use:   "review",
		Short: "Decide who is who: suggestions with their evidence, and corrections that last",
		Long: `List pairs of people and of organizations that may be one, the likeliest first, with what pages say of
each side by side. Decide with the commands below; each decision is a line of the journal
(--journal), says who decided, when and why, and holds until somebody undoes it: after pages are read
anew, in a graph that is built anew, in another store.

  uniongraph review --kind person --sentences 2
  uniongraph review accept s1f3a9c02 --who Hà --why "cùng chức vụ, tin 12/3"
  uniongraph review reject lo-van-khiem@son-la lo-van-khiem@ben-tre --who Hà --why "hai người"
  uniongraph review split "Lò Văn Khiêm" --page https://example.org/tin --who Hà --why "trùng tên"
  uniongraph review rename org:so-kh-cn-son-la "Sở KH&CN Sơn La" --who Hà --why "tên đúng"
  uniongraph review retract 90ab13cd57ef2468 --who Hà --why "đọc sai"
  uniongraph review undo c4a91b20d7 --who Hà --why "nhầm"

--evaluate DIR measures instead how right automatic merges and suggestions are on annotated pairs
(see docs/identity.md); it needs no graph.
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.check(); err != nil {
				return err
			}
			if o.evaluate != "" {
				return a.evaluateIdentity(cmd.Context(), o.evaluate)
			}
			return a.listSuggestions(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.kind, "kind", "", "only suggestions of this kind: person or organization")
	f.Float64Var(&o.least, "min-score", resolve.Least, "only suggestions that are at least so likely, 0 to 1")
	f.IntVar(&o.limit, "limit", 20, "suggestions at most, 0 for all")
	f.IntVar(&o.sentences, "sentences", 3, "sentences to show of each side, 0 for all")
	f.StringVar(&o.evaluate, "evaluate", "", "measure on the annotated pairs in this `DIR` instead")
	cmd.AddCommand(a.acceptCommand(), a.rejectCommand(), a.splitCommand(), a.renameCommand(), a.retractCommand(), a.undoCommand(), a.statementsCommand(), a.applyCommand())
	return cmd
}

type listOptions struct {
	kind             string
	least            float64
	limit, sentences int
	evaluate         string
}

func (o listOptions) check() error {
	switch {
	case o.kind != "" && o.kind != "person" && o.kind != "organization":
		return usageError("--kind %q: use person or organization", o.kind)
	case o.least < 0 || o.least > 1:
		return usageError("--min-score %g: use a number from 0 to 1", o.least)
	case o.limit < 0:
		return usageError("--limit %d: use 0 or more", o.limit)
	case o.sentences < 0:
		return usageError("--sentences %d: use 0 or more", o.sentences)
	}
	return nil
}

// listSuggestions prints what may be one.
func (a *app) listSuggestions(ctx context.Context, o listOptions) error {
	store, err := a.openGraph(ctx, true)
	if err != nil {
		return err
	}
	defer store.Close()
	j, err := a.readJournal()
	if err != nil {
		return err
	}
	found, err := resolve.Suggest(ctx, store, j)
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	var shown []suggestionView
	all := 0
	for _, s := range found {
		if o.kind != "" && s.Kind != graph.NodeKind(o.kind) || s.Score < o.least {
			continue
		}
		if all++; o.limit > 0 && all > o.limit {
			continue
		}
		v, err := describeSuggestion(ctx, store, s)
		if err != nil {
			return &exitError{code: exitFailed, err: err}
		}
		shown = append(shown, v)
	}
	if err := a.print(suggestionsView(shown, all, o.sentences), o.sentences); err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	return nil
}

// decision is what every correction needs besides its subject.
type decision struct{ who, why string }

func (d *decision) flags(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().StringVar(&d.who, "who", "", "who decides (UNIONGRAPH_WHO)")
	cmd.Flags().StringVar(&d.why, "why", "", "for what reason")
	return cmd
}

func (d *decision) check() error {
	switch {
	case d.who == "":
		return usageError("--who is missing: say who decides, or set UNIONGRAPH_WHO")
	case d.why == "":
		return usageError("--why is missing: say for what reason")
	}
	return nil
}

func (a *app) acceptCommand() *cobra.Command {
	var d decision
	var above float64
	cmd := &cobra.Command{
		Use:   "accept SUGGESTION | accept NODE NODE",
		Short: "Say that the two of a suggestion, or two people or organizations, are one",
		Long: `Say that the two of a suggestion, or two people or organizations that you name, are one. The first named
keeps its id.

--above accepts every suggestion from a score on, for instance 0.95, the least score from which all
annotated pairs are right; a suggestion that was accepted before and undone is left to people.

  uniongraph review accept s1f3a9c02 --who Hà --why "cùng chức vụ"
  uniongraph review accept --above 0.95 --who nightly --why "theo điểm số"
`,
		Args: cobra.MaximumNArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if (above == 0) == (len(args) == 0) {
				return usageError("name a suggestion or two people or organizations, or give --above SCORE")
			}
			if above != 0 && (above < resolve.Automatic || above > 1) {
				return usageError("--above %g: use %g to 1; below that, suggestions are for people to judge", above, resolve.Automatic)
			}
			return a.correct(cmd.Context(), d, func(c *correcting) error {
				if above != 0 {
					return c.acceptAbove(above)
				}
				return c.accept(args)
			})
		},
	}
	cmd.Flags().Float64Var(&above, "above", 0, "accept every suggestion with at least this `SCORE`")
	return d.flags(cmd)
}

func (a *app) rejectCommand() *cobra.Command {
	var d decision
	return d.flags(&cobra.Command{
		Use:   "reject SUGGESTION | reject NODE NODE",
		Short: "Say that the two of a suggestion, or two people or organizations, are not one",
		Long: `Say that the two of a suggestion, or two people or organizations that you name, are not one. They stay two
whatever later pages say.

  uniongraph review reject s1f3a9c02 --who Hà --why "hai tỉnh, cùng thời gian"
`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.correct(cmd.Context(), d, func(c *correcting) error { return c.reject(args) })
		},
	})
}

func (a *app) undoCommand() *cobra.Command {
	var d decision
	return d.flags(&cobra.Command{
		Use:   "undo ENTRY",
		Short: "Take a correction back",
		Long: `Take back a correction, which stays in the journal. "uniongraph audit" lists corrections with their ids.

  uniongraph review undo c4a91b20d7 --who Hà --why "nhầm người"
`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.correct(cmd.Context(), d, func(c *correcting) error { return c.undo(args[0]) })
		},
	})
}

func (a *app) applyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "apply",
		Short: "Let the graph follow the journal as it stands now",
		Long: `Let the graph follow the journal as it stands now, also where it followed another one. Loading does that
by itself when the journal has only grown longer.

  uniongraph review apply --journal corrections.jsonl
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := openStore(cmd.Context(), "--graph", a.graphAddress(), false)
			if err != nil {
				return err
			}
			defer store.Close()
			return a.follow(cmd.Context(), store, true)
		},
	}
}
