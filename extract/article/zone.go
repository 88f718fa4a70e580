package article

import (
	"regexp"
	"slices"
	"strings"
)

// findBylines reads the lines around the text that name its author and its
// source: those below the last paragraph, and a name alone above the first.
func (r *reader) findBylines() {
	first, last := r.bodyRange()
	for i := len(r.lines) - 1; i >= 0; i-- { // "(Nguồn: …)" stands wherever it stands
		l := &r.lines[i]
		if (l.kind == "" || l.kind == Meta) && sourceLine.MatchString(l.text) && l.long(8) && !l.long(260) && i > r.title {
			l.kind = Source
			if r.a.Source == "" {
				r.a.Source = trimSource(sourceLine.FindStringSubmatch(l.text)[1])
			}
		}
	}
	end := r.bylinesBelow(last)
	if !end && r.a.Author == "" {
		r.bylineBeforeRest(last)
	}
	if r.a.Author == "" {
		r.bylineAbove(first)
	}
	if !end {
		r.bylineBehindStop(last)
	}
}

// bylinesBelow reads the byline under the text: a person, the organization
// below the name, a credit, a source. It stands at the end, so a line that is
// none of these (a caption) hides what is above it.
func (r *reader) bylinesBelow(last int) bool {
	tail := len(r.lines) - 1
	for tail > last && r.lines[tail].kind != "" && r.lines[tail].kind != Source {
		tail--
	}
	from := tail + 1
	for from-1 > max(last, r.title) {
		l := &r.lines[from-1]
		if l.kind == Meta || l.kind == Source {
			from--
			continue
		}
		if l.kind != "" {
			break
		}
		if _, _, ok := readByline(l.text); !ok {
			break
		}
		from--
	}
	if r.signature(from) || r.listOfPeople(from, tail) {
		return true
	}
	found := false
	orgs := 0
	for i := from; i <= tail; i++ {
		l := &r.lines[i]
		if l.kind != "" {
			continue
		}
		b, kind, _ := readByline(l.text)
		if b.author == "" && b.source != "" && kind == Byline {
			if orgs++; orgs > 1 {
				continue // a list of organizations is no byline
			}
		}
		l.kind, found = kind, true
		if r.a.Author == "" && !r.ofDeceased(l.text, b.author) {
			r.a.Author = b.author
		}
		// An office alone signs for itself; below a name it is where the name belongs.
		if r.a.Source == "" && (kind == Source || r.a.Author != "") {
			r.a.Source = b.source
		}
	}
	return found
}

// signature says that the lines above i sign a letter or a notice: "TM. BAN
// THƯỜNG VỤ / CHỦ TỊCH / (Đã ký)". The name below them is its sender's, and
// the role above it is a fact.
func (r *reader) signature(i int) bool {
	for k := i; k >= i-3 && k > r.title; k-- {
		if k < len(r.lines) && signing.MatchString(r.lines[k].lower) {
			return true
		}
	}
	return false
}

// listOfPeople says that the lines i..j are the end of a list of names (of
// prize winners, of members elected), not a byline: a line that ends with ":"
// leads in, or two names stand one below the other without a label.
func (r *reader) listOfPeople(i, j int) bool {
	if i > 0 && i <= j && strings.HasSuffix(r.lines[i-1].text, ":") && r.lines[i-1].kind == "" && !strings.HasSuffix(r.lines[i-1].lower, "ảnh:") {
		return true
	}
	names := 0
	for ; i <= j; i++ {
		if l := &r.lines[i]; l.kind == "" && person(l.text) {
			names++
		}
	}
	return names > 1
}

var signing = regexp.MustCompile(`^(?:(?:tm|kt|tl|tuq)\.|t/m|\(?đã ký\)?$|thân ái|trân trọng|nơi nhận|kính thư|(?:q\. ?|phó )?(?:chủ tịch|tổng thư ký|giám đốc|trưởng ban|chánh văn phòng|trưởng đoàn)[.,]?$)`)

// bylineAbove reads a name alone, or a credit, between title and text.
func (r *reader) bylineAbove(first int) {
	for i := r.title + 1; i < first && i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.kind != "" {
			continue
		}
		b, kind, ok := readByline(l.text)
		if !ok || b.author == "" {
			continue
		}
		if i > 0 && strings.HasSuffix(r.lines[i-1].text, ":") && !credit.MatchString(l.text) {
			continue // "… báo tin: / Ông …"
		}
		r.sign(i, b, kind)
		return
	}
}

// bylineBehindStop reads a name behind "./." at the end of the last paragraph:
// "… tốt đẹp./. Thanh Hà".
func (r *reader) bylineBehindStop(last int) {
	for at := len(r.lines) - 1; at >= last && at > r.title; at-- {
		l := r.lines[at]
		i := creditAt(l.text)
		if l.kind != "" || i == 0 {
			continue
		}
		b, kind, ok := readByline(strings.TrimSpace(l.text[i:]))
		if !ok {
			return
		}
		name := newLine(r.a.Text, l.start+i, l.end)
		name.kind = kind
		body := newLine(r.a.Text, l.start, l.start+i)
		body.hint = l.hint
		r.lines = slices.Insert(r.lines, at+1, name)
		r.lines[at] = body
		if r.a.Author == "" {
			r.a.Author = b.author
		}
		if r.a.Source == "" {
			r.a.Source = b.source
		}
		return
	}
}

// creditAt gives the place behind the last sentence of a paragraph where a
// byline may follow: behind "./.", or before "Tin, ảnh:"; 0 for none.
func creditAt(s string) int {
	if i := strings.LastIndex(s, "./."); i > 0 && i+3 < len(s) {
		return i + 3
	}
	if m := creditBehind.FindStringSubmatchIndex(s); m != nil {
		return m[2]
	}
	return 0
}

var creditBehind = regexp.MustCompile(`[.!?”")]\s+(\(?(?:Tin|Bài|Tin bài|Bài viết|Tác giả|Thực hiện|Tin,? ảnh|Bài,? ảnh|Tin và ảnh|Bài và ảnh|Ảnh và tin|Nguồn)\s*:\s*[^.:]{3,60})\.?$`)
