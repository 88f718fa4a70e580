package export

import (
	"slices"
	"testing"
)

func TestFTMIDs(t *testing.T) {
	for id, want := range map[string]string{
		"person:phan-van-phan@union:lam-dong":            "person.phan-van-phan.at.union.lam-dong",
		"person:pham-hung@union:lam-dong~1f3a9c":         "person.pham-hung.at.union.lam-dong.as.1f3a9c",
		"event:dc18e502d801d2d1:e1":                      "event.dc18e502d801d2d1.e1",
		"edge:06b586c0509c27e3":                          "edge.06b586c0509c27e3",
		"person:lan@doc:01d9e278a5fdd211":                "person.lan.at.doc.01d9e278a5fdd211",
		"org:so-khoa-hoc-va-cong-nghe-son-la":            "org.so-khoa-hoc-va-cong-nghe-son-la",
		"org:sở_khoa_học/son-la":                         "id-",
		"org:a.at.b":                                     "id-",
		"org:co-gach-cuoi-":                              "id-",
		"org:" + string(slices.Repeat([]byte("a"), 300)): "id-",
	} {
		got := ftmID(id)
		if want == "id-" { // a hash
			if len(got) != len("id-")+32 || got[:3] != want {
				t.Errorf("%s is %s", id, got)
			}
		} else if got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
}

func TestFTMValues(t *testing.T) {
	for _, test := range []struct {
		property string
		in, want []string
	}{
		{"name", []string{`"Lò  Văn Khiêm"`, "Lò\u00adVăn", " "}, []string{"Lò Văn Khiêm", "LòVăn"}},
		{"location", []string{"Mộc Châu;\nSơn La", "Hà Nội,, "}, []string{"Mộc Châu, Sơn La", "Hà Nội"}},
		{"sourceUrl", []string{"https://lhh.example", "https://lhh.example?a=1", "tham.txt", "ftp://x/y", "https://lhh.example/ế"},
			[]string{"https://lhh.example/", "https://lhh.example/?a=1", "https://lhh.example/ế"}},
		{"summary", []string{"một\u2028hai\x00", "một hai"}, []string{"một hai"}},
	} {
		if got := ftmValues(test.property, test.in); !slices.Equal(got, test.want) {
			t.Errorf("%s %q is %q, want %q", test.property, test.in, got, test.want)
		}
	}
}

func TestDates(t *testing.T) {
	for _, test := range []struct{ edtf, date, instant, first, last string }{
		{"2024", "2024", "2024", "2024-01-01", "2024-12-31"},
		{"2024-02", "2024-02", "2024-02", "2024-02-01", "2024-02-29"},
		{"2024-03-29", "2024-03-29", "2024-03-29", "2024-03-29", "2024-03-29"},
		{"2024-01-01T05:30:00+07:00", "2024-01-01", "2023-12-31T22:30:00", "2024-01-01", "2024-01-01"},
		{"2024-01-01T05:30+07:00", "2024-01-01", "2023-12-31T22:30:00", "2024-01-01", "2024-01-01"},
		{"2023-02-31", "2023-02", "2023-02", "2023-02-01", "2023-02-28"},
		{"XXXX-11-15", "", "", "", ""},
		{"", "", "", "", ""},
	} {
		first, last := days(test.edtf)
		if got := [4]string{dateOnly(test.edtf), instant(test.edtf), first, last}; got != [4]string{test.date, test.instant, test.first, test.last} {
			t.Errorf("%s is %q", test.edtf, got)
		}
	}
}

func TestMerged(t *testing.T) {
	got := merged([]spell{{"2024-02-01", "2024-02-09"}, {"", "2023-01-01"}, {"2024-02-09", ""}, {"2022-05-05", "2022-05-06"}, {"2023-06-01", "2023-06-01"}})
	want := []spell{{"", "2023-01-01"}, {"2023-06-01", "2023-06-01"}, {"2024-02-01", ""}}
	if !slices.Equal(got, want) {
		t.Errorf("merged to %v, want %v", got, want)
	}
}
