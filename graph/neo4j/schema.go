package neo4j

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/uniongraph/uniongraph/graph"
)

// schemaVersion is kept in (:Uniongraph {schema}). It grows when labels, relationship
// types or properties change their meaning. Since 2 unions have successors, which may
// be nodes that no page names.
const schemaVersion = 2

// The oldest server whose Community edition has unique relationships.
const oldestMajor, oldestMinor = 5, 7

// nodeLabels have a unique id each.
var nodeLabels = []string{"Person", "Organization", "Union", "Event", "Document", "Province", "Statement", "Profile", "OrganizationName", "Uniongraph"}

// schema gives the statements that make all constraints and indexes, by their names.
// They come first: loading without them is twenty times slower, and could double
// what it merges.
func schema() map[string]string {
	out := map[string]string{}
	add := func(kind, name, what string) {
		name = strings.ToLower(name)
		out[name] = "CREATE " + kind + " " + name + " IF NOT EXISTS FOR " + what
	}
	for _, label := range nodeLabels {
		add("CONSTRAINT", label+"_id", "(n:"+label+") REQUIRE n.id IS UNIQUE")
	}
	for _, e := range edgeTypes {
		add("CONSTRAINT", string(e.kind)+"_key", "()-[r:"+string(e.kind)+"]-() REQUIRE r.key IS UNIQUE")
	}
	for _, on := range [][2]string{{"Person", "folded"}, {"Profile", "block"}, {"OrganizationName", "folded"}, {"Statement", "edge"}, {"Statement", "kind"}} {
		add("INDEX", on[0]+"_"+on[1], "(n:"+on[0]+") ON (n."+on[1]+")")
	}
	// The words are folded by us: no analyzer knows Vietnamese, and the English one
	// takes "the" (Thế) and "an" (An) for words without meaning.
	for kind, property := range wordsOf {
		add("FULLTEXT INDEX", string(kind)+"_words", "(n:"+labelOf[kind]+") ON EACH [n."+property+"] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}")
	}
	return out
}

var labelOf = map[graph.NodeKind]string{
	graph.NodePerson: "Person", graph.NodeOrganization: "Organization", graph.NodeEvent: "Event", graph.NodeDocument: "Document",
}

// wordsOf names the property with the folded words by which a node is found.
var wordsOf = map[graph.NodeKind]string{
	graph.NodePerson: "folded", graph.NodeOrganization: "words", graph.NodeEvent: "folded", graph.NodeDocument: "words",
}

func (s *Store) prepareSchema(ctx context.Context) error {
	var version int
	var isOurs, isEmpty bool
	var old error
	err := s.look(ctx, func(q *queries) {
		for _, r := range q.all("CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version", nil) {
			if v := text(r, "version"); tooOld(v) {
				old = s.fail(graph.CodeUnavailable, nil, "the server is Neo4j %s; update it to %d.%d or later (5.26 is the long-term release)", v, oldestMajor, oldestMinor)
			}
		}
		isOurs = false
		for _, r := range q.all("MATCH (g:Uniongraph) RETURN g.schema AS schema", nil) {
			isOurs = true
			version = props(r.AsMap()).number("schema")
		}
		isEmpty = !isOurs && len(q.all("MATCH (n) RETURN 1 LIMIT 1", nil)) == 0
	})
	switch {
	case old != nil:
		return old
	case err != nil:
		return err
	case version > schemaVersion:
		return s.fail(graph.CodeNewerSchema, nil, "it was written by a newer uniongraph (schema %d, this one knows %d); update uniongraph, or choose another database in NEO4J_DATABASE", version, schemaVersion)
	case !isOurs && !isEmpty:
		return s.fail(graph.CodeCorrupt, nil, "the database holds data of another program; choose an empty one in NEO4J_DATABASE, or another server")
	case s.options.ReadOnly && !isOurs:
		return s.fail(graph.CodeUnavailable, nil, "there is no graph yet; make one with: uniongraph ingest PATH")
	case s.options.ReadOnly:
		return nil
	}
	return s.makeSchema(ctx, version)
}

// makeSchema makes the constraints and indexes that are missing, then marks the
// database as ours. What an older version lacks is added to it.
func (s *Store) makeSchema(ctx context.Context, version int) error {
	var missing map[string]string
	if err := s.read(ctx, func(q *queries) error {
		missing = schema()
		for _, r := range append(q.all("SHOW CONSTRAINTS YIELD name RETURN name", nil), q.all("SHOW INDEXES YIELD name RETURN name", nil)...) {
			delete(missing, text(r, "name"))
		}
		return nil
	}); err != nil {
		return err
	}
	if len(missing) > 0 {
		session := s.session(ctx, neo4j.AccessModeWrite)
		defer session.Close(ctx)
		for _, statement := range append(slices.Sorted(maps.Values(missing)), "CALL db.awaitIndexes(300)") {
			result, err := session.Run(ctx, statement, nil)
			if err != nil {
				return err
			}
			if _, err := result.Consume(ctx); err != nil {
				return err
			}
		}
	}
	if version == schemaVersion {
		return nil
	}
	return s.write(ctx, func(q *queries) error {
		q.all("MERGE (g:Uniongraph {id: 'graph'}) SET g.schema = $version", row{"version": schemaVersion}) // locks it
		s.succeed(q)
		return nil
	})
}

// tooOld reports whether a version, such as "5.26.12", "5.27-aura" or "2025.06.2", is
// one of a server that lacks what we need. One that is not understood is tried.
func tooOld(version string) bool {
	parts := strings.FieldsFunc(version, func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) < 2 {
		return false
	}
	major, err := strconv.Atoi(parts[0])
	minor, err2 := strconv.Atoi(parts[1])
	return err == nil && err2 == nil && (major < oldestMajor || major == oldestMajor && minor < oldestMinor)
}
