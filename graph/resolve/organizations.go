package resolve

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

//go:embed abbreviations.txt
var abbreviationsText string

//go:embed renamed.txt
var renamedText string

// expander writes out the abbreviations in names of organizations.
type expander struct {
	long    map[string][]string // words joined by blanks → what they stand for
	longest int                 // words of the longest abbreviation
	renamed [][3]string         // earlier name, later name, since when
}

func newExpander() *expander {
	x := &expander{long: map[string][]string{}}
	for line := range strings.Lines(abbreviationsText) {
		if short, long, ok := strings.Cut(strings.TrimSpace(line), "="); ok && !strings.HasPrefix(short, "#") {
			short = strings.TrimSpace(short)
			x.long[short] = strings.Fields(long)
			x.longest = max(x.longest, len(strings.Fields(short)))
		}
	}
	for line := range strings.Lines(renamedText) {
		if earlier, later, ok := strings.Cut(strings.TrimSpace(line), " > "); ok && !strings.HasPrefix(line, "#") {
			i := strings.LastIndex(later, " ")
			x.renamed = append(x.renamed, [3]string{earlier, later[:i], later[i+1:]})
		}
	}
	return x
}

// expand gives the folded name with abbreviations written out.
func (x *expander) expand(name string) string {
	words := graph.Words(name)
	var out []string
	for i := 0; i < len(words); {
		n := min(x.longest, len(words)-i)
		for ; n > 0; n-- {
			if long, ok := x.long[strings.Join(words[i:i+n], " ")]; ok {
				out = append(out, long...)
				break
			}
		}
		if n == 0 {
			out = append(out, words[i])
			n = 1
		}
		i += n
	}
	return strings.Join(out, " ")
}

// body is what a graph knows of an organization.
type body struct {
	graph.Organization
	names     []string // expanded
	documents map[string]bool
	people    map[string]bool // who hold or held a role there
	places    map[string]bool // the unions of which its pages speak, where they speak of one
	partners  map[string]bool // with whom it cooperates, or was at one event
}

// suggestOrganizations compares the organizations that may be one by their names.
// Unions are known by their province and never in doubt.
func suggestOrganizations(organizations []graph.Organization, statements []graph.Statement) []Suggestion {
	x := newExpander()
	bodies := map[string]*body{}
	byKey := map[string][]*body{}
	for _, o := range organizations {
		if strings.HasPrefix(o.ID, "union:") {
			continue
		}
		b := &body{Organization: o, documents: map[string]bool{}, people: map[string]bool{}, places: map[string]bool{}, partners: map[string]bool{}}
		bodies[o.ID] = b
		keys := map[string]bool{}
		for _, n := range o.Names {
			full := x.expand(n)
			b.names = append(b.names, full)
			words := strings.Fields(full)
			keys[full] = true
			for i := range words {
				open := slices.Clone(words)
				open[i] = "*"
				keys[strings.Join(open, " ")] = true
			}
			for _, r := range x.renamed {
				if rest, ok := strings.CutPrefix(full, r[0]+" "); ok {
					keys[r[1]+" "+rest] = true
				}
			}
		}
		for k := range keys {
			byKey[k] = append(byKey[k], b)
		}
	}
	meet(bodies, statements)
	where := newCrowd(graph.Nodes{}, statements).place
	for _, b := range bodies {
		for d := range b.documents {
			if where[d] != "" {
				b.places[where[d]] = true
			}
		}
	}
	type pair struct{ a, b string }
	seen := map[pair]bool{}
	var out []Suggestion
	for _, there := range byKey {
		for i, a := range there {
			for _, b := range there[i+1 : min(len(there), i+1+most)] {
				p := pair{min(a.ID, b.ID), max(a.ID, b.ID)}
				if seen[p] {
					continue
				}
				seen[p] = true
				if w := x.weigh(bodies[p.a], bodies[p.b]); w != nil && w.score() >= Least {
					one, other := bodies[p.a], bodies[p.b]
					if len(other.documents) > len(one.documents) {
						one, other = other, one
					}
					out = append(out, suggestion(graph.NodeOrganization,
						Side{one.ID, one.Name, len(one.documents)}, Side{other.ID, other.Name, len(other.documents)}, w))
				}
			}
		}
	}
	return out
}

// meet notes who holds office where, and which organizations act side by side.
func meet(bodies map[string]*body, statements []graph.Statement) {
	at := map[string][]string{} // event → organizations
	for _, s := range statements {
		for _, id := range []string{s.Subject, s.Object, s.Delegation} {
			if b := bodies[id]; b != nil {
				b.documents[s.Document] = true
			}
		}
		switch s.Kind {
		case graph.KindMembership:
			if b := bodies[s.Object]; b != nil {
				b.people[s.Subject] = true
			}
		case graph.KindCooperation:
			a, b := bodies[s.Subject], bodies[s.Object]
			if a != nil && b != nil {
				a.partners[b.ID], b.partners[a.ID] = true, true
			}
		case graph.KindOrganized, graph.KindHosted, graph.KindTookPart:
			for _, id := range at[s.Object] {
				if a, b := bodies[id], bodies[s.Subject]; a != nil && b != nil && a != b {
					a.partners[b.ID], b.partners[a.ID] = true, true
				}
			}
			at[s.Object] = append(at[s.Object], s.Subject)
		}
	}
}

// weigh compares two organizations; nil where their names are not alike.
func (x *expander) weigh(a, b *body) *weigher {
	w := new(weigher)
	switch how, detail := x.compare(a.names, b.names); how {
	case 0:
		return nil
	case 1:
		written := func(o string) bool { return slices.Contains(b.Names, o) }
		switch {
		case slices.ContainsFunc(a.Names, written): // and yet two ids: pages say too little to tell which is meant
			w.doubt = true
			w.add(-0.5, "both are called %s, and pages do not say which is meant", detail)
		case len(strings.Fields(detail)) < 4:
			w.doubt = true
			w.add(0.5, "the names are one with abbreviations written out, but short: %s", detail)
		default:
			w.add(3.5, "the names are one with abbreviations written out: %s", detail)
		}
	case 2:
		w.doubt = true
		w.add(0.5, "the one may be the later name of the other, since %s", detail)
	case 3:
		w.doubt = true
		w.add(-1, "the names differ in one letter")
	}
	people, places := common(a.people, b.people), common(a.places, b.places)
	// A name without a province may be that of a body in every province.
	w.doubt = w.doubt || len(people) == 0 && len(places) == 0
	if len(places) > 0 {
		w.add(0.5, "pages that name them speak of %s", places[0])
	} else if len(a.places) > 0 && len(b.places) > 0 {
		w.add(-2, "pages that name them speak of different unions")
	}
	switch x, y := levels(a.Names), levels(b.Names); {
	case x != "" && y != "" && x != y:
		w.doubt = true
		w.add(-3, "one is of a province, the other of a city")
	case x != y && x+y == "city":
		w.doubt = true
	}
	if len(people) > 0 {
		w.add(1.5, "the same person holds office in both: %s", people[0])
	}
	if a.Classification != b.Classification && a.Classification != "other" && b.Classification != "other" {
		w.add(-1.5, "one is of the kind %s, the other %s", a.Classification, b.Classification)
	}
	if a.partners[b.ID] {
		w.add(-5, "one page names both side by side")
	}
	return w
}

// levels tells whether names say that a body is of a province or of a city; "" where
// they say neither, or both.
func levels(names []string) string {
	out := ""
	for _, n := range names {
		name := " " + folded(n) + " "
		level := ""
		switch {
		case strings.Contains(name, " tinh "):
			level = "province"
		case strings.Contains(name, " thanh pho ") || strings.Contains(name, " tp "):
			level = "city"
		}
		if out != "" && level != "" && level != out {
			return ""
		}
		out = level
	}
	return out
}

// compare gives how the names are alike: 1 the same, 2 renamed, 3 one letter, 0 not.
func (x *expander) compare(a, b []string) (int, string) {
	best, detail := 0, ""
	for _, m := range a {
		for _, n := range b {
			how, why := 0, ""
			if m == n {
				return 1, m
			}
			for _, r := range x.renamed {
				for _, pair := range [][2]string{{m, n}, {n, m}} {
					rest, ok := strings.CutPrefix(pair[0], r[0]+" ")
					if ok && pair[1] == r[1]+" "+rest {
						how, why = 2, r[2]
					}
				}
			}
			if wm, wn := strings.Fields(m), strings.Fields(n); how == 0 && len(wm) > 3 && len(wm) == len(wn) && oneWordOff(wm, wn) {
				how = 3
			}
			if how != 0 && (best == 0 || how < best) {
				best, detail = how, why
			}
		}
	}
	return best, detail
}
