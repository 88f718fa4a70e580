package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/extract"
)

// explainFiles prints how each page was read.
func (a *app) explainFiles(ctx context.Context, paths []string, site string, w io.Writer) error {
	failed, done, what := 0, 0, "files"
	report := func(path string, err error) {
		failed++
		fmt.Fprintln(a.err, printable(fmt.Sprintf("uniongraph: %s: %v", path, err)))
	}
	files := listFiles(paths, append(slices.Clone(pageEndings), archiveEndings...), report)
	colour := isTerminal(a.out) && os.Getenv("NO_COLOR") == ""
	for n, path := range files {
		if ctx.Err() != nil {
			return failure("stopped after %d of %d pages", n, len(files))
		}
		if hasEnding(path, archiveEndings) {
			what = "pages"
			print := func(page string, e *extract.Explanation) error {
				done++
				_, err := io.WriteString(w, explanation(page, e, colour))
				return err
			}
			if err := a.explainArchive(ctx, path, site, print, report); err != nil {
				return err
			}
			continue
		}
		data, err := readPage(path)
		if err != nil {
			report(path, err)
			continue
		}
		e, err := extract.Explain(extract.Input{SourceFile: path, Site: site, Data: data})
		if err != nil {
			report(path, err)
			continue
		}
		if _, err := io.WriteString(w, explanation(path, e, colour)); err != nil {
			return err
		}
		done++
	}
	if failed > 0 {
		return someFailed(failed, done+failed, what)
	}
	return nil
}

// kindColours are ANSI colours of what is recognised.
var kindColours = map[string]string{
	"person": "1;33", "role": "35", "union": "1;36", "organization": "36", "province": "34", "event": "32", "cue": "2;32", "date": "31", "blocked": "2;9",
}

// explanation writes a page's sentences, what was recognised in each, and its facts.
func explanation(path string, e *extract.Explanation, colour bool) string {
	var b strings.Builder
	paint := func(code, s string) string {
		if !colour {
			return s
		}
		return "\x1b[" + code + "m" + s + "\x1b[0m"
	}
	d := e.Record.Document
	fmt.Fprintf(&b, "%s\n  title: %s\n  published: %s\n  page of: %s\n", paint("1", printable(path)), orDash(d.Title), orDash(d.Published), home(e))
	facts := factsBySentence(e)
	for n, s := range e.Sentences {
		note := ""
		if s.Planned {
			note += ", intended"
		}
		if s.Recalled {
			note += ", recalled"
		}
		fmt.Fprintf(&b, "\n[%s%s] %s\n", s.Block, note, marked(s, colour, paint))
		for _, p := range s.Parts {
			reading := p.Reading
			if reading == "" {
				reading = "not settled"
			}
			fmt.Fprintf(&b, "    %-12s %s → %s  (%s)\n", p.Kind, strings.TrimSpace(slice(s, p.Span)), reading, p.Rule)
		}
		for _, f := range facts[n] {
			fmt.Fprintf(&b, "  %s %s\n", paint("1;32", "⇒"), f)
		}
	}
	for _, w := range e.Record.Warnings {
		fmt.Fprintf(&b, "\n  warning %s: %s\n", w.Code, w.Message)
	}
	b.WriteString("\n")
	return b.String()
}

func home(e *extract.Explanation) string {
	if e.Home == "" {
		return "unknown"
	}
	return e.Home + ", from " + e.HomeFrom
}

func orDash(s *string) string {
	if s == nil {
		return "–"
	}
	return *s
}

// slice gives the words of a part of a sentence.
func slice(s extract.ExplainedSentence, p extract.Span) string {
	runes := []rune(s.Text)
	return string(runes[max(p.Start-s.Span.Start, 0):min(p.End-s.Span.Start, len(runes))])
}

// marked gives a sentence with its parts in colour, or in brackets where there is none.
func marked(s extract.ExplainedSentence, colour bool, paint func(code, s string) string) string {
	runes := []rune(s.Text)
	var b strings.Builder
	at := 0
	for _, p := range s.Parts {
		from, to := p.Span.Start-s.Span.Start, p.Span.End-s.Span.Start
		if from < at || to > len(runes) {
			continue
		}
		b.WriteString(string(runes[at:from]))
		if text := string(runes[from:to]); colour {
			b.WriteString(paint(kindColours[p.Kind], text))
		} else {
			b.WriteString("[" + text + "]")
		}
		at = to
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}

// factsBySentence puts each fact of the record under the sentence in which its evidence begins.
func factsBySentence(e *extract.Explanation) map[int][]string {
	out := map[int][]string{}
	names := map[string]string{}
	for _, p := range e.Record.Persons {
		names[p.ID] = p.Name
	}
	for _, o := range e.Record.Organizations {
		names[o.ID] = o.Name
	}
	add := func(s extract.Span, format string, args ...any) {
		at := 0
		for n, sentence := range e.Sentences {
			if s.Start >= sentence.Span.Start {
				at = n
			}
		}
		if f := fmt.Sprintf(format, args...); !slices.Contains(out[at], f) {
			out[at] = append(out[at], f)
		}
	}
	for _, m := range e.Record.Memberships {
		former := ""
		if m.Former {
			former = "former "
		}
		add(m.Evidence, "%s: %s%s, %s", names[m.Person], former, m.Role, names[m.Organization])
	}
	for _, ev := range e.Record.Events {
		add(ev.Evidence, "%s on %s: %s", ev.Classification, orDash(ev.StartDate), ev.Name)
		for _, p := range ev.Participation {
			add(p.Evidence, "%s took part as %s", names[p.Person], p.As)
		}
	}
	for _, m := range e.Record.Met {
		add(m.Evidence, "%s met %s", names[m.Between[0]], names[m.Between[1]])
	}
	for _, c := range e.Record.Cooperations {
		add(c.Evidence, "%s and %s: %s", names[c.Between[0]], names[c.Between[1]], strings.ReplaceAll(c.Basis, "_", " "))
	}
	return out
}
