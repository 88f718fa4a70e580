package article

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract/dates"
)

// unwrap joins the lines of a text that was broken at a fixed column: where
// the next line's first word would not have fitted, the break says nothing.
func unwrap(text string, lines []line) []line {
	width, head := 0, min(2, max(len(lines)-4, 0)) // a headline may be longer
	for i := range lines[head:] {
		i += head
		width = max(width, utf8.RuneCountInString(lines[i].text))
	}
	if width < 40 || width > 110 {
		return lines
	}
	full, open := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if wrapped(text, &lines[i], &lines[i+1], width) {
			if full++; !lines[i].closed() {
				open++
			}
		}
	}
	if open < 3 || open*2 < full {
		return lines
	}
	out := lines[:1]
	for i := 1; i < len(lines); i++ {
		prev := &out[len(out)-1]
		last := lines[i-1]
		if wrapped(text, &last, &lines[i], width) && !(last.closed() && listItem(lines[i].text)) {
			*prev = newLine(text, prev.start, lines[i].end)
			continue
		}
		out = append(out, lines[i])
	}
	return out
}

// wrapped says that the break between two lines is one at the given width.
func wrapped(text string, l, next *line, width int) bool {
	if strings.Count(text[l.end:next.start], "\n") != 1 {
		return false
	}
	if _, ok := l.meta(); ok {
		return false
	}
	if _, ok := next.meta(); ok {
		return false
	}
	first, _, _ := strings.Cut(next.text, " ")
	return !l.long(width+1) && utf8.RuneCountInString(l.text)+1+utf8.RuneCountInString(first) > width && (l.closed() || !startsWithDate(next))
}

// listItem says that a line begins an item: "- …", "• …", "1. …", "a) …".
func listItem(s string) bool { return itemStart.MatchString(s) }

var itemStart = regexp.MustCompile(`^(?:[-–+*•▪]|\d{1,2}[.)]|\pL[.)])\s`)

// inLine are the headings that end the article on a page saved as one line.
var inLine = regexp.MustCompile(`[\pL.)/"”]\s+((?:Các tin khác|Các bài viết khác|Tin liên quan|Bài viết liên quan|Tin cùng chuyên mục|Các tin liên quan|Tin khác|Tin cũ hơn|Tin mới hơn|Trưởng Ban biên tập|Trưởng ban biên tập|Chịu trách nhiệm|Bản quyền|Địa chỉ|Giấy phép)(?::|\s))`)

// menuWords are the links that stand before the headline on such a page.
var menuWords = regexp.MustCompile(`(?i)^(?:(?:trang chủ|trang nhất|giới thiệu|tin tức(?: - sự kiện)?|sự kiện|văn bản|liên hệ|thư viện(?: ảnh)?|video|tìm kiếm|đăng nhập|hội viên|hội thành viên|sơ đồ (?:site|trang|web))[\s|»›>/•-]+)+`)

// dateAndClock is a date line in the middle of such a page.
var dateAndClock = regexp.MustCompile(`(?:\b\d{1,2}[:h]\d{2}(?::\d{2})?[ ,|-]{1,3})?\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d[ ,|-]{1,3}\d{1,2}[:h]\d{2}(?::\d{2})?(?: ?(?:AM|PM|SA|CH)\b)?(?: ?\(?GMT ?\+ ?7\)?)?|\b\d{1,2}[:h]\d{2}(?::\d{2})?[ ,|-]{1,3}\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d`)

// splitPage cuts a page that was saved as one line into what its one full
// date with a clock time and the known headings part: head, text, what follows.
func splitPage(text string, lines []line) []line {
	for i := range lines {
		if !lines[i].long(400) || len(lines) > 2 {
			continue
		}
		var cuts []int
		l := lines[i]
		add := func(at int) { cuts = append(cuts, l.start+at) }
		head := l.text[:cutRune(l.text, 500)]
		for _, m := range dateAndClock.FindAllStringIndex(head, 1) {
			if strings.Contains(head[:m[0]], ". ") {
				break // a sentence's date
			}
			if menu := menuWords.FindStringIndex(head[:m[0]]); menu != nil {
				add(menu[1])
			}
			add(m[0])
			add(m[1])
		}
		if len(cuts) == 0 {
			continue // without a date line nothing tells the headline from the text
		}
		body := cuts[len(cuts)-1] + 200
		for _, m := range inLine.FindAllStringSubmatchIndex(l.text, -1) {
			at := l.start + m[2]
			if at <= body {
				continue
			}
			if stop := strings.LastIndex(text[:at], ". "); stop+2 > cuts[len(cuts)-1] && people(text[stop+2:at]) {
				cuts = append(cuts, stop+2) // the author's name behind the last sentence
			}
			cuts = append(cuts, at)
		}
		parts := cut(text, l, cuts)
		for k := range parts {
			if begins(parts[k].lower, relatedAll) != "" || begins(parts[k].lower, relatedBox) != "" {
				parts[k].kind = Related
			}
		}
		return slices.Replace(lines, i, i+1, parts...)
	}
	return lines
}

// cut parts a line at the given offsets of the text.
func cut(text string, l line, cuts []int) []line {
	var out []line
	start := l.start
	for _, at := range append(cuts, l.end) {
		if part := newLine(text, start, at); part.start < part.end {
			part.hint = l.hint
			out = append(out, part)
		}
		start = at
	}
	return out
}

// splitDates parts a date line from the headline or the text that it was
// glued to: "13/07/2020 08:15 Hội nghị …", "Hội nghị …13/07/2020",
// "13/07/2020Sáng 12/7, …". It looks at the lines above the second paragraph.
func (r *reader) splitDates() {
	paragraphs := 0
	for i := 0; i < len(r.lines) && i < 40 && paragraphs < 2; i++ {
		l := r.lines[i]
		if l.kind != "" || l.words() < 4 {
			continue
		}
		if l.sentence() {
			paragraphs++
		}
		if _, ok := l.meta(); ok {
			continue
		}
		at := gluedDate(&l)
		if at == 0 {
			continue
		}
		parts := cut(r.a.Text, l, []int{l.start + at})
		r.lines = slices.Replace(r.lines, i, i+1, parts...)
		i++
	}
}

// gluedDate gives the place at which a line falls into a date line and other
// words, 0 for none. A date that the words lead to ("ngày 13/7/2020") is theirs.
func gluedDate(l *line) int {
	if !strings.ContainsAny(l.text, "0123456789") {
		return 0
	}
	head := l.text[:cutRune(l.text, 60)]
	if m := dateResidue.FindString(head); m != "" {
		return len(m)
	}
	if r, _ := utf8.DecodeRuneInString(head); strings.ContainsRune("0123456789TCJFMASOND", r) {
		if found := dates.Find(head); len(found) > 0 && found[0].Start == 0 && dateLineForm(&found[0], head) {
			end := found[0].End
			rest := l.text[end:]
			trimmed := strings.TrimLeft(rest, separators)
			next, _ := utf8.DecodeRuneInString(trimmed)
			glued := len(trimmed) == len(rest)
			comma := strings.HasPrefix(strings.TrimSpace(rest), ",")
			if unicode.IsUpper(next) && len(strings.Fields(trimmed)) >= 4 && !comma && (glued || found[0].From.HasTime || strings.ContainsAny(rest[:len(rest)-len(trimmed)], "|-–•")) {
				return end + len(rest) - len(trimmed)
			}
		}
	}
	if l.sentence() && l.closed() || l.long(300) {
		return 0
	}
	found := dates.Find(l.text)
	if len(found) == 0 {
		return 0
	}
	e := &found[len(found)-1]
	if strings.Trim(l.text[e.End:], separators) != "" || !dateLineForm(e, l.text) {
		return 0
	}
	before := strings.TrimRight(l.text[:e.Start], separators)
	gap := l.text[len(before):e.Start]
	if len(strings.Fields(before)) < 4 || leadsToDate.MatchString(strings.ToLower(before)) {
		return 0
	}
	named := strings.IndexFunc(l.text[e.Start:e.End], unicode.IsLetter) >= 0 // "13 Th7 2020"
	if gap == "" || strings.Contains(gap, "  ") || named || e.From.HasTime || strings.ContainsAny(gap, "|-–•[") {
		return e.Start
	}
	return 0
}

// dateResidue is what some archives leave of a page's metadata before its text.
var dateResidue = regexp.MustCompile(`^date (?:19|20)\d\d-\d\d(?:-\d\d)?\s+`)

// leadsToDate ends what a date belongs to: "… tuần từ", "… đến".
var leadsToDate = regexp.MustCompile(`(?:^| )(?:ngày|từ|đến|tuần|sáng|chiều|tối|vào|số|hôm|lúc|trước|sau|dịp|của|khóa|và|hết)$`)

// dateLineForm says that an expression is a full date in figures, as date
// lines have it, with no word in it that a sentence would need.
func dateLineForm(e *dates.Expression, s string) bool {
	said := strings.ToLower(s[e.Start:e.End])
	return e.Kind == dates.Point && e.From.Full() && !e.Planned && !e.Until && !e.OfDocument && e.PartOfDay == "" && e.Relative == "" && !strings.HasPrefix(said, "ngày")
}
