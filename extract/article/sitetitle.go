package article

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// titleMarks part a headline from the site's name in <title>.
var titleMarks = regexp.MustCompile(`\s+[-–—|»•·:]\s+|\s*\|\s*|\s*»\s*`)

// bestTitle is the headline as the metadata has it, without the site's name.
func (m *metadata) bestTitle() string {
	for _, t := range []string{m.headline, m.ogTitle, m.title} {
		if t = m.stripSite(t); t != "" && !masthead(strings.ToLower(t)) {
			return t
		}
	}
	return ""
}

// stripSite takes the site's name off the end or the start of a page's title.
func (m *metadata) stripSite(t string) string {
	marks := titleMarks.FindAllStringIndex(t, -1)
	if len(marks) == 0 {
		if m.siteName != "" && strings.EqualFold(t, m.siteName) {
			return ""
		}
		return t
	}
	last := marks[len(marks)-1]
	head, tail := t[:last[0]], t[last[1]:]
	if m.isSite(tail) && len(strings.Fields(head)) >= 3 {
		return m.stripSite(head)
	}
	if front := t[:marks[0][0]]; m.isSiteItself(front) && len(strings.Fields(t[marks[0][1]:])) >= 3 {
		return t[marks[0][1]:]
	}
	return t
}

// isSite says that a part of <title> names the site or one of its sections,
// not the article.
func (m *metadata) isSite(s string) bool {
	if m.isSiteItself(s) {
		return true
	}
	lower := strings.ToLower(strings.TrimSpace(s))
	for _, p := range []string{"cổng thông tin", "trang thông tin", "trang tin", "website", "trang chủ", "tin tức", "báo ", "tin hoạt động", "vusta", "lhh", "liên hiệp hội", "liên hiệp các hội"} {
		if strings.HasPrefix(lower, p) && utf8.RuneCountInString(lower) < 90 && !verbs.MatchString(strings.Replace(lower, "khoa học và kỹ thuật", "", 1)) {
			return true
		}
	}
	return false
}

// isSiteItself is the narrower question: the site's or the owner's full name.
func (m *metadata) isSiteItself(s string) bool {
	lower := strings.ToLower(strings.TrimSpace(s))
	return m.siteName != "" && strings.EqualFold(lower, m.siteName) || masthead(lower) && strings.Contains(lower, "khoa học") ||
		strings.Contains(lower, ".vn") || strings.Contains(lower, ".org") || strings.Contains(lower, ".com")
}

// longer gives the full headline where the visible one is cut off with dots.
func (m *metadata) longer(visible string) string {
	cut := strings.TrimRight(visible, ". …")
	if cut == visible || !strings.HasSuffix(visible, "...") && !strings.HasSuffix(visible, "…") {
		return ""
	}
	for _, t := range []string{m.headline, m.stripSite(m.ogTitle), m.stripSite(m.title)} {
		if len(t) > len(cut) && strings.HasPrefix(strings.ToLower(t), strings.ToLower(cut)) {
			return t
		}
	}
	return ""
}
