package evaluate

import "sort"

// expected is one thing that the gold names.
type expected struct {
	text     string // as errors show it
	optional bool
	same     func(found) bool
}

// found is one thing that the record says.
type found struct {
	text  string   // as errors show it
	order string   // sorts it among its like; equal means the same thing
	parts []string // what is compared
}

// Tally counts one category.
type Tally struct {
	Right, False, Missed int // true positives, false positives, false negatives
	Errors               []Mistake
}

// Mistake is one miss or false alarm.
type Mistake struct {
	Document string
	False    bool   // said by the record, not by the gold; otherwise missed or different
	Text     string // the fact; for metadata "'wanted' got 'found'"
}

func (t *Tally) miss(document, text string) {
	t.Missed++
	t.Errors = append(t.Errors, Mistake{Document: document, Text: text})
}

func (t *Tally) alarm(document, text string) {
	t.False++
	t.Errors = append(t.Errors, Mistake{Document: document, False: true, Text: text})
}

// compare matches what was found with what was expected, each at most once.
func (t *Tally) compare(document string, gold []expected, got []found, judgePrecision bool) {
	left := append([]found(nil), got...)
	for _, want := range gold {
		hit := -1
		for i, g := range left {
			if want.same(g) {
				hit = i
				break
			}
		}
		if hit < 0 {
			if !want.optional {
				t.miss(document, want.text)
			}
			continue
		}
		// The very same words are taken before words that are only like them.
		for i, g := range left {
			if g.text == want.text {
				hit = i
				break
			}
		}
		left = append(left[:hit], left[hit+1:]...)
		if !want.optional {
			t.Right++
		}
	}
	if !judgePrecision {
		return
	}
	for _, g := range left {
		t.alarm(document, g.text)
	}
}

// Precision is the share of what was found that is right; 1 when nothing was found.
func (t *Tally) Precision() float64 { return share(t.Right, t.Right+t.False) }

// Recall is the share of what there is that was found; 1 when there is nothing.
func (t *Tally) Recall() float64 { return share(t.Right, t.Right+t.Missed) }

// F1 is the harmonic mean of precision and recall.
func (t *Tally) F1() float64 {
	p, r := t.Precision(), t.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// N counts what there is to find, without what is optional.
func (t *Tally) N() int { return t.Right + t.Missed }

func share(part, all int) float64 {
	if all == 0 {
		return 1
	}
	return float64(part) / float64(all)
}

// unique sorts what was found and drops repeats.
func unique(list []found) []found {
	sort.SliceStable(list, func(i, j int) bool { return list[i].order < list[j].order })
	var out []found
	for _, f := range list {
		if len(out) == 0 || out[len(out)-1].order != f.order {
			out = append(out, f)
		}
	}
	return out
}
