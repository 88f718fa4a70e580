package article

import (
	"regexp"
	"slices"
	"strings"
)

// shortHeadline gives the line of a headline of two or three words right above
// the date line: "TIN BUỒN". It is -1 for none.
func (r *reader) shortHeadline(date int) int {
	for i := date - 1; i >= 0; i-- {
		l := &r.lines[i]
		if m, ok := l.meta(); ok && !m.dated() && l.kind == "" {
			continue // a player's buttons
		}
		if l.kind == "" && !l.menu && l.words() > 1 && !l.sentence() && !masthead(l.lower) && !menuName(l.text) {
			return i
		}
		break
	}
	return -1
}

// ownHeading gives the line right above the text that is a headline however
// short it is, on a page without any other: a notice's ("TIN BUỒN"), or an
// entry of the menu above, once more and apart from it ("Cơ cấu tổ chức"). It
// is -1 for none.
func (r *reader) ownHeading(body int) int {
	at := body - 1
	for at > 0 {
		if _, ok := r.lines[at].meta(); !ok {
			break
		}
		at--
	}
	if at <= 0 || body == len(r.lines) {
		return -1
	}
	l := &r.lines[at]
	if l.kind != "" || l.words() < 2 || l.words() > 6 {
		return -1
	}
	if notices[firstTwo(l.text)] {
		return at
	}
	if strings.Count(r.a.Text[r.lines[at-1].end:l.start], "\n") < 2 || sectionName(l.text) {
		return -1
	}
	for i := range r.lines[:at] {
		if m := &r.lines[i]; m.menu && headlineKey(bulleted.ReplaceAllString(m.text, "")) == headlineKey(l.text) {
			return at
		}
	}
	return -1
}

// dated gives the candidates that have their own date line right below, a
// player's buttons and the author's name between them aside.
func (r *reader) dated(candidates []int, body int) []int {
	var out []int
	for _, c := range candidates {
		for i := c + 1; i < body; i++ {
			m, ok := r.lines[i].meta()
			if ok && m.dated() && !m.signed {
				out = append(out, c)
			}
			if !ok && i == c+1 && people(r.lines[i].text) {
				continue
			}
			if !ok || m.dated() {
				break
			}
		}
	}
	return out
}

// withoutFurniture leaves out captions and the headlines of a ticker, each
// with its date in brackets, where others remain.
func (r *reader) withoutFurniture(candidates []int) []int {
	for _, furniture := range []func(l *line) bool{
		func(l *line) bool {
			return viewStart.MatchString(l.lower) && strings.Contains(l.lower, "ảnh:") || photoCredit.MatchString(l.text)
		},
		func(l *line) bool {
			open := strings.LastIndexAny(l.text, "([")
			return open > 0 && dateOf(l.text[open:])
		},
	} {
		var out []int
		for _, c := range candidates {
			if !furniture(&r.lines[c]) {
				out = append(out, c)
			}
		}
		if len(out) > 0 {
			candidates = out
		}
	}
	return candidates
}

// withoutSections leaves out what one of the page's menus names, too.
func (r *reader) withoutSections(candidates []int, body int) []int {
	names := r.inMenu(body)
	return slices.DeleteFunc(candidates, func(c int) bool { return names[headlineKey(r.lines[c].text)] })
}

func (r *reader) withoutMastheads(candidates []int) []int {
	var real []int
	for _, c := range candidates {
		l := &r.lines[c]
		if bare := strings.TrimLeft(l.text, bullets); !masthead(l.lower) && !sectionHead(l.text) && !people(bare) {
			real = append(real, c)
		}
	}
	return real
}

// longer takes the longer one of a short headline and a full one that begins
// with the same words.
func (r *reader) longer(pick int, candidates []int) int {
	for _, c := range candidates {
		if c == pick || len(r.lines[c].lower) <= len(r.lines[pick].lower) {
			continue
		}
		if strings.HasPrefix(r.lines[c].lower, strings.TrimRight(r.lines[pick].lower, ". …")) && !r.withSite(c, pick) {
			return c
		}
	}
	return pick
}

// shorter takes the headline alone where the line picked is the same with the
// site's name behind it.
func (r *reader) shorter(pick int, candidates []int) int {
	for _, c := range candidates {
		if r.withSite(pick, c) {
			return c
		}
	}
	return pick
}

// keepSite keeps the site's name that stands behind the headline on another
// line, as in a browser's title.
func (r *reader) keepSite() {
	for i := range r.lines[:r.title] {
		if !r.withSite(i, r.title) {
			continue
		}
		if at, name := siteTail(r.lines[i].text); at > 0 && r.a.SiteName == "" && masthead(strings.ToLower(name)) {
			r.a.SiteName = name
		}
	}
}

// withSite says that line i is line alone with the site's name behind it.
func (r *reader) withSite(i, alone int) bool {
	rest, ok := strings.CutPrefix(r.lines[i].lower, r.lines[alone].lower)
	return ok && siteMark.MatchString(rest)
}

// siteMark parts a headline from the site's name, as browsers' titles have it.
var siteMark = regexp.MustCompile(`^\s*(?:[|»]|[-–—•·]\s)\s*(?:báo |tạp chí |đài |cổng |trang |website|liên hiệp |vusta|tin |www\.|\S+\.vn$)`)
