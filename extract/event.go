package extract

import (
	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/dates"
)

// happening is an event before ids are given.
type happening struct {
	class      string
	name       string
	start, end string // EDTF
	location   string
	organizer  []string
	host       []string
	orgs       []string
	people     []taking
	s          *sentence
	from, to   int // bytes: the evidence
}

// taking says how a person took part in an event.
type taking struct {
	person     string
	as         string
	mode       string
	delegation string
	s          *sentence
	from, to   int
}

// visit is who came to whom, as the page tells it.
type visit struct {
	class   string // visit or meeting
	visitor string // organization id, "" when not said
	host    string
	parties []string
	s       *sentence
}

// partyOf gives the side of a visit that a person without a named organization stands on:
// "do Chủ tịch A dẫn đầu" the visitor's, "Tiếp đoàn có ông B, Phó Chủ tịch" the host's.
func (v *visit) partyOf(s *sentence, p *unit) string {
	if v == nil {
		return ""
	}
	for _, sp := range s.spans {
		if sp.cue == nil {
			continue
		}
		switch sp.cue.Kind {
		case "head":
			if sp.i >= p.j && s.hasKey("do", p.i-24, p.i) || sp.j <= p.i && p.i-sp.j <= 3 {
				return v.visitor
			}
		case "host":
			if sp.j <= p.i {
				return v.host
			}
		}
	}
	return ""
}

// hasKey tells whether a token with this key stands among the tokens i to j.
func (s *sentence) hasKey(key string, i, j int) bool {
	for k := max(i, 0); k < j && k < len(s.tokens); k++ {
		if s.tokens[k].Key == key {
			return true
		}
	}
	return false
}

// isBody tells whether the sentence tells the story: title, lead, paragraph or caption.
func (s *sentence) isBody() bool {
	return s.kind == article.Lead || s.kind == article.Paragraph || s.kind == article.Caption
}

// cueAt finds the first cue of one of the kinds at or behind token i.
func (s *sentence) cueAt(i int, kinds ...string) *span {
	for _, sp := range s.spans {
		if sp.cue == nil || sp.i < i {
			continue
		}
		for _, k := range kinds {
			if sp.cue.Kind == k {
				return sp
			}
		}
	}
	return nil
}

// findVisit reads who came to whom:
//
//	đoàn công tác [của] A [do … dẫn đầu] … thăm và làm việc tại|với B
//	A đến thăm, trao đổi kinh nghiệm với B
//	B tiếp đoàn công tác của A · buổi làm việc giữa A và B
func (r *resolver) findVisit() *visit {
	for _, s := range r.p.sentences {
		if s.kind != article.Title && !s.isBody() || s.plan || s.recall {
			continue
		}
		if v := r.visitIn(s); v != nil && (v.visitor != "" && v.host != "" || len(v.parties) > 1) {
			return v
		}
	}
	return nil
}

func (r *resolver) visitIn(s *sentence) *visit {
	cue := s.cueAt(0, "visit")
	class := "visit"
	if cue == nil {
		for _, sp := range s.spans {
			if sp.event != nil && (sp.event.Classification == "visit" || sp.event.Classification == "meeting") {
				cue, class = sp, sp.event.Classification
				break
			}
		}
	}
	if cue == nil {
		return nil
	}
	v := &visit{class: class, s: s}
	var before, after []*span
	for _, sp := range s.spans {
		if !sp.isOrganization() || len(sp.organizations()) == 0 || r.belongsToRole(s, sp) {
			continue
		}
		if sp.j <= cue.i {
			before = append(before, sp)
		} else if sp.i >= cue.j {
			after = append(after, sp)
		}
	}
	if host := s.cueAt(0, "host"); host != nil && host.i <= cue.i && len(before) > 0 && len(after) > 0 && before[0].j <= host.i {
		v.host, v.visitor = before[0].organizations()[0], after[0].organizations()[0]
	} else if len(before) > 0 && len(after) > 0 {
		v.visitor, v.host = before[0].organizations()[0], after[0].organizations()[0]
	} else if len(after) > 0 && s.hasKey("giữa", cue.i, after[0].i) {
		for _, sp := range after {
			v.parties = append(v.parties, sp.organizations()...)
		}
		v.class = "meeting"
		return v
	} else if len(after) > 1 && s.hasKey("đoàn", cue.i, after[0].i) {
		// "buổi thăm và làm việc của đoàn A tại B"
		v.visitor, v.host = after[0].organizations()[0], after[1].organizations()[0]
	}
	if v.visitor == v.host {
		return nil
	}
	v.parties = []string{v.visitor, v.host}
	return v
}

// belongsToRole tells whether an organization only says where somebody's role is.
func (r *resolver) belongsToRole(s *sentence, sp *span) bool {
	for _, o := range s.spans {
		if o.role != nil && (o.role.org == sp || o.j <= sp.i && s.joins(o.j, sp.i)) {
			return true
		}
	}
	return false
}

// happenings finds the events of the page: what took place, when, who held it.
func (r *resolver) happenings(v *visit) []*happening {
	main := r.mainEvent(v)
	if main == nil {
		return nil
	}
	r.events = []*happening{main}
	if main.class != "signing" {
		if sign := r.signing(main, v); sign != nil {
			r.events = append(r.events, sign)
		}
	}
	return r.events
}

// mainEvent finds what the page reports: the first sentence of the story that dates an event.
func (r *resolver) mainEvent(v *visit) *happening {
	var undated *happening
	for n, s := range r.p.sentences {
		if !s.isBody() || s.recall {
			continue
		}
		class, head := r.classOf(s)
		date := r.dateOf(s)
		if class == "" && date != nil && r.acts(s) {
			class, head = r.classNear(n)
		}
		if class == "" {
			continue
		}
		if s.plan && date == nil {
			continue
		}
		if date == nil && (undated != nil || s.cueAt(0, "organize", "visit", "sign", "attend", "chair") == nil) {
			continue
		}
		h := &happening{class: class, s: s, from: s.start, to: s.end}
		if head != nil {
			h.name = r.eventName(s, head)
		}
		if date != nil {
			if r.future(*date) {
				continue
			}
			h.start = date.From.EDTF()
			if date.Kind == dates.Range || date.Kind == dates.Days {
				h.end = date.To.EDTF()
			}
		}
		r.parties(h, v)
		if date != nil {
			return h
		}
		undated = h
	}
	return undated
}

// acts tells whether a sentence says that somebody held something, without a word for what:
// "Ngày 27-12, Liên hiệp hội X tổ chức tổng kết công tác năm".
func (r *resolver) acts(s *sentence) bool {
	if s.cueAt(0, "organize") != nil {
		return true
	}
	for k := range s.tokens {
		switch s.key(k) + " " + s.key(k+1) {
		case "tổng kết", "sơ kết", "giao ban", "kỷ niệm", "họp mặt", "gặp mặt", "trao quyết", "công bố":
			return true
		}
	}
	return false
}

// classNear takes the kind of an event from the title or the sentences that follow.
func (r *resolver) classNear(n int) (string, *span) {
	for _, s := range r.p.sentences[n+1 : min(n+4, len(r.p.sentences))] {
		if class, _ := r.classOf(s); class != "" && class != "contest" {
			return class, nil
		}
	}
	for _, s := range r.p.sentences {
		if s.kind == article.Title {
			if class, _ := r.classOf(s); class != "" {
				return class, nil
			}
		}
	}
	return "conference", nil
}

// classOf says what kind of event a sentence tells of, and the word that names it.
func (r *resolver) classOf(s *sentence) (string, *span) {
	if cue := s.cueAt(0, "visit"); cue != nil {
		for _, sp := range s.spans {
			if sp.isOrganization() && len(sp.organizations()) > 0 {
				return "visit", cue
			}
		}
	}
	organize := s.cueAt(0, "organize", "attend", "chair")
	var first *span
	for _, sp := range s.spans {
		if sp.event == nil {
			continue
		}
		if first == nil {
			first = sp
		}
		if organize != nil && sp.i >= organize.j && sp.i-organize.j <= 4 {
			return sp.event.Classification, sp
		}
	}
	if sign := s.cueAt(0, "sign"); sign != nil && (first == nil || sign.i < first.i) {
		return "signing", sign
	}
	if first == nil {
		return "", nil
	}
	return first.event.Classification, first
}

// dateOf gives the day that a sentence puts its event on.
func (r *resolver) dateOf(s *sentence) *dates.Expression {
	for _, sp := range s.spans {
		if sp.date == nil {
			continue
		}
		switch sp.date.Kind {
		case dates.Point, dates.Range, dates.Days:
			e := dates.Resolve(*sp.date, r.publishedDate())
			if e.From.Day != 0 {
				return &e
			}
		}
	}
	return nil
}

// future tells whether a date lies behind the publication: the page cannot report it.
func (r *resolver) future(e dates.Expression) bool {
	p := r.publishedDate()
	if p.Year == 0 || e.From.Year == 0 {
		return false
	}
	return ordinal(e.From) > ordinal(p)+1
}

func ordinal(d dates.Date) int { return d.Year*372 + d.Month*31 + d.Day }

// eventName gives the event's name as the sentence writes it: from the head to the next comma or full stop.
func (r *resolver) eventName(s *sentence, head *span) string {
	end := head.j
	for end < len(s.tokens) && end-head.j < 30 {
		k := s.key(end)
		if k == "," || k == ";" || k == "." || k == ":" || k == "(" {
			break
		}
		end++
	}
	return cleanName(s.words(head.i, end))
}

// parties fills in who held and hosted the event and which organizations took part.
func (r *resolver) parties(h *happening, v *visit) {
	s := h.s
	if (h.class == "visit" || h.class == "meeting") && v != nil {
		if v.host != "" {
			h.host = append(h.host, v.host)
		}
		h.orgs = appendNew(h.orgs, v.parties...)
		return
	}
	organize := s.cueAt(0, "organize")
	if organize == nil {
		return
	}
	for _, sp := range s.spans {
		if sp.i >= organize.i {
			break
		}
		if sp.isOrganization() && !r.belongsToRole(s, sp) && !placed(s, sp) {
			h.organizer = appendNew(h.organizer, sp.organizations()...)
		}
	}
	h.orgs = appendNew(h.orgs, h.organizer...)
}

// placed tells whether an organization only says where something took place: "tại hội trường Sở …".
func placed(s *sentence, sp *span) bool {
	for k := sp.i - 1; k >= 0 && k >= sp.i-4; k-- {
		switch s.key(k) {
		case "tại", "ở":
			return true
		case ",", ";":
			return false
		}
	}
	return false
}

func appendNew(list []string, items ...string) []string {
	for _, it := range items {
		known := false
		for _, x := range list {
			known = known || x == it
		}
		if !known && it != "" {
			list = append(list, it)
		}
	}
	return list
}
