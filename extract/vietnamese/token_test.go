package vietnamese

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func TestTokens(t *testing.T) {
	tests := []struct{ in, want string }{
		{"KH&KT", "KH & KT"},
		{"TS.Nguyễn", "TS . Nguyễn"},
		{"Nam18/5", "Nam 18 / 5"},
		{"H'Lúi Niê", "H ' Lúi Niê"},
		{"“Liên hiệp” – 2024", "“ Liên hiệp ” – 2024"},
		{norm.NFD.String("Hội nghị"), norm.NFD.String("Hội nghị")},
		{"...", ". . ."},
		{" \n\u00a0", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, k := range Tokens(tt.in) {
			if tt.in[k.Start:k.End] != k.Text || k.Key != Key(k.Text) {
				t.Errorf("token %+v does not fit %q", k, tt.in)
			}
			got = append(got, k.Text)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("Tokens(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}

func TestTokenShape(t *testing.T) {
	tests := []struct {
		in                  string
		kind                TokenKind
		upper, title, sound bool
	}{
		{"Nguyễn", Word, false, true, true},
		{"NGUYỄN", Word, true, true, true},
		{"hội", Word, false, false, true},
		{"UBND", Word, true, true, false},
		{"Y", Word, true, true, true},
		{"Đ", Word, true, true, false},
		{"18", Number, false, false, false},
		{"&", Punct, false, false, false},
	}
	for _, tt := range tests {
		k := Tokens(tt.in)[0]
		if k.Kind != tt.kind || k.IsUpper() != tt.upper || k.IsTitle() != tt.title || k.IsSyllable() != tt.sound {
			t.Errorf("%q: %v, upper %t, title %t, syllable %t", tt.in, k.Kind, k.IsUpper(), k.IsTitle(), k.IsSyllable())
		}
	}
}

func TestIsSyllable(t *testing.T) {
	yes := "Nguyễn Huỳnh Quyền quốc gì giữa giếng nghiêng ngoài khuỷu thuở ương yêu oanh xoèn uỷ Ủy kỹ kĩ qua quê quýt của nghị Đặng ớt"
	no := "TS ThS Kpă Niê Byă Mlô Ksor Rmah cac bat ngi kà cê Covid VIFOTEC Nguyen Hmong"
	for _, w := range strings.Fields(yes) {
		if !Tokens(w)[0].IsSyllable() {
			t.Errorf("%q is a syllable", w)
		}
	}
	for _, w := range strings.Fields(no) {
		if k := Tokens(w); len(k) == 1 && k[0].IsSyllable() {
			t.Errorf("%q is no syllable", w)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("TS.Nguyễn18/5 \xff\u0301")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, k := range Tokens(s) {
			if k.Start < at || k.End <= k.Start || k.End > len(s) || s[k.Start:k.End] != k.Text {
				t.Fatalf("token %+v after %d", k, at)
			}
			if strings.IndexFunc(s[at:k.Start], func(r rune) bool { return !unicode.IsSpace(r) }) >= 0 {
				t.Fatalf("left out %q", s[at:k.Start])
			}
			at = k.End
		}
	})
}

func BenchmarkTokens(b *testing.B) {
	text := strings.Repeat("Sáng 15/11, Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam đã tổ chức Hội nghị giao ban. ", 40)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Tokens(text)
	}
}
