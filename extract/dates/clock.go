package dates

// clock is a time of day, and the token behind it.
type clock struct {
	h, m, s int
	ampm    bool // marked AM or PM in English, as en-US servers print
	next    int
}

// clock reads a time of day at i: "14:30", "9:15:20", "9h30", "9g", "07:30'",
// "8 giờ 30 phút", each with "AM", "PM", "SA", "CH", "sáng" or "chiều" behind
// it where the page says so.
func (p *parser) clock(i int) (clock, bool) {
	c := clock{h: p.at(i).num, next: i + 1}
	if !p.small(i, 0, 24) || p.is(i-1, ":.,/-") && !p.at(i).space && p.at(i-2).num >= 0 {
		return c, false
	}
	switch {
	case p.is(i+1, ":") && p.small(i+2, 0, 59) && p.at(i+2).digits() == 2 && !p.at(i+2).space:
		c.m, c.next = p.at(i+2).num, i+3
		if p.is(i+3, ":") && p.small(i+4, 0, 59) && p.at(i+4).digits() == 2 {
			c.s, c.next = p.at(i+4).num, i+5
		}
	case p.at(i+1).word == "h" || p.at(i+1).word == "g":
		c.next = i + 2
		if p.small(i+2, 0, 59) && p.at(i+2).digits() == 2 && !p.at(i+2).space && !p.dateMark(i+3) {
			c.m, c.next = p.at(i+2).num, i+3
		}
	case p.at(i+1).word == "giờ":
		c.next = i + 2
		if p.small(i+2, 0, 59) && !p.dateMark(i+3) && (p.at(i+3).word == "phút" || p.at(i+2).digits() == 2) {
			c.m, c.next = p.at(i+2).num, i+3
		}
	default:
		return c, false
	}
	if p.at(c.next).word == "phút" || p.is(c.next, "'") {
		c.next++
	}
	switch w := p.at(c.next).word; {
	case w == "am" || w == "sa":
		c.ampm = w == "am"
		if c.h == 12 {
			c.h = 0
		}
		c.next++
	case w == "pm" || w == "ch":
		c.ampm = w == "pm"
		if c.h < 12 {
			c.h += 12
		}
		c.next++
	case (w == "chiều" || w == "tối") && c.h < 12:
		c.h += 12 // the word itself is read as the part of the day
	}
	return c, c.h < 24 || c.h == 24 && c.m == 0
}

// dateMark says whether the mark at i joins the parts of a date.
func (p *parser) dateMark(i int) bool { return p.is(i, "/-.") && p.at(i+1).num >= 0 }

// trailingClock reads the time behind a date: "- 03:55", ", 9h30", "| 14:30",
// "lúc 14:30", "(GMT+7)".
func (p *parser) trailingClock(i int) (clock, bool) {
	j := i
	if p.is(j, ",-|;@•·") {
		j++
	}
	for p.at(j).word == "lúc" || p.at(j).word == "vào" || p.at(j).word == "hồi" {
		j++
	}
	c, ok := p.clock(j)
	if !ok || p.at(j).newline || j == i && !p.at(j).space {
		return c, false
	}
	k := c.next
	paren := p.is(k, "(")
	if paren {
		k++
	}
	if w := p.at(k).word; (w == "gmt" || w == "utc") && p.is(k+1, "+") && p.at(k+2).num == 7 {
		c.next = k + 3
		if paren && p.is(c.next, ")") {
			c.next++
		}
	}
	return c, true
}
