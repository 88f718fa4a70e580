package extract

import (
	"fmt"
	"sort"
	"strings"

	"github.com/uniongraph/uniongraph/extract/article"
)

// organization is one that the page names, resolved.
type organization struct {
	id, name, classification string
	mentions                 [][2]int // bytes
}

// person is somebody the page names, with his best titles.
type person struct {
	key, name, honorific string
	mentions             [][2]int
	strong               bool // named with a title, a courtesy word or a role at least once
}

// gather lists organizations and people in order of their first mention.
func (r *resolver) gather() {
	r.orgs, r.people = map[string]*organization{}, map[string]*person{}
	for _, s := range r.p.sentences {
		if s.kind == article.Breadcrumb {
			continue
		}
		for _, sp := range s.spans {
			start, end := s.bytesOf(sp.i, sp.j)
			if sp.union != nil {
				for _, id := range sp.union.resolved {
					if !isUnionID(id) { // a district's union, named in full elsewhere
						r.townMention(id, start, end)
						continue
					}
					o := r.addOrganization(id, r.g.unionName(id), "union")
					o.mentions = append(o.mentions, [2]int{start, end})
				}
			}
			if sp.org != nil && sp.org.id != "" {
				o := r.addOrganization(sp.org.id, sp.org.name, sp.org.classification)
				o.mentions = append(o.mentions, [2]int{start, end})
			}
			if m := sp.person; m != nil && m.id != "" {
				r.addPerson(s, m)
			}
		}
	}
}

// townMention notes a short mention of a district's union.
func (r *resolver) townMention(id string, start, end int) {
	for _, s := range r.p.sentences {
		for _, sp := range s.spans {
			if sp.org != nil && sp.org.id == id {
				o := r.addOrganization(id, sp.org.name, sp.org.classification)
				o.mentions = append(o.mentions, [2]int{start, end})
				return
			}
		}
	}
}

func (r *resolver) addOrganization(id, name, classification string) *organization {
	o := r.orgs[id]
	if o == nil {
		o = &organization{id: id, name: name, classification: classification}
		r.orgs[id] = o
		r.orgOrder = append(r.orgOrder, id)
	}
	return o
}

// named gives the id of an organization that no span names by itself: that of "Bí thư Tỉnh ủy".
func (r *resolver) named(name, classification string) string {
	return r.addOrganization(organizationID(name), name, classification).id
}

func (r *resolver) addPerson(s *sentence, m *personMention) {
	p := r.people[m.id]
	if p == nil {
		p = &person{key: m.id}
		r.people[m.id] = p
		r.personOrder = append(r.personOrder, m.id)
	}
	if p.name == "" {
		p.name = m.name
	}
	if h := honorific(m.titles); len(h) > len(p.honorific) {
		p.honorific = h
	}
	start, end := s.bytesOf(m.nameI, m.nameJ)
	p.mentions = append(p.mentions, [2]int{start, end})
	p.strong = p.strong || m.courtesy || len(m.titles) > 0
}

// honorific joins titles in the order in which they are written before a name, each once.
func honorific(titles []string) string {
	var out []string
	for _, t := range titles {
		out = appendNew(out, t)
	}
	return strings.Join(out, "")
}

func (g *grammar) unionName(id string) string {
	slug := strings.TrimPrefix(id, "union:")
	if slug == nationalSlug {
		return "Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam"
	}
	p := g.provinceOf[slug]
	return "Liên hiệp các Hội Khoa học và Kỹ thuật " + p.Kind + " " + p.Name
}

// record gives everything its id and turns bytes into code points.
func (r *resolver) record(in Input, holdings []holding, events []*happening, joinings []joining) *Record {
	a := r.p.art
	cp := newCodePoints(a.Text)
	rec := &Record{
		Schema: SchemaVersion, Document: newDocument(in, a), Persons: []Person{}, Organizations: []Organization{},
		Memberships: []Membership{}, Events: []Event{}, Met: []Met{}, Cooperations: []Cooperation{}, Warnings: []Warning{},
	}
	if a.Reason != "" {
		rec.Warnings = append(rec.Warnings, Warning{Code: "no_article", Message: a.Reason})
		if o := r.orgs[r.p.home]; o != nil && len(o.mentions) > 0 { // whose page it is; nothing is said of it
			rec.Organizations = append(rec.Organizations, Organization{ID: o.id, Name: o.name, Classification: o.classification, Mentions: spans(cp, o.mentions)})
		}
		return rec
	}
	if rec.Document.Site == nil && r.p.home != "" {
		rec.Document.Site = optional(strings.TrimPrefix(r.p.home, "union:"))
	}
	ids := map[string]string{}
	for _, key := range r.personOrder {
		p := r.people[key]
		if !r.accepted[key] {
			continue
		}
		ids[key] = fmt.Sprintf("p%d", len(rec.Persons)+1)
		rec.Persons = append(rec.Persons, Person{ID: ids[key], Name: p.name, HonorificPrefix: optional(p.honorific), Mentions: spans(cp, p.mentions)})
	}
	for _, id := range r.orgOrder {
		o := r.orgs[id]
		rec.Organizations = append(rec.Organizations, Organization{ID: o.id, Name: o.name, Classification: o.classification, Mentions: spans(cp, o.mentions)})
	}
	asOf := r.p.published
	if len(asOf) > 10 {
		asOf = asOf[:10]
	}
	if len(events) > 0 && events[0].start != "" {
		asOf = events[0].start
	}
	for _, h := range holdings {
		rec.Memberships = append(rec.Memberships, Membership{Person: ids[h.person], Role: h.role, Organization: h.org, AsOf: optional(asOf), Former: h.former, Evidence: cp.span(h.start, h.end)})
	}
	eventIDs := map[*happening]string{}
	for n, h := range events {
		eventIDs[h] = fmt.Sprintf("e%d", n+1)
		rec.Events = append(rec.Events, r.event(eventIDs[h], h, ids, cp))
	}
	rec.Met = r.met(events, eventIDs, ids, cp)
	for _, j := range joinings {
		c := Cooperation{Between: [2]string{j.a, j.b}, Basis: j.basis, StartDate: optional(j.start), EndDate: optional(j.end), Evidence: cp.span(j.from, j.to)}
		if j.event != nil {
			c.Event = optional(eventIDs[j.event])
		}
		rec.Cooperations = append(rec.Cooperations, c)
	}
	for _, w := range r.pending {
		w.Evidence = cp.span(w.Evidence.Start, w.Evidence.End)
		rec.Warnings = append(rec.Warnings, w)
	}
	return rec
}

func (r *resolver) event(id string, h *happening, ids map[string]string, cp codePoints) Event {
	e := Event{
		ID: id, Name: h.name, Classification: h.class, StartDate: optional(h.start), EndDate: optional(h.end), Location: optional(h.location),
		Organizer: list(h.organizer), Host: list(h.host), Organizations: list(h.orgs), Attendees: []string{}, Participation: []Participation{},
		Evidence: cp.span(h.from, h.to),
	}
	for _, t := range h.people {
		e.Attendees = append(e.Attendees, ids[t.person])
		e.Participation = append(e.Participation, Participation{Person: ids[t.person], As: t.as, Mode: t.mode, Delegation: optional(t.delegation), Evidence: cp.span(t.from, t.to)})
	}
	return e
}

// together gives the words that put two people at one event: the first sentence that
// names both, or else the stretch from the one's mention to the other's.
func (r *resolver) together(a, b taking) (from, to int) {
	for _, s := range r.p.sentences {
		if !s.isBody() {
			continue
		}
		seenA, seenB := false, false
		for _, sp := range s.spans {
			if sp.person != nil {
				seenA = seenA || sp.person.id == a.person
				seenB = seenB || sp.person.id == b.person
			}
		}
		if seenA && seenB {
			return s.start, s.end
		}
	}
	return min(a.from, b.from), max(a.to, b.to)
}

// met pairs everybody who took part in one visit, meeting or signing.
func (r *resolver) met(events []*happening, eventIDs map[*happening]string, ids map[string]string, cp codePoints) []Met {
	out := []Met{}
	seen := map[[2]string]bool{}
	for _, h := range events {
		if h.class != "visit" && h.class != "meeting" && h.class != "signing" {
			continue
		}
		for i := range h.people {
			for k := i + 1; k < len(h.people); k++ {
				a, b := h.people[i], h.people[k]
				if a.atHome && b.atHome {
					continue
				}
				pair := [2]string{ids[a.person], ids[b.person]}
				if ids[a.person] == "" || ids[b.person] == "" || seen[pair] || seen[[2]string{pair[1], pair[0]}] {
					continue
				}
				seen[pair] = true
				from, to := r.together(a, b)
				out = append(out, Met{Between: pair, Event: eventIDs[h], Evidence: cp.span(from, to)})
			}
		}
	}
	return out
}

func spans(cp codePoints, in [][2]int) []Span {
	out := make([]Span, 0, len(in))
	for _, b := range in {
		out = append(out, cp.span(b[0], b[1]))
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

func list(in []string) []string {
	if in == nil {
		return []string{}
	}
	return in
}
