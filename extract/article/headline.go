package article

import (
	"regexp"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// goesOn are words that a headline in capitals goes on with on its next line.
var goesOn = regexp.MustCompile(`^(?:VÀ|CỦA|VỀ|TẠI|CHO|NĂM|LẦN THỨ|VỚI|GIỮA|TỈNH|THÀNH PHỐ|TRONG|TRÊN|NHIỆM KỲ|GIAI ĐOẠN|KHÓA|\(|–|-) `)

// joinCapitals joins a headline in capitals that is broken over two lines:
// "HỘI NGHỊ TỔNG KẾT CÔNG TÁC NĂM 2008 / VÀ PHƯƠNG HƯỚNG NĂM 2009".
func (r *reader) joinCapitals(i int) {
	for i+1 < len(r.lines) {
		l, next := &r.lines[i], &r.lines[i+1]
		between := r.a.Text[l.end:next.start]
		if next.kind != "" || strings.Count(between, "\n") != 1 || strings.ToUpper(l.text) != l.text || strings.ToUpper(next.text) != next.text || !goesOn.MatchString(next.text) {
			return
		}
		joined := newLine(r.a.Text, l.start, next.end)
		joined.hint = l.hint
		r.lines[i] = joined
		r.lines = slices.Delete(r.lines, i+1, i+2)
	}
}

// opens are last words of a line after which a headline must go on.
var opens = regexp.MustCompile(`(?i) (?:và|của|về|tại|cho|với|giữa|tỉnh|thành phố|trong|trên|các|tổ chức|sơ kết|tổng kết|triển khai|phát động|khai mạc|ký kết|tham dự|đón|tiếp|thăm|gặp mặt|đại biểu|khoa học|kỹ thuật|lần|nhiệm kỳ|giai đoạn|năm|do|từ|đến|-|–|,)$`)

// joinHeadline joins a headline that is broken over two lines: the second
// begins small, or the first ends with a word that wants another.
func (r *reader) joinHeadline() {
	for i := 0; i+1 < len(r.lines) && i < 40; i++ {
		l, next := &r.lines[i], &r.lines[i+1]
		if l.sentence() {
			return
		}
		if l.menu || next.menu || l.words() < 4 || next.words() < 3 || next.sentence() || l.closed() || startsWithDate(l) || begins(l.lower, footerStarts) != "" || breadcrumb(l) != nil || breadcrumb(next) != nil || listItem(next.text) || strings.HasSuffix(next.text, ":") {
			continue
		}
		if _, ok := l.meta(); ok {
			continue
		}
		if _, ok := next.meta(); ok {
			continue
		}
		lines := strings.Count(r.a.Text[l.end:next.start], "\n")
		if !next.startsLower() && !(lines == 1 && opens.MatchString(" "+l.lower) && !masthead(l.lower) && !masthead(next.lower)) || next.startsLower() && (strings.HasPrefix(next.lower, "http") || strings.HasPrefix(next.lower, "www.")) {
			continue
		}
		if strings.Contains(headlineKey(l.text), headlineKey(next.text)) {
			continue // "Bạn đang ở: … <headline>", then the headline
		}
		joined := newLine(r.a.Text, l.start, next.end)
		joined.hint = l.hint
		r.lines = slices.Replace(r.lines, i, i+2, joined)
	}
}

// relatedAbove says that a heading of other news stands above line i.
func (r *reader) relatedAbove(i int) bool {
	for k := range r.lines[:i] {
		if r.lines[k].kind == Related {
			return true
		}
	}
	return false
}

// trimSite takes the site's name off the title, and keeps it as the site's.
func (r *reader) trimSite() {
	if n := unfilledHead(r.lines[r.title].text); n > 0 {
		r.cutTitle(0, n)
	}
	l := &r.lines[r.title]
	if at, name := siteTail(l.text); at > 0 {
		r.cutTitle(at, len(l.text))
		if r.a.SiteName == "" && masthead(strings.ToLower(name)) {
			r.a.SiteName = name
		}
	}
	l = &r.lines[r.title]
	at := siteHead(l.text)
	if at == 0 {
		return
	}
	for i := range r.lines { // "Báo Z - …" only where the headline stands alone, too
		if i != r.title && i < r.title+12 && sameHeadline(r.lines[i].text, l.text[at:]) {
			r.cutTitle(0, at)
			return
		}
	}
}

// cutTitle takes the bytes from..to of the title's line out of it, as a line
// of the site's head.
func (r *reader) cutTitle(from, to int) {
	l := r.lines[r.title]
	at := to
	if from > 0 {
		at = from
	}
	parts := cut(r.a.Text, l, []int{l.start + at})
	if len(parts) != 2 {
		return
	}
	keep := 0
	if from == 0 {
		keep = 1
	}
	parts[keep].kind, parts[1-keep].kind = Title, Related
	r.lines = slices.Replace(r.lines, r.title, r.title+1, parts...)
	r.title += keep
}

// dropRepeats marks what says the headline, or a paragraph, once more.
func (r *reader) dropRepeats() {
	seen := map[string]bool{}
	title := ""
	if r.title >= 0 {
		title = headlineKey(r.a.Title)
	}
	for i := range r.lines {
		l := &r.lines[i]
		if l.kind != "" || i == r.title || l.words() < 4 {
			continue
		}
		key := headlineKey(l.text)
		if key == title && i < r.title+8 || seen[key] && l.words() >= 12 {
			l.kind = Related
		}
		seen[key] = true
	}
}

// retold takes the candidate whose words the first paragraphs tell again,
// where that is clearly another than the one picked: a ticker's headlines
// stand above the article's own.
func (r *reader) retold(pick int, candidates []int, body int) int {
	if len(candidates) < 2 {
		return pick
	}
	share := r.shareTold(body)
	best, mine := pick, share(pick)
	for _, c := range candidates {
		if s := share(c); s > mine+0.25 && s >= 0.4 {
			best, mine = c, s
		}
	}
	return best
}

// shareTold gives a measure of how much of a headline the first paragraphs
// tell again, from 0 to 1.
func (r *reader) shareTold(body int) func(c int) float64 {
	told := map[string]bool{}
	for i, n := body, 0; i < len(r.lines) && n < 2; i++ {
		if l := &r.lines[i]; l.kind == "" && l.sentence() {
			for _, pair := range pairs(l.text[:cutRune(l.text, 1200)]) {
				told[pair] = true
			}
			n++
		}
	}
	return func(c int) float64 {
		all, known := pairs(r.lines[c].text), 0
		for _, pair := range all {
			if told[pair] {
				known++
			}
		}
		return float64(known) / float64(max(len(all), 1))
	}
}

// ticker says that the only headline above the text is a ticker's: its date is
// in brackets behind it, the site's clock stands above it, and the text tells
// nothing of it.
func (r *reader) ticker(c, body int) bool {
	l := &r.lines[c]
	open := strings.LastIndexAny(l.text, "([")
	if open < 0 || !dateOf(l.text[open:]) {
		return false
	}
	for i := range r.lines[:c] {
		if m, ok := r.lines[i].meta(); ok && m.dated() {
			return r.shareTold(body)(c) < 0.15
		}
	}
	return false
}

// pairs gives the pairs of neighbouring words in a text.
func pairs(s string) []string {
	words := strings.Fields(vietnamese.Key(s))
	var out []string
	for i := 1; i < len(words); i++ {
		out = append(out, strings.Trim(words[i-1], ".,;:()\"“”")+" "+strings.Trim(words[i], ".,;:()\"“”"))
	}
	return out
}
