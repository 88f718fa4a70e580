package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/export"
)

// exportKinds are the words of --kind, and the statements they mean.
var exportKinds = map[string][]graph.Kind{
	"role":        {graph.KindMembership},
	"met":         {graph.KindMet},
	"cooperation": {graph.KindCooperation},
	"event":       {graph.KindEvent, graph.KindParticipation, graph.KindOrganized, graph.KindHosted, graph.KindTookPart},
}

// exportOptions are the flags of the command.
type exportOptions struct {
	queryOptions  // since, asOf and geography
	format        string
	output        string
	unions, kinds []string
	bom           bool
}

func newExportCommand(a *app) *cobra.Command {
	var options exportOptions
	var names []string
	var about strings.Builder
	for _, f := range export.Formats() {
		names = append(names, f.Name)
		fmt.Fprintf(&about, "  %-10s %s", f.Name, f.About)
		if f.Folder {
			about.WriteString(" (a folder)")
		}
		about.WriteString("\n")
	}
	cmd := &cobra.Command{
		Use:   "export --format FORMAT",
		Short: "Write the graph in a form that other tools read",
		Long: `Write the graph, or a part of it, in a form that other tools read. Every edge carries the sentences
that say it and the addresses of their pages. The same graph gives the same bytes from any store.

` + about.String() + `
  uniongraph export --format gexf -o graph.gexf
  uniongraph export --format csv --bom -o tables/ --union lam-dong --since 2024
  uniongraph export --format ftm --kind role --kind met | ftm validate

With --union, what is said of a union is taken, of the people who hold a role in it or came with its
delegation, and of the events in which it took part. With --since and --as-of only what surely lies in
that time is taken. Counts are those of what is exported. A folder is replaced when it is empty or
holds an earlier export, and only when all is written.
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.export(cmd.Context(), options) },
	}
	f := cmd.Flags()
	f.StringVar(&options.format, "format", "", "what to write: "+strings.Join(names, ", "))
	f.StringVarP(&options.output, "output", "o", "", "file, or folder of a format with several (default: standard output)")
	f.StringArrayVar(&options.unions, "union", nil, "only this union or other organization, and what is near it; repeat for more")
	f.StringVar(&options.since, "since", "", "only what happened or was so on this day, in this month or year, or later")
	f.StringVar(&options.asOf, "as-of", "", "the graph as it stood at the end of this day, month or year")
	f.StringVar(&options.geography, "geography", "63", "provinces that --union names: 63 (before 1 July 2025) or 34 (since)")
	f.StringArrayVar(&options.kinds, "kind", nil, "only role, met, cooperation or event; repeat for more")
	f.BoolVar(&options.bom, "bom", false, "begin CSV files with a byte order mark, which Excel needs")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions([]string{"role", "met", "cooperation", "event"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) export(ctx context.Context, options exportOptions) error {
	format, err := options.check()
	if err != nil {
		return err
	}
	q, err := newQuery(options.queryOptions)
	if err != nil {
		return err
	}
	store, err := a.openGraph(ctx, true)
	if err != nil {
		return err
	}
	defer store.Close()
	q.Reader = store
	selection := export.Selection{Window: q.Window, Unit: q.Unit}
	for _, k := range options.kinds {
		selection.Kinds = append(selection.Kinds, exportKinds[k]...)
	}
	for _, name := range options.unions {
		found, err := q.FindOrganizations(ctx, name)
		if err != nil {
			return &exitError{code: exitFailed, err: err}
		}
		for _, o := range found {
			selection.Unions = append(selection.Unions, o.ID)
		}
	}
	p := a.newProgress("pages read", 0)
	g, err := export.Read(ctx, store, selection, p.reach)
	p.end()
	switch {
	case ctx.Err() != nil:
		return failure("stopped; nothing is written")
	case err != nil:
		return &exitError{code: exitFailed, err: err}
	}
	if left := graph.LeftOut(g.Unplaced); left != "" {
		p.sum("%s", left)
	}
	p = a.newProgress("parts written", 0)
	defer p.end()
	err = a.writeExport(ctx, format, options.output, g, export.Options{BOM: options.bom, Province: provinceName, Progress: p.reach})
	if ctx.Err() != nil && err != nil {
		return failure("stopped; what was there before is as it was")
	}
	if err == nil && options.output != "" {
		p.sum("%s: %s", options.output, contents(g))
	}
	return err
}

// check gives the format that the flags ask for.
func (o exportOptions) check() (export.Format, error) {
	format, ok := export.Lookup(o.format)
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	last := len(names) - 1
	choice := strings.Join(names[:last], ", ") + " or " + names[last]
	switch {
	case o.format == "":
		return format, usageError("--format is missing: use %s", choice)
	case !ok:
		return format, usageError("--format %q: use %s", o.format, choice)
	case format.Folder && o.output == "":
		return format, usageError("--format %s makes several files: name a folder for them with -o FOLDER", o.format)
	case o.bom && o.format != "csv":
		return format, usageError("--bom is for --format csv: no other tool takes it")
	}
	for _, k := range o.kinds {
		if exportKinds[k] == nil {
			return format, usageError("--kind %q: use role, met, cooperation or event", k)
		}
	}
	return format, nil
}

// contents says what an export holds.
func contents(g *export.Graph) string {
	return strings.Join([]string{
		count(len(g.Persons), "person", "people"), count(len(g.Organizations), "organization", "organizations"), count(len(g.Events), "event", "events"),
		count(len(g.Edges)+len(g.Successions), "edge", "edges"), count(len(g.Statements), "statement", "statements"), count(len(g.Documents), "page", "pages"),
	}, ", ")
}
