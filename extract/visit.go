package extract

import (
	"github.com/uniongraph/uniongraph/extract/article"
)

// visit is who came to whom, as the page tells it.
type visit struct {
	class   string // visit or meeting
	visitor string // organization id, "" when not said
	host    string
	parties []string
	s       *sentence
	from    int // byte at which the evidence begins: where the visitor is named
}

// partyOf gives the side of a visit that a person without a named organization stands on:
// "do Chủ tịch A dẫn đầu" the visitor's, "Tiếp đoàn có ông B, Phó Chủ tịch" the host's.
func (v *visit) partyOf(s *sentence, p *unit) string {
	if v == nil {
		return ""
	}
	for k := 0; k+1 < p.i; k++ {
		switch s.key(k) + " " + s.key(k+1) {
		case "cùng đi", "tháp tùng", "phần đoàn", "gia đoàn", "viên đoàn", "phía đoàn":
			return v.visitor
		}
	}
	for _, sp := range s.spans {
		if sp.cue == nil {
			continue
		}
		switch sp.cue.Kind {
		case "head":
			if sp.i >= p.j && s.hasKey("do", p.i-24, p.i) || sp.j <= p.i && s.chainStart(p)-sp.j <= 2 {
				return v.visitor
			}
		case "host":
			if sp.j <= p.i || sp.i >= p.j && sp.i-p.j <= 1 {
				return v.host
			}
		}
	}
	return ""
}

// chainStart gives the token at which the office before a name begins: "Trưởng đoàn, Phó Chủ
// tịch Liên hiệp Hội tỉnh A".
func (s *sentence) chainStart(p *unit) int {
	from := p.i
	for n := len(s.spans) - 1; n >= 0; n-- {
		sp := s.spans[n]
		if sp.j > from {
			continue
		}
		if from-sp.j > 1 || from-sp.j == 1 && s.key(sp.j) != "," && s.key(sp.j) != "của" || sp.role == nil && !sp.isOrganization() {
			break
		}
		from = sp.i
	}
	return from
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
		if guest == nil && s.delegationOf(sp) && len(sp.organizations()) == 1 {
			guest = sp
		}
	}
	v := &visit{class: class, s: s, from: s.start}
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
	if first == nil {
		first = r.officeBefore(s, cue) // "TS A, Chủ tịch Liên hiệp Hội X đã tiếp …"
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
	case guest == nil && first != nil && second == nil && r.guest != "" && cue == host && s.hasKey("đoàn", cue.i, len(s.tokens)): // "B đã tiếp và làm việc với đoàn"
		v.visitor, v.host, v.from = r.guest, only(first), r.guestAt
	case guest == nil && second != nil && r.guest != "" && s.hasKey("đoàn", 0, len(s.tokens)): // "… đoàn tiếp tục đến thăm B"
		v.visitor, v.host, v.from = r.guest, only(second), r.guestAt
	case guest != nil:
		for _, sp := range parties { // the host named as the place: "tại hội trường B"
			if sp != guest && only(sp) != only(guest) {
				v.visitor, v.host = only(guest), only(sp)
				break
			}
		}
	}
	if v.visitor == "" || v.host == "" || v.visitor == v.host {
		if r.guest == "" && guest != nil && only(guest) != "" && s.isBody() && guest.j <= cue.i {
			r.guest, r.guestAt = only(guest), s.start // "đoàn A … đi học tập tại các tỉnh X, Y": the hosts come later
		}
		if r.guest == "" && guest == nil && first != nil && second == nil && s.isBody() && s.saysDelegation(first.j, cue.i) && s.cueAt(first.j, "organize") != nil {
			r.guest, r.guestAt = only(first), s.start // "A tổ chức đoàn đi học tập kinh nghiệm ngoài tỉnh"
		}
		return nil
	}
	if r.guest == "" {
		r.guest, r.guestAt = v.visitor, s.start
	}
	v.parties = []string{v.visitor, v.host}
	return v
}

// saysDelegation tells whether "đoàn" stands among the tokens i to j and means a delegation, not
// a trade union ("công đoàn"), a youth union ("tỉnh đoàn") or a company.
func (s *sentence) saysDelegation(i, j int) bool {
	for k := max(i, 0); k < j && k < len(s.tokens); k++ {
		if s.key(k) != "đoàn" {
			continue
		}
		switch s.key(k - 1) {
		case "công", "chi", "tỉnh", "thành", "huyện", "tập", "sư", "binh":
		default:
			return true
		}
	}
	return false
}

// delegationOf tells whether "đoàn" stands up to five tokens before an organization, with no verb
// of visiting in between: "đoàn công tác của X", but not "đoàn làm việc với X".
func (s *sentence) delegationOf(sp *span) bool {
	for k := sp.i; k >= 0 && k >= sp.i-5; k-- {
		if c := s.cueOver(k); c != nil && c.cue.Kind == "visit" {
			return false
		}
		if s.saysDelegation(k, k+1) {
			return true
		}
	}
	return false
}

// officeBefore gives the organization whose officer acts at a verb: the last one before it
// that says where a role is, in the same clause.
func (r *resolver) officeBefore(s *sentence, cue *span) *span {
	for n := len(s.spans) - 1; n >= 0; n-- {
		sp := s.spans[n]
		if sp.j > cue.i || !sp.isOrganization() || only(sp) == "" {
			continue
		}
		if r.belongsToRole(s, sp) && cue.i-sp.j <= 4 {
			return sp
		}
		return nil
	}
	return nil
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
