package article

import (
	"strings"
	"unicode/utf8"
)

// linked says that a row is nothing but a link.
func (r *row) linked() bool {
	return r.links*10 >= r.runes*8 || r.links*10 >= r.runes*6 && strings.HasSuffix(r.text, ")") // "<headline> (01/10/2019)"
}

func (r *row) words() int { return len(strings.Fields(r.text)) }

// headlineLink says that a row is a headline that leads to another page.
func (r *row) headlineLink() bool { return r.linked() && r.words() >= 5 }

// sentence says that a row has the length and the end of running text.
func (r *row) sentence() bool {
	l := newLine(r.text, 0, len(r.text))
	return !r.linked() && l.sentence()
}

// weight says how much row i speaks for its surroundings being the article:
// sentences do, links and what stands beside linked headlines do not.
func (p *page) weight(i int) int {
	r := &p.rows[i]
	switch {
	case r.part.outside():
		return -10 - r.runes/2
	case r.linked():
		return -10 - r.runes/4
	case r.part == captions:
		return r.runes / 2
	case !r.sentence():
		return 0
	case i > 0 && p.rows[i-1].headlineLink() || i > 1 && p.rows[i-2].headlineLink() && p.rows[i-1].runes < 40:
		return -r.runes / 4 // a teaser
	}
	return r.runes - r.links
}

// body gives the rows of the element that holds the article: the one with the
// most running text and the fewest links, the innermost where several tie.
func (p *page) body() (from, to, score int) {
	sum := make([]int, len(p.rows)+1)
	for i := range p.rows {
		sum[i+1] = sum[i] + p.weight(i)
	}
	best := -1
	for k, b := range p.boxes {
		s := sum[b.to] - sum[b.from]
		if b.good {
			s += s / 10
		}
		// Boxes are listed inner before outer, so only more is better.
		if s > score {
			score, best = s, k
		}
	}
	if best < 0 {
		return 0, 0, 0
	}
	return p.boxes[best].from, p.boxes[best].to, score
}

// headlineAt finds the title's row: a heading near the body that the page's
// own <title> or og:title repeats, else the nearest heading above the body or
// at its head. It is -1 when no row can be it.
func (p *page) headlineAt(from, to int, facts *metadata) int {
	best, bestScore := -1, 0
	// A page without running text may have a headline all the same, and then
	// its distance from the text tells nothing.
	empty := to == 0
	if empty {
		from, to = len(p.rows), len(p.rows)
	}
	for i := range p.rows[:to] {
		r := &p.rows[i]
		if r.part.outside() || r.runes < 8 || r.runes > 350 || r.sentence() && !r.title || strings.Count(r.text, "|") > 2 {
			continue
		}
		if i >= from+12 {
			break
		}
		score := 0
		switch {
		case r.level == 1:
			score = 40
		case r.level > 1:
			score = 30 - 2*r.level
		case r.title:
			score = 25
		case r.strong && i >= from-6:
			score = 12
		}
		if facts.repeats(r.text) {
			score += 35
		}
		if score == 0 {
			continue
		}
		if r.linked() && r.level != 1 {
			if empty {
				continue // one of a list
			}
			score -= 15
		}
		if r.words() < 4 {
			score -= 12
		}
		if masthead(strings.ToLower(r.text)) || sectionName(r.text) && !empty {
			score -= 30
		}
		if _, ok := readMeta(r.text); ok {
			continue
		}
		if distance := from - i; empty {
			score -= min(i/20, 5)
		} else if distance > 0 {
			score -= min(distance/3, 12)
		} else if i > from {
			score -= min(i-from, 12)
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if bestScore < 8 {
		if !empty && facts.bestTitle() == "" {
			return p.headlineAtDate(from)
		}
		return -1
	}
	return best
}

// headlineAtDate finds a headline that no markup names by the date line right
// below it, in the first rows of the body or in the last ones above.
func (p *page) headlineAtDate(from int) int {
	for i := max(0, from-3); i < from+3 && i+1 < len(p.rows); i++ {
		r, next := &p.rows[i], &p.rows[i+1]
		if r.part != plain || next.part.outside() || r.links > 0 || next.links > 0 || r.words() < 4 || r.runes > 350 || r.sentence() || !dateOf(next.text) {
			continue
		}
		if _, ok := readMeta(r.text); !ok && !masthead(strings.ToLower(r.text)) && !sectionHead(r.text) && !ownerName(r.text) && !people(r.text) {
			return i
		}
	}
	return -1
}

// sectionName says that a heading names a section of the site: "TIN TỨC - SỰ
// KIỆN", "Hoạt động Liên hiệp hội".
func sectionName(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	return len(words) >= 2 && len(words) <= 6 && sections[words[0]+" "+words[1]] && !verbs.MatchString(strings.ToLower(s)) && !strings.ContainsAny(s, "0123456789:“\"")
}

// repeats says that the page's metadata names the same headline.
func (m *metadata) repeats(text string) bool {
	key := headlineKey(text)
	if utf8.RuneCountInString(key) < 8 {
		return false
	}
	for _, t := range m.titleKeys {
		if t == key || strings.HasPrefix(t, key) && len(key) >= 20 || sameKey(t, key) {
			return true
		}
	}
	return false
}

// listing says that a page lists articles: headlines that lead elsewhere, and
// no two paragraphs in a row.
func (p *page) listing(from, to, score int) bool {
	headlines, runs, teasers := 0, 0, 0
	for i := range p.rows {
		row := &p.rows[i]
		if box, _ := relatedHeading(strings.ToLower(row.text)); box != "" && score > 0 {
			break // what follows an article tells nothing about it
		}
		if row.part != plain || i >= to && score > 0 || !row.headlineLink() {
			continue
		}
		headlines++
		if i+1 < len(p.rows) && (p.rows[i+1].sentence() || i+2 < len(p.rows) && p.rows[i+2].sentence()) {
			teasers++
		}
	}
	for i := from + 1; i < to; i++ {
		if p.rows[i].sentence() && p.rows[i-1].sentence() {
			runs++
		}
	}
	switch {
	case headlines >= 4 && score < 300:
		return true
	case teasers >= 3 && runs == 0:
		return true
	}
	return false
}
