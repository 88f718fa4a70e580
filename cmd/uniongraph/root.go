package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"
)

// app is what every command shares: the common flags and where output goes.
type app struct {
	in       io.Reader
	out      io.Writer // results
	err      io.Writer // progress, logs and errors
	data     string    // --data
	graph    string    // --graph
	database string    // --database
	journal  string    // --journal
	format   string    // --format
	logLevel string    // --log-level
	quiet    bool      // --quiet
	log      *slog.Logger
}

// run executes one command line and gives the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) int {
	a := &app{in: in, out: out, err: errw}
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errw)
	cmd, err := root.ExecuteContextC(ctx)
	return report(errw, cmd, err)
}

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "uniongraph",
		Short: "Who met whom, who leads what, which unions cooperate – with the sentence behind every edge",
		Long: `uniongraph reads news pages of Vietnam's unions of science and technology associations
(Liên hiệp các Hội Khoa học và Kỹ thuật), extracts people, roles, organizations and events,
loads them into a graph and answers questions with the sentence that says so.

  uniongraph ingest PAGES/           read pages and load the graph
  uniongraph query leaders lam-dong  who leads the union of Lâm Đồng, says which page?

Results go to standard output, progress and errors to standard error. Every flag can be set in the
environment: --data is UNIONGRAPH_DATA, --log-level is UNIONGRAPH_LOG_LEVEL.`,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := fromEnvironment(cmd); err != nil {
				return err
			}
			return a.prepare()
		},
	}
	f := root.PersistentFlags()
	f.StringVar(&a.data, "data", "data", "folder that holds the graph and the crawl's state")
	f.StringVar(&a.graph, "graph", "", "graph to use: sqlite:PATH, bolt://…, neo4j://… or neo4j+s://… (default sqlite:DATA/graph.db)")
	f.StringVar(&a.database, "database", "", "state database: sqlite:PATH or postgres://… (default sqlite:DATA/state.db)")
	f.StringVar(&a.journal, "journal", "", "journal of corrections (default DATA/corrections.jsonl)")
	f.StringVar(&a.format, "format", "table", "how results are printed: table, json or csv")
	f.StringVar(&a.logLevel, "log-level", "warn", "what is logged: debug, info, warn or error")
	f.BoolVar(&a.quiet, "quiet", false, "no progress on standard error")
	for _, add := range commands {
		root.AddCommand(add(a))
	}
	root.SetVersionTemplate("uniongraph {{.Version}}\n")
	_ = root.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"table", "json", "csv"}, cobra.ShellCompDirectiveNoFileComp))
	_ = root.RegisterFlagCompletionFunc("log-level", cobra.FixedCompletions([]string{"debug", "info", "warn", "error"}, cobra.ShellCompDirectiveNoFileComp))
	strictUsage(root)
	return root
}

// prepare checks the common flags and makes the logger.
func (a *app) prepare() error {
	switch a.format {
	case "table", "json", "csv":
	default:
		return usageError("--format %q: use table, json or csv", a.format)
	}
	var level slog.Level
	if err := level.UnmarshalText([]byte(a.logLevel)); err != nil {
		return usageError("--log-level %q: use debug, info, warn or error", a.logLevel)
	}
	a.log = slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: level}))
	return nil
}

// graphAddress is --graph, or the embedded graph in the data folder.
func (a *app) graphAddress() string {
	if a.graph != "" {
		return a.graph
	}
	return "sqlite:" + filepath.Join(a.data, "graph.db")
}

// fromEnvironment sets flags that are not on the command line from UNIONGRAPH_…: --log-level
// from UNIONGRAPH_LOG_LEVEL.
func fromEnvironment(cmd *cobra.Command) error {
	var failed error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Changed || f.Name == "help" || f.Name == "version" || failed != nil {
			return
		}
		name := "UNIONGRAPH_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		value, ok := os.LookupEnv(name)
		if !ok || value == "" {
			return
		}
		if err := cmd.Flags().Set(f.Name, value); err != nil {
			failed = usageError("environment variable %s=%q: %v", name, value, err)
		}
	})
	return failed
}

// isTerminal tells whether w is a terminal, where a progress line may be redrawn.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
