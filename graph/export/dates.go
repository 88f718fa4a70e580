package export

import (
	"strings"
	"time"

	"github.com/uniongraph/uniongraph/graph"
)

// known reports whether the year of an EDTF date is known.
func known(date string) bool { return date != "" && !strings.HasPrefix(date, "X") }

// dateOnly gives a date as ISO 8601 at its precision, without time of day; "" for one
// of unknown year. A day that no calendar has is cut to its month.
func dateOnly(edtf string) string {
	if !known(edtf) {
		return ""
	}
	day, _, _ := strings.Cut(edtf, "T")
	if len(day) == len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return day[:len("2006-01")]
		}
	}
	return day
}

// isoDate gives a date with its time of day and offset, if all is known.
func isoDate(edtf string) string {
	if _, err := time.Parse(time.RFC3339, edtf); err == nil {
		return edtf
	}
	return dateOnly(edtf)
}

// instant gives a time in UTC, as FollowTheMoney keeps it, or else the date alone.
func instant(edtf string) string {
	for _, layout := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, edtf); err == nil {
			return t.UTC().Format("2006-01-02T15:04:05")
		}
	}
	return dateOnly(edtf)
}

// days gives the first and the last day that a date may mean: of a year, 1 January
// and 31 December; "" if the year is not known.
func days(edtf string) (first, last string) {
	date := dateOnly(edtf)
	layouts := []string{"2006", "2006-01", time.DateOnly}
	for i, layout := range layouts {
		t, err := time.Parse(layout, date)
		if err != nil {
			continue
		}
		end := [](time.Time){t.AddDate(1, 0, -1), t.AddDate(0, 1, -1), t}[i]
		return t.Format(time.DateOnly), end.Format(time.DateOnly)
	}
	return "", ""
}

// spell is a stretch of days, both ends included; "" is open.
type spell struct{ start, end string }

// spells says when an edge was there: a meeting or attendance on the days of its
// events, an agreement in its period, a role from when it was first to when it was
// last seen, a succession from its day on. An edge of no known date has none.
func (g *Graph) spells(e Edge) []spell {
	switch {
	case e.Type == graph.EdgeHoldsRole:
		return period(e.First, e.Last)
	case e.Type == graph.EdgeSucceededBy:
		return period(e.StartDate, "")
	case e.Basis != "" && (known(e.StartDate) || known(e.EndDate)):
		return period(e.StartDate, e.EndDate)
	}
	var out []spell
	for _, s := range e.Proof {
		on := period(s.Date, s.Date)
		if event, ok := g.events[s.Object]; ok && known(event.EndDate) {
			on = period(event.StartDate, event.EndDate)
		}
		out = append(out, on...)
	}
	return merged(out)
}

func period(from, to string) []spell {
	start, _ := days(from)
	_, end := days(to)
	if start == "" && end == "" || start != "" && end != "" && end < start {
		return nil
	}
	return []spell{{start, end}}
}
