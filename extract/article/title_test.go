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
