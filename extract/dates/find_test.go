package dates

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// show writes what Find sees as "kind EDTF", one after the other.
func show(text string) string {
	var out []string
	for _, e := range Find(text) {
		s := string(e.Kind)
		if d := e.EDTF(); d != "" {
			s += " " + d
		}
		if e.From.IsZero() && e.Relative != "" {
			s += " " + e.Relative
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// One day.
		{"Ngày 29/3/2024, đoàn công tác đến thăm.", "point 2024-03-29"},
		{"Sáng 15/11, Liên hiệp Hội tổ chức", "point XXXX-11-15"},
		{"27-12", "point XXXX-12-27"},
		{"Ngày 27-12, Liên hiệp Hội", "point XXXX-12-27"},
		{"27-12, Liên hiệp Hội khai mạc", "point XXXX-12-27"},
		{"Sáng 7.6, tại Hà Nội", "point XXXX-06-07"},
		{"9.5", "point XXXX-05-09"},
		{"Sáng nay 4.5, hội thảo", "point XXXX-05-04"},
		{"Sáng nay (4/5), hội thảo", "point XXXX-05-04"},
		{"Vào hôm qua (12/4), đoàn", "point XXXX-04-12"},
		{"hôm qua (12/4)", "point XXXX-04-12"},
		{"Chiều 6 - 4, đoàn", "point XXXX-04-06"},
		{"ngày 15 tháng 03 năm 2010", "point 2010-03-15"},
		{"ngày 15 tháng 3", "point XXXX-03-15"},
		{"Ngày 05 tháng 9 năm 2023", "point 2023-09-05"},
		{"ngày 15 tháng 3/2010", "point 2010-03-15"},
		{"ngày 5 tháng Tám năm 2020", "point 2020-08-05"},
		{"15/3 năm 2010", "point 2010-03-15"},
		{"7-11-2012", "point 2012-11-07"},
		{"ngày 15-11/2021", "point 2021-11-15"},
		{"ngày 12/5/21 tại", "point 2021-05-12"},
		{"Sáng ngày 26/12, tại", "point XXXX-12-26"},
		{"Sáng thứ Bảy ngày 12/4", "point XXXX-04-12"},
		{"Sáng, ngày 12/4/2022", "point 2022-04-12"},
		{"Ngày Khoa học Công nghệ Việt Nam18/5", "named XXXX-05-18"},
		{"Hội nghị diễn ra ngày18/5/2017 tại", "point 2017-05-18"},
		{"được tổ chức vào 12/5.", "point XXXX-05-12"},
		{"Hội nghị diễn ra ngày 12/5/2021.Tham dự có", "point 2021-05-12"},
		{"Hôm nay, ngày 12/4, tại", "point XXXX-04-12"},
		{"Sáng nay, đoàn đã đến", "point today"},
		{"Hôm qua, đoàn đã đến", "point yesterday"},
		{"Sáng mai sẽ khai mạc", "point tomorrow"},
		// With a clock time.
		{"T4, 19/07/2017 - 03:55", "point 2017-07-19T03:55:00+07:00"},
		{"Thứ Năm, 03.02.2022 - 09:15:20", "point 2022-02-03T09:15:20+07:00"},
		{"Thời gian: 25/11/2022 12:32", "point 2022-11-25T12:32:00+07:00"},
		{"27/12/2023 - 21:33", "point 2023-12-27T21:33:00+07:00"},
		{"Cập nhật ngày: 05/06/2016 - 14:20", "point 2016-06-05T14:20:00+07:00"},
		{"(12/09/2015)", "point 2015-09-12"},
		{"24/11/2021 | 800", "point 2021-11-24"},
		{"14:30 | 24/11/2021", "point 2021-11-24T14:30:00+07:00"},
		{"9h30 ngày 5/4/2020", "point 2020-04-05T09:30:00+07:00"},
		{"8 giờ 30 phút ngày 5/4/2021", "point 2021-04-05T08:30:00+07:00"},
		{"vào lúc 14 giờ, ngày 5/4/2021", "point 2021-04-05T14:00:00+07:00"},
		{"07:30' 12/3/2020", "point 2020-03-12T07:30:00+07:00"},
		{"24-05-2024 | 10:29:06", "point 2024-05-24T10:29:06+07:00"},
		{"Thứ sáu, 25/02/2005 22:45 (GMT+7)", "point 2005-02-25T22:45:00+07:00"},
		{"05/06/2016 02:20 CH", "point 2016-06-05T14:20:00+07:00"},
		{"05/06/2016 02:20 PM", "point 2016-06-05T14:20:00+07:00"},
		{"4/5/2013 10:20:00 AM", "point 2013-04-05T10:20:00+07:00"},
		{"Thứ sáu, 7/6/2019 | 3:42:18 PM", "point 2019-06-07T15:42:18+07:00"},
		{"Thứ bảy, 7/6/2019 3:42:18 PM", "point 2019-07-06T15:42:18+07:00"},
		{"11/12/2013 10:20:00 AM", "point 2013"},
		{"Chủ nhật, 29 Tháng 11 2020 21:40", "point 2020-11-29T21:40:00+07:00"},
		{"Thứ hai, 3/4/23, 07:00", "point 2023-04-03T07:00:00+07:00"},
		{"2024-03-29T10:00:00+07:00", "point 2024-03-29T10:00:00+07:00"},
		{"2024-03-29T20:00:00Z", "point 2024-03-30T03:00:00+07:00"},
		{"2024-03-29 20:00:00", "point 2024-03-29T20:00:00+07:00"},
		{"2024-03-29", "point 2024-03-29"},
		// Several days.
		{"Trong hai ngày (7 và 8-6), tại", "days XXXX-06-07/XXXX-06-08"},
		{"Trong 2 ngày 7 và 8/6", "days XXXX-06-07/XXXX-06-08"},
		{"Trong hai ngày 7-8, đoàn", "range XXXX-XX-07/XXXX-XX-08"},
		{"từ ngày 5 đến 7/6", "range XXXX-06-05/XXXX-06-07"},
		{"từ ngày 28/5 đến ngày 2/6/2023", "range 2023-05-28/2023-06-02"},
		{"từ ngày 28/12 đến ngày 2/1/2024", "range 2023-12-28/2024-01-02"},
		{"25 - 26/10", "range XXXX-10-25/XXXX-10-26"},
		{"Ngày 25 - 26 tháng 10 năm 2022", "range 2022-10-25/2022-10-26"},
		{"03-04/02/2018", "range 2018-02-03/2018-02-04"},
		{"4, 11& 12/5/2021", "days 2021-05-04/2021-05-12"},
		{"các ngày 4, 11 và 12/5", "days XXXX-05-04/XXXX-05-12"},
		{"ngày 4/5 và 6/5", "days XXXX-05-04/XXXX-05-06"},
		{"Sáng 4/5 và chiều 6/5/2020", "days 2020-05-04/2020-05-06"},
		{"ngày 28/5-2/6/2023", "range 2023-05-28/2023-06-02"},
		{"từ 7h30 ngày 12/5 đến 17h ngày 13/5/2020", "range 2020-05-12/2020-05-13"},
		{"Ngày 26 và 27 tháng 12 năm 2013", "days 2013-12-26/2013-12-27"},
		{"trong các ngày 12, 13, 14/6/2018", "days 2018-06-12/2018-06-14"},
		{"ngày 30/6-01/7/2020", "range 2020-06-30/2020-07-01"},
		{"tối 31/12/2019 rạng sáng 1/1/2020", "point 2019-12-31; point 2020-01-01"},
		{"Sáng 5/4 tại Huế và chiều 6/4 tại Đà Nẵng", "point XXXX-04-05; point XXXX-04-06"},
		{"Hôm 12/3, đoàn", "point XXXX-03-12"},
		{"ngày 2-9-1945", "point 1945-09-02"},
		// Months and years.
		{"trong tháng 3/2024", "month 2024-03"},
		{"tháng 3 năm 2024", "month 2024-03"},
		{"tháng 10 vừa qua", "month XXXX-10"},
		{"10 tháng đầu năm 2021", "year 2021"},
		{"6 tháng cuối năm 2017", "year 2017"},
		{"Cũng trong năm 2003, hội thi", "year 2003"},
		{"từ tháng 5 đến tháng 8/2023", "range 2023-05/2023-08"},
		// Periods.
		{"giai đoạn 2024-2025", "term 2024/2025"},
		{"giai đoạn 2024 – 2025, định hướng đến năm 2030 với", "term 2024/2025"},
		{"nhiệm kỳ 2021-2026", "term 2021/2026"},
		{"nhiệm kỳ 2020 – 2025", "term 2020/2025"},
		{"nhiệm kỳ V (2020-2025)", "term 2020/2025"},
		{"Đại hội lần thứ VI (nhiệm kỳ 2019 - 2024)", "term 2019/2024"},
		{"giai đoạn 2021-2025, tầm nhìn 2030", "term 2021/2025"},
		{"lần VII năm 2018-2019", "term 2018/2019"},
		{"từ năm 2015 đến năm 2020", "term 2015/2020"},
		{"mục tiêu đến năm 2030", "term ../2030"},
		{"quý I/2024", "term 2024-01/2024-03"},
		// The lunar calendar.
		{"mùng 5 Tết", "lunar"},
		{"Sáng mùng 5 Tết, đoàn", "lunar"},
		{"ngày 10/3 âm lịch", "lunar"},
		{"ngày 10/3 (âm lịch)", "lunar"},
		{"tháng Giêng", "lunar"},
		{"ngày 23 tháng Chạp", "lunar"},
		{"rằm tháng 7", "lunar"},
		{"ngày 5 tháng 3 năm Giáp Thìn", "lunar"},
		{"mồng 3 tháng 3 âm lịch", "lunar"},
		{"ngày 15/01/2022 (tức ngày 13 tháng Chạp năm Tân Sửu)", "point 2022-01-15; lunar"},
		// Days and places known by a date.
		{"Ngày Khoa học và Công nghệ Việt Nam 18/5", "named XXXX-05-18"},
		{"chào mừng Ngày Khoa học và Công nghệ Việt Nam (18/5)", "named XXXX-05-18"},
		{"Quốc khánh 2/9", "named XXXX-09-02"},
		{"Quốc khánh ngày 2/9", "named XXXX-09-02"},
		{"30/4", "named XXXX-04-30"},
		{"dịp 30/4 và 1/5", "named XXXX-04-30/XXXX-05-01"},
		{"ngày Nhà giáo Việt Nam 20-11", "named XXXX-11-20"},
		{"Quốc tế Phụ nữ 8/3", "named XXXX-03-08"},
		{"kỷ niệm 40 năm thành lập (26/3/1983 - 26/3/2023)", "named 1983-03-26/2023-03-26"},
		{"tại Hội trường 2-9", "named XXXX-09-02"},
		{"kỷ niệm 132 năm ngày sinh (19/5/1890 - 19/5/2022)", "named 1890-05-19/2022-05-19"},
		{"sau Cách mạng tháng Tám", "named XXXX-08"},
		// No dates.
		{"kết quả 10/10 hội viên", ""},
		{"Trung tâm 25-1A", ""},
		{"tổ chức từ 3-5 lớp", ""},
		{"Số 07-CTr/TU", ""},
		{"Chương trình số 07-CTr/TU của Thành ủy", ""},
		{"Chương trình 07/CTr-TU", ""},
		{"Chỉ thị 42/CT-TW", ""},
		{"Kế hoạch 101/TU", ""},
		{"Quyết định số 14/2014/QĐ-TTg", ""},
		{"Quyết định số 10/2014/QĐ-TTg", ""},
		{"42-CT/TW", ""},
		{"số 45-NQ/TW", ""},
		{"Nghị quyết 27", ""},
		{"Nghị định 12/2010", ""},
		{"0225.3745.363", ""},
		{"0912.12.05.20", ""},
		{"ĐT: 024.38.22.12.05", ""},
		{"số 17/3 đường Lê Lợi", ""},
		{"91/101 đại biểu", ""},
		{"10/12 chỉ tiêu", ""},
		{"đạt 10/12 chỉ tiêu", ""},
		{"24/7", ""},
		{"lần thứ 6", ""},
		{"kỷ niệm 60 năm", ""},
		{"ngày 31/2/2020", ""},
		{"ngày 15/13/2020", ""},
		{"9.5 tỷ đồng", ""},
		{"đạt 9.5 điểm", ""},
		{"lúc 14:30", ""},
		{"thắng 3-2", ""},
		{"800 đại biểu", ""},
		{"Covid-19", ""},
		{"trong 10 ngày", ""},
		{"5 tháng 10 ngày", ""},
		{"", ""},
	} {
		if got := show(c.text); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestFindSpan(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Hội nghị ngày 29/3/2024, tại", "ngày 29/3/2024"},
		{"Trong hai ngày (7 và 8-6), tại", "Trong hai ngày (7 và 8-6)"},
		{"Đăng bài thanhsang T4, 19/07/2017 - 03:55", "T4, 19/07/2017 - 03:55"},
		{"24/11/2021 | 800", "24/11/2021"},
		{"giai đoạn 2024 – 2025, định hướng đến năm 2030 với", "giai đoạn 2024 – 2025, định hướng đến năm 2030"},
		{"hội thảo (12/09/2015)", "12/09/2015"},
	} {
		e := Find(c.text)
		if len(e) != 1 || c.text[e[0].Start:e[0].End] != c.want {
			t.Errorf("%s: got %v", c.text, e)
		}
	}
}

func TestFindDetails(t *testing.T) {
	e := Find("Chiều thứ Ba, 19/07/2017")[0]
	if e.PartOfDay != "chiều" || e.Weekday != 2 || !e.WeekdayMismatch {
		t.Errorf("19 July 2017 was a Wednesday: %+v", e)
	}
	if e := Find("T4, 19/07/2017")[0]; e.Weekday != 3 || e.WeekdayMismatch {
		t.Errorf("%+v", e)
	}
	if e := Find("Hội thảo sẽ diễn ra vào ngày 15/12.")[0]; !e.Planned {
		t.Errorf("not planned: %+v", e)
	}
	if e := Find("theo ý kiến của sở, ngày 15/12, hội thảo khai mạc.")[0]; e.Planned {
		t.Errorf("planned: %+v", e)
	}
	if e := Find("Quyết định số 22/2002/QĐ-TTg ngày 30/01/2002")[0]; !e.OfDocument {
		t.Errorf("no document: %+v", e)
	}
	if e := Find("Luật số 29/2013/QH13 ngày 18/6/2013")[0]; !e.OfDocument {
		t.Errorf("no document: %+v", e)
	}
	if e := Find("Tính đến ngày 30/6/2021, có 20 hội")[0]; !e.Until {
		t.Errorf("no end: %+v", e)
	}
	if e := Find("Ngày 30/01/2002, Liên hiệp Hội")[0]; e.OfDocument {
		t.Errorf("document: %+v", e)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Trong hai ngày (7 và 8-6), từ ngày 28/12 đến 2/1/2024 lúc 9h30")
	f.Add("T4, 19/07/2017 - 03:55 mùng 5 Tết giai đoạn 2024 – 2025")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		last := 0
		for _, e := range Find(text) {
			if e.Start < last || e.End <= e.Start || e.End > len(text) {
				t.Fatalf("span %d..%d behind %d", e.Start, e.End, last)
			}
			if !utf8.ValidString(text[e.Start:e.End]) {
				t.Fatal("span cuts a rune")
			}
			if !e.From.possible() || !e.To.possible() {
				t.Fatalf("impossible date %+v", e)
			}
			if e.Kind == Lunar && !(e.From.IsZero() && e.To.IsZero()) {
				t.Fatal("a lunar day has no solar date")
			}
			r := Resolve(e, Date{Year: 2024, Month: 2, Day: 29})
			if !r.From.possible() || !r.To.possible() {
				t.Fatalf("impossible resolution %+v", r)
			}
			Consistent(r, Date{Year: 2024, Month: 2, Day: 29})
			last = e.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Sáng 15/11, Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam đã tổ chức Hội nghị giao ban các tỉnh, thành phố trực thuộc Trung ương năm 2021. ", 30)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
