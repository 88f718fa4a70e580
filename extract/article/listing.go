package article

import (
	"regexp"
	"strings"

	"github.com/uniongraph/uniongraph/extract/dates"
)

// findTeaserDates marks the date lines of articles or teasers that stand one
// after another: each stands at a headline between two paragraphs. Three of
// them of different days make a list, which has no date of its own.
func (r *reader) findTeaserDates() {
	first, last := r.bodyRange()
	days := map[dates.Date]bool{}
	for i := r.title + 1; i < last; i++ {
		l := &r.lines[i]
		m, ok := l.meta()
		if !ok || !m.dated() || m.signed || m.author != "" || !r.besideHeadline(i) || l.kind != "" && l.kind != Meta {
			continue
		}
		if i >= first {
			l.kind = Meta
		}
		d := m.either()
		days[dates.Date{Year: d.Year, Month: d.Month, Day: d.Day}] = true
	}
	if len(days) >= 3 && r.title >= 0 {
		r.several = true
		r.headList()
	}
}

// either gives the day of publication, or that of the last update where a site
// prints no other.
func (m meta) either() dates.Date {
	if m.published.IsZero() {
		return m.updated
	}
	return m.published
}

// headList gives a list of teasers its own heading as the title, where the
// first teaser's headline had been taken for it.
func (r *reader) headList() {
	if r.title+1 >= len(r.lines) || r.lines[r.title+1].kind != Meta {
		return
	}
	at := -1
	for i := range r.lines[:r.title] {
		l := &r.lines[i]
		if (l.kind == Related || l.kind == Meta) && listHead.MatchString(l.lower) && l.words() <= 14 {
			at = i // it says itself that it heads a list
		}
	}
	for i := 0; i < r.title && at < 0; i++ {
		l := &r.lines[i]
		if l.kind == Related && !l.menu && l.words() >= 2 && l.words() <= 14 && !masthead(l.lower) && !counter(l.lower) {
			at = i
		}
	}
	if at < 0 {
		return
	}
	r.lines[r.title].kind = Paragraph // the first teaser's headline
	r.title = at
	r.lines[at].kind = Title
	r.a.Title = r.titleText(&r.lines[at])
}

// listHead is a heading of a list of articles: "Chuyên mục: Tin tức", "Tin
// tức (trang 2/5)".
var listHead = regexp.MustCompile(`^(?:danh mục|chuyên mục|thể loại|lưu trữ|category)\s*:\s*\pL[^|]*$|^\pL[^|:]{3,}\(trang \d+(?:\s*/\s*\d+)?\)$`)

// stamp notes with every block of a list the day on which its teaser came out.
func (r *reader) stamp() {
	var day string
	k := 0
	for i := range r.a.Blocks {
		b := &r.a.Blocks[i]
		for k < len(r.lines) && r.lines[k].start < b.Start {
			k++
		}
		if b.Kind == Meta && k < len(r.lines) {
			if m, ok := r.lines[k].meta(); ok && m.dated() {
				day = m.either().EDTF()
			}
		}
		b.Published = day
		if i > 0 && b.Kind == Meta && r.a.Blocks[i-1].Kind == Paragraph {
			l := newLine(r.a.Text, r.a.Blocks[i-1].Start, r.a.Blocks[i-1].End)
			if !l.sentence() {
				r.a.Blocks[i-1].Published = day // the headline above its date line
			}
		}
	}
}

// besideHeadline says that a headline stands right above or below line i.
func (r *reader) besideHeadline(i int) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k <= r.title || k >= len(r.lines) {
			continue
		}
		if l := &r.lines[k]; (l.kind == "" || l.kind == Title) && !l.sentence() && !l.closed() && l.words() >= 3 {
			return true
		}
	}
	return r.title == i-1
}

// onlyHeadlines says that the page is a list of headlines, each with its date
// or all of them items, and tells nothing itself.
func (r *reader) onlyHeadlines() bool {
	headlines, dated, items := 0, 0, 0
	for i := range r.lines {
		l := &r.lines[i]
		if !l.kind.body() && l.kind != Title {
			continue
		}
		if l.sentence() || startsWithDate(l) || l.kind == Caption {
			return false
		}
		if l.words() < 5 || strings.HasSuffix(l.text, ":") {
			continue
		}
		if bare := strings.TrimLeft(l.text, bullets); bare != l.text && !strings.ContainsAny(l.text, ":,") && verbs.MatchString(" "+strings.ToLower(bare)) {
			items++
		}
		headlines++
		if r.datedHeadline(i) {
			dated++
		}
	}
	return headlines >= 4 && (dated >= 3 || items == headlines)
}

// datedHeadline says that a date in brackets ends the line, or that a date
// line follows it.
func (r *reader) datedHeadline(i int) bool {
	l := &r.lines[i]
	if open := strings.LastIndexAny(l.text, "(["); open > 0 && dateOf(l.text[open:]) {
		return true
	}
	if gluedDate(l) > 0 {
		return true
	}
	if i+1 >= len(r.lines) {
		return false
	}
	m, ok := r.lines[i+1].meta()
	return ok && m.dated()
}

// ownText says that below the headline stand sentences of the page's own,
// however many headlines of other pages surround them.
func (p *page) ownText(at, from, to int) bool {
	if at < 0 || p.rows[at].linked() || sectionName(p.rows[at].text) || p.rows[at].words() < 4 {
		return false
	}
	for i := max(at+1, from); i < to && i < at+15; i++ {
		if r := &p.rows[i]; r.headlineLink() {
			return false
		} else if r.sentence() && p.weight(i) > 0 {
			return true
		}
	}
	return false
}

// teasers gives what a list of articles tells in whole sentences: below a
// linked headline, with a day, and the row behind it. A list of headlines has none.
func (p *page) teasers() (out []piece, end int) {
	days := 0
	for i := range p.rows {
		if r := &p.rows[i]; r.part != plain || !r.headlineLink() {
			continue
		}
		var told []piece
		for k := i + 1; k < len(p.rows) && k < i+5; k++ {
			r := &p.rows[k]
			if r.part.outside() || r.headlineLink() {
				break
			}
			switch {
			case r.sentence():
				told, end = append(told, piece{text: r.text, kind: Paragraph}), k+1
				if tellsDay(r.text) {
					days++
				}
			case dateOf(r.text):
				told = append(told, piece{text: r.text, kind: Meta})
			}
		}
		if len(told) > 0 {
			out = append(append(out, piece{text: p.rows[i].text, kind: Related}), told...)
		}
	}
	if days == 0 {
		return nil, 0
	}
	return out, end
}

// composeTeasers makes an article of a list's teasers. Its date and its author
// would be one teaser's, so it has none.
func (p *page) composeTeasers(at int, facts *metadata, told []piece, end int) *reader {
	r := &reader{a: &Article{}, title: -1, several: true}
	var pieces []piece
	if path := p.breadcrumb(end); path != "" {
		pieces = append(pieces, piece{text: path, kind: Breadcrumb})
	}
	title := facts.bestTitle()
	if at >= 0 && (p.rows[at].level == 1 || strings.Contains(headlineKey(facts.title), headlineKey(p.rows[at].text))) {
		title = p.rows[at].text
	} else if facts.title != "" {
		title = facts.title // a home page's sections head only parts of it
	}
	if title != "" {
		r.title = len(pieces)
		pieces = append(pieces, piece{text: title, kind: Title})
	}
	pieces = append(pieces, told...)
	r.set(append(pieces, p.siteRows(end)...))
	r.readBody()
	return r
}

// tellsDay says that a sentence says on which day something happened.
func tellsDay(s string) bool {
	for _, e := range dates.Find(s) {
		switch e.Kind {
		case dates.Point, dates.Range, dates.Days:
			if e.From.Day > 0 || e.Relative != "" {
				return true
			}
		}
	}
	return false
}
