package dates

// partsOfDay maps the words for a part of the day to its name.
var partsOfDay = map[string]string{
	"sáng": "sáng", "trưa": "trưa", "chiều": "chiều", "tối": "tối", "đêm": "đêm",
}

// notParts are words before "sáng", "chiều" … that make them something else:
// "ánh sáng", "chiếu sáng", "một chiều", "bóng tối".
var notParts = set("ánh", "chiếu", "thắp", "tỏa", "toả", "phát", "soi", "trong", "tươi", "thấp", "điện",
	"bóng", "tăm", "một", "đường", "ngược", "xuôi", "nhiều", "ba")

// relatives read "sáng nay", "tối qua", "sáng mai" and "hôm nay", "hôm qua".
var relatives = map[string]string{"nay": "today", "qua": "yesterday", "mai": "tomorrow"}

var weekdays = map[string]int{
	"hai": 1, "ba": 2, "tư": 3, "tu": 3, "năm": 4, "sáu": 5, "bảy": 6, "bẩy": 6,
}

// counts are the number words of "trong hai ngày".
var counts = map[string]int{"hai": 2, "ba": 3, "bốn": 4, "năm": 5}

// monthWords are the months that have a name instead of a number.
var monthWords = map[string]int{
	"một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}

// lunarMonths name months of the lunar calendar only.
var lunarMonths = set("giêng", "chạp")

// documents are the last words of what a bare number behind them belongs to:
// "Nghị quyết 27", "Chỉ thị 42/CT-TW", "Kế hoạch 101/TU", "số 17/3".
var documents = set("số", "quyết", "thị", "hoạch", "định", "tư", "văn", "lệnh", "luận", "trình", "án", "điều", "khoản",
	"quyển", "tập", "kỳ", "mục", "điểm", "hiệu", "mã", "tài")

// addresses stand before a house or lane number, never before a date.
var addresses = set("số", "ngõ", "ngách", "hẻm", "kiệt", "tổ", "lô", "phòng", "km", "quốc", "lộ", "tel", "fax", "đt", "dđ")

// places are named by a date: "Hội trường 2-9", "đường 30/4", "Quảng trường 1-5".
var places = set("trường", "đường", "phố", "viên", "viện", "động", "máy", "nghiệp", "ty", "rạp", "cầu", "cảng", "làng", "chợ", "đảo", "mỏ")

// nouns are counted by a fraction: "91/101 đại biểu", "10/12 chỉ tiêu".
var nouns = set("đại", "chỉ", "đơn", "hội", "xã", "huyện", "tỉnh", "phường", "thành", "tổng", "người", "đề", "dự", "nhiệm",
	"tổ", "ý", "phiếu", "số", "tiêu", "cơ", "doanh", "sở", "đảng", "ủy", "uỷ", "giải", "sản", "công", "mô", "điểm", "nội", "thôn", "trường", "cán", "thí", "em", "bài", "nhóm", "cụm", "thủ")

// units stand behind an amount, not behind a date: "9.5 tỷ", "7.6 điểm".
var units = set("tỷ", "tỉ", "triệu", "nghìn", "ngàn", "đồng", "vnđ", "usd", "ha", "km", "m", "kg", "tấn", "tạ", "điểm", "phần", "lần", "mm", "cm", "gb", "mb", "độ", "lít")

// ordinals follow "ngày" where a name does not: "Ngày đăng", "ngày cập nhật".
var labels = set("đăng", "cập", "xuất", "tạo", "gửi", "viết", "ban", "phát", "tháng", "hiệu", "hôm", "làm", "nay", "thứ", "chủ", "đến", "từ", "và")

// named are lower-case words behind "ngày" that make what follows a
// remembered day: "ngày thành lập Hội 15/4".
var named = set("thành", "truyền", "sinh", "mất", "lễ", "hội", "giải", "giỗ", "quốc", "kỷ", "quốc_tế")

// holidays are days that are known by their date, with words that their names hold.
var holidays = map[[2]int][]string{
	{3, 2}:   {"đảng"},
	{27, 2}:  {"thầy thuốc"},
	{8, 3}:   {"phụ nữ"},
	{26, 3}:  {"đoàn", "thanh niên"},
	{30, 4}:  {"giải phóng", "thống nhất", "miền nam", "chiến thắng"},
	{1, 5}:   {"lao động"},
	{7, 5}:   {"điện biên"},
	{15, 5}:  {"đội", "thiếu niên", "gia đình"},
	{18, 5}:  {"khoa học"},
	{19, 5}:  {"bác", "hồ chí minh"},
	{1, 6}:   {"thiếu nhi"},
	{5, 6}:   {"môi trường"},
	{21, 6}:  {"báo chí"},
	{28, 6}:  {"gia đình"},
	{27, 7}:  {"thương binh", "liệt sĩ", "liệt sỹ"},
	{19, 8}:  {"cách mạng", "công an"},
	{2, 9}:   {"quốc khánh"},
	{10, 10}: {"chuyển đổi số", "thủ đô"},
	{13, 10}: {"doanh nhân"},
	{20, 10}: {"phụ nữ"},
	{9, 11}:  {"pháp luật"},
	{20, 11}: {"nhà giáo", "hiến chương"},
	{22, 12}: {"quân đội", "quốc phòng"},
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
