package graph

import (
	"fmt"
	"strings"
	"testing"
)

// story is a page of five sentences in our own words.
const story = `Ngày 9/5/2023, đoàn Liên hiệp hội Sơn La do ông Lò Văn Khiêm dẫn đầu đến xem vườn dừa ở Bến Tre.
Tiếp đoàn có bà Võ Thị Mận và mười hai hội viên trồng dừa ba đời nay trên đất cù lao.
Khách hỏi cách giữ nước ngọt trong mương khi mặn lên sớm hơn mọi năm một tháng.
Chủ nhà chỉ cách đắp đập bằng lá dừa nước, rẻ mà bền được hai mùa.
Hai bên hẹn gặp lại vào mùa mận chín để bàn chuyện ủ phân từ vỏ cà phê và xơ dừa.`

func TestCopies(t *testing.T) {
	lines := strings.Split(story, "\n")
	page := func(id, site, title, text string) Document {
		return Document{ID: id, Site: site, Title: title, Text: text, Published: "2023-05-1" + id}
	}
	first := page("0", "ben-tre", "Đón đoàn Sơn La", story)
	for _, test := range []struct {
		name  string
		other Document
		want  bool
	}{
		{"the same words elsewhere", page("1", "son-la", "Thăm vườn dừa", story), true},
		{"without marks, in capitals", page("1", "son-la", "x", strings.ToUpper(story)), true},
		{"a paragraph more, with a byline", page("1", "son-la", "x", "Quàng Thị Lả\n"+story+"\nChiều cùng ngày đoàn sang cồn Phụng nghe kể chuyện ông đạo Dừa thuở trước."), true},
		{"shortened", page("1", "son-la", "x", strings.Join(lines[:3], "\n")), true},
		{"the same page under another address", page("1", "ben-tre", "Đón đoàn Sơn La", story), true},
		{"another day from the same template", page("1", "son-la", "x", strings.Replace(story, "9/5/2023", "14/6/2024", 1)), false},
		{"other people from the same template", page("1", "son-la", "x", strings.Replace(story, "Lò Văn Khiêm", "Cầm Bá Ngần", 1)), false},
		{"one sentence in common", page("1", "son-la", "x", lines[3]+"\nSáng nay hội quán mở lớp dạy ghép cành cho học trò lớp chín trong xã.\nThầy giáo già mang theo con dao nhỏ và một bó mắt ghép bọc trong lá chuối.\nCả lớp ngồi quanh gốc bưởi, mỗi em ghép ba mắt rồi buộc dây."), false},
		{"another report of the event", page("1", "son-la", "x", "Ngày 9/5/2023, ông Lò Văn Khiêm cùng anh em Liên hiệp hội Sơn La xuống Bến Tre học cách giữ nước.\nBà Võ Thị Mận đưa khách ra tận mương, bảo đắp đập lá dừa thì đỡ tốn.\nĐoàn mang về hai bao giống và lời hẹn mùa mận."), false},
		{"too short to say", page("1", "son-la", "x", "Tin ảnh."), false},
		{"nothing", page("1", "son-la", "", ""), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, order := range [][]Document{{first, test.other}, {test.other, first}} {
				got := fmt.Sprint(Copies(order))
				want := "[]"
				if test.want {
					want = "[[0 1]]"
				}
				if got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
}

// Pages of one site share its sentences; that makes them no copies.
func TestCopiesAtHome(t *testing.T) {
	about := strings.Repeat("Cơ quan chủ quản chịu trách nhiệm về nội dung đăng tải trên trang tin này theo quy định hiện hành. ", 1) +
		"Mọi hình thức sao chép nội dung phải ghi rõ nguồn và được sự đồng ý bằng văn bản của ban biên tập. Trang tin chạy tốt nhất trên màn hình rộng với trình duyệt phiên bản mới."
	a := Document{ID: "a", Site: "son-la", Title: "Họp đầu năm", Text: "Sáng nay cơ quan họp đầu năm, bàn việc trồng cây.\n" + about}
	b := Document{ID: "b", Site: "son-la", Title: "Tập huấn", Text: "Lớp tập huấn viết thuyết minh có hai mươi người theo học.\n" + about}
	if got := Copies([]Document{a, b}); len(got) != 0 {
		t.Errorf("two pages of one site: %v", got)
	}
}

// What copies compare are the words that are searched for.
func TestSplitWords(t *testing.T) {
	for _, text := range []string{story, "", "  ", "KH&KT Lâm Đồng – số 12/QĐ-LHH", "ĐẶNG Vũ Minh, y tế", "越南 abc", "a\u0300 b"} {
		var got []string
		for _, w := range splitWords(text) {
			got = append(got, w.folded)
		}
		if want := Words(text); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if w := splitWords("ông Đặng"); w[0].capital || !w[1].capital {
		t.Errorf("capitals %v", w)
	}
}

// BenchmarkCopies compares 10,000 pages of 3 KB, every tenth of which is a copy.
func BenchmarkCopies(b *testing.B) {
	documents := manyPages(10_000)
	b.ResetTimer()
	for b.Loop() {
		if groups := Copies(documents); len(groups) != 1000 {
			b.Fatalf("%d stories, want 1000", len(groups))
		}
	}
}

// manyPages makes n pages of syllables that a small generator picks, every tenth the copy
// of the one before it with a sentence left out.
func manyPages(n int) []Document {
	state := uint32(1)
	pick := func(m int) int {
		state = state*1664525 + 1013904223
		return int(state>>8) % m
	}
	var syllables []string
	for _, head := range strings.Fields("b c ch d đ g h kh l m n ng nh ph q r s t th tr v x") {
		for _, tail := range strings.Fields("a à ạ ai ang anh ao âm ân ập ây e ên ệt i ì iên iều inh o oa oi on ông ơ ới u ùa ưng ườn uyên ương") {
			syllables = append(syllables, head+tail)
		}
	}
	var out []Document
	for i := range n {
		if i%10 == 9 {
			_, rest, _ := strings.Cut(out[i-1].Text, "\n")
			out = append(out, Document{ID: fmt.Sprintf("doc:%06d", i), Text: rest, Published: "2024"})
			continue
		}
		var text strings.Builder
		for range 30 {
			text.WriteString("Bà con ")
			for range 18 {
				text.WriteString(syllables[pick(len(syllables))] + " ")
			}
			text.WriteString("nữa.\n")
		}
		out = append(out, Document{ID: fmt.Sprintf("doc:%06d", i), Text: text.String(), Published: "2023"})
	}
	return out
}
