package neo4j

import (
	"context"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// Find implements [graph.Reader].
func (s *Store) Find(ctx context.Context, filter graph.Filter) (graph.Nodes, error) {
	var nodes graph.Nodes
	err := s.read(ctx, func(q *queries) error {
		nodes = graph.Nodes{}
		wants := func(kind graph.NodeKind) bool { return len(filter.Kinds) == 0 || slices.Contains(filter.Kinds, kind) }
		if wants(graph.NodePerson) {
			for _, n := range q.find(filter, graph.NodePerson, "n.folded") {
				nodes.Persons = append(nodes.Persons, readPerson(n))
			}
		}
		if wants(graph.NodeOrganization) {
			for _, n := range q.find(filter, graph.NodeOrganization, "n.folded") {
				nodes.Organizations = append(nodes.Organizations, graph.Organization{
					ID: n.text("id"), Name: n.text("name"), Classification: n.text("classification"), Folded: n.text("folded"), Names: n.list("names"),
				})
			}
		}
		if wants(graph.NodeEvent) {
			for _, n := range q.find(filter, graph.NodeEvent, "coalesce(n.start_date, '') DESC") {
				nodes.Events = append(nodes.Events, readEvent(n))
			}
		}
		if wants(graph.NodeDocument) && len(filter.Names) == 0 {
			for _, n := range q.find(filter, graph.NodeDocument, "coalesce(n.published, '') DESC") {
				nodes.Documents = append(nodes.Documents, readDocument(n))
			}
		}
		return nil
	})
	return nodes, s.explain("read", err)
}

func readPerson(n props) graph.Person {
	return graph.Person{ID: n.text("id"), Name: n.text("name"), HonorificPrefix: n.text("honorific_prefix"), Folded: n.text("folded"), Names: n.list("names")}
}

func readEvent(n props) graph.Event {
	return graph.Event{
		ID: n.text("id"), Document: n.text("document"), Name: n.text("name"), Folded: n.text("folded"), Classification: n.text("classification"),
		StartDate: n.text("start_date"), EndDate: n.text("end_date"), Location: n.text("location"),
	}
}

func readDocument(n props) graph.Document {
	return graph.Document{
		ID: n.text("id"), URL: n.text("url"), SourceFile: n.text("source_file"), Path: n.text("path"), Site: n.text("site"), Title: n.text("title"),
		Published: n.text("published"), Author: n.text("author"), Publisher: n.text("publisher"), ContentID: n.text("content_id"), Text: n.text("text"), Hash: n.text("hash"),
	}
}

// find reads the nodes of one kind under the filter's conditions.
func (q *queries) find(filter graph.Filter, kind graph.NodeKind, order string) []props {
	label := labelOf[kind]
	query, conditions := "MATCH (n:"+label+")", []string{}
	parameters := row{"limit": filter.Limit}
	if len(filter.Words) > 0 {
		query = "CALL db.index.fulltext.queryNodes('" + string(kind) + "_words', $words) YIELD node AS n"
		parameters["words"] = phrase(filter.Words)
	}
	if filter.IDs != nil {
		conditions = append(conditions, "n.id IN $ids")
		parameters["ids"] = filter.IDs
	}
	if filter.Names != nil {
		parameters["names"] = filter.Names
		if kind == graph.NodeOrganization {
			named := "MATCH (x:OrganizationName)-[:OF]->(n:Organization) WHERE x.folded IN $names WITH DISTINCT n"
			if len(filter.Words) > 0 {
				named = query + " WITH n MATCH (x:OrganizationName)-[:OF]->(n) WHERE x.folded IN $names WITH DISTINCT n"
			}
			query = named
		} else {
			conditions = append(conditions, "n.folded IN $names")
		}
	}
	if !strings.HasPrefix(query, "MATCH (n:") {
		query += " WITH n" // WHERE belongs to WITH here
	}
	if len(conditions) > 0 {
		query += " WHERE " + strings.Join(conditions, " AND ")
	}
	what := "properties(n)"
	switch kind {
	case graph.NodeEvent:
		what = "n {.*, document: head([(n)<-[:TELLS_OF]-(d:Document) | d.id])}"
	case graph.NodeDocument:
		what = "n {.*, words: null, original: null}"
	}
	query += " WITH n ORDER BY " + order + ", n.id"
	if filter.Limit > 0 {
		query += " LIMIT $limit"
	}
	var out []props
	for _, record := range q.all(query+" RETURN "+what+" AS n", parameters) {
		out = append(out, properties(record, "n"))
	}
	return out
}

// phrase writes a full-text query for all words, whatever characters they have.
func phrase(words []string) string {
	var quoted []string
	for _, w := range words {
		quoted = append(quoted, `+"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(w)+`"`)
	}
	return strings.Join(quoted, " ")
}

// Statements implements [graph.Reader].
func (s *Store) Statements(ctx context.Context, filter graph.StatementFilter) ([]graph.Statement, error) {
	query, parameters := "MATCH (s:Statement)", row{}
	switch {
	case filter.Nodes != nil:
		byLabel := map[string][]string{}
		for _, id := range filter.Nodes {
			byLabel[labelFor(id)] = append(byLabel[labelFor(id)], id)
		}
		query = "CALL { MATCH (n:Person) WHERE n.id IN $persons RETURN n UNION ALL MATCH (n:Organization) WHERE n.id IN $organizations RETURN n" +
			" UNION ALL MATCH (n:Event) WHERE n.id IN $events RETURN n } MATCH (n)<-[:SUBJECT|OBJECT|AT|DELEGATION]-(s:Statement) WITH DISTINCT s"
		parameters = row{"persons": byLabel["Person"], "organizations": byLabel["Organization"], "events": byLabel["Event"]}
	case filter.Documents != nil:
		query = "MATCH (d:Document)<-[:STATED_IN]-(s:Statement) WHERE d.id IN $documents WITH s"
	}
	query += " MATCH (s)-[:STATED_IN]->(d:Document)"
	var conditions []string
	if filter.Kinds != nil {
		conditions = append(conditions, "s.kind IN $kinds")
		kinds := []string{}
		for _, k := range filter.Kinds {
			kinds = append(kinds, string(k))
		}
		parameters["kinds"] = kinds
	}
	if filter.Documents != nil {
		conditions = append(conditions, "d.id IN $documents")
		parameters["documents"] = filter.Documents
	}
	if len(conditions) > 0 {
		query += " WHERE " + strings.Join(conditions, " AND ")
	}
	query += " WITH s, d ORDER BY d.id, s.start, s.id" + statementColumns + ", d {.url, .source_file, .title, .published} AS source"
	var out []graph.Statement
	err := s.read(ctx, func(q *queries) error {
		out = nil
		for _, record := range q.all(query, parameters) {
			statement, source := readStatement(record), properties(record, "source")
			statement.Source = graph.Source{URL: source.text("url"), SourceFile: source.text("source_file"), Title: source.text("title"), Published: source.text("published")}
			out = append(out, statement)
		}
		return nil
	})
	return out, s.explain("read", err)
}
