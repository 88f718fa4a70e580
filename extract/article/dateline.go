package article

import "strings"

// Ranks of publication dates, by where the date line stands. A header's clock
// shows the visitor's day, so a date above the title counts least.
const (
	afterUpdate = iota + 1 // "Cập nhật:" near the title, where no other date is
	atEnd                  // a labelled date below the text
	beforeTitle
	afterTitle
	labelledDate
)

// keep notes the dates of a date line that stands at the given rank.
func (r *reader) keep(m meta, rank int) {
	if !m.published.IsZero() {
		at := rank
		if m.labelled && rank > atEnd {
			at = labelledDate
		}
		if at > r.publishedRank {
			r.published, r.publishedRank = m.published, at
		}
	}
	if !m.updated.IsZero() {
		if r.updated.IsZero() {
			r.updated = m.updated
		}
		if afterUpdate > r.publishedRank {
			r.published, r.publishedRank = m.updated, afterUpdate
		}
	}
}

// findMeta marks the date lines around the title and below the text.
func (r *reader) findMeta() {
	first, last := r.bodyRange()
	for i := range r.lines {
		l := &r.lines[i]
		if l.kind != "" || i > first && i < last {
			continue
		}
		m, ok := l.meta()
		if !ok {
			continue
		}
		if l.kind = Meta; m.author != "" && !m.dated() && !m.poster {
			l.kind = Byline // "Tác giả: …"
		}
		switch {
		case i >= last:
			if m.labelled || !m.updated.IsZero() || r.closesText(i, last) {
				r.keep(m, atEnd)
			}
		case i > r.title:
			r.keep(m, afterTitle)
		case r.adjoinsTitle(i) && !r.visitors(i, m.published) && !r.others(i):
			if r.publishedRank == beforeTitle && !m.published.IsZero() {
				r.publishedRank-- // of two above the title the nearer is the article's
			}
			m.labelled = m.labelled && !strings.HasPrefix(l.lower, "thời gian") // a clock's label, too
			r.keep(m, beforeTitle)
		}
		if r.poster == "" && m.author != "" && (i > r.title || r.adjoinsTitle(i)) {
			r.poster = m.author
		}
	}
	// Buttons and players leave their labels in the middle of a text, too.
	for i := first + 1; i < last && i < len(r.lines); i++ {
		if l := &r.lines[i]; l.kind == "" && toolLine(l.lower) {
			l.kind = Meta
		}
	}
}

// closesText says that line i, a date line, stands right below the text, names
// beside it aside: no headline of another article is near.
func (r *reader) closesText(i, last int) bool {
	if m, _ := r.lines[i].meta(); !m.signed && m.author == "" && len(r.lines[i].text) > 40 {
		return false
	}
	for k := last + 1; k < len(r.lines); k++ {
		l := &r.lines[k]
		if l.kind == Related || l.kind == Footer {
			return k > i
		}
		m, ok := l.meta()
		if k != i && ok && m.dated() {
			return false // two dates: none is the page's for certain
		}
		if _, _, name := readByline(l.text); !ok && !name && k != i && !signing.MatchString(l.lower) {
			return k == i+1 && l.words() <= 4 && l.kind == "" // a menu's entry, no headline that the date is above of
		}
	}
	return true
}

// bodyRange gives the first and the last line of the text proper.
func (r *reader) bodyRange() (first, last int) {
	first, last = len(r.lines), r.title
	for i := r.title + 1; i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.kind == "" && (l.sentence() || startsWithDate(l)) && (l.long(240) || !photoCredit.MatchString(l.text)) {
			if _, ok := l.meta(); ok {
				continue
			}
			first, last = min(first, i), i
		}
	}
	if first == len(r.lines) {
		last = first
	}
	return first, last
}

// adjoinsTitle says that only date lines, or the headline itself once more,
// stand between line i and the title below it.
func (r *reader) adjoinsTitle(i int) bool {
	for j := i + 1; j < r.title; j++ {
		if l := &r.lines[j]; l.kind != Meta && !sameHeadline(l.text, r.a.Title) {
			if _, ok := l.meta(); !ok {
				return false
			}
		}
	}
	return i < r.title && r.title-i <= 5
}
