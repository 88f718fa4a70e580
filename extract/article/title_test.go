package article

import (
	"strings"
	"testing"
)

const paragraph = "Ngày 12/3/2019, Hội Luật gia tỉnh Mường Sang tổ chức lớp bồi dưỡng cho 60 hội viên ở các huyện vùng cao; bà Lò Thị Mai, Phó Chủ tịch Hội, khai giảng và nêu những việc của năm.\n\n" +
	"Các học viên nghe hai chuyên đề về hòa giải ở cơ sở và trợ giúp pháp lý, sau đó chia nhóm để tập xử lý tình huống.\n"

// TestTitle names what stands above a text and is no headline, and what a
// template leaves in one.
func TestTitle(t *testing.T) {
	const want = "Bồi dưỡng nghiệp vụ hòa giải cho hội viên vùng cao"
	for name, head := range map[string]string{
		"owner in capitals, menu":         "HỘI LUẬT GIA TỈNH MƯỜNG SANG\nTrang chủ Giới thiệu Tin tức Chi hội Người cao tuổi Văn bản\n\n",
		"owner in capitals, clock":        "HỘI LUẬT GIA TỈNH MƯỜNG SANG\nThứ ba, 02/01/2024 8:15 SA (GMT +7)\n\n",
		"owner in capitals alone":         "LIÊN MINH HỢP TÁC XÃ MƯỜNG SANG\n\n",
		"portal of a union":               "CỔNG THÔNG TIN LIÊN HIỆP CÁC HỘI KHOA HỌC VÀ KỸ THUẬT TỈNH MƯỜNG SANG\n\n",
		"newspaper, genres":               "Báo Mường Sang điện tử\nGhi chép - Phóng sự\n\n",
		"two owners":                      "ỦY BAN NHÂN DÂN TỈNH MƯỜNG SANG\nSỞ TƯ PHÁP TỈNH MƯỜNG SANG\n\n",
		"menu run together":               "Trang chủ Giới thiệu Tin tức Nghề luật Sách hay Thư viện Hỏi đáp\n",
		"value missing":                   "null ",
		"menu that opens":                 "Skip Navigation Links\nCác chi hội cơ sởCác chi hội cơ sởExpand Các chi hội cơ sở\n",
		"counter":                         "BỘ ĐẾM LƯỢT TRUY CẬP\n3312\n\n",
		"owner in capitals and a counter": "HỘI LUẬT GIA TỈNH MƯỜNG SANG\nTHỐNG KÊ TRUY CẬP\n88\n\n",
	} {
		a := ReadText(head + want + "\n\n" + paragraph)
		if a.Title != want {
			t.Errorf("%s: title is %q", name, a.Title)
		}
		if a.Published != "" {
			t.Errorf("%s: published %s", name, a.Published)
		}
		check(t, a)
	}
}

// TestTitleInCapitals keeps headlines in capitals that begin as owners do.
func TestTitleInCapitals(t *testing.T) {
	for _, title := range []string{
		"HỘI LUẬT GIA TỈNH TỔ CHỨC LỚP BỒI DƯỠNG",
		"HỘI NGHỊ CÁC CHI HỘI VÙNG CAO",
		"HỘI LUẬT GIA MƯỜNG SANG: 20 NĂM MỘT CHẶNG ĐƯỜNG",
		"ĐOÀN KẾT VÌ MÁI NHÀ CHUNG",
	} {
		a := ReadText(title + "\n\nLớp học đông vui ở Bản Mới\n\n" + paragraph)
		if a.Title != title {
			t.Errorf("%q: title is %q", title, a.Title)
		}
	}
	alone := "HỘI LUẬT GIA TỈNH MƯỜNG SANG"
	if a := ReadText(alone + "\n\n" + paragraph); a.Title != alone {
		t.Errorf("no other line can be the headline: title is %q", a.Title)
	}
}

// TestHeadlineAboveItsDate finds the headline by the date line below it.
func TestHeadlineAboveItsDate(t *testing.T) {
	const want = "Bồi dưỡng nghiệp vụ hòa giải cho hội viên vùng cao"
	a := ReadText("Báo Mường Sang\nNhịp sống bản làng hôm nay\n\n" + want + "\n\nVừ A Páo\n\n14/03/2019 06:00\n\n" + paragraph)
	if a.Title != want || a.Author != "Vừ A Páo" || a.Published != "2019-03-14T06:00:00+07:00" {
		t.Errorf("author between them: title %q, author %q, published %q", a.Title, a.Author, a.Published)
	}
	text := "<div>" + strings.ReplaceAll(strings.TrimSpace(paragraph), "\n\n", "<br><br>") + "</div>"
	for _, head := range []string{"<span>" + want + "</span><br>", "<p>Tin trong tỉnh</p><p>" + want + "</p>", "<p>SỞ TƯ PHÁP TỈNH MƯỜNG SANG</p><p>" + want + "</p>"} {
		a, err := ReadHTML([]byte("<html><head><title>Liên hiệp các Hội KH&amp;KT tỉnh Mường Sang &gt; Tin tức &gt; Chi tiết</title></head><body><table><tr><td>"+head+"<span>Cập nhật lúc 16:40 ngày 14/03/2019</span><br>"+text+"</td></tr></table></body></html>"), "")
		if err != nil || a.Title != want {
			t.Errorf("%s: title is %q, %v", head, a.Title, err)
		}
	}
}

// TestShortHeadline reads headlines of two to four words on pages without a date line.
func TestShortHeadline(t *testing.T) {
	const owner = "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Mường Sang\n"
	const menu = "Trang chủ\nGiới thiệu\n  Ban lãnh đạo\n  Lịch sử hình thành\nTin tức\nLiên hệ\n"
	for head, want := range map[string]string{
		owner + "Tin buồn\n\nTIN BUỒN\n\n":        "TIN BUỒN",
		owner + "\nThư ngỏ\n\n":                   "Thư ngỏ",
		owner + menu + "\nLịch sử hình thành\n\n": "Lịch sử hình thành",
		owner + menu + "\nBan lãnh đạo\n\n":       "Ban lãnh đạo",
		owner + menu + "\n":                       strings.TrimSpace(owner), // the menu's last entry is none
		owner + menu + "\nBạn đọc\n\n":            strings.TrimSpace(owner), // nor is another section
		owner + menu + "\nBồi dưỡng nghiệp vụ hòa giải\n\nBan lãnh đạo\n\n": "Bồi dưỡng nghiệp vụ hòa giải",
	} {
		if a := ReadText(head + paragraph); a.Title != want {
			t.Errorf("%q: title is %q", head, a.Title)
		}
	}
}

// TestListTitle takes the heading of a list of teasers for its title.
func TestListTitle(t *testing.T) {
	teasers := ""
	for _, day := range []string{"14", "12", "9"} {
		teasers += "Hội viên bản số " + day + " học nghề hòa giải\n" + day + "/03/2019\n" + "Lớp học tháng " + day + " kéo dài hai buổi với ba chuyên đề và một bài tập tình huống.\n\n"
	}
	for _, heading := range []string{"Chuyên mục: Tin trong tỉnh", "Danh mục: Tin hội viên (trang 2/9)", "Tin trong tỉnh (trang 4)"} {
		a := ReadText("HỘI LUẬT GIA TỈNH MƯỜNG SANG\nHòa giải - Trợ giúp pháp lý\n\n" + heading + "\n\n" + teasers)
		if a.Title != heading || a.Published != "" {
			t.Errorf("%q: title is %q, published %q", heading, a.Title, a.Published)
		}
		a = ReadText("HỘI LUẬT GIA TỈNH MƯỜNG SANG\nTrang chủ  Tin tức  Văn bản  Liên hệ\n\n" + heading + "\n\n" + strings.ReplaceAll(teasers, "\n1", "\nCập nhật lúc: 1"))
		if a.Title != heading || a.Published != "" {
			t.Errorf("%q, updates: title is %q, published %q", heading, a.Title, a.Published)
		}
	}
}

// TestWindowTitle reads pages whose headline no markup names.
func TestWindowTitle(t *testing.T) {
	const headline = "Bồi dưỡng nghiệp vụ hòa giải cho hội viên vùng cao"
	text := "<p>" + strings.ReplaceAll(strings.TrimSpace(paragraph), "\n\n", "</p><p>") + "</p>"
	for window, want := range map[string]string{
		headline:                               headline,
		headline + " | Báo Mường Sang":         headline,
		"Trang chủ - " + headline:              headline,
		"null " + headline:                     headline,
		":: " + headline + " ::":               headline,
		":: Lien hiep cac Hoi Muong Sang ::":   "",
		"null":                                 "",
		"Chi tiết bài viết - hoiluatgia":       "",
		"Untitled Document":                    "",
		"Trang chủ - Liên hiệp hội Mường Sang": "",
		"Liên hiệp các Hội KH&KT tỉnh Mường Sang > Tin tức > Chi tiết":    "",
		"LHHMS - Muong Sang Union of Science and Technology Associations": "",
	} {
		a, err := ReadHTML([]byte("<html><head><title>"+window+"</title></head><body><div>"+text+"</div></body></html>"), "")
		if err != nil {
			t.Fatal(err)
		}
		if a.Title != want {
			t.Errorf("window %q: title is %q", window, a.Title)
		}
		a, err = ReadHTML([]byte("<html><head><title>"+window+"</title></head><body><table><tr><td class=\"newstitle\">"+headline+"</td></tr><tr><td>"+text+"</td></tr></table></body></html>"), "")
		if err != nil {
			t.Fatal(err)
		}
		if a.Title != headline {
			t.Errorf("window %q, headline in a cell: title is %q", window, a.Title)
		}
	}
}

// TestTemplateHeading reads a headline before which a template had no value.
func TestTemplateHeading(t *testing.T) {
	text := "<p>" + strings.ReplaceAll(strings.TrimSpace(paragraph), "\n\n", "</p><p>") + "</p>"
	a, err := ReadHTML([]byte(`<html><body><h1><span>null</span> Bồi dưỡng hội viên vùng cao</h1><h2>Bồi dưỡng hội viên vùng cao</h2><div class="content">`+text+`</div></body></html>`), "")
	if err != nil || a.Title != "Bồi dưỡng hội viên vùng cao" {
		t.Errorf("title is %q, %v", a.Title, err)
	}
	if n := strings.Count(a.Text, "Bồi dưỡng hội viên vùng cao"); n != 1 {
		t.Errorf("the headline stands in the text %d times", n)
	}
}
