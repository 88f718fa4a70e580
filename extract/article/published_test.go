package article

import "testing"

// TestPublished tells the article's date from a visitor's clock and from other
// articles' dates.
func TestPublished(t *testing.T) {
	const title = "Bồi dưỡng nghiệp vụ hòa giải cho hội viên vùng cao\n\n"
	for name, c := range map[string]struct{ page, want string }{
		"clock years after the event":     {"HỘI LUẬT GIA TỈNH MƯỜNG SANG\nThời gian Thứ ba, 02/01/2024 8:15 SA (GMT +7)\n" + title + paragraph, ""},
		"clock above its own line":        {"HỘI LUẬT GIA TỈNH MƯỜNG SANG\nThời gian Thứ ba, 02/01/2024 8:15 SA (GMT +7)\n13/03/2019 | 20:10\n" + title + paragraph, "2019-03-13T20:10:00+07:00"},
		"its own time above the title":    {"HỘI LUẬT GIA TỈNH MƯỜNG SANG\nThứ tư, 13/03/2019 8:15 SA (GMT +7)\n" + title + paragraph, "2019-03-13T08:15:00+07:00"},
		"day of the week in the head":     {"Mường Sang\nThứ 5, 14/03/2019\nTrang chủ > Tin tức\n" + title + paragraph, "2019-03-14"},
		"the same, a month later":         {"Mường Sang\nThứ 5, 18/04/2019\nTrang chủ > Tin tức\n" + title + paragraph, ""},
		"no day of the week":              {"Mường Sang\n14/03/2019\nTrang chủ > Tin tức\n" + title + paragraph, ""},
		"the visitor's, and it says so":   {"Mường Sang\nHôm nay: Thứ 5, 14/03/2019\nTrang chủ > Tin tức\n" + title + paragraph, ""},
		"labelled, below the site's data": {title + paragraph + "\nĐịa chỉ: số 3 phố Đồi, thị xã Mường Sang\nNgày đăng: 14/03/2019\n", "2019-03-14"},
		"labelled, months later":          {title + paragraph + "\nĐịa chỉ: số 3 phố Đồi, thị xã Mường Sang\nNgày đăng: 14/09/2019\n", ""},
		"two of them":                     {title + paragraph + "\nĐịa chỉ: số 3 phố Đồi, thị xã Mường Sang\nNgày đăng: 14/03/2019\nNgày đăng: 15/03/2019\n", ""},
		"the site's, not the article's":   {title + paragraph + "\nĐịa chỉ: số 3 phố Đồi, thị xã Mường Sang\nGiấy phép số 12 cấp ngày 14/03/2019\n", ""},
		"below another headline":          {title + paragraph + "\nCác tin khác\nPhát động phong trào trồng cây đầu năm\nNgày đăng: 14/03/2019\n", ""},
	} {
		if a := ReadText(c.page); a.Published != c.want {
			t.Errorf("%s: published %q, want %q", name, a.Published, c.want)
		}
	}
}

// TestAuthor reads bylines whole pages deep: what stands around them counts.
func TestAuthor(t *testing.T) {
	const title = "Bồi dưỡng nghiệp vụ hòa giải cho hội viên vùng cao\n\n"
	for name, c := range map[string]struct{ page, author, source string }{
		"caption below the credit":  {title + paragraph + "\nBài và ảnh: Hoa Ban\n\nẢnh: Các học viên chia nhóm thảo luận trong giờ học.\n", "Hoa Ban", ""},
		"title before the name":     {title + paragraph + "\nThS. Lò Thị Hoa\n", "Lò Thị Hoa", ""},
		"titles before two names":   {title + paragraph + "\nTin, ảnh: PGS.TS. Lò Thị Hoa - Luật sư Vừ A Páo\n", "Lò Thị Hoa - Vừ A Páo", ""},
		"name that begins so":       {title + paragraph + "\nKsor Mai\n", "Ksor Mai", ""},
		"role below the name":       {title + paragraph + "\nTS. Lò Thị Hoa\nViện trưởng Viện Cây ăn quả\n", "Lò Thị Hoa", ""},
		"office behind the name":    {title + paragraph + "\nTin, ảnh: Lò Thị Hoa – Chánh Văn phòng Hội Luật gia tỉnh\n", "Lò Thị Hoa", ""},
		"office in short":           {title + paragraph + "\nTin, ảnh: Lò Thị Hoa – P. Nghiệp vụ\n", "Lò Thị Hoa", ""},
		"archive below the name":    {title + paragraph + "\nLò Thị Hoa\n\nCác tin đã đưa ngày:   Từ ngày   đến ngày   [Xem]\n\nĐịa chỉ: số 3 phố Đồi\n", "Lò Thị Hoa", ""},
		"related with a comma":      {title + paragraph + "\nLÒ THỊ HOA\n\nTIN, BÀI LIÊN QUAN\n* Trồng cây đầu năm ở Bản Mới\n", "LÒ THỊ HOA", ""},
		"days, no archive":          {title + paragraph + "\nCác bài đã đăng ngày 12 và 13 được chấm trước.\n", "", ""},
		"photographer in a column":  {title + paragraph + "\nTin bài: Lò Thị Hoa        Hình ảnh: Vừ A Páo\n", "Lò Thị Hoa", ""},
		"desk and photographer":     {title + paragraph + "\nTin bài: Tổ Truyền thông        Hình ảnh: Vừ A Páo\n", "", ""},
		"chapter above the text":    {title + "Chương I\nNHỮNG QUY ĐỊNH CHUNG\n\n" + paragraph, "", ""},
		"heading above the text":    {title + "MỤC ĐÍCH YÊU CẦU\n\n" + paragraph, "", ""},
		"letters that name nobody":  {title + paragraph + "\nHT\n", "", ""},
		"who spoke, in a paragraph": {title + paragraph + "\nNội dung: bà Lò Thị Hoa – Chánh Văn phòng trình bày\n", "", ""},
	} {
		a := ReadText(c.page)
		if a.Author != c.author || a.Source != c.source {
			t.Errorf("%s: author %q, source %q; want %q, %q", name, a.Author, a.Source, c.author, c.source)
		}
	}
	a := ReadText(title + paragraph + "\nTin, ảnh: Lò Thị Hoa – Chánh Văn phòng Hội Luật gia tỉnh\n")
	if last := a.Blocks[len(a.Blocks)-1]; !last.Kind.body() {
		t.Errorf("what the author is, is a fact of the text: %q is %s", a.Slice(last), last.Kind)
	}
}

// TestButtons keeps the labels of buttons out of the text.
func TestButtons(t *testing.T) {
	const title = "Bồi dưỡng nghiệp vụ hòa giải cho hội viên vùng cao\n\n"
	for _, label := range []string{"In ra", "Lưu bài viết này", "Đóng cửa sổ này", "Xem Thêm", "URL của bản tin này: http://lhh.example/tin/5.html", "URL của bản tin này::http://lhh.example/tin/5.html"} {
		for where, page := range map[string]string{"above": title + label + "\n\n" + paragraph, "below": title + paragraph + "\n" + label + "\n"} {
			a := ReadText(page)
			for _, b := range a.Blocks {
				if b.Kind.body() && a.Slice(b) == label {
					t.Errorf("%q %s the text is %s", label, where, b.Kind)
				}
			}
			if a.Author != "" || a.Title != "Bồi dưỡng nghiệp vụ hòa giải cho hội viên vùng cao" {
				t.Errorf("%q %s: author %q, title %q", label, where, a.Author, a.Title)
			}
		}
	}
}
