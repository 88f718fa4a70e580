package dates

// term reads the period of a plan or an office: "giai đoạn 2024 – 2025, định
// hướng đến năm 2030", "nhiệm kỳ V (2020 - 2025)", "năm học 2020-2021",
// "2018-2019", "quý I/2024", "đến năm 2030".
func (p *parser) term(i int, e *Expression) (next int, ok bool) {
	j := i
	switch {
	case p.words(i, "giai", "đoạn"), p.words(i, "nhiệm", "kỳ"), p.words(i, "nhiệm", "kì"), p.words(i, "niên", "khóa"),
		p.words(i, "niên", "khoá"), p.words(i, "năm", "học"):
		j = i + 2
		// "nhiệm kỳ thứ V (2020-2025)", "giai đoạn từ năm 2021 đến năm 2025"
		for k := j; k < j+5 && k < len(p.toks) && !p.at(k).newline; k++ {
			if p.year(k) {
				j = k
				break
			}
			t := p.at(k)
			if t.num < 0 && t.mark != '(' && t.mark != ',' && t.word != "từ" && t.word != "năm" && t.word != "thứ" && t.word != "lần" && !p.allUpper(k) && t.mark != ':' {
				return 0, false
			}
		}
		if !p.year(j) {
			return 0, false
		}
		e.Kind, e.From = Term, Date{Year: p.at(j).num}
		next = j + 1
		if to, n := p.upTo(next); n > 0 && to >= e.From.Year {
			e.To, next = Date{Year: to}, next+n
		} else if p.dateMark(next) || p.insideCode(next) {
			return 0, false
		}
		if p.is(next, ")") && p.openInside(i, next) {
			next++
		}
	case p.words(i, "quý") && p.quarter(i+1) > 0:
		return p.quarterYear(i, e)
	case (p.words(i, "đến") || p.words(i, "tới")) && (p.year(i+1) || p.words(i+1, "năm") && p.year(i+2)):
		j = i + 1
		if p.words(j, "năm") {
			j++
		}
		if p.insideCode(j + 1) {
			return 0, false
		}
		e.Kind, e.To, next = Term, Date{Year: p.at(j).num}, j+1
	default:
		// "2018-2019", "từ năm 2015 đến năm 2020", "từ 2020 đến nay"
		from := false
		for p.at(j).word == "từ" || p.at(j).word == "năm" || p.at(j).word == "các" {
			from = from || p.at(j).word == "từ"
			j++
		}
		if !p.year(j) || j > i+3 {
			return 0, false
		}
		to, n := p.upTo(j + 1)
		if from && n == 0 && p.words(j+1, "đến", "nay") {
			e.Kind, e.From = Term, Date{Year: p.at(j).num}
			return j + 3, true
		}
		y := p.at(j).num
		if n == 0 || to <= y || to-y > 60 || addresses[p.at(j-1).word] || p.insideCode(j+1+n) {
			return 0, false
		}
		e.Kind, e.From, e.To, next = Term, Date{Year: y}, Date{Year: to}, j+1+n
	}
	return p.outlook(next), true
}

// upTo reads "- 2025", "đến năm 2025" and counts the tokens.
func (p *parser) upTo(i int) (year, n int) {
	j := i
	if !p.is(j, "-") && p.at(j).word != "đến" && p.at(j).word != "tới" || p.at(j).newline {
		return 0, 0
	}
	j++
	if p.at(j).word == "hết" {
		j++
	}
	if p.at(j).word == "năm" {
		j++
	}
	if !p.year(j) || p.insideCode(j+1) {
		return 0, 0
	}
	return p.at(j).num, j + 1 - i
}

// outlook reads ", định hướng đến năm 2030", "và tầm nhìn 2045".
func (p *parser) outlook(i int) int {
	j := i
	if p.is(j, ",-") || p.at(j).word == "và" {
		j++
	}
	switch {
	case p.words(j, "định", "hướng"), p.words(j, "tầm", "nhìn"), p.words(j, "hướng", "đến"), p.words(j, "hướng", "tới"):
		j += 2
	default:
		return i
	}
	for p.at(j).word == "đến" || p.at(j).word == "tới" || p.at(j).word == "năm" {
		j++
	}
	if !p.year(j) {
		return i
	}
	return p.outlook(j + 1)
}

var quarters = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4}

func (p *parser) quarter(i int) int {
	if p.small(i, 1, 4) {
		return p.at(i).num
	}
	return quarters[p.at(i).word]
}

// quarterYear reads "quý I/2024", "quý 4 năm 2023".
func (p *parser) quarterYear(i int, e *Expression) (int, bool) {
	q, j := p.quarter(i+1), i+2
	if p.is(j, "/-.") || p.at(j).word == "năm" {
		j++
	}
	if !p.year(j) || p.insideCode(j+1) {
		return 0, false
	}
	y := p.at(j).num
	e.Kind, e.From, e.To = Term, Date{Year: y, Month: 3*q - 2}, Date{Year: y, Month: 3 * q}
	return j + 1, true
}

// months reads "tháng 3/2024", "tháng 3 năm 2024", "tháng 3", "3/2024" and
// "tháng 5 - 8/2023".
func (p *parser) months(i int, e *Expression) (int, bool) {
	j := i
	if p.at(i).word != "tháng" {
		// A bare "3/2024" must not be a document's number.
		prev := p.at(i - 1)
		if prev.mark == ':' {
			prev = p.at(i - 2)
		}
		if !p.small(i, 1, 12) || !p.is(i+1, "/") || p.at(i+1).space || !p.year(i+2) || p.insideCode(i+3) || documents[prev.word] || addresses[prev.word] {
			return 0, false
		}
		e.Kind, e.From = Month, Date{Year: p.at(i + 2).num, Month: p.at(i).num}
		return i + 3, true
	}
	m, next, lunar := p.month(j)
	if lunar {
		e.Kind = Lunar
		return next, true
	}
	if m == 0 || p.at(i-1).num >= 0 && !p.at(i).newline { // "5 tháng 10 ngày"
		return 0, false
	}
	e.Kind, e.From = Month, Date{Month: m}
	if p.words(i-2, "cách", "mạng") { // "Cách mạng tháng Tám"
		e.Kind = Named
	}
	if p.is(next, "-") || p.at(next).word == "đến" || p.at(next).word == "và" {
		k := next + 1
		if p.at(k).word == "tháng" {
			k++
		}
		if p.small(k, 1, 12) && p.at(k).num > m {
			if y, n := p.monthYear(k + 1); y > 0 || p.at(k-1).word == "tháng" {
				e.Kind, e.From.Year, e.To = Range, y, Date{Year: y, Month: p.at(k).num}
				return n, true
			}
		}
	}
	e.From.Year, next = p.monthYear(next)
	if p.insideCode(next) {
		return 0, false
	}
	if end, ok := p.lunarBehind(next); ok {
		e.Kind, next = Lunar, end
	}
	return next, true
}

// monthYear reads "/2024", "-2024", "năm 2024" behind a month.
func (p *parser) monthYear(i int) (year, next int) {
	if p.is(i, "/-.") && p.year(i+1) {
		return p.at(i + 1).num, i + 2
	}
	return p.yearBehind(i)
}
