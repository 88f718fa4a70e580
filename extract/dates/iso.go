package dates

import (
	"regexp"
	"strings"
	"time"
)

// isoForm is what metadata holds: "2024-03-29", "2024-03-29T10:00:00Z",
// "2024-03-29 10:00:00 +0700".
var isoForm = regexp.MustCompile(`^\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:Z\b|[+-]\d{2}:?\d{2}))?)?`)

// iso reads an ISO date at token i. A clock time with another offset is
// turned into Vietnam's.
func (p *parser) iso(i int, e *Expression) (next int, ok bool) {
	if !p.year(i) || !p.is(i+1, "-/") || p.at(i+1).space || p.at(i+3).mark != p.at(i+1).mark {
		return 0, false
	}
	m := isoForm.FindString(p.text[p.at(i).start:])
	if m == "" {
		return 0, false
	}
	d, ok := parseISO(m)
	if !ok {
		return 0, false
	}
	stop := p.at(i).start + len(m)
	next = i
	for next < len(p.toks) && p.at(next).end <= stop {
		next++
	}
	if next-i < 5 || p.insideCode(next) {
		return 0, false
	}
	e.Kind, e.From = Point, d
	return next, true
}

func parseISO(s string) (Date, bool) {
	s = strings.Join(strings.Fields(strings.ReplaceAll(strings.ReplaceAll(s, "/", "-"), "T", " ")), " ")
	for _, layout := range []string{
		"2006-1-2 15:4:5 Z0700", "2006-1-2 15:4:5 Z07:00", "2006-1-2 15:4:5Z07:00", "2006-1-2 15:4:5Z0700",
		"2006-1-2 15:4Z07:00", "2006-1-2 15:4Z0700", "2006-1-2 15:4 Z0700", "2006-1-2 15:4:5", "2006-1-2 15:4", "2006-1-2",
	} {
		t, err := time.ParseInLocation(layout, s, vietnam)
		if err != nil {
			continue
		}
		t = t.In(vietnam)
		d := Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
		if layout != "2006-1-2" {
			d.Hour, d.Minute, d.Second, d.HasTime = t.Hour(), t.Minute(), t.Second(), true
		}
		return d, d.Year >= 1900 && d.Year < 2100
	}
	return Date{}, false
}
