package article

import (
	"regexp"
	"strings"
)

// ownerStart begins the name of an organization that has a site.
var ownerStart = regexp.MustCompile(`^(?:liên (?:minh|hiệp|đoàn)|hội|hiệp hội|tổng hội|chi hội|sở|ủy ban|uỷ ban|ubnd|ubmttq|mặt trận|trường|học viện|viện|trung tâm|đoàn|tỉnh đoàn|tỉnh ủy|huyện ủy|thành ủy|ban|cục|chi cục|công đoàn|câu lạc bộ|bệnh viện|bảo tàng|đài|quỹ|nhà xuất bản|báo|tạp chí) `)

// occasions begin with an owner's first word and name what takes place.
var occasions = regexp.MustCompile(`^(?:hội (?:nghị|thảo|thi|viên|trại|chợ|diễn|đàm|xuân|sách|hoa|thao|ngộ|làng|chẩn|nhập)|trung tâm của|ban hành|ban bố|trường kỳ|viện trợ|đoàn kết|đoàn viên|đoàn công tác|đoàn đại biểu|đoàn cán bộ|đoàn tham|báo (?:cáo|động|tin|công)|sở hữu|quỹ đất|đài thọ)`)

// inName are words of a headline's verb that names of organizations have, too.
var inName = strings.NewReplacer(" và ", " ", "hợp tác xã", "", "xây dựng", "", "hợp tác", "", "phát huy", "", "hữu nghị", "")

// capitalOwner says that a line is nothing but an organization's name in capitals, as
// at the head of its site: "HỘI SINH VẬT CẢNH".
func capitalOwner(s string) bool {
	return strings.ToUpper(s) == s && ownerName(s)
}

// ownerName says that s is nothing but an organization's name.
func ownerName(s string) bool {
	lower := strings.ToLower(s)
	if !ownerStart.MatchString(lower) || occasions.MatchString(lower) || len(strings.Fields(s)) > 14 {
		return false
	}
	return !strings.ContainsAny(s, "0123456789:;?!“”\"…") && !verbs.MatchString(inName.Replace(lower))
}

// withoutOwners leaves out the owner's name in capitals that opens the page,
// menus and clocks around it, where a line that may be the headline remains.
func (r *reader) withoutOwners(candidates []int) []int {
	for len(candidates) > 1 && capitalOwner(r.lines[candidates[0]].text) {
		for i := range r.lines[:candidates[0]] {
			l := &r.lines[i]
			if _, ok := l.meta(); !ok && !l.menu && !masthead(l.lower) && !capitalOwner(l.text) && l.words() > 3 {
				return candidates
			}
		}
		if l := &r.lines[candidates[1]]; l.captionLike() || credit.MatchString(l.text) || people(l.text) {
			return candidates
		}
		candidates = candidates[1:]
	}
	return candidates
}

// unfilled is what a template prints where it has no value: "null Họp mặt …".
var unfilled = regexp.MustCompile(`^(?:null|undefined|NULL)\s+[-–|:]?\s*`)

// unfilledHead gives the length of what a template left before a headline.
func unfilledHead(s string) int {
	if n := len(unfilled.FindString(s)); n > 0 && n < len(s) && (startsUpper(s[n:]) || strings.ContainsAny(s[n:n+1], "0123456789\"“‘'")) {
		return n
	}
	return 0
}
