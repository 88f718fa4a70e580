package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// Corrections apply a journal to documents. They are safe for concurrent use.
type Corrections struct {
	state     graph.CorrectionState
	persons   []Entry          // merge, distinct, split and rename of people, the earliest first
	byName    map[string][]int // key of a name → indexes of persons
	into      map[string]string
	called    map[string]string          // organization id, as merged → its right name
	statement map[[2]string]bool         // document and statement that were rejected
	said      map[string]map[string]bool // sentence → marks of what was rejected in it
}

var _ graph.Corrector = (*Corrections)(nil)

// Corrections gives what the entries that hold come to.
func (j *Journal) Corrections() *Corrections {
	c := &Corrections{
		state: j.State(), byName: map[string][]int{}, into: map[string]string{}, called: map[string]string{},
		statement: map[[2]string]bool{}, said: map[string]map[string]bool{},
	}
	names := map[string]string{}
	for _, e := range j.Active() {
		switch {
		case e.Op == OpReject:
			c.statement[[2]string{e.Statement.Document, e.Statement.ID}] = true
			if c.said[e.Statement.Sentence] == nil {
				c.said[e.Statement.Sentence] = map[string]bool{}
			}
			c.said[e.Statement.Sentence][e.Statement.Said] = true
		case len(e.Persons) > 0:
			c.addPersons(e)
		case e.Op == OpMerge:
			target := c.Organization(e.Organizations[0].ID)
			for _, o := range e.Organizations[1:] {
				if from := c.Organization(o.ID); from != target {
					c.into[from] = target
				}
			}
		case e.Op == OpRename:
			names[e.Organizations[0].ID] = e.Name
			c.called[e.Organizations[0].ID] = e.Name
		}
	}
	// What was renamed and then merged into another is called as the other is.
	c.called = map[string]string{}
	for id, name := range names {
		if c.Organization(id) == id {
			c.called[id] = name
		}
	}
	return c
}

func (c *Corrections) addPersons(e Entry) {
	i := len(c.persons)
	c.persons = append(c.persons, e)
	for _, p := range e.Persons {
		for _, m := range p.Mentions {
			if at := c.byName[key(m.Name)]; !slices.Contains(at, i) {
				c.byName[key(m.Name)] = append(at, i)
			}
		}
	}
}

// Organization gives the id that an organization has after all merges.
func (c *Corrections) Organization(id string) string {
	for c.into[id] != "" {
		id = c.into[id]
	}
	return id
}

// State implements [graph.Corrector].
func (c *Corrections) State() graph.CorrectionState { return c.state }

// Reach implements [graph.Corrector].
func (c *Corrections) Reach() graph.Reach {
	var r graph.Reach
	for _, e := range c.persons {
		for _, p := range e.Persons {
			for _, m := range p.Mentions {
				r.Names = append(r.Names, folded(m.Name))
			}
		}
	}
	r.Names = slices.Compact(sorted(r.Names))
	r.Organizations = slices.Sorted(maps.Keys(c.into))
	for id := range c.called {
		if !slices.Contains(r.Organizations, id) {
			r.Organizations = append(r.Organizations, id)
		}
	}
	slices.Sort(r.Organizations)
	for s := range c.statement {
		r.Documents = append(r.Documents, s[0])
	}
	r.Sentences = slices.Sorted(maps.Keys(c.said))
	return r
}

// Correct implements [graph.Corrector].
func (c *Corrections) Correct(f *graph.Facts) *graph.Facts {
	out := c.withoutRejected(f)
	out = c.decideMentions(out)
	return c.renameOrganizations(out)
}

func (c *Corrections) withoutRejected(f *graph.Facts) *graph.Facts {
	if len(c.statement) == 0 {
		return f
	}
	return f.Without(func(s graph.Statement) bool {
		if c.statement[[2]string{s.Document, s.ID}] {
			return true
		}
		marks := c.said[s.Sentence]
		return marks != nil && marks[Said(f, s)]
	})
}

// Said gives the mark of a sentence and of what was read in it: equal where another page
// has the same sentence and the same was read in it.
func Said(f *graph.Facts, s graph.Statement) string {
	node := func(id, ref string) string {
		for _, m := range f.Mentions {
			if ref != "" && m.Ref == ref {
				return key(m.Profile.Name)
			}
		}
		for _, e := range f.Events {
			if e.ID == id && id != "" {
				return e.Classification + " " + e.StartDate
			}
		}
		return id
	}
	parts := []string{
		string(s.Kind), node(s.Subject, s.SubjectRef), node(s.Object, s.ObjectRef), node(s.Event, ""), folded(s.Role), strconv.FormatBool(s.Former),
		s.As, s.Basis, s.StartDate, s.EndDate, s.Sentence,
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// decideMentions notes with each mention of a person what was decided about it.
func (c *Corrections) decideMentions(f *graph.Facts) *graph.Facts {
	if len(c.persons) == 0 {
		return f
	}
	out := f
	for i, m := range f.Mentions {
		d := c.decide(m.Profile, f.Document.ID)
		if d.Empty() {
			continue
		}
		if out == f {
			copied := *f
			copied.Mentions = slices.Clone(f.Mentions)
			out = &copied
		}
		out.Mentions[i].Profile = m.Profile.Decided(d)
	}
	return out
}

func (c *Corrections) decide(p graph.Profile, document string) graph.Decision {
	d := graph.Decision{Side: map[string]int{}}
	for _, i := range c.byName[key(p.Name)] {
		e := c.persons[i]
		best, at := noMatch, 0
		tie := false
		for n, person := range e.Persons {
			switch m := person.match(p, document); {
			case m > best:
				best, at, tie = m, n, false
			case m == best && m != noMatch:
				tie = true
			}
		}
		if best == noMatch {
			continue
		}
		switch e.Op {
		case OpMerge:
			d.Same = append(d.Same, e.ID)
			d.As = ""
			if folded(e.Name) != folded(cmp.Or(d.Name, p.Name)) {
				d.As = e.Name
			}
		case OpRename:
			d.Name, d.As = e.Name, ""
		case OpDistinct, OpSplit:
			if tie {
				continue
			}
			if e.Op == OpSplit && at == 1 { // taken out of whatever the person was
				d = graph.Decision{Side: map[string]int{}}
			}
			d.Side[e.ID] = at
		}
	}
	return d
}

// renameOrganizations gives organizations the ids and names that were decided.
func (c *Corrections) renameOrganizations(f *graph.Facts) *graph.Facts {
	concerned := func(id string) bool { return c.into[id] != "" || c.called[id] != "" }
	if !slices.ContainsFunc(f.Organizations, func(o graph.Organization) bool { return concerned(o.ID) }) {
		return f
	}
	out := *f
	out.Organizations = nil
	type named struct{ id, name, class string }
	seen := map[named]bool{}
	add := func(o graph.Organization) {
		if k := (named{o.ID, o.Name, o.Classification}); !seen[k] {
			seen[k] = true
			out.Organizations = append(out.Organizations, o)
		}
	}
	for _, o := range f.Organizations {
		o.ID = c.Organization(o.ID)
		add(o)
		if name := c.called[o.ID]; name != "" {
			o.Name = graph.DecidedName + name
			o.Folded, o.Names = folded(name), []string{o.Name}
			add(o)
		}
	}
	out.Statements = slices.Clone(f.Statements)
	for i := range out.Statements {
		s := &out.Statements[i]
		s.Subject, s.Object, s.Delegation = c.Organization(s.Subject), c.Organization(s.Object), c.Organization(s.Delegation)
	}
	out.Mentions = slices.Clone(f.Mentions)
	for i := range out.Mentions {
		p := &out.Mentions[i].Profile
		p.Anchors = slices.Clone(p.Anchors)
		for j, a := range p.Anchors {
			p.Anchors[j] = c.Organization(a)
		}
		slices.Sort(p.Anchors)
		p.Anchors = slices.Compact(p.Anchors)
	}
	return &out
}
