package main

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/graph"
)

// networkQueries are about how people and unions hang together.
func (a *app) networkQueries(o *queryOptions) []*cobra.Command {
	limit := func(cmd *cobra.Command, n *int, most int, what string) *cobra.Command {
		cmd.Flags().IntVar(n, "limit", most, what+" at most, 0 for all")
		return cmd
	}
	check := func(n int) error {
		if n < 0 {
			return usageError("--limit %d: use 0 or more", n)
		}
		return nil
	}
	var paths, brokers, active int
	var year string
	matrix := a.ask(o, "matrix", "Which unions cooperate with which, by year and kind", "matrix --year 2023 --format csv", cobra.NoArgs,
		func(ctx context.Context, q graph.Query, _ []string) (view, error) {
			answers, err := q.Matrix(ctx, year)
			return matrixView(answers), err
		})
	matrix.Flags().StringVar(&year, "year", "", "only this year")
	return []*cobra.Command{
		limit(a.ask(o, "path A B", "The shortest chains between two people or organizations", `path "lo van khiem" ben-tre`, cobra.ExactArgs(2),
			func(ctx context.Context, q graph.Query, args []string) (view, error) {
				if err := check(paths); err != nil {
					return view{}, err
				}
				answers, err := q.Path(ctx, args[0], args[1], paths)
				return pathView(args[0], args[1], answers), err
			}), &paths, 3, "chains"),
		limit(a.ask(o, "brokers", "People and unions that connect unions, by betweenness", "brokers --limit 5", cobra.NoArgs,
			func(ctx context.Context, q graph.Query, _ []string) (view, error) {
				if err := check(brokers); err != nil {
					return view{}, err
				}
				answers, err := q.Brokers(ctx, brokers)
				return brokersView(answers), err
			}), &brokers, 10, "people, and unions,"),
		matrix,
		limit(a.ask(o, "active", "The most active unions: events and cooperation", "active --since 2023", cobra.NoArgs,
			func(ctx context.Context, q graph.Query, _ []string) (view, error) {
				if err := check(active); err != nil {
					return view{}, err
				}
				answers, err := q.Active(ctx)
				if active > 0 && len(answers) > active {
					answers = answers[:active]
				}
				return activeView(answers), err
			}), &active, 20, "unions"),
		a.ask(o, "isolated", "Unions without known cooperation or meeting with another union", "isolated --since 2022", cobra.NoArgs,
			func(ctx context.Context, q graph.Query, _ []string) (view, error) {
				answers, err := q.Isolated(ctx)
				return isolatedView(answers), err
			}),
		a.ask(o, "copies", "Stories that stand on several pages in the same words", "copies --since 2022", cobra.NoArgs,
			func(ctx context.Context, q graph.Query, _ []string) (view, error) {
				answers, err := q.Stories(ctx)
				return storiesView(answers), err
			}),
	}
}
