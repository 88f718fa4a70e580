package article

import (
	"regexp"
	"strings"
	"unicode"
)

// Reasons why a page holds no article. They are written for people; the
// empty string says that there is one.
const (
	reasonEmpty    = "empty page"
	reasonShort    = "too little text"
	reasonLanguage = "not in Vietnamese"
	reasonError    = "error page"
	reasonSearch   = "search results"
	reasonListing  = "listing of articles"
)

var (
	errorForm  = regexp.MustCompile(`(?i)^(?:(?:lỗi |error |http |error: )?(?:404|403|500|502|503)\b.{0,60}|.{0,20}không tìm thấy (?:trang|nội dung|bài viết|đường dẫn|dữ liệu).{0,40}|.{0,30}(?:trang|bài viết|nội dung|đường dẫn)(?: mà)?(?: bạn| quý vị)?(?: yêu cầu| tìm kiếm| tìm| truy cập| cần tìm| này)* (?:không tồn tại|không được tìm thấy|đã bị xóa|đã bị xoá|không có).{0,40}|.{0,20}(?:page|file) (?:not|cannot be|could not be) found.{0,40}|not found|server error in .*|runtime error|internal server error|bad gateway|service unavailable|access denied|forbidden|oops.{0,60}|trang không tồn tại.*)$`)
	searchForm = regexp.MustCompile(`(?i)^(?:kết quả tìm kiếm|tìm kiếm:|tìm thấy \d+ (?:kết quả|bài)|search results|bạn (?:đã|đang) tìm|có \d+ kết quả)`)
)

// reason says why the lines hold no article, "" when they do.
func (r *reader) reason() string {
	var words int
	var text strings.Builder
	sentences := false
	for i := range r.lines {
		l := &r.lines[i]
		if (i < 6 || l.kind == Title) && l.kind != Footer {
			if errorForm.MatchString(l.text) {
				return reasonError
			}
			if searchForm.MatchString(l.text) {
				return reasonSearch
			}
		}
		if !l.kind.body() && l.kind != Title {
			continue
		}
		text.WriteString(l.text)
		text.WriteByte(' ')
		if l.kind != Title {
			words += l.words()
			sentences = sentences || l.sentence() || l.closed()
		}
	}
	switch {
	case text.Len() == 0:
		if len(r.lines) == 0 {
			return reasonEmpty
		}
		return reasonShort
	case foreign(text.String()):
		return reasonLanguage
	case words < 6:
		return reasonShort
	case r.onlyHeadlines():
		return reasonListing
	}
	return ""
}

// foreign says that a text of some length lacks the letters that Vietnamese
// cannot do without: ă â đ ê ô ơ ư and vowels with tone marks. About a fifth
// of the letters of Vietnamese text are such.
func foreign(s string) bool {
	letters, own, marked := 0, 0, 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if r >= 'Ạ' && r <= 'ỹ' || strings.ContainsRune("đĐăĂơƠưƯ", r) {
			own++
		} else if strings.ContainsRune("áàãâéèêíìóòõôúùýÁÀÃÂÉÈÊÍÌÓÒÕÔÚÙÝ", r) {
			marked++ // all that is left where a page lost the rest
		}
	}
	return letters > 60 && own*100 < letters*4 && (own+marked)*100 < letters*10
}
