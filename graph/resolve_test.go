package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// groupsOf names, for each profile, the first profile that is the same person.
func groupsOf(block []Profile) []int {
	ids := ByContext{}.Resolve(block)
	out := make([]int, len(ids))
	for i, id := range ids {
		out[i] = slices.Index(ids, id)
	}
	return out
}

func TestByContext(t *testing.T) {
	const hue, laoCai, national, ministry, page1, page2 = "union:hue", "union:lao-cai", National, "org:bo", "doc:1", "doc:2"
	as := func(name string, anchors ...string) Profile { return Profile{Name: name, Anchors: anchors} }
	for name, test := range map[string]struct {
		block []Profile
		want  []int
	}{
		"one union":                  {[]Profile{as("Lù Thị Sáo", hue), as("Lù Thị Sáo", hue, ministry)}, []int{0, 0}},
		"two provinces":              {[]Profile{as("Lù Thị Sáo", hue), as("Lù Thị Sáo", laoCai)}, []int{0, 1}},
		"one page gives both":        {[]Profile{as("Lù Thị Sáo", hue), as("Lù Thị Sáo", laoCai), as("Lù Thị Sáo", hue, laoCai)}, []int{0, 0, 0}},
		"pages alone":                {[]Profile{as("Lù Thị Sáo", page1), as("Lù Thị Sáo", page2)}, []int{0, 1}},
		"one national office":        {[]Profile{as("Lù Thị Sáo", national), as("Lù Thị Sáo", hue, national)}, []int{0, 0}},
		"nation joins no provinces":  {[]Profile{as("Lù Thị Sáo", national, hue), as("Lù Thị Sáo", national, laoCai), as("Lù Thị Sáo", national)}, []int{0, 1, 2}},
		"nor by way of others":       {[]Profile{as("Lù Thị Sáo", ministry, hue), as("Lù Thị Sáo", ministry, national), as("Lù Thị Sáo", national, laoCai)}, []int{0, 1, 2}},
		"other marks":                {[]Profile{as("Lù Văn Hùng", hue), as("Lù Văn Hưng", hue)}, []int{0, 1}},
		"place of the mark":          {[]Profile{as("Lù Thị Hoà", hue), as("Lù Thị Hòa", hue), as("LÙ THỊ HÒA", hue)}, []int{0, 0, 0}},
		"no marks typed":             {[]Profile{as("Lu Thi Sao", hue), as("Lù Thị Sáo", hue), as("Lù Thị Sáo", laoCai)}, []int{0, 0, 2}},
		"no marks, two may be meant": {[]Profile{as("Lu Thi Sao", hue), as("Lù Thị Sáo", hue), as("Lù Thị Sào", hue)}, []int{0, 1, 2}},
		"no marks join no provinces": {[]Profile{as("Lu Thi Sao", national, hue), as("Lu Thi Sao", national, laoCai), as("Lù Thị Sáo", national)}, []int{0, 1, 2}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := groupsOf(test.block); !slices.Equal(got, test.want) {
				t.Errorf("groups %v, want %v: %q", got, test.want, ByContext{}.Resolve(test.block))
			}
		})
	}
}

// TestByContextIsAFunctionOfTheSet resolves random blocks in random orders; nobody
// ever belongs to two provinces that no page gives to one person.
func TestByContextIsAFunctionOfTheSet(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	names := []string{"Lù Thị Sáo", "Lù Thị Sào", "Lu Thi Sao", "LÙ THỊ SÁO"}
	anchors := []string{"union:hue", "union:lao-cai", National, "org:bo", "org:so", "doc:1", "doc:2"}
	for range 2000 {
		var block []Profile
		for range 2 + random.IntN(7) {
			p := Profile{Name: names[random.IntN(len(names))]}
			for range 1 + random.IntN(2) {
				p.Anchors = append(p.Anchors, anchors[random.IntN(len(anchors))])
			}
			p.Anchors = unique(p.Anchors)
			block = append(block, p)
		}
		ids := ByContext{}.Resolve(block)
		want := map[string]string{}
		provincesOf := map[string]map[string]bool{}
		bridged := map[string]bool{}
		for i, p := range block {
			want[fmt.Sprint(p)] = ids[i]
			own := 0
			for _, a := range p.Anchors {
				if provincial(a) {
					own++
					if provincesOf[ids[i]] == nil {
						provincesOf[ids[i]] = map[string]bool{}
					}
					provincesOf[ids[i]][a] = true
				}
			}
			bridged[ids[i]] = bridged[ids[i]] || own > 1
		}
		for id, provinces := range provincesOf {
			if len(provinces) > 1 && !bridged[id] {
				t.Fatalf("%s is of %v: %v", id, provinces, block)
			}
		}
		random.Shuffle(len(block), func(i, j int) { block[i], block[j] = block[j], block[i] })
		for i, id := range (ByContext{}).Resolve(block) {
			if want[fmt.Sprint(block[i])] != id {
				t.Fatalf("%v is %s in one order and %s in another", block[i], want[fmt.Sprint(block[i])], id)
			}
			if !strings.HasPrefix(id, "person:lu-thi-sao@") {
				t.Fatalf("id %s", id)
			}
		}
	}
}
