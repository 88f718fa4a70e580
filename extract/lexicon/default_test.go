package lexicon

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// TestDefault proves that the embedded data load, and that nothing was lost on the way.
func TestDefault(t *testing.T) {
	l := Default()
	for _, c := range []struct {
		what string
		got  int
		want int // at least
	}{
		{"generic union names", len(l.Unions.Generic), 200},
		{"national union names", len(l.Unions.National), 100},
		{"other federations", len(l.Unions.NotUnion), 50},
		{"roles", len(l.Roles), 100},
		{"titles", len(l.Titles), 18},
		{"surnames", len(l.Surnames), 250},
		{"organization heads", len(l.OrgHeads), 150},
		{"bodies", len(l.Bodies), 150},
		{"event heads", len(l.EventHeads), 100},
		{"cues", len(l.Cues), 300},
		{"name blockers", len(l.NameBlockers), 200},
	} {
		if c.got < c.want {
			t.Errorf("%d %s, want at least %d", c.got, c.what, c.want)
		}
	}
	if Default() != l {
		t.Error("Default parses the data again")
	}
}

// TestMerger checks the table of Resolution 202/2025/QH15 against its own totals.
func TestMerger(t *testing.T) {
	l := Default()
	if len(l.Provinces) != 63 || len(l.Units2025) != 34 {
		t.Fatalf("%d provinces and %d units, want 63 and 34", len(l.Provinces), len(l.Units2025))
	}
	cities, unchanged, merged := 0, 0, 0
	units := map[string]bool{}
	for _, u := range l.Units2025 {
		units[u.Slug] = true
		if u.Kind == "thành phố" {
			cities++
		}
		if len(u.From) == 1 {
			unchanged++
		} else {
			merged += len(u.From)
		}
	}
	// Articles 1 and 2: six cities, 28 provinces; 52 of 63 merged into 23, 11 left as they were.
	if cities != 6 || unchanged != 11 || merged != 52 {
		t.Errorf("%d cities, %d unchanged, %d merged; want 6, 11, 52", cities, unchanged, merged)
	}
	oldCities := 0
	for _, p := range l.Provinces {
		if !units[p.Successor] {
			t.Errorf("%s: successor %q is no unit of 2025", p.Slug, p.Successor)
		}
		if p.Kind == "thành phố" {
			oldCities++
		} else if p.Capital == "" {
			t.Errorf("%s: a province without a capital", p.Slug)
		}
	}
	if oldCities != 5 {
		t.Errorf("%d cities until 2025, want 5", oldCities)
	}
	for province, unit := range map[string]string{
		"thua-thien-hue": "hue", "ba-ria-vung-tau": "ho-chi-minh", "binh-duong": "ho-chi-minh", "binh-thuan": "lam-dong",
		"dak-nong": "lam-dong", "kon-tum": "quang-ngai", "quang-nam": "da-nang", "hoa-binh": "phu-tho", "yen-bai": "lao-cai",
		"tien-giang": "dong-thap", "long-an": "tay-ninh", "hai-duong": "hai-phong", "phu-yen": "dak-lak", "nghe-an": "nghe-an",
	} {
		if p, ok := l.Province(province); !ok || p.Successor != unit {
			t.Errorf("%s went to %q, want %q", province, p.Successor, unit)
		}
	}
	if _, ok := l.Province("ha-tay"); ok {
		t.Error("Hà Tây was merged in 2008")
	}
}

func TestAliases(t *testing.T) {
	l := Default()
	owner := map[string]string{}
	bare := map[string]bool{}
	for _, p := range l.Provinces {
		owner[vietnamese.Key(p.Name)] = p.Slug
		bare[vietnamese.Key(p.Name)] = true
		for _, a := range p.Aliases {
			owner[vietnamese.Key(a.Text)] = p.Slug
			bare[vietnamese.Key(a.Text)] = a.Bare
		}
	}
	tests := []struct {
		text, slug string
		bare       bool
	}{
		{"TP.HCM", "ho-chi-minh", true},
		{"TPHCM", "ho-chi-minh", true},
		{"TP HCM", "ho-chi-minh", true},
		{"TP. Hồ Chí Minh", "ho-chi-minh", true},
		{"Tp.Hồ Chí Minh", "ho-chi-minh", true},
		{"Hồ Chí Minh", "ho-chi-minh", false}, // alone it is a man
		{"HN", "ha-noi", false},
		{"Huế", "thua-thien-hue", true},
		{"TT-Huế", "thua-thien-hue", true},
		{"TT. Huế", "thua-thien-hue", true},
		{"Thừa Thiên – Huế", "thua-thien-hue", true},
		{"BR-VT", "ba-ria-vung-tau", true},
		{"Bà Rịa Vũng Tàu", "ba-ria-vung-tau", true},
		{"Đăk Lăk", "dak-lak", true},
		{"DakLak", "dak-lak", true},
		{"Đắc Nông", "dak-nong", true},
		{"Bắc Cạn", "bac-kan", true},
		{"Gia-Lai", "gia-lai", true},
		{"Khánh Hoà", "khanh-hoa", true}, // Key makes it equal to the name
		{"Lam Dong", "lam-dong", false},  // the loader adds it
		{"Sài Gòn", "", false},
		{"Vũng Tàu", "", false},
	}
	for _, tt := range tests {
		key := vietnamese.Key(tt.text)
		if owner[key] != tt.slug || bare[key] != tt.bare {
			t.Errorf("%q means %q (bare %t), want %q (bare %t)", tt.text, owner[key], bare[key], tt.slug, tt.bare)
		}
	}
}

func TestUnionNames(t *testing.T) {
	u := Default().Unions
	has := func(list []string, text string) bool {
		return slices.ContainsFunc(list, func(s string) bool { return vietnamese.Key(s) == vietnamese.Key(text) })
	}
	for _, name := range []string{
		"Liên hiệp các Hội Khoa học và Kỹ thuật", "Liên hiệp Các hội Khoa học - Kỹ thuật", "Liên hiệp các Hội KH&KT", "Liên hiệp các Hội KH-KT",
		"Liên hiệp các Hội KHKT", "Liên hiệp các Hội KH &KT", "Liên hiệp các hội khoa học kỹ thuật", "Liên hiệp Hội", "LHH", "LHCHKHKT",
		"Liên hiệp hội khoa học và kỹ thuật", "Liên hiệp các Hội Khoa học và Kỷ thuật", "LH các Hội KHKT",
	} {
		if !has(u.Generic, name) {
			t.Errorf("%q is no generic union name", name)
		}
	}
	for _, name := range []string{"VUSTA", "Liên hiệp Hội Việt Nam", "LHHVN", "LHH VN", "Trung ương Liên hiệp Hội Việt Nam", "LHH Việt Nam"} {
		if !has(u.National, name) {
			t.Errorf("%q is no name of the national union", name)
		}
	}
	for _, name := range []string{"Liên hiệp các tổ chức hữu nghị", "Liên hiệp các Hội Văn học Nghệ thuật", "Liên hiệp Hợp tác xã", "Hội Liên hiệp Phụ nữ"} {
		if !has(u.NotUnion, name) || has(u.Generic, name) {
			t.Errorf("%q passes for a union", name)
		}
	}
	for acronym, slug := range map[string]string{"HCMUSTA": "ho-chi-minh", "HPUSTA": "hai-phong", "HUSTA": "", "TUSTA": "", "VUSTA": ""} {
		if got := u.Acronyms[acronym]; got != slug {
			t.Errorf("%s is %q, want %q", acronym, got, slug)
		}
	}
}

// TestFiles holds the files to what their readers rely on.
func TestFiles(t *testing.T) {
	names, err := fs.Glob(embedded, "data/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal(err, names)
	}
	for _, name := range names {
		b, err := fs.ReadFile(embedded, name)
		if err != nil {
			t.Fatal(err)
		}
		var header string
		for line := range strings.Lines(string(b)) {
			if !strings.HasPrefix(line, "#") {
				break
			}
			header += line
		}
		if !strings.HasPrefix(header, "# ") || !strings.Contains(header, "# Source:") || !strings.Contains(header, "# How to edit:") {
			t.Errorf("%s does not begin with a comment on its source and on how to edit it", name)
		}
		if !norm.NFC.IsNormal(b) {
			t.Errorf("%s is not NFC", name)
		}
		if text := string(b); vietnamese.Normalize(text) != text {
			t.Errorf("%s holds characters that cannot be seen", name)
		}
	}
}

// TestBlockersSpareSurnames keeps words out that would swallow people: "hồ" is a lake
// and "Hồ" a family.
func TestBlockersSpareSurnames(t *testing.T) {
	l := Default()
	for _, b := range l.NameBlockers {
		if people := l.Surnames[vietnamese.Key(b.Text)]; people != "" {
			t.Errorf("blocker %q is a surname (%s)", b.Text, people)
		}
	}
	for _, common := range []string{"Ông", "Bà", "Và", "Phó", "Liên", "Thị", "Hội", "Sở", "Tỉnh"} {
		if people := l.Surnames[vietnamese.Key(common)]; people != "" {
			t.Errorf("%q passes for a surname (%s)", common, people)
		}
	}
}
