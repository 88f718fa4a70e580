package article

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"
)

func FuzzReadText(f *testing.F) {
	pages, _ := filepath.Glob("testdata/text/*.txt")
	for _, p := range pages {
		data, _ := os.ReadFile(p)
		f.Add(string(data))
	}
	f.Fuzz(func(t *testing.T, text string) {
		check(t, ReadText(text))
	})
}

func FuzzReadHTML(f *testing.F) {
	pages, _ := filepath.Glob("testdata/html/*.html")
	for _, p := range pages {
		data, _ := os.ReadFile(p)
		f.Add(data, "https://lhh.example/2023/05/12/tin.html")
	}
	f.Fuzz(func(t *testing.T, data []byte, address string) {
		a, err := ReadHTML(data, address)
		if err != nil {
			return
		}
		check(t, a)
		DetectHTML(data)
	})
}

// TestReadHTMLEncodings reads the same page in the encodings that a page can
// declare.
func TestReadHTMLEncodings(t *testing.T) {
	const body = "<h1>Gặp mặt trí thức đầu xuân</h1><p>Liên hiệp Hội tỉnh gặp mặt 120 trí thức tiêu biểu nhân dịp đầu xuân mới.</p>"
	utf16le := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(body)) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
	}
	for name, page := range map[string][]byte{
		"no declaration":         []byte(body),
		"byte order mark":        []byte("\xef\xbb\xbf" + body),
		"UTF-16":                 utf16le,
		"a false declaration":    []byte(`<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">` + body),
		"an unknown one":         []byte(`<meta charset="x-unknown">` + body),
		"declared late, in caps": []byte(`<META CHARSET="UTF-8">` + body),
	} {
		a, err := ReadHTML(page, "")
		if err != nil || a.Title != "Gặp mặt trí thức đầu xuân" || a.Reason != "" {
			t.Errorf("%s: %q, %q, %v", name, a.Title, a.Reason, err)
		}
	}
	// "Hội" in Windows-1258 is "Hô" and a combining dot below.
	a, err := ReadHTML([]byte("<meta charset=windows-1258><title>x</title><h1>G\xe3\xf2p m\xe3\xf2t H\xf4\xf2i vi\xean m\xf5\xeci</h1>"), "")
	if err != nil || a.Title != "Gặp mặt Hội viên mới" {
		t.Errorf("Windows-1258: %q, %v", a.Title, err)
	}
}

func TestDetectHTML(t *testing.T) {
	for text, want := range map[string]bool{
		"<!DOCTYPE html><html>":             true,
		"  \n<div class=a>Hội nghị</div>":   true,
		"Hội nghị\n\nSáng 15/11 < 20 người": false,
		"": false,
	} {
		if DetectHTML([]byte(text)) != want {
			t.Errorf("%q: want %v", text, want)
		}
	}
}

func TestReadTextReasons(t *testing.T) {
	for text, want := range map[string]string{
		"":                           reasonEmpty,
		" \n\n ":                     reasonEmpty,
		"Hội nghị tổng kết công tác": reasonShort,
		"Lượt xem: 300":              reasonShort,
		"404 Not Found\n\nThe page was not found.": reasonError,
		"Delegation visits union\n\nOn March 3 a delegation of the provincial union visited the national union and discussed matters.": reasonLanguage,
		"Ông Lê Hoa tiếp đoàn công tác Liên hiệp Hội tỉnh.":                                                                            "",
	} {
		a := ReadText(text)
		if a.Reason != want {
			t.Errorf("%q: reason is %q, want %q", text, a.Reason, want)
		}
		check(t, a)
	}
}
