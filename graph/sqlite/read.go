package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// Find implements [graph.Reader].
func (s *Store) Find(ctx context.Context, filter graph.Filter) (graph.Nodes, error) {
	nodes, err := s.find(ctx, filter)
	return nodes, s.explain("read", err)
}

func (s *Store) find(ctx context.Context, filter graph.Filter) (graph.Nodes, error) {
	var nodes graph.Nodes
	wants := func(kind graph.NodeKind) bool { return len(filter.Kinds) == 0 || slices.Contains(filter.Kinds, kind) }
	if wants(graph.NodePerson) {
		rows, err := s.selectNodes(ctx, filter, graph.NodePerson, "SELECT id, name, honorific_prefix, folded, names FROM persons", "folded")
		if err != nil {
			return nodes, err
		}
		persons, err := collect(rows, personFields)
		if err != nil {
			return nodes, err
		}
		for _, p := range persons {
			names, err := list(p.Names)
			if err != nil {
				return nodes, err
			}
			nodes.Persons = append(nodes.Persons, graph.Person{ID: p.ID, Name: p.Name, HonorificPrefix: p.HonorificPrefix, Folded: p.Folded, Names: names})
		}
	}
	if wants(graph.NodeOrganization) {
		rows, err := s.selectNodes(ctx, filter, graph.NodeOrganization, "SELECT id, name, classification, folded, names FROM organizations", "folded")
		if err != nil {
			return nodes, err
		}
		organizations, err := collect(rows, func(o *organizationRow) []any {
			return []any{&o.ID, &o.Name, &o.Classification, &o.Folded, &o.names}
		})
		if err != nil {
			return nodes, err
		}
		for _, o := range organizations {
			if o.Names, err = list(o.names); err != nil {
				return nodes, err
			}
			nodes.Organizations = append(nodes.Organizations, o.Organization)
		}
	}
	if wants(graph.NodeEvent) {
		rows, err := s.selectNodes(ctx, filter, graph.NodeEvent,
			"SELECT id, (SELECT d.id FROM documents d WHERE d.key = document), name, folded, classification, start_date, end_date, location FROM events", "start_date DESC")
		if err != nil {
			return nodes, err
		}
		if nodes.Events, err = collect(rows, func(e *graph.Event) []any {
			return []any{&e.ID, &e.Document, &e.Name, &e.Folded, &e.Classification, &e.StartDate, &e.EndDate, &e.Location}
		}); err != nil {
			return nodes, err
		}
	}
	if wants(graph.NodeDocument) && len(filter.Names) == 0 {
		rows, err := s.selectNodes(ctx, filter, graph.NodeDocument,
			"SELECT id, url, source_file, path, site, title, published, author, publisher, content_id, text, hash FROM documents", "published DESC")
		if err != nil {
			return nodes, err
		}
		if nodes.Documents, err = collect(rows, func(d *graph.Document) []any {
			return []any{&d.ID, &d.URL, &d.SourceFile, &d.Path, &d.Site, &d.Title, &d.Published, &d.Author, &d.Publisher, &d.ContentID, &d.Text, &d.Hash}
		}); err != nil {
			return nodes, err
		}
	}
	return nodes, nil
}

type personRow struct{ ID, Name, HonorificPrefix, Folded, Names string }

func personFields(p *personRow) []any {
	return []any{&p.ID, &p.Name, &p.HonorificPrefix, &p.Folded, &p.Names}
}

type organizationRow struct {
	graph.Organization
	names string
}

// selectNodes runs a SELECT on the table of one kind under the filter's conditions.
func (s *Store) selectNodes(ctx context.Context, filter graph.Filter, kind graph.NodeKind, query, order string) (*sql.Rows, error) {
	var conditions []string
	var args []any
	add := func(condition string, arg any) {
		conditions = append(conditions, condition)
		args = append(args, arg)
	}
	if filter.IDs != nil {
		add("id IN (SELECT value FROM json_each(?))", array(filter.IDs))
	}
	if filter.Names != nil {
		if kind == graph.NodeOrganization {
			add("id IN (SELECT organization FROM organization_names WHERE folded IN (SELECT value FROM json_each(?)))", array(filter.Names))
		} else {
			add("folded IN (SELECT value FROM json_each(?))", array(filter.Names))
		}
	}
	if len(filter.Words) > 0 {
		args = append(args, string(kind))
		add("id IN (SELECT e.id FROM entries e WHERE e.kind = ? AND e.key IN (SELECT rowid FROM search WHERE search MATCH ?))", phrase(filter.Words))
	}
	if len(conditions) > 0 {
		query += " WHERE " + strings.Join(conditions, " AND ")
	}
	query += " ORDER BY " + order + ", id"
	if filter.Limit > 0 {
		query += " LIMIT ?"
		args = append(args, filter.Limit)
	}
	return s.db.QueryContext(ctx, query, args...)
}

// phrase writes a full-text query for all words, whatever characters they have.
func phrase(words []string) string {
	var quoted []string
	for _, w := range words {
		quoted = append(quoted, `"`+strings.ReplaceAll(w, `"`, `""`)+`"`)
	}
	return strings.Join(quoted, " ")
}

// Statements implements [graph.Reader].
func (s *Store) Statements(ctx context.Context, filter graph.StatementFilter) ([]graph.Statement, error) {
	statements, err := s.statements(ctx, filter)
	return statements, s.explain("read", err)
}

func (s *Store) statements(ctx context.Context, filter graph.StatementFilter) ([]graph.Statement, error) {
	query := `SELECT s.id, d.id, s.kind, s.subject, s.subject_ref, s.object, s.object_ref, s.event, s.role, s.former, s.manner, s.mode,
		s.delegation, s.basis, s.start_date, s.end_date, s.date, s.sentence, s.start, s."end", d.url, d.source_file, d.title, d.published
		FROM statements s JOIN documents d ON d.key = s.document`
	var conditions []string
	var args []any
	if filter.Kinds != nil {
		conditions = append(conditions, "s.kind IN (SELECT value FROM json_each(?))")
		args = append(args, array(filter.Kinds))
	}
	if filter.Nodes != nil {
		nodes := array(filter.Nodes)
		var ends []string
		for _, end := range []string{"subject", "object", "event", "delegation"} {
			unknown := ""
			if end == "event" || end == "delegation" {
				unknown = " AND " + end + " <> ''" // as their indexes are
			}
			ends = append(ends, "SELECT id FROM statements WHERE "+end+" IN (SELECT value FROM json_each(?))"+unknown)
			args = append(args, nodes)
		}
		conditions = append(conditions, "s.id IN ("+strings.Join(ends, " UNION ")+")")
	}
	if filter.Documents != nil {
		conditions = append(conditions, "d.id IN (SELECT value FROM json_each(?))")
		args = append(args, array(filter.Documents))
	}
	if len(conditions) > 0 {
		query += " WHERE " + strings.Join(conditions, " AND ")
	}
	rows, err := s.db.QueryContext(ctx, query+" ORDER BY d.id, s.start, s.id", args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(s *graph.Statement) []any {
		return []any{
			&s.ID, &s.Document, &s.Kind, &s.Subject, &s.SubjectRef, &s.Object, &s.ObjectRef, &s.Event, &s.Role, &s.Former, &s.As, &s.Mode,
			&s.Delegation, &s.Basis, &s.StartDate, &s.EndDate, &s.Date, &s.Sentence, &s.Start, &s.End,
			&s.Source.URL, &s.Source.SourceFile, &s.Source.Title, &s.Source.Published,
		}
	})
}

// array writes values as a JSON array, so that any number of them is one argument.
func array[T ~string](values []T) string {
	b, err := json.Marshal(values)
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(b)
}

func list(text string) ([]string, error) {
	var items []string
	err := json.Unmarshal([]byte(text), &items)
	return items, err
}
