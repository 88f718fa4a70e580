package extract

import (
	"strings"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/dates"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// opens tells whether an undated sentence may tell the page's event: it stands at the
// beginning and names who held it or who came to whom.
func (r *resolver) opens(s *sentence, v *visit) bool {
	if v != nil && v.s == s {
		return true
	}
	if cue := s.cueAt(0, "visit"); cue != nil && s.block <= r.firstBody()+1 && r.calls(s, cue) && !s.plannedAt(cue.i) && s.hasKey("vừa", 0, cue.i+1) {
		return true
	}
	if k := s.sits(); k >= 0 && s.block <= r.firstBody()+1 && !s.plannedAt(k) && r.subjectBefore(s, k) != nil {
		return true
	}
	organize := s.cueAt(0, "organize")
	if organize == nil || s.block > r.firstBody()+1 || s.plannedAt(organize.i) || s.directedAt(organize.i) {
		return false
	}
	return r.subjectBefore(s, organize.i) != nil || s.bareUnionBefore(organize.i)
}

// bareUnionBefore tells whether a union that nothing settles stands before token i:
// "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh vừa tổ chức …".
func (s *sentence) bareUnionBefore(i int) bool {
	for _, sp := range s.spans {
		if sp.j <= i && bare(sp) && len(sp.union.resolved) == 0 {
			return true
		}
	}
	return false
}

// guests tells whether the story begins with who came to an event that the headline names:
// "Dự lễ có các đồng chí …".
func (r *resolver) guests(s *sentence) bool {
	if s.block > r.firstBody()+1 || s.plan {
		return false
	}
	attend := s.cueAt(0, "attend")
	if attend == nil || attend.i > 2 || !s.names(spanPerson) {
		return false
	}
	for _, sp := range s.spans {
		if sp.event != nil && sp.i >= attend.j && sp.i-attend.j <= 2 {
			return true
		}
	}
	return false
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
	cue := s.cueAt(0, "organize", "visit", "sign", "host")
	if cue == nil && (!s.opensWithDate() || !r.acts(s) && !s.opensCourse()) || cue != nil && s.plannedAt(cue.i) {
		return false
	}
	if cue != nil && (cue.cue.Kind == "visit" || cue.cue.Kind == "host") && r.visitIn(s) == nil {
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

// opensCourse tells whether the sentence says that a course or a class was opened: "mở 2 lớp
// tập huấn".
func (s *sentence) opensCourse() bool {
	for _, sp := range s.spans {
		if sp.event != nil && sp.event.Classification == "training" && s.hasKey("mở", sp.i-4, sp.i) {
			return true
		}
	}
	return false
}

// history tells whether the headline says that the page is about an organization, not about an
// event: what it dates is told of years.
func (r *resolver) history() bool {
	title := vietnamese.Key(r.p.art.Title)
	for _, w := range []string{"lịch sử", "quá trình hình thành", "giới thiệu chung", "cơ cấu tổ chức", "sơ đồ tổ chức", "chức năng", "các kỳ đại hội", "các kì đại hội"} {
		if strings.HasPrefix(title, w) {
			return true
		}
	}
	return false
}

// opensWithDate tells whether the sentence begins with its date.
func (s *sentence) opensWithDate() bool {
	for _, sp := range s.spans {
		if sp.date != nil {
			return sp.i <= 3
		}
	}
	return false
}

// otherDelegation tells whether the sentence tells of a second delegation that goes elsewhere
// at the same time: "Cùng ngày, đoàn khác do ông A làm trưởng đoàn đến thăm …".
func (s *sentence) otherDelegation() bool {
	for k := range s.tokens {
		if s.key(k) == "đoàn" && (s.key(k+1) == "khác" || s.key(k+1) == "thứ" && s.key(k+2) == "hai" || s.key(k+1) == "công" && s.key(k+3) == "khác") {
			return s.cueAt(k, "visit") != nil && !s.plan
		}
	}
	return false
}

// writes tells whether the sentence tells of a letter or a decision, not of something that
// took place: "đã có thư gửi …", "ký công văn", "ban hành quyết định". The date is the paper's.
func (s *sentence) writes() bool {
	for k := 0; k+1 < len(s.tokens); k++ {
		switch s.key(k) + " " + s.key(k+1) {
		case "thư gửi", "gửi thư", "có thư", "công văn", "ký quyết", "kí quyết", "ký tờ", "kí tờ", "ký ban", "kí ban", "có văn":
			return s.cueAt(0, "organize", "attend", "chair", "visit", "host") == nil || s.cueAt(k, "organize", "attend", "chair", "visit", "host") != nil && s.cueAt(0, "organize", "attend", "chair", "visit", "host").i > k
		}
	}
	return false
}

// negatedAt tells whether a word of refusing or of not doing stands before token i.
func (s *sentence) negatedAt(i int) bool {
	for _, sp := range s.spans {
		if sp.cue != nil && sp.cue.Kind == "negate" && sp.j <= i && s.sameClause(sp.j, i) {
			return true
		}
	}
	return false
}

// announces tells whether the page is a plan, a calendar or an invitation: what it dates
// without a year is still to come.
func (r *resolver) announces() bool {
	for _, w := range []string{"thông báo chương trình", "thông báo kế hoạch", "thông báo tổ chức", "thông báo về việc tổ chức", "kế hoạch", "chương trình công tác", "lịch công tác", "lịch tiếp", "giấy mời", "thư mời"} {
		if strings.HasPrefix(vietnamese.Key(r.p.art.Title), w) {
			return true
		}
	}
	return false
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
		case "hoãn", "hủy", "dời", "lùi":
			return true
		}
	}
	return false
}

// sits gives the token of "họp" as a verb, "Liên hiệp Hội … họp Ban Thường vụ", -1 without one.
func (s *sentence) sits() int {
	for k := 1; k+1 < len(s.tokens); k++ {
		if s.key(k) != "họp" || s.key(k+1) == "báo" || s.key(k+1) == "mặt" {
			continue
		}
		switch s.key(k - 1) {
		case "cuộc", "buổi", "phiên", "kì", "kỳ", "hội", "phòng":
			continue
		}
		if sp := s.spanEndingAt(k); sp != nil && sp.isOrganization() || startsUpperAt(s, k+1) || s.key(k+1) == "phiên" || s.key(k+1) == "thường" {
			return k
		}
	}
	return -1
}

// obituary tells whether the title or the beginning of the story announces a death.
func (r *resolver) obituary() bool {
	for _, s := range r.p.sentences {
		if (s.kind == article.Title || s.isBody() && s.block <= r.firstBody()+1) && s.mourns() {
			return true
		}
	}
	return false
}

// mourns tells whether the sentence announces a death: a funeral is no event of ours.
func (s *sentence) mourns() bool {
	for k := range s.tokens {
		switch s.key(k) + " " + s.key(k+1) {
		case "từ trần", "tạ thế", "lễ viếng", "truy điệu", "an táng", "hưởng thọ", "qua đời", "tin buồn", "thương tiếc", "cáo phó", "lễ tang", "vĩnh biệt":
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
	if s.sits() >= 0 {
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

// dateOf gives the day that a sentence puts its event on.
func (r *resolver) dateOf(s *sentence) *dates.Expression {
	for _, sp := range s.spans {
		if sp.date == nil || sp.date.Planned && !s.hasKey("đã", 0, len(s.tokens)) || sp.date.Until || sp.date.OfDocument && s.key(sp.i-1) != "," {
			continue
		}
		switch sp.date.Kind {
		case dates.Point, dates.Range, dates.Days:
			e := dates.Resolve(*sp.date, r.publishedAt(s))
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
