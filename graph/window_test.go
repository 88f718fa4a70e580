package graph

import "testing"

func TestWindowPlace(t *testing.T) {
	for _, test := range []struct {
		since, asOf, date string
		want              placing
	}{
		{"", "", "", inside},
		{"2024", "", "2024-01-01", inside},
		{"2024", "", "2023-12-31", outside},
		{"2024-03", "", "2024", unplaced},
		{"2024-03", "", "2024-03", inside},
		{"2024-03-02", "", "2024-03", unplaced},
		{"2024", "", "", unplaced},
		{"2024", "", "XXXX-11-15", unplaced},
		{"2024", "", "2024-02-01T08:30:00+07:00", inside},
		{"", "2024", "2024-12-31", inside},
		{"", "2024", "2025", outside},
		{"", "2024-02", "2024-02-29", inside},
		{"", "2024-02", "2024-03-01", outside},
		{"", "2024-06", "2024", unplaced},
		{"2023", "2024", "2024", inside},
		{"2023", "2024", "2022", outside},
		{"2023-05-09", "2023-05-09", "2023-05-09", inside},
	} {
		if got := (Window{test.since, test.asOf}).place(test.date); got != test.want {
			t.Errorf("%q in %q to %q: %v, want %v", test.date, test.since, test.asOf, got, test.want)
		}
	}
}

func TestWindowCheck(t *testing.T) {
	for _, test := range []struct {
		since, asOf string
		ok          bool
	}{
		{"", "", true}, {"2024", "2024", true}, {"2024-03-29", "", true}, {"2024-06", "2024", true},
		{"2024-02-30", "", false}, {"XXXX-03", "", false}, {"29/3/2024", "", false}, {"2025", "2024", false}, {"", "now", false},
	} {
		if err := (Window{test.since, test.asOf}).Check(); (err == nil) != test.ok || err != nil && CodeOf(err) != CodeInvalid {
			t.Errorf("%q to %q: %v", test.since, test.asOf, err)
		}
	}
}

func TestBeforeAndBetween(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"2020", "2021", true}, {"2020-12-31", "2021", true}, {"2021", "2021-05", false}, {"2021-05", "2021", false},
		{"", "2021", false}, {"2020", "XXXX-01-01", false}, {"2021-05-01", "2021-05-01", false},
	} {
		if got := before(test.a, test.b); got != test.want {
			t.Errorf("before(%q, %q) = %v", test.a, test.b, got)
		}
	}
	if n, ok := daysBetween("2023-12-30", "2024-01-02"); n != 3 || !ok {
		t.Errorf("%d days, %v", n, ok)
	}
	if _, ok := daysBetween("2023-12", "2024-01-02"); ok {
		t.Error("days from a month")
	}
}

func TestInForce(t *testing.T) {
	for _, test := range []struct{ asOf, basis, start, end, want string }{
		{"2024", "agreement", "2022", "2026", "true"},
		{"2027-01", "agreement", "2022", "2026", "false"},
		{"2021-12-31", "agreement", "2022", "2026", "false"},
		{"2022", "agreement", "2022-05", "2026", "unknown"},
		{"2024", "agreement", "2022", "", "unknown"},
		{"2021", "agreement", "2022", "", "false"},
		{"2024", "agreement", "", "", "unknown"},
		{"2024", "exchange", "2022", "2026", "unknown"},
		{"", "agreement", "2022", "2026", "unknown"},
	} {
		got := "unknown"
		if in := (Query{Window: Window{AsOf: test.asOf}}).inForce(Edge{Properties: Properties{Basis: test.basis, StartDate: test.start, EndDate: test.end}}); in != nil {
			got = map[bool]string{true: "true", false: "false"}[*in]
		}
		if got != test.want {
			t.Errorf("%+v: %s", test, got)
		}
	}
}
