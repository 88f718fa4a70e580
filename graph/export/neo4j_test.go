//go:build !race

// The race detector has nothing to see here, where servers do the work and nothing
// runs at once; the other run of the tests has them.

package export_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/export"
	"github.com/uniongraph/uniongraph/graph/neo4j"
	"github.com/uniongraph/uniongraph/graph/neo4j/neo4jtest"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// TestNeo4jReads loads one set of pages into a server in three ways: through the
// store, by the script, and by neo4j-admin's import. What people see must be the same
// nodes and relationships, property by property.
func TestNeo4jReads(t *testing.T) {
	server := neo4jtest.Start(t)
	ctx := t.Context()
	options := neo4j.Options{Username: server.Username, Password: server.Password, Province: inCapitals, Unit: storetest.Units}
	store, err := neo4j.Open(ctx, server.Address, options)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Load(ctx, pages(t), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	g := read(t, store, export.Selection{})
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	want := inside(t, server)
	if len(want) < 500 {
		t.Fatalf("the store holds only %d nodes and relationships", len(want))
	}

	server.Empty(t)
	script, err := os.ReadFile(written(t, g, "cypher", export.Options{Province: inCapitals}))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time makes nothing twice
		for _, statement := range statements(string(script)) {
			ask(t, server, statement)
		}
		same(t, "after the script", want, inside(t, server))
	}

	server.Shutdown(t)
	importInto(t, server, written(t, g, "csv-neo4j", export.Options{Province: inCapitals}))
	server.Restart(t)
	same(t, "after the import", want, inside(t, server))
}

// inCapitals stands for the lexicon, which package graph does not know.
func inCapitals(slug string) (string, bool) { return strings.ToUpper(slug), true }

// inside gives a line for every node and relationship that people look at. What the
// store keeps for itself is no part of an export.
func inside(t *testing.T, server *neo4jtest.Server) []string {
	t.Helper()
	own := "labels(n)[0] IN ['Person', 'Organization', 'Union', 'Province', 'Event', 'Document', 'Statement']"
	var out []string
	for _, r := range ask(t, server, "MATCH (n) WHERE "+own+" RETURN labels(n) AS labels, properties(n) AS properties") {
		labels, _ := r.Get("labels")
		out = append(out, fmt.Sprint(labels)+shown(r))
	}
	for _, r := range ask(t, server, "MATCH (n)-[r]->(m) WHERE "+own+" AND "+strings.ReplaceAll(own, "(n)", "(m)")+
		" RETURN n.id AS from, type(r) AS type, m.id AS to, properties(r) AS properties") {
		from, _ := r.Get("from")
		kind, _ := r.Get("type")
		to, _ := r.Get("to")
		out = append(out, fmt.Sprint(from, " ", kind, " ", to)+shown(r))
	}
	slices.Sort(out)
	return out
}

func shown(r *driver.Record) string {
	found, _ := r.Get("properties")
	properties := found.(map[string]any)
	for _, own := range []string{"words", "text", "hash", "subject_ref", "object_ref"} {
		delete(properties, own)
	}
	return fmt.Sprintf(" %q", properties)
}

func ask(t *testing.T, server *neo4jtest.Server, query string) []*driver.Record {
	t.Helper()
	d, err := driver.NewDriverWithContext(server.Address, driver.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close(context.WithoutCancel(t.Context()))
	answer, err := driver.ExecuteQuery(t.Context(), d, query, nil, driver.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%.300s: %v", query, err)
	}
	return answer.Records
}

// statements splits a script as cypher-shell does: at a semicolon that ends a line and
// stands in no text.
func statements(script string) []string {
	var out []string
	var b strings.Builder
	quoted, escaped := false, false
	for line := range strings.Lines(script) {
		if !quoted && strings.HasPrefix(line, "//") {
			continue
		}
		for _, r := range line {
			switch {
			case escaped:
				escaped = false
			case r == '\\':
				escaped = quoted
			case r == '\'':
				quoted = !quoted
			}
		}
		b.WriteString(line)
		if !quoted && strings.HasSuffix(line, ";\n") {
			out = append(out, strings.TrimSuffix(b.String(), ";\n"))
			b.Reset()
		}
	}
	return out
}

// importInto runs neo4j-admin, which is among the server's own classes, on a server
// that is shut down.
func importInto(t *testing.T, server *neo4jtest.Server, folder string) {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	jars, err := os.ReadFile(filepath.Join(cache, "uniongraph", "neo4j-"+neo4jtest.Version, "classpath"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("java", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "-cp", strings.TrimSpace(string(jars)), "org.neo4j.cli.AdminTool",
		"database", "import", "full", "neo4j", "--overwrite-destination=true", "@import.args")
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+server.Home(), "NEO4J_CONF="+filepath.Join(server.Home(), "conf"))
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("neo4j-admin: %v\n%s", err, out[max(0, len(out)-3000):])
	}
	if report, err := os.ReadFile(filepath.Join(folder, "import.report")); err == nil && len(report) > 0 {
		t.Errorf("neo4j-admin reports:\n%s", report)
	}
}
