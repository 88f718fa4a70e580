package extract

import (
	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/dates"
)

// joining is a cooperation of two organizations before ids are given.
type joining struct {
	a, b       string
	basis      string // agreement, joint_activity, exchange
	start, end string // EDTF: the term of an agreement
	event      *happening
	s          *sentence
	from, to   int
}

// cooperations reads agreements, joint activities and exchanges.
func (r *resolver) cooperations(events []*happening) []joining {
	out := r.agreements(events)
	agreed := len(out) > 0
	signed := map[[2]string]bool{}
	for _, j := range out {
		signed[[2]string{j.a, j.b}], signed[[2]string{j.b, j.a}] = true, true
	}
	for _, s := range r.p.sentences {
		if !s.isBody() && s.kind != article.Title {
			continue
		}
		for _, j := range r.jointActivities(s) {
			if s.kind != article.Title || !signed[[2]string{j.a, j.b}] { // "A hợp tác với B": the headline of the signing
				out = append(out, j)
			}
		}
	}
	for _, e := range events {
		v := e.visit
		if v == nil || agreed || len(v.parties) != 2 || !isUnionID(v.parties[0]) || !isUnionID(v.parties[1]) || e.class != "visit" && e.class != "meeting" {
			continue
		}
		out = append(out, joining{basis: "exchange", s: v.s, from: v.from, to: v.s.end, a: v.parties[0], b: v.parties[1], event: e})
	}
	if !agreed {
		out = append(out, r.exchanges(events)...)
	}
	return dedupeJoinings(out)
}

// exchanges reads the further stations of a tour: "Sáng 21/6, đoàn đã làm việc với Liên hiệp
// Hội X; ngày 22/6 đến Liên hiệp Hội Y".
func (r *resolver) exchanges(events []*happening) []joining {
	var out []joining
	for _, e := range events {
		if e.class != "visit" && e.class != "meeting" {
			continue
		}
		for _, s := range r.p.sentences[e.s.index:] {
			if !s.isBody() || s.plan || s.recall || r.p.art.Blocks[s.block].Published != r.p.art.Blocks[e.s.block].Published {
				continue
			}
			cue := s.cueAt(0, "visit", "host")
			if v := r.visitIn(s); v != nil && cue != nil && !s.plannedAt(cue.i) && isUnionID(v.visitor) && isUnionID(v.host) {
				out = append(out, joining{basis: "exchange", s: s, from: v.from, to: s.end, a: v.visitor, b: v.host, event: e})
			}
		}
		break
	}
	return out
}

// jointActivities reads "A phối hợp [với] B, C và D tổ chức …; phối hợp với E …",
// "Cùng với B, A tổ chức …", "A, B và C phối hợp tổ chức …".
func (r *resolver) jointActivities(s *sentence) []joining {
	var out []joining
	var last *party  // who acted in the clause before
	unknown := false // somebody did, but nothing says who
	add := func(a *party, p, cue *span) {
		b := only(p)
		if b == "" || a.id == b {
			return
		}
		from, to := s.bytesOf(min(p.i, cue.i), max(p.j, cue.j))
		out = append(out, joining{a: a.id, b: b, basis: "joint_activity", s: s, from: min(from, a.from), to: max(to, a.to)})
	}
	for _, cue := range s.spans {
		if cue.cue == nil || cue.cue.Kind != "joint" || s.plannedAt(cue.i) {
			continue
		}
		if r.inComingYear(s) {
			continue
		}
		if s.directedAt(cue.i) && (r.dateOf(s) == nil || s.cueAt(cue.j, "organize") == nil || s.writes()) {
			continue
		}
		if before := s.spanEndingAt(cue.i); before != nil && before.cue != nil && before.cue.Kind == "visit" {
			continue // "thăm, làm việc cùng X"
		}
		if unknown && s.key(cue.i-1) == ";" {
			continue // the clause goes on about somebody whom nothing settles
		}
		partners := r.partnersAfter(s, cue.j)
		actor := last
		switch n := len(partners); {
		case n == 0: // "A, B và C phối hợp tổ chức"
			if partners = r.partnersBefore(s, cue.i); len(partners) < 2 || s.key(cue.i) == "cùng" && cue.j == cue.i+1 && !s.organizesAfter(cue) {
				continue
			}
			actor, partners = s.party(partners[0]), partners[1:]
		case n > 1 && s.opensClause(cue.i) && s.organizesAfter(partners[n-1]): // "Cùng với B, C, A tổ chức"
			actor, partners = s.party(partners[n-1]), partners[:n-1]
		default:
			actor = r.actor(s, cue, last)
		}
		if unknown = actor == nil; unknown {
			continue
		}
		last = actor
		for _, p := range partners {
			add(actor, p, cue)
		}
	}
	return out
}

// inComingYear tells whether the sentence begins with a year that lies behind the publication.
func (r *resolver) inComingYear(s *sentence) bool {
	for _, sp := range s.spans {
		if sp.date != nil {
			return sp.i <= 2 && sp.date.Kind == dates.Year && r.publishedDate().Year > 0 && sp.date.From.Year > r.publishedDate().Year
		}
	}
	return false
}

// directedAt tells whether the words before token i, back to a semicolon, lay down what an
// organization is to do: "giao Liên hiệp Hội chủ trì, phối hợp với …", "có chức năng phối hợp",
// "Nhiệm vụ … là phối hợp". "đã" behind them says that it was done.
func (s *sentence) directedAt(i int) bool {
	for k := i - 1; k >= 0 && i-k < 24; k-- {
		switch s.key(k) {
		case ";", "đã":
			return false
		case "giao":
			switch s.key(k + 1) {
			case "lưu", "ban", "ước", "thông", "dịch", "kết":
				continue
			}
			if prev := s.key(k - 1); prev != "bàn" && prev != "chuyển" && prev != "đoàn" {
				return true
			}
		case "cầu":
			if s.key(k-1) == "yêu" {
				return true
			}
		case "đạo":
			if s.key(k-1) == "chỉ" && k > 1 && s.key(k-2) != "ban" && s.key(k-2) != "sự" && s.key(k-2) != "và" {
				return true
			}
		case "năng":
			if s.key(k-1) == "chức" {
				return true
			}
		case "nhiệm":
			if s.key(k-1) == "trách" {
				return true
			}
		case "vụ":
			if s.key(k-1) == "nhiệm" && (s.hasKey("là", k, i) || s.key(k-2) == "có") {
				return true
			}
		}
	}
	return false
}

// party is one side of a cooperation: the organization and the bytes that name it.
type party struct {
	id       string
	from, to int
}

// party makes a party of a span that names one organization, nil otherwise.
func (s *sentence) party(sp *span) *party {
	id := only(sp)
	if id == "" {
		return nil
	}
	from, to := s.bytesOf(sp.i, sp.j)
	return &party{id, from, to}
}

// organizesAfter tells whether the words right behind the span say that it organizes something.
func (s *sentence) organizesAfter(sp *span) bool {
	o := s.cueAt(sp.j, "organize")
	return o != nil && o.i-sp.j <= 2
}

// opensClause tells whether token i begins the sentence or a clause behind a semicolon.
func (s *sentence) opensClause(i int) bool {
	return i <= 1 || s.key(i-1) == ";" || s.key(i-1) == ":" || s.key(i-1) == "-"
}

// actor finds who joins with others at a cue: the organization before it in its clause,
// that of the clause before, or the page's own union where the paragraph speaks of it.
func (r *resolver) actor(s *sentence, cue *span, last *party) *party {
	if last != nil {
		for _, sp := range s.spans {
			if sp.isOrganization() && sp.j <= cue.i && sp.i > 0 && s.key(sp.i-1) == ";" {
				if p := s.party(sp); p != nil && p.from > last.to {
					last = p
				}
			}
		}
		return last
	}
	if s.opensClause(cue.i) && cue.i > 1 { // "Liên hiệp Hội … từ X; phối hợp với Y": the sentence's subject, not X
		for _, sp := range s.spans {
			if sp.j <= cue.i && sp.isOrganization() && only(sp) != "" && !placed(s, sp) && !r.belongsToRole(s, sp) {
				return s.party(sp)
			}
		}
	}
	if sp := r.subjectBefore(s, cue.i); sp != nil {
		return s.party(sp)
	}
	if id, sp := r.officersUnion(s, cue.i); id != "" && s.saysUnit(sp.j, cue.i) {
		return s.party(sp) // "Theo ông A, Phó Chủ tịch Liên hiệp Hội X, … đơn vị đã phối hợp với Y"
	}
	if r.p.home == "" || r.namesOther(s, cue.i) {
		return nil
	}
	if r.p.home != unionID(nationalSlug) && s.hasKey("chúng", cue.i-5, cue.i) && s.hasKey("tôi", cue.i-4, cue.i) {
		return r.homeBefore(s)
	}
	for n := s.index - 1; n >= 0 && r.p.sentences[n].block == s.block; n-- {
		for _, sp := range r.p.sentences[n].spans {
			if only(sp) == r.p.home {
				return r.p.sentences[n].party(sp)
			}
		}
	}
	return nil
}

// officersUnion gives the only organization before token i, where it is a union in which
// somebody has an office.
func (r *resolver) officersUnion(s *sentence, i int) (string, *span) {
	var found *span
	for _, sp := range s.spans {
		if sp.j > i || !sp.isOrganization() {
			continue
		}
		if found != nil || !isUnionID(only(sp)) || !r.belongsToRole(s, sp) {
			return "", nil
		}
		found = sp
	}
	return only(found), found
}

// saysUnit tells whether "đơn vị" stands among the tokens i to j.
func (s *sentence) saysUnit(i, j int) bool {
	for k := i; k+1 < j; k++ {
		if s.key(k) == "đơn" && s.key(k+1) == "vị" {
			return true
		}
	}
	return false
}

// homeBefore gives the last mention of the page's own union before a sentence, as what "chúng
// tôi" means there, unless it is too far to be quoted.
func (r *resolver) homeBefore(s *sentence) *party {
	for n := s.index - 1; n >= 0; n-- {
		for _, sp := range r.p.sentences[n].spans {
			if only(sp) == r.p.home && len(sp.union.slugs) > 0 {
				if p := r.p.sentences[n].party(sp); s.start-p.from <= maxRecalled {
					return p
				}
				return nil
			}
		}
	}
	return nil
}

// namesOther tells whether another organization stands before token i in the sentence.
func (r *resolver) namesOther(s *sentence, i int) bool {
	for _, sp := range s.spans {
		if sp.isOrganization() && sp.j <= i {
			return true
		}
	}
	return false
}

// partnersBefore reads the list of organizations that ends right before token i:
// "A, B và C phối hợp tổ chức".
func (r *resolver) partnersBefore(s *sentence, i int) []*span {
	k := i - 1
	for k >= 0 && (s.key(k) == "đã" || s.key(k) == "vừa" || s.key(k) == "cùng" || s.key(k) == "tỉnh") {
		k--
	}
	var out []*span
	for {
		sp := s.spanEndingAt(k + 1)
		if sp == nil || !sp.isOrganization() || placed(s, sp) || r.belongsToRole(s, sp) {
			break
		}
		if only(sp) != "" {
			out = append([]*span{sp}, out...)
		}
		k = sp.i - 1
		if k < 0 || s.key(k) != "," && s.key(k) != "và" && s.key(k) != ";" && s.key(k) != "với" {
			break
		}
		k--
	}
	return out
}

// partnersAfter reads the list of organizations that begins right behind a cue.
func (r *resolver) partnersAfter(s *sentence, k int) []*span {
	var out []*span
	for k < len(s.tokens) {
		switch s.key(k) {
		case "với", "cùng", "chặt", "chẽ", ",", "và", "giữa", ";":
			k++
			continue
		}
		sp := s.spanAt(k)
		if sp == nil || !sp.isOrganization() {
			return out
		}
		if len(sp.organizations()) > 0 {
			out = append(out, sp)
		}
		k = sp.j
	}
	return out
}

func (s *sentence) spanAt(k int) *span {
	for _, sp := range s.spans {
		if sp.i == k {
			return sp
		}
	}
	return nil
}

// subjectBefore finds the organization that does what stands at token k: the nearest
// before it that is no place and nobody's office.
func (r *resolver) subjectBefore(s *sentence, k int) *span {
	for n := len(s.spans) - 1; n >= 0; n-- {
		sp := s.spans[n]
		if sp.j > k || !sp.isOrganization() {
			continue
		}
		if placed(s, sp) || r.belongsToRole(s, sp) || s.ownerOf(sp) {
			continue
		}
		if len(sp.organizations()) != 1 {
			return nil
		}
		return sp
	}
	return nil
}

func dedupeJoinings(in []joining) []joining {
	type key struct{ a, b, basis string }
	seen := map[key]bool{}
	var out []joining
	for _, j := range in {
		if j.a > j.b {
			j.a, j.b = j.b, j.a
		}
		k := key{j.a, j.b, j.basis}
		if j.a == j.b || seen[k] {
			continue
		}
		seen[k] = true
		out = append(out, j)
	}
	return out
}
