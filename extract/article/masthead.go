package article

import (
	"regexp"
	"strings"
)

// mastheadForm matches a site's or an owner's name alone: "LIÊN HIỆP CÁC HỘI
// KHOA HỌC VÀ KỸ THUẬT TỈNH …", "Báo … điện tử".
var mastheadForm = regexp.MustCompile(`^(?:` + unionName + `(?: (?:tỉnh|thành phố|tp\.?))?(?: \pL+){0,5}|(?:cổng|trang) thông tin điện tử.*|(?:báo|tạp chí|đài phát thanh(?: -| và)? truyền hình|bản tin)(?: (?:- )?\pL+){1,5}(?: (?:điện tử|online))?|đảng cộng sản việt nam|(?:cơ quan|tiếng nói|diễn đàn)(?: ngôn luận)? của (?:đảng|ban chấp hành|liên hiệp|tỉnh).*|cộng hòa xã hội chủ nghĩa việt nam|độc lập.*hạnh phúc)$`)

// unionName is how unions of associations call themselves, in any word order
// that their sites have ("Liên hiệp các hội và khoa học kỹ thuật").
const unionName = `liên hiệp (?:các )?(?:tổ chức|hội)(?: (?:và )?(?:khoa học,? (?:(?:và|&|-) )?k[ỹỷ] thuật|kh ?[&-] ?kt|khkt|hữu nghị))?`

var unionStart = regexp.MustCompile(`^` + unionName)

// verbs part a headline from the name of an organization.
var verbs = regexp.MustCompile(` (?:tổ chức|thăm|làm việc|ký|đón|tiếp|họp|triển khai|tổng kết|sơ kết|khai mạc|trao|phát động|tham gia|tham dự|đạt|có|và|với|góp ý|gặp|chúc|phản biện|bế mạc|công bố|ra mắt|kiện toàn|bầu|tập huấn|phối hợp|hưởng ứng|tuyên dương|vinh danh|thành lập|hội nghị|đại hội|đoàn kết|đổi mới|được|đã|sẽ|nhận|kỷ niệm|hội thảo|tọa đàm|bàn|giao lưu|học tập|trao đổi|sinh hoạt|xây dựng|phát huy|thực hiện|quyết tâm|giao ban|khảo sát|thông qua|hợp tác|chào mừng|dự|đưa|cần|vì|nhiệm kỳ|khóa|khoá|năm|lần)(?: |$)`)

func masthead(lower string) bool {
	if owner := portalHead.ReplaceAllString(lower, ""); owner != lower && unionStart.MatchString(owner) {
		lower = owner // "CỔNG THÔNG TIN LIÊN HIỆP …"
	}
	if !mastheadForm.MatchString(lower) {
		return false
	}
	rest := strings.TrimPrefix(lower, unionStart.FindString(lower))
	return !verbs.MatchString(rest) || strings.HasPrefix(lower, "đài phát thanh") || strings.HasPrefix(lower, "độc lập") || strings.HasPrefix(lower, "cơ quan")
}

// events are first words of sections that begin headlines as often.
var events = regexp.MustCompile(`^(?:hội (?:nghị|thảo|thi|viên)|cuộc thi|đại hội|báo cáo|kết luận|thông báo|quang cảnh|toàn cảnh|đại biểu|kế hoạch)`)

// sectionHead says that a line names a section and no event: "TIN HOẠT ĐỘNG",
// "Tin tức - Sự kiện: Tin tổng hợp".
func sectionHead(s string) bool {
	lower := strings.ToLower(s)
	if events.MatchString(lower) {
		return false
	}
	if sectionName(s) || wideSection.MatchString(lower) && !verbs.MatchString(strings.TrimPrefix(lower, "hoạt động")) {
		return true
	}
	parts := sectionMarks.Split(lower, -1)
	for _, part := range parts {
		words := strings.Fields(part)
		if len(words) < 2 || len(words) > 4 || !sections[words[0]+" "+words[1]] {
			return false
		}
	}
	return len(parts) > 1
}

// wideSection is a section's name of many words: "Hoạt động của các hội địa phương".
var wideSection = regexp.MustCompile(`^(?:tin(?: tức)? )?hoạt động (?:của |ở |tại )?(?:các |những )[^0-9:“".]{4,50}$`)

var sectionMarks = regexp.MustCompile(`\s*:\s+|\s+[-–/|]\s+`)

// siteTail parts a headline from the site's name behind it: "… - Liên hiệp hội
// tỉnh Y", "… | Báo Z". It gives the place of the mark and the name.
func siteTail(s string) (at int, name string) {
	marks := titleMarks.FindAllStringIndex(s, -1)
	if len(marks) == 0 {
		return 0, ""
	}
	last := marks[len(marks)-1]
	if n := len(marks) - 2; n >= 0 { // "Báo Z - Y điện tử"
		if tail := s[marks[n][1]:]; !siteLike(strings.TrimSpace(s[last[1]:])) && siteLike(tail) {
			last = marks[n]
		}
	}
	head, tail := s[:last[0]], strings.TrimSpace(s[last[1]:])
	if len(strings.Fields(head)) < 4 || !siteLike(tail) {
		return 0, ""
	}
	if at, name := siteTail(head); at > 0 { // "… - Tin tức - Báo Z"
		return at, name
	}
	return last[0], tail
}

// siteLike says that what stands behind a headline's last mark names a site:
// a union's, a paper's, a portal's name or an address.
func siteLike(s string) bool {
	lower := strings.ToLower(s)
	switch {
	case strings.ToUpper(s) == s && strings.Contains(s, " "):
		return strings.HasPrefix(lower, "báo ") && masthead(lower) || unionStart.MatchString(lower) && masthead(lower)
	case masthead(lower):
		return !strings.HasPrefix(s, "báo") && !strings.HasPrefix(s, "bản tin")
	}
	return siteStart.MatchString(lower) && len(strings.Fields(s)) <= 12 && !verbs.MatchString(lower) || domain.MatchString(lower)
}

var (
	siteStart = regexp.MustCompile(`^(?:cổng thông tin|trang thông tin|trang tin|website|trang chủ|vusta|tin tức|trang nhất)\b`)
	domain    = regexp.MustCompile(`^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|org|com|net|info)$`)
)

// siteHead parts a headline from the site's name before it, where the page
// shows the headline without it, too.
func siteHead(s string) int {
	if m := titleMarks.FindStringIndex(s); m != nil && siteLike(s[:m[0]]) && len(strings.Fields(s[m[1]:])) >= 4 {
		return m[1]
	}
	return 0
}
