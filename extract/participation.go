package extract

import (
	"strings"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/dates"
)

// asCue maps the kinds of cue verbs to the ways of taking part.
var asCue = map[string]string{"chair": "chair", "speaker": "speaker", "head": "head", "host": "host", "sign": "signatory", "elect": "elected", "attend": "attendee"}

// participation finds who took part in the events and how.
func (r *resolver) participation(events []*happening, holdings []holding) {
	if len(events) == 0 {
		return
	}
	main := events[0]
	var sign *happening
	for _, e := range events {
		if e.class == "signing" {
			sign = e
		}
	}
	r.attendingOrganizations(main, holdings)
	current := main
	elsewhere := -1 // the block that begins with another day than the event's
	for _, s := range r.p.sentences {
		for _, e := range events {
			if e.s == s && e.class != "signing" {
				current = e
			}
		}
		if !s.isBody() || s.recall {
			continue
		}
		if s.block != elsewhere {
			elsewhere = -1
		}
		if r.datedElsewhere(s, current) || s.otherStation(current) {
			elsewhere = s.block
		}
		if elsewhere >= 0 {
			continue // the paragraph tells of another day
		}
		for n, sp := range s.spans {
			if sp.person == nil || sp.person.id == "" || !r.accepted[sp.person.id] {
				continue
			}
			if r.absent(s, n) || r.p.art.Blocks[s.block].Published != r.p.art.Blocks[current.s.block].Published {
				continue // absent, or in another teaser of the list
			}
			as := r.asOf(s, sp)
			if as == "" && (current.meets() || !r.somebody(sp.person.id, holdings)) && s != current.s && !r.evident(s, n) {
				continue // who met whom needs words that say so, as does a name without an office
			}
			if (as == "" || as == "attendee") && current != main && s != current.s && r.tookPart(events, current, sp.person.id) {
				continue // spoken of again behind the next event
			}
			if as == "" {
				as = "attendee"
			}
			t := taking{person: sp.person.id, as: as, mode: "in_person", s: s, from: s.start, to: s.end}
			if s.online(sp.i) {
				t.mode = "online"
			}
			t.travels = as == "head" || s.delegates(sp.i)
			t.atHome = as == "attendee" && s.calledOn(sp.i)
			if v := current.visit; v != nil && as == "head" {
				t.delegation = v.visitor
			}
			current.join(t)
			if sign != nil && sign != main && (as == "signatory" || main.class == "visit" || main.class == "meeting") {
				t.as = "attendee"
				if s.signing() != nil && !s.undone(s.signing()) {
					t.as = "signatory"
				}
				sign.join(t)
			}
		}
	}
	tour(events)
}

// datedElsewhere tells whether a sentence that begins a paragraph begins with another day, month
// or year than that of the event: a round-up, a history.
func (r *resolver) datedElsewhere(s *sentence, current *happening) bool {
	if s == current.s || s.index > 0 && r.p.sentences[s.index-1].block == s.block || len(current.start) < 10 || strings.HasPrefix(current.start, "X") {
		return false
	}
	for _, sp := range s.spans {
		if sp.date == nil {
			continue
		}
		if sp.i > 2 || sp.date.OfDocument {
			return false
		}
		e := dates.Resolve(*sp.date, r.publishedAt(s))
		from, to := e.From.EDTF(), e.To.EDTF()
		switch sp.date.Kind {
		case dates.Point, dates.Range, dates.Days:
			if to == "" {
				to = from
			}
			end := max(current.start, current.end)
			return e.From.Day != 0 && (from > end || to < current.start)
		case dates.Month, dates.Year:
			return e.From.Year != 0 && !strings.HasPrefix(current.start, from)
		}
		return false
	}
	return false
}

// otherStation tells whether a sentence begins at another station of a tour than the event's
// host: "Tại Hà Tĩnh (ngày 7/6), làm việc với đoàn có …".
func (s *sentence) otherStation(current *happening) bool {
	if v := current.visit; v != nil && s != current.s && isUnionID(v.host) && s.key(0) == "tại" {
		if sp := s.spanAt(1); sp != nil && sp.province != "" {
			return unionID(sp.province) != v.host && unionID(sp.province) != v.visitor
		}
	}
	return false
}

// delegates tells whether the words before token i list the members of a delegation: "tham gia
// đoàn có", "Cùng đi có", "thành viên đoàn gồm".
func (s *sentence) delegates(i int) bool {
	for k := 0; k+1 < i; k++ {
		switch s.key(k) + " " + s.key(k+1) {
		case "gia đoàn", "viên đoàn", "cùng đi", "đoàn gồm", "tháp tùng":
			return true
		}
	}
	return false
}

// tour takes the members of a delegation along to its further stations.
func tour(events []*happening) {
	for n, from := range events {
		if from.class != "visit" && from.class != "meeting" {
			continue
		}
		for _, to := range events[n+1:] {
			if to.visit == nil || to.class != "visit" && to.class != "meeting" || to.s.otherDelegation() {
				continue
			}
			if from.visit != nil && from.visit.visitor != to.visit.visitor {
				continue
			}
			for _, t := range from.people {
				if t.travels && (t.delegation == "" || t.delegation == to.visit.visitor) {
					t.as, t.delegation = "attendee", to.visit.visitor
					to.join(t)
				}
			}
		}
		return
	}
}

// tookPart tells whether somebody already is among the people of another event.
func (r *resolver) tookPart(events []*happening, except *happening, person string) bool {
	for _, e := range events {
		for _, t := range e.people {
			if e != except && t.person == person {
				return true
			}
		}
	}
	return false
}

// join adds a person to an event, keeping the most telling way of taking part.
func (h *happening) join(t taking) {
	for k := range h.people {
		if h.people[k].person == t.person {
			if asRank[t.as] > asRank[h.people[k].as] {
				// the sentence that says the most is the evidence
				h.people[k].as, h.people[k].s, h.people[k].from, h.people[k].to = t.as, t.s, t.from, t.to
			}
			return
		}
	}
	h.people = append(h.people, t)
}

var asRank = map[string]int{"attendee": 0, "speaker": 1, "elected": 2, "signatory": 3, "host": 4, "chair": 5, "head": 6}

// meets tells whether those who take part in the event meet each other.
func (h *happening) meets() bool {
	return h.class == "visit" || h.class == "meeting" || h.class == "signing"
}

// evident tells whether the sentence puts the person of span n at the event without a verb
// of taking part: a list ("Về phía X có …", "Đoàn gồm …"), a caption, a place on a line, or
// the person as the one who acts.
func (r *resolver) evident(s *sentence, n int) bool {
	person := s.spans[n]
	if s.officeOpens(n) {
		return true
	}
	if s.kind == article.Caption || person.i <= 4 && !s.hasKey("của", 0, person.i) && !s.hasKey("theo", 0, person.i) {
		return true
	}
	for k := 0; k < person.i; k++ {
		switch s.key(k) {
		case "phía", "gồm", "cầu", "thành phần", "có", "cùng":
			return true
		}
	}
	if s.calledOn(person.i) || s.opensThere(n) {
		return true
	}
	for m := s.index - 1; m >= 0 && r.p.sentences[m].block == s.block; m-- {
		if r.p.sentences[m].cueAt(0, "attend", "host") != nil {
			return true // the list goes on behind a full stop
		}
	}
	return false
}

// opensThere tells whether the sentence begins with the occasion, and the person of span n
// follows as the one who acts: "Tại buổi làm việc, bà A, Phó Chủ tịch Liên hiệp hội đề xuất …".
func (s *sentence) opensThere(n int) bool {
	from := s.spans[n].i
	if s.key(0) != "tại" || from > 8 || s.key(from-1) != "," {
		return false
	}
	for _, sp := range s.spans[:n] {
		if sp.person != nil || sp.isOrganization() {
			return false
		}
	}
	return s.hasKey("buổi", 1, from) || s.hasKey("hội", 1, from) || s.hasKey("cuộc", 1, from) || s.hasKey("đây", 1, from)
}

// officeOpens tells whether nothing but the office of span n stands before the person: "Phó Chủ
// tịch Liên hiệp Hội, Thạc sĩ A kiến nghị …".
func (s *sentence) officeOpens(n int) bool {
	from := s.spans[n].i
	for k := n - 1; k >= 0; k-- {
		sp := s.spans[k]
		if from-sp.j > 1 || from-sp.j == 1 && s.key(sp.j) != "," && s.key(sp.j) != "của" || sp.role == nil && !sp.isOrganization() {
			break
		}
		from = sp.i
	}
	return from <= 1 && from < s.spans[n].i && s.key(0) != "theo"
}

// calledOn tells whether the words before token i say that a delegation went to see people
// one by one: "Đoàn đến nhà riêng chúc Tết bà A; ông B".
func (s *sentence) calledOn(i int) bool {
	for k := 0; k < i; k++ {
		if s.key(k) == "tết" && s.key(k-1) == "chúc" || s.key(k) == "thăm" && s.key(k+1) != "và" {
			return true
		}
	}
	return false
}

// attendingOrganizations adds to an event the organizations that its sentences put there:
// the offices of those who took part, and those that are said to attend or to speak.
func (r *resolver) attendingOrganizations(h *happening, holdings []holding) {
	for _, s := range r.p.sentences {
		if !s.isBody() || s.recall || s.plan || s.cueAt(0, "attend", "speaker", "chair", "host", "head") == nil {
			continue
		}
		for _, m := range holdings {
			if m.s == s && !m.former && r.accepted[m.person] {
				h.orgs = appendNew(h.orgs, m.org)
			}
		}
		for _, sp := range s.spans {
			if sp.isOrganization() && represented(s, sp) {
				h.orgs = appendNew(h.orgs, sp.organizations()...)
			}
		}
	}
}

// represented tells whether an organization is said to be there: "đại diện X", "lãnh đạo X",
// "tham luận của X", or further on in such a list.
func represented(s *sentence, sp *span) bool {
	k := sp.i - 1
	for k >= 0 {
		switch s.key(k) {
		case "diện", "đạo", "luận", "kiến", "biểu":
			return true
		case "của", ",", "và", ";", "các", "từ", "thuộc", ":", "là", "hội", "phía":
			k--
			continue
		}
		before := s.spanEndingAt(k + 1)
		if before == nil || !before.isOrganization() {
			return false
		}
		k = before.i - 1
	}
	return false
}

func (s *sentence) spanEndingAt(j int) *span {
	for _, sp := range s.spans {
		if sp.j == j {
			return sp
		}
	}
	return nil
}
