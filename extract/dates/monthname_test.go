package dates

import "testing"

// TestMonthNames reads the dates of themes and servers that speak English or
// abbreviate the month.
func TestMonthNames(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"13 Th7 2020", "point 2020-07-13"},
		{"13 Th7, 2020", "point 2020-07-13"},
		{"Th7 13, 2020", "point 2020-07-13"},
		{"Tháng Bảy 13, 2020", "point 2020-07-13"},
		{"Tháng Mười Hai 3, 2020", "point 2020-12-03"},
		{"Tháng 7 13, 2020", "point 2020-07-13"},
		{"Đăng bởi admin 13 Tháng Bảy, 2020", "point 2020-07-13"},
		{"July 13, 2016", "point 2016-07-13"},
		{"13 July 2016", "point 2016-07-13"},
		{"Jul. 13, 2016 8:15 PM", "point 2016-07-13T20:15:00+07:00"},
		{"Monday, 13 July 2020 08:30", "point 2020-07-13T08:30:00+07:00"},
		{"July 3rd, 2016", "point 2016-07-03"},
		{"7/13/2020 8:15:00 AM", "point 2020-07-13T08:15:00+07:00"},
		{"Mon, 07/13/2020 - 08:15", "point 2020-07-13T08:15:00+07:00"},
		{"Mon, 07/06/2020 - 08:15", "point 2020-07-06T08:15:00+07:00"},
		{"Mon, 06/07/2020 - 08:15", "point 2020-07-06T08:15:00+07:00"},

		{"7/13/2020", ""},
		{"July 13", ""},
		{"13 Th7", ""},
		{"Tháng Bảy có 13 hội thảo", "month XXXX-07"},
		{"tháng 7 15 hội viên", "month XXXX-07"},
		{"February 30, 2016", ""},
		{"kỳ họp Th7 200, 2020", ""},
		{"anh Mai 13, 2020", ""},
	} {
		if got := show(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
