package graph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestDecidedRoundTrip(t *testing.T) {
	p := Profile{Name: "Lù Thị Sáo", Anchors: []string{"org:a:b", "union:hue"}}
	want := Decision{Same: []string{"c1", "c2"}, Side: map[string]int{"c3": 1}, As: "Lù Sáo: B", Name: "Lù Thị Sào"}
	got, anchors := p.Decided(want).decision()
	if fmt.Sprint(got) != fmt.Sprint(want) || !slices.Equal(anchors, p.Anchors) {
		t.Errorf("%+v beside %v, want %+v beside %v", got, anchors, want, p.Anchors)
	}
	if !slices.Equal(p.Anchors, []string{"org:a:b", "union:hue"}) {
		t.Errorf("the profile itself was changed: %v", p.Anchors)
	}
}

func TestDecisions(t *testing.T) {
	const hue, laoCai, national = "union:hue", "union:lao-cai", National
	as := func(name string, d Decision, anchors ...string) Profile {
		return Profile{Name: name, Anchors: anchors}.Decided(d)
	}
	none, same := Decision{}, Decision{Same: []string{"c1"}}
	side := func(n int) Decision { return Decision{Side: map[string]int{"c2": n}} }
	both := Decision{Same: []string{"c1"}, Side: map[string]int{"c2": 1}}
	for name, test := range map[string]struct {
		block []Profile
		want  []int
	}{
		"two provinces are one":            {[]Profile{as("Lù Thị Sáo", same, hue), as("Lù Thị Sáo", same, laoCai), as("Lù Thị Sáo", none, laoCai)}, []int{0, 0, 0}},
		"two names are one":                {[]Profile{as("Lù Thị Sáo", same, hue), as("Lù Sáo", Decision{Same: []string{"c1"}, As: "Lù Thị Sáo"}, laoCai), as("Lù Thị Sáo", none, laoCai)}, []int{0, 0, 2}},
		"one union is two":                 {[]Profile{as("Lù Thị Sáo", side(0), hue), as("Lù Thị Sáo", side(1), hue)}, []int{0, 1}},
		"what fits both is a third":        {[]Profile{as("Lù Thị Sáo", side(0), "org:a"), as("Lù Thị Sáo", side(1), national), as("Lù Thị Sáo", none, "org:a", national)}, []int{0, 1, 2}},
		"what fits one goes with it":       {[]Profile{as("Lù Thị Sáo", side(0), hue), as("Lù Thị Sáo", side(1), "doc:1", hue), as("Lù Thị Sáo", none, "doc:1")}, []int{0, 1, 1}},
		"two is stronger than one":         {[]Profile{as("Lù Thị Sáo", Decision{Same: []string{"c1"}, Side: map[string]int{"c2": 0}}, hue), as("Lù Thị Sáo", both, hue)}, []int{0, 1}},
		"a right name joins those of it":   {[]Profile{as("Lù Thị Sáo", none, hue), as("Lù Thị Xáo", Decision{Name: "Lù Thị Sáo"}, hue)}, []int{0, 0}},
		"nobody without marks goes to two": {[]Profile{as("Lu Thi Sao", side(1), hue), as("Lù Thị Sáo", side(0), hue)}, []int{0, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := groupsOf(test.block); !slices.Equal(got, test.want) {
				t.Errorf("groups %v, want %v: %q", got, test.want, ByContext{}.Resolve(test.block))
			}
		})
	}
}

// TestDecisionsAreAFunctionOfTheSet resolves random blocks under random decisions in
// random orders; nobody is on two sides of one.
func TestDecisionsAreAFunctionOfTheSet(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	names := []string{"Lù Thị Sáo", "Lù Thị Sào", "Lu Thi Sao"}
	anchors := []string{"union:hue", "union:lao-cai", National, "org:bo", "doc:1", "doc:2"}
	for range 3000 {
		var block []Profile
		for range 2 + random.IntN(8) {
			p := Profile{Name: names[random.IntN(len(names))], Anchors: []string{anchors[random.IntN(len(anchors))], anchors[random.IntN(len(anchors))]}}
			d := Decision{Side: map[string]int{}}
			for k := range 3 {
				switch random.IntN(4) {
				case 0:
					d.Same = append(d.Same, fmt.Sprint("c", k))
				case 1:
					d.Side[fmt.Sprint("c", k)] = random.IntN(2)
				}
			}
			if random.IntN(4) == 0 {
				p.Name, d.As = "Lù Sáo", "Lù Thị Sáo"
			}
			p.Anchors = unique(p.Anchors)
			if p = p.Decided(d); !slices.ContainsFunc(block, func(q Profile) bool { return q.ID() == p.ID() }) {
				block = append(block, p)
			}
		}
		want := map[string]string{}
		sides := map[string]int{}
		for i, id := range (ByContext{}).Resolve(block) {
			want[block[i].ID()] = id
			d, _ := block[i].decision()
			for key, side := range d.Side {
				if before, ok := sides[id+key]; ok && before != side {
					t.Fatalf("%s is on both sides of %s: %+v", id, key, block)
				}
				sides[id+key] = side
			}
		}
		random.Shuffle(len(block), func(i, j int) { block[i], block[j] = block[j], block[i] })
		for i, id := range (ByContext{}).Resolve(block) {
			if want[block[i].ID()] != id {
				t.Fatalf("%+v is %s in one order and %s in another", block[i], want[block[i].ID()], id)
			}
		}
	}
}
