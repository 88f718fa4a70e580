package extract

import (
	"strings"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// pronouns are the words for somebody named before: "Từ năm 1991, ông là Phó Chủ tịch Hội X".
var pronouns = map[string]byte{"ông": 'm', "bà": 'f', "anh": 'm', "chị": 'f', "cô": 'f', "thầy": 'm', "đồng chí": ' ', "đ/c": ' '}

// pronounRule is the rule that finds them.
const pronounRule = "pronoun"

// maxRecalled bounds the evidence of an office told of a pronoun, in bytes: from the name to the office.
const maxRecalled = 2000

// referred is a pronoun, and the mention of the person whom it means.
type referred struct {
	span *span // of the pronoun, as a person
	s    *sentence
	name *span // the mention, in s
}

// topics finds the sentences in which a pronoun holds an office, and whom it means: the
// only person of the sentence before, or of the one before that named anybody. Where that
// names several, or one whom the pronoun does not fit, it means nobody.
func (r *resolver) topics() {
	var topic *span
	var at *sentence
	for _, s := range r.p.sentences {
		if !s.isBody() || len(s.tokens) == 0 {
			continue
		}
		subject := false
		for k := 0; k < len(s.tokens); k++ {
			gender, n := s.pronounAt(k)
			if n == 0 {
				continue
			}
			who, where := topic, at
			if named := s.namedBefore(k); len(named) == 1 {
				who, where = named[0], s
			} else if len(named) > 1 {
				continue
			}
			if k <= 4 && who == topic {
				subject = true
			}
			if who == nil || !fitsGender(where, who, gender) || !r.holdsAt(s, k+n) {
				continue
			}
			m := &personMention{id: who.person.id, nameI: k, nameJ: k + n}
			s.referred = append(s.referred, referred{&span{kind: spanPerson, i: k, j: k + n, person: m, rule: pronounRule}, where, who})
		}
		switch named := s.namedBefore(len(s.tokens)); {
		case len(named) == 1 && s.besidePronoun(named[0]):
			topic, at = nil, nil // "ông và đồng nghiệp A": whom "ông" means next is open
		case len(named) == 1:
			topic, at = named[0], s
		case len(named) > 1 && !subject:
			topic, at = nil, nil
		}
	}
}

// besidePronoun tells whether somebody else, whom only a pronoun names, acts together with the
// person: "do ông và đồng nghiệp A cải tiến".
func (s *sentence) besidePronoun(named *span) bool {
	for k := max(named.i-5, 0); k < named.i; k++ {
		if _, ok := pronouns[s.key(k)]; ok && !startsUpperAt(s, k+1) && (s.key(k+1) == "và" || s.key(k+1) == "cùng") {
			return true
		}
	}
	return false
}

// pronounAt gives the gender and the number of tokens of a pronoun that is a subject at token k.
func (s *sentence) pronounAt(k int) (gender byte, n int) {
	for _, sp := range s.spans {
		if k >= sp.i && k < sp.j {
			return 0, 0
		}
	}
	n = 1
	gender, ok := pronouns[s.key(k)]
	if !ok {
		if gender, ok = pronouns[s.key(k)+" "+s.key(k+1)]; !ok {
			return 0, 0
		}
		n = 2
	}
	if startsUpperAt(s, k+n) {
		return 0, 0
	}
	switch s.key(k - 1) {
	case "", ",", ";", "nơi", "khi", "sau", "nay", "năm", "lại", "và", "rồi", "đó", "này", ")", "tháng", "kỳ", "hiện", "lập":
		return gender, n
	}
	if k > 0 && s.tokens[k-1].Kind == vietnamese.Number {
		return gender, n
	}
	return 0, 0
}

// namedBefore lists the different people whom the sentence names in full before token k.
func (s *sentence) namedBefore(k int) []*span {
	var out []*span
	seen := map[string]bool{}
	for _, sp := range s.spans {
		if sp.person != nil && sp.person.id != "" && sp.j <= k && !seen[sp.person.id] && (sp.person.courtesy || sp.person.nameJ-sp.person.nameI > 2) {
			seen[sp.person.id] = true
			out = append(out, sp)
		}
	}
	return out
}

// fitsGender tells whether a mention may be meant by a pronoun: "bà" is no "ông Nguyễn Văn A".
func fitsGender(s *sentence, name *span, gender byte) bool {
	if gender == ' ' {
		return true
	}
	for k := name.i; k < name.person.nameI; k++ {
		if g := pronouns[s.key(k)]; g == 'm' || g == 'f' {
			return g == gender
		}
	}
	return gender == 'f' || !strings.Contains(" "+name.person.id+" ", " thị ")
}

// holdsAt tells whether the words behind token j say that somebody holds a role.
func (r *resolver) holdsAt(s *sentence, j int) bool {
	for _, sp := range s.spans {
		if sp.i < j {
			continue
		}
		if sp.person != nil {
			return false
		}
		if sp.role != nil {
			return s.gapBetween(j, sp.i) == gapCopula || s.gapBetween(j, sp.i) == gapKiem || s.comesToBe(j, sp.i)
		}
	}
	return false
}

// comesToBe tells whether the words between a pronoun and a role end in "làm", "giữ chức" and
// are few: "ông được điều động về tỉnh làm Chi cục trưởng".
func (s *sentence) comesToBe(i, j int) bool {
	if j-i > 9 || j == i {
		return false
	}
	for k := i; k < j; k++ {
		if s.tokens[k].Kind == vietnamese.Punct {
			return false
		}
	}
	switch s.key(j - 1) {
	case "làm", "chức", "vụ":
		return true
	}
	return false
}

// recalled widens the evidence of an office told of a pronoun to the name that it stands for,
// and tells whether the office is one of the past; ok is false where the name is too far.
func (s *sentence) recalled(u, p *unit, start int) (from int, former, ok bool) {
	for _, ref := range s.referred {
		if ref.span != p.sp {
			continue
		}
		from, _ = ref.s.bytesOf(ref.name.nameTokens())
		from = min(from, start)
		now := s.hasKey("nay", p.j, u.i) || s.hasKey("hiện", p.j, u.i)
		return from, !now && (s.hasKey("từng", p.j, u.i) || s.ended()), start-from <= maxRecalled
	}
	return start, false, true
}

func (sp *span) nameTokens() (int, int) { return sp.person.nameI, sp.person.nameJ }

// ended tells whether the sentence says until when: "từ năm 1987 đến năm 2001", "(1997 - 2001)".
func (s *sentence) ended() bool {
	years := 0
	for k, t := range s.tokens {
		if t.Kind == vietnamese.Number && len(t.Text) == 4 && (strings.HasPrefix(t.Text, "19") || strings.HasPrefix(t.Text, "20")) {
			years++
			if years == 2 && (s.hasKey("đến", 0, k) || s.key(k-1) == "-" || s.key(k-1) == "–") {
				return true
			}
		}
	}
	return false
}

// whereBefore gives the organization before "nơi": "… đến trụ sở Liên hiệp Hội X, nơi ông là Phó Chủ tịch".
func (s *sentence) whereBefore(p *unit) *span {
	if s.key(p.i-1) != "nơi" {
		return nil
	}
	for k := p.i - 1; k >= p.i-2; k-- {
		if sp := s.spanEndingAt(k); sp != nil && sp.isOrganization() {
			return sp
		}
	}
	return nil
}
