package dates

// Find returns every date expression of text, in order, without overlaps.
// Text is NFC. What only looks like a date (a document's number, a telephone
// number, a fraction, a score, an amount) is left out; a remembered day or a
// place named by a date is returned as Named.
func Find(text string) []Expression {
	p := &parser{text: text, toks: tokenize(text)}
	var found []Expression
	for i := 0; i < len(p.toks); {
		e, next, ok := p.expression(i)
		if !ok || next <= i {
			i++
			continue
		}
		e.End = p.at(next - 1).end
		if e.Kind == Lunar {
			e.From, e.To = Date{}, Date{}
		}
		e.WeekdayMismatch = mismatch(e)
		found = append(found, e)
		i = next
	}
	return found
}

func mismatch(e Expression) bool {
	return e.Weekday != 0 && e.From.Full() && e.From.weekday() != e.Weekday
}

// starts are the words at which an expression may begin.
var starts = set("ngày", "hôm", "từ", "vào", "lúc", "hồi", "đến", "tới", "hết", "qua", "buổi", "đúng", "kể", "đầu", "cuối", "giữa",
	"rạng", "nửa", "trong", "các", "cả", "những", "hai", "ba", "bốn", "mùng", "mồng", "thứ", "t", "chủ", "cn",
	"sáng", "trưa", "chiều", "tối", "đêm", "tháng", "năm", "giai", "nhiệm", "niên", "rằm", "quý", "th")

// expression reads the expression that begins at token i.
func (p *parser) expression(i int) (Expression, int, bool) {
	t := p.at(i)
	if t.num < 0 && !starts[t.word] && (!t.upper || englishMonths[t.word]+englishWeekdays[t.word] == 0) {
		return Expression{}, 0, false
	}
	if t.num >= 0 && p.insideNumber(i) {
		return Expression{}, 0, false
	}
	e := Expression{Start: t.start}
	if next, ok := p.term(i, &e); ok {
		return e, next, true
	}
	if next, ok := p.iso(i, &e); ok {
		return e, next, true
	}
	pre := p.prefix(i)
	e.PartOfDay, e.Relative, e.Weekday = pre.part, pre.relative, pre.weekday
	if next, ok := p.lunar(pre); ok {
		e.Kind = Lunar
		return e, next, true
	}
	if d, ok := p.days(pre); ok {
		if kind, ok := p.accept(i, pre, d); ok {
			e.Kind, e.From, e.To = kind, d.from, d.to
			return e, p.finish(i, pre, d, &e), true
		}
		return Expression{}, 0, false
	}
	if pre.relative != "" && !p.datedRelative(pre) {
		e.Kind = Point
		return e, pre.relativeEnd, true
	}
	e = Expression{Start: t.start}
	if next, ok := p.months(i, &e); ok {
		return e, next, true
	}
	if t.word == "năm" && p.year(i+1) && !p.insideCode(i+2) {
		e.Kind, e.From = Year, Date{Year: p.at(i + 1).num}
		return e, i + 2, true
	}
	return Expression{}, 0, false
}

// datedRelative says that a cue before "hôm nay" would make the expression
// begin elsewhere: it starts at the relative word itself then.
func (p *parser) datedRelative(pre prefix) bool {
	return pre.relativeEnd-2 != pre.start
}

// finish reads what may stand behind the days, fills the expression with it,
// and returns the token behind it.
func (p *parser) finish(i int, pre prefix, d days, e *Expression) int {
	next := d.next
	if pre.hasClock && d.n == 1 {
		e.From = withClock(e.From, pre.clock)
	}
	if d.n == 1 && !pre.hasClock {
		if c, ok := p.trailingClock(next); ok {
			e.From, next = withClock(e.From, c), c.next
			if c.ampm || p.englishWeekday(i) > 0 {
				e.From = p.monthFirst(e, pre.next, d.next)
			}
		}
	}
	// "12/4/2022 (thứ Ba)"
	if p.is(next, "(") && e.Weekday == 0 {
		after := prefix{}
		if n := p.weekday(next+1, &after); n > 0 && p.is(next+1+n, ")") {
			e.Weekday, next = after.weekday, next+n+2
		}
	}
	if end, ok := p.lunarBehind(next); ok {
		e.Kind, next = Lunar, end
	}
	if pre.mung && e.From.Year == 0 { // "mùng 5/6" may be either calendar's
		e.Kind = Lunar
	}
	if p.is(next, ")") && p.openInside(i, next) {
		next++
	}
	e.Until = pre.until || p.at(i-1).word == "trước" && pre.part == ""
	e.Planned = p.planned(i, next)
	e.OfDocument = p.ofDocument(i, pre)
	return next
}

// openInside says whether a parenthesis opened between the tokens i and j is
// still open at j, as in "Trong hai ngày (7 và 8-6)".
func (p *parser) openInside(i, j int) bool {
	depth := 0
	for ; i < j; i++ {
		if p.is(i, "(") {
			depth++
		}
		if p.is(i, ")") {
			depth--
		}
	}
	return depth > 0
}

func withClock(d Date, c clock) Date {
	if c.h == 24 {
		return d
	}
	d.Hour, d.Minute, d.Second, d.HasTime = c.h, c.m, c.s, true
	return d
}

// monthFirst reads the default form of an en-US server, "4/5/2013 10:20:00
// AM", which has the month first, pads no zero and puts a space before the
// time. With two numbers from 10 to 12 nothing tells day from month; then the
// year is all that is sure. A weekday on the page settles it.
func (p *parser) monthFirst(e *Expression, i, timeAt int) Date {
	d, a, b := e.From, p.at(i), p.at(i+2)
	if d.Year == 0 || a.num < 0 || !p.is(i+1, "/") || d.Day > 12 || d.Day == d.Month || p.at(timeAt).num < 0 && e.Weekday == 0 {
		return d
	}
	swapped := d
	swapped.Day, swapped.Month = d.Month, d.Day
	switch {
	case e.Weekday != 0:
		if d.weekday() != e.Weekday && swapped.weekday() == e.Weekday {
			return swapped
		}
	case a.digits() == 1 || b.digits() == 1:
		return swapped
	case a.num >= 10 && b.num >= 10:
		return Date{Year: d.Year}
	}
	return d
}
