package dates

import "strings"

// insideNumber says that the number at i continues another one: the "12" of
// "1.12/2020", the parts of "0225.3745.363", "QĐ-14/5".
func (p *parser) insideNumber(i int) bool {
	t, prev := p.at(i), p.at(i-1)
	if t.space || i == 0 {
		return false
	}
	if strings.ContainsRune("./-,+", prev.mark) && prev.mark != 0 && !prev.space {
		before := p.at(i - 2)
		return before.num >= 0 || before.mark == '#' || before.word != "" && p.allUpper(i-2) && prev.mark != ',' && prev.mark != '.'
	}
	// "Việt Nam18/5" lost a space; "A4", "T12" did not.
	return prev.word != "" && p.allUpper(i-1) && len(prev.word) < 4
}

// insideCode says that what stands before i goes on as a code: "14/2014/QĐ",
// "42-CT", "12/5/2020.3", "10%".
func (p *parser) insideCode(i int) bool {
	t := p.at(i)
	if t.space || t.mark == 0 {
		return false
	}
	next := p.at(i + 1)
	switch {
	case t.mark == '%':
		return true
	case next.space || i+1 >= len(p.toks):
		return false
	case strings.ContainsRune("/-.", t.mark) && next.num >= 0:
		return true
	case t.mark == '/' && next.word != "":
		return true
	case t.mark == '-' && p.allUpper(i+1) && next.end-next.start <= 6:
		return true
	}
	return false
}

// accept judges the days d that pre leads to, and gives their kind.
func (p *parser) accept(i int, pre prefix, d days) (Kind, bool) {
	num := pre.next
	year := d.from.Year != 0
	if p.insideCode(d.next) {
		return "", false
	}
	prev := p.at(num - 1)
	if prev.mark == ':' {
		prev = p.at(num - 2)
	}
	if addresses[prev.word] || !pre.strong && documents[prev.word] && !year {
		return "", false // "số 17/3 đường", "Nghị quyết 27/5"
	}
	if p.isNamed(num, pre, d) {
		return Named, true
	}
	whole := num == 0 && d.next == len(p.toks)
	if d.kind == Point && d.sep == '.' && !year && !whole && (!pre.strong || units[p.at(d.next).word]) {
		return "", false // "9.5 tỷ"
	}
	if year || pre.strong {
		if !pre.strong && d.n == 2 && d.sep != '-' && p.at(num+1).word == "và" && d.to.Day != d.from.Day+1 {
			return "", false // "khóa 5 và 12/5/2021"
		}
		return d.kind, true
	}
	if d.from.Day == 24 && d.from.Month == 7 { // "24/7"
		return "", false
	}
	after := p.at(d.next)
	if nouns[after.word] || units[after.word] {
		return "", false // "10/12 chỉ tiêu"
	}
	closed := d.next >= len(p.toks) || after.newline || strings.ContainsRune(",.;:)]", after.mark) && after.mark != 0
	switch {
	case whole: // the caller cut the date out
		return d.kind, true
	case pre.weak:
		return d.kind, closed || after.word == "tại" || after.word == "ở"
	case d.bounded: // "25 - 26/10"
		return d.kind, closed
	case num == i && (i == 0 || p.at(i).newline): // "27-12, Liên hiệp hội …"
		return d.kind, after.mark == ','
	}
	return "", false
}

// isNamed says whether the date is a remembered day's or a place's name:
// "Ngày Khoa học và Công nghệ Việt Nam 18/5", "Quốc khánh 2/9", "dịp 30/4",
// "Hội trường 2-9", "(15/4/1990 - 15/4/2020)" of an anniversary.
func (p *parser) isNamed(num int, pre prefix, d days) bool {
	if d.n == 2 && d.kind == Range && d.from.Year != d.to.Year && d.from.Day == d.to.Day && d.from.Month == d.to.Month {
		return true
	}
	if d.n > 1 && !pre.strong {
		_, a := holidays[[2]int{d.from.Day, d.from.Month}]
		_, b := holidays[[2]int{d.to.Day, d.to.Month}]
		return a && b && d.from.Year == 0
	}
	if d.n > 1 || pre.part != "" || pre.hasClock || pre.relative != "" || pre.weekday != 0 {
		return false
	}
	// The word right before the number, an opening parenthesis aside.
	k := num - 1
	if p.is(k, "(-") {
		k--
	}
	if !pre.strong && places[p.at(k).word] && d.from.Year == 0 {
		return true
	}
	names, holiday := holidays[[2]int{d.from.Day, d.from.Month}]
	if !pre.strong && holiday && d.from.Year == 0 && !pre.weak && d.sep == '/' && !nouns[p.at(d.next).word] {
		return true
	}
	if holiday && p.mentions(pre.start, 8, names) && !p.at(pre.start).newline {
		return true
	}
	if pre.strong {
		return false
	}
	for ; k >= 0 && num-k < 18; k-- {
		t := p.at(k)
		if strings.ContainsRune(".;:!?", t.mark) && t.mark != 0 || p.at(k+1).newline {
			return false
		}
		if t.word != "ngày" {
			continue
		}
		next := p.at(k + 1)
		return num-k > 2 && (next.upper || named[next.word]) && !labels[next.word] && weekdays[next.word] == 0
	}
	return false
}

// mentions says whether one of the names stands in the n tokens before i, in
// the same clause.
func (p *parser) mentions(i, n int, names []string) bool {
	from := i
	for from > 0 && i-from < n && p.at(from-1).mark != ',' && p.at(from-1).mark != '.' && p.at(from-1).mark != ';' {
		from--
	}
	if from == i {
		return false
	}
	before := strings.ToLower(p.text[p.at(from).start:p.at(i-1).end])
	for _, name := range names {
		if strings.Contains(before, name) {
			return true
		}
	}
	return false
}

// planned looks for "sẽ", "dự kiến", "sắp" in the sentence of the tokens i..j.
func (p *parser) planned(i, j int) bool {
	cue := func(k int) bool {
		t := p.at(k)
		return t.word == "sẽ" || t.word == "sắp" || t.word == "kiến" && p.at(k-1).word == "dự"
	}
	if p.at(i-1).word == "trước" || p.at(i-1).word == "hạn" {
		return true
	}
	stop := func(k int) bool { m := p.at(k).mark; return m == '.' || m == ';' || m == '!' || m == '?' }
	for k := i - 1; k >= 0 && i-k < 40 && !stop(k) && !p.at(k+1).newline; k-- {
		if cue(k) {
			return true
		}
	}
	for k := j; k < len(p.toks) && k-j < 15 && !stop(k) && !p.at(k).newline; k++ {
		if cue(k) {
			return true
		}
	}
	return false
}

// documentCode says that a document's number ends at token i: "29/2013/QH13",
// "1795/QĐ-TTg,", "27-NQ/TW".
func (p *parser) documentCode(i int) bool {
	if p.is(i, ",") {
		i--
	}
	digits, letters, joined := false, false, false
	for k := i; k >= 0 && i-k < 10; k-- {
		t := p.at(k)
		switch {
		case t.num >= 0:
			digits = true
		case t.word != "":
			letters = letters || p.allUpper(k)
		case t.mark == '/' || t.mark == '-':
			joined = true
		default:
			return false
		}
		if t.space {
			break
		}
	}
	return digits && letters && joined
}

// documentNames are first and last word of what has a number and a date.
var documentNames = map[string]string{
	"quyết": "định", "chỉ": "thị", "nghị": "quyết", "thông": "tư", "kế": "hoạch", "công": "văn", "kết": "luận",
	"tờ": "trình", "hướng": "dẫn", "quy": "định", "văn": "bản", "giấy": "phép", "chương": "trình", "báo": "cáo",
}

// ofDocument says that the date at i dates a document: "Nghị quyết số
// 45-NQ/TW ngày 24/11/2023", "Chỉ thị 42-CT/TW, ngày 16/4/2010".
func (p *parser) ofDocument(i int, pre prefix) bool {
	if !pre.strong || pre.part != "" || pre.relative != "" {
		return false
	}
	if p.documentCode(i - 1) {
		return true
	}
	number := false
	for k := i - 1; k >= 0 && i-k < 16; k-- {
		t := p.at(k)
		if t.mark == '.' && p.at(k+1).space || t.mark == ';' || t.mark == '(' {
			return false
		}
		number = number || t.num >= 0
		last := documentNames[t.word]
		if (last != "" && p.at(k+1).word == last) || t.word == "nghị" && p.at(k+1).word == "định" || t.word == "thông" && p.at(k+1).word == "báo" {
			return number || p.at(k+2).word == "số" || k+2 == i
		}
	}
	return false
}
