package neo4j

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/neo4j/neo4jtest"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// benchmarkPages make some 200,000 relationships.
const benchmarkPages = 2800

// benchmarkRounds are run by turns, and their medians are reported: ratios are taken
// within a round, so that what else the machine does slows down both ways.
const benchmarkRounds = 5

// BenchmarkLoad loads pages, reloads them unchanged, and then writes the nodes and
// relationships that came of it once more with bare UNWIND and MERGE, under the same
// constraints and indexes and in the batches that are fastest for that. It reports
// relationships a second of both, the ratio, and how much faster the reload was.
func BenchmarkLoad(b *testing.B) {
	server := neo4jtest.Use(b)
	pages := storetest.Corpus(b, benchmarkPages)
	warmUp(b, server)
	for range b.N {
		var ours, theirs, ratio, speedup []float64
		var count float64
		for round := range benchmarkRounds {
			s := open(b, server)
			first, reload := loadAll(b, s, pages), loadAll(b, s, pages)
			rows := export(b, s)
			count = float64(rows.count)
			server.Empty(b)
			bare := rows.load(b, open(b, server))
			server.Empty(b)
			b.Logf("round %d: first load %s, reload %s, bare %s", round+1, first, reload, bare)
			ours, theirs = append(ours, count/first.Seconds()), append(theirs, count/bare.Seconds())
			ratio, speedup = append(ratio, bare.Seconds()/first.Seconds()), append(speedup, first.Seconds()/reload.Seconds())
		}
		b.ReportMetric(count, "relationships")
		b.ReportMetric(median(ours), "relationships/s")
		b.ReportMetric(median(theirs), "bare-relationships/s")
		b.ReportMetric(median(ratio), "of-bare")
		b.ReportMetric(median(speedup), "reload-speedup")
	}
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// warmUp lets the server compile what both ways run, as a server that runs all day has.
func warmUp(b *testing.B, server *neo4jtest.Server) {
	s := open(b, server)
	for i := range 2 {
		loadAll(b, s, storetest.Corpus(b, 500+i))
		rows := export(b, s)
		server.Empty(b)
		rows.load(b, open(b, server))
		server.Empty(b)
	}
}

func loadAll(b *testing.B, s *Store, pages []graph.Input) time.Duration {
	start := time.Now()
	for batch := range slices.Chunk(pages, graph.CopyBatch) {
		results, err := s.Load(b.Context(), batch, graph.LoadOptions{})
		if err != nil {
			b.Fatal(err)
		}
		for _, r := range results {
			if r.Err != nil {
				b.Fatal(r.Err)
			}
		}
	}
	return time.Since(start)
}

// bareRows are all nodes and relationships of a graph, by the query that writes them.
type bareRows struct {
	queries []string
	rows    map[string][]row
	count   int // of relationships
}

func (r *bareRows) add(query string, value row) {
	if r.rows[query] == nil {
		r.queries = append(r.queries, query)
	}
	r.rows[query] = append(r.rows[query], value)
}

func export(b *testing.B, s *Store) *bareRows {
	out := &bareRows{rows: map[string][]row{}}
	err := s.read(b.Context(), func(q *queries) error {
		for _, r := range q.all("MATCH (n) WHERE NOT n:Uniongraph RETURN labels(n)[0] AS label, properties(n) AS n", nil) {
			n := properties(r, "n")
			out.add(fmt.Sprintf("MERGE (n:%s {id: row.id}) SET n = row.properties", text(r, "label")), row{"id": n["id"], "properties": row(n)})
		}
		for _, r := range q.all("MATCH (a)-[r]->(b) RETURN labels(a)[0] AS a, labels(b)[0] AS b, type(r) AS type, a.id AS from, b.id AS to, properties(r) AS r", nil) {
			p := properties(r, "r")
			key := ""
			for _, name := range []string{"key", "ref"} {
				if p[name] != nil {
					key = fmt.Sprintf(" {%s: row.properties.%[1]s}", name)
				}
			}
			out.count++
			out.add(fmt.Sprintf("MATCH (a:%s {id: row.from}) MATCH (b:%s {id: row.to}) MERGE (a)-[r:%s%s]->(b) SET r = row.properties", text(r, "a"), text(r, "b"), text(r, "type"), key),
				row{"from": text(r, "from"), "to": text(r, "to"), "properties": row(p)})
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return out
}

func (r *bareRows) load(b *testing.B, s *Store) time.Duration {
	start := time.Now()
	for _, query := range r.queries {
		for batch := range slices.Chunk(r.rows[query], 5000) {
			session := s.session(b.Context(), neo4j.AccessModeWrite)
			_, err := session.ExecuteWrite(b.Context(), func(tx neo4j.ManagedTransaction) (any, error) {
				result, err := tx.Run(b.Context(), "UNWIND $rows AS row "+query, row{"rows": batch})
				if err != nil {
					return nil, err
				}
				return result.Consume(b.Context())
			})
			session.Close(b.Context())
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	return time.Since(start)
}
