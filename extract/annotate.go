package extract

import (
	"github.com/uniongraph/uniongraph/extract/dates"
	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// annotate recognises, from left to right, what a sentence names. At each token
// the rules are tried in order and the first that reads something wins; nothing
// overlaps. The order matters: a date may look like a number, a union's name
// holds a province, a role may begin with the head of an organization
// ("Trưởng Ban …"), and a person's name must not swallow any of them.
func (g *grammar) annotate(s *sentence) {
	found := dates.Find(s.text)
	d := 0
	for i := 0; i < len(s.tokens); {
		for d < len(found) && found[d].End <= s.tokens[i].Start {
			d++
		}
		if d < len(found) && found[d].Start <= s.tokens[i].Start {
			sp := &span{kind: spanDate, i: i, date: &found[d], rule: "date"}
			for i < len(s.tokens) && s.tokens[i].Start < found[d].End {
				i++
			}
			sp.j = i
			s.spans = append(s.spans, sp)
			continue
		}
		sp := g.recognise(s, i)
		if sp == nil {
			i++
			continue
		}
		s.spans = append(s.spans, sp)
		i = sp.j
		if sp.role != nil && sp.role.org != nil { // "Trưởng Ban Tuyên giáo Tỉnh ủy": role and organization share a word
			s.spans = append(s.spans, sp.role.org)
			i = sp.role.org.j
		}
	}
}

// recognise tries the rules at token i.
func (g *grammar) recognise(s *sentence, i int) *span {
	t := s.tokens[i]
	if t.Kind != vietnamese.Word {
		return nil
	}
	for _, rule := range [...]func(*sentence, int) *span{
		g.readUnion, g.readRole, g.readEvent, g.readOrganization, g.readBlocked, g.readPerson, g.readProvince, g.readCue,
	} {
		if sp := rule(s, i); sp != nil {
			return sp
		}
	}
	return nil
}

func (g *grammar) readProvince(s *sentence, i int) *span {
	name, j, ok := g.provinces.match(s.tokens, i)
	if !ok || !name.bare && !g.levelBefore(s, i) {
		return nil
	}
	return &span{kind: spanProvince, i: i, j: j, province: name.slug, rule: "province"}
}

// levelBefore tells whether "tỉnh" or "thành phố" stands before token i.
func (g *grammar) levelBefore(s *sentence, i int) bool {
	return s.key(i-1) == "tỉnh" || s.key(i-1) == "phố" || s.key(i-1) == "tp" || s.key(i-1) == "." && s.key(i-2) == "tp"
}

func (g *grammar) readEvent(s *sentence, i int) *span {
	head, j, ok := g.events.match(s.tokens, i)
	if !ok {
		return nil
	}
	return &span{kind: spanEvent, i: i, j: j, event: &head, rule: "event head"}
}

// notVerb are words of two syllables whose first looks like a cue: "dự án", "dự thảo".
var notVerb = keySet([]string{
	"dự án", "dự thảo", "dự kiến", "dự toán", "dự báo", "dự trữ", "dự phòng", "dự bị", "dự khuyết", "dự thi", "dự luật", "dự nguồn",
	"cùng thời", "cùng kỳ", "cùng cấp", "cùng ngày", "cùng lúc", "cùng nhau", "cùng loại", "bầu không", "bầu trời", "bầu cử", "nêu gương", "mong manh", "cần thiết", "cần cù", "cần trục", "sẽ gầy",
})

// nounBefore and nounBehind are words beside "tổ chức" where it means an organization or its
// staff: "là tổ chức chính trị - xã hội", "công tác tổ chức", "Ban tổ chức".
var (
	nounBefore = keySet([]string{"là", "các", "ban", "tác", "về", "định", "những", "mỗi", "nhiều", "của", "một", "hai", "ba", "cả", "và", "máy", "hình", "hệ", "thành"})
	nounBehind = keySet([]string{"chính trị", "xã hội", "thành viên", "cơ sở", "bộ máy", "cán bộ", "kinh tế", "quốc tế", "phi chính", "nghề nghiệp", "đảng", "trực thuộc", "mình", "hội viên", "nhân sự"})
)

// nounAt tells whether "tổ chức" at the tokens i to j is a noun.
func (s *sentence) nounAt(i, j int) bool {
	if s.key(i) != "tổ" || s.key(i+1) != "chức" || j != i+2 {
		return false
	}
	return nounBefore[s.key(i-1)] && !(s.key(i-1) == "và" || s.key(i-1) == "định" && s.key(i-2) != "ổn" || s.key(i-1) == "thành" && s.key(i-2) != "hợp") ||
		nounBehind[s.key(j)+" "+s.key(j+1)] || nounBehind[s.key(j)]
}

// receivesRule is the rule that reads a verb of receiving before a person.
const receivesRule = "cue: host, before a person"

// readReceives reads "[đã] tiếp" and "tiếp đón" before somebody's name or title: "… đã tiếp
// ông A, Giám đốc Quỹ X".
func (g *grammar) readReceives(s *sentence, i int) *span {
	j := i
	if s.key(j) == "đã" {
		j++
	}
	switch {
	case s.key(j) == "tiếp" && s.key(j+1) == "đón", s.key(j) == "đón" && s.key(j+1) == "tiếp":
		j += 2
	case s.key(j) == "tiếp":
		j++
	default:
		return nil
	}
	if m := (&personMention{}); g.readTitles(s, j, m) == j || s.key(i-1) == "trực" {
		return nil
	}
	return &span{kind: spanCue, i: i, j: j, cue: &lexicon.Cue{Kind: "host"}, rule: receivesRule}
}

// readComes reads a bare "đến" between a delegation and a union: "đoàn đến Liên hiệp Hội tỉnh X".
func (g *grammar) readComes(s *sentence, i int) *span {
	switch s.key(i) {
	case "thăm":
		if _, _, ok := g.generic.match(s.tokens, i+1); ok {
			return &span{kind: spanCue, i: i, j: i + 1, cue: &lexicon.Cue{Kind: "visit"}, rule: "cue: visit, before a union"}
		}
		return nil
	case "đến", "tới", "sang":
	default:
		return nil
	}
	if s.key(i-1) != "đoàn" && !(s.key(i-1) == "đã" && s.key(i-2) == "đoàn") {
		return nil
	}
	if _, _, ok := g.generic.match(s.tokens, i+1); !ok {
		return nil
	}
	return &span{kind: spanCue, i: i, j: i + 1, cue: &lexicon.Cue{Kind: "visit"}, rule: "cue: visit, before a union"}
}

func (g *grammar) readCue(s *sentence, i int) *span {
	if sp := g.readReceives(s, i); sp != nil {
		return sp
	}
	if sp := g.readComes(s, i); sp != nil {
		return sp
	}
	cue, j, ok := g.cues.match(s.tokens, i)
	if ok && cue.Kind == "elect" && s.key(i) == "giữ" && (s.key(i-1) == "hiện" || s.key(i-1) == "đang") {
		return nil // "hiện giữ chức": he holds it already
	}
	if ok && cue.Kind == "elect" && (s.key(i-1) == "không" || s.key(i-1) == "chưa") {
		cue.Kind = "negate" // "không tái cử"
	}
	if ok && cue.Kind == "speaker" && s.key(i-1) == "gửi" {
		return nil // "gửi tham luận"
	}
	if !ok || notVerb[s.key(j-1)+" "+s.key(j)] || s.nounAt(i, j) {
		return nil
	}
	return &span{kind: spanCue, i: i, j: j, cue: &cue, rule: "cue: " + cue.Kind}
}
