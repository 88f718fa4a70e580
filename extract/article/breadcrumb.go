package article

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// breadcrumbMarks part the names of sections: "Trang chủ >> Tin tức >> …".
var breadcrumbMarks = regexp.MustCompile(`\s*(?:>>|»|›|→|▸|>)\s*|\s+[/|]\s+|\s+[-–]\s+`)

// breadcrumb gives the parts of a breadcrumb line. Slashes, bars and dashes
// count only behind "Trang chủ", for they stand in ordinary lines too.
func breadcrumb(l *line) []string {
	if l.long(400) || l.closed() && !strings.HasSuffix(l.text, "…") && !strings.HasSuffix(l.text, "...") {
		return nil
	}
	home := strings.HasPrefix(l.lower, "trang chủ") || strings.HasPrefix(l.lower, "trang nhất") || strings.HasPrefix(l.lower, "home")
	if !home && !strings.ContainsAny(l.text, ">»›→▸") {
		return nil
	}
	var parts []string
	for _, p := range breadcrumbMarks.Split(l.text, -1) {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	if len(parts) < 2 || !home && strings.HasPrefix(l.text, ">") && len(parts) == 1 {
		return nil
	}
	// "10 > 5", "-> 20": marks within a sentence part no sections.
	if !home && utf8.RuneCountInString(parts[0]) > 60 {
		return nil
	}
	return parts
}

func (r *reader) findBreadcrumbs() {
	for i := range r.lines {
		l := &r.lines[i]
		if l.kind != "" {
			continue
		}
		if l.sentence() {
			return
		}
		if breadcrumb(l) != nil {
			l.kind = Breadcrumb
		}
	}
}
