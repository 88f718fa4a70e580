package vietnamese

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestNormalize(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "Ha Noi\n2024", "Ha Noi\n2024"},
		{"decomposed", norm.NFD.String("Liên hiệp Hội Đắk Lắk"), "Liên hiệp Hội Đắk Lắk"},
		{"marks in the other order", "ti\u0302\u0301nh ta\u0323\u0302p", "tî\u0301nh tập"},
		{"line ends", "a\r\nb\rc\nd\u2028e", "a\nb\nc\nd\ne"},
		{"spaces", "a\u00a0b\u2009c\u3000d\te\u202ff", "a b c d e f"},
		{"invisible", "\ufeffH\u00adội\u200b ngh\u200dị\u2060", "Hội nghị"},
		{"mark behind a zero-width space", "Hô\u200b\u0323i", "Hội"},
		{"controls", "a\x00b\x07c\u0080d", "abcd"},
		{"bad bytes", "a\xffb", "a\ufffdb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Normalize(tt.in); got != tt.want {
				t.Errorf("Normalize(%+q) = %+q, want %+q", tt.in, got, tt.want)
			}
		})
	}
}

func FuzzNormalize(f *testing.F) {
	for _, s := range []string{"", "Hội\r\n\u00a0nghị", "e\u0302\u200b\u0323", "\xff\r\r\n", "\u0344\u1160a", "\u0f73\u0300"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Normalize(s)
		if twice := Normalize(once); twice != once {
			t.Errorf("Normalize is not idempotent on %+q: %+q, then %+q", s, once, twice)
		}
		if !norm.NFC.IsNormalString(once) {
			t.Errorf("Normalize(%+q) = %+q is not NFC", s, once)
		}
	})
}
