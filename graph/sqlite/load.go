package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uniongraph/uniongraph/graph"
)

// Load implements [graph.Loader].
func (s *Store) Load(ctx context.Context, batch []graph.Input, options graph.LoadOptions) ([]graph.LoadResult, error) {
	if s.lock == nil {
		return nil, s.fail(graph.CodeUnavailable, nil, "%s is open for reading only", s.path)
	}
	results, err := s.loadPrepared(ctx, options, func(l *load) ([]*prepared, error) { return l.prepareAll(batch) })
	if err != nil {
		return nil, s.explain("load into", err)
	}
	return results, nil
}

// loadPrepared loads, in one transaction, the documents that prepare gives.
func (s *Store) loadPrepared(ctx context.Context, options graph.LoadOptions, prepare func(*load) ([]*prepared, error)) ([]graph.LoadResult, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	l := newLoad(ctx, tx, s.resolver, options)
	defer l.close()
	l.corrector = s.correctedBy()
	if err := l.checkCorrections(); err != nil {
		return nil, err
	}
	all, err := prepare(l)
	if err != nil {
		return nil, err
	}
	results := make([]graph.LoadResult, len(all))
	for i, p := range all {
		if results[i], err = l.take(p); err != nil {
			return nil, err
		}
	}
	if err := l.settle(); err != nil {
		return nil, err
	}
	return results, tx.Commit()
}

// A load is one transaction. Documents come in one by one (take) and leave to the
// end (settle) what depends on all of them: who is who, and the statements, which
// need to know.
type load struct {
	writer
	resolver  graph.Resolver
	corrector graph.Corrector // nil if there is none
	options   graph.LoadOptions

	pending       map[string]bool  // ids of documents whose statements are yet to be written
	facts         []*pendingFacts  // theirs
	blocks        map[string]bool  // folded names whose profiles came or went
	shrunk        map[string]bool  // those of them whose profiles went
	orphans       map[int64]string // profiles that lost a mention, and their blocks
	organizations map[string]bool  // ids whose names came or went
	lostNames     map[int64]bool   // organization names that lost a mention
}

type pendingFacts struct {
	document int64
	facts    *graph.Facts
	profiles map[string]int64 // by the person's ref
}

func newLoad(ctx context.Context, tx *sql.Tx, resolver graph.Resolver, options graph.LoadOptions) *load {
	l := &load{writer: newWriter(ctx, tx), resolver: resolver, options: options}
	l.reset()
	return l
}

func (l *load) reset() {
	l.pending, l.facts = map[string]bool{}, nil
	l.blocks, l.shrunk, l.orphans = map[string]bool{}, map[string]bool{}, map[int64]string{}
	l.organizations, l.lostNames = map[string]bool{}, map[int64]bool{}
}

// take brings one document in.
func (l *load) take(p *prepared) (graph.LoadResult, error) {
	failed := func(err error) (graph.LoadResult, error) {
		return graph.LoadResult{Document: p.id, Status: graph.StatusFailed, Err: err}, nil
	}
	if p.err != nil {
		return failed(p.err)
	}
	if l.pending[p.id] { // the same document twice in one batch: the later one counts
		if err := l.settle(); err != nil {
			return graph.LoadResult{}, err
		}
	}
	key, before, err := l.stored(p.id)
	switch {
	case err != nil:
		return graph.LoadResult{}, err
	case before == p.hash && !l.options.Correcting:
		return graph.LoadResult{Document: p.id, Status: graph.StatusUnchanged}, nil
	}
	if p.facts == nil {
		if p.read(); p.err != nil {
			return failed(p.err)
		}
	}
	facts, altered := graph.Alter(p.facts, l.corrector)
	result := graph.LoadResult{Document: p.id, Status: graph.StatusNew}
	var previous []graph.Fingerprint
	if key != 0 {
		result.Status = graph.StatusChanged
		if previous, err = l.fingerprints(key); err != nil {
			return result, err
		}
	}
	diff, err := graph.Compare(facts, previous, l.options.Force)
	if err != nil {
		return failed(err)
	}
	result.Added, result.Retracted, result.Updated = diff.Added, diff.Retracted, diff.Updated
	if key != 0 {
		if err := l.remove(key, p.id); err != nil {
			return result, err
		}
	}
	return result, l.insert(facts, altered, p.words)
}

// stored gives key and hash of a document as it is in the graph, zero if it is not.
func (l *load) stored(id string) (key int64, hash string, err error) {
	err = l.row("SELECT key, hash FROM documents WHERE id = ?", id).Scan(&key, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return key, hash, err
}

func (l *load) fingerprints(document int64) ([]graph.Fingerprint, error) {
	rows, err := l.query(`SELECT id, kind, date, sentence, start, "end" FROM statements WHERE document = ?`, document)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(f *graph.Fingerprint) []any {
		return []any{&f.ID, &f.Kind, &f.Date, &f.Sentence, &f.Start, &f.End}
	})
}

// remove takes a document out and remembers whom that may concern.
func (l *load) remove(key int64, id string) error {
	type lost struct {
		key   int64
		owner string
	}
	scan := func(f *lost) []any { return []any{&f.key, &f.owner} }
	for query, note := range map[string]func(lost){
		"SELECT p.key, p.block FROM mentions m JOIN profiles p ON p.key = m.profile WHERE m.document = ?": func(f lost) {
			l.orphans[f.key] = f.owner
		},
		"SELECT n.key, n.organization FROM organization_mentions m JOIN organization_names n ON n.key = m.name WHERE m.document = ?": func(f lost) {
			l.lostNames[f.key] = true
			l.organizations[f.owner] = true
		},
		"SELECT 0, id FROM events WHERE document = ?": func(f lost) { l.unindex(graph.NodeEvent, f.owner) },
	} {
		rows, err := l.query(query, key)
		if err != nil {
			return err
		}
		found, err := collect(rows, scan)
		if err != nil {
			return err
		}
		for _, f := range found {
			note(f)
		}
	}
	l.unindex(graph.NodeDocument, id)
	l.exec("DELETE FROM documents WHERE key = ?", key) // the rest cascades
	return l.err
}

// insert writes all of a document but its statements.
func (l *load) insert(facts *graph.Facts, altered graph.Alteration, words string) error {
	d := facts.Document
	key := l.insertKey(
		`INSERT INTO documents (id, url, source_file, path, site, title, published, author, publisher, content_id, text, hash, original, effect)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		d.ID, d.URL, d.SourceFile, d.Path, d.Site, d.Title, d.Published, d.Author, d.Publisher, d.ContentID, d.Text, d.Hash, altered.Original, altered.Effect)
	l.index(graph.NodeDocument, d.ID, words)
	p := &pendingFacts{document: key, facts: facts, profiles: map[string]int64{}}
	for _, m := range facts.Mentions {
		p.profiles[m.Ref] = l.profile(m.Profile)
		l.exec("INSERT INTO mentions (document, ref, profile) VALUES (?,?,?)", key, m.Ref, p.profiles[m.Ref])
	}
	for _, o := range facts.Organizations {
		l.exec("INSERT INTO organization_mentions (document, name) VALUES (?,?)", key, l.organizationName(o))
	}
	for _, e := range facts.Events {
		l.exec(`INSERT INTO events (id, document, name, folded, classification, start_date, end_date, location) VALUES (?,?,?,?,?,?,?,?)`,
			e.ID, key, e.Name, e.Folded, e.Classification, e.StartDate, e.EndDate, e.Location)
		l.index(graph.NodeEvent, e.ID, e.Folded)
	}
	l.pending[d.ID] = true
	l.facts = append(l.facts, p)
	return l.err
}

// settle decides who is who among all that came or went, then writes the statements.
func (l *load) settle() error {
	l.dropOrphans()
	for block := range l.blocks {
		if err := l.resolve(block); err != nil {
			return err
		}
	}
	for id := range l.organizations {
		if err := l.mergeOrganization(id); err != nil {
			return err
		}
	}
	for _, p := range l.facts {
		if err := l.insertStatements(p); err != nil {
			return err
		}
	}
	l.reset()
	return l.err
}

func (l *load) insertStatements(p *pendingFacts) error {
	persons := map[string]string{}
	for ref, profile := range p.profiles {
		id, err := l.personOf(profile)
		if err != nil {
			return err
		}
		persons[ref] = id
	}
	for _, s := range p.facts.Statements {
		if s.SubjectRef != "" {
			s.Subject = persons[s.SubjectRef]
		}
		if s.ObjectRef != "" {
			s.Object = persons[s.ObjectRef]
		}
		l.exec(`INSERT INTO statements (id, document, kind, subject, subject_ref, object, object_ref, event, role, former, manner, mode,
			delegation, basis, start_date, end_date, date, sentence, start, "end") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
			s.ID, p.document, string(s.Kind), s.Subject, s.SubjectRef, s.Object, s.ObjectRef, s.Event, s.Role, s.Former, s.As, s.Mode,
			s.Delegation, s.Basis, s.StartDate, s.EndDate, s.Date, s.Sentence, s.Start, s.End)
	}
	return l.err
}
