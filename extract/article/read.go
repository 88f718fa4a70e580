package article

import (
	"regexp"
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
	poster             string // who put the page up, as the top of it says
}

// readBody decides every line between the title and what follows the article.
func (r *reader) readBody() {
	r.joinBroken()
	r.dropRepeats()
	r.findMeta()
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
	if a.Author == "" || r.poster != "" && vietnamese.Key(a.Author) == vietnamese.Key(r.poster) {
		a.Author = r.poster // "GIANG ĐÌNH" below the text, "Giang Đình" above it
	}
	if a.SiteName == "" {
		a.SiteName = r.siteName()
	}
	if a.Reason == "" {
		a.Reason = r.reason()
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
	// Counters and menus right above the footer are no part of the body.
	for i := from - 1; i > 0 && (counter(r.lines[i].lower) || menu(&r.lines[i])); i-- {
		r.lines[i].kind = Related
	}
}

// counter says that a line counts visitors: "Lượt truy cập: 30", "Trực tuyến: ...".
func counter(lower string) bool {
	for _, p := range []string{"lượt truy cập", "số lượt truy cập", "trực tuyến", "đang trực tuyến", "đang online", "tổng lượt truy cập", "tổng số truy cập",
		"đã truy cập", "hôm nay:", "hôm qua:", "trong tuần:", "tháng này:", "tuần này:", "tất cả:", "tổng cộng:", "thống kê truy cập"} {
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

// findRelated marks what follows a heading such as "Các bài viết khác" up to
// the footer. A box ("Tin liên quan") that paragraphs follow takes only the
// headlines below it.
func (r *reader) findRelated() {
	for i := 1; i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.kind != "" || l.words() > 14 {
			continue
		}
		switch box, rest := relatedHeading(l.lower); {
		case box == "":
			continue
		case box == "all" && r.menuHead(i):
			l.kind = Related
		case box == "remarks":
			if r.sentenceAbove(i) && !r.paragraphsFollow(i) {
				r.markRelated(i, len(r.lines))
			}
		case box == "all" || !r.paragraphsFollow(i):
			if rest || box == "all" || !strings.HasSuffix(l.text, ":") || i+1 < len(r.lines) {
				r.markRelated(i, len(r.lines))
			}
		case box == "tail":
			if r.sentenceAbove(i) {
				r.markRelated(i, len(r.lines))
			}
		case rest: // "Xem thêm: <headline>"
			l.kind = Related
		default:
			j := i + 1
			for j < len(r.lines) && !r.lines[j].sentence() {
				j++
			}
			r.markRelated(i, j)
		}
	}
}

// menuHead says that the heading at line i belongs to a menu or a sidebar that
// was saved above the article: nothing of an article stands before it, and
// sentences come behind it.
func (r *reader) menuHead(i int) bool {
	for k := range r.lines[:i] {
		l := &r.lines[k]
		if l.kind != "" {
			continue
		}
		if _, ok := l.meta(); ok || counter(l.lower) || masthead(l.lower) || sectionName(l.text) || breadcrumb(l) != nil {
			continue
		}
		if len(strings.Fields(strings.TrimLeft(l.text, bullets))) >= 5 {
			return false
		}
	}
	for k := i + 1; k < len(r.lines) && r.lines[k].kind != Footer; k++ {
		if r.lines[k].sentence() {
			return true
		}
	}
	return false
}

// sentenceAbove says that the article's text has begun above line i.
func (r *reader) sentenceAbove(i int) bool {
	for k := range r.lines[:i] {
		if r.lines[k].kind == "" && r.lines[k].sentence() {
			return true
		}
	}
	return false
}

// sentenceBelow says that text of the article follows line i.
func (r *reader) sentenceBelow(i int) bool {
	for k := i + 1; k < len(r.lines); k++ {
		if r.lines[k].kind == "" && r.lines[k].sentence() {
			return true
		}
	}
	return false
}

// bullets stand before the items of a list.
const bullets = "•▪■●*+-–—»›># \t"

// relatedHeading says whether a line heads a list of other articles, and
// whether something follows the heading on the line.
func relatedHeading(lower string) (box string, rest bool) {
	s := strings.TrimLeft(lower, bullets)
	for _, p := range gluedHeadings { // "Mẫu phiếuCÓ THỂ BẠN QUAN TÂM"
		if head, ok := strings.CutSuffix(s, p); ok && head != "" && !strings.HasSuffix(head, " ") && len(strings.Fields(head)) < 12 {
			return "tail", false
		}
	}
	if noComments.MatchString(s) {
		return "remarks", false
	}
	if p := begins(s, relatedAll); p != "" && short(s[len(p):]) {
		return "all", false
	}
	if p := begins(s, relatedBox); p != "" {
		after := strings.TrimSpace(s[len(p):])
		if short(after) {
			return "box", false
		}
		if strings.HasPrefix(after, ":") {
			return "box", true
		}
	}
	return "", false
}

// noComments stands where readers' comments begin: "Bình luận (0)", "0 Bình luận".
var noComments = regexp.MustCompile(`^(?:\(?0\)? (?:bình luận|phản hồi|ý kiến)|(?:ý kiến )?bình luận(?: ?\(?\d+\)?)?|hãy là người đầu tiên.*)[.:]?$`)

// short says that no words follow a heading: "", ":", "(12)", ": 30", "...".
func short(s string) bool {
	return strings.Trim(s, " :.…()[]0123456789»›>|*-–") == ""
}

// paragraphsFollow says that the text goes on behind line i: two sentences in
// a row, or a long one, before the footer.
func (r *reader) paragraphsFollow(i int) bool {
	run := 0
	for _, l := range r.lines[i+1:] {
		if l.kind == Footer {
			break
		}
		if !l.sentence() {
			run = 0
			continue
		}
		if run++; run >= 2 {
			return true
		}
	}
	return false
}

func (r *reader) markRelated(from, to int) {
	for i := from; i < to; i++ {
		if r.lines[i].kind == "" {
			r.lines[i].kind = Related
		}
	}
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
