package neo4j

import (
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

func isUnion(id string) bool { return strings.HasPrefix(id, "union:") }

// succeed writes which unions are succeeded by which. It looks at all of them, who are
// few, so that it does not matter which pages named them and in which order: a graph
// that has it already is left as it is. A successor that no page names is a Union
// without being an Organization, and goes with the last union that it succeeded.
func (s *Store) succeed(q *queries) {
	if s.options.Unit == nil {
		return
	}
	var unions []graph.Organization
	for _, r := range q.all("MATCH (u:Organization:Union) RETURN u.id AS id", nil) {
		unions = append(unions, graph.Organization{ID: text(r, "id")})
	}
	rows := []row{} // none is a list too
	for _, e := range graph.Successions(unions, s.options.Unit) {
		rows = append(rows, row{"from": e.From, "to": e.ID, "name": e.Name, "properties": known(row{"date": e.Date, "source": e.Source})})
	}
	q.all(`MATCH (a:Union)-[r:SUCCEEDED_BY]->(b:Union)
		WHERE NOT any(row IN $rows WHERE row.from = a.id AND row.to = b.id) DELETE r`, row{"rows": rows})
	q.each(`MATCH (a:Union {id: row.from}) MERGE (b:Union {id: row.to}) ON CREATE SET b.province = row.name
		MERGE (a)-[r:SUCCEEDED_BY]->(b) SET r = row.properties`, rows)
	q.all("MATCH (u:Union) WHERE NOT u:Organization AND NOT EXISTS { (u)<-[:SUCCEEDED_BY]-() } DETACH DELETE u", nil)
}
