package graph

import (
	"regexp"
	"strings"
)

// edtf matches the dates that a record may carry: a year, month or day, whose
// year may be unknown, and a time with its offset.
var edtf = regexp.MustCompile(`^(\d{4}|XXXX)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$`)

func validDate(date string) bool { return edtf.MatchString(date) }

// day cuts the time off a date.
func day(date string) string {
	d, _, _ := strings.Cut(date, "T")
	return d
}

// dated reports whether the year of a date is known: others cannot be ordered.
func dated(date string) bool { return date != "" && !strings.HasPrefix(date, "X") }

// Earlier gives the earlier of two EDTF dates. Of two that begin alike the more
// precise is taken; a date of unknown year only when the other is unknown too.
func Earlier(a, b string) string {
	switch {
	case !dated(a) && !dated(b):
		return max(a, b)
	case !dated(a):
		return b
	case !dated(b):
		return a
	case strings.HasPrefix(b, a):
		return b
	case strings.HasPrefix(a, b):
		return a
	}
	return min(a, b)
}

// Later gives the later of two EDTF dates, by the same rules as [Earlier].
func Later(a, b string) string {
	if !dated(a) || !dated(b) || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return Earlier(a, b)
	}
	return max(a, b)
}
