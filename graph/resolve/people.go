package resolve

import (
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// person is what a graph knows of somebody, as far as it tells who that is.
type person struct {
	graph.Person
	roles     []role
	unions    map[string]bool // in which the person holds or held a role, or whose delegate the person was
	bodies    map[string]bool // other organizations likewise
	documents map[string]bool
	events    map[string]bool   // by id
	days      map[string]string // day of an event → the event
	contacts  map[string]bool   // people met
}

// role is a role held at one time.
type role struct {
	organization, name string // name is folded
	first, last        string // EDTF days, "" if unknown
	former             bool
}

// crowd is everybody in a graph.
type crowd struct {
	people        map[string]*person
	order         []string          // ids, sorted
	namesakes     map[string]int    // folded name → how many people
	events        map[string]event  // by id
	place         map[string]string // document → the one provincial union that it speaks of
	organizations map[string]graph.Organization
}

type event struct {
	graph.Event
	organizations map[string]bool
}

func newCrowd(nodes graph.Nodes, statements []graph.Statement) *crowd {
	c := &crowd{
		people: map[string]*person{}, namesakes: map[string]int{}, events: map[string]event{}, place: map[string]string{},
		organizations: map[string]graph.Organization{},
	}
	for _, p := range nodes.Persons {
		c.people[p.ID] = &person{
			Person: p, unions: map[string]bool{}, bodies: map[string]bool{}, documents: map[string]bool{},
			events: map[string]bool{}, days: map[string]string{}, contacts: map[string]bool{},
		}
		c.order = append(c.order, p.ID)
		c.namesakes[p.Folded]++
	}
	slices.Sort(c.order)
	for _, o := range nodes.Organizations {
		c.organizations[o.ID] = o
	}
	for _, e := range nodes.Events {
		c.events[e.ID] = event{e, map[string]bool{}}
	}
	for _, s := range statements {
		c.add(s)
	}
	for _, p := range c.people {
		_, anchor, _ := strings.Cut(p.ID, "@")
		anchor, _, _ = strings.Cut(anchor, "~")
		if provincial(anchor) {
			p.unions[anchor] = true
		}
	}
	return c
}

func (c *crowd) add(s graph.Statement) {
	for _, o := range []string{s.Subject, s.Object, s.Delegation} {
		if !provincial(o) {
			continue
		}
		if before, ok := c.place[s.Document]; ok && before != o {
			o = "" // several
		}
		c.place[s.Document] = o
	}
	for _, id := range []string{s.Subject, s.Object} {
		if p := c.people[id]; p != nil {
			p.documents[s.Document] = true
		}
	}
	p := c.people[s.Subject]
	switch s.Kind {
	case graph.KindMembership:
		if p != nil {
			p.hold(s)
		}
	case graph.KindParticipation:
		if p == nil {
			return
		}
		p.events[s.Object] = true
		if len(s.Date) == len("2024-03-29") {
			p.days[s.Date] = s.Object
		}
		if provincial(s.Delegation) {
			p.unions[s.Delegation] = true
		}
	case graph.KindMet:
		if q := c.people[s.Object]; p != nil && q != nil {
			p.contacts[q.ID], q.contacts[p.ID] = true, true
			p.events[s.Event], q.events[s.Event] = true, true
		}
	case graph.KindOrganized, graph.KindHosted, graph.KindTookPart:
		if e, ok := c.events[s.Object]; ok {
			e.organizations[s.Subject] = true
		}
	}
}

func (p *person) hold(s graph.Statement) {
	name := folded(s.Role)
	if provincial(s.Object) {
		p.unions[s.Object] = true
	} else if !wide(name) {
		p.bodies[s.Object] = true
	}
	date := s.Date
	if len(date) > len("2024-03-29") {
		date = date[:len("2024-03-29")]
	}
	for i, r := range p.roles {
		if r.organization == s.Object && r.name == name && r.former == s.Former {
			p.roles[i].first, p.roles[i].last = graph.Earlier(r.first, date), graph.Later(r.last, date)
			return
		}
	}
	p.roles = append(p.roles, role{s.Object, name, date, date, s.Former})
}

// wide reports whether a folded role is one that very many people share.
func wide(role string) bool {
	for _, w := range []string{"uy vien", "thanh vien", "hoi vien", "dai bieu", "doan vien", "dang vien"} {
		if role == w || strings.HasPrefix(role, w+" ") {
			return true
		}
	}
	return false
}

// home reports whether anything but a page tells the person from others of the name.
func (p *person) home() bool { return len(p.unions)+len(p.bodies) > 0 }

func common(a, b map[string]bool) []string {
	var out []string
	for x := range a {
		if b[x] {
			out = append(out, x)
		}
	}
	slices.Sort(out)
	return out
}
