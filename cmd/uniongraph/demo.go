package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/crawler/sites/fixture"
	"github.com/uniongraph/uniongraph/graph"
	demosites "github.com/uniongraph/uniongraph/testdata/sites"
)

// demoPort is where the demonstration's sites are served: always the same, where it is
// free, so that a second demonstration finds the addresses it knows.
const demoPort = 47321

// demoMark lies in a folder that a demonstration made.
const demoMark = "made-by-uniongraph-demo"

func newDemoCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Show the whole way on small web sites with made-up people, all on this machine",
		Long: `Show the whole way in some seconds: nine small web sites with made-up people are served on this machine,
crawled, read and loaded into a graph, and the graph is asked who met whom, who leads and who cooperates.
Nothing leaves the machine and nothing stays on it, unless --data names a folder to keep.

  uniongraph demo
  uniongraph demo --data demo-data && uniongraph query events --data demo-data
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a.graph, a.database = "", "" // made-up people belong into no real graph
			kept := cmd.Flags().Changed("data")
			if !kept {
				dir, err := os.MkdirTemp("", "uniongraph-demo-")
				if err != nil {
					return failure("%w", err)
				}
				defer os.RemoveAll(dir)
				a.data = dir
			} else if err := demoFolder(a.data); err != nil {
				return err
			}
			return a.demo(cmd.Context(), kept)
		},
	}
}

// demoFolder makes the folder to keep. One that holds something else is refused: the
// made-up people must not get among real ones.
func demoFolder(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failure("--data %s: %w", dir, explain(err))
	}
	ours := slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == demoMark })
	if len(entries) > 0 && !ours {
		return usageError("--data %s holds something already, and the demonstration's people are made up; name a new folder", dir)
	}
	if err = os.MkdirAll(dir, 0o755); err == nil {
		err = os.WriteFile(filepath.Join(dir, demoMark), nil, 0o644)
	}
	if err != nil {
		return failure("--data %s: %w", dir, explain(err))
	}
	return nil
}

func (a *app) demo(ctx context.Context, kept bool) error {
	f, err := fixture.Open(demosites.Files)
	if err != nil {
		return failure("%w", err)
	}
	server, err := f.Start(demoPort)
	if err != nil {
		return failure("%w", err)
	}
	defer server.Close()
	started := time.Now()
	report, err := a.run(ctx, runOptions{
		sites: server.Sites(), private: true, resolver: server.Resolver(), retryDelay: 100 * time.Millisecond, contact: "demo@localhost",
	})
	if err != nil {
		return err
	}
	if a.format != "table" {
		return a.printRun(report, 0)
	}
	w := bufio.NewWriter(a.out)
	t := tableWriter{w: w, width: terminalWidth(a.out), sentences: 1, colour: isTerminal(a.out) && os.Getenv("NO_COLOR") == ""}
	d := demonstration{tableWriter: t, a: a, kept: kept, names: map[string]string{}}
	for _, site := range f.Sites() {
		d.names[site.ID] = site.Name
	}
	d.crawled(report, time.Since(started))
	if err := d.answers(ctx); err != nil {
		return err
	}
	d.onwards()
	return flush(w)
}

// demonstration prints what a newcomer is to see.
type demonstration struct {
	tableWriter
	a     *app
	kept  bool
	names map[string]string // of sites, by id
}

func (d demonstration) crawled(r *runReport, took time.Duration) {
	total := r.total()
	d.lines("", "", fmt.Sprintf("%s with made-up people were served on this machine, crawled and read in %.1f s.", count(len(r.sites), "small web site", "small web sites"), took.Seconds()), bold)
	fmt.Fprintln(d.w)
	table := section{columns: []column{{title: "Site", wrap: true}, {title: "Pages", right: true}, {title: "Articles", right: true}, {title: "Failed", right: true}}}
	for _, s := range r.sites {
		table.rows = append(table.rows, row{cells: []string{d.names[s.ID], fmt.Sprint(s.Fetched), fmt.Sprint(s.Articles), fmt.Sprint(s.Failed)}})
	}
	table.rows = append(table.rows, row{cells: []string{"in all", fmt.Sprint(total.Fetched), fmt.Sprint(total.Articles), fmt.Sprint(total.Failed)}})
	widths := d.columnWidths(table)
	d.cells(table.columns, widths, []string{"SITE", "PAGES", "ARTICLES", "FAILED"}, dim)
	for _, row := range table.rows {
		d.cells(table.columns, widths, row.cells, plain)
	}
	fmt.Fprintln(d.w)
	if r.loaded.New+r.loaded.Changed == 0 {
		d.lines("", "", "Nothing has changed since the last demonstration in this folder.", plain)
		return
	}
	d.lines("", "", "The sites have what real ones have: a calendar without end, print copies, tracking links, a page that fails, the same article twice, pages from before Unicode.", plain)
	fmt.Fprintln(d.w)
	d.lines("", "", fmt.Sprintf("The articles say %s, each in a sentence of its own:", count(len(r.facts), "thing", "things")), plain)
	kinds := map[string]int{}
	for _, f := range r.facts {
		kinds[f.Fact]++
	}
	for _, k := range []struct{ fact, words string }{{"met", "pairs of people who met"}, {"role", "roles that people hold"}, {"cooperation", "cooperations of organizations"}, {"event", "events"}} {
		d.lines("  ", "    ", fmt.Sprintf("%3d %s", kinds[k.fact], k.words), plain)
	}
}

// answers asks the graph what people ask first.
func (d demonstration) answers(ctx context.Context) error {
	store, err := d.a.openGraph(ctx, true)
	if err != nil {
		return err
	}
	defer store.Close()
	q := graph.Query{Reader: store, Province: provinceNames()}
	someone, err := mostMet(ctx, q)
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	for _, question := range []struct {
		title, command string
		ask            func() (view, error)
	}{
		{"Who met whom?", fmt.Sprintf("query met %q", someone.Name), func() (view, error) {
			answers, err := q.Met(ctx, someone.ID)
			return metView(someone.Name, answers), err
		}},
		{"Who leads?", "query leaders lam-dong", func() (view, error) {
			answers, err := q.Leaders(ctx, "lam-dong")
			return leadersView("lam-dong", answers), err
		}},
		{"Who cooperates?", "query cooperation", func() (view, error) {
			answers, err := q.Cooperation(ctx, "")
			return cooperationView("", answers), err
		}},
	} {
		v, err := question.ask()
		if err != nil {
			return &exitError{code: exitFailed, err: err}
		}
		fmt.Fprintln(d.w)
		d.lines("", "", question.title, bold)
		d.lines("  ", "    ", "$ uniongraph "+question.command, dim)
		d.some(v, 3)
	}
	return nil
}

// some shows the first rows of an answer.
func (d demonstration) some(v view, most int) {
	left := 0
	for i := range v.sections {
		rows := v.sections[i].rows
		if len(rows) > most {
			left += len(rows) - most
			v.sections[i].rows = rows[:most]
		}
	}
	v.title, v.id = "", ""
	d.view(v)
	if left > 0 {
		d.lines("  ", "  ", fmt.Sprintf("… and %d more", left), dim)
	}
}

func (d demonstration) onwards() {
	fmt.Fprintln(d.w)
	if d.kept {
		d.lines("", "", fmt.Sprintf("The graph is in %[1]s. Ask it: uniongraph query events --data %[1]s", d.a.data), plain)
		return
	}
	d.lines("", "", "Nothing was kept. To go on asking: uniongraph demo --data demo-data && uniongraph query events --data demo-data", plain)
	d.lines("", "", "Real sites: uniongraph sites list; a site of your own: docs/add-a-site.md", plain)
}

// mostMet gives the person who met most people.
func mostMet(ctx context.Context, q graph.Query) (graph.Person, error) {
	statements, err := q.Reader.Statements(ctx, graph.StatementFilter{Kinds: []graph.Kind{graph.KindMet}})
	if err != nil {
		return graph.Person{}, err
	}
	met := map[string]int{}
	best := ""
	for _, e := range graph.Derive(statements) {
		for _, id := range []string{e.From, e.To} {
			met[id]++
			if met[id] > met[best] || met[id] == met[best] && id < best {
				best = id
			}
		}
	}
	nodes, err := q.Reader.Find(ctx, graph.Filter{IDs: []string{best}, Kinds: []graph.NodeKind{graph.NodePerson}})
	if err != nil || len(nodes.Persons) == 0 {
		return graph.Person{}, fmt.Errorf("the demonstration's pages gave no meeting (%v)", err)
	}
	return nodes.Persons[0], nil
}
