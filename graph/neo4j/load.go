package neo4j

import (
	"context"
	"runtime"
	"strings"
	"sync"

	"github.com/uniongraph/uniongraph/graph"
)

// prepared is a document with all that can be known of it without the database.
type prepared struct {
	id, hash string
	read     func() (*graph.Facts, error)
	by       graph.Corrector // nil if there is none
	facts    *graph.Facts    // as corrected; nil until needed: an unchanged document never is
	altered  graph.Alteration
	words    string // what finds the document
	err      error  // the input is not valid
}

// Load implements [graph.Loader].
func (s *Store) Load(ctx context.Context, batch []graph.Input, options graph.LoadOptions) ([]graph.LoadResult, error) {
	all := make([]*prepared, len(batch))
	parallel(len(batch), func(i int) {
		in := batch[i]
		p := &prepared{read: func() (*graph.Facts, error) { return graph.FromRecord(in) }}
		if p.err = graph.Validate(in.Record); p.err == nil {
			p.id = in.DocumentID()
			p.hash, p.err = in.Hash()
		}
		all[i] = p
	})
	return s.loadAll(ctx, all, options)
}

// LoadFacts implements [graph.Copier].
func (s *Store) LoadFacts(ctx context.Context, batch []*graph.Facts, options graph.LoadOptions) ([]graph.LoadResult, error) {
	all := make([]*prepared, len(batch))
	for i, facts := range batch {
		all[i] = &prepared{id: facts.Document.ID, hash: facts.Document.Hash, read: func() (*graph.Facts, error) { return facts, nil }}
	}
	return s.loadAll(ctx, all, options)
}

func (s *Store) loadAll(ctx context.Context, all []*prepared, options graph.LoadOptions) ([]graph.LoadResult, error) {
	if s.options.ReadOnly {
		return nil, s.fail(graph.CodeUnavailable, nil, "the graph is open for reading only")
	}
	results, err := s.loadPrepared(ctx, all, options)
	if err != nil {
		return nil, s.explain("load into", err)
	}
	return results, nil
}

func (s *Store) loadPrepared(ctx context.Context, all []*prepared, options graph.LoadOptions) ([]graph.LoadResult, error) {
	by := s.correctedBy()
	for _, p := range all {
		p.by = by
	}
	// What has not changed costs one read, and no lock.
	var there map[string]string
	if err := s.patiently(ctx, func() error {
		return s.read(ctx, func(q *queries) error {
			there = hashes(q, all)
			return nil
		})
	}); err != nil {
		return nil, err
	}
	var changed []*prepared
	for _, p := range all {
		if p.err == nil && (there[p.id] != p.hash || options.Correcting) {
			changed = append(changed, p)
		}
	}
	if len(changed) == 0 {
		return (&batch{all: all, hashes: there}).load(nil)
	}
	parallel(len(changed), func(i int) { changed[i].complete() })
	var last *batch // the latest try that came to its end, though perhaps not into the graph
	var results []graph.LoadResult
	err := s.write(ctx, func(q *queries) error {
		q.all("MATCH (g:Uniongraph) SET g.locked = true REMOVE g.locked", nil) // until the transaction ends
		if !options.Correcting {
			if err := graph.CheckCorrections(heldCorrections(q), by); err != nil && q.err == nil {
				return err
			}
		}
		b := &batch{all: all, hashes: hashes(q, all), store: s, options: options}
		if last != nil && !options.Correcting && last.isThere(b.hashes) {
			results = last.results // the commit whose answer got lost had succeeded
			return q.err
		}
		var err error
		if results, err = b.load(q); err == nil {
			last = b
		}
		return err
	})
	return results, err
}

// complete works out what the document says.
func (p *prepared) complete() {
	if p.facts != nil || p.err != nil {
		return
	}
	if p.facts, p.err = p.read(); p.err == nil {
		p.facts, p.altered = graph.Alter(p.facts, p.by)
		p.words = strings.Join(graph.Words(p.facts.Document.Title+"\n"+p.facts.Document.Text), " ")
	}
}

// hashes gives the hash of each document that is in the graph, by id.
func hashes(q *queries, all []*prepared) map[string]string {
	var ids []string
	for _, p := range all {
		if p.id != "" {
			ids = append(ids, p.id)
		}
	}
	out := map[string]string{}
	for _, r := range q.of("MATCH (d:Document {id: key}) RETURN d.id AS id, d.hash AS hash", ids) {
		out[text(r, "id")] = text(r, "hash")
	}
	return out
}

// batch is one try to load documents.
type batch struct {
	all     []*prepared
	hashes  map[string]string // of the documents as they are in the graph, by id
	store   *Store
	options graph.LoadOptions
	results []graph.LoadResult
}

// isThere reports whether all that the batch has written is in the graph.
func (b *batch) isThere(hashes map[string]string) bool {
	for id, hash := range b.hashes {
		if hashes[id] != hash {
			return false
		}
	}
	return true
}

// load writes the documents in rounds: one has each document at most once, so that of
// two versions in one batch the later one counts.
func (b *batch) load(q *queries) ([]graph.LoadResult, error) {
	b.results = make([]graph.LoadResult, len(b.all))
	for i := 0; i < len(b.all); {
		r := newRound(q, b)
		for ; i < len(b.all) && !r.has(b.all[i].id); i++ {
			p := b.all[i]
			switch {
			case p.err != nil:
				b.results[i] = graph.LoadResult{Document: p.id, Status: graph.StatusFailed, Err: p.err}
			case b.hashes[p.id] == p.hash && !b.options.Correcting:
				b.results[i] = graph.LoadResult{Document: p.id, Status: graph.StatusUnchanged}
			default:
				if p.complete(); p.err != nil {
					b.results[i] = graph.LoadResult{Document: p.id, Status: graph.StatusFailed, Err: p.err}
					continue
				}
				r.candidates[p.id] = i
				r.order = append(r.order, i)
			}
		}
		if err := r.load(); err != nil {
			return nil, err
		}
	}
	return b.results, nil
}

// parallel calls do for 0 to n-1, on all processors, and waits.
func parallel(n int, do func(i int)) {
	var wg sync.WaitGroup
	workers := min(n, runtime.GOMAXPROCS(0))
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				do(i)
			}
		})
	}
	wg.Wait()
}
