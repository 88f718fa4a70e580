package extract

import (
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/dates"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
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
	visit      *visit // who came to whom, for a visit or a meeting
	s          *sentence
	from, to   int // bytes: the evidence
}

// taking says how a person took part in an event.
type taking struct {
	person     string
	as         string
	mode       string
	delegation string
	travels    bool // came with the delegation
	atHome     bool // called on: he did not meet the others who were
	s          *sentence
	from, to   int
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

// happenings finds the events of the page: what took place, when, who held it.
//
// The first sentence of the story that dates an event gives the main one; another dated
// on another day not far from it is another event (a round-up of news, a tour). Without
// any date an event counts only where the story begins with it and says who held it.
func (r *resolver) happenings(v *visit) []*happening {
	if r.calledOff() || r.obituary() || r.history() {
		return nil
	}
	var undated *happening
	for n, s := range r.p.sentences {
		if !s.isBody() || s.recall || s.mourns() {
			continue
		}
		date := r.dateOf(s)
		if s.writes() {
			continue
		}
		if date != nil && r.announces() && !s.hasKey("đã", 0, len(s.tokens)) {
			continue
		}
		if date != nil && (r.future(*date) || s.cueAt(0, "negate") != nil && s.called()) {
			continue
		}
		class, head := r.classOf(s)
		if n := len(r.events); date == nil && n > 0 && s.otherDelegation() {
			h := r.happening(s, "visit", head, nil, v)
			h.start, h.end = r.events[n-1].start, r.events[n-1].end
			r.events = append(r.events, h)
			continue
		}
		switch {
		case date == nil && (len(r.events) > 0 || undated != nil):
			continue
		case date == nil:
			if class == "" && s.sits() >= 0 {
				class, head = r.classNear(n)
			}
			if class == "" || s.plan || !r.opens(s, v) && !r.guests(s) {
				continue
			}
		case len(r.events) == 0:
			if class == "" && r.acts(s) {
				class, head = r.classNear(n)
			}
		case s.plan || !r.another(s, *date):
			continue
		case class == "" && r.acts(s):
			class = "conference"
		}
		if class == "signing" && head != nil && (s.plannedAt(head.i) || s.recallsSigning(head)) {
			continue
		}
		if o := s.cueAt(0, "organize", "joint"); o != nil && s.negatedAt(o.i) {
			continue
		}
		if class == "" || class == "contest" && s.cueAt(0, "organize", "joint", "attend", "speaker", "chair") == nil {
			continue
		}
		h := r.happening(s, class, head, date, v)
		if date == nil {
			undated = h
			continue
		}
		r.events = append(r.events, h)
	}
	if len(r.events) == 0 && undated != nil {
		r.events = append(r.events, undated)
	}
	r.signings()
	return r.events
}

func (r *resolver) happening(s *sentence, class string, head *span, date *dates.Expression, v *visit) *happening {
	h := &happening{class: class, s: s, from: s.start, to: s.end}
	h.name, h.location = r.eventName(s, head), s.location()
	if date != nil {
		h.start = date.From.EDTF()
		if date.Kind == dates.Range || date.Kind == dates.Days {
			h.end = date.To.EDTF()
		}
	}
	if own := r.visitIn(s); own != nil {
		v = own
	}
	if class == "visit" || class == "meeting" {
		h.visit = v
	}
	r.parties(h, v)
	return h
}

// classOf says what kind of event a sentence tells of, and the word that names it.
func (r *resolver) classOf(s *sentence) (string, *span) {
	if cue := s.cueAt(0, "visit", "host"); cue != nil {
		if v := r.visitIn(s); v != nil {
			return v.class, cue
		}
		if cue.cue.Kind == "visit" && r.calls(s, cue) {
			return "visit", cue
		}
		if cue.cue.Kind == "host" && cue.rule == receivesRule && r.calls(s, cue) {
			return "meeting", cue
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

// eventName gives the event's name as the page writes it: from the word for the event to the
// comma that ends its clause. Where a verb tells the event ("đến thăm", "ký kết"), or the
// headline has the same name in full, it is the headline.
func (r *resolver) eventName(s *sentence, head *span) string {
	title := r.p.art.Title
	if head == nil || head.cue != nil {
		return title
	}
	end, quoted := head.j, false
	for ; end < len(s.tokens) && end-head.j < 40; end++ {
		switch s.tokens[end].Text {
		case "“", "«":
			quoted = true
		case "”", "»":
			quoted = false
		case "\"":
			quoted = !quoted
		}
		if quoted {
			continue
		}
		if k := s.key(end); k == "," || k == ";" || k == ":" || k == "(" || k == "." && (end+1 >= len(s.tokens) || !s.glued(end)) || k == "nhằm" || k == "với" && end-head.j > 4 {
			break
		}
	}
	for end > head.j+1 && (s.key(end-1) == "và" || s.key(end-1) == "đã") {
		end--
	}
	name := cleanName(s.words(head.i, end))
	if k := strings.Index(vietnamese.Key(title), vietnamese.Key(name)); k == 0 {
		return title
	}
	if !strings.Contains(name, " ") || end == head.j {
		return title
	}
	return name
}

// location gives the place that the sentence puts the event at: "tại thành phố Nam Định".
func (s *sentence) location() string {
	for k := range s.tokens {
		if s.key(k) != "tại" || k+1 >= len(s.tokens) || s.key(k+1) == "chỗ" || s.key(k+1) == "đây" {
			continue
		}
		end := k + 1
		for end < len(s.tokens) && end-k < 14 && s.tokens[end].Kind != vietnamese.Punct {
			if sp := s.spanAt(end); sp != nil && (sp.cue != nil || sp.event != nil || sp.date != nil || sp.person != nil) {
				break
			}
			if key := s.key(end); key == "đã" || key == "và" || key == "do" || key == "diễn" || key == "có" {
				break
			}
			end++
		}
		place := cleanName(s.words(k+1, end))
		if hasCapital(place) {
			return place
		}
		return ""
	}
	return ""
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
	if h.class == "signing" {
		h.orgs = appendNew(h.orgs, r.signingParties(s)...)
		if s.cueAt(0, "organize") == nil {
			return
		}
	}
	organize := s.cueAt(0, "organize")
	if joint := s.cueAt(0, "joint"); joint != nil && (organize == nil || joint.i < organize.i) {
		for _, sp := range append(r.partnersBefore(s, joint.i), r.partnersAfter(s, joint.j)...) {
			h.organizer = appendNew(h.organizer, sp.organizations()...)
		}
		if organize == nil {
			organize = joint
		}
	}
	if organize == nil {
		if k := s.sits(); k >= 0 {
			if sp := r.subjectBefore(s, k); sp != nil {
				h.organizer = appendNew(h.organizer, sp.organizations()...)
			}
		} else if sp := r.holder(s); sp != nil {
			h.organizer = appendNew(h.organizer, sp.organizations()...)
		}
		h.orgs = appendNew(h.orgs, h.organizer...)
		return
	}
	for _, sp := range s.spans {
		if sp.i >= organize.i {
			break
		}
		if sp.isOrganization() && !r.belongsToRole(s, sp) && !placed(s, sp) && !s.ownerOf(sp) {
			h.organizer = appendNew(h.organizer, sp.organizations()...)
		}
	}
	h.orgs = appendNew(h.orgs, h.organizer...)
	r.coorganizers(h)
}

// coorganizers adds those whom the next paragraphs name as holding the same event together with
// its organizer: "Tọa đàm do Liên hiệp Hội X phối hợp với Hội Y tổ chức".
func (r *resolver) coorganizers(h *happening) {
	if len(h.organizer) == 0 {
		return
	}
	for _, s := range r.p.sentences[h.s.index+1:] {
		if s.block > h.s.block+2 {
			return
		}
		joint, organize := s.cueAt(0, "joint"), s.cueAt(0, "organize")
		if !s.isBody() || s.plan || s.recall || joint == nil || organize == nil || !s.tells(h.class, joint.i) || r.dateOf(s) != nil {
			continue
		}
		var held []string
		for _, sp := range append(r.partnersBefore(s, joint.i), r.partnersAfter(s, joint.j)...) {
			held = appendNew(held, sp.organizations()...)
		}
		for _, id := range held {
			if slices.Contains(h.organizer, id) {
				h.organizer = appendNew(h.organizer, held...)
				h.orgs = appendNew(h.orgs, held...)
				break
			}
		}
	}
}

// tells tells whether the sentence names an event of the class before token i.
func (s *sentence) tells(class string, i int) bool {
	for _, sp := range s.spans {
		if sp.event != nil && sp.event.Classification == class && sp.j <= i {
			return true
		}
	}
	return false
}

// holder gives the organization that a sentence without a verb of organizing begins with, if
// the word for the event comes behind it: "Liên hiệp Hội X mở lớp tập huấn", "… triệu tập Hội nghị".
func (r *resolver) holder(s *sentence) *span {
	for _, sp := range s.spans {
		if sp.event != nil || sp.person != nil || sp.role != nil || sp.cue != nil && sp.cue.Kind != "plan" {
			return nil
		}
		if sp.isOrganization() && only(sp) != "" && !placed(s, sp) && s.key(sp.i-1) != "(" {
			return sp
		}
	}
	return nil
}

// ownerOf tells whether an organization only says whose member or unit the one before it is:
// "Hội Tin học, thành viên Liên hiệp Hội X, tổ chức …".
func (s *sentence) ownerOf(sp *span) bool {
	switch s.key(sp.i - 1) {
	case "thuộc", "quản":
		return true
	case "viên", "của":
		return s.key(sp.i-2) == "thành" || s.key(sp.i-2) == "viên" && s.key(sp.i-3) == "thành"
	}
	return false
}

// placed tells whether an organization only says where something took place: "tại hội trường Sở …".
func placed(s *sentence, sp *span) bool {
	for k := sp.i - 1; k >= 0 && k >= sp.i-4; k-- {
		switch s.key(k) {
		case "tại", "ở":
			return true
		case ",", ";", "do":
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
