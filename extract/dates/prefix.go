package dates

// prefix is what stands before the numbers of a date.
type prefix struct {
	start, next int  // tokens
	strong      bool // only a date can follow: "ngày", "sáng", "thứ Ba", "9h30", "hôm nay"
	weak        bool // a date may follow: "từ", "đến", "vào"
	until       bool // "đến", "hết"
	count       int  // "trong hai ngày": 2
	mung        bool // "mùng", "mồng"
	part        string
	relative    string
	relativeEnd int // token behind "hôm nay"
	weekday     int
	clock       clock
	hasClock    bool
}

// prefix reads as many cues as stand at i: "Sáng ngày", "Trong 2 ngày (",
// "T4,", "14:30 |", "Sáng nay", "vào lúc 8 giờ ngày".
func (p *parser) prefix(i int) prefix {
	pre := prefix{start: i, next: i}
	for {
		n := p.cue(pre.next, &pre)
		if n == 0 && pre.next > i && p.is(pre.next, ",|-(:[•·") && !p.at(pre.next).newline {
			n = 1
		}
		if n == 0 || pre.next+n-i > 24 {
			return pre
		}
		pre.next += n
		if p.at(pre.next).newline {
			return pre
		}
	}
}

// cue reads one cue at i and gives its number of tokens, 0 for none.
func (p *parser) cue(i int, pre *prefix) int {
	t := p.at(i)
	if c, ok := p.clock(i); ok {
		pre.clock, pre.hasClock, pre.strong = c, true, true
		return c.next - i
	}
	if w := p.englishWeekday(i); w > 0 {
		pre.weekday = w
		return 1
	}
	switch t.word {
	case "":
		return 0
	case "ngày":
		if prev := p.at(i - 1); prev.word == "hàng" || prev.word == "hằng" || prev.word == "mỗi" {
			return 0
		}
		if p.at(i+1).word == "mai" {
			pre.relative, pre.strong, pre.relativeEnd = "tomorrow", true, i+2
			return 2
		}
		pre.strong = true
		return 1
	case "hôm":
		if r := relatives[p.at(i+1).word]; r != "" {
			pre.relative, pre.strong, pre.relativeEnd = r, true, i+2
			return 2
		}
		if p.small(i+1, 1, 31) { // "Hôm 12/3"
			pre.strong = true
			return 1
		}
		return 0
	case "từ", "vào", "lúc", "hồi", "đến", "tới", "hết", "qua", "buổi", "đúng", "kể":
		pre.weak = true
		pre.until = pre.until || t.word == "đến" || t.word == "tới" || t.word == "hết"
		return 1
	case "đầu", "cuối", "giữa": // "đầu giờ sáng", "cuối buổi chiều"
		if w := p.at(i + 1).word; w == "giờ" || w == "buổi" {
			return 2
		}
		return 0
	case "rạng", "nửa": // "rạng sáng", "nửa đêm"
		if partsOfDay[p.at(i+1).word] != "" {
			return 1
		}
		return 0
	case "trong", "các", "cả", "những":
		return p.countOfDays(i+1, 1, pre)
	case "hai", "ba", "bốn":
		return p.countOfDays(i, 0, pre)
	case "mùng", "mồng":
		pre.mung, pre.strong = true, true
		return 1
	case "thứ", "t", "chủ", "cn":
		return p.weekday(i, pre)
	}
	if part := partsOfDay[t.word]; part != "" && !notParts[p.at(i-1).word] {
		if r := relatives[p.at(i+1).word]; r != "" && !(r == "yesterday" && p.at(i+1).space && p.at(i+2).word == "đường") {
			pre.relative, pre.relativeEnd, pre.part, pre.strong = r, i+2, part, true
			return 2
		}
		pre.strong = true
		if pre.part == "" {
			pre.part = part
		}
		if p.at(i+1).word == "sớm" {
			return 2
		}
		return 1
	}
	return 0
}

// countOfDays reads "hai ngày", "2 ngày", "cả ba ngày", "các ngày" at i; used
// tokens stand before it.
func (p *parser) countOfDays(i, used int, pre *prefix) int {
	n := 0
	if w := p.at(i).word; w == "cả" || w == "các" {
		i, used = i+1, used+1
	}
	switch {
	case p.at(i).word == "ngày":
		if used == 0 {
			return 0
		}
		pre.strong = true
		return used + 1
	case p.small(i, 2, 9):
		n = p.at(i).num
	default:
		n = counts[p.at(i).word]
	}
	if n == 0 || p.at(i+1).word != "ngày" {
		return 0
	}
	pre.count, pre.strong = n, true
	return used + 2
}

// weekday reads "Thứ Năm", "thứ 5", "T4", "Chủ nhật", "CN". "Lần thứ năm" is
// an ordinal.
func (p *parser) weekday(i int, pre *prefix) int {
	day, n := 0, 2
	next := p.at(i + 1)
	switch p.at(i).word {
	case "thứ":
		if w := p.at(i - 1).word; w == "lần" || w == "người" || w == "đứng" || w == "khóa" || w == "năm" {
			return 0
		}
		day = weekdays[next.word]
		if day == 0 && p.small(i+1, 2, 7) {
			day = next.num - 1
		}
	case "t":
		if p.small(i+1, 2, 7) && !next.space && p.at(i).upper {
			day = next.num - 1
		}
	case "chủ":
		if next.word == "nhật" {
			day = 7
		}
	case "cn":
		if p.allUpper(i) {
			day, n = 7, 1
		}
	}
	if day == 0 {
		return 0
	}
	pre.weekday, pre.strong = day, true
	return n
}
