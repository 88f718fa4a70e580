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
// is no other and the article's event is at most two weeks older; so does a
// header's day of the week with its date.
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
		if !m.published.HasTime && !weekday.MatchString(r.lines[i].lower) || !header.IsZero() {
			return
		}
		header = m.published
	}
	if header.Full() && soonAfter(header, told, 14) {
		r.published, r.publishedRank = header, beforeTitle
		return
	}
	if d := r.footerDate(); header.IsZero() && d.Full() && soonAfter(d, told, 60) {
		r.published, r.publishedRank = d, atEnd
	}
}

// weekday begins a line as the date in a site's header does: "Thứ 6, 14/10/2016".
var weekday = regexp.MustCompile(`^(?:thứ (?:[2-7]|hai|ba|tư|năm|sáu|bảy)|chủ nhật)[ ,]`)

// footerDate gives the one labelled date below the site's own data, where some
// sites print the article's: "Ngày đăng: 13/06/2023".
func (r *reader) footerDate() dates.Date {
	var found dates.Date
	for i := r.title + 1; i < len(r.lines); i++ {
		l := &r.lines[i]
		m, ok := l.meta()
		if l.kind != Footer && l.kind != Related || !ok || !m.dated() {
			continue
		}
		if l.kind == Related || !found.IsZero() || !putUp.MatchString(l.lower) {
			return dates.Date{} // another article's, or nobody knows whose
		}
		found = m.published
	}
	return found
}

// putUp begins a line that says when an article was put up.
var putUp = regexp.MustCompile(`^(?:ngày (?:đăng|viết|gửi|xuất bản)|đăng (?:ngày|lúc|vào)|đã đăng|được đăng)`)

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
	m, _ := r.lines[i].meta()
	if !d.Full() || (m.labelled || d.HasTime) && !timeOnly.MatchString(r.lines[i].lower) {
		return false
	}
	beside, most := false, 100
	if d.HasTime {
		most = 366 // an article's own line may stand there, and it was put up late
	}
	for k := range r.lines[:i] {
		l := &r.lines[k]
		if contact := contactLine.MatchString(l.text); contact {
			beside = true
		} else if !masthead(l.lower) && !capitalOwner(l.text) && !l.menu {
			return false
		}
	}
	told := r.told()
	return beside || len(told) > 0 && !soonAfter(d, told, most)
}

// timeOnly begins a line that tells the time and calls it no article's.
var timeOnly = regexp.MustCompile(`^(?:thời gian|bây giờ|giờ hiện tại|thứ |chủ nhật|\d|\()`)

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
