package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
	"golang.org/x/term"

	"github.com/uniongraph/uniongraph/graph"
)

// print prints an answer in the form that --format asks for.
func (a *app) print(v view, sentences int) error {
	switch a.format {
	case "json":
		return writeJSON(a.out, v.json)
	case "csv":
		return writeCSV(a.out, v)
	}
	w := bufio.NewWriter(a.out)
	t := tableWriter{w: w, width: terminalWidth(a.out), sentences: sentences, colour: isTerminal(a.out) && os.Getenv("NO_COLOR") == ""}
	t.view(v)
	return w.Flush()
}

// writeJSON writes one array, indented, letters and "&" as they are.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// writeCSV writes a header, and a line for each piece of evidence of each fact.
func writeCSV(w io.Writer, v view) error {
	out := csv.NewWriter(w)
	out.Write(append(slices.Clone(v.header), "sentence", "url", "source_file", "title", "published", "start", "end", "copies"))
	for _, l := range v.lines {
		for _, e := range l.evidence {
			out.Write(append(slices.Clone(l.fields), e.Sentence, string(e.URL), string(e.SourceFile), string(e.Title), string(e.Published),
				strconv.Itoa(e.Start), strconv.Itoa(e.End), pageNames(e.Copies)))
		}
		if len(l.evidence) == 0 {
			out.Write(append(slices.Clone(l.fields), "", "", "", "", "", "", "", ""))
		}
	}
	out.Flush()
	return out.Error()
}

// pageNames lists pages: their addresses or, of files, their names.
func pageNames(pages []graph.PageRef) string {
	var out []string
	for _, p := range pages {
		out = append(out, pageName(p))
	}
	return strings.Join(out, " ; ")
}

func pageName(p graph.PageRef) string {
	if p.URL != "" {
		return string(p.URL)
	}
	return string(p.SourceFile)
}

// terminalWidth gives the columns to fill: those of the terminal, but no more than
// reads well; 100 elsewhere.
func terminalWidth(w io.Writer) int {
	width := 100
	if f, ok := w.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			width = columns
		}
	}
	return min(max(width, 40), 120)
}

// tableWriter lays answers out for people. Errors of w surface when it is flushed.
type tableWriter struct {
	w         *bufio.Writer
	width     int
	sentences int // to show under a row, 0 for all
	colour    bool
}

func (t tableWriter) view(v view) {
	if len(v.lines) == 0 {
		fmt.Fprintln(t.w, clean(v.none))
		return
	}
	t.lines("", "", v.title, bold)
	t.lines("", "", v.id, dim)
	for _, s := range v.sections {
		if len(s.rows) == 0 {
			continue
		}
		fmt.Fprintln(t.w)
		if s.title != "" {
			t.lines("", "", s.title, bold)
		}
		t.section(s)
	}
}

func (t tableWriter) section(s section) {
	widths := t.columnWidths(s)
	var titles []string
	total := 2 * (len(widths) - 1)
	for i, c := range s.columns {
		titles = append(titles, strings.ToUpper(c.title))
		total += widths[i]
	}
	t.cells(s.columns, widths, titles, dim)
	fmt.Fprintln(t.w, t.styled(strings.Repeat("─", total), dim))
	for i, r := range s.rows {
		if i > 0 && !s.dense {
			fmt.Fprintln(t.w)
		}
		t.cells(s.columns, widths, r.cells, plain)
		for _, n := range r.notes {
			t.lines("  ", "    ", n, plain)
		}
		t.evidence(r.evidence)
	}
}

// columnWidths gives each column what it needs; where that is too much, those that
// wrap share what the others leave, each at most what it needs.
func (t tableWriter) columnWidths(s section) []int {
	widths := make([]int, len(s.columns))
	room := t.width - 2*(len(widths)-1)
	var wrapping []int
	for i, c := range s.columns {
		widths[i] = displayWidth(c.title)
		for _, r := range s.rows {
			widths[i] = max(widths[i], displayWidth(clean(r.cells[i])))
		}
		if c.wrap {
			wrapping = append(wrapping, i)
		} else {
			room -= widths[i]
		}
	}
	slices.SortStableFunc(wrapping, func(a, b int) int { return widths[a] - widths[b] })
	for n, i := range wrapping { // the narrowest first: it may leave room to the others
		widths[i] = min(widths[i], max(room/(len(wrapping)-n), 8))
		room -= widths[i]
	}
	return widths
}

// cells prints one row of a table, wrapped inside its columns.
func (t tableWriter) cells(columns []column, widths []int, cells []string, style string) {
	wrapped := make([][]string, len(cells))
	height := 0
	for i, c := range cells {
		wrapped[i] = wrap(clean(c), widths[i])
		height = max(height, len(wrapped[i]))
	}
	for y := range height {
		var b strings.Builder
		for i := range cells {
			text := ""
			if y < len(wrapped[i]) {
				text = wrapped[i][y]
			}
			blank := strings.Repeat(" ", max(0, widths[i]-displayWidth(text)))
			if columns[i].right {
				text, blank = blank+text, ""
			}
			b.WriteString(text + blank)
			if i < len(cells)-1 {
				b.WriteString("  ")
			}
		}
		fmt.Fprintln(t.w, t.styled(strings.TrimRight(b.String(), " "), style))
	}
}

func (t tableWriter) evidence(all []graph.Evidence) {
	shown := all
	if t.sentences > 0 && len(all) > t.sentences {
		shown = all[:t.sentences]
	}
	for _, e := range shown {
		t.lines("  “", "   ", e.Sentence+"”", plain)
		where := pageName(graph.PageRef{URL: e.URL, SourceFile: e.SourceFile})
		if e.Published != "" {
			where += " · " + date(e.Published)
		}
		t.lines("    ", "    ", fmt.Sprintf("%s · characters %d–%d", where, e.Start, e.End), dim)
		for _, c := range e.Copies {
			where := "also " + pageName(c)
			if c.Published != "" {
				where += " · " + date(c.Published)
			}
			t.lines("    ", "    ", where, dim)
		}
	}
	if more := len(all) - len(shown); more > 0 {
		t.lines("    ", "    ", fmt.Sprintf("and %s (--sentences 0 shows all)", count(more, "more place", "more places")), dim)
	}
}

// lines prints a text, wrapped, with what its first and its other lines begin with.
func (t tableWriter) lines(first, rest, text, style string) {
	lead := first
	for _, l := range wrap(clean(text), t.width-displayWidth(first)) {
		fmt.Fprintln(t.w, lead+t.styled(l, style))
		lead = rest
	}
}

const (
	plain = ""
	bold  = "\x1b[1m"
	dim   = "\x1b[2m"
)

func (t tableWriter) styled(text, style string) string {
	if !t.colour || style == plain {
		return text
	}
	return style + text + "\x1b[0m"
}

// clean makes one line of a text and takes out what could steer a terminal.
func clean(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r): // marks that turn the direction of writing and the like
			return -1
		}
		return r
	}, text)), " ")
}

// displayWidth counts the columns that a text takes in a terminal.
func displayWidth(text string) int {
	return (&runewidth.Condition{StrictEmojiNeutral: true}).StringWidth(text)
}

// wrap breaks a text at its spaces into lines of at most width columns; a longer
// word is broken where it must be.
func wrap(text string, width int) []string {
	var out []string
	current := ""
	for word := range strings.FieldsSeq(text) {
		for displayWidth(word) > width {
			if current != "" {
				out, current = append(out, current), ""
			}
			n := 0
			for i, r := range word {
				if displayWidth(word[:i]+string(r)) > width {
					break
				}
				n = i + len(string(r))
			}
			if n == 0 { // not even one letter fits: leave it whole
				break
			}
			out, word = append(out, word[:n]), word[n:]
		}
		switch {
		case current == "":
			current = word
		case displayWidth(current)+1+displayWidth(word) > width:
			out, current = append(out, current), word
		default:
			current += " " + word
		}
	}
	if current != "" {
		out = append(out, current)
	}
	return out
}
