package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/crawler/sites"
	"github.com/uniongraph/uniongraph/extract/lexicon"
)

func newSitesCommand(a *app) *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use:   "sites",
		Short: "The sites to crawl: list them, check your own, try a page",
		Long: `The sites to crawl. Some 70 sites of unions and newspapers are built in; a file of your own (--sites)
adds more, and takes the place of built-in ones with the same id.

  uniongraph sites list
  uniongraph sites check my-sites.yaml
  uniongraph sites try page.html --site my-union --sites my-sites.yaml
`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.PersistentFlags().StringVar(&file, "sites", "", "file with sites of your own, laid over the built-in ones")
	list := &cobra.Command{
		Use:   "list",
		Short: "List the sites",
		Long: `List the sites, built-in ones and your own: id, whose site it is, where a crawl begins, and whether
somebody has compared the declaration with the site's pages.

  uniongraph sites list
  uniongraph sites list --format json | jq '.[] | select(.union == "lam-dong")'`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			all, err := loadSites(file)
			if err != nil {
				return err
			}
			return a.listSites(all)
		},
	}
	check := &cobra.Command{
		Use:   "check FILE...",
		Short: "Check files of sites",
		Long: `Check files of sites: keys and values, that patterns and selectors can be read, that unions exist. A
mistake is named with its file and line. What is odd but may be meant is only mentioned.

  uniongraph sites check my-sites.yaml`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.checkSites(args) },
	}
	cmd.AddCommand(list, check, newSitesTryCommand(a, &file))
	return cmd
}

// loadSites gives the built-in sites with those of the user's file laid over them.
func loadSites(file string) ([]sites.Site, error) {
	all, err := sites.Bundled()
	if err != nil {
		return nil, failure("%w", err)
	}
	if file == "" {
		return all, nil
	}
	data, err := readFile(file)
	if err != nil {
		return nil, usageError("--sites %s: %w", file, err)
	}
	if all, err = sites.Load(all, file, data); err != nil {
		return nil, failure("%w", err)
	}
	return all, knownUnions(file, all)
}

// knownUnions refuses unions that do not exist: facts about them would lead nowhere.
func knownUnions(file string, all []sites.Site) error {
	for _, s := range all {
		if _, ok := lexicon.Default().Province(s.Union); !ok && s.Union != "" && s.Union != "viet-nam" {
			return failure("%s: site %q: no union %q; write the slug of one of the 63 provinces, such as %s, or viet-nam", file, s.ID, s.Union, nearUnion(s.Union))
		}
	}
	return nil
}

func nearUnion(word string) string {
	var slugs []string
	for _, p := range lexicon.Default().Provinces {
		slugs = append(slugs, p.Slug)
	}
	if near := nearest(word, slugs); near != "" {
		return near
	}
	return "lam-dong"
}

// jsonSite is a site as --format json prints it.
type jsonSite struct {
	ID         string            `json:"id"`
	Name       *string           `json:"name"`
	Union      *string           `json:"union"` // slug; null for the press
	Start      []string          `json:"start"`
	Sitemaps   []string          `json:"sitemaps"`
	Feeds      []string          `json:"feeds"`
	Article    []string          `json:"article"`
	Listing    []string          `json:"listing"`
	Selectors  map[string]string `json:"selectors"`
	Charset    *string           `json:"charset"`
	Delay      *float64          `json:"delay"` // seconds
	Parallel   *int              `json:"parallel"`
	MaxPages   *int              `json:"max_pages"`
	Schedule   *string           `json:"schedule"`
	ValidUntil *string           `json:"valid_until"`
	IsVerified bool              `json:"is_verified"`
	Verified   *string           `json:"verified"`
	Source     *string           `json:"source"`
}

func newJSONSite(s sites.Site) jsonSite {
	j := jsonSite{
		ID: s.ID, Name: known(s.Name), Union: known(s.Union), Start: s.Start, Sitemaps: append([]string{}, s.Sitemaps...), Feeds: append([]string{}, s.Feeds...),
		Article: []string{}, Listing: []string{}, Selectors: map[string]string{}, Charset: known(s.Charset), Parallel: known(s.Parallel), MaxPages: known(s.MaxPages),
		Schedule: known(s.Schedule), ValidUntil: known(s.ValidUntil), IsVerified: s.IsVerified(), Verified: known(s.Verified), Source: known(s.Source),
		Delay: known(s.Delay.Seconds()),
	}
	for _, p := range s.Article {
		j.Article = append(j.Article, p.String())
	}
	for _, p := range s.Listing {
		j.Listing = append(j.Listing, p.String())
	}
	for part, selector := range map[string]string{"title": s.Selectors.Title, "date": s.Selectors.Date, "author": s.Selectors.Author, "body": s.Selectors.Body} {
		if selector != "" {
			j.Selectors[part] = selector
		}
	}
	return j
}

// known gives nil for a zero value.
func known[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

func (a *app) listSites(all []sites.Site) error {
	switch a.format {
	case "json":
		out := make([]jsonSite, 0, len(all))
		for _, s := range all {
			out = append(out, newJSONSite(s))
		}
		return writeJSON(a.out, out)
	case "csv":
		w := csv.NewWriter(a.out)
		w.Write([]string{"id", "name", "union", "start", "article", "listing", "schedule", "valid_until", "is_verified", "verified", "source"})
		for _, s := range all {
			j := newJSONSite(s)
			w.Write([]string{s.ID, s.Name, s.Union, strings.Join(s.Start, " "), strings.Join(j.Article, " "), strings.Join(j.Listing, " "),
				s.Schedule, s.ValidUntil, strconv.FormatBool(s.IsVerified()), s.Verified, s.Source})
		}
		w.Flush()
		return w.Error()
	}
	verified := 0
	table := section{columns: []column{{title: "Id"}, {title: "Union"}, {title: "Begins at", wrap: true}, {title: "Checked"}}}
	for _, s := range all {
		checked := "no"
		if s.IsVerified() {
			checked = "yes"
			verified++
		}
		table.rows = append(table.rows, row{cells: []string{s.ID, s.Union, s.Start[0], checked}})
	}
	w := bufio.NewWriter(a.out)
	t := tableWriter{w: w, width: terminalWidth(a.out), colour: isTerminal(a.out) && os.Getenv("NO_COLOR") == ""}
	widths := t.columnWidths(table)
	t.cells(table.columns, widths, []string{"ID", "UNION", "BEGINS AT", "CHECKED"}, dim)
	for _, r := range table.rows {
		t.cells(table.columns, widths, r.cells, plain)
	}
	fmt.Fprintf(w, "\n%s; %d compared with their pages, %d not. --format json says what is known of each.\n", count(len(all), "site", "sites"), verified, len(all)-verified)
	return flush(w)
}

// checkSites checks each file by itself, laid over the built-in sites.
func (a *app) checkSites(files []string) error {
	bundled, err := sites.Bundled()
	if err != nil {
		return failure("%w", err)
	}
	failed := 0
	for _, file := range files {
		data, err := readFile(file)
		if err != nil {
			err = fmt.Errorf("%s: %w", file, err)
		}
		var own []sites.Site
		if err == nil {
			own, err = sites.Load(nil, file, data)
		}
		if err == nil {
			err = knownUnions(file, own)
		}
		if err != nil {
			failed++
			fmt.Fprintln(a.err, printable("uniongraph: "+err.Error()))
			continue
		}
		fmt.Fprintf(a.out, "%s: %s, in order\n", printable(file), count(len(own), "site", "sites"))
		for _, remark := range oddities(own, bundled, time.Now()) {
			fmt.Fprintln(a.out, "  "+remark)
		}
	}
	if failed > 0 {
		return someFailed(failed, len(files), "files")
	}
	return nil
}

// oddities are what may be meant, but often is not.
func oddities(own, bundled []sites.Site, now time.Time) []string {
	var out []string
	for _, s := range own {
		if _, ok := sites.Find(bundled, s.ID); ok {
			out = append(out, fmt.Sprintf("%s takes the place of the built-in site of that id", s.ID))
		}
		for _, b := range bundled {
			for _, h := range s.Hosts() {
				if b.ID != s.ID && slices.Contains(b.Hosts(), h) {
					out = append(out, fmt.Sprintf("%s begins on %s, as the built-in site %s does; give it the id %s to take its place", s.ID, h, b.ID, b.ID))
				}
			}
		}
		if len(s.Article) == 0 {
			out = append(out, fmt.Sprintf("%s has no article patterns: every page in its scope will be read", s.ID))
		}
		if s.ValidUntil != "" && s.ValidUntil < now.Format(time.DateOnly) {
			out = append(out, fmt.Sprintf("%s was known to hold until %s: look at the site again", s.ID, s.ValidUntil))
		}
	}
	return out
}

// fileExists tells a file from an address that looks like one.
func fileExists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
