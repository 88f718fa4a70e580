package neo4j

import (
	"fmt"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/uniongraph/uniongraph/graph"
)

// edgeType says between which labels a relationship stands.
type edgeType struct {
	kind     graph.EdgeType
	from, to string
}

var edgeTypes = []edgeType{
	{graph.EdgeMet, "Person", "Person"},
	{graph.EdgeAttended, "Person", "Event"},
	{graph.EdgeHoldsRole, "Person", "Organization"},
	{graph.EdgeCooperatesWith, "Organization", "Organization"},
	{graph.EdgeOrganized, "Organization", "Event"},
	{graph.EdgeHosted, "Organization", "Event"},
	{graph.EdgeTookPart, "Organization", "Event"},
}

// deriveEdges writes anew every relationship whose statements came, went or changed
// hands. stored are the statements of such edges that were in the graph before; touched
// says of keys that a relationship may be there though no statement of it is left.
func (r *round) deriveEdges(added, stored []graph.Statement) {
	groups := map[string][]graph.Statement{}
	there := map[string]bool{} // keys whose relationship is there for certain
	for _, s := range stored {
		key := graph.EdgeKey(s)
		groups[key] = append(groups[key], s)
		there[key] = !r.moved[key]
	}
	for _, s := range added {
		if key := graph.EdgeKey(s); key != "" {
			groups[key] = append(groups[key], s)
		}
	}
	create, update, merge := map[graph.EdgeType][]row{}, map[graph.EdgeType][]row{}, map[graph.EdgeType][]row{}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		for _, e := range graph.Derive(groups[key]) {
			from, to := r.nodes[e.From], r.nodes[e.To]
			properties := edgeProperties(key, e)
			switch {
			case there[key]:
				update[e.Type] = append(update[e.Type], row{"key": key, "properties": properties})
			case r.touched[key] || r.moved[key] || from == "" || to == "":
				merge[e.Type] = append(merge[e.Type], row{"key": key, "from": e.From, "to": e.To, "properties": properties})
			default:
				create[e.Type] = append(create[e.Type], row{"from": from, "to": to, "properties": properties})
			}
		}
	}
	var gone []string
	for key := range r.touched {
		if len(groups[key]) == 0 {
			gone = append(gone, key)
		}
	}
	slices.Sort(gone)
	for _, t := range edgeTypes {
		if len(gone) > 0 {
			r.of(fmt.Sprintf("MATCH ()-[r:%s {key: key}]->() DELETE r", t.kind), gone)
		}
		r.each(fmt.Sprintf("MATCH ()-[r:%s {key: row.key}]->() SET r = row.properties", t.kind), update[t.kind])
		r.each(fmt.Sprintf("MATCH (a) WHERE elementId(a) = row.from MATCH (b) WHERE elementId(b) = row.to CREATE (a)-[r:%s]->(b) SET r = row.properties", t.kind), create[t.kind])
		r.each(fmt.Sprintf("MATCH (a:%s {id: row.from}) MATCH (b:%s {id: row.to}) MERGE (a)-[r:%s {key: row.key}]->(b) SET r = row.properties", t.from, t.to, t.kind), merge[t.kind])
	}
}

// edgeProperties are what people see on a relationship; docs/graph-model.md explains them.
func edgeProperties(key string, e graph.Edge) row {
	p := row{"key": key}
	switch e.Type {
	case graph.EdgeMet:
		p["times"], p["first"], p["last"] = e.Count, e.First, e.Last
	case graph.EdgeCooperatesWith:
		p["basis"], p["start_date"], p["end_date"] = e.Basis, e.StartDate, e.EndDate
		p["times"], p["first"], p["last"] = e.Count, e.First, e.Last
	case graph.EdgeHoldsRole:
		p["role"], p["former"], p["documents"] = e.Role, e.Former, e.Count
		p["first_seen"], p["last_seen"] = e.First, e.Last
	case graph.EdgeAttended:
		p["as"], p["mode"], p["delegation"] = e.As, e.Mode, e.Delegation
	}
	return known(p)
}

// statementColumns gives all that a statement says, from s and its document d.
const statementColumns = ` RETURN properties(s) AS s, d.id AS document,
	head([(s)-[:SUBJECT]->(n) | n.id]) AS subject, head([(s)-[:OBJECT]->(n) | n.id]) AS object,
	head([(s)-[:AT]->(n) | n.id]) AS event, head([(s)-[:DELEGATION]->(n) | n.id]) AS delegation`

// readStatement reads a record of statementColumns.
func readStatement(r *neo4j.Record) graph.Statement {
	p := properties(r, "s")
	return graph.Statement{
		ID: p.text("id"), Document: text(r, "document"), Kind: graph.Kind(p.text("kind")),
		Subject: text(r, "subject"), Object: text(r, "object"), Event: text(r, "event"),
		Properties: graph.Properties{
			Role: p.text("role"), Former: p.flag("former"), As: p.text("as"), Mode: p.text("mode"), Delegation: text(r, "delegation"),
			Basis: p.text("basis"), StartDate: p.text("start_date"), EndDate: p.text("end_date"),
		},
		Date: p.text("date"), Sentence: p.text("sentence"), Start: p.number("start"), End: p.number("end"),
		SubjectRef: p.text("subject_ref"), ObjectRef: p.text("object_ref"),
	}
}

// statementProperties are what readStatement reads, but for what relationships say.
func statementProperties(s graph.Statement) row {
	p := known(row{
		"id": s.ID, "kind": string(s.Kind), "role": s.Role, "as": s.As, "mode": s.Mode, "basis": s.Basis,
		"start_date": s.StartDate, "end_date": s.EndDate, "date": s.Date, "sentence": s.Sentence,
		"subject_ref": s.SubjectRef, "object_ref": s.ObjectRef, "edge": graph.EdgeKey(s),
	})
	p["start"], p["end"] = s.Start, s.End
	if s.Former {
		p["former"] = true
	}
	return p
}
