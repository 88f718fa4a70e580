package article

import (
	"regexp"
	"strings"
)

// findRelated marks what follows a heading such as "Các bài viết khác" up to
// the footer. A box ("Tin liên quan") that paragraphs follow takes only the
// headlines below it.
func (r *reader) findRelated() {
	for i := range r.lines {
		l := &r.lines[i]
		if l.kind != "" || l.words() > 20 {
			continue
		}
		if rating.MatchString(l.lower) || pager.MatchString(l.lower) && r.sentenceAbove(i) && !r.paragraphsFollow(i) {
			l.kind = Related
			continue
		}
		if l.words() > 14 {
			continue
		}
		switch box, rest := relatedHeading(l.lower); {
		case box == "":
			continue
		case i == 0 && box != "all":
		case box == "all" && r.menuHead(i):
			l.kind = Related
		case i == 0:
		case box == "box" && rest && !r.textAbove(i) && r.sentenceBelow(i): // "Từ khóa: …" heads a list of teasers
		case box == "remarks":
			if r.sentenceAbove(i) && !r.paragraphsFollow(i) {
				r.markRelated(i, len(r.lines))
			}
		case box == "box" && r.resumes(i, rest):
			for k := i; k < len(r.lines) && !r.lines[k].sentence() && (k == i || !rest); k++ {
				r.lines[k].kind = Related
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

var (
	// "« <headline>", "<headline> »", "< Trước": the way to the next article
	pager = regexp.MustCompile(`^(?:[«‹<←]|&lt;)|(?:[»›>→]|&gt;)$`)
	// NukeViet asks its readers for points.
	rating = regexp.MustCompile(`^(?:tổng số điểm của bài viết|click để đánh giá|xếp hạng:|đánh giá bài viết|(?:trang:? )?1 2 3(?: |$))`)
)

// menuHead says that the heading at line i belongs to a menu or a sidebar that
// was saved above the article: nothing of an article stands before it, and
// sentences come behind it.
func (r *reader) menuHead(i int) bool {
	if !r.textAbove(i) && r.paragraphsFollow(i) {
		return true
	}
	for k := range r.lines[:i] {
		l := &r.lines[k]
		if l.kind != "" || l.menu {
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

// resumes says that one paragraph of the article follows a box in its midst:
// "Xem thêm: …" and a sentence, or a few headlines of which the sentence below
// them tells nothing. No byline ends the text above, and nothing but a byline
// and captions follows.
func (r *reader) resumes(i int, rest bool) bool {
	if !r.sentenceAbove(i) || !seeAlso.MatchString(r.lines[i].lower) {
		return false
	}
	for k := i - 1; k >= 0 && !r.lines[k].sentence(); k-- {
		if _, _, ok := readByline(r.lines[k].text); ok {
			return false
		}
	}
	at := i + 1
	for at < len(r.lines) && r.lines[at].kind == "" && !r.lines[at].sentence() {
		at++
	}
	if at == len(r.lines) || !r.lines[at].sentence() || rest && at > i+1 || at > i+5 {
		return false
	}
	if !rest && (at == i+1 || r.shareTold(at)(at-1) > 0.1) {
		return false // a teaser below its headline
	}
	for k := at + 1; k < len(r.lines) && r.lines[k].kind == ""; k++ {
		l := &r.lines[k]
		if box, _ := relatedHeading(l.lower); box != "" {
			break
		}
		if _, _, ok := readByline(l.text); !ok && !l.sentence() && l.words() > 4 && !l.captionLike() {
			return false
		}
	}
	return true
}

// seeAlso begins the boxes that stand in the midst of a text.
var seeAlso = regexp.MustCompile(`^[\s>»•–-]*(?:xem thêm|đọc thêm|(?:các )?(?:tin|bài|bài viết|tin bài) liên quan)`)

// textAbove says that a line above line i can only be an article's.
func (r *reader) textAbove(i int) bool {
	for k := range r.lines[:i] {
		if l := &r.lines[k]; l.sentence() || startsWithDate(l) {
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
	if p := begins(s, relatedAll); p != "" && short(s[len(p):]) || archive.MatchString(s) {
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

// archive is a form to look for older news by their days: "Các tin đã đưa
// ngày: Từ ngày … đến ngày … [Xem]".
var archive = regexp.MustCompile(`^(?:xem )?(?:các )?(?:tin|bài|tin bài|bài viết) (?:đã đưa|đã đăng|theo) ngày\s*:?(?:\s*từ(?: ngày)?\s*:?\s+đến(?: ngày)?\s*:?)?\s*(?:\[?(?:xem|tìm(?: kiếm)?)\]?)?$`)

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
			if !strings.HasSuffix(l.text, "?") { // an interview's question
				run = 0
			}
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
