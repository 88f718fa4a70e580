package extract_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/extract"
)

// Constructions that once gave a false fact about somebody. Each case is a paragraph, what
// must not come of it (any fact that begins so or, behind "*", holds it) and what must.
func TestFalsehoods(t *testing.T) {
	for _, c := range []struct {
		name, text string
		not, want  []string
	}{
		{"leaves an office, told with đối với", `Ngày 14/6, Liên hiệp Hội tỉnh Yên Bái họp, thông qua việc thôi tham gia Ban Thường vụ, Ban Chấp hành, Phó Chủ tịch Liên hiệp Hội tỉnh Yên Bái đối với đồng chí Lương Đình Khoát; bầu bổ sung đồng chí Hà Thị Nguyệt Sen, Phó Giám đốc Sở Y tế làm Phó Chủ tịch Liên hiệp Hội tỉnh.`,
			[]string{"Lương Đình Khoát: Phó", "*Lương Đình Khoát (elected)"}, []string{"Lương Đình Khoát: former Phó Chủ tịch, union:yen-bai", "Hà Thị Nguyệt Sen: Phó Chủ tịch, union:yen-bai"}},
		{"two people, two offices in the same order", `Ngày 14/6, Liên hiệp Hội tỉnh Đồng Tháp tổ chức Đại hội. Ban Chấp hành đã bầu ông Tạ Hữu Khang và bà Cao Thị Bích Trân giữ chức vụ Chủ tịch và Phó Chủ tịch.`,
			[]string{"Cao Thị Bích Trân: Chủ tịch"}, []string{"Cao Thị Bích Trân: Phó Chủ tịch, union:dong-thap", "Tạ Hữu Khang: Chủ tịch, union:dong-thap"}},
		{"a number of members before a name", `Ngày 14/6, Liên hiệp Hội Việt Nam tổ chức Đại hội, bầu Đoàn Chủ tịch gồm 25 ủy viên, GS.TSKH Đàm Quốc Vịnh tái đắc cử Chủ tịch Liên hiệp Hội Việt Nam.`,
			[]string{"Đàm Quốc Vịnh: Ủy viên"}, []string{"Đàm Quốc Vịnh: Chủ tịch, union:viet-nam"}},
		{"put up, not elected", `Ngày 14/6, Liên hiệp Hội tỉnh An Giang tổ chức hội nghị. Hội nghị đã giới thiệu ông Huỳnh Công Minh, Phó Giám đốc Sở Xây dựng ứng cử chức Chủ tịch Liên hiệp Hội tỉnh nhiệm kỳ 2022-2027.`,
			[]string{"Huỳnh Công Minh: Chủ tịch", "*Huỳnh Công Minh ("}, nil},
		{"a term that is over", `Ngày 14/6, Liên hiệp Hội tỉnh Ninh Thuận trao Kỷ niệm chương cho ông Lê Kim Hùng Vĩ, Chủ tịch Liên hiệp Hội tỉnh nhiệm kỳ 2015-2020.`,
			[]string{"Lê Kim Hùng Vĩ: Chủ tịch"}, []string{"Lê Kim Hùng Vĩ: former Chủ tịch, union:ninh-thuan"}},
		{"the late chairman", `Ngày 14/6, PGS.TS Trần Công Phương, con trai cố Chủ tịch Liên hiệp Hội tỉnh Thái Nguyên Trần Công Định, trao tặng sách cho Liên hiệp Hội tỉnh Thái Nguyên.`,
			[]string{"Trần Công Định: Chủ tịch"}, nil},
		{"relieved, and somebody else appointed", `Ngày 14/6, Ban Thường vụ Tỉnh ủy Lâm Đồng cho ông Phan Văn Phận thôi giữ chức Chủ tịch Liên hiệp Hội tỉnh để nghỉ hưu và chỉ định bà Tou Prong Nai, Phó Giám đốc Sở Tài chính làm Bí thư Đảng đoàn Liên hiệp Hội tỉnh.`,
			[]string{"Tou Prong Nai: former", "Phan Văn Phận: Chủ tịch"}, nil},
		{"a letter", `Ngày 17/5, TSKH. Đàm Quốc Vịnh, Chủ tịch Liên hiệp Hội Việt Nam đã có thư gửi các hội thành viên nhân lễ kỷ niệm do Liên hiệp Hội thành phố Hồ Chí Minh tổ chức.`,
			[]string{"*Đàm Quốc Vịnh ("}, []string{"Đàm Quốc Vịnh: Chủ tịch, union:viet-nam"}},
		{"flowers", `Đồng chí Phạm Minh Chiến, Thủ tướng Chính phủ gửi lẵng hoa chúc mừng Đại hội do Liên hiệp Hội tỉnh Thanh Hóa tổ chức ngày 14/6.`,
			[]string{"*Phạm Minh Chiến ("}, nil},
		{"an official letter is no signing", `Ngày 14/6, ThS Bùi Văn Triều, Phó Chủ tịch Liên hiệp Hội tỉnh Hậu Giang ký công văn gửi Liên hiệp Hội tỉnh Vĩnh Long đề nghị ký kết hợp tác.`,
			[]string{"signing", "agreement"}, nil},
		{"an old agreement", `Ngày 14/6, bên lề hội nghị, Chủ tịch Liên hiệp Hội Vĩnh Long Trương Văn Sáng trao đổi với phóng viên về việc hợp tác với Liên hiệp Hội Đồng Tháp đã ký từ năm 2015.`,
			[]string{"signing", "*(signatory)"}, nil},
		{"a union chairs, not its guest", `Ông Tạ Sách Thật, Chủ tịch Hội Cứu trợ trẻ em tham dự Hội nghị phản biện do Liên hiệp Hội Việt Nam chủ trì ngày 4/4.`,
			[]string{"*Tạ Sách Thật (chair)"}, []string{"Tạ Sách Thật: Chủ tịch, Hội Cứu trợ trẻ em"}},
		{"one chairs, the other reports", `Ngày 14/6, đồng chí Hồ Quang Bảo, Chủ tịch Liên hiệp Hội tỉnh Quảng Nam chủ trì hội nghị; đồng chí Phạm Viết Tích Hữu, Phó Chủ tịch Liên hiệp Hội tỉnh Quảng Nam báo cáo.`,
			[]string{"*Phạm Viết Tích Hữu (chair)"}, nil},
		{"the chairman of a jury", `Ngày 14/6, Liên hiệp Hội Hà Nội họp Hội đồng phản biện do GS Phan Văn Tân Kỳ làm Chủ tịch.`,
			[]string{"Phan Văn Tân Kỳ:"}, nil},
		{"a council is set up", `Ngày 14/6, Liên hiệp Hội tỉnh Lâm Đồng thành lập Hội đồng tư vấn quy hoạch, ông Đinh Ngọc Hạc làm Chủ tịch, bà Trần Thị Kim Huyền làm Phó Chủ tịch.`,
			[]string{"Đinh Ngọc Hạc:", "Trần Thị Kim Huyền:"}, nil},
		{"a committee is no person", `Ngày 14/6, Liên hiệp Hội tỉnh Hưng Yên họp; bà Đào Hồng Vận - Ủy viên Ban Tổ chức, Bí thư Tỉnh đoàn xin vắng.`,
			[]string{"Ban Tổ", "*Đào Hồng Vận ("}, nil},
		{"a director named behind a bare Sở", `Ngày 14/6, Sở Khoa học và Công nghệ Bình Định và Liên hiệp Hội tỉnh Bình Định ký kết chương trình phối hợp. Giám đốc Sở Lê Công Nhượng, Chủ tịch Liên hiệp Hội Nguyễn Thanh Thủy ký kết.`,
			[]string{"Nguyễn Thanh Thủy: Giám đốc", "*Sở Lê"}, []string{"Lê Công Nhượng: Giám đốc, Sở Khoa học và Công nghệ Bình Định", "Nguyễn Thanh Thủy: Chủ tịch, union:binh-dinh"}},
		{"an office that no union has", `Ngày 14/6, Liên hiệp Hội Việt Nam tổ chức lễ công bố quyết định miễn nhiệm Viện trưởng đối với ông Cù Huy Điền.`,
			[]string{"Cù Huy Điền: former Viện trưởng, union", "Cù Huy Điền: Viện trưởng"}, nil},
		{"a province abroad", `Ngày 14/6, Đoàn HĐND tỉnh Salavan, nước Lào do Chủ tịch HĐND tỉnh Salavan Xiheng Homxổmbat làm Trưởng đoàn đã thăm Liên hiệp Hội tỉnh Thừa Thiên Huế.`,
			[]string{"*HĐND tỉnh Thừa Thiên Huế"}, nil},
		{"former in both offices", `Ngày 14/6, Liên hiệp Hội Việt Nam tổ chức hội thảo. TS Phạm Văn Tấn Sơn, nguyên Phó Chủ tịch kiêm Tổng Thư ký Liên hiệp Hội Việt Nam phát biểu.`,
			[]string{"Phạm Văn Tấn Sơn: Tổng"}, []string{"Phạm Văn Tấn Sơn: former Tổng Thư ký, union:viet-nam"}},
		{"witnesses sign nothing", `Ngày 14/6, Chủ tịch Liên hiệp Hội Việt Nam Đàm Quốc Vịnh đã hội đàm với ông Tanaka Hiroshi, Chủ tịch Liên đoàn Kỹ sư Nhật Bản và chứng kiến lễ ký biên bản ghi nhớ giữa Tổng hội Xây dựng Việt Nam và Hội Kết cấu Nhật Bản.`,
			[]string{"*Đàm Quốc Vịnh (signatory)", "*Liên đoàn Kỹ sư Nhật Bản và"}, nil},
		{"an order is no cooperation", `Ngày 14/6, Phó Chủ tịch UBND tỉnh Cao Bằng Lê Hải Hoài ký ban hành Kế hoạch tổ chức Hội thi, giao Liên hiệp Hội tỉnh phối hợp với Sở Khoa học và Công nghệ tổ chức.`,
			[]string{"joint_activity", "contest"}, nil},
		{"what a union is for", `Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Bình Định có chức năng phối hợp với Sở Y tế tuyên truyền phòng bệnh.`,
			[]string{"joint_activity"}, nil},
		{"a cooperation refused", `Ngày 14/6, Liên hiệp Hội tỉnh Hòa Bình từ chối đề nghị của Công ty Thủy điện Đà Giang về việc phối hợp tổ chức hội thảo.`,
			[]string{"joint_activity", "workshop"}, nil},
		{"not re-elected", `Ngày 14/6, Liên hiệp Hội tỉnh Hậu Giang tổ chức Đại hội. Ông Nguyễn Văn Đồng Hới không tái cử; ông Trần Văn Chính Tâm rút tên; ông Lê Thanh Liêm Khiết trúng cử với số phiếu 45/46, là Chủ tịch Liên hiệp Hội khóa III.`,
			[]string{"*Nguyễn Văn Đồng Hới (elected)", "*Trần Văn Chính Tâm ("}, []string{"Lê Thanh Liêm Khiết: Chủ tịch, union:hau-giang"}},
		{"told to do something, not there", `Ngày 14/6, tại buổi làm việc với Liên hiệp Hội tỉnh Hà Nam, sau khi nghe Chủ tịch Liên hiệp Hội tỉnh Đinh Văn Thứ báo cáo, Phó Chủ tịch UBND tỉnh Trần Xuân Dưỡng giao Giám đốc Sở Tài chính Nguyễn Đức Vượng Khang tham mưu kinh phí.`,
			[]string{"*Nguyễn Đức Vượng Khang ("}, nil},
		{"a verb is no part of a name", `Ngày 14/6, Liên hiệp Hội tỉnh Đắk Lắk phối hợp với Hội Làm vườn tập huấn cho nông dân.`,
			[]string{"*Hội Làm vườn tập huấn"}, nil},
		{"the congress of a member", `Ngày 14/6, Hội Tin học, thành viên Liên hiệp Hội tỉnh Bình Dương, tổ chức đại hội. Ông Lai Văn Sức tái đắc cử Chủ tịch. Ông Lê Phước Hùng Vĩ, Chủ tịch Liên hiệp Hội tỉnh dự.`,
			[]string{"Lai Văn Sức: Chủ tịch, union"}, []string{"Lê Phước Hùng Vĩ: Chủ tịch, union:binh-duong"}},
		{"a guest at another's congress", `Ngày 14/6, đại diện Liên hiệp Hội tỉnh An Giang dự đại hội Hội Thủy lợi. Tân Chủ tịch Trần Anh Thư Hùng phát biểu nhận nhiệm vụ.`,
			[]string{"Trần Anh Thư Hùng: Chủ tịch, union"}, nil},
		{"the trade union inside", `Ngày 14/6, Đại hội Công đoàn cơ sở Liên hiệp Hội tỉnh Phú Thọ bầu chị Nguyễn Thị Kim Cúc làm Chủ tịch Công đoàn, anh Hà Văn Tuyến làm Phó Chủ tịch.`,
			[]string{"Hà Văn Tuyến: Phó Chủ tịch, union", "Nguyễn Thị Kim Cúc: Chủ tịch, union"}, nil},
		{"talked about", `Ngày 14/6, Liên hiệp Hội Việt Nam và Trường Đại học Tây Sông ký kết chương trình hợp tác. Hiệu trưởng Tô Minh Cảnh cho biết Trường từng hợp tác với Liên hiệp Hội tỉnh Sơn La, nơi GS Cầm Văn Tiến làm cố vấn.`,
			[]string{"*Cầm Văn Tiến (", "met: Cầm Văn Tiến", "*met: Tô Minh Cảnh, Cầm"}, nil},
		{"consent to sign", `Ngày 14/6, ông Lê Trí Thanh Tịnh, Chủ tịch UBND tỉnh Quảng Nam có công văn đồng ý chủ trương để Liên hiệp Hội tỉnh ký kết hợp tác với Liên hiệp Hội thành phố Đà Nẵng.`,
			[]string{"agreement", "signing"}, nil},
		{"numbers of deputies", `Ngày 14/6, Hội Nữ trí thức tỉnh Nam Định tổ chức Đại hội, bầu PGS Lê Thanh Tùng Chi giữ chức Chủ tịch, 4 Phó Chủ tịch và 15 ủy viên.`,
			[]string{"Lê Thanh Tùng Chi: Phó", "Lê Thanh Tùng Chi: Ủy"}, nil},
		{"together with somebody else", `Ngày 14/6, Phó Thủ tướng Vũ Đức Dam, Trưởng ban Chỉ đạo, cùng Bộ trưởng Bộ Khoa học và Công nghệ Chu Ngọc Ánh thăm Liên hiệp Hội Việt Nam.`,
			[]string{"Chu Ngọc Ánh: Trưởng ban"}, []string{"Chu Ngọc Ánh: Bộ trưởng, Bộ Khoa học và Công nghệ"}},
		{"one signs with three", `Ngày 14/6, Hội Nông dân tỉnh Hà Nam ký kết chương trình phối hợp với Liên hiệp Hội tỉnh Hà Nam, Trường Đại học Sông Châu và Công ty Điện gió Kim Bảng.`,
			[]string{"agreement: Công ty Điện gió Kim Bảng, Trường", "agreement: Trường Đại học Sông Châu, union", "agreement: Công ty Điện gió Kim Bảng, union"}, nil},
		{"a national guest on a page without a province", `Sáng 14/6, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh tổ chức hội nghị. Dự hội nghị có Chánh Văn phòng Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam Nguyễn Mạnh Hải Anh. Đồng chí Đỗ Đình An Khang, Chủ tịch Liên hiệp các Hội phát biểu.`,
			[]string{"Đỗ Đình An Khang: Chủ tịch, union:viet-nam"}, nil},
		{"sent another", `Ngày 14/6, Liên hiệp Hội tỉnh Hà Giang tổ chức hội nghị. Ông Hầu Minh Lợi Phát, Chủ tịch Liên hiệp Hội tỉnh ủy quyền cho bà Vương Ngọc Hà My, Phó Chủ tịch Liên hiệp Hội tỉnh chủ trì.`,
			[]string{"*Hầu Minh Lợi Phát ("}, nil},
		{"put off", `Hội thảo ngày 14/6 của Liên hiệp Hội tỉnh Hà Nam đã phải dời lại do mưa bão, Chủ tịch Liên hiệp Hội tỉnh Đinh Văn Thứ thông báo.`,
			[]string{"workshop"}, nil},
		{"another federation calls itself Liên hiệp Hội", `Ngày 14/6, Liên hiệp các Hội Văn học nghệ thuật tỉnh Hà Nam tổ chức đại hội. Ông Lê Hữu Mai được bầu làm Chủ tịch Liên hiệp Hội. Ông Đinh Văn Thứ, Chủ tịch Liên hiệp các Hội KHKT tỉnh chúc mừng.`,
			[]string{"Lê Hữu Mai: Chủ tịch, union"}, nil},
		{"the national union holds it, a city's is a guest", `Ngày 14/6, tại Hà Nội, VUSTA tổ chức hội nghị. Phó Chủ tịch Liên hiệp hội Phạm Ngọc Lanh chủ trì. Dự có ông Lê Xuân Rạo, Chủ tịch Liên hiệp hội Hà Nội.`,
			[]string{"Phạm Ngọc Lanh: Phó Chủ tịch, union:ha-noi"}, []string{"Lê Xuân Rạo: Chủ tịch, union:ha-noi"}},
		{"a venue makes no union", `Ngày 14/6, Liên hiệp Hội Việt Nam tổ chức hội thảo tại Đà Nẵng. Chủ tịch Liên hiệp Hội Đàm Quốc Vịnh khai mạc. Phó Chủ tịch Thường trực Liên hiệp Hội thành phố Huỳnh Phước Lộc chào mừng.`,
			[]string{"Đàm Quốc Vịnh: Chủ tịch, union:da-nang"}, []string{"Đàm Quốc Vịnh: Chủ tịch, union:viet-nam"}},
		{"a city's union on a page of the national one", `Liên hiệp Hội Việt Nam điểm tin. Liên hiệp Hội Việt Nam giao ban ngày 3/5.

Ngày 5/5, Liên hiệp Hội Hà Nội tổ chức hội thảo. Chủ tịch Liên hiệp Hội Lê Xuân Rạo phát biểu.`,
			[]string{"Lê Xuân Rạo: Chủ tịch, union:viet-nam"}, nil},
		{"a guest's union is not the page's", `Phóng viên trao đổi với ông Phan Trọng Tài, Chủ tịch Liên hiệp các Hội KH&KT tỉnh. Tháng 3 vừa rồi chúng tôi đã đón đoàn Liên hiệp Hội Yên Bái.`,
			[]string{"Phan Trọng Tài: Chủ tịch, union:yen-bai"}, nil},
		{"two heads of a committee", `Ngày 14/6, Ban Chỉ đạo xây dựng Đề án do Phó Bí thư Tỉnh ủy Phú Thọ Bùi Thị Minh làm Trưởng ban, Chủ tịch Liên hiệp Hội tỉnh Phan Trọng Tài làm Phó Trưởng ban họp tại Liên hiệp Hội tỉnh Phú Thọ.`,
			[]string{"Bùi Thị Minh: Chủ tịch"}, nil},
		{"a province and its town", `Ngày 14/6, Chủ tịch UBND tỉnh Phan Văn Bốn dự đại hội Liên hiệp Hội tỉnh Hà Tĩnh. Chủ tịch UBND thành phố Hà Tĩnh Lê Thị Hoa chúc mừng.`,
			[]string{"Phan Văn Bốn: Chủ tịch, UBND thành phố"}, []string{"Phan Văn Bốn: Chủ tịch, UBND tỉnh Hà Tĩnh", "Lê Thị Hoa: Chủ tịch, UBND thành phố Hà Tĩnh"}},
		{"assistants and candidates", `Ngày 14/6, Liên hiệp Hội tỉnh Phú Thọ tổ chức hội thảo. Trợ lý Chủ tịch Liên hiệp Hội tỉnh Bùi Văn Minh và ứng viên Chủ tịch Liên hiệp Hội tỉnh Hà Văn Sen dự.`,
			[]string{"Bùi Văn Minh: Chủ tịch", "Hà Văn Sen: Chủ tịch"}, nil},
		{"one attends, the other chairs", `Ngày 14/6, Liên hiệp Hội tỉnh Phú Thọ tổ chức hội nghị. Phó Chủ tịch UBND tỉnh Phú Thọ Hồ Đại Hải dự, Chủ tịch Liên hiệp Hội tỉnh Phan Trọng Tài chủ trì hội nghị.`,
			[]string{"*Hồ Đại Hải (chair)"}, nil},
		{"a history", `Ngày 12/9/2007, Liên hiệp Hội tỉnh Hà Nam tổ chức Đại hội lần thứ II, bầu ông Lương Đức Trụ làm Chủ tịch.

Ngày 20/12/2017, Đại hội lần thứ IV bầu bà Đinh Hồng Thơ làm Chủ tịch Liên hiệp Hội tỉnh Hà Nam.`,
			[]string{"*2007-09-12: Lương Đức Trụ (elected), Đinh", "*Đinh Hồng Thơ (elected), Lương"}, nil},
		{"formerly, told by another", `Ngày 14/6, đoàn Liên hiệp Hội tỉnh Hà Nam do ông Đinh Văn Thứ, Chủ tịch Liên hiệp Hội tỉnh Hà Nam dẫn đầu đã thăm Liên hiệp Hội tỉnh Nam Định. Ông Nguyễn Tâm Ân, Chủ tịch Liên hiệp Hội tỉnh Nam Định báo cáo: trước đây Chủ tịch do ông Trương Thanh Tòng, Phó Chủ tịch UBND tỉnh kiêm nhiệm.`,
			[]string{"*Trương Thanh Tòng (", "*met: Nguyễn Tâm Ân, Trương", "*met: Trương"}, nil},
		{"invited to come elsewhere", `Ngày 14/6, đoàn Liên hiệp Hội tỉnh Bến Tre do ông Lê Văn Sáu, Chủ tịch Liên hiệp Hội tỉnh Bến Tre dẫn đầu thăm Liên hiệp Hội tỉnh Đồng Tháp, đồng thời mời Liên hiệp Hội Đồng Tháp dự hội thảo do Liên hiệp Hội Long An đăng cai, có TS Nguyễn Văn Bé Út, Chủ tịch Liên hiệp Hội Long An chủ trì.`,
			[]string{"*Nguyễn Văn Bé Út (", "met: Lê Văn Sáu, Nguyễn Văn Bé"}, nil},
		{"a coming year", `Ngày 14/6, Liên hiệp Hội tỉnh Sóc Trăng họp báo. Năm 2023, Liên hiệp Hội phối hợp với Tỉnh đoàn tổ chức Hội thi lần thứ 10.`,
			[]string{"joint_activity"}, nil},
		{"members of a scientific council", `Ngày 14/6, Liên hiệp Hội tỉnh Ninh Thuận họp Hội đồng khoa học. Dự có TS Nguyễn Thanh Vũ (Chủ tịch), ThS Lê Kim Hoa (Phó Chủ tịch) và các ủy viên.`,
			[]string{"Nguyễn Thanh Vũ: Chủ tịch, union", "Lê Kim Hoa: Phó Chủ tịch, union"}, nil},
		{"a proposal to relieve", `Ngày 14/6, Ban Chấp hành Liên hiệp Hội tỉnh Cà Mau đề nghị Tỉnh ủy cho ông Trịnh Thanh Sửu thôi giữ chức Chủ tịch Liên hiệp Hội tỉnh.`,
			[]string{"Trịnh Thanh Sửu: former"}, nil},
		{"they open a contest, and agree on nothing", `Ngày 14/6, Liên hiệp Hội tỉnh Phú Thọ, Tỉnh đoàn Phú Thọ và Sở Khoa học và Công nghệ tỉnh cùng ký phát động cuộc thi sáng tạo lần thứ 9.`,
			[]string{"agreement", "signing"}, nil},
		{"a member of the party's committee", `Ngày 14/6, Liên hiệp Hội tỉnh Thái Nguyên tổ chức hội nghị Ban Chấp hành. Đ/c Tạ Thị Hà Như - UVBTV, Trưởng ban Tuyên giáo Tỉnh ủy đã tới dự.`,
			[]string{"Tạ Thị Hà Như: Ủy viên Ban Thường vụ, union"}, []string{"Tạ Thị Hà Như: Trưởng ban, Ban Tuyên giáo Tỉnh ủy Thái Nguyên"}},
		{"a farmer of some district", `Ngày 14/6, Liên hiệp Hội tỉnh Nam Định trao giải cho máy gặt của một nông dân Ý Yên.`,
			[]string{"*Ý Yên"}, nil},
		{"an office at the school that is visited", `Ngày 14/6, đoàn Liên hiệp Hội tỉnh Bà Rịa - Vũng Tàu do ông Châu Minh Hựu, Phó Chủ tịch dẫn đầu làm việc với Trường Cao đẳng Du lịch Vũng Tàu. Đón đoàn có ThS Tống Hữu Phước, Hiệu trưởng và bà Lê Thị Ánh Sen - Trưởng phòng Đào tạo nhà trường.`,
			[]string{"Lê Thị Ánh Sen: Trưởng phòng Đào tạo nhà trường", "Lê Thị Ánh Sen: Trưởng phòng Đào tạo, union"}, nil},
		{"leaders of an association that is founded", `Ngày 14/6, tại thành phố Tuyên Quang diễn ra Đại hội thành lập Hội Sinh vật cảnh tỉnh Tuyên Quang. Chủ tịch Liên hiệp Hội tỉnh Tuyên Quang Phùng Quang Lĩnh đến dự. Ông Nịnh Văn Thạo được bầu giữ chức Chủ tịch Hội; bà Bàn Thị Nhung giữ chức Phó Chủ tịch.`,
			[]string{"Nịnh Văn Thạo: Chủ tịch, union", "Bàn Thị Nhung: Phó Chủ tịch, union"}, []string{"Nịnh Văn Thạo: Chủ tịch, Hội Sinh vật cảnh Tuyên Quang", "Bàn Thị Nhung: Phó Chủ tịch, Hội Sinh vật cảnh Tuyên Quang"}},
		{"to be elected into a committee, not yet", `Ngày 14/6, Liên hiệp Hội tỉnh Quảng Bình họp, đề nghị bầu bổ sung bà Trương Thị Lệ Thoa, Chánh Văn phòng Liên hiệp Hội tỉnh Quảng Bình vào Ban Thường vụ tại kỳ họp sau.`,
			[]string{"Trương Thị Lệ Thoa: Ủy viên"}, nil},
		{"elected into a committee", `Ngày 14/6, Liên hiệp Hội tỉnh Quảng Bình tổ chức hội nghị. Hội nghị đã bầu bổ sung bà Trương Thị Lệ Thoa, Chánh Văn phòng vào Ban Thường vụ.`,
			nil, []string{"Trương Thị Lệ Thoa: Ủy viên Ban Thường vụ, union:quang-binh"}},
		{"deputies in one list, one of them secretary besides", `Ngày 14/6, Liên hiệp Hội tỉnh Lai Châu tổ chức Đại hội. Ban Chấp hành đã bầu TS Chu Hữu Thảo làm Chủ tịch; các Phó Chủ tịch gồm: ông Lê Trọng Quỳ và ThS Vàng Thị Sâm (kiêm Tổng Thư ký).`,
			[]string{"Lê Trọng Quỳ: Tổng"}, []string{"Lê Trọng Quỳ: Phó Chủ tịch, union:lai-chau", "Vàng Thị Sâm: Phó Chủ tịch, union:lai-chau", "Vàng Thị Sâm: Tổng Thư ký, union:lai-chau"}},
		{"a port is no person", `Ngày 14/6, Liên hiệp Hội thành phố Cần Thơ tổ chức hội thảo. Ông Nguyễn Hữu Phương, Giám đốc Cảng Cần Thơ tham dự.`,
			[]string{"*Cảng Cần Thơ ("}, []string{"Nguyễn Hữu Phương: Giám đốc, Cảng Cần Thơ"}},
		{"to whom he reports", `Ngày 14/6, đoàn UBND tỉnh Cà Mau làm việc với Liên hiệp Hội tỉnh Cà Mau. Báo cáo với PCT UBND tỉnh, đ/c Tô Hoài Phụng cho biết đơn vị được giao năm nhiệm vụ.`,
			[]string{"Tô Hoài Phụng: Phó Chủ tịch, UBND"}, nil},
		{"who is quoted about somebody", `Ngày 14/6, Liên hiệp Hội tỉnh Hậu Giang tôn vinh kỹ sư Huỳnh Bá Thoảng. Theo ThS Đặng Cao Trính, Phó Chủ tịch Liên hiệp Hội tỉnh: "Chú Thoảng nói ít, làm nhiều".`,
			[]string{"Huỳnh Bá Thoảng: Phó Chủ tịch"}, nil},
		{"elected members announced by number, the last with an office", `Ngày 14/6, Liên hiệp Hội tỉnh Vĩnh Long tổ chức hội nghị. Hội nghị bầu bổ sung 03 ủy viên Ban Thường vụ gồm các ông, bà: Sơn Minh Lực, Phan Thị Kim Dậu và Nguyễn Hoàng Phi Én - Chánh Văn phòng Liên hiệp Hội.`,
			[]string{"Sơn Minh Lực: Chánh", "Phan Thị Kim Dậu: Chánh"}, []string{"Sơn Minh Lực: Ủy viên Ban Thường vụ, union:vinh-long", "Nguyễn Hoàng Phi Én: Chánh Văn phòng, union:vinh-long"}},
		{"between two unions' chairmen", `Ngày 14/6, GS Đặng Hữu Vọng - Chủ tịch Liên hiệp Hội Việt Nam, TS Phan Tùng Lầu – Phó Chủ tịch kiêm Tổng Thư ký và TS Vũ Duy Nghị, Chủ tịch Liên hiệp Hội tỉnh Quảng Ninh đồng chủ trì Hội nghị.`,
			[]string{"Phan Tùng Lầu: Phó Chủ tịch, union:quang-ninh", "Phan Tùng Lầu: Tổng Thư ký, union:quang-ninh"}, []string{"Vũ Duy Nghị: Chủ tịch, union:quang-ninh"}},
		{"a town is no person", `Ngày 14/6, Liên hiệp Hội tỉnh Khánh Hòa tổ chức hội thảo. Ông Trần Sơn Hạc - Phó Chủ tịch UBND thành phố Nha Trang dự.`,
			[]string{"*Nha Trang (", "Nha Trang:"}, []string{"Trần Sơn Hạc: Phó Chủ tịch, UBND thành phố Nha Trang"}},
		{"the old union and the new one of its name", `Ngày 14/6, Liên hiệp Hội tỉnh An Giang công bố quyết định chỉ định ông Đào Sĩ Tẩm, nguyên Chủ tịch Liên hiệp Hội tỉnh An Giang (cũ), giữ chức Chủ tịch lâm thời Liên hiệp Hội tỉnh An Giang; ông Quan Minh Nhự (nguyên Chủ tịch Liên hiệp Hội tỉnh Kiên Giang) giữ chức Phó Chủ tịch Thường trực.`,
			[]string{"Quan Minh Nhự: Phó Chủ tịch Thường trực, union:kien-giang"}, []string{"Quan Minh Nhự: former Chủ tịch, union:kien-giang"}},
		{"another station of the tour", `Từ ngày 5 đến 7/6, đoàn Liên hiệp Hội tỉnh Quảng Trị do ông Đỗ Quang Thiện, Chủ tịch làm trưởng đoàn đã thăm, làm việc tại Liên hiệp Hội tỉnh Nghệ An và Liên hiệp Hội tỉnh Hà Tĩnh. Tiếp đoàn có bà Phạm Thị Sến, Phó Chủ tịch Liên hiệp Hội tỉnh Nghệ An.

Tại Hà Tĩnh (ngày 7/6), làm việc với đoàn có ông Lê Trần Sửa, Phó Chủ tịch Liên hiệp Hội Hà Tĩnh.`,
			[]string{"met: Lê Trần Sửa, Phạm Thị Sến"}, []string{"Lê Trần Sửa: Phó Chủ tịch, union:ha-tinh"}},
		{"the deputies of whom two are named", `Ngày 14/6, Liên hiệp Hội tỉnh Bình Thuận tổ chức hội nghị. Dự có ThS Lương Thanh Sạn - Chủ tịch Liên hiệp Hội tỉnh Bình Thuận, ông Mai Thanh Ngà và ông Tiền Văn Triệt, các Phó Chủ tịch Liên hiệp Hội tỉnh.`,
			[]string{"Lương Thanh Sạn: Phó"}, []string{"Mai Thanh Ngà: Phó Chủ tịch, union:binh-thuan", "Tiền Văn Triệt: Phó Chủ tịch, union:binh-thuan"}},
		{"the Party committee of the delegation's own province", `Ngày 14/6, Liên hiệp Hội thành phố Đà Nẵng ký kết với các đơn vị. Đoàn Liên hiệp Hội tỉnh Quảng Ngãi do ông Phạm Như Sỏi – Tỉnh ủy viên, Chủ tịch dẫn đầu.`,
			[]string{"*Tỉnh ủy Đà Nẵng", "*Thành ủy Đà Nẵng"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := extract.Extract(extract.Input{SourceFile: "a.txt", Data: []byte("Tin hoạt động" + dateLine + c.text)})
			if err != nil {
				t.Fatal(err)
			}
			got := facts(r)
			for _, f := range got {
				for _, no := range c.not {
					inside, anywhere := strings.CutPrefix(no, "*")
					if anywhere && strings.Contains(f, inside) || !anywhere && strings.HasPrefix(f, no) {
						t.Errorf("false: %s", f)
					}
				}
			}
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("missing: %s", w)
				}
			}
			if t.Failed() {
				t.Logf("all:\n%s", strings.Join(got, "\n"))
			}
		})
	}
}
