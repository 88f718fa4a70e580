package article

import (
	"regexp"
	"strings"
)

var (
	portal = regexp.MustCompile(`(?i)^(?:cổng thông tin điện tử|trang thông tin điện tử(?: tổng hợp)?|trang tin điện tử|website(?: chính thức)?(?: của)?|trang chủ|cổng thông tin)\s*(?:của\s+)?[:–-]?\s*`)
	owner  = regexp.MustCompile(`(?i)^(?:cơ quan chủ quản|đơn vị chủ quản|chủ quản|bản quyền(?: (?:của|thuộc(?: về)?))?|(?:©|copyright)[\s©\d–-]*(?:by|của|thuộc(?: về)?)?|bản quyền ©[\s\d–-]*(?:by|của|thuộc(?: về)?)?)\s*[:.–-]?\s*`)
)

// siteName reads the owner of the site from the footer's lines: "CỔNG THÔNG
// TIN ĐIỆN TỬ LIÊN HIỆP …", "Cơ quan chủ quản: …", "Bản quyền thuộc …".
func (r *reader) siteName() string {
	for _, form := range []*regexp.Regexp{portal, owner} {
		for i := range r.lines {
			l := &r.lines[i]
			if l.kind != Footer {
				continue
			}
			loc := form.FindStringIndex(l.text)
			if loc == nil {
				continue
			}
			name := strings.Trim(l.text[loc[1]:], " .:–-")
			if i := strings.IndexAny(name, "|\n"); i > 0 {
				name = strings.TrimSpace(name[:i])
			}
			if begins(strings.ToLower(name), organizationStarts) != "" && len(strings.Fields(name)) < 25 {
				return name
			}
		}
	}
	// An owner's name alone heads many footers.
	for i := range r.lines {
		if l := &r.lines[i]; l.kind == Footer && masthead(l.lower) {
			return l.text
		}
	}
	return r.headName()
}

// headName reads the name of the union or the newspaper that heads the page, where the head
// names one only.
func (r *reader) headName() string {
	name := ""
	for i := 0; i < r.title && i < 8; i++ {
		l := &r.lines[i]
		owner := strings.TrimSpace(portalHead.ReplaceAllString(l.lower, ""))
		if l.kind != Related || !masthead(l.lower) && !masthead(owner) {
			continue
		}
		// "Liên hiệp hội" may be anybody's, and the national union's site carries
		// what its members in the provinces send.
		if i < 3 && name == "" && strings.HasPrefix(l.lower, "báo ") && len(strings.Fields(l.lower)) < 6 {
			name = l.text // "Báo Z": the newspaper's own head
			continue
		}
		if union := unionStart.FindString(owner); union == "" || len(strings.Fields(owner[len(union):])) < 2 || strings.HasSuffix(l.lower, "việt nam") {
			continue
		}
		if name != "" && headlineKey(name) != headlineKey(l.text) {
			return ""
		}
		name = l.text
	}
	return name
}

// portalHead is what stands before the owner's name in a masthead.
var portalHead = regexp.MustCompile(`^(?:cổng|trang) (?:thông tin|tin|ttđt)(?: điện tử)?(?: của)? `)
