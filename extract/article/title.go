package article

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract/dates"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// findTitle takes the headline above the first paragraph: the one that the
// breadcrumb ends with, else the one at the date line, else the first.
func (r *reader) findTitle() {
	r.title = -1
	for i := 0; i < len(r.lines) && i < 40; i++ {
		r.joinCapitals(i)
	}
	body := r.bodyStart()
	var candidates, above []int
	last := ""
	date := -1
	for i := 0; i < body; i++ {
		l := &r.lines[i]
		if l.kind == Breadcrumb {
			parts := breadcrumb(l)
			last = parts[len(parts)-1]
			// What stands above it is the site's head, unless no headline follows.
			above, candidates, date = append(above, candidates...), nil, -1
			continue
		}
		if l.kind != "" {
			continue
		}
		if m, ok := l.meta(); ok {
			if date < 0 && m.dated() {
				date = i
			}
			continue
		}
		if r.headline(l) {
			candidates = append(candidates, i)
		}
	}
	candidates = r.withoutSections(candidates, body)
	if len(candidates) == 0 {
		candidates = r.withoutSections(above, body)
	}
	candidates = r.withoutOwners(candidates)
	if real := r.withoutMastheads(candidates); len(real) > 0 {
		candidates = real
	} else if at := r.shortHeadline(date); at >= 0 {
		r.setTitle(at)
		r.markHead(at)
		return
	} else if at := r.ownHeading(body); at >= 0 {
		r.setTitle(at)
		r.markHead(at)
		return
	}
	if len(candidates) == 0 {
		r.markHead(min(body, len(r.lines)))
		return
	}
	candidates = r.withoutFurniture(candidates)
	pick := candidates[0]
	if r.menuAbove(body) || r.relatedAbove(candidates[len(candidates)-1]) { // a page saved with its menus: the headline is nearest to the text
		pick = candidates[len(candidates)-1]
	}
	dated := r.dated(candidates, body)
	if len(dated) == 1 {
		pick = dated[0]
	}
	share := r.shareTold(body)
	if len(dated) > 1 && r.relatedAbove(dated[len(dated)-1]) { // other articles' headlines with their dates stand above
		if d := dated[len(dated)-1]; d > pick || share(d) > share(pick) {
			pick = d
		}
		for _, c := range dated {
			if share(c) > share(pick)+0.25 && share(c) >= 0.4 {
				pick = c
			}
		}
	}
	pick = r.shorter(r.longer(pick, candidates), candidates)
	if len(dated) != 1 {
		pick = r.retold(pick, candidates, body)
	}
	for _, c := range candidates {
		if last != "" && sameHeadline(r.lines[c].text, last) {
			// A section's name ends the breadcrumb as well: then the date line and
			// the text belong to the headline below it.
			if c == pick || !(pick > c && len(dated) == 1 && share(pick) >= share(c)) && share(pick) < share(c)+0.2 {
				pick = c
			}
			break
		}
	}
	if len(candidates) == 1 && r.ticker(pick, body) {
		for i := range r.lines[:body] {
			r.lines[i].kind = Related // the clock's date is the visitor's
		}
		return
	}
	r.setTitle(pick)
	r.markHead(pick)
	r.keepSite()
}

// menuAbove says that a site's menu stands above the text: many lines that are
// too short for headlines.
func (r *reader) menuAbove(body int) bool {
	short := 0
	for i := 0; i < body; i++ {
		l := &r.lines[i]
		if l.kind != "" || l.words() > 3 {
			continue
		}
		if _, ok := l.meta(); !ok {
			short++
		}
	}
	return short >= 5
}

// sameHeadline compares two headlines, one of which may be cut off.
func sameHeadline(a, b string) bool { return sameKey(headlineKey(a), headlineKey(b)) }

func headlineKey(s string) string { return vietnamese.Key(strings.TrimRight(s, ". …")) }

func sameKey(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) > 40 && strings.HasPrefix(b, a)
}

// bodyStart is the first line that only an article's text can be.
func (r *reader) bodyStart() int {
	for i := range r.lines {
		l := &r.lines[i]
		if l.kind == Footer || l.kind == Related && !r.sentenceBelow(i) {
			return i
		}
		if l.kind != "" {
			continue
		}
		if _, ok := l.meta(); ok {
			continue
		}
		if l.sentence() && !r.titleWithStop(i) || startsWithDate(l) {
			return i
		}
	}
	return len(r.lines)
}

// titleWithStop says that a sentence is the headline all the same: a date line
// follows it.
func (r *reader) titleWithStop(i int) bool {
	if r.lines[i].long(200) || i+1 >= len(r.lines) || strings.Count(r.lines[i].text, ". ") > 0 {
		return false
	}
	m, ok := r.lines[i+1].meta()
	return ok && m.dated()
}

// startsWithDate says that the line begins as a lead does: "Sáng 15/11, …".
func startsWithDate(l *line) bool {
	e := dates.Find(l.text[:min(len(l.text), cutRune(l.text, 120))])
	return len(e) > 0 && e[0].Start == 0 && e[0].Kind != dates.Named && e[0].Kind != dates.Term && e[0].Kind != dates.Year && e[0].From.Day > 0 && len(l.text)-e[0].End > 30
}

// cutRune gives the largest index of at most n that cuts no rune of s.
func cutRune(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// headline says that the line may be the page's headline.
func (r *reader) headline(l *line) bool {
	if l.menu || len(strings.Fields(strings.TrimLeft(l.text, bullets))) < 4 || l.long(320) || strings.HasPrefix(l.text, "//") || strings.HasPrefix(l.lower, "http") {
		return false
	}
	if contactLine.MatchString(l.text) || begins(l.lower, footerStarts) != "" && !strings.Contains(l.lower, "ra mắt") {
		return false
	}
	if strings.Count(l.text, "|") > 2 || visits.MatchString(l.lower) { // a menu, a counter's heading
		return false
	}
	s := strings.TrimRight(l.text, `"”»’') `)
	return !strings.HasSuffix(s, ":") && !strings.HasSuffix(s, ";") && !strings.HasSuffix(s, ",")
}

// visits heads a counter of visitors.
var visits = regexp.MustCompile(`^(?:bộ đếm|đếm|thống kê|số|tổng số)?\s*(?:lượt )?truy cập(?: website| trang)?[ :.\d]*$`)

// setTitle makes line i the title. A date in parentheses behind it
// ("(12/09/2015)") is the date line.
func (r *reader) setTitle(i int) {
	l := &r.lines[i]
	l.kind = Title
	r.title = i
	open := strings.LastIndexAny(l.text, "([")
	if open > 0 && (strings.HasSuffix(l.text, ")") || strings.HasSuffix(l.text, "]")) {
		if m, ok := readMeta(l.text[open:]); ok && m.dated() {
			rest := newLine(r.a.Text, l.start+open, l.end)
			rest.kind = Meta
			r.keep(m, afterTitle)
			cut := newLine(r.a.Text, l.start, l.start+open)
			cut.kind, cut.hint = Title, l.hint
			r.lines = slices.Insert(r.lines, i+1, rest)
			r.lines[i] = cut
		}
	}
	if l := &r.lines[i]; gluedDate(l) > 0 {
		parts := cut(r.a.Text, *l, []int{l.start + gluedDate(l)})
		if m, ok := parts[len(parts)-1].meta(); ok && m.dated() {
			parts[0].kind, parts[1].kind = Title, Meta
			r.keep(m, afterTitle)
			r.lines = slices.Replace(r.lines, i, i+1, parts...)
		}
	}
	r.trimSite()
	r.a.Title = r.titleText(&r.lines[r.title])
}

func (r *reader) titleText(l *line) string {
	return strings.TrimRight(strings.TrimLeft(strings.Join(strings.Fields(l.text), " "), "•▪■●»›># "), " |•·–—-")
}

// markHead marks short lines above the title as the site's head: menus,
// sections, a masthead. A sentence is never given away.
func (r *reader) markHead(title int) {
	for i := 0; i < title && i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.kind != "" || l.sentence() {
			continue
		}
		if _, ok := l.meta(); !ok {
			l.kind = Related
		}
	}
}
