package evaluate

import "testing"

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Hoà Bình":                 "hòa bình",
		"THUỲ":                     "thùy",
		"  “Sáng tạo” – 2024. ":    "sáng tạo - 2024",
		"Trần\u00a0Văn \t A":       "trần văn a",
		"Đa\u0306ng Vu\u0303 Minh": "đăng vũ minh",
	} {
		if got := fold(text); got != want {
			t.Errorf("fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestExpand(t *testing.T) {
	for text, want := range map[string]string{
		"UBND TP.HCM":          "ủy ban nhân dân thành phố hồ chí minh",
		"Sở KH&CN":             "sở khoa học và công nghệ",
		"LHH Hà Nam":           "liên hiệp các hội khoa học và kỹ thuật hà nam",
		"Tỉnh uỷ Hà Nam":       "tỉnhủy hà nam",
		"ĐH Đà Lạt":            "đại học đà lạt",
		"xlhh":                 "xlhh", // no word begins there
		"lhhlhh":               "liên hiệp các hội khoa học và kỹ thuậtlhh",
		"Công ty A&B (Hà Nội)": "công ty a&b hà nội", // only where no letter stands before
	} {
		if got := expand(text); got != want {
			t.Errorf("expand(%q) = %q, want %q", text, got, want)
		}
	}
	if got := expandRole("Q. Giám đốc"); got != "quyền giám đốc" {
		t.Errorf("role = %q", got)
	}
}

func TestSameOrganization(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"union:ha-nam", "union:ha-nam", true},
		{"union:ha-nam", "Liên hiệp hội Hà Nam", false},
		{"Sở KH&CN Vĩnh Long", "Sở Khoa học và Công nghệ tỉnh Vĩnh Long", true},
		{"Sở Khoa học và Công nghệ Vĩnh Long", "Sở Tài chính Vĩnh Long", false},
		{"Trường Đại học Đà Lạt", "Hội đồng Trường Đại học Đà Lạt", true}, // the one is inside the other
		{"các tỉnh", "tỉnh", false},                                       // fillers alone name nothing
		{"", "", false},
	} {
		if got := sameOrganization(test.a, test.b); got != test.want {
			t.Errorf("sameOrganization(%q, %q) = %v", test.a, test.b, got)
		}
	}
}

func TestQuoteIsPythonsRepr(t *testing.T) {
	for text, want := range map[string]string{
		"Hà Nội": "'Hà Nội'", "l'Est": `"l'Est"`, `"a" l'Est`: `'"a" l\'Est'`, "a\\b\n\t\r": `'a\\b\n\t\r'`, "\u200b\u00a0\U000e0001": `'\u200b\xa0\U000e0001'`,
	} {
		if got := quote(text); got != want {
			t.Errorf("quote(%q) = %s, want %s", text, got, want)
		}
	}
}
