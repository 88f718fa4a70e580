package sqlite

import (
	"runtime"
	"strings"
	"sync"

	"github.com/uniongraph/uniongraph/graph"
)

// prepared is an input with all that can be known of it without the database, so
// that several can be worked out at once before their turn comes.
type prepared struct {
	in    graph.Input
	id    string
	hash  string
	facts *graph.Facts // nil until needed: an unchanged document never is
	words string       // what finds the document
	err   error        // the input is not valid
}

// prepareAll works out ids and hashes, then the facts of what is new or changed.
func (l *load) prepareAll(batch []graph.Input) ([]*prepared, error) {
	all := make([]*prepared, len(batch))
	parallel(len(batch), func(i int) {
		p := &prepared{in: batch[i]}
		if p.err = graph.Validate(p.in.Record); p.err == nil {
			p.id = p.in.DocumentID()
			p.hash, p.err = p.in.Hash()
		}
		all[i] = p
	})
	var changed []*prepared
	for _, p := range all {
		if p.err != nil {
			continue
		}
		_, before, err := l.stored(p.id)
		if err != nil {
			return nil, err
		}
		if before != p.hash {
			changed = append(changed, p)
		}
	}
	parallel(len(changed), func(i int) { changed[i].read() })
	return all, nil
}

// read works out what the document says.
func (p *prepared) read() {
	if p.facts, p.err = graph.FromRecord(p.in); p.err == nil {
		p.words = documentWords(p.facts.Document)
	}
}

// documentWords are the folded words that find a document.
func documentWords(d graph.Document) string {
	return strings.Join(graph.Words(d.Title+"\n"+d.Text), " ")
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
