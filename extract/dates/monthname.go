package dates

// englishMonths are the months as themes print them that nobody translated:
// "July 13, 2016", "13 Jul 2016".
var englishMonths = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var englishWeekdays = map[string]int{
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
	"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7,
}

// monthName reads a month with a name of its own at i: "July", "Th7" (as
// WordPress abbreviates "Tháng 7").
func (p *parser) monthName(i int) (month, next int) {
	t := p.at(i)
	if t.word == "th" && t.upper && !p.at(i+1).space && p.small(i+1, 1, 12) {
		return p.at(i + 1).num, i + 2
	}
	if m := englishMonths[t.word]; m > 0 && t.upper {
		next = i + 1
		if p.is(next, ".") { // "Jul. 13"
			next++
		}
		return m, next
	}
	return 0, i
}

// dayMonthName reads "13 Th7 2020", "13th July, 2016"; i stands on the day.
// Without a year it is none: such words stand in names, too.
func (p *parser) dayMonthName(i int) (item, bool) {
	j := i + 1
	if w := p.at(j).word; (w == "st" || w == "nd" || w == "rd" || w == "th" && !p.small(j+1, 1, 12)) && !p.at(j).space {
		j++
	}
	m, next := p.monthName(j)
	if m == 0 || p.at(j).newline {
		return item{}, false
	}
	if p.is(next, ",") {
		next++
	}
	if !p.year(next) || p.at(next).newline {
		return item{}, false
	}
	it := item{day: p.at(i).num, month: m, year: p.at(next).num, next: next + 1}
	it.bad = !it.date().possible()
	return it, true
}

// monthFirstNamed reads "Th7 13, 2020", "Tháng Bảy 13, 2020", "July 13, 2016"
// at i. The year is part of it, so that "tháng 7" stays a month.
func (p *parser) monthFirstNamed(i int) (item, bool) {
	m, next, lunar := p.month(i)
	if m == 0 || lunar {
		if m, next = p.monthName(i); m == 0 {
			return item{}, false
		}
	}
	if !p.small(next, 1, 31) || p.at(next).newline || !p.at(next).space {
		return item{}, false
	}
	it := item{day: p.at(next).num, month: m}
	next++
	if w := p.at(next).word; (w == "st" || w == "nd" || w == "rd" || w == "th") && !p.at(next).space {
		next++
	}
	comma := p.is(next, ",")
	if comma {
		next++
	}
	if !p.year(next) || p.at(next).newline || !comma && p.at(i).word == "tháng" {
		return item{}, false
	}
	it.year, it.next = p.at(next).num, next+1
	it.bad = !it.date().possible()
	return it, true
}

// englishWeekday reads "Monday" or "Mon" at i.
func (p *parser) englishWeekday(i int) int {
	if t := p.at(i); t.upper {
		return englishWeekdays[t.word]
	}
	return 0
}

// american says that the date whose first number stands at i is an en-US
// server's: an English weekday stands before it, or AM or PM behind it.
func (p *parser) american(i int) bool {
	if p.englishWeekday(i-1) > 0 || p.is(i-1, ",-") && p.englishWeekday(i-2) > 0 {
		return true
	}
	c, ok := p.trailingClock(i + 5)
	return ok && c.ampm
}

// monthAndDay reads "7/13/2020 8:15:00 AM", which can only have the month first.
func (p *parser) monthAndDay(it item, i int) (item, bool) {
	if it.day > 12 || it.month <= 12 || it.month > 31 || it.sep != '/' || it.year == 0 || !p.american(i) {
		return it, false
	}
	it.day, it.month = it.month, it.day
	it.bad = !it.date().possible()
	return it, true
}
