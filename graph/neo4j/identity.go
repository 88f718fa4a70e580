package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// insertProfiles makes the profiles that no document had before.
func (r *round) insertProfiles() {
	profiles := map[string]graph.Profile{}
	for _, p := range r.accepted {
		for _, m := range p.facts.Mentions {
			profiles[m.Profile.ID()] = m.Profile
		}
	}
	for _, record := range r.of("MATCH (p:Profile {id: key}) RETURN key AS id, elementId(p) AS node, head([(p)-[:IS]->(x) | x.id]) AS person", sorted(profiles)) {
		id := text(record, "id")
		r.nodes[id] = text(record, "node")
		r.persons[id] = text(record, "person")
		delete(profiles, id)
	}
	var rows []row
	for _, id := range sorted(profiles) {
		p := profiles[id]
		block := p.Block()
		r.blocks[block] = true
		rows = append(rows, row{"properties": known(row{"id": id, "block": block, "name": p.Name, "honorific_prefix": p.HonorificPrefix, "anchors": p.Anchors})})
	}
	r.remember(r.each("CREATE (p:Profile) SET p = row.properties RETURN p.id AS id, elementId(p) AS node", rows))
}

// dropOrphans removes profiles and names that no document has any more.
func (r *round) dropOrphans() {
	for _, record := range r.of("MATCH (p:Profile {id: key}) WHERE NOT EXISTS { (p)<-[:NAMES]-() } WITH p, key DETACH DELETE p RETURN key AS id", sorted(r.orphans)) {
		block := r.orphans[text(record, "id")]
		r.blocks[block], r.shrunk[block] = true, true
	}
	r.of("MATCH (n:OrganizationName {id: key}) WHERE NOT EXISTS { (n)<-[:NAMES]-() } DETACH DELETE n", sorted(r.lostNames))
}

// storedProfile is a profile with the person that it belongs to.
type storedProfile struct {
	id, node, person string
	graph.Profile
}

// resolve decides anew who the people of the touched names are, and follows with all
// that refers to them.
func (r *round) resolve() {
	blocks := sorted(r.blocks)
	stored := map[string][]storedProfile{}
	for _, record := range r.of(`MATCH (p:Profile {block: key}) RETURN key, p.id, p.name, coalesce(p.honorific_prefix, ''), p.anchors,
		coalesce(head([(p)-[:IS]->(x) | x.id]), ''), elementId(p)`, blocks) {
		column := func(i int) string { s, _ := record.Values[i].(string); return s }
		p := storedProfile{id: column(1), node: column(6), person: column(5), Profile: graph.Profile{Name: column(2), HonorificPrefix: column(3)}}
		anchors, _ := record.Values[4].([]any)
		for _, a := range anchors {
			anchor, _ := a.(string)
			p.Anchors = append(p.Anchors, anchor)
		}
		stored[column(0)] = append(stored[column(0)], p)
	}
	if r.err != nil {
		return
	}
	members := map[string][]graph.Profile{}
	touched := map[string]bool{} // persons who won or lost a profile
	var joined, moved []row
	for _, block := range blocks {
		profiles := make([]graph.Profile, len(stored[block]))
		for i, p := range stored[block] {
			profiles[i] = p.Profile
		}
		if len(profiles) == 0 {
			continue
		}
		for i, id := range r.batch.store.options.Resolver.Resolve(profiles) {
			p := stored[block][i]
			r.persons[p.id] = id
			members[id] = append(members[id], p.Profile)
			if p.person != id {
				touched[id] = true
			}
			switch p.person {
			case id:
			case "":
				joined = append(joined, row{"profile": p.node, "person": id})
			default:
				touched[p.person] = true
				moved = append(moved, row{"profile": p.node, "person": id})
			}
		}
	}
	r.writePersons(r.personsBefore(touched), touched, members, joined, moved)
	r.findPersons()
}

// findPersons looks up those persons on the pages whom nothing has touched.
func (r *round) findPersons() {
	unseen := map[string]bool{}
	for _, p := range r.accepted {
		for _, m := range p.facts.Mentions {
			if person := r.persons[m.Profile.ID()]; r.nodes[person] == "" {
				unseen[person] = true
			}
		}
	}
	r.remember(r.of("MATCH (n:Person {id: key}) RETURN key AS id, elementId(n) AS node", sorted(unseen)))
}

// personsBefore reads the touched persons as they are. Names that lost a profile may
// have left a person behind: all of theirs are read, and touched.
func (r *round) personsBefore(touched map[string]bool) map[string]graph.Person {
	before := map[string]graph.Person{}
	for _, record := range append(
		r.of("MATCH (n:Person {id: key}) RETURN properties(n) AS n, elementId(n) AS node", sorted(touched)),
		r.of("MATCH (n:Person {folded: key}) RETURN properties(n) AS n, elementId(n) AS node", sorted(r.shrunk))...) {
		p := readPerson(properties(record, "n"))
		r.nodes[p.ID] = text(record, "node")
		before[p.ID] = p
		touched[p.ID] = true
	}
	return before
}

// writePersons makes the persons of some names what they are now.
func (r *round) writePersons(before map[string]graph.Person, touched map[string]bool, members map[string][]graph.Profile, joined, moved []row) {
	var created, changed []row
	for _, id := range sorted(touched) {
		if len(members[id]) == 0 {
			continue
		}
		p := graph.MergeProfiles(id, members[id])
		properties := known(row{"id": p.ID, "name": p.Name, "honorific_prefix": p.HonorificPrefix, "folded": p.Folded, "names": p.Names})
		b, there := before[id]
		switch {
		case !there:
			created = append(created, row{"properties": properties})
		case b.Name != p.Name || b.HonorificPrefix != p.HonorificPrefix || !slices.Equal(b.Names, p.Names):
			changed = append(changed, row{"id": id, "properties": properties})
		}
	}
	r.remember(r.each("CREATE (n:Person) SET n = row.properties RETURN n.id AS id, elementId(n) AS node", created))
	r.each("MATCH (n:Person {id: row.id}) SET n = row.properties", changed)
	for _, rows := range [][]row{joined, moved} {
		for i := range rows {
			rows[i]["person"] = r.nodes[rows[i]["person"].(string)]
		}
	}
	r.each("MATCH (p) WHERE elementId(p) = row.profile MATCH (n) WHERE elementId(n) = row.person CREATE (p)-[:IS]->(n)", joined)
	r.moveStatements(moved)
	r.each("MATCH (p)-[old:IS]->() WHERE elementId(p) = row.profile MATCH (n) WHERE elementId(n) = row.person DELETE old CREATE (p)-[:IS]->(n)", moved)
	var gone []string
	for _, id := range sorted(before) {
		if len(members[id]) == 0 {
			gone = append(gone, id)
		}
	}
	r.of("MATCH (n:Person {id: key}) DETACH DELETE n", gone)
}

// moveStatements gives profiles, and what statements say of them, to other persons.
func (r *round) moveStatements(moved []row) {
	if len(moved) == 0 || r.err != nil {
		return
	}
	var ids []string
	for _, end := range []string{"SUBJECT", "OBJECT"} {
		ref := strings.ToLower(end) + "_ref"
		for _, record := range r.all(`UNWIND $rows AS row MATCH (p)<-[m:NAMES]-(:Document)<-[:STATED_IN]-(s:Statement)
			WHERE elementId(p) = row.profile AND s.`+ref+` = m.ref MATCH (n) WHERE elementId(n) = row.person MATCH (s)-[old:`+end+`]->()
			DELETE old CREATE (s)-[:`+end+`]->(n) RETURN s.id AS id, s.edge AS edge`, row{"rows": moved}) {
			ids = append(ids, text(record, "id"))
			if edge := text(record, "edge"); edge != "" {
				r.touched[edge] = true
			}
		}
	}
	slices.Sort(ids)
	var keys []row
	for _, record := range r.of("MATCH (s:Statement {id: key})-[:STATED_IN]->(d:Document)"+statementColumns, slices.Compact(ids)) {
		s := readStatement(record)
		edge := any(nil)
		if key := graph.EdgeKey(s); key != "" {
			r.moved[key] = true
			edge = key
		}
		keys = append(keys, row{"id": s.ID, "edge": edge})
	}
	r.each("MATCH (s:Statement {id: row.id}) SET s.edge = row.edge", keys)
}

// nameID is equal for equal names of one organization.
func nameID(o graph.Organization) string {
	sum := sha256.Sum256([]byte(o.ID + "\x00" + o.Name + "\x00" + o.Classification))
	return hex.EncodeToString(sum[:8])
}

// insertOrganizationNames makes the names of organizations that no document had before.
func (r *round) insertOrganizationNames() {
	named := map[string]graph.Organization{}
	for _, p := range r.accepted {
		for _, o := range p.facts.Organizations {
			named[nameID(o)] = o
		}
	}
	for _, record := range r.of("MATCH (n:OrganizationName {id: key}) RETURN key AS id, elementId(n) AS node", sorted(named)) {
		id := text(record, "id")
		r.nodes[id] = text(record, "node")
		delete(named, id)
	}
	var rows []row
	for _, id := range sorted(named) {
		o := named[id]
		r.organizations[o.ID] = true
		rows = append(rows, row{"organization": o.ID, "properties": known(row{"id": id, "name": o.Name, "classification": o.Classification, "folded": o.Folded})})
	}
	r.each("MATCH (u:Union {id: row.organization}) SET u:Organization", rows) // one that only succeeded others
	r.remember(r.each("MERGE (o:Organization {id: row.organization}) CREATE (o)<-[:OF]-(n:OrganizationName) SET n = row.properties RETURN n.id AS id, elementId(n) AS node", rows))
}

// mergeOrganizations writes anew the organizations whose names came or went.
func (r *round) mergeOrganizations() {
	named := map[string][]graph.Organization{}
	for _, record := range r.of("MATCH (:Organization {id: key})<-[:OF]-(n:OrganizationName) RETURN key AS id, properties(n) AS n", sorted(r.organizations)) {
		n := properties(record, "n")
		id := text(record, "id")
		named[id] = append(named[id], graph.Organization{ID: id, Name: n.text("name"), Classification: n.text("classification"), Folded: n.text("folded")})
	}
	var rows, unions []row
	var gone []string
	for _, id := range sorted(r.organizations) {
		if len(named[id]) == 0 {
			gone = append(gone, id)
			continue
		}
		o := graph.MergeOrganizations(named[id])
		properties := known(row{
			"id": o.ID, "name": o.Name, "classification": o.Classification, "folded": o.Folded, "names": o.Names,
			"words": strings.Join(graph.Words(strings.Join(o.Names, "\n")), " "),
		})
		rows = append(rows, row{"id": id, "properties": properties})
		if slug, union := strings.CutPrefix(id, "union:"); union {
			province := any(nil)
			if id != graph.National {
				province = r.batch.store.provinceName(slug)
				properties["province"] = province
			}
			unions = append(unions, row{"id": id, "slug": slug, "province": province})
		}
	}
	var all []string
	for _, p := range r.accepted {
		for _, o := range p.facts.Organizations {
			all = append(all, o.ID)
		}
	}
	slices.Sort(all)
	r.remember(r.of("MATCH (o:Organization {id: key}) RETURN key AS id, elementId(o) AS node", slices.Compact(all)))
	r.each("MATCH (o:Organization {id: row.id}) SET o = row.properties", rows)
	r.each("MATCH (o:Organization {id: row.id}) SET o:Union", unions)
	r.each(`WITH row WHERE row.province IS NOT NULL MATCH (o:Organization {id: row.id}) MERGE (p:Province {id: row.slug}) SET p.name = row.province
		MERGE (o)-[:IN_PROVINCE]->(p)`, unions)
	r.of("MATCH (o:Organization {id: key}) DETACH DELETE o", gone)
	if len(gone) > 0 {
		r.all("MATCH (p:Province) WHERE NOT EXISTS { (p)<-[:IN_PROVINCE]-() } DELETE p", nil)
	}
	if len(unions) > 0 || slices.ContainsFunc(gone, isUnion) {
		r.batch.store.succeed(r.queries)
	}
}

func (s *Store) provinceName(slug string) string {
	if s.options.Province != nil {
		if name, ok := s.options.Province(slug); ok {
			return name
		}
	}
	return slug
}

// labelFor tells a node's label from its id.
func labelFor(id string) string {
	kind, _, _ := strings.Cut(id, ":")
	switch kind {
	case "person":
		return "Person"
	case "union", "org":
		return "Organization"
	case "event":
		return "Event"
	}
	return ""
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
