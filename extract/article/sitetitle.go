package article

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// titleMarks part a headline from the site's name in <title>.
var titleMarks = regexp.MustCompile(`\s+[-–—|»•·:>]\s+|\s*\|\s*|\s*»\s*`)

// bestTitle is the headline as the metadata has it, without the site's name.
func (m *metadata) bestTitle() string {
	for _, t := range []string{m.headline, m.ogTitle, m.title} {
		t = m.stripSite(strings.Trim(t, windowMarks))
		if t = strings.Trim(t[unfilledHead(t):], windowMarks); t != "" && !masthead(strings.ToLower(t)) && !m.namesNoArticle(t) {
			return t
		}
	}
	return ""
}

// windowMarks stand around a site's name in <title>: ":: Liên hiệp hội ::".
const windowMarks = " :|•·*~=«»<>_-–—"

// templates are titles that a site's pages share.
var templates = regexp.MustCompile(`(?i)^(?:null|undefined|untitled(?: document| page)?|new page \d+|index|home(?: ?page)?|default|trang chủ|trang nhất|tin tức|(?:chi tiết|xem|đọc|nội dung) ?(?:bài viết|bản tin|tin(?: tức)?|bài)?|tin tức (?:chi tiết|- sự kiện|sự kiện)|xuất bản thông tin|welcome.*)$`)

// namesNoArticle says that a window's title is the site's or a template's: what
// every page of a site is called, alone or with the site's name, and the
// site's name without marks.
func (m *metadata) namesNoArticle(t string) bool {
	head, tail := t, ""
	if marks := titleMarks.FindAllStringIndex(t, -1); len(marks) > 0 {
		last := marks[len(marks)-1]
		head, tail = t[:marks[0][0]], t[last[1]:]
	}
	if templates.MatchString(head) || tail != "" && templates.MatchString(tail) && m.isSite(head) {
		return true
	}
	return bareSite.MatchString(strings.ToLower(t)) && strings.ToLower(t) == vietnamese.Key(t)
}

// bareSite begins a site's name that is written without marks, or in English.
var bareSite = regexp.MustCompile(`^(?:vusta\b|lien hiep (?:cac )?hoi|lien hiep khoa|so (?:khoa hoc|giao duc|y te|nong nghiep|cong thuong|noi vu|tu phap|tai nguyen|thong tin)|uy ban|ubnd|trang (?:thong )?tin|cong thong tin|website)|\bunion of [a-z& ]+ associations$`)

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
	if front := t[:marks[0][0]]; (m.isSiteItself(front) || templates.MatchString(front) && !m.isSite(t[marks[0][1]:]) && !ownerName(t[marks[0][1]:])) && len(strings.Fields(t[marks[0][1]:])) >= 3 {
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
