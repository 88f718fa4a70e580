package storetest

import (
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

func personNames(t *testing.T, open func(t *testing.T) graph.Store) {
	store, q := loaded(t, open)
	load(t, store, one(t, "1.txt", "", "Đặng Hùng Vỹ", "", "Chủ tịch, union:yen-bai").input())
	for text, want := range map[string]string{
		"Lò Văn Khiêm":                      "person:lo-van-khiem@union:son-la",
		"LO VAN KHIEM":                      "person:lo-van-khiem@union:son-la",
		"  lò  van khiêm ":                  "person:lo-van-khiem@union:son-la",
		"TS. Lò Văn Khiêm":                  "person:lo-van-khiem@union:son-la",
		"khiêm":                             "person:lo-van-khiem@union:son-la",
		"person:lo-van-khiem@union:son-la":  "person:lo-van-khiem@union:son-la",
		"lo-van-khiem@son-la":               "person:lo-van-khiem@union:son-la",
		"võ thị mận@Bến Tre":                "person:vo-thi-man@union:ben-tre",
		"võ thị mận@union:ha-giang":         "person:vo-thi-man@union:ha-giang",
		"đang hung vy":                      "person:dang-hung-vy@union:yen-bai",
		"dang hùng vy":                      "person:dang-hung-vy@union:yen-bai",
		"đồng chí Đặng Hùng Vỹ":             "person:dang-hung-vy@union:yen-bai",
		"Lo\u0300 Va\u0306n Khie\u0302m":    "person:lo-van-khiem@union:son-la", // NFD
		"person:lo-van-khiem@union:nowhere": "",
		"Đặng Hưng Vỹ":                      "", // another name
		"Đăng":                              "person:dang-hung-vy@union:yen-bai",
		"Lạ":                                "", // Lả is another name
		"":                                  "",
		"Nguyễn Văn Không":                  "",
		"\"; DROP TABLE persons; --":        "",
		"person:":                           "",
		"Khiêm OR Mận":                      "",
		"khiem*":                            "person:lo-van-khiem@union:son-la",
	} {
		p, err := q.FindPerson(t.Context(), text)
		if p.ID != want {
			t.Errorf("%q is %q, want %q (%v)", text, p.ID, want, err)
		}
		if want == "" && graph.CodeOf(err) != graph.CodeNotFound {
			t.Errorf("%q: error %v", text, err)
		}
	}
	_, err := q.FindPerson(t.Context(), "Lo Van Khim")
	same(t, "suggestions", []string{"person:lo-van-khiem@union:son-la | Chủ tịch, Liên hiệp các Hội Khoa học và Kỹ thuật Sơn La"}, candidates(err))
}

func organizationNames(t *testing.T, open func(t *testing.T) graph.Store) {
	_, q := loaded(t, open)
	q.Province = func(text string) (string, bool) { return "ben-tre", text == "xứ dừa" }
	for text, want := range map[string]string{
		"son-la":                              "union:son-la",
		"union:son-la":                        "union:son-la",
		"Sơn La":                              "union:son-la",
		"tỉnh Sơn La":                         "union:son-la",
		"Liên hiệp hội Sơn La":                "union:son-la",
		"LHH tỉnh Sơn La":                     "union:son-la",
		"lien hiep cac hoi kh&kt tinh son la": "union:son-la",
		"Liên hiệp các Hội Khoa học và Kỹ thuật Sơn La":     "union:son-la",
		"Liên hiệp các Hội Khoa học - Kỹ thuật tỉnh Sơn La": "union:son-la",
		"viet-nam":               "union:viet-nam",
		"VUSTA":                  "union:viet-nam",
		"Liên hiệp hội Việt Nam": "union:viet-nam",
		"union:viet-nam":         "union:viet-nam",
		"xứ dừa":                 "union:ben-tre",
		"sở khoa học":            "org:so-khoa-hoc-va-cong-nghe-son-la",
		"Sở Khoa học và Công nghệ Sơn La": "org:so-khoa-hoc-va-cong-nghe-son-la",
		"union:ca-mau": "",
		"Liên hiệp các tổ chức hữu nghị Sơn La": "",
		"khoa học": "ambiguous",
		"":         "",
	} {
		o, err := q.FindOrganization(t.Context(), text)
		code := graph.CodeOf(err)
		switch want {
		case "":
			if code != graph.CodeNotFound {
				t.Errorf("%q is %q, %v; want not found", text, o.ID, err)
			}
		case "ambiguous":
			if code != graph.CodeAmbiguous {
				t.Errorf("%q is %q, %v; want ambiguous", text, o.ID, err)
			}
		default:
			if o.ID != want {
				t.Errorf("%q is %q, want %q (%v)", text, o.ID, want, err)
			}
		}
	}
	_, err := q.FindOrganization(t.Context(), "Bến Trê")
	same(t, "suggestions", []string(nil), candidates(err))
	_, err = q.FindOrganization(t.Context(), "ben tere")
	same(t, "suggestions", []string{"union:ben-tre | "}, candidates(err))
}

func ambiguous(t *testing.T, open func(t *testing.T) graph.Store) {
	_, q := loaded(t, open)
	_, err := q.Met(t.Context(), "vo thi man")
	if graph.CodeOf(err) != graph.CodeAmbiguous {
		t.Fatalf("error is %v", err)
	}
	same(t, "candidates", []string{
		"person:vo-thi-man@union:ben-tre | Phó Chủ tịch, Liên hiệp các Hội Khoa học và Kỹ thuật Bến Tre",
		"person:vo-thi-man@union:ha-giang | Chủ tịch, Liên hiệp các Hội Khoa học và Kỹ thuật Hà Giang",
	}, candidates(err))
}

// hostileText: what a page says is data, whatever it looks like.
func hostileText(t *testing.T, open func(t *testing.T) graph.Store) {
	store, q := open(t), graph.Query{}
	q.Reader = store
	p := newPage(t, "'; DROP TABLE x; --.txt", "", "", "Ông Tô \"Robert'); MATCH (n) DETACH DELETE n; //\" Hạ dự họp 😀 $x {y}.")
	p.role(p.person("Tô \"Robert'); MATCH (n) DETACH DELETE n; //\" Hạ", ""), "Giám đốc", p.organization("org:x", "Công ty \\ ' \" `x`", "company"), "Tô \"Robert')")
	load(t, store, p.input())
	answers, err := q.Person(t.Context(), "hạ")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "name", p.r.Persons[0].Name, answers[0].Person.Name)
	same(t, "sentence", p.r.Document.Text, answers[0].Roles[0].Evidence[0].Sentence)
	status(t, load(t, store, p.input()), graph.StatusUnchanged)
}
