package main

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/crawler/sites"
	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/extract/article"
)

// printTrial lays a trial out for people.
func (a *app) printTrial(t *trial) error {
	w := bufio.NewWriter(a.out)
	p := trialPrinter{tableWriter{w: w, width: terminalWidth(a.out), colour: false}}
	p.line("Site", p.site(t))
	p.line("Address", p.address(t))
	for _, s := range t.selected {
		found := fmt.Sprintf("%s found nothing", s.Selector)
		if s.Found > 0 {
			found = fmt.Sprintf("%s found %s: %s", s.Selector, count(s.Found, "element", "elements"), short(s.Text, 80))
		}
		p.line("Selector", s.Part+": "+found)
	}
	p.line("Title", t.art.Title)
	p.line("Published", t.art.Published)
	p.line("Author", t.art.Author)
	p.line("Source", t.art.Source)
	fmt.Fprintln(w)
	if t.art.Reason != "" {
		fmt.Fprintf(w, "No article: %s.\n", t.art.Reason)
		return flush(w)
	}
	fmt.Fprintln(w, "Blocks of the article, related headlines left out")
	for _, b := range t.art.Blocks {
		if b.Kind != article.Related {
			p.line(string(b.Kind), short(t.art.Slice(b), 160))
		}
	}
	fmt.Fprintln(w)
	lines := factLines(t.record)
	fmt.Fprintf(w, "%s\n", count(len(lines), "fact", "facts"))
	for _, l := range lines {
		p.line(l[0], l[1])
	}
	for _, warning := range t.record.Warnings {
		p.line("warning", warning.Code+": "+warning.Message)
	}
	return flush(w)
}

func flush(w *bufio.Writer) error {
	if err := w.Flush(); err != nil {
		return failure("standard output: %w", err)
	}
	return nil
}

type trialPrinter struct{ tableWriter }

func (p trialPrinter) line(name, text string) {
	if text == "" {
		text = "–"
	}
	p.lines(fmt.Sprintf("  %-12s", name), strings.Repeat(" ", 14), text, plain)
}

func (p trialPrinter) site(t *trial) string {
	switch {
	case t.site.ID == "":
		return "none is known for this page; name one with --site, or give the address with --url"
	case t.site.Union == "":
		return fmt.Sprintf("%s (%s), nobody's own site", t.site.ID, t.site.Name)
	}
	return fmt.Sprintf("%s (%s), of union:%s", t.site.ID, t.site.Name, t.site.Union)
}

func (p trialPrinter) address(t *trial) string {
	patterns := len(t.site.Article) + len(t.site.Listing)
	switch {
	case t.address == "":
		return "unknown, so no pattern was tried"
	case t.kind != sites.Unknown:
		return fmt.Sprintf("%s is an %s by %s", t.address, t.kind, t.pattern)
	case t.site.ID == "" || patterns == 0:
		return t.address + " (no patterns)"
	}
	return fmt.Sprintf("%s is known to none of the site's %s", t.address, count(patterns, "pattern", "patterns"))
}

// factLines says the facts of a record, one a line: what sort, and the fact.
func factLines(r *extract.Record) [][2]string {
	person, organization := map[string]string{}, map[string]string{}
	for _, p := range r.Persons {
		person[p.ID] = p.Name
		if p.HonorificPrefix != nil {
			person[p.ID] = *p.HonorificPrefix + " " + p.Name
		}
	}
	for _, o := range r.Organizations {
		organization[o.ID] = o.Name
	}
	var out [][2]string
	add := func(sort, format string, args ...any) {
		out = append(out, [2]string{sort, fmt.Sprintf(format, args...)})
	}
	for _, m := range r.Memberships {
		former := ""
		if m.Former {
			former = " (former)"
		}
		add("role", "%s: %s%s, %s", person[m.Person], m.Role, former, organization[m.Organization])
	}
	for _, e := range r.Events {
		var who []string
		for _, p := range e.Participation {
			who = append(who, fmt.Sprintf("%s (%s)", person[p.Person], words(p.As)))
		}
		when := "no date"
		if e.StartDate != nil {
			when = *e.StartDate
		}
		if len(who) == 0 {
			who = []string{"nobody named"}
		}
		add(e.Classification, "%s, %s: %s", when, e.Name, strings.Join(who, ", "))
	}
	for _, m := range r.Met {
		add("met", "%s – %s", person[m.Between[0]], person[m.Between[1]])
	}
	for _, c := range r.Cooperations {
		add(words(c.Basis), "%s – %s", organization[c.Between[0]], organization[c.Between[1]])
	}
	return slices.Clip(out)
}

// short cuts a text at a word's end.
func short(text string, most int) string {
	text = clean(text)
	if letters := []rune(text); len(letters) > most {
		cut := string(letters[:most])
		if i := strings.LastIndexByte(cut, ' '); i > most/2 {
			cut = cut[:i]
		}
		return cut + " …"
	}
	return text
}
