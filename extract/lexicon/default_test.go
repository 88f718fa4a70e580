package lexicon

import "testing"

func TestDefault(t *testing.T) {
	l := Default()
	t.Log(len(l.Provinces), len(l.Unions.Generic), len(l.Unions.National), len(l.Unions.NotUnion), len(l.Cues), len(l.EventHeads), len(l.Titles))
}
