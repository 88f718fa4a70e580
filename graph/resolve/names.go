package resolve

import (
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// alike says in which way two names may be of one person.
type alike int

const (
	unlike      alike = iota
	spelledSame       // but for case and the place of the tone mark
	unmarked          // one of them was typed without any marks
	otherMarks        // Hùng and Hưng: another name, or a slip
	shortened         // one of them leaves out a middle word
	reordered         // the same words in another order
	oneLetter         // one letter of one word differs
)

var alikeWords = map[alike]string{
	spelledSame: "the names are spelled alike",
	unmarked:    "the names are spelled alike but for the marks, of which one page has none",
	otherMarks:  "the names differ in their marks, as Hùng and Hưng do",
	shortened:   "one name leaves out a middle word of the other",
	reordered:   "the names have the same words in another order",
	oneLetter:   "the names differ in one letter",
}

// compareNames says in which way two names are alike, the best of all their spellings.
func compareNames(a, b []string) alike {
	best := unlike
	for _, x := range a {
		for _, y := range b {
			if how := compareSpellings(x, y); how != unlike && (best == unlike || how < best) {
				best = how
			}
		}
	}
	return best
}

func compareSpellings(a, b string) alike {
	wa, wb := graph.Words(a), graph.Words(b)
	switch {
	case key(a) == key(b):
		return spelledSame
	case slices.Equal(wa, wb) && (key(a) == key(folded(a)) || key(b) == key(folded(b))):
		return unmarked
	case slices.Equal(wa, wb):
		return otherMarks
	case missesMiddle(key(a), key(b)) || missesMiddle(key(b), key(a)):
		return shortened
	case len(wa) > 2 && slices.Equal(sorted(strings.Fields(key(a))), sorted(strings.Fields(key(b)))):
		return reordered
	case len(wa) > 2 && len(wa) == len(wb) && oneWordOff(wa, wb):
		return oneLetter
	}
	return unlike
}

// missesMiddle reports whether a is b without one or two words in its middle.
func missesMiddle(a, b string) bool {
	wa, wb := strings.Fields(a), strings.Fields(b)
	n, m := len(wa), len(wb)
	if n < 2 || m <= n || m-n > 2 || wa[0] != wb[0] || wa[n-1] != wb[m-1] {
		return false
	}
	i := 0
	for _, w := range wb {
		if i < n && wa[i] == w {
			i++
		}
	}
	return i == n
}

// oneWordOff reports whether one word differs, by one letter.
func oneWordOff(a, b []string) bool {
	off := -1
	for i := range a {
		if a[i] != b[i] {
			if off >= 0 {
				return false
			}
			off = i
		}
	}
	return off >= 0 && oneEdit(a[off], b[off])
}

// oneEdit reports whether one letter more, less or other makes a of b.
func oneEdit(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) == len(y) {
		return i < len(x) && string(x[i+1:]) == string(y[i+1:])
	}
	return string(x[i:]) == string(y[i+1:])
}

// nameKeys gives the keys under which names that may be alike meet: the folded name,
// its words sorted, and the name with each word in turn left open or left out.
func nameKeys(name string) []string {
	words := graph.Words(name)
	full := strings.Join(words, " ")
	out := []string{full}
	if len(words) < 3 {
		return out
	}
	out = append(out, "sorted "+strings.Join(sorted(words), " "))
	for i := range words {
		open := slices.Clone(words)
		open[i] = "*"
		out = append(out, strings.Join(open, " "))
		if i > 0 && i < len(words)-1 {
			out = append(out, strings.Join(slices.Delete(slices.Clone(words), i, i+1), " "))
		}
	}
	if len(words) > 3 {
		out = append(out, words[0]+" "+words[len(words)-1])
	}
	return slices.Compact(sorted(out))
}
