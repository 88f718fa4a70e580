package dates

import "testing"

func TestResolve(t *testing.T) {
	for _, c := range []struct {
		text string
		ref  Date
		want string
	}{
		{"Sáng 28/12", Date{Year: 2024, Month: 1, Day: 3}, "2023-12-28"},
		{"Sáng 15/11", Date{Year: 2021, Month: 11, Day: 24}, "2021-11-15"},
		{"Sáng 15/11", Date{}, "XXXX-11-15"},
		{"Sáng 15/11", Date{Year: 2021}, "2021-11-15"},
		{"Sáng 28/12", Date{Year: 2024, Month: 1}, "2023-12-28"},
		{"ngày 26/11", Date{Year: 2022, Month: 11, Day: 25}, "2022-11-26"},
		{"ngày 15/1", Date{Year: 2024, Month: 1, Day: 3}, "XXXX-01-15"},
		{"sẽ diễn ra ngày 15/1", Date{Year: 2024, Month: 1, Day: 3}, "2024-01-15"},
		{"từ ngày 28/12 đến 2/1", Date{Year: 2024, Month: 1, Day: 3}, "2023-12-28/2024-01-02"},
		{"Sáng nay, hội nghị", Date{Year: 2024, Month: 1, Day: 3}, "2024-01-03"},
		{"Hôm qua, hội nghị", Date{Year: 2024, Month: 1, Day: 1}, "2023-12-31"},
		{"Hôm qua, hội nghị", Date{Year: 2024}, ""},
		{"Trong hai ngày 7-8, đoàn", Date{Year: 2024, Month: 6, Day: 9}, "2024-06-07/2024-06-08"},
		{"ngày 29/2", Date{Year: 2023, Month: 3, Day: 2}, "XXXX-02-29"},
		{"trong tháng 12", Date{Year: 2024, Month: 3, Day: 2}, "2023-12"},
		{"mùng 5 Tết", Date{Year: 2024, Month: 3, Day: 2}, ""},
		{"giai đoạn 2021-2025", Date{Year: 2024, Month: 3, Day: 2}, "2021/2025"},
		{"Quốc khánh 2/9", Date{Year: 2024, Month: 9, Day: 2}, "XXXX-09-02"},
	} {
		e := Find(c.text)
		if len(e) != 1 {
			t.Errorf("%s: %v", c.text, e)
			continue
		}
		if got := Resolve(e[0], c.ref).EDTF(); got != c.want {
			t.Errorf("%s published %s: got %s, want %s", c.text, c.ref.EDTF(), got, c.want)
		}
	}
}

func TestConsistent(t *testing.T) {
	published := Date{Year: 2022, Month: 11, Day: 25}
	for _, c := range []struct {
		text string
		want bool
	}{
		{"ngày 25/11/2022", true},
		{"ngày 27/11/2022", true},
		{"ngày 25/12/2022", false},
		{"ngày 25/11/2023", false},
		{"năm 2003", true},
		{"năm 2024", false},
		{"Hôm nay (12/4/2021)", false},
		{"Thứ Ba, 24/11/2022", false},
		{"giai đoạn 2024-2025", true},
		{"sẽ khai mạc ngày 25/12/2022", true},
	} {
		if got := Consistent(Find(c.text)[0], published); got != c.want {
			t.Errorf("%s: got %v", c.text, got)
		}
	}
}
