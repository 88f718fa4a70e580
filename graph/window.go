package graph

import (
	"context"
	"fmt"
	"time"
)

// Window limits what a query takes into account to what happened, or was said to
// hold, in a stretch of time. Its dates are EDTF: a day, a month or a year; "" is no
// limit. A year as Since is its first day, as AsOf its last.
type Window struct {
	Since string // on this day or later
	AsOf  string // on this day or earlier: the graph as it stood then
}

// Check fails with an [*Error] of [CodeInvalid] when a date cannot limit anything or
// when nothing can lie between the two.
func (w Window) Check() error {
	for _, d := range []struct{ name, date string }{{"--since", w.Since}, {"--as-of", w.AsOf}} {
		if _, _, ok := days(d.date); !ok && d.date != "" {
			return invalid("%s %q: write a day, a month or a year, as 2024-03-29, 2024-03 or 2024", d.name, d.date)
		}
	}
	if from, _, ok := days(w.Since); ok {
		if _, to, ok := days(w.AsOf); ok && to < from {
			return invalid("--since %s is after --as-of %s", w.Since, w.AsOf)
		}
	}
	return nil
}

// open reports whether a window limits nothing.
func (w Window) open() bool { return w.Since == "" && w.AsOf == "" }

// placing says where a date lies.
type placing int

const (
	outside placing = iota
	inside
	unplaced // unknown, or known too roughly to say
)

// place says whether a date lies in the window. "2024" lies neither surely in nor
// surely out of what is since 2024-03-01.
func (w Window) place(date string) placing {
	if w.open() {
		return inside
	}
	first, last, ok := days(date)
	if !ok {
		return unplaced
	}
	from, _, since := days(w.Since)
	_, to, asOf := days(w.AsOf)
	switch {
	case since && last < from, asOf && first > to:
		return outside
	case since && first < from, asOf && last > to:
		return unplaced
	}
	return inside
}

// days gives the first and the last day that an EDTF date may mean, and false where
// its year is unknown or there is no such day.
func days(date string) (first, last string, ok bool) {
	d := day(date)
	if !dated(d) || !validDate(d) {
		return "", "", false
	}
	switch len(d) {
	case len("2024-03-29"):
		_, err := time.Parse(time.DateOnly, d)
		return d, d, err == nil
	case len("2024"):
		return d + "-01-01", d + "-12-31", true
	case len("2024-03"):
		month, err := time.Parse("2006-01", d)
		if err != nil {
			return "", "", false
		}
		return d + "-01", month.AddDate(0, 1, -1).Format(time.DateOnly), true
	}
	return "", "", false
}

// before reports whether one date is surely earlier than another.
func before(a, b string) bool {
	_, last, ok := days(a)
	first, _, ok2 := days(b)
	return ok && ok2 && last < first
}

// daysBetween counts the days from one date to another; false unless both are known
// to the day.
func daysBetween(a, b string) (int, bool) {
	from, err := time.Parse(time.DateOnly, day(a))
	to, err2 := time.Parse(time.DateOnly, day(b))
	if err != nil || err2 != nil {
		return 0, false
	}
	return int(to.Sub(from).Hours() / 24), true
}

// statements reads the statements that a filter selects and that lie in the query's
// window. Those that may or may not lie there are left out and noted in q.Unplaced.
func (q Query) statements(ctx context.Context, filter StatementFilter) ([]Statement, error) {
	found, err := q.Reader.Statements(ctx, filter)
	if err != nil || q.Window.open() {
		return found, err
	}
	var out []Statement
	for _, s := range found {
		switch q.Window.place(s.Date) {
		case inside:
			out = append(out, s)
		case unplaced:
			if q.Unplaced != nil && s.Kind != KindMention {
				q.Unplaced[s.ID] = true
			}
		}
	}
	return out, nil
}

// LeftOut says in words what a window left out of an answer, "" if nothing.
func LeftOut(unplaced map[string]bool) string {
	if len(unplaced) == 0 {
		return ""
	}
	if len(unplaced) == 1 {
		return "1 statement is left out: its date is not known, or not closely enough to say whether it lies in that time."
	}
	return fmt.Sprintf("%d statements are left out: their dates are not known, or not closely enough to say whether they lie in that time.", len(unplaced))
}

// Holds says whether a date lies in the window; known is false when that cannot be said.
func (w Window) Holds(date string) (in, known bool) {
	p := w.place(date)
	return p == inside, p != unplaced
}
