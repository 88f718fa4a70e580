package article

import (
	"regexp"
	"strings"

	"github.com/uniongraph/uniongraph/extract/dates"
)

// meta is what a date line says: "24/11/2021 | 800", "Thu Hằng 27/12/2023 -
// 21:33", "Đăng bài thanhsang T4, 19/07/2017 - 03:55", "Lượt xem: 300".
type meta struct {
	published, updated dates.Date
	labelled           bool   // "Ngày đăng:" says what the date is
	author             string // a person named beside the date
	signed             bool   // a place stands before it, as above a signature
	poster             bool   // that person only put the page up: "Người đăng: …"
}

func (m meta) dated() bool { return !m.published.IsZero() || !m.updated.IsZero() }

var (
	updatedLabel   = regexp.MustCompile(`(?i)(?:(?:ngày |lần |được )?cập nhật(?: (?:ngày|lúc|lần cuối|cuối|mới nhất|vào))*|(?:ngày |lần )?(?:chỉnh )?sửa(?: (?:đổi|lần))* cuối(?: cùng)?|last (?:updated|modified)(?: on)?|updated(?: on)?|modified)\s*(?:lúc|ngày|vào)?\s*[:|,-]?\s*$`)
	publishedLabel = regexp.MustCompile(`(?i)(?:(?:ngày|thời gian|giờ) (?:đăng|tạo|viết|gửi|xuất bản|phát hành|đưa tin)(?: (?:tin|bài|bài viết))?|(?:được |đã )?(?:đăng|viết|gửi|xuất bản|tạo)(?: (?:bài|tin))?(?: (?:vào|ngày|lúc|trên|trong|hồi))*|thời gian|posted(?: on)?|published(?: on)?|created(?: on)?|submitted|date|on|ngày)\s*(?:lúc|ngày|vào)?\s*[:|,-]?\s*$`)
	personLabel    = regexp.MustCompile(`(?i)(tác giả(?: bài viết)?|người viết|viết bởi|written by)\s*[:：]?\s*`)
	posterLabel    = regexp.MustCompile(`(?i)((?:được |đã )?(?:đăng|gửi|tạo|cập nhật|nhập|submitted|posted)(?: (?:bài|tin))?(?: (?:bởi|bởi:|by))|người (?:đăng|gửi|tạo|cập nhật|nhập)(?: tin| bài)?|đăng bài|đăng tin|posted by|submitted by|by|bởi|biên tập viên|người biên tập|biên tập)\s*[:：]?\s*`)
	counters       = regexp.MustCompile(`(?i)(?:(?:số |tổng )?(?:lượt|lần) (?:xem|đọc|truy cập|người xem|người đọc|view|tải|thích|chia sẻ)(?: (?:tin|bài|bài viết|trang))?|đã (?:xem|đọc)|số (?:người )?(?:xem|đọc)|(?:page )?views?|hits|đọc|xem|bình luận|comments?|lượt|người đọc|người xem|phản hồi)\s*[:：]?\s*\(?[\d.,]*[kK]?\)?|\(?[\d.,]+[kK]?\)?\s*(?:lượt (?:xem|đọc)|lần (?:xem|đọc)|views?|hits|đã xem|bình luận|comments?|người xem|người đọc|phản hồi|lượt)`)
	sectionLabel   = regexp.MustCompile(`(?i)(?:chuyên mục|danh mục|category|mục|thể loại|trong|posted in|chủ đề|đăng trong)\s*:\s*[^|•·]*`)
	bareNumber     = regexp.MustCompile(`^[\s|•·()\[\]:.,+-]*(?:\d{1,3}(?:[.,]\d{3})*|\d{1,7})?[\s|•·()\[\]:.,+-]*$`)
	fillers        = regexp.MustCompile(`(?i)(?:\bgmt ?\+ ?7\b|\butc ?\+ ?7\b|(?:^|\s)lúc(?:\s|$)|(?:^|\s)vào(?:\s|$)|(?:^|\s)ngày(?:\s|$)|(?:^|\s)viết(?:\s|$))`)
)

// labels is the quick look for a word that a label of a date line holds.
var labels = regexp.MustCompile(`đăng|gửi|tạo|cập nhật|nhập|post|submit|by|bởi|biên tập|tác giả|viết|xem|đọc|view|hits|lượt|lần|bình luận|comment|phản hồi|mục|thể loại|đề`)

var (
	monthResidue = regexp.MustCompile(`^date (?:19|20)\d\d-\d\d$`)
	bareDay      = regexp.MustCompile(`^(?i:thứ \pL+,? |chủ nhật,? )?\d{1,2}[/.-]\d{1,2}$`)
	contactLine  = regexp.MustCompile(`(?i)(?:điện thoại|đường dây nóng|hotline|email|e-mail|fax|địa chỉ|đt)\s*:|chào mừng (?:bạn|quý|các bạn)`)
)

// separators stand between the parts of a date line.
const separators = " \t|•·,;:–—-()[]/*\"'’.»<>★☆►"

// readMeta reads a line that holds no sentence: a date line, a counter, the
// labels of buttons. Anything else that a date line may hold (a name, a
// section, a login) is short; a sentence that has a date is none.
func readMeta(s string) (meta, bool) {
	var m meta
	if s == "" || len(s) > 260 {
		return m, false
	}
	if bareNumber.MatchString(s) || trappings(s) {
		return m, true
	}
	if len(strings.Fields(s)) > 30 {
		return m, false
	}
	rest := s
	var cut []string
	found := dates.Find(s)
	last := 0
	if contactLine.MatchString(s) {
		return m, len(found) > 0 && len(s) < 200 // a header's clock beside the telephone number or a greeting
	}
	if monthResidue.MatchString(s) {
		return m, true
	}
	for _, e := range found {
		if e.Kind == dates.Point && e.From.Year == 0 && e.PartOfDay == "" && len(found) == 1 && bareDay.MatchString(s) {
			return m, true // "13/07": a date line that tells no year
		}
		if e.Kind != dates.Point || !e.From.Full() && e.Relative == "" {
			return m, false // "Sáng 15/11": a page's own date has a year
		}
		before := s[last:e.Start]
		if within.MatchString(before) || strings.HasSuffix(s, ".") && len(words(s[e.End:])) > 4 {
			return m, false
		}
		switch {
		case e.Relative != "" || strings.Contains(strings.ToLower(before), "hôm nay"):
			// "Hôm nay: 20/11/2023" is the visitor's day.
		case updatedLabel.MatchString(before):
			before = updatedLabel.ReplaceAllString(before, " ")
			m.updated = e.From
		case publishedLabel.MatchString(before):
			before = publishedLabel.ReplaceAllString(before, " ")
			m.published, m.labelled = later(m.published, e.From), true
		case strings.HasSuffix(strings.TrimSpace(before), ",") && strings.HasPrefix(strings.ToLower(s[e.Start:e.End]), "ngày") && len(strings.Fields(before)) <= 5 && strings.Trim(s[e.End:], separators) == "":
			before, m.published, m.signed = "", e.From, true // "Cao Bằng, ngày 13 tháng 7 năm 2016"
		case m.published.IsZero():
			// "Ngày 5/4/2021 …" with the word inside: a sentence when words follow.
			lower := strings.ToLower(s[e.Start:e.End])
			if (strings.HasPrefix(lower, "ngày") || e.PartOfDay != "" && !e.From.HasTime) && strings.Trim(s[e.End:], separators+"0123456789") != "" && !counters.MatchString(s[e.End:]) {
				return m, false
			}
			m.published = e.From
		}
		cut = append(cut, before)
		last = e.End
	}
	if len(found) > 0 {
		rest = strings.Join(append(cut, s[last:]), " | ")
	}
	return m.rest(rest, len(found) > 0)
}

// within are words of a sentence that a date belongs to: "… bắt đầu từ 7 giờ".
var within = regexp.MustCompile(`(?i) (?:từ|đến|trước|sau|hồi|diễn ra|tổ chức|bắt đầu|khai mạc|kết thúc)(?: ngày| vào| lúc)?\s*$`)

// later keeps the first of two dates on one line.
func later(first, next dates.Date) dates.Date {
	if first.IsZero() {
		return next
	}
	return first
}

// rest reads what a line holds beside its dates.
func (m meta) rest(rest string, dated bool) (meta, bool) {
	if lower := strings.ToLower(rest); !dated && !labels.MatchString(lower) {
		return m, toolLine(lower) // nothing to look for
	}
	if p := posterLabel.FindStringIndex(rest); p != nil && labelAt(rest, p[0]) {
		name, tail := cutName(rest[p[1]:])
		if tail != "" && !counters.MatchString(tail) && !updatedLabel.MatchString(tail) {
			return m, false
		}
		if person(name) {
			m.author, m.poster = name, true
		}
		return m, dated || shortPoster(name)
	}
	if p := personLabel.FindStringIndex(rest); p != nil && labelAt(rest, p[0]) {
		name, _ := cutName(rest[p[1]:])
		if person(name) {
			m.author = name
		}
		return m, dated || shortPoster(name)
	}
	counted := counters.MatchString(rest)
	rest = counters.ReplaceAllString(rest, " | ")
	rest = sectionLabel.ReplaceAllString(rest, " | ")
	rest = fillers.ReplaceAllString(rest, " ")
	rest = updatedLabel.ReplaceAllString(rest, " ")
	lower := strings.ToLower(strings.Trim(rest, separators))
	if lower == "" || bareNumber.MatchString(lower) || toolLine(lower) {
		return m, dated || counted || toolLine(lower) || lower == ""
	}
	if !dated {
		return m, false
	}
	// What is left is a name, a login, a section or the site's abbreviation.
	parts := 0
	for _, part := range strings.FieldsFunc(rest, func(r rune) bool { return strings.ContainsRune("|•·–—", r) }) {
		if part = strings.Trim(part, separators); part == "" || bareNumber.MatchString(part) {
			continue
		}
		parts++
		if len(strings.Fields(part)) > 8 || parts > 3 {
			return m, false
		}
		if m.author == "" && person(part) {
			m.author = part
		}
	}
	return m, true
}

// labelAt says that a label stands at the start of a part of the line.
func labelAt(s string, i int) bool {
	before := strings.TrimRight(s[:i], " ")
	return before == "" || strings.ContainsRune("|•·,-–()/;:.", rune(before[len(before)-1])) || strings.HasSuffix(before, "·") || strings.HasSuffix(before, "•") || strings.HasSuffix(before, "–")
}

// cutName parts a name from what follows it on the line.
func cutName(s string) (name, tail string) {
	if i := strings.IndexAny(s, "|,;()[]•·"); i >= 0 {
		return strings.Trim(s[:i], separators), strings.Trim(s[i:], separators)
	}
	if i := strings.Index(s, " - "); i >= 0 {
		return strings.Trim(s[:i], separators), strings.Trim(s[i:], separators)
	}
	return strings.Trim(s, separators), ""
}

func shortPoster(name string) bool { return len(strings.Fields(name)) <= 6 }

var toolSet = set(tools...)

// toolLine says that a line is made of buttons' labels only: "In bài này
// Gửi bài này", "Facebook | Zalo".
func toolLine(lower string) bool {
	words := strings.Fields(strings.NewReplacer("|", " ", "•", " ", "·", " ", "/", " ", ",", " ", ";", " ", "[", " ", "]", " ").Replace(lower))
	if len(words) == 0 || len(words) > 24 {
		return false
	}
	for i := 0; i < len(words); {
		n := min(5, len(words)-i)
		for n > 0 && !toolSet[strings.Join(words[i:i+n], " ")] {
			n--
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}
