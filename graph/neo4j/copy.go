package neo4j

import (
	"context"

	"github.com/uniongraph/uniongraph/graph"
)

// DocumentIDs implements [graph.Copier].
func (s *Store) DocumentIDs(ctx context.Context) ([]string, error) {
	var ids []string
	err := s.read(ctx, func(q *queries) error {
		ids = nil
		for _, record := range q.all("MATCH (d:Document) RETURN d.id AS id ORDER BY id", nil) {
			ids = append(ids, text(record, "id"))
		}
		return nil
	})
	return ids, s.explain("read", err)
}

// Facts implements [graph.Copier].
func (s *Store) Facts(ctx context.Context, ids []string) ([]*graph.Facts, error) {
	var out []*graph.Facts
	err := s.patiently(ctx, func() error {
		var err error
		out, err = s.facts(ctx, ids)
		return err
	})
	return out, s.explain("read", err)
}

func (s *Store) facts(ctx context.Context, ids []string) ([]*graph.Facts, error) {
	var out []*graph.Facts
	err := s.read(ctx, func(q *queries) error {
		byID, altered := map[string]*graph.Facts{}, map[string]graph.Alteration{}
		out = nil
		for _, record := range q.all("MATCH (n:Document) WHERE n.id IN $ids RETURN n {.*, words: null} AS n ORDER BY n.id", row{"ids": ids}) {
			n := properties(record, "n")
			facts := &graph.Facts{Document: readDocument(n)}
			if original := n.text("original"); original != "" {
				altered[facts.Document.ID] = graph.Alteration{Original: original}
			}
			byID[facts.Document.ID] = facts
			out = append(out, facts)
		}
		for _, record := range q.all("MATCH (d:Document)-[m:NAMES]->(p:Profile) WHERE d.id IN $ids RETURN d.id AS document, m.ref AS ref, properties(p) AS p ORDER BY document, ref", row{"ids": ids}) {
			p := properties(record, "p")
			facts := byID[text(record, "document")]
			facts.Mentions = append(facts.Mentions, graph.Mention{Ref: text(record, "ref"), Profile: graph.Profile{
				Name: p.text("name"), HonorificPrefix: p.text("honorific_prefix"), Anchors: p.list("anchors"),
			}})
		}
		for _, record := range q.all("MATCH (d:Document)-[:NAMES]->(n:OrganizationName)-[:OF]->(o:Organization) WHERE d.id IN $ids RETURN d.id AS document, o.id AS id, properties(n) AS n ORDER BY document, id", row{"ids": ids}) {
			n := properties(record, "n")
			facts := byID[text(record, "document")]
			facts.Organizations = append(facts.Organizations, graph.Organization{
				ID: text(record, "id"), Name: n.text("name"), Classification: n.text("classification"), Folded: n.text("folded"), Names: []string{n.text("name")},
			})
		}
		for _, record := range q.all("MATCH (d:Document)-[:TELLS_OF]->(n:Event) WHERE d.id IN $ids RETURN n {.*, document: d.id} AS n ORDER BY n.id", row{"ids": ids}) {
			e := readEvent(properties(record, "n"))
			facts := byID[e.Document]
			facts.Events = append(facts.Events, e)
		}
		for _, record := range q.all("MATCH (s:Statement)-[:STATED_IN]->(d:Document) WHERE d.id IN $ids WITH s, d ORDER BY d.id, s.start, s.id"+statementColumns, row{"ids": ids}) {
			statement := readStatement(record)
			if statement.SubjectRef != "" {
				statement.Subject = ""
			}
			if statement.ObjectRef != "" {
				statement.Object = ""
			}
			facts := byID[statement.Document]
			facts.Statements = append(facts.Statements, statement)
		}
		for i, facts := range out {
			if a, ok := altered[facts.Document.ID]; ok && q.err == nil {
				var err error
				if out[i], err = a.Restore(facts.Document); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return out, err
}
