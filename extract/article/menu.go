package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// entryMarks part the entries of a menu that was saved as one line: "Chính trị
// | Kinh tế", "Trang chủ * Tin tức", "Xã hội   Thể thao".
var entryMarks = regexp.MustCompile(`\s*[|•·*»›▪]\s*|\s+/\s+|\s{2,}`)

// menuNames are entries of menus that no list of sections begins with.
var menuNames = set("trang chủ", "trang nhất", "home", "giới thiệu", "liên hệ", "tin tức", "sự kiện", "văn bản", "video", "multimedia", "podcast", "emagazine", "longform", "infographic", "thể thao",
	"đăng nhập", "đăng ký", "tìm kiếm", "sơ đồ trang", "sơ đồ cổng", "sơ đồ site", "sơ đồ web", "hỏi đáp", "góp ý", "quảng cáo", "thông báo", "pháp luật", "mới nhất", "thế giới", "an ninh", "quốc phòng",
	"media", "ảnh", "tin ảnh", "thư viện", "thư viện ảnh", "thư điện tử", "rss", "tiếng việt", "english", "câu lạc bộ", "tổ chức", "dịch vụ", "ấn phẩm", "bản tin", "tạp chí", "hội viên", "hội thành viên", "biểu mẫu")

// menuName says that a menu may have the entry: a known one, or a section's.
func menuName(entry string) bool {
	lower := strings.ToLower(strings.Trim(entry, separators))
	if menuNames[lower] {
		return true
	}
	words := strings.Fields(lower)
	return len(words) >= 2 && len(words) <= 6 && (sections[words[0]+" "+words[1]] || menuNames[words[0]+" "+words[1]]) && !verbs.MatchString(lower)
}

// menuEntries gives the entries of a line that is a row of a menu, nil for any
// other line: four and more short names, two of them known ones.
func menuEntries(s string) []string {
	if len(s) > 900 || strings.HasSuffix(strings.TrimRight(s, " "), ".") {
		return nil
	}
	if rows := homeRow(s); rows != nil {
		return rows
	}
	var entries []string
	known := 0
	for _, e := range entryMarks.Split(s, -1) {
		if e = strings.Trim(e, separators); e == "" {
			continue
		}
		if len(strings.Fields(e)) > 7 || utf8.RuneCountInString(e) > 45 || strings.ContainsAny(e, ":;.,") && !strings.Contains(e, ", cuộc") || !startsUpper(e) {
			return nil
		}
		if menuName(e) {
			known++
		}
		entries = append(entries, e)
	}
	if len(entries) >= 4 && known >= 2 && known*3 >= len(entries) || len(entries) == 3 && known == 3 && strings.Contains(s, "|") {
		return entries
	}
	if len(entries) <= 2 {
		return runTogether(s)
	}
	return nil
}

// runTogether gives the entries of a menu whose marks are lost: "Chính trị
// Kinh tế Xã hội Thể thao". Known names make most of it.
func runTogether(s string) []string {
	entries, covered := knownEntries(s)
	if words := len(strings.Fields(s)); len(entries) < 5 && (len(entries) < 4 || covered < words) || covered*10 < words*6 {
		return nil
	}
	return entries
}

// folded says that a line is a menu's entry that opens: its name, twice, and
// the label of its button, as ASP.NET prints them.
func folded(s string) bool {
	for _, label := range []string{"Expand ", "Collapse "} {
		if i := strings.Index(s, label); i > 0 && strings.HasPrefix(s, strings.TrimSpace(s[i+len(label):])) {
			return true
		}
	}
	return strings.HasPrefix(s, "Skip Navigation Links") || strings.HasPrefix(s, "Skip to ")
}

// homeRow gives the entries of a menu run together that begins with the way
// home and ends with a known name, whatever names stand between: "Trang chủ
// Tin tức Nghệ nhân Cây di sản Thư viện".
func homeRow(s string) []string {
	if !homeFirst.MatchString(s) || entryMarks.MatchString(s) || strings.ContainsAny(s, "/>:;,“\"0123456789") {
		return nil
	}
	entries, _ := knownEntries(s)
	if len(entries) < 4 || !strings.Contains(s[len(s)/2:], entries[len(entries)-1]) {
		return nil
	}
	return entries
}

// homeFirst is the first entry of most menus.
var homeFirst = regexp.MustCompile(`^(?i:trang chủ|trang nhất|home) `)

// knownEntries gives the names in s that menus have, and how many words they are.
func knownEntries(s string) (entries []string, covered int) {
	words := strings.Fields(s)
	for i := 0; i < len(words); {
		n := min(3, len(words)-i)
		for ; n > 0; n-- {
			if e := strings.Join(words[i:i+n], " "); startsUpper(e) && (menuNames[strings.ToLower(e)] || n == 2 && sections[strings.ToLower(e)]) {
				entries, covered = append(entries, e), covered+n
				break
			}
		}
		i += max(n, 1)
	}
	return entries, covered
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// bulleted begins an item of a list, of a menu too: "• Giới thiệu", "2. Tin tức".
var bulleted = regexp.MustCompile(`^(?:[•▪■●*+»›>○◦·–-]+|\d{1,2}[.)])\s*`)

// findMenus marks the lines of menus above the text: rows of section names, and
// runs of short lines, bulleted or with names that menus have. They hold
// headings that would else end the article ("Tin mới", "Liên kết website") and
// names that would else be its headline.
func (r *reader) findMenus() {
	last := -1
	for i := range r.lines {
		l := &r.lines[i]
		if l.menu = menuEntries(l.text) != nil || folded(l.text); l.sentence() {
			last = i
		}
	}
	for i := range r.lines {
		if l := &r.lines[i]; l.sentence() || startsWithDate(l) {
			r.menuRuns(0, i)
			break
		}
	}
	r.menuRuns(last+1, len(r.lines))
	for i := last + 1; i < len(r.lines) && last >= 0; i++ {
		if r.lines[i].menu {
			r.lines[i].kind = Related
		}
	}
}

// menuRuns marks the runs of short lines that are menus among the lines from..to.
func (r *reader) menuRuns(from, to int) {
	known, items := 0, 0
	end := func(i int) {
		if n := i - from; n >= 4 && (known >= 2 && known*3 >= n || items == n && known >= 1) {
			for k := from; k < i; k++ {
				r.lines[k].menu = true
			}
		}
		from, known, items = i+1, 0, 0
	}
	for i := from; i < to; i++ {
		l := &r.lines[i]
		bare := strings.Trim(bulleted.ReplaceAllString(l.text, ""), separators)
		if m, ok := l.meta(); ok && m.dated() {
			end(max(from, i-1)) // what stands above a date line may be a short headline
			from = i + 1
			continue
		}
		if l.menu || len(words(bare)) > 4 || strings.HasSuffix(l.text, ".") || people(bare) && !menuName(bare) || credit.MatchString(l.text) {
			end(i)
			continue
		}
		if menuName(bare) || counter(l.lower) || begins(strings.ToLower(bare), relatedAll) != "" {
			known++
		}
		if bare != l.text {
			items++
		}
	}
	end(to)
}

// words gives the words of a line, dashes between them aside.
func words(s string) []string {
	out := strings.Fields(s)
	kept := out[:0]
	for _, w := range out {
		if strings.Trim(w, separators) != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// inMenu gives the names that the page's menus hold, as keys.
func (r *reader) inMenu(before int) map[string]bool {
	names := map[string]bool{}
	for i := range r.lines[:before] {
		l := &r.lines[i]
		if !l.menu {
			continue
		}
		entries := menuEntries(l.text)
		if entries == nil {
			entries = []string{bulleted.ReplaceAllString(l.text, "")}
		}
		for _, e := range entries {
			names[headlineKey(e)] = true
		}
	}
	return names
}
