package resolve

import (
	"os"
	"strings"
	"testing"
)

// TestAnnotatedPairs: no merge without people is wrong on any annotated pair, and
// enough are found.
func TestAnnotatedPairs(t *testing.T) {
	pairs, err := ReadPairsIn(os.DirFS("../../testdata/identity"))
	if err != nil {
		t.Fatal(err)
	}
	if len(pairs) < 150 {
		t.Errorf("only %d pairs", len(pairs))
	}
	verdicts, err := Judge(t.Context(), pairs)
	if err != nil {
		t.Fatal(err)
	}
	least := map[string]float64{"person loaded": 0.91, "person automatic": 0.9, "person suggested": 0.97, "organization automatic": 0.7, "organization suggested": 1}
	for _, j := range Judgements(verdicts) {
		t.Logf("%s %s: precision %.3f, recall %.3f", j.Kind, j.Way, j.Precision, j.Recall)
		if j.Way != "suggested" && j.Wrong > 0 {
			t.Errorf("%s %s: %d of %d pairs are merged though they are two", j.Kind, j.Way, j.Wrong, j.Different)
		}
		if j.Recall < least[string(j.Kind)+" "+j.Way] {
			t.Errorf("%s %s: recall %.3f", j.Kind, j.Way, j.Recall)
		}
	}
	for _, v := range verdicts {
		if !v.Same && v.Score >= 0.9 {
			t.Errorf("line %d, %s: suggested with %.2f", v.Line, v.Phenomenon, v.Score)
		}
	}
}

func TestReadPairsErrors(t *testing.T) {
	for text, want := range map[string]string{
		"same x\n  A B\n":               "x.txt: the last pair has 1 mentions, not two",
		"alike x\n":                     `x.txt:1: begin a pair with "same" or "different" and what it shows`,
		"same x\n  A B\n  A B\n  A B\n": "x.txt:4: a third mention of one pair",
		"same x\n  A B\nsame y\n":       "x.txt:3: the pair before has 1 mentions, not two",
		"same x\n  A B; nothing\n":      `x.txt:2: "nothing" is no date, site, role, event or company`,
	} {
		if _, err := ReadPairs("x.txt", strings.NewReader(text)); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestCompareSpellings(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want alike
	}{
		{"Hoàng Thuỳ Đan", "HOÀNG THÙY ĐAN", spelledSame},
		{"Lý Thị Mẩy", "Ly Thi May", unmarked},
		{"Vi Thị Lan", "Vi Thị Lân", otherMarks},
		{"Mạc Thị Thơm", "Mạc Thị Thu Thơm", shortened},
		{"Mạc Thơm", "Mạc Thị Thu Thơm", shortened},
		{"Mạc Thị Thơm", "Mạc Văn Thơm", unlike},
		{"Y Thinh Buôn", "Buôn Y Thinh", reordered},
		{"Khổng Minh Khiêm", "Khổng Minh Khiên", oneLetter},
		{"Khổng Minh Khiêm", "Khổng Ninh Khiên", unlike},
	} {
		if got := compareSpellings(test.a, test.b); got != test.want {
			t.Errorf("%s and %s: %d, want %d", test.a, test.b, got, test.want)
		}
		if got := compareSpellings(test.b, test.a); got != test.want {
			t.Errorf("%s and %s: %d, want %d", test.b, test.a, got, test.want)
		}
	}
}

func TestExpand(t *testing.T) {
	x := newExpander()
	for name, want := range map[string]string{
		"Sở KH&CN tỉnh Sơn La":      "so khoa hoc va cong nghe son la",
		"Sở GD-ĐT Hòa Bình":         "so giao duc va dao tao hoa binh",
		"UBND TP. Hồ Chí Minh":      "uy ban nhan dan ho chi minh",
		"Cty TNHH Nấm Mối":          "cong ty trach nhiem huu han nam moi",
		"Sở Khoa học Công nghệ Huế": "so khoa hoc va cong nghe hue",
	} {
		if got := x.expand(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
