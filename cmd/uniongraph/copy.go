package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/graph"
)

func newCopyCommand(a *app) *cobra.Command {
	var from, to string
	cmd := &cobra.Command{
		Use:   "copy --to ADDRESS",
		Short: "Copy a graph from one store to another",
		Long: `Copy all documents of a graph, with everything they say, into another store: from the embedded one
to Neo4j when others are to use it too, or back to have it in one file. Into an empty store it makes
the same graph. What the target has already is left alone, so an interrupted copy goes on with the
same command; documents that only the target has stay, and are counted.

  uniongraph copy --to neo4j://localhost:7687
  uniongraph copy --from neo4j+s://abc.databases.neo4j.io --to sqlite:graph.db

User and password of a Neo4j are taken from NEO4J_USERNAME and NEO4J_PASSWORD, its database from
NEO4J_DATABASE.
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if from == "" {
				from = a.graphAddress()
			}
			switch to {
			case "":
				return usageError("--to is missing: say where to copy the graph, as in --to neo4j://localhost:7687")
			case from:
				return usageError("--from and --to are the same graph")
			}
			return a.copy(cmd.Context(), from, to)
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "graph to copy: an address as in --graph (default: the graph of --graph and --data)")
	cmd.Flags().StringVar(&to, "to", "", "where to: an address as in --graph")
	return cmd
}

func (a *app) copy(ctx context.Context, from, to string) error {
	source, err := openStore(ctx, "--from", from, true)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := openStore(ctx, "--to", to, false)
	if err != nil {
		return err
	}
	defer target.Close()
	if err := a.sameJournal(ctx, source); err != nil {
		return err
	}
	if err := a.follow(context.WithoutCancel(ctx), target, false); err != nil {
		return err
	}
	p := a.newProgress("documents", 0)
	defer p.end()
	copied, err := graph.Copy(ctx, source, target, p.reach)
	p.end()
	if ctx.Err() != nil {
		return failure("stopped after %d of %d documents; what is copied stays, run the same command again to go on", p.done, p.total)
	}
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	if copied.Extra > 0 {
		p.say("uniongraph: %s also holds %d documents that %s has not; they stay", to, copied.Extra, from)
	}
	return a.printCopied(copied)
}

func (a *app) printCopied(c graph.Copied) error {
	var err error
	switch a.format {
	case "json":
		err = writeJSON(a.out, []map[string]int{{
			"new": c.New, "changed": c.Changed, "unchanged": c.Unchanged, "statements_added": c.Statements, "only_in_target": c.Extra,
		}})
	case "csv":
		w := csv.NewWriter(a.out)
		w.Write([]string{"new", "changed", "unchanged", "statements_added", "only_in_target"})
		var row []string
		for _, n := range []int{c.New, c.Changed, c.Unchanged, c.Statements, c.Extra} {
			row = append(row, strconv.Itoa(n))
		}
		w.Write(row)
		w.Flush()
		err = w.Error()
	default:
		_, err = fmt.Fprintf(a.out, "documents: %d new, %d changed, %d unchanged; statements: %d added\n", c.New, c.Changed, c.Unchanged, c.Statements)
	}
	if err != nil {
		return failure("standard output: %w", err)
	}
	return nil
}
