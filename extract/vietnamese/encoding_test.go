package vietnamese

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// A page of ours with every vowel, tone and mark of the old encodings' letters.
const sampleText = `Hội thảo “Khoa học và đời sống” – lần thứ chín
Sáng 12/5, Liên hiệp hội tỉnh Bắc Kạn đón đoàn công tác của Liên hiệp hội tỉnh Hà Nam đến trao đổi kinh nghiệm. Ông Trần Quốc Khải kể chuyện những ngày đầu: giấy tờ để chật một ngăn tủ, ai cũng bỡ ngỡ.
Phụ nữ xã ấy vẫn giữ nếp cũ, kỹ thuật thuỷ lợi đã đổi mới; ruộng bậc thang, suối khuỷu tay, bẫy chuột, chỗ ngồi, quỹ khuyến học, mỹ thuật, sẵn sàng, ngẫm nghĩ, thẳng thắn, lẩn quẩn, kẽ hở, tuổi trẻ, đẹp đẽ, lỡ hẹn, mẻ lưới, dễ dãi, tỉ mỉ, hỏi han, bọn trẻ, thở phào, của cải, vũ trụ, những tưởng, bự, lỵ sở, ý chí, kỳ vọng, bổ túc, mũ nỉ, ở ẩn.
`

// plain makes equal what not every encoding can tell apart.
func plain(s string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "–", `"`, "’", `"`, "‘", `"`).Replace(norm.NFC.String(s))
}

func familyOf(name string) string {
	name, _, _ = strings.Cut(name, " ")
	return name
}

// Every encoding is told from every other, whatever a page declares.
func TestEncodings(t *testing.T) {
	declarations := []string{"", "utf-8", "UTF8", "iso-8859-1", "windows-1252", "windows-1258", "us-ascii", "x-user-defined", "tcvn3", "x-viet-vni", "viscii", "gb2312", "koi8-r", "utf-16", "nonsense"}
	for name, encode := range encoders {
		for _, title := range []bool{false, true} {
			text := sampleText
			if title && name != TCVN3 {
				text = strings.ToUpper(sampleText) + sampleText
			}
			data, ok := encode(text)
			if !ok {
				t.Fatalf("%s: the test's encoder fails", name)
			}
			for _, declared := range declarations {
				got, found, err := Decode(data, declared)
				if err != nil || found != familyOf(name) || plain(got) != plain(text) {
					t.Errorf("%s declared as %q: read as %s, %v\n%s", name, declared, found, err, got)
				}
				html := []byte("<html><head><title>Tin t\xf8c</title></head><script>var a = 1 && 2;</script><p class=x>")
				if !strings.HasPrefix(name, "utf") {
					if _, found, err := Decode(append(html, data...), declared); err != nil || found != familyOf(name) {
						t.Errorf("%s in HTML declared as %q: read as %s, %v", name, declared, found, err)
					}
				}
			}
		}
	}
}

// Each letter of the alphabet comes back, capitals too where the encoding has them.
func TestEveryLetter(t *testing.T) {
	for name, decode := range map[string]func([]byte) string{Windows1258: readings[1].decode, TCVN3: decodeTCVN3, VNI: decodeVNI, VISCII: decodeVISCII} {
		for _, row := range append(toned[:], "đ") {
			for _, r := range row + strings.ToUpper(row) {
				data, ok := encoders[name](string(r))
				if !ok {
					if name == TCVN3 && letterOf(r).small != r && letterOf(r).tone != 0 {
						continue // VN3 has no capitals with tones
					}
					t.Errorf("%s has no %c", name, r)
					continue
				}
				if got := decode(data); got != string(r) {
					t.Errorf("%s: % x is %s, want %c", name, data, got, r)
				}
			}
		}
	}
}

// What we know by heart from pages of those years.
func TestKnownWords(t *testing.T) {
	latin1 := func(s string) (b []byte) {
		for _, r := range s {
			c, _ := charmap.Windows1252.EncodeRune(r)
			b = append(b, c)
		}
		return b
	}
	for _, test := range []struct {
		decode    func([]byte) string
		raw, want string
	}{
		{decodeVNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{decodeVNI, "ÑOÄC LAÄP – TÖÏ DO – HAÏNH PHUÙC", "ĐỘC LẬP – TỰ DO – HẠNH PHÚC"},
		{decodeVNI, "Ñieàu kieän ñöôïc höôûng, lyù lòch, kyõ thuaät, tyû leä, Myõ", "Điều kiện được hưởng, lý lịch, kỹ thuật, tỷ lệ, Mỹ"},
		{decodeVNI, "Aùo, EÁ, ÔÛ", "Áo, Ế, Ở"},
		{decodeTCVN3, "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
		{decodeTCVN3, "§éc lËp – Tù do – H¹nh phóc", "Độc lập – Tự do – Hạnh phúc"},
		{decodeTCVN3, "HéI NGHÞ GIAO BAN\nHµ Néi, Tæ chøc", "HỘI NGHỊ GIAO BAN\nHà Nội, Tổ chức"},
		{decodeTCVN3, "<b>ë Hµ NéI, Vµ TØNH</b> tõ ë Hµ NéI", "<b>Ở HÀ NỘI, VÀ TỈNH</b> từ ở Hà NỘI"},
	} {
		if got := test.decode(latin1(test.raw)); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.raw, got, test.want)
		}
	}
}

// The tables are those that glibc's iconv has.
func TestTablesAgreeWithIconv(t *testing.T) {
	iconv, err := exec.LookPath("iconv")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("iconv is missing; install it (apt-get install libc-bin)")
		}
		t.Skip("iconv is missing; install it (apt-get install libc-bin)")
	}
	for charset, table := range map[string][128]rune{"TCVN": tcvn3, "VISCII": viscii} {
		from := map[string]int{"TCVN": 0xa0, "VISCII": 0x80}[charset]
		for c := from; c < 0x100; c++ {
			cmd := exec.Command(iconv, "-f", charset, "-t", "UTF-8")
			cmd.Stdin = strings.NewReader(string([]byte{byte(c)}))
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("iconv -f %s: %v", charset, err)
			}
			if r := table[c-0x80]; string(out) != string(r) {
				t.Errorf("%s %02X: iconv has %s, we have %c", charset, c, out, r)
			}
		}
	}
}

// Other languages stay what they are declared, or nothing is guessed.
func TestOtherLanguages(t *testing.T) {
	french := strings.Repeat("L'Académie a élu à l'unanimité un délégué général ; où l'été s'achève, la fenêtre reste ouverte, ça et là. Noël, forêt, théâtre, dîner, goût, garçon, élève, mère, père, très, après, hôtel. ", 3)
	german := strings.Repeat("Über die Brücke führt ein schöner Weg zu den Häusern der Schüler; größer, süß, Öl, Äpfel, müssen, können, dürfen, Mädchen, Gemüse, Straße. ", 3)
	spanish := strings.Repeat("El niño llegó mañana; también está aquí la señora Muñoz, según él, sólo así, días, años, canción, razón, corazón, fácil, árbol. ", 3)
	russian := strings.Repeat("Съезд союза научных и технических обществ прошёл в столице, делегаты приняли решение и выбрали председателя. ", 3)
	for name, test := range map[string]struct {
		text    string
		table   *charmap.Charmap
		declare string
		want    string
	}{
		"French": {french, charmap.Windows1252, "ISO-8859-1", Windows1252}, "German": {german, charmap.Windows1252, "windows-1252", Windows1252},
		"Spanish": {spanish, charmap.ISO8859_1, "latin1", Windows1252}, "Russian": {russian, charmap.Windows1251, "windows-1251", "windows-1251"},
		"Russian in KOI8": {russian, charmap.KOI8R, "koi8-r", "koi8-r"}, "English": {"It’s a “café” – naïve.", charmap.Windows1252, "iso-8859-1", Windows1252},
	} {
		data, err := test.table.NewEncoder().Bytes([]byte(test.text))
		if err != nil {
			t.Fatal(name, err)
		}
		if got, found, err := Decode(data, test.declare); err != nil || found != test.want || got != test.text {
			t.Errorf("%s: read as %s, %v: %s", name, found, err, got)
		}
		if got, found, err := Decode(data, ""); !errors.Is(err, ErrEncoding) || found != UTF8 || !utf8.ValidString(got) {
			t.Errorf("%s without a declaration: read as %s, %v: %s", name, found, err, got)
		}
		if got, found, err := Decode([]byte(test.text), test.declare); err != nil || found != UTF8 || got != test.text {
			t.Errorf("%s in UTF-8: read as %s, %v: %s", name, found, err, got)
		}
	}
}

// From few words nothing is guessed.
func TestShortTexts(t *testing.T) {
	for name, encode := range encoders {
		if strings.HasPrefix(name, "utf") {
			continue
		}
		data, _ := encode("Hội nghị tổng kết")
		if _, found, err := Decode(data, ""); !errors.Is(err, ErrEncoding) || found != UTF8 {
			t.Errorf("%s, not declared: %s, %v", name, found, err)
		}
		if got, found, err := Decode(data, familyOf(name)); err != nil || found != familyOf(name) || got != "Hội nghị tổng kết" {
			t.Errorf("%s, declared: %s, %v: %s", name, found, err, got)
		}
	}
	for _, test := range []struct {
		data, want string
		certain    bool
	}{
		{"", "", true}, {"Nam", "Nam", true}, {"\xef\xbb\xbfNam", "Nam", true}, {"a\x00b", "a\x00b", true},
		{"H\xe1\xbb", "H\ufffd", false}, {"Hội nghị tổng kết h\xe1\xbb", "Hội nghị tổng kết h\ufffd", false},
		{"\xff\xfe", "", true}, {"\xff\xfeN\x00a", "N\ufffd", true},
	} {
		if got, _, err := Decode([]byte(test.data), ""); got != test.want || (err == nil) != test.certain {
			t.Errorf("%q is %q, %v; want %q", test.data, got, err, test.want)
		}
	}
}

// In a page whose marked letters are written as numbers, the few bytes that are left
// follow the declaration.
func TestLettersWrittenAsNumbers(t *testing.T) {
	var b strings.Builder
	for _, r := range sampleText {
		if c, ok := charmap.Windows1252.EncodeRune(r); ok {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "&#%d;", r)
		}
	}
	for _, declared := range []string{"iso-8859-1", "windows-1252"} {
		got, found, err := Decode([]byte(b.String()), declared)
		if err != nil || found != Windows1252 || !strings.Contains(got, "&#273;\u00e3 &#273;&#7893;i") {
			t.Errorf("declared %s: read as %s, %v\n%s", declared, found, err, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, encode := range encoders {
		data, _ := encode(sampleText)
		f.Add(data, "")
		f.Add(data[:40], "iso-8859-1")
	}
	f.Fuzz(func(t *testing.T, data []byte, declared string) {
		text, name, err := Decode(data, declared)
		if !utf8.ValidString(text) || name == "" {
			t.Fatalf("%q in %q is no UTF-8", text, name)
		}
		if utf8.Valid(data) && name == UTF8 && (err != nil || text != strings.TrimPrefix(string(data), "\ufeff")) {
			t.Fatalf("UTF-8 is changed, %v", err)
		}
		if again, _, err := Decode([]byte(text), declared); name == UTF8 && err != nil || name == UTF8 && !strings.HasPrefix(text, "\ufeff") && !strings.Contains(text, "\x00") && again != text {
			t.Fatalf("%q read again is %q, %v", text, again, err)
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	for _, name := range []string{UTF8, Windows1258, TCVN3, VNI} {
		data, _ := encoders[name](strings.Repeat(sampleText, 30))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, found, err := Decode(data, ""); err != nil || found != name {
					b.Fatal(found, err)
				}
			}
		})
	}
}
