package graph

import "testing"

func TestSpelledLike(t *testing.T) {
	for _, test := range []struct {
		query, name string
		want        bool
	}{
		{"dang vu mien", "Đặng Vũ Miên", true},
		{"đang vu mien", "Đặng Vũ Miên", true},
		{"Đặng vu Mien", "Đặng Vũ Miên", true},
		{"đăng vu mien", "Đặng Vũ Miên", true}, // the breve is right, the dot not typed
		{"đâng vu mien", "Đặng Vũ Miên", false},
		{"đắng vu mien", "Đặng Vũ Miên", false},
		{"Hưng", "Hùng", false},
		{"Hùng", "Hung", false},
		{"Hoà", "Hòa", true},
		{"THUỶ", "Thủy", true},
		{"Hoa Binh", "Hoa", false},
	} {
		if got := spelledLike(test.query, test.name); got != test.want {
			t.Errorf("spelledLike(%q, %q) = %v", test.query, test.name, got)
		}
	}
}

func TestBestName(t *testing.T) {
	for want, names := range map[string][]string{
		"Lò Văn Khiêm": {"LÒ VĂN KHIÊM", "Lo Van Khiem", "Lò Văn Khiêm", "Lò Van Khiem"},
		"LÒ VĂN":       {"LÒ VĂN"},
	} {
		if got := bestName(names); got != want {
			t.Errorf("best of %q is %q", names, got)
		}
	}
}

func TestBestHonorific(t *testing.T) {
	for want, titles := range map[string][]string{
		"GS.TSKH.":  {"GS.TS.", "PGS.TS.", "GS.TSKH.", "TSKH.", ""},
		"PGS.TS.":   {"TS.", "PGS.TS.", "ThS."},
		"TSKH.":     {"TS.", "TSKH."},
		"PGS.TSKH.": {"PGS.TSKH.", "PGS.TS."},
		"ThS.":      {"KS.", "ThS.", "CN."},
		"":          {"", ""},
	} {
		if got := bestHonorific(titles); got != want {
			t.Errorf("best of %q is %q, want %q", titles, got, want)
		}
	}
}

func TestRanks(t *testing.T) {
	ranks := newRanks()
	inOrder := []string{"Chủ tịch", "Bí thư Đảng đoàn", "Phó Chủ tịch Thường trực", "Phó Chủ tịch kiêm Tổng Thư ký", "Tổng Thư ký", "Phó Trưởng ban Tổ chức"}
	for i := 1; i < len(inOrder); i++ {
		if ranks.of(inOrder[i-1]) >= ranks.of(inOrder[i]) {
			t.Errorf("%s does not stand before %s", inOrder[i-1], inOrder[i])
		}
	}
	for role, leads := range map[string]bool{
		"Quyền Chủ tịch": true, "CHỦ TỊCH": true, "Giám đốc": true, "Trưởng ban Truyền thông": true, "Chánh Văn phòng": true,
		"Ủy viên": false, "Chủ tịch danh dự": false, "Trưởng": false, "Chuyên viên": false, "": false, "Chủ": false,
	} {
		if (ranks.of(role) != notLeading) != leads {
			t.Errorf("%q leads: %v", role, !leads)
		}
	}
}

func TestClosest(t *testing.T) {
	names := []string{"lo van khiem", "vo thi man", "quang thi la", "lo van khien"}
	self := func(s string) string { return s }
	if got := closest("lo van khim", names, self); len(got) != 2 || got[0] != "lo van khiem" {
		t.Errorf("closest to lo van khim: %q", got)
	}
	if got := closest("giang a pao", names, self); len(got) != 0 {
		t.Errorf("closest to giang a pao: %q", got)
	}
}
