package neo4j

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/neo4j/neo4jtest"
)

const modelPage = "../../docs/graph-model.md"

var (
	cypher    = regexp.MustCompile("(?s)```cypher\n(.*?)```")
	parameter = regexp.MustCompile(`\$(\w+)`)
)

// seeds reads the five pages that the project began with. They are other people's
// articles, so they lie beside the project.
func seeds(t *testing.T) []graph.Input {
	t.Helper()
	dir := os.Getenv("UNIONGRAPH_SEEDS")
	if dir == "" {
		dir = "../../../shared/seeds"
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	if len(files) == 0 {
		message := "no pages in " + dir + "; name a folder with the five seeds in UNIONGRAPH_SEEDS"
		if os.Getenv("CI") != "" {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	var out []graph.Input
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		record, err := extract.Extract(extract.Input{SourceFile: path, Data: data})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, graph.Input{Record: record})
	}
	return out
}

// TestModelPage runs every query of the page against the graph of the five pages, and
// looks for every label, relationship and property of that graph in the page.
func TestModelPage(t *testing.T) {
	page, err := os.ReadFile(modelPage)
	if err != nil {
		t.Fatal(err)
	}
	server := neo4jtest.Use(t)
	s := open(t, server)
	if _, err := s.Load(t.Context(), seeds(t), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	run := func(query string, parameters row) []*neo4j.Record {
		t.Helper()
		result, err := neo4j.ExecuteQuery(t.Context(), s.driver, query, parameters, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithReadersRouting())
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		return result.Records
	}
	example := run(`MATCH (p:Person)-[:MET]-(q:Person)-[:HOLDS_ROLE]->(:Organization)-[:COOPERATES_WITH {basis: 'agreement'}]-(u:Union)
		MATCH (p)<-[:SUBJECT]-()-[:STATED_IN]->(d) MATCH ()-[c:COOPERATES_WITH {basis: 'agreement'}]-(u)
		RETURN p.id AS person, q.id AS other, u.id AS union, d.id AS document, split(p.folded, ' ')[-1] AS words, left(c.start_date, 4) AS year LIMIT 1`, nil)
	if len(example) != 1 {
		t.Fatal("nobody on the pages met anybody from a union with an agreement")
	}
	values := example[0].AsMap()
	queries := cypher.FindAllStringSubmatch(string(page), -1)
	if len(queries) != 21 {
		t.Errorf("the page has %d queries, not twenty-one", len(queries))
	}
	for _, q := range queries {
		parameters := row{}
		for _, p := range parameter.FindAllStringSubmatch(q[1], -1) {
			if values[p[1]] == nil {
				t.Errorf("no value for $%s", p[1])
			}
			parameters[p[1]] = values[p[1]]
		}
		if len(run(q[1], parameters)) == 0 {
			t.Errorf("no answer on the five pages:\n%s", q[1])
		}
	}
	for query, what := range map[string]string{
		"MATCH (n) UNWIND labels(n) AS x RETURN DISTINCT x":      "label",
		"MATCH ()-[r]->() RETURN DISTINCT type(r) AS x":          "relationship",
		"MATCH (n) UNWIND keys(n) AS x RETURN DISTINCT x":        "property of a node",
		"MATCH ()-[r]->() UNWIND keys(r) AS x RETURN DISTINCT x": "property of a relationship",
	} {
		for _, r := range run(query, nil) {
			if name := text(r, "x"); !strings.Contains(string(page), name) {
				t.Errorf("the page does not explain the %s %q", what, name)
			}
		}
	}
}

// TestProof: every relationship that sums up has statements one hop from either end,
// and each statement's sentence holds the words at its place in the page.
func TestProof(t *testing.T) {
	server := neo4jtest.Use(t)
	s := open(t, server)
	if _, err := s.Load(t.Context(), seeds(t), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	checkEdges(t, s)
	err := s.read(t.Context(), func(q *queries) error {
		for _, r := range q.all(`MATCH (a)-[r]->(b) WHERE r.key IS NOT NULL
			AND NOT EXISTS { (a)<-[:SUBJECT|OBJECT]-(s:Statement {edge: r.key})-[:SUBJECT|OBJECT]->(b) WHERE s.sentence <> '' } RETURN type(r) + ' ' + a.id AS x`, nil) {
			t.Errorf("%s has no statement", text(r, "x"))
		}
		for _, r := range q.all(`MATCH (s:Statement)-[:STATED_IN]->(d:Document) RETURN s.id AS id, s.sentence AS sentence, d.text AS text, properties(s) AS s`, nil) {
			p := properties(r, "s")
			place := string([]rune(text(r, "text"))[p.number("start"):p.number("end")])
			if !strings.Contains(text(r, "sentence"), strings.TrimSpace(place)) {
				t.Errorf("statement %s: %q does not hold %q", text(r, "id"), text(r, "sentence"), place)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
