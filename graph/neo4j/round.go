package neo4j

import (
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/uniongraph/uniongraph/graph"
)

// round writes documents of which each occurs once.
type round struct {
	*queries
	batch      *batch
	candidates map[string]int // document id → its place in the batch
	order      []int          // of the candidates

	accepted []*prepared // what is to be written
	replaced []string    // ids of those of them that are in the graph in an older version

	nodes         map[string]string // id of a node → Neo4j's own, which saves looking it up once a row
	persons       map[string]string // profile id → person id
	touched       map[string]bool   // keys of edges that lost a statement
	moved         map[string]bool   // keys of edges that gained one from another person
	blocks        map[string]bool   // folded names whose profiles came or went
	shrunk        map[string]bool   // those of them whose profiles went
	orphans       map[string]string // profiles that lost a mention, and their blocks
	organizations map[string]bool   // ids whose names came or went
	lostNames     map[string]bool   // organization names that lost a mention
}

func newRound(q *queries, b *batch) *round {
	return &round{
		queries: q, batch: b, candidates: map[string]int{}, nodes: map[string]string{}, persons: map[string]string{}, touched: map[string]bool{}, moved: map[string]bool{},
		blocks: map[string]bool{}, shrunk: map[string]bool{}, orphans: map[string]string{}, organizations: map[string]bool{}, lostNames: map[string]bool{},
	}
}

func (r *round) has(id string) bool {
	_, ok := r.candidates[id]
	return ok
}

// load is the whole way of documents into the graph.
func (r *round) load() error {
	if len(r.candidates) == 0 {
		return nil
	}
	r.accept() // what changes, and whether too much would be lost
	if len(r.accepted) == 0 {
		return r.err
	}
	r.retract()             // older versions
	r.insertDocuments()     // pages, their events, whom they name
	r.dropOrphans()         // names that no page has any more
	r.resolve()             // who is who; statements follow
	r.mergeOrganizations()  // what organizations are called
	added := r.statements() // what the pages say
	stored := r.storedStatements(added)
	r.insertStatements(added)
	r.deriveEdges(added, stored) // MET, HOLDS_ROLE, …
	return r.err
}

// accept decides which documents are to be written, and says what that changes.
func (r *round) accept() {
	var known []string
	for _, i := range r.order {
		if p := r.batch.all[i]; r.batch.hashes[p.id] != "" {
			known = append(known, p.id)
		}
	}
	before := map[string][]graph.Fingerprint{}
	for _, record := range r.of(`MATCH (d:Document {id: key})<-[:STATED_IN]-(s:Statement) RETURN key AS document, properties(s) AS s`, known) {
		p := properties(record, "s")
		id := text(record, "document")
		before[id] = append(before[id], graph.Fingerprint{
			ID: p.text("id"), Kind: graph.Kind(p.text("kind")), Date: p.text("date"), Sentence: p.text("sentence"), Start: p.number("start"), End: p.number("end"),
		})
	}
	if r.err != nil {
		return
	}
	for _, i := range r.order {
		p := r.batch.all[i]
		diff, err := graph.Compare(p.facts, before[p.id], r.batch.options.Force)
		if err != nil {
			r.batch.results[i] = graph.LoadResult{Document: p.id, Status: graph.StatusFailed, Err: err}
			continue
		}
		result := graph.LoadResult{Document: p.id, Status: graph.StatusNew, Added: diff.Added, Retracted: diff.Retracted, Updated: diff.Updated}
		if r.batch.hashes[p.id] != "" {
			result.Status = graph.StatusChanged
			r.replaced = append(r.replaced, p.id)
		}
		r.batch.results[i] = result
		r.batch.hashes[p.id] = p.hash
		r.accepted = append(r.accepted, p)
	}
}

// retract takes older versions out and remembers whom that may concern.
func (r *round) retract() {
	for _, record := range r.of("MATCH (:Document {id: key})<-[:STATED_IN]-(s:Statement) WHERE s.edge IS NOT NULL RETURN DISTINCT s.edge AS edge", r.replaced) {
		r.touched[text(record, "edge")] = true
	}
	for _, record := range r.of("MATCH (:Document {id: key})-[:NAMES]->(p:Profile) RETURN DISTINCT p.id AS id, p.block AS block", r.replaced) {
		r.orphans[text(record, "id")] = text(record, "block")
	}
	for _, record := range r.of("MATCH (:Document {id: key})-[:NAMES]->(n:OrganizationName)-[:OF]->(o:Organization) RETURN DISTINCT n.id AS name, o.id AS id", r.replaced) {
		r.lostNames[text(record, "name")] = true
		r.organizations[text(record, "id")] = true
	}
	r.of("MATCH (:Document {id: key})<-[:STATED_IN]-(s:Statement) DETACH DELETE s", r.replaced)
	r.of("MATCH (:Document {id: key})-[:TELLS_OF]->(e:Event) DETACH DELETE e", r.replaced)
	r.of("MATCH (d:Document {id: key}) DETACH DELETE d", r.replaced)
}

// insertDocuments writes all of the documents but their statements.
func (r *round) insertDocuments() {
	var documents, events, profiles, names []row
	for _, p := range r.accepted {
		d := p.facts.Document
		documents = append(documents, row{"properties": known(row{
			"id": d.ID, "url": d.URL, "source_file": d.SourceFile, "path": d.Path, "site": d.Site, "title": d.Title, "published": d.Published,
			"author": d.Author, "publisher": d.Publisher, "content_id": d.ContentID, "text": d.Text, "hash": d.Hash, "words": p.words,
			"original": p.altered.Original, "effect": p.altered.Effect,
		})})
		for _, e := range p.facts.Events {
			events = append(events, row{"document": d.ID, "properties": known(row{
				"id": e.ID, "name": e.Name, "folded": e.Folded, "classification": e.Classification,
				"start_date": e.StartDate, "end_date": e.EndDate, "location": e.Location,
			})})
		}
		for _, m := range p.facts.Mentions {
			profiles = append(profiles, row{"document": d.ID, "id": m.Profile.ID(), "ref": m.Ref})
		}
		for _, o := range p.facts.Organizations {
			names = append(names, row{"document": d.ID, "id": nameID(o)})
		}
	}
	r.remember(r.each("CREATE (d:Document) SET d = row.properties RETURN d.id AS id, elementId(d) AS node", documents))
	for i := range events {
		events[i]["node"] = r.nodes[events[i]["document"].(string)]
	}
	r.remember(r.each("MATCH (d) WHERE elementId(d) = row.node CREATE (d)-[:TELLS_OF]->(e:Event) SET e = row.properties RETURN e.id AS id, elementId(e) AS node", events))
	r.insertProfiles()
	r.insertOrganizationNames()
	for _, named := range [][]row{profiles, names} {
		for i := range named {
			named[i]["document"], named[i]["id"] = r.nodes[named[i]["document"].(string)], r.nodes[named[i]["id"].(string)]
		}
	}
	r.each("MATCH (d) WHERE elementId(d) = row.document MATCH (p) WHERE elementId(p) = row.id CREATE (d)-[:NAMES {ref: row.ref}]->(p)", profiles)
	r.each("MATCH (d) WHERE elementId(d) = row.document MATCH (n) WHERE elementId(n) = row.id CREATE (d)-[:NAMES]->(n)", names)
}

// remember keeps Neo4j's own ids of nodes.
func (r *round) remember(records []*neo4j.Record) {
	for _, record := range records {
		r.nodes[text(record, "id")] = text(record, "node")
	}
}

// statements gives what the accepted documents say, of the persons that those they
// name turned out to be.
func (r *round) statements() []graph.Statement {
	var out []graph.Statement
	for _, p := range r.accepted {
		of := map[string]string{}
		for _, m := range p.facts.Mentions {
			of[m.Ref] = r.persons[m.Profile.ID()]
		}
		for _, s := range p.facts.Statements {
			if s.SubjectRef != "" {
				s.Subject = of[s.SubjectRef]
			}
			if s.ObjectRef != "" {
				s.Object = of[s.ObjectRef]
			}
			out = append(out, s)
		}
	}
	return out
}

// storedStatements reads the statements that belong to the same edges as those that
// came, went or changed hands.
func (r *round) storedStatements(added []graph.Statement) []graph.Statement {
	keys := map[string]bool{}
	for key := range r.touched {
		keys[key] = true
	}
	for key := range r.moved {
		keys[key] = true
	}
	for _, s := range added {
		switch s.Kind { // others are about an event of their own document: nothing else is
		case graph.KindMet, graph.KindMembership, graph.KindCooperation:
			keys[graph.EdgeKey(s)] = true
		}
	}
	delete(keys, "")
	var out []graph.Statement
	for _, record := range r.of("MATCH (s:Statement {edge: key})-[:STATED_IN]->(d:Document)"+statementColumns, sorted(keys)) {
		out = append(out, readStatement(record))
	}
	return out
}

// shape is what decides how a statement is written: which ends it has.
type shape struct{ subject, object, event, delegation bool }

// insertStatements writes statements, one query for each shape.
func (r *round) insertStatements(statements []graph.Statement) {
	byShape := map[shape][]row{}
	var order []shape
	for _, s := range statements {
		sh := shape{s.Subject != "", s.Object != "", s.Event != "", s.Delegation != ""}
		if byShape[sh] == nil {
			order = append(order, sh)
		}
		byShape[sh] = append(byShape[sh], row{
			"document": r.nodes[s.Document], "subject": r.nodes[s.Subject], "object": r.nodes[s.Object],
			"event": r.nodes[s.Event], "delegation": r.nodes[s.Delegation], "properties": statementProperties(s),
		})
	}
	for _, sh := range order {
		match := "MATCH (d) WHERE elementId(d) = row.document "
		create := "CREATE (d)<-[:STATED_IN]-(s:Statement)"
		for _, end := range []struct {
			there                bool
			relationship, column string
		}{{sh.subject, "SUBJECT", "subject"}, {sh.object, "OBJECT", "object"}, {sh.event, "AT", "event"}, {sh.delegation, "DELEGATION", "delegation"}} {
			if end.there {
				match += fmt.Sprintf("MATCH (%s) WHERE elementId(%[1]s) = row.%[1]s ", end.column)
				create += fmt.Sprintf(", (s)-[:%s]->(%s)", end.relationship, end.column)
			}
		}
		r.each(match+create+" SET s = row.properties", byShape[sh])
	}
}
