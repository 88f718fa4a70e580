package article

import (
	"regexp"
	"strings"
)

var (
	// "Quang cảnh hội nghị.", "Ảnh: X": words that nothing but a caption begins with
	viewStart = regexp.MustCompile(`^(?:(?:một số )?(?:quang cảnh|toàn cảnh|hình ảnh|ảnh|hình|khung cảnh)|ảnh minh (?:họa|hoạ)|chụp (?:ảnh|hình))(?:[ :.,]|$)`)
	// "Buổi làm việc của đoàn …", "Đại biểu dự hội thảo": a scene, when no stop ends it
	sceneStart = regexp.MustCompile(`^(?:(?:các )?đại biểu (?:chụp|dự|tham dự|tham gia|thăm|tham quan)|buổi (?:thăm|làm việc|lễ|họp|tiếp|ký|trao|gặp)|đoàn (?:thăm|chụp|tham quan|công tác)|lễ (?:ký|trao)|(?:các )?thành viên đoàn)(?:[ :.,]|$)`)
	// "… phát biểu tại hội nghị", "… trao quà lưu niệm …", "… (bên trái) …"
	captionVerb = regexp.MustCompile(` (?:phát biểu|trao|tặng|chụp ảnh|chụp hình|tiến hành|ký kết|chủ trì|điều hành|trình bày|báo cáo|tham luận|khai mạc|bế mạc|thăm|tham quan|tiếp|bắt tay|lưu niệm|chúc mừng|giới thiệu|kết luận|thảo luận|thực hiện nghi thức|ra mắt|nhận|cắt băng|đọc|bỏ phiếu)(?:[ .,;]|$)`)
	position    = regexp.MustCompile(`\((?:bên |thứ |ngoài cùng |đứng |ngồi |hàng |người |áo |ở |đứng giữa|ngồi giữa|giữa)?(?:phải|trái|giữa|đứng|ngồi|áo|cà vạt|cà-vạt|thứ)[^)]*\)|\(ảnh[^)]*\)|ảnh:\s`)
	// A clause that only a report's sentence begins with.
	telling = regexp.MustCompile(`^(?:tại |theo |trong |sau |trước |nhân |với |về |để |nhằm |ngoài |bên cạnh|đồng thời|cùng |tuy |vì |do |khi |qua |hội nghị đã|hội thảo đã|kết quả|- |\+ |• |\* |[0-9]+[.)]|[ivx]+[.)]|[a-z][.)])`)
)

// findCaptions marks short lines that tell what a picture shows. They stay
// blocks of the article, because a caption may hold a fact.
func (r *reader) findCaptions() {
	_, last := r.bodyRange()
	for i := r.title + 1; i < len(r.lines); i++ {
		l := &r.lines[i]
		if l.kind == "" && (l.captionLike() || i > last && l.hint&underImage != 0) {
			l.kind = Caption
		}
	}
}

// captionLike says that the line reads as a caption. Markup that says so
// helps a line over the bar, and none of it makes a caption of a paragraph.
func (l *line) captionLike() bool {
	if l.long(240) || strings.Count(strings.TrimRight(l.text, " ."), ". ") > 1 && !position.MatchString(l.lower) {
		return false
	}
	s := strings.TrimRight(l.text, ` "”)`)
	stop := strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..")
	if strings.HasSuffix(s, ":") || strings.HasSuffix(s, ";") || strings.HasSuffix(s, ",") {
		return false
	}
	marked := l.hint&underImage != 0 && !l.long(200) || l.hint&centred != 0 && !stop && !l.long(160)
	if viewStart.MatchString(l.lower) && !l.long(160) || sceneStart.MatchString(l.lower) && (!stop || marked) {
		return true
	}
	if telling.MatchString(l.lower) {
		return false
	}
	if position.MatchString(l.lower) || marked {
		return !startsWithDate(l)
	}
	if !captionVerb.MatchString(l.lower) || startsWithDate(l) || strings.Contains(l.lower, " đã ") {
		return false
	}
	if !stop {
		return true
	}
	// "Giám đốc Sở … Nguyễn Văn A phát biểu tại hội nghị.": the verb ends it.
	return !l.long(170) && captionEnd.MatchString(l.lower) && !reports.MatchString(l.lower)
}

// reports are words of a report: "Lễ trao giải diễn ra chiều 3/6 … chủ trì."
var reports = regexp.MustCompile(`\d[/.-]\d| (?:diễn ra|vừa|sẽ|đang|cho biết|cho rằng|đề nghị|yêu cầu) `)

var captionEnd = regexp.MustCompile(` (?:phát biểu(?: (?:khai mạc|bế mạc|chỉ đạo|kết luận|chào mừng|đề dẫn))?|chủ trì|điều hành|trình bày(?: [^.,]{0,40})?|chụp (?:ảnh|hình)[^.,]{0,60}|tiến hành ký kết|lưu niệm)(?: (?:tại|trong|ở|với|cùng) [^.,]{0,60})?\.?$`)
