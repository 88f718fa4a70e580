package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"github.com/uniongraph/uniongraph/extract"
)

// Facts are everything that one document brings into a graph.
type Facts struct {
	Document      Document
	Mentions      []Mention      // one for each person of the record
	Organizations []Organization // one for each organization of the record
	Events        []Event
	// Statements have a unique ID each. Where Subject or Object is a person, it is
	// empty and SubjectRef or ObjectRef has the Mention's Ref: who that is, the
	// store's Resolver decides in view of other documents.
	Statements []Statement
}

// Mention is one person of one document.
type Mention struct {
	Ref     string // the person's id in the record: "p1"
	Profile Profile
}

// FromRecord turns a valid input into the facts that stores keep. It is a pure
// function: the same input gives the same facts.
// The error is an [*Error] with [CodeInvalid].
func FromRecord(in Input) (*Facts, error) {
	if err := Validate(in.Record); err != nil {
		return nil, err
	}
	hash, err := in.Hash()
	if err != nil {
		return nil, err
	}
	b := newBuilder(in, hash)
	b.memberships()
	b.events()
	b.met()
	b.cooperations()
	b.mentions()
	return &b.facts, nil
}

// builder collects the facts of one record.
type builder struct {
	record *extract.Record
	facts  Facts
	quote  quoter
	person map[string]string // person's ref → what names the person in statement ids
	event  map[string]string // event's ref → what names the event in statement ids
	stated map[string]bool   // persons (by ref) and organizations that a statement is about
	seen   map[string]int    // statement id → how often
}

func newBuilder(in Input, hash string) *builder {
	r := in.Record
	d := r.Document
	b := &builder{record: r, quote: newQuoter(d.Text), person: map[string]string{}, event: map[string]string{}, stated: map[string]bool{}, seen: map[string]int{}}
	content := d.ID
	if content == "" {
		sum := sha256.Sum256([]byte(d.Text))
		content = hex.EncodeToString(sum[:])
	}
	b.facts.Document = Document{
		ID: in.DocumentID(), URL: value(d.URL), SourceFile: d.SourceFile, Path: in.path(), Site: value(d.Site),
		Title: value(d.Title), Published: value(d.Published), Author: value(d.Author), Publisher: value(d.Source),
		ContentID: content, Text: d.Text, Hash: hash,
	}
	// Statement ids name people by spelling and events by kind, because the
	// record's own numbers shift when a page gains a person or an event.
	names := map[string]int{}
	for _, p := range r.Persons {
		key := nameKey(p.Name)
		names[key]++
		b.person[p.ID] = key + "#" + strconv.Itoa(names[key])
		b.facts.Mentions = append(b.facts.Mentions, Mention{Ref: p.ID, Profile: Profile{
			Name: p.Name, HonorificPrefix: value(p.HonorificPrefix), Anchors: anchors(r, p.ID, b.facts.Document.ID),
		}})
	}
	for _, o := range r.Organizations {
		b.facts.Organizations = append(b.facts.Organizations, Organization{
			ID: o.ID, Name: o.Name, Classification: o.Classification, Folded: foldedName(o.Name), Names: []string{o.Name},
		})
	}
	kinds := map[string]int{}
	for _, e := range r.Events {
		kinds[e.Classification]++
		b.event[e.ID] = e.Classification + "#" + strconv.Itoa(kinds[e.Classification])
	}
	return b
}

func (b *builder) eventID(ref string) string {
	if ref == "" {
		return ""
	}
	return "event:" + strings.TrimPrefix(b.facts.Document.ID, "doc:") + ":" + ref
}

// add completes a statement and keeps it. Names are what tells it from the
// document's other statements of its kind. Dates are left out of the id: a page
// that corrects a date still says the same, of another day.
func (b *builder) add(s Statement, evidence extract.Span, names ...string) {
	d := b.facts.Document
	s.ID = shortHash(append([]string{d.ID, string(s.Kind)}, names...)...)
	b.seen[s.ID]++
	if n := b.seen[s.ID]; n > 1 { // said twice, in two sentences
		s.ID = shortHash(s.ID, strconv.Itoa(n))
	}
	s.Document = d.ID
	s.Start, s.End = evidence.Start, evidence.End
	s.Sentence = b.quote.sentence(evidence.Start, evidence.End)
	s.Date = day(s.Date)
	for _, node := range []string{s.SubjectRef, s.ObjectRef, s.Subject, s.Object, s.Delegation} {
		b.stated[node] = true
	}
	b.facts.Statements = append(b.facts.Statements, s)
}

func (b *builder) memberships() {
	for _, m := range b.record.Memberships {
		date := cmp.Or(value(m.AsOf), b.facts.Document.Published)
		b.add(Statement{
			Kind: KindMembership, SubjectRef: m.Person, Object: m.Organization, Date: date,
			Properties: Properties{Role: m.Role, Former: m.Former},
		}, m.Evidence, b.person[m.Person], m.Organization, foldedName(m.Role), strconv.FormatBool(m.Former))
	}
}

func (b *builder) events() {
	for _, e := range b.record.Events {
		id, name, date := b.eventID(e.ID), b.event[e.ID], b.eventDate(e.ID)
		b.facts.Events = append(b.facts.Events, Event{
			ID: id, Document: b.facts.Document.ID, Name: e.Name, Folded: foldedName(e.Name), Classification: e.Classification,
			StartDate: value(e.StartDate), EndDate: value(e.EndDate), Location: value(e.Location),
		})
		b.add(Statement{Kind: KindEvent, Subject: id, Date: date}, e.Evidence, name)
		for _, part := range []struct {
			kind          Kind
			organizations []string
		}{{KindOrganized, e.Organizer}, {KindHosted, e.Host}, {KindTookPart, e.Organizations}} {
			for _, o := range unique(part.organizations) {
				b.add(Statement{Kind: part.kind, Subject: o, Object: id, Date: date}, e.Evidence, o, name)
			}
		}
		described := map[string]bool{}
		for _, p := range e.Participation {
			described[p.Person] = true
			b.add(Statement{
				Kind: KindParticipation, SubjectRef: p.Person, Object: id, Date: date,
				Properties: Properties{As: p.As, Mode: p.Mode, Delegation: value(p.Delegation)},
			}, p.Evidence, b.person[p.Person], name, p.As)
		}
		for _, p := range unique(e.Attendees) {
			if !described[p] {
				b.add(Statement{
					Kind: KindParticipation, SubjectRef: p, Object: id, Date: date, Properties: Properties{As: "attendee"},
				}, e.Evidence, b.person[p], name, "attendee")
			}
		}
	}
}

func (b *builder) met() {
	for _, m := range b.record.Met {
		pair := m.Between
		slices.SortFunc(pair[:], func(x, y string) int { return strings.Compare(b.person[x], b.person[y]) })
		b.add(Statement{
			Kind: KindMet, SubjectRef: pair[0], ObjectRef: pair[1], Event: b.eventID(m.Event), Date: b.eventDate(m.Event),
		}, m.Evidence, b.person[pair[0]], b.person[pair[1]], b.event[m.Event])
	}
}

func (b *builder) cooperations() {
	for _, c := range b.record.Cooperations {
		pair := c.Between
		slices.Sort(pair[:])
		start, end := value(c.StartDate), value(c.EndDate)
		date := cmp.Or(b.eventDate(value(c.Event)), b.facts.Document.Published)
		b.add(Statement{
			Kind: KindCooperation, Subject: pair[0], Object: pair[1], Event: b.eventID(value(c.Event)), Date: date,
			Properties: Properties{Basis: c.Basis, StartDate: start, EndDate: end},
		}, c.Evidence, pair[0], pair[1], c.Basis, start, end, b.event[value(c.Event)])
	}
}

// mentions gives people and organizations of which the document states nothing a
// statement of their own, so that whoever is in the graph has a sentence to show.
func (b *builder) mentions() {
	date := b.facts.Document.Published
	for _, p := range b.record.Persons {
		if !b.stated[p.ID] && len(p.Mentions) > 0 {
			b.add(Statement{Kind: KindMention, SubjectRef: p.ID, Date: date}, p.Mentions[0], b.person[p.ID])
		}
	}
	for _, o := range b.record.Organizations {
		if !b.stated[o.ID] && len(o.Mentions) > 0 {
			b.add(Statement{Kind: KindMention, Subject: o.ID, Date: date}, o.Mentions[0], o.ID)
		}
	}
}

// eventDate gives an event's first day, "" if it is not known: the day of
// publication would say of people that they met on a day when they did not.
func (b *builder) eventDate(ref string) string {
	for _, e := range b.record.Events {
		if e.ID == ref {
			return value(e.StartDate)
		}
	}
	return ""
}

func unique(ids []string) []string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Compact(ids)
}
