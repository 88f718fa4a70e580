package article

import "strings"

// Word lists are lower case. A phrase that ends in a space must be followed by
// something; lists that say "begins" are compared with the start of a line.

// footerStarts begin the lines that say whose site it is.
var footerStarts = []string{
	"cổng thông tin điện tử", "trang thông tin điện tử", "trang tin điện tử", "website chính thức", "trưởng ban biên tập", "tổng biên tập",
	"phó trưởng ban biên tập", "trưởng ban:", "bản quyền", "©", "copyright", "chịu trách nhiệm", "người chịu trách nhiệm",
	"giấy phép", "gp số", "địa chỉ", "trụ sở", "điện thoại", "đt:", "tel:", "tel.", "fax", "email", "e-mail", "hotline", "cơ quan chủ quản", "đơn vị chủ quản",
	"ghi rõ nguồn", "thiết kế bởi", "thiết kế và phát triển", "phát triển bởi", "powered by", "designed by", "all rights reserved", "đơn vị thiết kế",
}

// relatedAll are headings behind which nothing of the article follows.
var relatedAll = []string{
	"các tin cũ hơn", "tin cũ hơn", "các tin mới hơn", "tin mới hơn", "những tin mới hơn", "những tin cũ hơn", "các tin khác", "các tin, bài khác", "tin, bài khác", "tin khác", "các tin đã đưa",
	"các tin đã đăng", "tin đã đưa", "tin đã đăng", "các bài viết khác", "bài viết khác", "các bài khác", "bài khác", "các bài viết cùng chuyên mục",
	"tin cùng chuyên mục", "bài cùng chuyên mục", "cùng chuyên mục", "tin cùng loại", "các tin cùng loại", "tin mới nhất", "tin mới", "tin đọc nhiều",
	"đọc nhiều nhất", "mới nhất", "đọc nhiều", "xem nhiều", "xem nhiều nhất", "tin nổi bật", "tin tiếp theo", "bài tiếp theo", "các tin tiếp", "các tin bài khác",
	"tin bài khác", "các bài đã đăng", "bài viết mới", "bài viết mới nhất", "bài đăng mới", "ý kiến bạn đọc", "ý kiến của bạn", "gửi bình luận", "bình luận của bạn",
	"để lại bình luận", "viết bình luận", "leave a reply", "trả lời", "thống kê truy cập", "lượt truy cập", "số lượt truy cập", "trực tuyến", "đang trực tuyến",
	"đang online", "liên kết website", "liên kết web", "liên kết trang", "video clip", "thư viện ảnh", "quảng cáo", "tin tức khác", "tin trước", "tin sau", "bài trước", "bài sau",
	"thành viên đang online", "tổng lượt truy cập", "tổng số truy cập", "đã truy cập", "tin xem nhiều", "các thông tin khác", "thông tin khác", "tin vắn", "lên đầu trang",
	"những bài viết khác", "những tin khác", "văn bản mới", "chuyên mục khác", "nội dung khác", "bạn đọc phản hồi", "ý kiến phản hồi", "tin mới cập nhật", "tin cùng danh mục", "tin đã đăng", "các tin mới", "tin trong mục", "có thể bạn quan tâm", "bài xem nhiều",
}

// gluedHeadings are found behind a line that lost its break, too.
var gluedHeadings = []string{"có thể bạn quan tâm", "tin liên quan", "bài viết liên quan", "các tin khác", "các bài viết khác", "tin cùng chuyên mục"}

// relatedBox are headings of boxes that may stand in the middle of a text.
var relatedBox = []string{
	"tin liên quan", "các tin liên quan", "bài viết liên quan", "bài liên quan", "các bài viết liên quan", "tin bài liên quan", "tin, bài liên quan", "xem thêm", "đọc thêm",
	"có liên quan", "nội dung liên quan", "bài viết cùng chủ đề", "tin cùng chủ đề", "các bài liên quan", "related articles", "related posts",
	"văn bản liên quan", "tài liệu đính kèm", "file đính kèm", "tệp đính kèm", "tập tin đính kèm", "từ khóa", "từ khoá", "tags", "tag", "chủ đề",
}

// tools are the labels of buttons and players around an article.
var tools = []string{
	"bản in", "bản để in", "in ra", "lưu bài này", "lưu bài viết này", "đóng cửa sổ", "đóng cửa sổ này", "in bài viết này", "gửi bài viết này", "no image", "gửi bạn bè", "trở lại", "xem bản in", "phiên bản in", "in", "in trang", "xem với cỡ chữ", "với cỡ chữ", "xem chi tiết", "chi tiết", "đọc tiếp", "xem tiếp", "create", "tm-img-alt", "alt", "image", "youtube", "messenger", "instagram", "tiktok", "rss", "tin nóng", "gốc", "trang sau", "trang trước", "trang tiếp", "trang cuối", "trang đầu", "cuối", "đầu", "in trang này", "in bài này", "gửi bài này", "in tin này", "gửi tin này", "in bài viết", "in bài", "in tin", "gửi email", "gửi mail", "gửi cho bạn bè", "gửi bài viết", "chia sẻ", "chia sẻ bài viết", "facebook", "twitter", "zalo",
	"linkedin", "pinterest", "google plus", "google+", "telegram", "whatsapp", "print", "email", "cỡ chữ", "giọng nữ", "giọng nam", "nghe đọc bài", "nghe bài viết",
	"đọc bài viết", "đọc bài", "nghe bài", "tạm dừng", "null", "undefined", "aa", "a a", "a+ a a-", "a- a a+", "a-", "a+", "bình luận", "lưu bài", "lưu bài viết", "theo dõi", "quay lại",
	"trở về", "về trang trước", "về đầu trang", "đầu trang", "thích", "like", "share", "tweet", "copy link", "sao chép liên kết", "tăng cỡ chữ", "giảm cỡ chữ", "đọc tin",
	"tương phản", "0 bình luận", "đánh giá", "gửi phản hồi", "phản hồi", "in", "chia sẻ:", "follow", "google news", "miền bắc", "miền nam", "nữ miền bắc", "nữ miền nam", "nam miền bắc",
	"nam miền nam", "1x", "mặc định", "lớn hơn", "nhỏ hơn", "xem cỡ chữ", "đóng", "tải về", "thoát", "đọc", "play", "pause", "mute", "audio", "toàn màn hình",
}

// organizationStarts begin the name of an organization or one of its offices.
var organizationStarts = []string{
	"liên hiệp", "liên đoàn", "văn phòng ", "ban ", "sở ", "hội ", "trung tâm ", "báo ", "tạp chí ", "đài ", "phòng ", "viện ", "trường ", "ubnd ", "cổng ttđt", "cổng thông tin",
	"trang thông tin", "trang tin", "website", "ttxvn", "thông tấn xã", "tổng hội", "công ty ", "bộ ", "ủy ban", "uỷ ban", "tỉnh ủy", "tỉnh đoàn", "đảng ủy", "đảng bộ", "lhh", "lhhkh", "vusta", "vpubnd",
	"bản tin", "câu lạc bộ ", "quỹ ", "chi cục", "cục ", "tổng cục", "học viện", "đại học", "cổng", "vp ", "vov", "vtv", "ptth", "đảng cộng sản", "hđnd", "mặt trận", "thành ủy", "nhà xuất bản", "truyền hình", "kênh ",
	"tổ truyền thông", "tổ thông tin", "tổ biên tập",
}

// nobody are posters and desks that name no author.
var nobody = set("admin", "bbt website", "bbt web", "bbt lhh", "ban biên tập website", "ban biên tập trang tin", "ttv", "bt website", "cvp", "lhh", "website", "administrator", "ban biên tập", "bbt", "ban bt", "văn phòng", "quản trị", "quản trị viên", "quản trị hệ thống", "ban quản trị", "super user",
	"superuser", "user", "editor", "webmaster", "biên tập viên", "btv", "pv", "phóng viên", "nhóm pv", "nhóm phóng viên", "ctv", "cộng tác viên", "tổng hợp", "sưu tầm", "st",
	"ban tin", "ban thư ký", "thư ký", "tòa soạn", "ẩn danh", "khách", "guest", "anonymous", "root", "manager", "system account", "system", "host", "superuser account", "biên tập", "tác giả", "nguồn", "theo", "th", "bt", "quantri", "portal", "vnpt", "vp", "bientap", "nhập liệu")

// sections are the first two words of what is no person though each word may
// be written with a capital: a section, a place, an organization.
var sections = set("tin tức", "tin hoạt", "tin trong", "tin ngoài", "tin địa", "tin mới", "tin nổi", "tin khoa", "tin liên", "thời sự", "sự kiện", "hoạt động", "thông tin", "thông báo", "khoa học", "kỹ thuật",
	"công nghệ", "chính trị", "xã hội", "kinh tế", "văn hóa", "văn hoá", "giáo dục", "pháp luật", "đời sống", "thể thao", "sức khỏe", "quốc tế", "trong nước", "trong tỉnh", "trang chủ",
	"liên hiệp", "trung tâm", "trung ương", "văn phòng", "văn bản", "giới thiệu", "liên hệ", "diễn đàn", "nghiên cứu", "tư vấn", "phổ biến", "hội nghị", "hội thảo", "hội thi", "hội viên", "cuộc thi", "đại hội",
	"việt nam", "xây dựng", "đào tạo", "tôn vinh", "chuyên đề", "chuyên mục", "nông nghiệp", "môi trường", "y tế", "du lịch", "bạn đọc", "góc nhìn", "tổng hợp", "sưu tầm", "ban biên", "báo cáo", "kết luận", "toàn cảnh", "quang cảnh", "đại biểu",
	"kế hoạch", "lịch công", "hình ảnh", "thư viện", "trí thức", "sáng tạo", "hợp tác", "thi đua", "cải cách", "chuyển đổi", "tài liệu", "tin vắn", "tin ảnh", "tin tổng", "tin chuyên", "tin ngành", "tin bộ", "mục lục", "phụ lục", "ghi chú", "tin bài", "tin ubnd", "nơi nhận", "kính gửi", "trân trọng", "xin cảm",
	"phóng sự", "ký sự", "bút ký", "ghi chép", "tùy bút", "tản văn", "xã luận",
	"hà nội", "hải phòng", "hưng yên", "vĩnh long", "lâm đồng", "đà nẵng", "cần thơ", "hồ chí", "bà rịa", "bắc giang", "bắc kạn", "bạc liêu", "bắc ninh", "bến tre", "bình định", "bình dương", "bình phước", "bình thuận", "cà mau", "cao bằng",
	"đắk lắk", "đắk nông", "đắc lắc", "điện biên", "đồng nai", "đồng tháp", "gia lai", "hà giang", "hà nam", "hà tĩnh", "hải dương", "hậu giang", "hòa bình", "hoà bình", "khánh hòa", "khánh hoà", "kiên giang", "kon tum", "lai châu", "lạng sơn", "lào cai", "long an",
	"nam định", "nghệ an", "ninh bình", "ninh thuận", "phú thọ", "phú yên", "quảng bình", "quảng nam", "quảng ngãi", "quảng ninh", "quảng trị", "sóc trăng", "sơn la", "tây ninh", "thái bình", "thái nguyên", "thanh hóa", "thanh hoá", "thừa thiên", "tiền giang", "trà vinh",
	"tuyên quang", "vĩnh phúc", "yên bái", "an giang")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// begins returns the first of starts that s begins with, "" for none. A start
// must end at the end of a word.
func begins(s string, starts []string) string {
	for _, p := range starts {
		if strings.HasPrefix(s, p) && wordEnd(s, len(p)) {
			return p
		}
	}
	return ""
}

// wordEnd says whether no letter or digit joins s[i-1] and s[i].
func wordEnd(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	if last := s[i-1]; last < 0x80 && !isWordByte(last) {
		return true
	}
	return !isWordByte(s[i])
}

// isWordByte counts every byte outside ASCII as part of a letter; the marks
// that follow a label (":", "(", " ") are ASCII.
func isWordByte(b byte) bool {
	return b >= 0x80 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}
