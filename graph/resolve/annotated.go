package resolve

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
	"github.com/uniongraph/uniongraph/graph"
)

// Pair is two mentions, and whether they are one.
type Pair struct {
	Line       int
	Same       bool
	Kind       graph.NodeKind
	Phenomenon string
	Sides      [2]string // as written
	pages      [2]*extract.Record
}

// ReadPairs reads annotated pairs: a line "same PHENOMENON" or "different PHENOMENON"
// ("same organization PHENOMENON" of organizations), and two indented lines with one
// mention each. docs/identity.md has the format of a mention.
func ReadPairs(name string, r io.Reader) ([]Pair, error) {
	var out []Pair
	lines := bufio.NewScanner(r)
	n, side := 0, 2
	for lines.Scan() {
		n++
		text := lines.Text()
		switch {
		case strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#"):
		case !strings.HasPrefix(text, " "):
			if side < 2 {
				return nil, fmt.Errorf("%s:%d: the pair before has %d mentions, not two", name, n, side)
			}
			verdict, phenomenon, _ := strings.Cut(text, " ")
			if verdict != "same" && verdict != "different" || phenomenon == "" {
				return nil, fmt.Errorf("%s:%d: begin a pair with \"same\" or \"different\" and what it shows", name, n)
			}
			p := Pair{Line: n, Same: verdict == "same", Kind: graph.NodePerson, Phenomenon: phenomenon}
			if rest, ok := strings.CutPrefix(phenomenon, "organization "); ok {
				p.Kind, p.Phenomenon = graph.NodeOrganization, rest
			}
			out, side = append(out, p), 0
		case side == 2:
			return nil, fmt.Errorf("%s:%d: a third mention of one pair", name, n)
		default:
			p := &out[len(out)-1]
			page, err := mentionPage(p.Kind, strings.TrimSpace(text), fmt.Sprintf("%s-%d-%d.txt", name, p.Line, side))
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, n, err)
			}
			p.Sides[side], p.pages[side] = strings.TrimSpace(text), page
			side++
		}
	}
	if side < 2 {
		return nil, fmt.Errorf("%s: the last pair has %d mentions, not two", name, side)
	}
	return out, lines.Err()
}

// pageWriter makes a record that says what a mention's line says.
type pageWriter struct {
	r             *extract.Record
	text          strings.Builder
	organizations map[string]bool
}

// say adds a sentence and gives its place.
func (w *pageWriter) say(sentence string) extract.Span {
	start := utf8.RuneCountInString(w.text.String())
	w.text.WriteString(sentence + ". ")
	return extract.Span{Start: start, End: start + utf8.RuneCountInString(sentence)}
}

func (w *pageWriter) organization(name string) string {
	id, class := name, "union"
	if !strings.HasPrefix(name, "union:") {
		id, class = "org:"+vietnamese.Slug(name), "other"
	} else {
		name = "Liên hiệp hội " + strings.TrimPrefix(name, "union:")
	}
	if !w.organizations[id] {
		w.organizations[id] = true
		w.r.Organizations = append(w.r.Organizations, extract.Organization{ID: id, Name: name, Classification: class, Mentions: []extract.Span{w.say(name)}})
	}
	return id
}

func (w *pageWriter) person(text string) string {
	title, name := "", text
	if first, rest, ok := strings.Cut(text, " "); ok && strings.HasSuffix(first, ".") {
		title, name = first, rest
	}
	id := fmt.Sprintf("p%d", len(w.r.Persons)+1)
	p := extract.Person{ID: id, Name: name, Mentions: []extract.Span{w.say(name)}}
	if title != "" {
		p.HonorificPrefix = &title
	}
	w.r.Persons = append(w.r.Persons, p)
	return id
}

// mentionPage makes the page of one mention: "TS. Lò Văn Khiêm; 2023-05-10; site son-la;
// Chủ tịch, union:son-la; nguyên Giám đốc, Viện Cây trồng; at visit 2023-05-09, union:son-la;
// with Võ Thị Mận".
func mentionPage(kind graph.NodeKind, line, file string) (*extract.Record, error) {
	parts := strings.Split(line, "; ")
	w := &pageWriter{r: &extract.Record{Schema: extract.SchemaVersion}, organizations: map[string]bool{}}
	w.r.Document.SourceFile = file
	if kind == graph.NodeOrganization {
		w.organization(parts[0])
	} else {
		w.person(parts[0])
	}
	for _, part := range parts[1:] {
		if err := w.part(part); err != nil {
			return nil, err
		}
	}
	w.r.Document.Text = w.text.String()
	return w.r, graph.Validate(w.r)
}

func (w *pageWriter) part(part string) error {
	word, rest, _ := strings.Cut(part, " ")
	switch {
	case part[0] >= '0' && part[0] <= '9':
		w.r.Document.Published = &part
	case word == "site":
		w.r.Document.Site = &rest
	case word == "speaks-of":
		w.organization(rest)
	case word == "at":
		what, where, _ := strings.Cut(rest, ", ")
		class, date, _ := strings.Cut(what, " ")
		host := w.organization(where)
		w.r.Events = append(w.r.Events, extract.Event{
			ID: "e1", Name: "Sự kiện của " + where, Classification: class, StartDate: &date, Host: []string{host}, Organizations: []string{host},
			Attendees: []string{"p1"}, Evidence: w.say("Sự kiện " + class),
		})
	case word == "with":
		if len(w.r.Events) == 0 {
			return fmt.Errorf("%q needs an event before it", part)
		}
		id := w.person(rest)
		w.r.Events[0].Attendees = append(w.r.Events[0].Attendees, id)
		w.r.Met = append(w.r.Met, extract.Met{Between: [2]string{"p1", id}, Event: "e1", Evidence: w.say("Gặp " + rest)})
	default:
		role, where, ok := strings.Cut(part, ", ")
		if !ok {
			return fmt.Errorf("%q is no date, site, role, event or company", part)
		}
		former := false
		if r, ok := strings.CutPrefix(role, "nguyên "); ok {
			role, former = r, true
		}
		organization := w.organization(where)
		w.r.Memberships = append(w.r.Memberships, extract.Membership{
			Person: "p1", Role: role, Organization: organization, AsOf: w.r.Document.Published, Former: former, Evidence: w.say(part),
		})
	}
	return nil
}
