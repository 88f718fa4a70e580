package address

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
)

// One page, many spellings: all have the key of the first.
func TestKey(t *testing.T) {
	for _, same := range [][]string{
		{"https://vusta.vn/tin-tuc", "http://vusta.vn/tin-tuc", "https://www.vusta.vn/tin-tuc/", "HTTPS://VUSTA.VN:443/tin-tuc#top", "http://vusta.vn:80//tin-tuc",
			"https://m.vusta.vn/tin-tuc", "https://vusta.vn/a/../tin-tuc", "https://vusta.vn./tin-tuc", "https://vusta.vn/tin-tuc?utm_source=zalo&fbclid=Iw", "https://vusta.vn/tin-tuc?"},
		{"https://vusta.vn/", "https://vusta.vn", "https://www.vusta.vn/index.php", "https://vusta.vn/Default.aspx", "https://vusta.vn/?PHPSESSID=ab12"},
		{"https://vusta.vn/news?a=1&b=2", "https://vusta.vn/news?b=2&a=1", "https://vusta.vn/news?b=2&amp;a=1", "https://vusta.vn/news;jsessionid=9?b=2&a=1&sid=4"},
		{"https://vusta.vn/bai-1.html", "https://vusta.vn/bai-1.html?tmpl=component&print=1", "https://vusta.vn/bai-1.html?layout=print", "https://vusta.vn/bai-1.html/amp",
			"https://vusta.vn/bai-1.html?m=1", "https://vusta.vn/(S(lit3py55t21z5v55vlm25s55))/bai-1.html", "https://vusta.vn/bai-1.html?replytocom=7#respond"},
		{"https://vusta.vn/h%E1%BB%99i-ngh%E1%BB%8B", "https://vusta.vn/hội-nghị", "https://vusta.vn/ho\u0323\u0302i-nghi\u0323"},
		{"https://vusta.vn/x?b", "https://vusta.vn/x?b"},
	} {
		want := key(t, same[0])
		for _, ref := range same[1:] {
			if got := key(t, ref); got != want {
				t.Errorf("%s has the key %s, not %s", ref, got, want)
			}
		}
	}
	for _, different := range [][2]string{
		{"https://vusta.vn/tin-tuc?id=1", "https://vusta.vn/tin-tuc?id=2"},
		{"https://vusta.vn/A", "https://vusta.vn/a"},
		{"https://vusta.vn/x", "https://vusta.vn:8080/x"},
		{"https://vusta.vn/x", "https://lamdong.vusta.vn/x"},
		{"https://vusta.vn/?m=202503", "https://vusta.vn/"},
		{"https://vusta.vn/?type=1", "https://vusta.vn/"},
		{"https://vusta.vn/a%2Fb", "https://vusta.vn/c"},
		{"https://m.vn/x", "https://vn/x"},
	} {
		if a, b := key(t, different[0]), key(t, different[1]); a == b {
			t.Errorf("%q have one key, %s", different, a)
		}
	}
}

func key(t *testing.T, ref string) string {
	t.Helper()
	u, err := Clean(nil, ref)
	if err != nil {
		t.Fatalf("%s: %v", ref, err)
	}
	return Key(u)
}

func TestClean(t *testing.T) {
	base, _ := url.Parse("https://www.vusta.vn/tin-tuc/bai-1.html?id=3")
	for ref, want := range map[string]string{
		"":                          "https://www.vusta.vn/tin-tuc/bai-1.html?id=3",
		"#binh-luan":                "https://www.vusta.vn/tin-tuc/bai-1.html?id=3",
		"bai-2.html":                "https://www.vusta.vn/tin-tuc/bai-2.html",
		" /bai 3.html\n":            "https://www.vusta.vn/bai%203.html",
		`\tin\bai-4`:                "https://www.vusta.vn/tin/bai-4",
		"//khoahoc.vn:443/x/":       "https://khoahoc.vn/x/",
		"?page=2&utm_medium=social": "https://www.vusta.vn/tin-tuc/bai-1.html?page=2",
		"http://user:pw@vusta.vn/":  "http://vusta.vn/",
		"http://[::1]:80/":          "http://[::1]/",
		"/a%2Fb/../c":               "https://www.vusta.vn/c",
		"/a%2Fb":                    "https://www.vusta.vn/a%2Fb",
	} {
		u, err := Clean(base, ref)
		if err != nil {
			t.Errorf("%q: %v", ref, err)
		} else if u.String() != want {
			t.Errorf("%q becomes %s, not %s", ref, u, want)
		}
	}
	for _, ref := range []string{"mailto:a@b.vn", "javascript:void(0)", "tel:0123", "https:///x", "data:text/html,x"} {
		if _, err := Clean(base, ref); !errors.Is(err, ErrNotWeb) {
			t.Errorf("%q: %v", ref, err)
		}
	}
	for _, ref := range []string{"http://[::1", "/%zz", "/" + strings.Repeat("a", MaxLength)} {
		if u, err := Clean(base, ref); err == nil {
			t.Errorf("%.20q becomes %s", ref, u)
		}
	}
}

func TestShape(t *testing.T) {
	for _, c := range []struct{ a, b, shape, folder string }{
		{"https://x.vn/lich/2026/03", "https://x.vn/lich/1999/12", "/lich/0/0", ""},
		{"https://x.vn/lich?month=3&year=2026", "https://x.vn/lich?year=1&month=4", "/lich?month&year", "/lich?*"},
		{"https://x.vn/sp?mau=do", "https://x.vn/sp?mau=xanh", "/sp?mau", "/sp?*"},
	} {
		a, _ := url.Parse(c.a)
		b, _ := url.Parse(c.b)
		if Shape(a) != c.shape || Shape(b) != c.shape || Folder(a) != c.folder || Folder(b) != c.folder {
			t.Errorf("%s: %s %s, %s: %s %s", a, Shape(a), Folder(a), b, Shape(b), Folder(b))
		}
	}
}

func TestPage(t *testing.T) {
	for ref, want := range map[string]int{
		"https://x.vn/tin-tuc?page=3": 3, "https://x.vn/tin-tuc/page/12/": 12, "https://x.vn/tin-tuc/trang-4.html": 4, "https://x.vn/tin-tuc/page-2/": 2,
		"https://x.vn/tin?start=20": 20, "https://x.vn/tin?ctl01_page=5": 5, "https://x.vn/tin/trang/7": 7, "https://x.vn/tin-tuc": 0, "https://x.vn/?p=123": 0, "https://x.vn/tin?p=2": 2,
		"https://x.vn/trang-chu.html": 0, "https://x.vn/bai-viet-2024.html": 0, "https://x.vn/tin?page=next": 0, "https://x.vn/tin-tuc/p2": 0,
	} {
		u, _ := url.Parse(ref)
		if got := Page(u); got != want {
			t.Errorf("%s: page %d, not %d", ref, got, want)
		}
	}
}

func TestWinding(t *testing.T) {
	for ref, want := range map[string]bool{
		"https://x.vn/tin/tin/tin/bai":                   true,
		"https://x.vn/a/b/c/d/e/f/g/h/i/j/k/l/m":         true,
		"https://x.vn/tin-tuc/2026/03/03/3/bai.html":     false,
		"https://x.vn/?a&b&c&d&e&f&g&h&i&j&k&l&m&n&o":    true,
		"https://x.vn/lien-hiep-hoi/lien-hiep-hoi/gioi/": false,
	} {
		u, _ := url.Parse(ref)
		if Winding(u) != want {
			t.Errorf("%s: %v", ref, !want)
		}
	}
	for ref, want := range map[string]bool{"https://x.vn/a.PDF": true, "https://x.vn/a.jpg?x=1": true, "https://x.vn/bai.html": false, "https://x.vn/tin.tuc": false} {
		u, _ := url.Parse(ref)
		if File(u) != want {
			t.Errorf("%s: %v", ref, !want)
		}
	}
}

// Whatever a page links to, cleaning what is clean changes nothing.
func FuzzClean(f *testing.F) {
	for _, s := range []string{"https://www.vusta.vn/a/../b;jsessionid=1?b=2&a=1#x", "//x/%2f", "?&&=", "http://[::1]:80/", `\\x\y`, "https://x/(S(a))/print/print"} {
		f.Add(s)
	}
	base, _ := url.Parse("https://vusta.vn/tin/")
	f.Fuzz(func(t *testing.T, ref string) {
		u, err := Clean(base, ref)
		if err != nil {
			return
		}
		again, err := Clean(nil, u.String())
		if err != nil {
			if len(u.String()) > MaxLength {
				return
			}
			t.Fatalf("%q becomes %q: %v", ref, u, err)
		}
		if Key(again) != Key(u) && !strings.Contains(u.Path, "/print") && !strings.Contains(u.Path, "/amp") {
			t.Errorf("%q has the key %q, cleaned again %q", ref, Key(u), Key(again))
		}
	})
}

func ExampleKey() {
	u, _ := Clean(nil, "http://www.vusta.vn/tin-tuc/?utm_source=zalo#binh-luan")
	fmt.Println(u, Key(u))
	// Output: http://www.vusta.vn/tin-tuc/ vusta.vn/tin-tuc
}
