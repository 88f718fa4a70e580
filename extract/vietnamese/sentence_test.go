package vietnamese

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		name, text string // sentences are separated by ¦ and the text is made by removing it
	}{
		{"plain", "Hội nghị bế mạc.¦ Tại hội nghị, các đại biểu đã thảo luận.¦ Xin cảm ơn!"},
		{"no space after the stop", "Ông chủ trì hội nghị.¦Tại buổi làm việc, hai bên trao đổi."},
		{"no space after a name", "Đoàn thăm tỉnh Lâm Đồng.¦Cùng đi có các chuyên viên."},
		{"no space after an acronym", "Đoàn làm việc với UBND.¦Tại đây, ông nêu ý kiến."},
		{"no space after a year", "Hội tổng kết năm 2024.¦Dự hội nghị có 50 đại biểu."},
		{"titles", "Dự có PGS.TS. Nguyễn Văn An, TS.Trần Thị Bình, ThS. Lê Văn Cường và BS. Phạm Dũng."},
		{"spelled with a stop inside", "Dự có Th.S Lê Văn Cường và T.S Phạm Dũng."},
		{"KTS and DS", "KTS. Lê Văn Cường và DS. Phạm Dũng phát biểu."},
		{"title in small letters", "Dự có ths. Lê Văn Cường."},
		{"courtesy", "Đ/c. Nguyễn Văn An chủ trì, đ/c. Trần Bình thư ký."},
		{"towns", "Đoàn đến TP. Hồ Chí Minh, Tp. Cần Thơ, TX. Sơn Tây, TT. Huế, Q. Tân Bình, P. Bến Nghé."},
		{"cathedral", "Nhà thờ St. Joseph ở Hà Nội."},
		{"central", "Ban Tuyên giáo T.Ư Đảng đã họp."},
		{"initial", "Bà Nguyễn V. Nam và Y. Rmah cùng dự."},
		{"initial before an opener", "Thuốc chứa vitamin C.¦ Tại hội thảo, ông nêu ý kiến."},
		{"numeral", "Hội thi lần VI. Vĩnh Long đăng cai năm 2018."},
		{"numeral before an opener", "Đại hội lần thứ VI.¦ Tại đại hội, ông trúng cử."},
		{"numeral inside", "Nghị quyết 27 của Ban Chấp hành Trung ương khóa X. về trí thức."},
		{"and so on", "Các hội Cầu đường, Xây dựng v.v. của tỉnh và v.v… đều dự."},
		{"numbers", "Sáng 7.6, hơn 10.000 người dự lễ 3.2.2022 tại đây."},
		{"date with spaces", "Ngày 7. 6. 2022, đoàn đến."},
		{"list numbers", "1. Nguyễn Văn An\n¦2. Trần Thị Bình"},
		{"list letters", "a. Nội dung\n¦II. KẾT QUẢ\n¦I. MỞ ĐẦU"},
		{"address of the net", "Xem tại vusta.vn và www.Hcmusta.org.vn hoặc gửi Nguyen.Van@gmail.com nhé."},
		{"address at the end", "Xem tại vusta.vn.¦ Ban biên tập nhận bài."},
		{"query of an address", "Xem http://tusta.org.vn/NewsDetail.aspx?Id=5 để biết."},
		{"dots that go on", "Dự có các phòng, ban... của Liên hiệp Hội, các chi hội… và khách."},
		{"dots that end", "Dự có các phòng, ban...¦ Ông An chủ trì…¦ Bà Bình thư ký."},
		{"closing quote", "Ông nói: “Xin cảm ơn.”¦ Đoàn ra về."},
		{"closing straight quote", "Ông nói: \"Xin cảm ơn.\"¦ Đoàn ra về."},
		{"quote before the stop", "Hội thảo “Giải pháp phát triển”.¦Tại hội thảo, ông nói."},
		{"opening quote", "Đoàn ra về.¦ “Chuyến đi bổ ích”, ông nói."},
		{"brackets", "(Nguồn: A. Tuấn. Ảnh: Văn phòng).¦ Hết."},
		{"stop before the bracket", "Đoàn ra về (ảnh tư liệu.)¦ Hôm sau, đoàn trở lại."},
		{"semicolon", "Ông An, Chủ tịch; bà Bình, Phó Chủ tịch; ông Cường, Ủy viên."},
		{"question in a title", "Hội thảo “Vì sao?” được tổ chức."},
		{"question", "Vì sao?¦ Ông An trả lời."},
		{"stop and comma", "Dự có GS., TS. Nguyễn Văn An."},
		{"line ends", "Một dòng\n¦hai dòng\n\n¦ba dòng"},
		{"no stop", "  Toàn cảnh Hội nghị  "},
		{"small letter after the stop", "Đoàn gồm TS. nguyễn Văn An."},
		{"dash after the stop", "Mục tiêu.¦ - Đoàn kết."},
		{"number after the stop", "Kết thúc năm 2021.¦ 10 tháng đầu năm, hội đạt kế hoạch."},
		{"only stops", "..."},
		{"empty", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for _, s := range strings.Split(tt.text, "¦") {
				if s = strings.TrimSpace(s); s != "" {
					want = append(want, s)
				}
			}
			text := strings.ReplaceAll(tt.text, "¦", "")
			var got []string
			for _, s := range Sentences(text) {
				got = append(got, text[s.Start:s.End])
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("Sentences(%q) (-want +got):\n%s", text, diff)
			}
		})
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{
		"Hội nghị.Tại buổi làm việc, PGS.TS. An (Chủ tịch.) nói: “Vâng.”", "v.v… 7.6.2022…\n\r\n", "\xff.\xffA", "(((.)))\"'\".", "…?!.A",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, span := range append(Sentences(s), Span{len(s), len(s)}) {
			if span.Start < at || span.End < span.Start || span.End > len(s) {
				t.Fatalf("span %v after %d in %d bytes", span, at, len(s))
			}
			if left := strings.TrimSpace(s[at:span.Start]); left != "" {
				t.Fatalf("left out %q before %v", left, span)
			}
			text := s[span.Start:span.End]
			if text != strings.TrimSpace(text) || strings.Contains(text, "\n") {
				t.Fatalf("sentence not trimmed or over two lines: %q", text)
			}
			if span.Start < len(s) && !utf8.RuneStart(s[span.Start]) && utf8.ValidString(s) {
				t.Fatalf("span %v cuts a character", span)
			}
			at = span.End
		}
		if strings.IndexFunc(s[at:], func(r rune) bool { return !unicode.IsSpace(r) }) >= 0 {
			t.Fatalf("left out %q at the end", s[at:])
		}
	})
}
