package graph

import (
	"context"
	"slices"
)

// Copier gives documents as they are kept and takes them again, so that a graph can
// move from one store to another: who is who and all edges follow from them.
type Copier interface {
	// DocumentIDs gives the ids of all documents, sorted.
	DocumentIDs(ctx context.Context) ([]string, error)
	// Facts gives what documents brought in, ordered by id; ids that are not there
	// are left out. It is what [FromRecord] made, though the lists in it may have
	// another order.
	Facts(ctx context.Context, ids []string) ([]*Facts, error)
	// LoadFacts is [Loader.Load] of facts instead of records.
	LoadFacts(ctx context.Context, batch []*Facts, options LoadOptions) ([]LoadResult, error)
}

// CopyBatch is how many documents [Copy] moves at once.
const CopyBatch = 128

// Copied says what [Copy] did.
type Copied struct {
	New, Changed, Unchanged int // documents
	Statements              int // of the new and changed ones, those that were not there
	Extra                   int // documents that only the target has; they stay
}

// Copy brings all documents of one store into another and calls progress after
// every batch with how many of how many are done. Into an empty store it makes the
// same graph. Stopped at any place it can be run again; what is there is left alone.
func Copy(ctx context.Context, from, to Copier, progress func(done, all int)) (Copied, error) {
	var c Copied
	ids, err := from.DocumentIDs(ctx)
	if err != nil {
		return c, err
	}
	there, err := to.DocumentIDs(ctx)
	if err != nil {
		return c, err
	}
	for _, id := range there {
		if _, found := slices.BinarySearch(ids, id); !found {
			c.Extra++
		}
	}
	done := 0
	for batch := range slices.Chunk(ids, CopyBatch) {
		facts, err := from.Facts(ctx, batch)
		if err != nil {
			return c, err
		}
		results, err := to.LoadFacts(ctx, facts, LoadOptions{Force: true})
		if err != nil {
			return c, err
		}
		for _, r := range results {
			switch r.Status {
			case StatusFailed:
				return c, r.Err
			case StatusNew:
				c.New++
			case StatusChanged:
				c.Changed++
			case StatusUnchanged:
				c.Unchanged++
			}
			c.Statements += r.Added
		}
		done += len(batch)
		progress(done, len(ids))
	}
	return c, nil
}
