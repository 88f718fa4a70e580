package extract

import "github.com/uniongraph/uniongraph/extract/vietnamese"

// absent tells whether the words around a name say that its bearer was not there: he was
// dismissed, excused, or elected at another congress than the page's.
func (r *resolver) absent(s *sentence, n int) bool {
	person := s.spans[n]
	if s.aside(n) || s.yetToCome(n) || s.key(0) == "theo" && s.hasKey("quyết", 1, 4) {
		return true
	}
	if s.hypothetical() || s.hasKey("theo", 0, 3) && person.i <= 6 && s.cueAt(person.j, "plan") != nil {
		return true
	}
	for _, sp := range s.spans {
		if sp.cue == nil {
			continue
		}
		switch sp.cue.Kind {
		case "dismiss":
			if sp.i >= person.j && sp.i-person.j <= 1 && s.key(sp.i) == "rút" {
				return true // "ông A rút tên"
			}
			if sp.j <= person.i && s.key(person.i-1) == "với" && s.key(person.i-2) == "đối" && s.sameClause(sp.j, person.i) {
				return true // "thôi tham gia … đối với ông A"
			}
			if sp.j <= person.i && person.i-sp.j <= 10 && s.sameClause(sp.j, person.i) && !s.electedBetween(sp.j, person.i+1) {
				return true
			}
		case "negate":
			if s.hasKey(";", min(sp.j, person.j), max(sp.i, person.i)) {
				continue // another clause's
			}
			switch s.key(sp.i) {
			case "vắng", "xin":
				return true
			}
			if s.hasKey("dự", sp.i, sp.j+3) && sp.i > person.i {
				return true // "đồng chí A … không đến dự được"
			}
		case "elect":
			if id := r.electorate(s, nil); id != "" && len(r.events) > 0 && len(r.events[0].organizer) > 0 && id != r.events[0].organizer[0] {
				return true
			}
		}
	}
	return false
}

// somebody tells whether the page gives the person an office or an academic title.
func (r *resolver) somebody(id string, holdings []holding) bool {
	if r.people[id].honorific != "" {
		return true
	}
	for _, h := range holdings {
		if h.person == id {
			return true
		}
	}
	return false
}

// presentNouns are what a person there does: "ý kiến của bà A", "dưới sự chủ trì của ông B".
var presentNouns = keySet([]string{"kiến", "biểu", "luận", "trì", "dự", "mặt", "hành", "đạo", "cáo", "gia", "đầu", "bày", "sẻ"})

// aside tells whether a person is only named as whose something is, for whom somebody acts,
// or as whom somebody quotes: "Quyết định của Chủ tịch … A", "thay mặt ông A", "như lời ông A".
func (s *sentence) aside(n int) bool {
	from := s.spans[n].i
	for k := n - 1; k >= 0; k-- { // back over the role and the organization before the name
		sp := s.spans[k]
		if from-sp.j > 1 || from-sp.j == 1 && s.key(sp.j) != "của" || sp.role == nil && !sp.isOrganization() {
			break
		}
		from = sp.i
	}
	switch s.key(from - 1) {
	case "của":
		return !presentNouns[s.key(from-2)]
	case "cho":
		if c := s.cueAt(s.spans[n].j, "dismiss"); c != nil && c.i-s.spans[n].j <= 2 {
			return true // "thống nhất cho ông A thôi tham gia …"
		}
	case "mặt":
		return s.key(from-2) == "thay"
	case "lời", "gửi", "nhớ", "thay", "cố", "hộ", "nhà", "đình", "việc", "giao":
		return true
	case "thiệu": // "giới thiệu ông A ứng cử chức …"
		if s.key(from-2) == "giới" && (s.standsFor(s.spans[n].j)) {
			return true
		}
	}
	if s.sends(s.spans[n].j) || s.spokenOf(n) {
		return true
	}
	for k := 0; k+1 < from; k++ {
		if s.key(k) == "trước" && (s.key(k+1) == "đây" || s.key(k+1) == "kia") && s.sameClause(k, from) {
			return true
		}
		if s.key(k) == "mời" && s.key(k-1) != "khách" && s.key(k-1) != "được" && s.key(k-1) != "đại" && (s.key(k-1) == "thời" || s.key(k-1) == "và" || s.key(k-1) == ",") && s.sameClause(k, from) {
			return true // "đồng thời mời Liên hiệp Hội X dự hội thảo … có ông A"
		}
		if s.key(k+1) == "đó" && s.key(k-1) != "trong" && (s.key(k) == "khi" || s.key(k) == "lúc" || s.key(k) == "hồi") {
			return true
		}
	}
	for k := s.spans[n].j; k < len(s.tokens); k++ {
		if s.key(k) == "từng" {
			return s.cueAt(0, "attend") == nil
		}
		if c := s.cueOver(k); c != nil && asCue[c.cue.Kind] != "" {
			break // "ông A dẫn đầu đã thăm những người từng …"
		}
	}
	return false
}

// reports are verbs behind which somebody is told about.
var reports = keySet([]string{"cho biết", "cho rằng", "khẳng định", "nêu rõ", "thông tin", "chia sẻ"})

// spokenOf tells whether the person of span n is named in what somebody else says: "ông A cho
// biết … nơi ông B làm cố vấn".
func (s *sentence) spokenOf(n int) bool {
	person := s.spans[n]
	for k := n - 1; k >= 0; k-- {
		c := s.spans[k]
		if s.hasKey(";", c.j, person.i) {
			return false
		}
		if c.cue == nil || !reports[vietnamese.Key(s.words(c.i, c.j))] {
			if c.cue != nil && asCue[c.cue.Kind] != "" {
				return false
			}
			continue
		}
		for _, before := range s.spans[:k] {
			if before.person != nil && before.person.id != "" && before.person.id != person.person.id && s.sameClause(before.j, c.i) {
				return true
			}
		}
		return false
	}
	return false
}

// sends tells whether the words behind token i say that somebody sends flowers, a letter or
// his wishes instead of coming.
func (s *sentence) sends(i int) bool {
	for k := i; k+1 < len(s.tokens) && k < i+14; k++ {
		if s.key(k) == "ủy" && s.key(k+1) == "quyền" && s.key(k+2) == "cho" {
			return true
		}
		if s.key(k) != "gửi" {
			if s.key(k) == ";" || s.cueOver(k) != nil {
				return false
			}
			continue
		}
		switch s.key(k + 1) {
		case "lẵng", "hoa", "thư", "điện", "tham", "quà":
			return true
		}
	}
	return false
}

// cueOver gives the cue that token k belongs to.
func (s *sentence) cueOver(k int) *span {
	for _, sp := range s.spans {
		if sp.cue != nil && sp.i <= k && k < sp.j {
			return sp
		}
	}
	return nil
}

// yetToCome tells whether what the person does is still to come, is asked of him, or hangs on
// a condition: "ông A sẽ dự", "đề nghị … giao ông A chủ trì", "Nếu được bầu, ông A".
func (s *sentence) yetToCome(n int) bool {
	person := s.spans[n]
	if s.hasKey("nếu", 0, 2) {
		return true
	}
	for k := n + 1; k < len(s.spans); k++ {
		if c := s.spans[k].cue; c != nil {
			if c.Kind == "plan" && (s.key(s.spans[k].i) == "sẽ" || s.key(s.spans[k].i) == "dự") {
				return true
			}
			break
		}
	}
	for k := n - 1; k >= 0; k-- {
		sp := s.spans[k]
		if s.hasKey(";", sp.j, person.i) {
			break
		}
		if sp.cue != nil {
			return sp.cue.Kind == "plan" && (s.key(sp.i) == "đề" || s.key(sp.i) == "kiến") && s.hasKey("giao", sp.j, person.i)
		}
	}
	return false
}

// standsFor tells whether the words behind token i put somebody up for an office.
func (s *sentence) standsFor(i int) bool {
	for k := i; k+1 < len(s.tokens); k++ {
		switch s.key(k) + " " + s.key(k+1) {
		case "ứng cử", "đề cử", "để bầu", "để đại", "để hội", "bầu giữ", "bầu làm", "vào chức", "giữ chức", "tham gia":
			return true
		}
	}
	return false
}

// hypothetical tells whether the sentence proposes people for an office: "giới thiệu ông A …
// để Đại hội bầu giữ chức …".
func (s *sentence) hypothetical() bool {
	if s.cueAt(0, "elect") == nil {
		return false
	}
	for k := range s.tokens {
		switch s.key(k) + " " + s.key(k+1) {
		case "giới thiệu", "đề cử", "ứng cử", "dự kiến", "để đại", "cơ cấu":
			return true
		}
	}
	return false
}

// online tells whether the person before token i took part over a line: "Tại điểm cầu …".
func (s *sentence) online(i int) bool {
	for k := 0; k+1 < i; k++ {
		if s.key(k) == "điểm" && s.key(k+1) == "cầu" {
			return true
		}
	}
	return false
}
