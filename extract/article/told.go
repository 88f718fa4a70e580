package article

import (
	"regexp"
	"time"

	"github.com/uniongraph/uniongraph/extract/dates"
)

// told gives the days that the first sentences of the text tell, those of
// plans and documents aside. The year may be missing.
func (r *reader) told() []dates.Date {
	var out []dates.Date
	n := 0
	for i := r.title + 1; i < len(r.lines) && n < 3; i++ {
		l := &r.lines[i]
		if l.kind != "" || !l.sentence() && !startsWithDate(l) {
			continue
		}
		if m, ok := l.meta(); ok && m.dated() {
			continue
		}
		n++
		for _, e := range dates.Find(l.text[:cutRune(l.text, 600)]) {
			if e.Planned || e.Until || e.OfDocument {
				continue
			}
			switch e.Kind {
			case dates.Point, dates.Range, dates.Days:
				day := e.From
				if !e.To.IsZero() {
					day = e.To
				}
				if day.Day > 0 && day.Month > 0 {
					out = append(out, day)
				}
			}
		}
	}
	return out
}

// soonAfter says that d lies at most so many days after one of the days told.
func soonAfter(d dates.Date, told []dates.Date, most int) bool {
	for _, t := range told {
		year := t.Year
		if year == 0 {
			if year = d.Year; t.Month > d.Month || t.Month == d.Month && t.Day > d.Day {
				year--
			}
		}
		day := func(year, month, day int) time.Time {
			return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		}
		gone := int(day(d.Year, d.Month, d.Day).Sub(day(year, t.Month, t.Day)).Hours() / 24)
		if gone >= 0 && gone <= most {
			return true
		}
	}
	return false
}

// settleDates looks at the dates found in the light of the days that the text
// tells. The month-first form of an en-US server ("4/5/2013 10:20:00 AM") is
// printed by servers that count the day first, too: the order that puts the
// page soon behind its event is right. A header's date with a clock time is
// the visitor's on many sites and the article's on some: it counts where there
// is no other and the article's event is at most two weeks older.
func (r *reader) settleDates() {
	told := r.told()
	if len(told) == 0 {
		return
	}
	for _, d := range []*dates.Date{&r.published, &r.updated} {
		if turned := *d; d.Full() && d.Day <= 12 && d.HasTime && r.monthFirst(*d) {
			turned.Day, turned.Month = d.Month, d.Day
			if !soonAfter(*d, told, 60) && soonAfter(turned, told, 60) {
				*d = turned
			}
		}
	}
	if !r.published.IsZero() || r.title < 0 {
		return
	}
	var header dates.Date
	for i := range r.lines[:r.title] {
		m, ok := r.lines[i].meta()
		if !ok || m.published.IsZero() || m.signed || contactLine.MatchString(r.lines[i].text) {
			continue
		}
		if !m.published.HasTime || !header.IsZero() {
			return
		}
		header = m.published
	}
	if header.Full() && soonAfter(header, told, 14) {
		r.published, r.publishedRank = header, beforeTitle
	}
}

// slashed is a date in figures whose order is to be found.
var slashed = regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b`)

// monthFirst says that the page prints d with the month before the day.
func (r *reader) monthFirst(d dates.Date) bool {
	for i := range r.lines {
		l := &r.lines[i]
		if l.kind != Meta && l.kind != Byline {
			continue
		}
		if m := slashed.FindStringSubmatch(l.text); m != nil && number(m[1]) == d.Month && number(m[2]) == d.Day && number(m[3]) == d.Year {
			return true
		}
	}
	return false
}

// visitors says that line i, an unlabelled day without a clock time at the head
// of the page, is the visitor's: months later than what the text begins with,
// or earlier, or below the telephone number.
func (r *reader) visitors(i int, d dates.Date) bool {
	if m, _ := r.lines[i].meta(); m.labelled || !d.Full() || d.HasTime {
		return false
	}
	beside := false
	for k := range r.lines[:i] {
		l := &r.lines[k]
		if contact := contactLine.MatchString(l.text); contact {
			beside = true
		} else if !masthead(l.lower) && !l.menu {
			return false
		}
	}
	told := r.told()
	return beside || len(told) > 0 && !soonAfter(d, told, 100)
}

// others says that the date at line i belongs to the headline above it, one of
// a list of other articles that was saved above this one.
func (r *reader) others(i int) bool {
	if i == 0 || !r.headline(&r.lines[i-1]) || masthead(r.lines[i-1].lower) || sectionHead(r.lines[i-1].text) || sameHeadline(r.lines[i-1].text, r.a.Title) {
		return false
	}
	for k := range r.lines[:i-1] {
		if box, _ := relatedHeading(r.lines[k].lower); box == "all" {
			return true
		}
	}
	return false
}
