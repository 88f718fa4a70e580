package main

import (
	"context"
	"fmt"
	"os"
	"strconv"

	"github.com/uniongraph/uniongraph/graph/resolve"
)

// evaluateIdentity prints how right merges and suggestions are on annotated pairs.
func (a *app) evaluateIdentity(ctx context.Context, dir string) error {
	if info, err := os.Stat(dir); err != nil {
		return failure("%s: %w", dir, explain(err))
	} else if !info.IsDir() {
		return failure("%s is no folder; name the folder with the annotated pairs", dir)
	}
	pairs, err := resolve.ReadPairsIn(os.DirFS(dir))
	if err != nil {
		return failure("%s: %w", dir, err)
	}
	verdicts, err := resolve.Judge(ctx, pairs)
	if err != nil {
		return failure("%s: %w", dir, err)
	}
	judgements := resolve.Judgements(verdicts)
	v := view{json: judgements, title: fmt.Sprintf("%d annotated pairs", len(pairs)),
		header: []string{"kind", "way", "same", "different", "right", "wrong", "precision", "recall"}}
	s := section{dense: true, columns: []column{{title: "Kind"}, {title: "Merged"}, {title: "Same", right: true}, {title: "Different", right: true},
		{title: "Right", right: true}, {title: "Wrong", right: true}, {title: "Precision", right: true}, {title: "Recall", right: true}}}
	for _, j := range judgements {
		fields := []string{string(j.Kind), j.Way, strconv.Itoa(j.Same), strconv.Itoa(j.Different), strconv.Itoa(j.Right), strconv.Itoa(j.Wrong),
			fmt.Sprintf("%.3f", j.Precision), fmt.Sprintf("%.3f", j.Recall)}
		v.add(&s, row{cells: fields}, fields...)
	}
	missed := section{title: "Not one as they are loaded, though they are one", dense: true, columns: []column{{title: "Pair", wrap: true}, {title: "Shows", wrap: true}, {title: "Score", right: true}}}
	wrong := section{title: "Merged or suggested, though they are two", dense: true, columns: missed.columns}
	for _, d := range verdicts {
		r := row{cells: []string{d.String(), d.Phenomenon, fmt.Sprintf("%.2f", d.Score)}}
		switch {
		case d.Same && !d.Loaded:
			missed.rows = append(missed.rows, r)
		case !d.Same && d.Loaded:
			r.cells[2] = "merged"
			wrong.rows = append(wrong.rows, r)
		case !d.Same && d.Score >= resolve.Least:
			wrong.rows = append(wrong.rows, r)
		}
	}
	v.sections = []section{s, missed, wrong}
	return a.printed(v)
}
