package article

import (
	"strings"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract/dates"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// ReadText reads plain text as saved from a browser: every line that is not
// empty is a block, unless a sentence is broken over two lines. It never fails;
// Article.Reason says why there is nothing to read.
func ReadText(text string) *Article {
	text = vietnamese.Normalize(text)
	lines := splitPage(text, unwrap(text, textLines(text)))
	r := &reader{a: &Article{Text: text}, lines: lines}
	r.findMenus()
	r.splitDates()
	r.joinHeadline()
	r.findFooter()
	r.findRelated()
	r.findBreadcrumbs()
	r.findTitle()
	r.readBody()
	return r.finish()
}

// reader decides what each line is. ReadText and ReadHTML share it; ReadHTML
// comes with the kinds that the markup decided.
type reader struct {
	a     *Article
	lines []line
	title int // index of the title's line, -1 when there is none

	published, updated dates.Date
	publishedRank      int
	several            bool   // teasers one after another, on a page of their own
	poster             string // who put the page up, as the top of it says
}

// readBody decides every line between the title and what follows the article.
func (r *reader) readBody() {
	r.joinBroken()
	r.dropRepeats()
	r.findMeta()
	r.settleDates()
	r.findTeaserDates()
	r.findBylines()
	r.findCaptions()
	r.findLead()
}

// finish composes the article.
func (r *reader) finish() *Article {
	a := r.a
	if a.Published == "" {
		a.Published = r.published.EDTF()
	}
	if a.Updated == "" {
		a.Updated = r.updated.EDTF()
	}
	a.Author, r.poster = untitled(a.Author), untitled(r.poster)
	if a.Author == "" || r.poster != "" && vietnamese.Key(a.Author) == vietnamese.Key(r.poster) {
		a.Author = r.poster // "GIANG ĐÌNH" below the text, "Giang Đình" above it
	}
	if a.SiteName == "" {
		a.SiteName = r.siteName()
	}
	if a.Reason == "" {
		a.Reason = r.reason()
	}
	if r.several {
		a.Published, a.Updated, a.Author, a.Source = "", "", "", "" // each is one teaser's
	}
	switch a.Reason {
	case "":
	case reasonListing, reasonSearch, reasonError:
		a.Published, a.Updated = "", "" // some teaser's
		fallthrough
	default:
		a.Author, a.Source = "", ""
	}
	for _, l := range r.lines {
		if l.kind == "" {
			l.kind = Paragraph
		}
		if a.Reason != "" && l.kind.body() {
			continue
		}
		a.Blocks = append(a.Blocks, Block{Kind: l.kind, Start: l.start, End: l.end})
	}
	if r.several {
		r.stamp()
	}
	return a
}

// body says that blocks of the kind are the article's own sentences.
func (k Kind) body() bool {
	return k == "" || k == Lead || k == Paragraph || k == Caption
}

// findFooter marks the lines from the first that begins a site's own data
// ("Địa chỉ:", "Trưởng Ban biên tập:") behind the last paragraph.
func (r *reader) findFooter() {
	from := len(r.lines)
	for i := len(r.lines) - 1; i > 0; i-- {
		l := &r.lines[i]
		if begins(l.lower, footerStarts) != "" && l.words() < 60 {
			from = i
			continue
		}
		if l.sentence() || l.long(160) {
			break
		}
		if begins(l.lower, relatedAll) != "" && !counter(l.lower) {
			break
		}
	}
	for i := from; i < len(r.lines); i++ {
		if r.lines[i].kind == "" {
			r.lines[i].kind = Footer
		}
	}
	// The owner's name right above it is its first line.
	for i := from - 1; i > 0 && from < len(r.lines) && r.lines[i].kind == "" && masthead(r.lines[i].lower); i-- {
		r.lines[i].kind = Footer
		from = i
	}
	// Counters and menus right above the footer are no part of the body.
	for i := from - 1; i > 0 && (counter(r.lines[i].lower) || menu(&r.lines[i])); i-- {
		r.lines[i].kind = Related
	}
}

// counter says that a line counts visitors: "Lượt truy cập: 30", "Trực tuyến: ...".
func counter(lower string) bool {
	for _, p := range []string{"lượt truy cập", "số lượt truy cập", "trực tuyến", "đang trực tuyến", "đang online", "tổng lượt truy cập", "tổng số truy cập",
		"đã truy cập", "truy cập", "lượt xem trang", "hôm nay:", "khách:", "thành viên:", "hôm qua:", "trong tuần:", "tháng này:", "tuần này:", "tất cả:", "tổng cộng:", "thống kê truy cập"} {
		if strings.HasPrefix(lower, p) && utf8.RuneCountInString(lower) < 60 {
			return true
		}
	}
	return false
}

// menu says that a line is a row of links: "Trang chủ | Giới thiệu | Liên hệ".
func menu(l *line) bool {
	return strings.HasPrefix(l.lower, "trang chủ") && breadcrumb(l) != nil
}

// joinBroken makes one block of two lines that a sentence runs over: "… Cuộc
// cách mạng khoa học / và kỹ thuật lần thứ 4 …".
func (r *reader) joinBroken() {
	kept := r.lines[:0]
	for i, l := range r.lines {
		if n := len(kept); n > 0 && i != r.title && joinable(&kept[n-1], &l) {
			prev := &kept[n-1]
			joined := newLine(r.a.Text, prev.start, l.end)
			prev.end, prev.text, prev.lower, prev.metaRead = joined.end, joined.text, joined.lower, false
			if r.title > n-1 {
				r.title--
			}
			continue
		}
		kept = append(kept, l)
	}
	r.lines = kept
	if r.title >= 0 {
		r.a.Title = r.titleText(&r.lines[r.title])
	}
}

// joinable says that l goes on with the sentence of prev.
func joinable(prev, l *line) bool {
	if l.kind != "" || !l.startsLower() || prev.closed() || prev.kind != "" && prev.kind != Title {
		return false
	}
	if strings.HasPrefix(l.lower, "http") || strings.HasPrefix(l.lower, "www.") || strings.Contains(l.text, "@") {
		return false
	}
	if _, ok := prev.meta(); ok {
		return false
	}
	if _, ok := l.meta(); ok {
		return false
	}
	// "a) …", "b. …" are items of a list.
	if len(l.text) > 1 && (l.text[1] == ')' || l.text[1] == '.') {
		return false
	}
	return true
}

// findLead marks the first paragraph as the lead where others follow it.
func (r *reader) findLead() {
	first, more := -1, 0
	for i := r.title + 1; i < len(r.lines); i++ {
		if l := &r.lines[i]; l.kind == "" && (l.sentence() || l.hint&leadClass != 0) {
			if first < 0 {
				first = i
			} else {
				more++
			}
		}
	}
	if first >= 0 && more > 0 && !r.lines[first].long(600) {
		r.lines[first].kind = Lead
	}
}
