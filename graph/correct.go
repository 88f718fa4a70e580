package graph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Corrector changes what documents say into what people decided that it means. It is
// applied to one document at a time and depends on nothing else, so that a graph that
// is built anew is the one that was corrected.
type Corrector interface {
	// Correct gives the facts as corrected: f itself where nothing was decided about
	// it. It does not change f.
	Correct(f *Facts) *Facts
	// State says which corrections these are.
	State() CorrectionState
	// Reach says which documents may be concerned; all others Correct leaves alone.
	Reach() Reach
}

// Reach tells which documents corrections may concern: those that meet any condition.
type Reach struct {
	Names         []string // folded names of people
	Organizations []string // ids
	Documents     []string // ids
	Sentences     []string // that stand in the document's text
}

// CorrectionState says which corrections a graph holds: how many entries of a journal,
// and their digest. Zero is none.
type CorrectionState struct {
	Count  int
	Digest string
}

// Corrected is a graph that keeps what documents say beside what was made of it.
type Corrected interface {
	// Corrections tells which corrections the graph holds.
	Corrections(ctx context.Context) (CorrectionState, error)
	// SetCorrector sets what loads through this Store apply from now on. A load fails
	// with [CodeRefused] while the graph holds other corrections; see [Correct].
	SetCorrector(by Corrector)
	// Altered gives the documents that corrections have changed, each with the mark of
	// what was made of it ([Alteration.Effect]).
	Altered(ctx context.Context) (map[string]string, error)
	// KeepCorrections notes that the graph holds the corrections now.
	KeepCorrections(ctx context.Context, state CorrectionState) error
}

// Correct makes a graph what it is under corrections, and lets later loads through
// store apply them. It writes those documents anew of which they make something else
// than before, calls progress after every batch, and gives their number. Stopped at any
// place it can be run again.
func Correct(ctx context.Context, store Store, by Corrector, progress func(done, all int)) (int, error) {
	store.SetCorrector(by)
	held, err := store.Corrections(ctx)
	if err != nil || held == by.State() {
		return 0, err
	}
	altered, err := store.Altered(ctx)
	if err != nil {
		return 0, err
	}
	ids, err := concerned(ctx, store, by.Reach(), altered)
	if err != nil {
		return 0, err
	}
	written, done := 0, 0
	for batch := range slices.Chunk(ids, CopyBatch) {
		facts, err := store.Facts(ctx, batch)
		if err != nil {
			return written, err
		}
		facts = slices.DeleteFunc(facts, func(f *Facts) bool {
			_, a := Alter(f, by)
			return a.Effect == altered[f.Document.ID]
		})
		if len(facts) > 0 {
			results, err := store.LoadFacts(ctx, facts, LoadOptions{Force: true, Correcting: true})
			if err != nil {
				return written, err
			}
			for _, r := range results {
				if r.Err != nil {
					return written, r.Err
				}
			}
		}
		written += len(facts)
		done += len(batch)
		progress(done, len(ids))
	}
	return written, store.KeepCorrections(ctx, by.State())
}

// concerned gives the documents of which corrections may make something else than is
// in the graph: those that they reach, and those that earlier ones have changed. People
// in other documents are called as these documents call them.
func concerned(ctx context.Context, store Reader, reach Reach, altered map[string]string) ([]string, error) {
	ids := map[string]bool{}
	for id := range altered {
		ids[id] = true
	}
	for _, id := range reach.Documents {
		ids[id] = true
	}
	nodes := slices.Clone(reach.Organizations)
	if len(reach.Names) > 0 {
		found, err := store.Find(ctx, Filter{Kinds: []NodeKind{NodePerson}, Names: reach.Names})
		if err != nil {
			return nil, err
		}
		for _, p := range found.Persons {
			nodes = append(nodes, p.ID)
		}
	}
	if len(nodes) > 0 {
		statements, err := store.Statements(ctx, StatementFilter{Nodes: nodes})
		if err != nil {
			return nil, err
		}
		for _, s := range statements {
			ids[s.Document] = true
		}
	}
	for _, sentence := range reach.Sentences {
		words := unique(Words(sentence))
		found, err := store.Find(ctx, Filter{Kinds: []NodeKind{NodeDocument}, Words: words[:min(len(words), maxWords)]})
		if err != nil {
			return nil, err
		}
		for _, d := range found.Documents {
			ids[d.ID] = true
		}
	}
	return slices.Sorted(maps.Keys(ids)), nil
}

// maxWords is how many words of a sentence are looked for: more cost time, and hardly
// narrow it down.
const maxWords = 40

// Alteration is what a store keeps of a document that corrections changed.
type Alteration struct {
	Original string // the facts without the document itself, as JSON; "" if nothing was changed
	Effect   string // equal for equal results; "" if nothing was changed
}

// Alter gives the facts as a store is to keep them. A nil Corrector changes nothing.
func Alter(f *Facts, by Corrector) (*Facts, Alteration) {
	if by == nil {
		return f, Alteration{}
	}
	corrected := by.Correct(f)
	if corrected == f {
		return f, Alteration{}
	}
	original := arranged(f)
	original.Document = Document{}
	effect := arranged(corrected)
	effect.Document = Document{}
	sum := sha256.Sum256([]byte(asJSON(effect)))
	return corrected, Alteration{Original: asJSON(original), Effect: hex.EncodeToString(sum[:8])}
}

// Restore gives the facts that Alter was given, in some order of its lists.
func (a Alteration) Restore(d Document) (*Facts, error) {
	f := new(Facts)
	if err := json.Unmarshal([]byte(a.Original), f); err != nil {
		return nil, fmt.Errorf("facts of %s as its page says them: %w", d.ID, err)
	}
	f.Document = d
	return f, nil
}

// CheckCorrections fails with [CodeRefused] where a graph holds other corrections than
// those that a load would apply.
func CheckCorrections(held CorrectionState, by Corrector) error {
	var mine CorrectionState
	if by != nil {
		mine = by.State()
	}
	if held == mine {
		return nil
	}
	return &Error{Code: CodeRefused, Message: fmt.Sprintf(
		"the graph holds %d corrections, and %d others were given: name the journal that it was corrected with (--journal), or let it follow this one with: uniongraph review apply", held.Count, mine.Count)}
}

// arranged gives facts with their lists in the order in which stores give them.
func arranged(f *Facts) Facts {
	out := *f
	out.Mentions, out.Organizations = slices.Clone(f.Mentions), slices.Clone(f.Organizations)
	out.Events, out.Statements = slices.Clone(f.Events), slices.Clone(f.Statements)
	slices.SortFunc(out.Mentions, func(a, b Mention) int { return strings.Compare(a.Ref, b.Ref) })
	slices.SortFunc(out.Organizations, func(a, b Organization) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Name, b.Name), strings.Compare(a.Classification, b.Classification))
	})
	slices.SortFunc(out.Events, func(a, b Event) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(out.Statements, func(a, b Statement) int { return cmp.Or(cmp.Compare(a.Start, b.Start), strings.Compare(a.ID, b.ID)) })
	return out
}

func asJSON(f Facts) string {
	b, err := json.Marshal(f)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return string(b)
}
