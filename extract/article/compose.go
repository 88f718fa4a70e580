package article

import (
	"strings"
)

// piece is a block of the article in the making.
type piece struct {
	text string
	kind Kind
	hint hint
}

// compose takes the article's rows out of the page, in reading order, and
// lets the reader decide what each of them is.
func (p *page) compose(facts *metadata) *reader {
	from, to, score := p.body()
	at := p.headlineAt(from, to, facts)
	r := &reader{a: &Article{}, title: -1}
	if p.listing(from, to, score) && !p.ownText(at, from, to) {
		if told, end := p.teasers(); len(told) > 0 {
			return p.composeTeasers(at, facts, told, end)
		}
		r.a.Reason = reasonListing
	}
	var pieces []piece
	add := func(text string, kind Kind, h hint) {
		pieces = append(pieces, piece{text, kind, h})
	}
	if path := p.breadcrumb(to); path != "" {
		add(path, Breadcrumb, 0)
	}
	title := facts.bestTitle()
	if at >= 0 {
		title = p.rows[at].text
		if full := facts.longer(title); full != "" {
			title = full
		}
	}
	title = title[unfilledHead(title):]
	pieces = append(pieces, p.above(at, from)...)
	if title != "" {
		r.title = len(pieces)
		add(title, Title, 0)
	}
	pieces = append(pieces, p.dateRows(at, from)...)
	begin := from
	if at >= from && at < to {
		begin = at + 1
	}
	for i := begin; i < to; i++ {
		if box, _ := relatedHeading(strings.ToLower(p.rows[i].text)); box == "all" && !p.resumes(i, to) {
			break
		}
		if piece, ok := p.bodyRow(i, title); ok {
			pieces = append(pieces, piece)
		}
	}
	pieces = append(pieces, p.below(to)...)
	pieces = append(pieces, p.siteRows(to)...)
	r.set(pieces)
	r.findRelated()
	r.readBody()
	return r
}

// breadcrumb gives the row that shows the way to the article, by its class
// name or by its words ("Trang chủ / Tin tức").
func (p *page) breadcrumb(to int) string {
	for i := range p.rows[:to] {
		if p.rows[i].part == crumbs {
			return p.rows[i].text
		}
	}
	for i := range p.rows[:to] {
		row := &p.rows[i]
		if l := newLine(row.text, 0, len(row.text)); !row.part.outside() && strings.HasPrefix(l.lower, "trang chủ") && breadcrumb(&l) != nil && strings.Count(l.text, "|") < 3 {
			return row.text
		}
	}
	return ""
}

// set lays the pieces out as the article's text.
func (r *reader) set(pieces []piece) {
	var text strings.Builder
	for _, piece := range pieces {
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		text.WriteString(piece.text)
		l := line{start: start, end: text.Len(), kind: piece.kind, hint: piece.hint, text: piece.text, lower: strings.ToLower(piece.text)}
		r.lines = append(r.lines, l)
	}
	r.a.Text = text.String()
	if r.title >= 0 {
		r.setTitle(r.title)
	}
}

// bodyRow gives row i of the body as a piece, or says that it is none of it.
func (p *page) bodyRow(i int, title string) (piece, bool) {
	row := &p.rows[i]
	if row.part.outside() {
		return piece{}, false
	}
	if row.linked() && (row.words() < 5 || p.neighbourLinked(i)) {
		return piece{}, false // one of a list of links
	}
	if sameHeadline(row.text, title) && row.words() > 3 && (row.title || row.strong || row.level > 0) {
		return piece{}, false
	}
	out := piece{text: row.text, hint: row.hint}
	if row.part == captions {
		out.kind = Caption
	}
	if row.linked() {
		out.hint |= linked
	}
	if row.level > 0 {
		out.hint |= heading
	}
	return out, true
}

// resumes says that the article goes on behind a heading of related news.
func (p *page) resumes(i, to int) bool {
	run := 0
	for i++; i < to; i++ {
		if row := &p.rows[i]; row.part.outside() || !row.sentence() || p.rows[i-1].headlineLink() {
			run = 0
		} else if run++; run >= 2 {
			return true
		}
	}
	return false
}

func (p *page) neighbourLinked(i int) bool {
	return i > 0 && p.rows[i-1].linked() || i+1 < len(p.rows) && p.rows[i+1].linked()
}

// above gives a date line right above the headline.
func (p *page) above(at, from int) []piece {
	var out []piece
	for i := max(0, at-3); i < at; i++ {
		row := &p.rows[i]
		if m, ok := readMeta(row.text); ok && m.dated() && row.links == 0 && (row.part == plain || row.part == dateline) && p.besideTitle(i, at) {
			out = append(out, piece{text: row.text})
		}
	}
	return out
}

// dateRows gives what stands between the headline and a body that begins
// further down.
func (p *page) dateRows(at, from int) []piece {
	var out []piece
	if at < 0 {
		// No headline is seen: the date line is one of the few rows above.
		for i := max(0, from-6); i < from; i++ {
			if row := &p.rows[i]; dateOf(row.text) && !row.part.outside() && row.links == 0 {
				out = append(out, piece{text: row.text})
			}
		}
		return out
	}
	for i := at + 1; i < from && i < at+40; i++ {
		row := &p.rows[i]
		if row.part.outside() || row.linked() && !dateOf(row.text) && row.part != writer {
			continue
		}
		_, isMeta := readMeta(row.text)
		_, _, isByline := readByline(row.text)
		if isMeta || isByline || row.sentence() || row.hint&leadClass != 0 || row.part == dateline || row.part == writer {
			out = append(out, piece{text: row.text, hint: row.hint})
		}
	}
	return out
}

func dateOf(s string) bool {
	m, ok := readMeta(s)
	return ok && m.dated()
}

// besideTitle says that no menu or breadcrumb stands between row i and the headline.
func (p *page) besideTitle(i, at int) bool {
	for k := i + 1; k < at; k++ {
		if p.rows[k].part.outside() || p.rows[k].linked() {
			return false
		}
	}
	return true
}

// below gives the byline, the source and the date line that stand right
// below the body's element.
func (p *page) below(to int) []piece {
	var out []piece
	for i := to; i < len(p.rows) && i < to+10; i++ {
		row := &p.rows[i]
		if row.part == bottom || row.part == crumbs {
			break
		}
		if box, _ := relatedHeading(strings.ToLower(row.text)); box == "all" {
			break
		}
		if row.part == aside || row.part == remarks || row.linked() && row.part != writer {
			continue
		}
		_, isMeta := readMeta(row.text)
		_, _, isByline := readByline(row.text)
		if !isMeta && !isByline {
			break
		}
		out = append(out, piece{text: row.text, hint: row.hint})
	}
	return out
}

// siteRows gives the site's footer: who owns and edits it.
func (p *page) siteRows(to int) []piece {
	var out []piece
	first := -1
	for i := to; i < len(p.rows); i++ {
		row := &p.rows[i]
		lower := strings.ToLower(row.text)
		if first < 0 && (row.part == bottom && !row.linked() || !row.part.outside() && begins(lower, footerStarts) != "") {
			first = i
		}
		if first < 0 || row.linked() && begins(lower, footerStarts) == "" && !masthead(lower) || row.part == aside || row.part == remarks || counter(lower) {
			continue
		}
		if len(out) < 25 {
			out = append(out, piece{text: row.text, kind: Footer})
		}
	}
	return out
}
