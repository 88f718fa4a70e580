package neo4j

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/neo4j/neo4jtest"
)

// sixthPage says what none of the five does: it has an address, its event an end, and
// one of its offices is over.
const sixthPage = `Hội thảo khoa học tại Cần Thơ

Từ ngày 12/3/2024 đến ngày 14/3/2024, Liên hiệp các Hội Khoa học và Kỹ thuật thành phố Cần Thơ tổ chức Hội thảo "Nước sạch nông thôn". Tham dự hội thảo có TS. Lò Văn Khiêm, nguyên Chủ tịch Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Sơn La; PGS.TS. Hà Thị Mây, Chủ tịch Liên hiệp các Hội Khoa học và Kỹ thuật thành phố Cần Thơ.
`

// notOnFive are the listed properties that the five pages have no value for.
var notOnFive = []string{"Document.url", "Event.end_date", "Statement.former"}

// TestModelTables: the graph has every label, relationship and property that the
// page's tables list, and no other.
func TestModelTables(t *testing.T) {
	page, err := os.ReadFile(modelPage)
	if err != nil {
		t.Fatal(err)
	}
	listed := listedProperties(t, string(page))
	server := neo4jtest.Use(t)
	s := open(t, server)
	kept := func() []string {
		t.Helper()
		var out []string
		if err := s.read(t.Context(), func(q *queries) error {
			out = nil
			for _, r := range q.all(`MATCH (n) UNWIND labels(n) AS of UNWIND keys(n) AS property RETURN DISTINCT of + '.' + property AS x
				UNION MATCH ()-[r]->() WITH type(r) AS of, keys(r) AS properties UNWIND CASE properties WHEN [] THEN [''] ELSE properties END AS property RETURN DISTINCT of + '.' + property AS x`, nil) {
				out = append(out, text(r, "x"))
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		slices.Sort(out)
		return out
	}
	if _, err := s.Load(t.Context(), seeds(t), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	onFive := slices.DeleteFunc(slices.Clone(listed), func(p string) bool { return slices.Contains(notOnFive, p) })
	if d := cmp.Diff(onFive, kept()); d != "" {
		t.Errorf("five pages' graph differs from the tables (-listed +kept):\n%s", d)
	}
	record, err := extract.Extract(extract.Input{URL: "https://canthousta.vn/hoi-thao-nuoc-sach", Data: []byte(sixthPage)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(t.Context(), []graph.Input{{Record: record}}, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(listed, kept()); d != "" {
		t.Errorf("six pages' graph differs from the tables (-listed +kept):\n%s", d)
	}
}

// listedProperties reads the tables of the page: "Person.folded", "MET.times", "OF." for
// a relationship without properties. Brackets hold explanations.
func listedProperties(t *testing.T, page string) []string {
	t.Helper()
	code := regexp.MustCompile("`([^`]+)`")
	explanation := regexp.MustCompile(`\([^()]*\)`)
	var out []string
	summing := false
	for line := range strings.Lines(page) {
		cells := strings.Split(explanation.ReplaceAllString(line, ""), "|")
		if strings.HasPrefix(line, "## ") {
			summing = strings.Contains(line, "Relationships that sum up")
		}
		switch {
		case len(cells) == 5 && strings.Contains(cells[1], "`"): // label, properties, meaning
			label := code.FindStringSubmatch(cells[1])[1]
			_, label, _ = strings.Cut(":"+label, ":")
			if _, narrower, found := strings.Cut(label, ":"); found { // has all that the wider one has
				for _, p := range slices.Clone(out) {
					if wider, property, _ := strings.Cut(p, "."); wider+":"+narrower == label {
						out = append(out, narrower+"."+property)
					}
				}
				out = append(out, label[:strings.Index(label, ":")]+".province")
				label = narrower
			}
			for _, p := range code.FindAllStringSubmatch(cells[2], -1) {
				out = append(out, label+"."+p[1])
			}
		case len(cells) == 6 && strings.Contains(cells[2], "`"): // from, relationship, to, properties
			for _, kind := range code.FindAllStringSubmatch(cells[2], -1) {
				properties := code.FindAllStringSubmatch(cells[4], -1)
				if summing {
					out = append(out, kind[1]+".key")
				} else if len(properties) == 0 {
					out = append(out, kind[1]+".")
				}
				for _, p := range properties {
					out = append(out, kind[1]+"."+p[1])
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
