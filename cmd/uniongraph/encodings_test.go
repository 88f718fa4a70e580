package main

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// inTCVN3 is goodPage in TCVN3, as a browser without the font shows it; _ stands for the
// soft hyphen, which is ư.
const inTCVN3 = `Liªn hiÖp héi tØnh Hµ Nam tiÕp ®oµn c«ng t¸c tØnh B¾c K¹n

Ngµy 12/5/2022, Liªn hiÖp c¸c Héi Khoa häc vµ Kü thuËt tØnh Hµ Nam ®ãn ®oµn c«ng t¸c cña Liªn hiÖp c¸c Héi Khoa häc vµ Kü thuËt tØnh B¾c K¹n ®Õn trao ®æi kinh nghiÖm.

Dù buæi lµm viÖc cã «ng TrÇn Quèc Kh¶i, Chñ tÞch Liªn hiÖp héi tØnh Hµ Nam vµ «ng N«ng V¨n TiÖp, Chñ tÞch Liªn hiÖp héi tØnh B¾c K¹n.

Hai bªn nªu nh÷ng viÖc ®· lµm ®_îc trong nöa ®Çu n¨m vµ hÑn gÆp l¹i vµo mïa thu.
`

// Pages of other encodings give what they give in UTF-8.
func TestEncodings(t *testing.T) {
	tcvn3, err := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(inTCVN3, "_", "\u00ad"))
	if err != nil {
		t.Fatal(err)
	}
	little, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(goodPage)
	if err != nil {
		t.Fatal(err)
	}
	little2, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(goodHTML())
	if err != nil {
		t.Fatal(err)
	}
	html := func(text, head string) string {
		return "<html><head>" + head + "</head><body><p>" + strings.ReplaceAll(strings.TrimSpace(text), "\n\n", "</p>\n<p>") + "</p></body></html>"
	}
	for name, content := range map[string]string{
		"tcvn3.txt": tcvn3, "windows-1258.txt": windows1258(goodPage), "utf-16.txt": little, "utf-16.html": little2, "nfd.txt": norm.NFD.String(goodPage),
		"tcvn3-no-declaration.html":          html(tcvn3, ""),
		"tcvn3-declared-iso-8859-1.html":     html(tcvn3, `<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">`),
		"tcvn3-declared-x-user-defined.html": html(tcvn3, `<meta charset="x-user-defined">`),
		"windows-1258-declared-utf-8.html":   html(windows1258(goodPage), `<meta charset="utf-8">`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := runBinary(t, "extract", write(t, t.TempDir(), name, content))
			o.want(t, exitDone)
			if !strings.Contains(o.stdout, `"name":"Trần Quốc Khải"`) || !strings.Contains(o.stdout, `"name":"Nông Văn Tiệp"`) || strings.Contains(o.stdout, "\ufffd") {
				t.Errorf("%s%s", o.stdout, o.stderr)
			}
		})
	}
}

// windows1258 writes the tones behind their letters.
func windows1258(s string) string {
	var out []byte
	for _, r := range s {
		if c, ok := charmap.Windows1258.EncodeRune(r); ok {
			out = append(out, c)
			continue
		}
		parts := []rune(norm.NFD.String(string(r)))
		if len(parts) == 3 && parts[1] == '\u0323' {
			parts[1], parts[2] = parts[2], parts[1]
		}
		last := len(parts) - 1
		for _, r := range norm.NFC.String(string(parts[:last])) + string(parts[last]) {
			c, _ := charmap.Windows1258.EncodeRune(r)
			out = append(out, c)
		}
	}
	return string(out)
}
