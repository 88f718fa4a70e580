package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

// names are what the people of generated pages are called, part by part.
type names struct{ surnames, middle, given string }

// Corpus makes n pages, the same for the same n, for benchmarks: each tells of a
// meeting of two of 63 unions with four people, about fifteen statements in 3 KB of
// text. A tenth of the people hold office nationally and are on very many pages.
func Corpus(t testing.TB, n int) []graph.Input {
	return generate(t, n, 63, 24, names{
		"Lò Quàng Cầm Đèo Giàng Võ Tô Mạc Thạch Rơ", "Văn Thị Đức Minh Hữu Ngọc Thanh Xuân",
		"Ban Chài Đan Ẻn Hạ Khiêm Lả Mận Ngần Phích Quý Rằm Sáo Tươi Ươm Vượng Xoan Yến",
	})
}

// Crowd makes n short pages like those of [Corpus], but of so few unions and names
// that almost everything on them is on several: people meet again, sign again, and
// are hard to tell apart.
func Crowd(t testing.TB, n int) []graph.Input {
	return generate(t, n, 4, 1, names{"Lò Đèo", "Văn Thị", "Ban Bàn Yến"})
}

func generate(t testing.TB, n, unions, filling int, from names) []graph.Input {
	random := rand.New(rand.NewPCG(uint64(n), 1))
	pick := func(from string) string { w := strings.Fields(from); return w[random.IntN(len(w))] }
	name := func(others []string) string {
		for {
			name := pick(from.surnames) + " " + pick(from.middle) + " " + pick(from.given)
			if !slices.Contains(others, name) {
				return name
			}
		}
	}
	filler := strings.Repeat("Hai bên trao đổi kinh nghiệm tập hợp trí thức, tư vấn, phản biện và giám định xã hội. ", filling)
	var out []graph.Input
	for i := range n {
		a, b := random.IntN(unions), random.IntN(unions-1)
		if b >= a {
			b++
		}
		var people []string
		for range 4 {
			people = append(people, name(people))
		}
		date := fmt.Sprintf("%d-%02d-%02d", 2010+random.IntN(15), 1+random.IntN(12), 1+random.IntN(28))
		p := newPage(t, fmt.Sprintf("trang-%d.html", i), fmt.Sprintf("tinh-%d", a), date, fmt.Sprintf(
			"Gặp gỡ số %d. Đoàn Tỉnh %d do Chủ tịch %s dẫn đầu làm việc tại Tỉnh %d. Tiếp đoàn có Phó Chủ tịch %s và Giám đốc %s. "+
				"Ông %s, Tổng Thư ký Liên hiệp hội Việt Nam, cùng dự.\n%s", i, a, people[0], b, people[1], people[2], people[3], filler))
		ua, ub := p.union(fmt.Sprintf("tinh-%d", a), fmt.Sprintf("Tỉnh %d", a)), p.union(fmt.Sprintf("tinh-%d", b), fmt.Sprintf("Tỉnh %d", b))
		national := p.union("viet-nam", "Việt Nam")
		company := p.organization(fmt.Sprintf("org:cong-ty-%d", random.IntN(32*unions)), "Công ty", "company")
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
