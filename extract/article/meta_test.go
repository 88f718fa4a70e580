package article

import "testing"

func TestReadMeta(t *testing.T) {
	for _, c := range []struct {
		line               string
		ok                 bool
		published, updated string
		author             string
	}{
		{"24/11/2021 | 800", true, "2021-11-24", "", ""},
		{"114", true, "", "", ""},
		{"1.204", true, "", "", ""},
		{"Đăng bài thanhsang T4, 19/07/2017 - 03:55", true, "2017-07-19T03:55:00+07:00", "", ""},
		{"Lượt xem: 300", true, "", "", ""},
		{"300 lượt xem", true, "", "", ""},
		{"Số lần đọc: 415", true, "", "", ""},
		{"Thu Hằng 27/12/2023 - 21:33", true, "2023-12-27T21:33:00+07:00", "", "Thu Hằng"},
		{"Tuyết Vân - 05:50 17/09/2021", true, "2021-09-17T05:50:00+07:00", "", "Tuyết Vân"},
		{"Thời gian: 25/11/2022 12:32", true, "2022-11-25T12:32:00+07:00", "", ""},
		{"Cập nhật ngày: 05/06/2016 - 14:20", true, "", "2016-06-05T14:20:00+07:00", ""},
		{"Cập nhật: 24-05-2024 | 10:29:06", true, "", "2024-05-24T10:29:06+07:00", ""},
		{"Theo dõi Báo Hòa Bình trên Google News", true, "", "", ""},
		{"Lễ viếng bắt đầu từ 7 giờ ngày 14/7/2020 tại nhà riêng ở phố Đồi.", false, "", "", ""},
		{"[ Trở lại ]", true, "", "", ""},
		{"Đăng ngày 29-11-2023 16:40", true, "2023-11-29T16:40:00+07:00", "", ""},
		{"Ngày đăng: 30/08/2023          Lượt xem: 259", true, "2023-08-30", "", ""},
		{"Ngày đăng: 14/10/2010   |   Người đăng: quantri   |  Xem: 231", true, "2010-10-14", "", ""},
		{"Ngày đăng: 01/02/2020, cập nhật: 03/02/2020", true, "2020-02-01", "2020-02-03", ""},
		{"Đăng bởi: Lê Thị Hoa Mai | 12/03/2019", true, "2019-03-12", "", "Lê Thị Hoa Mai"},
		{"Đăng bởi Admin lúc 10:30 12/03/2019", true, "2019-03-12T10:30:00+07:00", "", ""},
		{"Tác giả: Ban biên tập", true, "", "", ""},
		{"Tác giả: Lê Thị Hoa Mai", true, "", "", "Lê Thị Hoa Mai"},
		{"Người cập nhật: Lê Thị Hoa Mai", true, "", "", "Lê Thị Hoa Mai"},
		{"Thứ sáu, 25/02/2005 22:45 (GMT+7)", true, "2005-02-25T22:45:00+07:00", "", ""},
		{"Thứ Năm, 03.02.2022 - 09:15:20", true, "2022-02-03T09:15:20+07:00", "", ""},
		{"(12/09/2015)", true, "2015-09-12", "", ""},
		{"Tin tức - Sự kiện | 12/05/2021", true, "2021-05-12", "", ""},
		{"Hà Nội, 12/05/2021", true, "2021-05-12", "", ""},
		{"Hôm nay: Thứ hai, ngày 06/01/2020", true, "", "", ""},
		{"Cao Bằng, ngày 13 tháng 7 năm 2016", true, "2016-07-13", "", ""},
		{"13 Th7 2020", true, "2020-07-13", "", ""},
		{"Tháng Bảy 13, 2020 admin 0 Comments", true, "2020-07-13", "", ""},
		{"Written by Super User | Published: 13 July 2020 | Hits: 120", true, "2020-07-13", "", ""},
		{"13/07", true, "", "", ""},
		{"Thứ hai, 13/07", true, "", "", ""},
		{"13/07/2020 | 08:15 | Điện thoại: 0999 999 999", true, "", "", ""},
		{"Chủ nhật ngày 05/12/2021 Chào mừng bạn đến với cổng thông tin", true, "", "", ""},
		{"In trang   Gửi email   A- A A+", true, "", "", ""},
		{"Facebook | Zalo | Copy link", true, "", "", ""},
		{"null", true, "", "", ""},

		{"Sáng 15/11, Liên hiệp Hội khai mạc hội nghị", false, "", "", ""},
		{"Ngày 12/5/2021 tổng kết hội thi", false, "", "", ""},
		{"Ngày 29/3/2024, đoàn công tác do ông Nguyễn Văn A dẫn đầu đã đến thăm Liên hiệp Hội.", false, "", "", ""},
		{"Đại biểu dự hội nghị", false, "", "", ""},
		{"Nguyễn Văn A", false, "", "", ""},
		{"Biên tập viên của bản tin đã đến dự và đưa tin", false, "", "", ""},
		{"", false, "", "", ""},
	} {
		m, ok := readMeta(c.line)
		if ok != c.ok {
			t.Errorf("%q: date line is %v, want %v", c.line, ok, c.ok)
			continue
		}
		if !ok {
			continue
		}
		if p, u := m.published.EDTF(), m.updated.EDTF(); p != c.published || u != c.updated || m.author != c.author {
			t.Errorf("%q: got %q, %q, %q; want %q, %q, %q", c.line, p, u, m.author, c.published, c.updated, c.author)
		}
	}
}
