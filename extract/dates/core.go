package dates

// item is one day of an expression: "5", "5/6", "5/6/2023", "5 tháng 6".
type item struct {
	day, month, year int
	next             int // token behind it
	sep              rune
	short            bool // the year had two digits
	bad              bool // a month that is none, a day that the month has not
}

// item reads a day at i. A dash joins day and month ("27-12", "Chiều 6 - 4")
// unless a month follows the second number: "25 - 26/10" are two days.
func (p *parser) item(i int, strong bool) (item, bool) {
	if !p.small(i, 1, 31) {
		return p.monthFirstNamed(i)
	}
	if it, ok := p.dayMonthName(i); ok {
		return it, true
	}
	it := item{day: p.at(i).num, next: i + 1}
	if p.at(i+1).word == "tháng" {
		return p.spelled(it, i+1)
	}
	sep := p.at(i + 1)
	if !p.is(i+1, "/-.") || p.at(i+2).num < 0 || p.at(i+1).newline || p.at(i+2).newline {
		return it, true
	}
	spaced := sep.space || p.at(i+2).space
	if sep.mark == '.' && spaced || sep.space != p.at(i+2).space && sep.mark == '-' {
		return it, true
	}
	sep2 := p.at(i + 3)
	third := p.at(i + 4)
	joined := p.is(i+3, "/-.") && third.num >= 0
	if sep.mark == '-' && joined && sep2.mark != '-' && third.digits() <= 2 {
		return it, true // "25 - 26/10", "03-04/02/2018": the dash joins days
	}
	if sep.mark == '-' && p.at(i+3).word == "tháng" {
		return it, true // "25-26 tháng 10"
	}
	if p.at(i+2).digits() > 2 {
		it.bad = true
		return it, true
	}
	it.month, it.sep, it.next = p.at(i+2).num, sep.mark, i+3
	if joined && !(spaced && sep2.mark == '-' && third.digits() < 4) && !p.rangeAhead(i+3) {
		switch {
		case p.fullYear(i+4) && (sep2.mark != '.' || sep.mark == '.'):
			it.year, it.next = third.num, i+5
		case third.digits() == 2 && sep2.mark == sep.mark && strong && sep.mark != '.' && third.num < 70:
			it.year, it.short, it.next = 2000+third.num, true, i+5
		case sep2.mark == '-' && sep.mark == '/' || sep2.space:
		default:
			it.bad = true
		}
	}
	if it.year == 0 {
		it.year, it.next = p.yearBehind(it.next)
	}
	if swapped, ok := p.monthAndDay(it, i); ok {
		return swapped, true
	}
	it.bad = it.bad || it.month < 1 || it.month > 12 || !it.date().possible()
	return it, true
}

// rangeAhead says that the dash at i joins two days: "28/5-2/6", "28/5-02/6".
func (p *parser) rangeAhead(i int) bool {
	return p.is(i, "-") && p.small(i+1, 1, 31) && p.is(i+2, "/") && p.small(i+3, 1, 12)
}

// spelled reads "tháng 3", "tháng Ba", "tháng 3 năm 2010", "tháng 3/2010"
// behind a day; i stands on "tháng".
func (p *parser) spelled(it item, i int) (item, bool) {
	m, next, lunar := p.month(i)
	if m == 0 || lunar || p.at(next).word == "ngày" { // "5 tháng 10 ngày" is a duration
		return it, false
	}
	it.month, it.next = m, next
	if p.is(next, "/-.,") && p.year(next+1) && !p.at(next).space {
		it.year, it.next = p.at(next+1).num, next+2
	} else if p.year(next) && !p.at(next).newline { // "29 Tháng 11 2020 21:40", as Joomla prints it
		it.year, it.next = p.at(next).num, next+1
	} else {
		it.year, it.next = p.yearBehind(next)
	}
	it.bad = !it.date().possible()
	return it, true
}

// month reads "tháng 3", "tháng Ba" at i. A month's word counts only with a
// capital, because "tháng năm" and "tháng tư" are other things too often.
func (p *parser) month(i int) (month, next int, lunar bool) {
	if p.at(i).word != "tháng" {
		return 0, i, false
	}
	t := p.at(i + 1)
	switch {
	case lunarMonths[t.word]:
		return 1, i + 2, true
	case p.small(i+1, 1, 12):
		return t.num, i + 2, false
	case t.upper && monthWords[t.word] > 0:
		if t.word == "mười" && p.at(i+2).word == "một" {
			return 11, i + 3, false
		}
		if t.word == "mười" && p.at(i+2).word == "hai" {
			return 12, i + 3, false
		}
		return monthWords[t.word], i + 2, false
	}
	return 0, i, false
}

// yearBehind reads "năm 2010" or ", năm 2010" behind a day and month.
func (p *parser) yearBehind(i int) (year, next int) {
	j := i
	if p.is(j, ",") {
		j++
	}
	if p.at(j).word == "năm" && p.year(j+1) {
		return p.at(j + 1).num, j + 2
	}
	return 0, i
}

func (it item) date() Date { return Date{Year: it.year, Month: it.month, Day: it.day} }

// days is a sequence of items: one day, a range, or a list.
type days struct {
	kind     Kind
	from, to Date
	next     int
	sep      rune
	bounded  bool // several days that one month ends: "25 - 26/10"
	n        int
}

// days reads one day or several at pre.next.
func (p *parser) days(pre prefix) (days, bool) {
	var items []item
	var ranged []bool // whether a range joins the item to the one before it
	i := pre.next
	for len(items) < 8 {
		it, ok := p.item(i, pre.strong)
		if !ok || it.bad {
			break
		}
		if len(items) == 0 && it.sep == '-' && it.year == 0 && pre.count == it.month-it.day+1 && pre.count > 1 {
			// "trong hai ngày 7-8": the count says that 8 is a day.
			it = item{day: it.day, next: i + 1}
		}
		items = append(items, it)
		next, isRange, ok := p.joiner(it, pre)
		if !ok {
			break
		}
		ranged = append(ranged, isRange)
		i = next
	}
	// The last day needs a month; what follows it was no day.
	last := len(items) - 1
	for last >= 0 && items[last].month == 0 {
		last--
	}
	if last < 0 {
		return p.bareDays(items, ranged, pre)
	}
	items = items[:last+1]
	// "28/12 đến 2/1/2024": the day before the turn of the year belongs to the year before.
	for k := last - 1; k >= 0; k-- {
		it, after := &items[k], items[k+1]
		if it.month == 0 {
			it.month, it.year = after.month, after.year
		} else if it.year == 0 && after.year != 0 {
			it.year = after.year
			if it.month > after.month {
				it.year--
			}
		}
		if !it.date().possible() || !ascending(*it, after) {
			// "khóa 5 và 4/5": not a list; only the last day stands alone,
			// and it is found when the scan reaches it.
			return days{}, false
		}
	}
	d := days{kind: Point, from: items[0].date(), next: items[last].next, sep: items[last].sep, n: last + 1}
	if last > 0 {
		d.to, d.kind = items[last].date(), Days
		d.bounded = true
		if last == 1 && ranged[0] {
			d.kind = Range
		}
	}
	return d, true
}

// bareDays reads "trong hai ngày 7 và 8": the count says that days follow,
// though no month does.
func (p *parser) bareDays(items []item, ranged []bool, pre prefix) (days, bool) {
	if pre.count == 0 || len(items) < 2 || items[1].day <= items[0].day {
		return days{}, false
	}
	last := len(items) - 1
	if !(ranged[0] && last == 1 && items[1].day-items[0].day+1 == pre.count || last+1 == pre.count) {
		return days{}, false
	}
	d := days{kind: Days, from: items[0].date(), to: items[last].date(), next: items[last].next, n: last + 1}
	if ranged[0] {
		d.kind = Range
	}
	return d, true
}

func ascending(a, b item) bool {
	if a.year != b.year {
		return a.year < b.year || a.year == 0 || b.year == 0
	}
	if a.month != b.month {
		return a.month < b.month || a.year == 0
	}
	return a.day < b.day
}

// joiner reads what joins two days behind it: "-", "đến ngày", "và", "&", ",".
// A complete day is joined to a further one only by a word or a dash.
func (p *parser) joiner(it item, pre prefix) (next int, isRange, ok bool) {
	i := it.next
	if p.at(i).newline {
		return 0, false, false
	}
	t := p.at(i)
	switch {
	case t.mark == '-' && !t.newline:
		isRange = true
		i++
	case t.word == "đến" || t.word == "tới":
		isRange = true
		i++
		if w := p.at(i).word; w == "hết" {
			i++
		}
	case t.word == "và" || t.mark == '&':
		i++
	case t.mark == ',' && it.month == 0:
		i++
		if p.at(i).word == "và" {
			i++
		}
	default:
		return 0, false, false
	}
	if it.year != 0 && !isRange {
		return 0, false, false
	}
	if c, ok := p.clock(i); ok && isRange { // "từ 7h30 ngày 12/5 đến 17h ngày 13/5"
		i = c.next
	}
	for w := p.at(i).word; w == "ngày" || partsOfDay[w] != ""; w = p.at(i).word {
		i++
	}
	return i, isRange, p.small(i, 1, 31)
}
