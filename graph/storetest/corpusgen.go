package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

// Corpus makes n pages, the same for the same n, for benchmarks: each tells of a
// meeting of two of 63 unions with four people, about fifteen statements in 3 KB of
// text. A tenth of the people hold office nationally and are on very many pages.
func Corpus(t testing.TB, n int) []graph.Input {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	pick := func(from string) string { w := strings.Fields(from); return w[random.IntN(len(w))] }
	name := func() string {
		return pick("Lò Quàng Cầm Đèo Giàng Võ Tô Mạc Thạch Rơ") + " " + pick("Văn Thị Đức Minh Hữu Ngọc Thanh Xuân") + " " +
			pick("Ban Chài Đan Ẻn Hạ Khiêm Lả Mận Ngần Phích Quý Rằm Sáo Tươi Ươm Vượng Xoan Yến")
	}
	filler := strings.Repeat("Hai bên trao đổi kinh nghiệm tập hợp trí thức, tư vấn, phản biện và giám định xã hội. ", 24)
	var out []graph.Input
	for i := range n {
		a, b := random.IntN(63), random.IntN(62)
		if b >= a {
			b++
		}
		people := []string{name(), name(), name(), name()}
		date := fmt.Sprintf("%d-%02d-%02d", 2010+random.IntN(15), 1+random.IntN(12), 1+random.IntN(28))
		p := newPage(t, fmt.Sprintf("trang-%d.html", i), fmt.Sprintf("tinh-%d", a), date, fmt.Sprintf(
			"Gặp gỡ số %d. Đoàn Tỉnh %d do Chủ tịch %s dẫn đầu làm việc tại Tỉnh %d. Tiếp đoàn có Phó Chủ tịch %s và Giám đốc %s. "+
				"Ông %s, Tổng Thư ký Liên hiệp hội Việt Nam, cùng dự.\n%s", i, a, people[0], b, people[1], people[2], people[3], filler))
		ua, ub := p.union(fmt.Sprintf("tinh-%d", a), fmt.Sprintf("Tỉnh %d", a)), p.union(fmt.Sprintf("tinh-%d", b), fmt.Sprintf("Tỉnh %d", b))
		national := p.union("viet-nam", "Việt Nam")
		company := p.organization(fmt.Sprintf("org:cong-ty-%d", random.IntN(2000)), "Công ty", "company")
		e := p.event("meeting", fmt.Sprintf("Gặp gỡ số %d", i), date, fmt.Sprintf("Gặp gỡ số %d", i))
		e.Host, e.Organizations = []string{ub}, []string{ua, ub, national}
		for j, where := range []string{ua, ub, company, national} {
			id := p.person(people[j], "")
			p.role(id, []string{"Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Tổng Thư ký"}[j], where, people[j])
			p.attends(e, id, "attendee", people[j])
			if j > 0 {
				p.met("p1", id, "e1", people[j])
			}
		}
		p.cooperation(ua, ub, "exchange", "", "", "e1", "Gặp gỡ")
		out = append(out, p.input())
	}
	return out
}
