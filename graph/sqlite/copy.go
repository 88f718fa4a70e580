package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/uniongraph/uniongraph/graph"
)

// LoadFacts implements [graph.Copier].
func (s *Store) LoadFacts(ctx context.Context, batch []*graph.Facts, options graph.LoadOptions) ([]graph.LoadResult, error) {
	if s.lock == nil {
		return nil, s.fail(graph.CodeUnavailable, nil, "%s is open for reading only", s.path)
	}
	all := make([]*prepared, len(batch))
	parallel(len(batch), func(i int) {
		d := batch[i].Document
		all[i] = &prepared{id: d.ID, hash: d.Hash, facts: batch[i], words: documentWords(d)}
	})
	results, err := s.loadPrepared(ctx, options, func(*load) ([]*prepared, error) { return all, nil })
	if err != nil {
		return nil, s.explain("load into", err)
	}
	return results, nil
}

// DocumentIDs implements [graph.Copier].
func (s *Store) DocumentIDs(ctx context.Context) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id FROM documents ORDER BY id")
	if err != nil {
		return nil, s.explain("read", err)
	}
	ids, err := collect(rows, func(id *string) []any { return []any{id} })
	return ids, s.explain("read", err)
}

// Facts implements [graph.Copier].
func (s *Store) Facts(ctx context.Context, ids []string) ([]*graph.Facts, error) {
	facts, err := s.facts(ctx, ids)
	return facts, s.explain("read", err)
}

func (s *Store) facts(ctx context.Context, ids []string) ([]*graph.Facts, error) {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	var out []*graph.Facts
	for _, id := range ids {
		facts, err := documentFacts(ctx, tx, id)
		if err != nil {
			return nil, err
		}
		if facts != nil {
			out = append(out, facts)
		}
	}
	return out, nil
}

// documentFacts reads one document back, nil if it is not there.
func documentFacts(ctx context.Context, tx *sql.Tx, id string) (*graph.Facts, error) {
	var key int64
	var f graph.Facts
	var altered graph.Alteration
	d := &f.Document
	err := tx.QueryRowContext(ctx, `SELECT key, id, url, source_file, path, site, title, published, author, publisher, content_id, text, hash, original
		FROM documents WHERE id = ?`, id).
		Scan(&key, &d.ID, &d.URL, &d.SourceFile, &d.Path, &d.Site, &d.Title, &d.Published, &d.Author, &d.Publisher, &d.ContentID, &d.Text, &d.Hash, &altered.Original)
	if err == sql.ErrNoRows {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if altered.Original != "" {
		return altered.Restore(*d)
	}
	type mention struct {
		graph.Mention
		anchors string
	}
	mentions, err := rowsOf(ctx, tx, "SELECT m.ref, p.name, p.honorific_prefix, p.anchors FROM mentions m JOIN profiles p ON p.key = m.profile WHERE m.document = ? ORDER BY m.ref", key,
		func(m *mention) []any { return []any{&m.Ref, &m.Profile.Name, &m.Profile.HonorificPrefix, &m.anchors} })
	if err != nil {
		return nil, err
	}
	for _, m := range mentions {
		if err := json.Unmarshal([]byte(m.anchors), &m.Profile.Anchors); err != nil {
			return nil, err
		}
		f.Mentions = append(f.Mentions, m.Mention)
	}
	if f.Organizations, err = rowsOf(ctx, tx, `SELECT n.organization, n.name, n.classification, n.folded FROM organization_mentions m
		JOIN organization_names n ON n.key = m.name WHERE m.document = ? ORDER BY n.organization, n.name`, key,
		func(o *graph.Organization) []any { return []any{&o.ID, &o.Name, &o.Classification, &o.Folded} }); err != nil {
		return nil, err
	}
	for i, o := range f.Organizations {
		f.Organizations[i].Names = []string{o.Name}
	}
	if f.Events, err = rowsOf(ctx, tx, "SELECT id, ?2, name, folded, classification, start_date, end_date, location FROM events WHERE document = ?1 ORDER BY id", key,
		func(e *graph.Event) []any {
			return []any{&e.ID, &e.Document, &e.Name, &e.Folded, &e.Classification, &e.StartDate, &e.EndDate, &e.Location}
		}, d.ID); err != nil {
		return nil, err
	}
	f.Statements, err = rowsOf(ctx, tx, `SELECT id, ?2, kind, CASE subject_ref WHEN '' THEN subject ELSE '' END, subject_ref,
		CASE object_ref WHEN '' THEN object ELSE '' END, object_ref, event, role, former, manner, mode, delegation, basis, start_date, end_date,
		date, sentence, start, "end" FROM statements WHERE document = ?1 ORDER BY start, id`, key,
		func(s *graph.Statement) []any {
			return []any{&s.ID, &s.Document, &s.Kind, &s.Subject, &s.SubjectRef, &s.Object, &s.ObjectRef, &s.Event, &s.Role, &s.Former, &s.As, &s.Mode,
				&s.Delegation, &s.Basis, &s.StartDate, &s.EndDate, &s.Date, &s.Sentence, &s.Start, &s.End}
		}, d.ID)
	return &f, err
}

// rowsOf reads what one document has in one table.
func rowsOf[T any](ctx context.Context, tx *sql.Tx, query string, document int64, fields func(*T) []any, more ...any) ([]T, error) {
	rows, err := tx.QueryContext(ctx, query, append([]any{document}, more...)...)
	if err != nil {
		return nil, err
	}
	return collect(rows, fields)
}
