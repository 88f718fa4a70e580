package resolve

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// Judgement is how right a way of merging is on annotated pairs.
type Judgement struct {
	Kind      graph.NodeKind `json:"kind"`
	Way       string         `json:"way"`       // loaded: as documents load; automatic: and suggestions from the score Automatic on; suggested: and all others
	Same      int            `json:"same"`      // pairs that are one
	Different int            `json:"different"` // pairs that are two
	Right     int            `json:"right"`     // of those that are one, found
	Wrong     int            `json:"wrong"`     // of those that are two, merged
	Precision float64        `json:"precision"`
	Recall    float64        `json:"recall"`
}

// Verdict is what the rules make of one pair.
type Verdict struct {
	Pair
	Loaded bool    // one as documents load
	Score  float64 // of the suggestion; 0 if there is none
}

// ReadPairsIn reads all files of pairs (.txt) in a folder.
func ReadPairsIn(dir fs.FS) ([]Pair, error) {
	names, err := fs.Glob(dir, "*.txt")
	if err != nil {
		return nil, err
	}
	var out []Pair
	for _, name := range names {
		f, err := dir.Open(name)
		if err != nil {
			return nil, err
		}
		pairs, err := ReadPairs(name, f)
		f.Close()
		if err != nil {
			return nil, err
		}
		out = append(out, pairs...)
	}
	if len(out) == 0 {
		return nil, errors.New("no pairs: it holds no .txt file with any")
	}
	return out, nil
}

// Judge puts all mentions of all pairs into one graph and says what becomes of each pair.
func Judge(ctx context.Context, pairs []Pair) ([]Verdict, error) {
	var all []*graph.Facts
	type place struct{ document, ref string }
	at := make([][2]place, len(pairs))
	for i, p := range pairs {
		for side, r := range p.pages {
			f, err := graph.FromRecord(graph.Input{Record: r})
			if err != nil {
				return nil, err
			}
			at[i][side] = place{f.Document.ID, "p1"}
			all = append(all, f)
		}
	}
	m := NewMemory(all)
	id := map[place]string{}
	for _, s := range m.statements {
		id[place{s.Document, s.SubjectRef}] = s.Subject
		id[place{s.Document, s.ObjectRef}] = s.Object
	}
	found, err := Suggest(ctx, m, new(Journal))
	if err != nil {
		return nil, err
	}
	score := map[[2]string]float64{}
	for _, s := range found {
		score[[2]string{min(s.A.ID, s.B.ID), max(s.A.ID, s.B.ID)}] = s.Score
	}
	var out []Verdict
	for i, p := range pairs {
		var ids [2]string
		for side, r := range p.pages {
			if ids[side] = id[at[i][side]]; p.Kind == graph.NodeOrganization {
				ids[side] = r.Organizations[0].ID
			}
		}
		out = append(out, Verdict{Pair: p, Loaded: ids[0] == ids[1], Score: score[[2]string{min(ids[0], ids[1]), max(ids[0], ids[1])}]})
	}
	return out, nil
}

// Judgements sums verdicts up, for people and for organizations.
func Judgements(verdicts []Verdict) []Judgement {
	var out []Judgement
	for _, kind := range []graph.NodeKind{graph.NodePerson, graph.NodeOrganization} {
		for _, way := range []struct {
			name string
			one  func(Verdict) bool
		}{
			{"loaded", func(v Verdict) bool { return v.Loaded }},
			{"automatic", func(v Verdict) bool { return v.Loaded || v.Score >= Automatic }},
			{"suggested", func(v Verdict) bool { return v.Loaded || v.Score >= Least }},
		} {
			j := Judgement{Kind: kind, Way: way.name, Precision: 1, Recall: 1}
			for _, v := range verdicts {
				switch one := way.one(v); {
				case v.Kind != kind:
				case v.Same:
					j.Same++
					if one {
						j.Right++
					}
				default:
					j.Different++
					if one {
						j.Wrong++
					}
				}
			}
			if j.Right+j.Wrong > 0 {
				j.Precision = float64(j.Right) / float64(j.Right+j.Wrong)
			}
			if j.Same > 0 {
				j.Recall = float64(j.Right) / float64(j.Same)
			}
			out = append(out, j)
		}
	}
	return out
}

// String names a pair in a line.
func (p Pair) String() string { return strings.Join(p.Sides[:], "  ⟷  ") }
