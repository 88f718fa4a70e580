package vietnamese

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestKey(t *testing.T) {
	tests := []struct {
		name string
		same []string // all have one key
		key  string
	}{
		{"case and blanks", []string{"Liên  hiệp Hội", " LIÊN HIỆP\tHỘI ", norm.NFD.String("liên hiệp hội")}, "liên hiệp hội"},
		{"oa", []string{"Hoà", "Hòa", "hoà", "HOÀ"}, "hòa"},
		{"oe", []string{"khoẻ", "khỏe"}, "khỏe"},
		{"uy", []string{"Uỷ", "Ủy"}, "ủy"},
		{"uy behind an onset", []string{"Thuý", "Thúy"}, "thúy"},
		{"closed rimes bear the tone on the last vowel", []string{"Toán", "Tóan"}, "toán"},
		{"Hoàng", []string{"Hoàng", "Hòang"}, "hoàng"},
		{"Huỳnh", []string{"Huỳnh", "Hùynh"}, "huỳnh"},
		{"Nguyễn", []string{"Nguyễn", "NGUYỄN"}, "nguyễn"},
		{"three vowels", []string{"ngoài", "ngòai"}, "ngoài"},
		{"the u of qu is no vowel", []string{"quý", "quí", "qúy", "Quý"}, "quý"},
		{"quỳ", []string{"quỳ", "qùy", "quì"}, "quỳ"},
		{"the i of gi is no vowel", []string{"già", "gìa"}, "già"},
		{"gì", []string{"gì"}, "gì"},
		{"ia", []string{"mía", "miá"}, "mía"},
		{"ua", []string{"của", "cuả"}, "của"},
		{"ươ", []string{"được", "đựơc"}, "được"},
		{"y and i", []string{"sỹ", "sĩ"}, "sĩ"},
		{"kỹ", []string{"Kỹ", "kĩ"}, "kĩ"},
		{"ty", []string{"công ty", "công ti"}, "công ti"},
		{"ay is no i", []string{"may"}, "may"},
		{"thúy is no thúi", []string{"thúy"}, "thúy"},
		{"y alone", []string{"Y"}, "y"},
		{"đ", []string{"Đắk", "Ðắk", "ðắk", "\u0189ắk"}, "đắk"},
		{"dashes", []string{"KH-KT", "KH–KT", "KH—KT", "kh‑kt"}, "kh-kt"},
		{"names of other peoples stay", []string{"Kpă", "KPĂ"}, "kpă"},
		{"no Vietnamese word", []string{"Kôvalépxkaia"}, "kôvalépxkaia"},
		{"two tones", []string{"hòá"}, "hòá"},
		{"empty", []string{"", " "}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, s := range tt.same {
				if got := Key(s); got != tt.key {
					t.Errorf("Key(%q) = %q, want %q", s, got, tt.key)
				}
			}
		})
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"Hoà", "qúy", "gìa", "Quí", "ĐẮK LẮK", "a\u0301\u0302", "İ", "ǅ", "\xffy", "0\u0301\xf3\u0341", "\u03aa\u0300", "âẠ\u0311", "qui,", "quýnh"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Key(s)
		if twice := Key(once); twice != once {
			t.Errorf("Key is not idempotent on %+q: %+q, then %+q", s, once, twice)
		}
	})
}

func TestFoldAndSlug(t *testing.T) {
	tests := []struct{ in, fold, slug string }{
		{"Bà Rịa – Vũng Tàu", "ba ria – vung tau", "ba-ria-vung-tau"},
		{"ĐẮK  LẮK", "dak lak", "dak-lak"},
		{"Sở KH&CN (Hà Nội)", "so kh&cn (ha noi)", "so-kh-cn-ha-noi"},
		{norm.NFD.String("Thừa Thiên Huế"), "thua thien hue", "thua-thien-hue"},
		{"Phan Thế", "phan the", "phan-the"},
		{" ", "", ""},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.fold {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.fold)
		}
		if got := Slug(tt.in); got != tt.slug {
			t.Errorf("Slug(%q) = %q, want %q", tt.in, got, tt.slug)
		}
	}
}
