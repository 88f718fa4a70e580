package article

import "testing"

func TestReadByline(t *testing.T) {
	for _, c := range []struct {
		line   string
		ok     bool
		author string
		source string
	}{
		{"Đinh Chung", true, "Đinh Chung", ""},
		{"Nguyễn Thị Kiều Diễm", true, "Nguyễn Thị Kiều Diễm", ""},
		{"THANH HÀ", true, "THANH HÀ", ""},
		{"ThS. Lò Văn Chính", true, "ThS. Lò Văn Chính", ""},
		{"N.Sơn Ca", true, "N.Sơn Ca", ""},
		{"Bài, ảnh: Lê Hoa", true, "Lê Hoa", ""},
		{"Bài,ảnh : Ngọc Diểm", true, "Ngọc Diểm", ""},
		{"Tin, ảnh: Lê Hoa - Vũ Minh", true, "Lê Hoa - Vũ Minh", ""},
		{"Tin: Lê Hoa; ảnh: Vũ Minh", true, "Lê Hoa", ""},
		{"Bài và ảnh: Lê Hoa", true, "Lê Hoa", ""},
		{"Tin, ảnh: Hoa", true, "Hoa", ""},
		{"Tin, ảnh: hoalt82", true, "", ""},
		{"Tin và ảnh: Văn phòng Liên hiệp Hội", true, "", ""},
		{"PV Lê Hoa", true, "Lê Hoa", ""},
		{"Lê Hoa thực hiện", true, "Lê Hoa", ""},
		{"Lê Hoa (tổng hợp)", true, "Lê Hoa", ""},
		{"Lê Hoa (Báo Hòa Bình)", true, "Lê Hoa", "Báo Hòa Bình"},
		{"Lê Hoa – TTXVN", true, "Lê Hoa", "TTXVN"},
		{"Theo Báo Hòa Bình", true, "", "Báo Hòa Bình"},
		{"Theo vusta.vn", true, "", "vusta.vn"},
		{"(Nguồn: Báo Hòa Bình)", true, "", "Báo Hòa Bình"},
		{"(Nguồn: Văn phòng Liên hiệp Hội (Ban Thông tin)).", true, "", "Văn phòng Liên hiệp Hội (Ban Thông tin)"},
		{"Nguồn: https://vusta.vn/abc", true, "", "https://vusta.vn/abc"},
		{"PV", true, "", ""},
		{"BBT", true, "", ""},
		{"Admin", true, "", ""},
		{"Ban Biên tập", true, "Ban Biên tập", ""},
		{"BBT Website", true, "", ""},
		{"P.V", true, "", ""},
		{"T.H", true, "T.H", ""},
		{"T. Minh", true, "T. Minh", ""},
		{"KY", true, "", ""},
		{"Lê văn Hoa", true, "Lê văn Hoa", ""},
		{"• Lê Hoa", true, "Lê Hoa", ""},
		{"- Lê Hoa -", true, "Lê Hoa", ""},
		{"PGS, TS. Lê Hoa", true, "PGS, TS. Lê Hoa", ""},
		{"Lê Hoa - CVP", true, "Lê Hoa", ""},
		{"Lê Hoa / baohoabinh.com.vn", true, "Lê Hoa", "baohoabinh.com.vn"},
		{"Lê Hoa (lehoa@lhh.example)", true, "Lê Hoa", ""},
		{"Tin, ảnh: Lê Hoa (CTV)", true, "Lê Hoa", ""},
		{"Ảnh, tin: Lê Hoa", true, "Lê Hoa", ""},
		{"Bài: Lê Hoa; Ảnh: Vũ Minh", true, "Lê Hoa", ""},
		{"Thực hiện: Lê Hoa - Vũ Minh - Trần An", true, "Lê Hoa - Vũ Minh - Trần An", ""},
		{"Theo Lê Hoa (Báo Hòa Bình)", true, "Lê Hoa", "Báo Hòa Bình"},
		{"Nguồn vusta.vn", true, "", "vusta.vn"},
		{"Nguồn Báo Hòa Bình: http://bao.example/tin.html", true, "", "Báo Hòa Bình"},
		{"Nguồn: Báo Hòa Bình, 15/8/2006", true, "", "Báo Hòa Bình"},
		{"Nguồn: vusta.vn, 17/10/07", true, "", "vusta.vn"},
		{"(TTXVN/Vietnam+)", true, "", "TTXVN/Vietnam+"},
		{"Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Hòa Bình", true, "", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Hòa Bình"},

		{"Tin, ảnh: Lê Hoa – Chánh Văn phòng Hội Luật gia tỉnh", true, "Lê Hoa", ""},
		{"Bài: ThS. Lê Hoa, Phó Chủ tịch Liên hiệp hội", true, "ThS. Lê Hoa", ""},
		{"Tác giả: Lê Hoa (cán bộ Sở Công Thương)", true, "Lê Hoa", ""},
		{"Viện trưởng Viện Cây ăn quả", true, "", ""},

		{"Nguồn nhân lực khoa học", false, "", ""},
		{"Chương I", false, "", ""},
		{"PHẦN THỨ HAI", false, "", ""},
		{"NHỮNG QUY ĐỊNH CHUNG", false, "", ""},
		{"MỤC ĐÍCH YÊU CẦU", false, "", ""},
		{"ThS. Lê Hoa - Phó Chủ tịch Liên hiệp hội tỉnh", false, "", ""},
		{"III", false, "", ""},
		{"Ảnh: Lê Hoa", false, "", ""},
		{"CHỦ TỊCH", false, "", ""},
		{"Hà Nội", false, "", ""},
		{"Hà Giang Xanh", false, "", ""},
		{"TIN BUỒN", false, "", ""},
		{"Tin Tức", false, "", ""},
		{"Toàn cảnh Hội nghị", false, "", ""},
		{"Trong thời gian tới", false, "", ""},
		{"Theo đó, hai bên sẽ gặp nhau mỗi năm", false, "", ""},
		{"Theo kế hoạch năm nay", false, "", ""},
		{"Liên hiệp hội phối hợp tổ chức hội thảo", false, "", ""},
		{"Nội dung: trao đổi kinh nghiệm phản biện", false, "", ""},
		{"Ông Lê Hoa phát biểu", false, "", ""},
	} {
		b, kind, ok := readByline(c.line)
		if ok != c.ok || b.author != c.author || b.source != c.source {
			t.Errorf("%q: got %+v %s %v", c.line, b, kind, ok)
		}
	}
}

func TestCaptionLike(t *testing.T) {
	for _, c := range []struct {
		line string
		want bool
	}{
		{"Quang cảnh hội nghị.", true},
		{"Toàn cảnh Hội nghị", true},
		{"Ảnh: Lê Hoa", true},
		{"Chủ tịch Liên hiệp hội Lê Hoa phát biểu.", true},
		{"Giám đốc Sở Khoa học và Công nghệ Lê Hoa phát biểu tại hội nghị.", true},
		{"Đại diện hai bên trao quà lưu niệm", true},
		{"Ông Lê Hoa (bên phải) và bà Vũ Minh", true},
		{"Buổi làm việc của đoàn tại trụ sở Liên hiệp Hội", true},

		{"Trong thời gian tới", false},
		{"I. Kết quả hoạt động", false},
		{"Tại hội nghị, ông Lê Hoa phát biểu.", false},
		{"Ông Lê Hoa đã trao quà cho các hội viên.", false},
		{"Lễ trao giải diễn ra chiều 3/6 do ông Lê Hoa chủ trì.", false},
		{"Hội nghị bầu 27 ủy viên Ban Chấp hành.", false},
		{"Hai bên sẽ:", false},
	} {
		l := newLine(c.line, 0, len(c.line))
		if got := l.captionLike(); got != c.want {
			t.Errorf("%q: caption is %v", c.line, got)
		}
	}
}
