package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// people says that s is a person's name, or several joined by "-", "," or "và".
func people(s string) bool {
	s = strings.TrimSpace(academic.ReplaceAllString(strings.TrimSpace(s), "")) // its commas join no names
	parts := joint.Split(s, -1)
	if len(parts) > 4 {
		return false
	}
	for _, p := range parts {
		if !person(p) {
			return false
		}
	}
	return true
}

// person says that s has the shape of a person's name: two to five words, each
// with a capital, the rest small or all capitals. A title may stand before it.
// A login has one word; a section or a place is known by its first words.
func person(s string) bool {
	return named(s) && !sections[firstTwo(s)] && !notices[firstTwo(s)] && !documentHeads[firstTwo(s)] && !division.MatchString(s)
}

// division heads a part of a document: "Chương I", "PHẦN THỨ HAI", "NHỮNG QUY
// ĐỊNH CHUNG".
var division = regexp.MustCompile(`(?i)^(?:chương|phần|mục|điều|khoản|phụ lục|tiểu mục|bài|kỳ|bảng|biểu|hình|quyển|tập)(?: thứ)? (?:[ivx]{1,4}|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|nhất|[a-e])$|^(?:những|các|một số) `)

// notices are headlines of two or three words.
var notices = set("tin buồn", "tin vui", "tin nhanh", "tin ngắn", "tin khẩn", "cáo phó", "lời cảm", "lời tri", "lời chúc", "thư ngỏ", "thư mời", "thư chúc", "thư chia", "giấy mời", "chia buồn", "thông cáo", "thông tri")

// documentHeads are headings of rules and plans.
var documentHeads = set("quy định", "quy chế", "điều khoản", "điều lệ", "mục đích", "mục tiêu", "yêu cầu", "nội dung", "thể lệ", "nhiệm vụ", "giải pháp", "phương hướng", "đối tượng", "tiêu chuẩn", "tiêu chí", "hồ sơ",
	"thời gian", "thời hạn", "địa điểm", "thành phần", "quyết định", "nghị quyết", "chương trình", "danh sách", "tổ chức", "kinh phí", "đếm lượt", "lượt truy", "thống kê", "giải thưởng", "lĩnh vực", "hướng dẫn", "kết quả")

// writes says the same of a name whose place says that it is one, so that it
// may begin as a province's does: "Hà Giang Sơn", "Thái Bình Dương".
func writes(s string) bool {
	return person(s) || named(s) && len(strings.Fields(s)) >= 3 && surnames[strings.ToLower(strings.Fields(s)[0])] && !menuNames[firstTwo(s)]
}

// surnames begin names of provinces, too.
var surnames = set("hà", "lâm", "cao", "thái", "an", "kiên", "long", "tiền", "hậu", "hưng", "hải", "yên", "vĩnh", "ninh")

func firstTwo(s string) string {
	words := strings.Fields(strings.ToLower(academic.ReplaceAllString(strings.TrimSpace(s), "")))
	return strings.Join(words[:min(2, len(words))], " ")
}

// named is person without the look at the words that begin places and sections.
func named(s string) bool {
	s = strings.TrimSpace(academic.ReplaceAllString(strings.TrimSpace(s), ""))
	words := strings.Fields(s)
	if len(words) > 5 || len(words) < 2 && !initial.MatchString(s) {
		return false
	}
	upper := 0
	for k, w := range words {
		if k > 0 && k < len(words)-1 && (w == "văn" || w == "thị") { // "Đinh văn Chung"
			continue
		}
		for initial.MatchString(w) { // "N.Sơn", "T.Đ.Khoa"
			w = initial.ReplaceAllString(w, "")
		}
		if w == "" {
			continue
		}
		for i, r := range w {
			if !unicode.IsLetter(r) || i == 0 && !unicode.IsUpper(r) {
				return false
			}
		}
		if strings.ToUpper(w) == w {
			upper++
		} else if strings.ToLower(w[1:]) != w[1:] && strings.IndexFunc(w[1:], unicode.IsUpper) >= 0 {
			return false
		}
		if utf8.RuneCountInString(w) > 8 {
			return false
		}
	}
	if upper != 0 && upper != len(words) && upper > 1 {
		return false
	}
	lower := strings.ToLower(s)
	return !desks(lower) && !roles.MatchString(lower) && !sections[lower] && (begins(lower, organizationStarts) == "" || mayBeName[strings.ToLower(words[0])])
}

// roles are lines of a signature, not names: "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Tổng Thư ký".
var roles = regexp.MustCompile(`^(?:(?:q\.|kt\.|tm\.|tl\.)\s*)?(?:phó |quyền )?(?:chủ tịch|tổng thư ký|giám đốc|trưởng ban|trưởng phòng|chánh văn phòng|hiệu trưởng|viện trưởng|bí thư|chủ nhiệm|tổng biên tập|tổng giám đốc|thường trực|ban thường vụ|ban chấp hành|trưởng đoàn|thư ký)`)

// initial is a first name's letter: "N.Sơn Ca".
var initial = regexp.MustCompile(`^\p{Lu}\.`)

// mayBeName are words that begin both an office's name and a person's.
var mayBeName = set("văn", "đài", "quỹ", "bộ", "viện", "trường", "sở", "cục")
