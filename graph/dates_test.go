package graph

import "testing"

func TestEarlierAndLater(t *testing.T) {
	for _, test := range []struct{ a, b, earlier, later string }{
		{"2024-03-29", "2023-12-01", "2023-12-01", "2024-03-29"},
		{"2024", "2023-12-01", "2023-12-01", "2024"},
		{"2024", "2024-03-29", "2024-03-29", "2024-03-29"}, // the more precise
		{"", "2024", "2024", "2024"},
		{"XXXX-11-15", "2024", "2024", "2024"},
		{"XXXX-11-15", "", "XXXX-11-15", "XXXX-11-15"},
		{"", "", "", ""},
		{"2024-03-29", "2024-03-29", "2024-03-29", "2024-03-29"},
	} {
		for range 2 {
			if got := Earlier(test.a, test.b); got != test.earlier {
				t.Errorf("Earlier(%q, %q) = %q, want %q", test.a, test.b, got, test.earlier)
			}
			if got := Later(test.a, test.b); got != test.later {
				t.Errorf("Later(%q, %q) = %q, want %q", test.a, test.b, got, test.later)
			}
			test.a, test.b = test.b, test.a
		}
	}
}

func TestValidDate(t *testing.T) {
	for date, want := range map[string]bool{
		"2024": true, "2024-03": true, "2024-03-29": true, "XXXX-11-15": true, "2017-07-19T03:55:00+07:00": true, "2017-07-19T03:55": true,
		"": false, "29/3/2024": false, "2024-13": false, "2024-00-01": false, "2024-03-32": false, "24": false, "2024-3-9": false, "hôm qua": false,
	} {
		if validDate(date) != want {
			t.Errorf("validDate(%q) = %v", date, !want)
		}
	}
}
