package dates

// stems are the first words of a lunar year's name: "năm Giáp Thìn".
var stems = set("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")

// lunar reads the days that only the lunar calendar has: "mùng 5 Tết", "28
// tháng Chạp", "rằm tháng 7", "tháng Giêng", "mồng 10". It stops the solar
// reading, and no solar date is computed from it.
func (p *parser) lunar(pre prefix) (next int, ok bool) {
	i := pre.next
	day := p.small(i, 1, 30)
	switch {
	case p.at(i).word == "rằm":
		i++
		if _, next, lunar := p.month(i); lunar || next > i {
			return next, true
		}
		return i, true
	case day && p.at(i+1).word == "tết" && p.at(i+1).upper:
		return i + 2, true
	case day && p.at(i+1).word == "tháng" && lunarMonths[p.at(i+2).word]:
		return p.lunarYear(i + 3), true
	case p.at(i).word == "tháng" && lunarMonths[p.at(i+1).word]:
		return p.lunarYear(i + 2), true
	case pre.mung && day && !p.dateMark(i+1) && p.at(i+1).word != "tháng" && p.at(i+1).word != "và":
		return i + 1, true
	}
	return 0, false
}

// lunarYear reads "năm Giáp Thìn" or "âm lịch" behind a lunar date.
func (p *parser) lunarYear(i int) int {
	if next, ok := p.lunarBehind(i); ok {
		return next
	}
	return i
}

// lunarBehind reads what makes the date before it a lunar one: "âm lịch",
// "(âm lịch)", "ÂL", "năm Giáp Thìn".
func (p *parser) lunarBehind(i int) (next int, ok bool) {
	j := i
	paren := p.is(j, "(")
	if paren {
		j++
	}
	switch {
	case p.words(j, "âm", "lịch"):
		j += 2
	case p.at(j).word == "âl" || p.at(j).word == "al" && p.allUpper(j):
		j++
	case p.at(j).word == "năm" && stems[p.at(j+1).word] && p.at(j+1).upper:
		j += 3
	default:
		return 0, false
	}
	if paren && p.is(j, ")") {
		j++
	}
	return j, true
}
