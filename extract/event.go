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
	for k := 0; k+1 < p.i; k++ {
		switch s.key(k) + " " + s.key(k+1) {
		case "cùng đi", "tháp tùng", "phần đoàn", "gia đoàn", "viên đoàn":
			return v.visitor
		}
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
	host := s.cueAt(0, "host")
	if cue == nil && host != nil {
		cue = host
	}
	if cue == nil {
		return nil
	}
	var parties []*span
	var guest *span
	for _, sp := range s.spans {
		if !sp.isOrganization() || len(sp.organizations()) == 0 || r.belongsToRole(s, sp) || s.key(sp.i-1) == "(" {
			continue
		}
		parties = append(parties, sp)
		if guest == nil && s.hasKey("đoàn", sp.i-5, sp.i+1) && len(sp.organizations()) == 1 {
			guest = sp
		}
	}
	v := &visit{class: class, s: s}
	if guest == nil && len(parties) > 0 && parties[0].i >= cue.j && s.hasKey("giữa", cue.i, parties[0].i) {
		for _, sp := range parties {
			v.parties = appendNew(v.parties, sp.organizations()...)
		}
		v.class = "meeting"
		return v
	}
	var first, second *span // before and behind the verb
	for _, sp := range parties {
		switch {
		case sp == guest:
		case sp.j <= cue.i && first == nil && !placed(s, sp):
			first = sp
		case sp.i >= cue.j && second == nil:
			second = sp
		}
	}
	switch {
	case guest != nil && host != nil && host.j <= guest.i && first != nil: // "A tiếp và làm việc với đoàn B"
		v.host, v.visitor = only(first), only(guest)
	case guest != nil && guest.i >= cue.i && first != nil:
		v.host, v.visitor = only(first), only(guest)
	case guest != nil && second != nil:
		v.visitor, v.host = only(guest), only(second)
	case guest == nil && first != nil && second != nil:
		v.visitor, v.host = only(first), only(second)
	case guest == nil && second != nil && r.guest != "" && s.hasKey("đoàn", 0, len(s.tokens)): // "… đoàn tiếp tục đến thăm B"
		v.visitor, v.host = r.guest, only(second)
	case guest != nil:
		for _, sp := range parties { // the host named as the place: "tại hội trường B"
			if sp != guest && only(sp) != only(guest) {
				v.visitor, v.host = only(guest), only(sp)
				break
			}
		}
	}
	if v.visitor == "" || v.host == "" || v.visitor == v.host {
		return nil
	}
	if r.guest == "" {
		r.guest = v.visitor
	}
	v.parties = []string{v.visitor, v.host}
	return v
}

// only gives the organization of a span that names a single one.
func only(sp *span) string {
	if ids := sp.organizations(); len(ids) == 1 {
		return ids[0]
	}
	return ""
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
//
// The first sentence of the story that dates an event gives the main one; another dated
// on another day not far from it is another event (a round-up of news, a tour). Without
// any date an event counts only where the story begins with it and says who held it.
func (r *resolver) happenings(v *visit) []*happening {
	if r.calledOff() {
		return nil
	}
	var undated *happening
	for n, s := range r.p.sentences {
		if !s.isBody() || s.recall || s.mourns() {
			continue
		}
		date := r.dateOf(s)
		if date != nil && (r.future(*date) || s.cueAt(0, "negate") != nil && s.called()) {
			continue
		}
		class, head := r.classOf(s)
		switch {
		case date == nil && (len(r.events) > 0 || undated != nil):
			continue
		case date == nil:
			if class == "" || s.plan || !r.opens(s, v) {
				continue
			}
		case len(r.events) == 0:
			if class == "" && r.acts(s) {
				class, head = r.classNear(n)
			}
		case s.plan || !r.another(s, *date):
			continue
		}
		if class == "" {
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
	if head != nil {
		h.name = r.eventName(s, head)
	}
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

// opens tells whether an undated sentence may tell the page's event: it stands at the
// beginning and names who held it or who came to whom.
func (r *resolver) opens(s *sentence, v *visit) bool {
	if v != nil && v.s == s {
		return true
	}
	organize := s.cueAt(0, "organize")
	if organize == nil || s.block > r.firstBody()+1 || s.plannedAt(organize.i) {
		return false
	}
	return r.subjectBefore(s, organize.i) != nil
}

// firstBody gives the index of the block in which the story begins.
func (r *resolver) firstBody() int {
	for _, s := range r.p.sentences {
		if s.isBody() {
			return s.block
		}
	}
	return 0
}

// another tells whether a dated sentence tells a further event: on a day of its own within
// a month of the others, with a verb that says that it took place.
func (r *resolver) another(s *sentence, date dates.Expression) bool {
	cue := s.cueAt(0, "organize", "visit", "sign")
	if cue == nil || s.plannedAt(cue.i) {
		return false
	}
	if cue.cue.Kind == "visit" && r.visitIn(s) == nil {
		return false
	}
	for _, e := range r.events {
		d := parseEDTF(e.start)
		if e.start == date.From.EDTF() || d.Year == 0 || date.From.Year == 0 {
			return false
		}
		if gap := ordinal(d) - ordinal(date.From); gap > 31 || gap < -31 {
			return false
		}
	}
	return true
}

// calledOff tells whether the title says that the event does not take place.
func (r *resolver) calledOff() bool {
	for _, s := range r.p.sentences {
		if s.kind == article.Title && s.called() {
			return true
		}
	}
	return false
}

// called tells whether the sentence puts off or cancels something.
func (s *sentence) called() bool {
	for k := range s.tokens {
		switch s.key(k) {
		case "hoãn", "hủy":
			return true
		}
	}
	return false
}

// mourns tells whether the sentence announces a death: a funeral is no event of ours.
func (s *sentence) mourns() bool {
	for k := range s.tokens {
		switch s.key(k) + " " + s.key(k+1) {
		case "từ trần", "tạ thế", "lễ viếng", "truy điệu", "an táng", "hưởng thọ", "qua đời":
			return true
		}
	}
	return false
}

// acts tells whether a sentence says that somebody held something, without a word for what:
// "Ngày 27-12, Liên hiệp hội X tổ chức tổng kết công tác năm".
func (r *resolver) acts(s *sentence) bool {
	if s.cueAt(0, "organize") != nil {
		return true
	}
	for k := range s.tokens {
		switch s.key(k) + " " + s.key(k+1) {
		case "họp góp", "họp đánh", "họp bàn", "họp thông", "khai giảng", "bế giảng", "khai mạc", "nghiệm thu", "tổng kết", "sơ kết", "giao ban", "kỷ niệm", "họp mặt", "gặp mặt", "trao quyết", "công bố":
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
		if v := r.visitIn(s); v != nil {
			return v.class, cue
		}
		if r.calls(s, cue) {
			return "visit", cue
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

// calls tells whether somebody with an office goes to see somebody: "đồng chí A, Chủ tịch …
// đến thăm, chúc Tết ông B".
func (r *resolver) calls(s *sentence, cue *span) bool {
	before, behind := false, false
	for k, sp := range s.spans {
		if sp.isOrganization() && sp.j <= cue.i && len(sp.organizations()) > 0 && !placed(s, sp) {
			before = true
		}
		if sp.person == nil {
			continue
		}
		if sp.j <= cue.i {
			before = true
		} else if sp.i >= cue.j && k > 0 {
			behind = true
		}
	}
	return before && (behind || s.key(cue.j-1) == "với" || s.hasKey("đoàn", 0, cue.i))
}

// dateOf gives the day that a sentence puts its event on.
func (r *resolver) dateOf(s *sentence) *dates.Expression {
	for _, sp := range s.spans {
		if sp.date == nil || sp.date.Planned && !s.hasKey("đã", 0, len(s.tokens)) || sp.date.Until || sp.date.OfDocument && s.key(sp.i-1) != "," {
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
	if h.class == "signing" {
		h.orgs = appendNew(h.orgs, r.signingParties(s)...)
		return
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
