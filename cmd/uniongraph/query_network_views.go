package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
	"github.com/uniongraph/uniongraph/graph"
)

func pathView(from, to string, answers []graph.PathAnswer) view {
	v := view{json: answers, none: fmt.Sprintf("No chain of eight steps or fewer leads from %s to %s.", from, to),
		header: []string{"chain", "step", "from_id", "from", "relation", "detail", "to_id", "to", "times", "first", "last"}}
	for i, p := range answers {
		if i == 0 {
			v.title = fmt.Sprintf("%s to %s: %s", p.Nodes[0].Name, p.Nodes[len(p.Nodes)-1].Name, count(p.Length, "step", "steps"))
		}
		s := section{columns: []column{{title: "From", wrap: true}, {title: "Link", wrap: true}, {title: "To", wrap: true}, {title: "Last"}}}
		if len(answers) > 1 {
			s.title = fmt.Sprintf("Chain %d of %d", i+1, len(answers))
		}
		for j, step := range p.Steps {
			a, b := p.Nodes[j], p.Nodes[j+1]
			v.add(&s, row{cells: []string{a.Name, linkWords(step), b.Name, date(step.Last)}, evidence: step.Evidence},
				strconv.Itoa(i+1), strconv.Itoa(j+1), a.ID, a.Name, string(step.Relation), string(step.Role)+string(step.As)+string(step.Basis), b.ID, b.Name,
				strconv.Itoa(step.Times), string(step.First), string(step.Last))
		}
		v.sections = append(v.sections, s)
	}
	return v
}

// linkWords says a link in words that hold in both directions.
func linkWords(s graph.Step) string {
	switch s.Relation {
	case graph.EdgeMet:
		return "met, " + count(s.Times, "time", "times")
	case graph.EdgeHoldsRole:
		if s.Former {
			return "former " + string(s.Role)
		}
		return string(s.Role)
	case graph.EdgeCooperatesWith:
		return "cooperation: " + words(string(s.Basis))
	case graph.EdgeAttended:
		return "at the event: " + words(string(s.As))
	case graph.EdgeOrganized:
		return "organizer of the event"
	case graph.EdgeHosted:
		return "host of the event"
	}
	return "took part in the event"
}

func brokersView(answers []graph.BrokerAnswer) view {
	v := view{json: answers, none: "Nobody connects two unions, as far as pages tell.", title: "Who connects unions",
		header: []string{"kind", "id", "name", "betweenness", "share", "pairs", "connects_ids", "connects"}}
	people := section{title: "People", columns: []column{{title: "Person", wrap: true}, {title: "Pairs", right: true}, {title: "Share", right: true}, {title: "Unions", wrap: true}}}
	unions := people
	unions.title, unions.columns = "Unions", append([]column{{title: "Union", wrap: true}}, people.columns[1:]...)
	for _, b := range answers {
		s, id, name := &people, "", ""
		if b.Person != nil {
			id, name = b.Person.ID, titled(*b.Person)
		} else {
			s, id, name = &unions, b.Organization.ID, shortName(*b.Organization)
		}
		s.title, _, _ = strings.Cut(s.title, ":")
		s.title += ": on the shortest chains of how many of " + count(b.Pairs, "connected pair of unions", "connected pairs of unions")
		v.add(s, row{cells: []string{name, strconv.FormatFloat(b.Betweenness, 'f', 1, 64), fmt.Sprintf("%.1f %%", 100*b.Share), shortNames(b.Connects)}, evidence: b.Evidence},
			string(b.Kind), id, name, strconv.FormatFloat(b.Betweenness, 'f', -1, 64), strconv.FormatFloat(b.Share, 'f', -1, 64), strconv.Itoa(b.Pairs),
			orgIDs(b.Connects), strings.Join(orgNames(b.Connects), "; "))
	}
	v.sections = []section{people, unions}
	return v
}

func matrixView(answers []graph.MatrixAnswer) view {
	v := view{json: answers, none: "No page tells of cooperation between unions then.",
		header: []string{"year", "organization_id", "organization", "with_id", "with", "basis", "times"}}
	s := section{columns: []column{{title: "Year"}, {title: "Union", wrap: true}, {title: "With", wrap: true}, {title: "Basis"}, {title: "Times", right: true}}}
	all := 0
	for _, m := range answers {
		a, b := m.Organizations[0], m.Organizations[1]
		year := string(m.Year)
		if year == "" {
			year = "unknown"
		}
		all += m.Times
		v.add(&s, row{cells: []string{year, shortName(a), shortName(b), words(m.Basis), strconv.Itoa(m.Times)}, evidence: m.Evidence},
			string(m.Year), a.ID, a.Name, b.ID, b.Name, m.Basis, strconv.Itoa(m.Times))
	}
	v.title = "Cooperation of unions with unions: " + count(all, "occasion", "occasions")
	v.sections = []section{s}
	if square, ok := matrixSquare(answers); ok {
		v.sections = slices.Insert(v.sections, 0, square)
	}
	return v
}

// widestSquare is how many unions have room side by side.
const widestSquare = 18

// matrixSquare shows who cooperates with whom at one glance, all years and kinds
// together; false if there are too many unions, or too few to make a square of.
func matrixSquare(answers []graph.MatrixAnswer) (section, bool) {
	var names []string
	times := map[[2]string]int{}
	for _, m := range answers {
		a, b := shortName(m.Organizations[0]), shortName(m.Organizations[1])
		names = append(names, a, b)
		times[[2]string{a, b}] += m.Times
		if a != b {
			times[[2]string{b, a}] += m.Times
		}
	}
	slices.SortFunc(names, func(a, b string) int { // "Đồng Tháp" beside "Đắk Lắk", not behind "Yên Bái"
		return cmp.Or(strings.Compare(vietnamese.Fold(a), vietnamese.Fold(b)), strings.Compare(a, b))
	})
	names = slices.Compact(names)
	if len(names) < 3 || len(names) > widestSquare {
		return section{}, false
	}
	s := section{dense: true, columns: []column{{title: "Union", wrap: true}}}
	for i := range names {
		s.columns = append(s.columns, column{title: strconv.Itoa(i + 1), right: true})
	}
	for i, a := range names {
		cells := []string{fmt.Sprintf("%2d %s", i+1, a)}
		for _, b := range names {
			n := times[[2]string{a, b}]
			if n == 0 {
				cells = append(cells, "·")
			} else {
				cells = append(cells, strconv.Itoa(n))
			}
		}
		s.rows = append(s.rows, row{cells: cells})
	}
	return s, true
}

func activeView(answers []graph.ActiveAnswer) view {
	v := view{json: answers, none: "No page tells of anything that a union did then.", title: count(len(answers), "union", "unions") + " by activity",
		header: []string{"organization_id", "organization", "events", "organized", "hosted", "cooperations", "partners", "first", "last"}}
	s := section{columns: []column{{title: "Union", wrap: true}, {title: "Events", right: true}, {title: "Organized", right: true}, {title: "Hosted", right: true},
		{title: "Cooperations", right: true}, {title: "Partners", right: true}, {title: "Last"}}}
	for _, a := range answers {
		n := []string{strconv.Itoa(a.Events), strconv.Itoa(a.Organized), strconv.Itoa(a.Hosted), strconv.Itoa(a.Cooperations), strconv.Itoa(a.Partners)}
		v.add(&s, row{cells: append(append([]string{shortName(a.Organization)}, n...), date(a.Last)), evidence: a.Evidence},
			append(append([]string{a.Organization.ID, a.Organization.Name}, n...), string(a.First), string(a.Last))...)
	}
	v.sections = []section{s}
	return v
}

func isolatedView(answers []graph.IsolatedAnswer) view {
	v := view{json: answers, none: "Every union in the graph cooperates with another, or its people met another's.",
		title:  count(len(answers), "union", "unions") + " without known ties to another one",
		header: []string{"organization_id", "organization", "pages", "shared", "national", "last"}}
	s := section{columns: []column{{title: "Union", wrap: true}, {title: "Pages", right: true}, {title: "Shared events", right: true}, {title: "With the national one"}, {title: "Last"}}}
	for _, a := range answers {
		national := "no"
		if a.National {
			national = "yes"
		}
		v.add(&s, row{cells: []string{shortName(a.Organization), strconv.Itoa(a.Pages), strconv.Itoa(a.Shared), national, date(a.Last)}, evidence: a.Evidence},
			a.Organization.ID, a.Organization.Name, strconv.Itoa(a.Pages), strconv.Itoa(a.Shared), strconv.FormatBool(a.National), string(a.Last))
	}
	v.sections = []section{s}
	return v
}

func storiesView(answers []graph.StoryAnswer) view {
	v := view{json: answers, none: "No two pages tell one story in the same words.", title: count(len(answers), "story", "stories") + " on several pages",
		header: []string{"title", "pages", "addresses"}}
	s := section{columns: []column{{title: "Story", wrap: true}, {title: "Pages", right: true}, {title: "First"}, {title: "Last"}}}
	for _, a := range answers {
		last := graph.Optional("")
		for _, p := range a.Pages {
			last = max(last, p.Published)
		}
		v.add(&s, row{cells: []string{a.Title, strconv.Itoa(len(a.Pages)), day(a.Pages[0].Published), day(last)}, evidence: a.Evidence},
			a.Title, strconv.Itoa(len(a.Pages)), pageNames(a.Pages))
	}
	v.sections = []section{s}
	return v
}
