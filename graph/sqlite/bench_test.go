package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

const benchmarkBatch = 128 // documents in a transaction, as the command loads them

// BenchmarkLoad loads 10,000 pages and reports statements a second, how much slower
// that is than inserting the finished rows alone, and the speed of a reload.
func BenchmarkLoad(b *testing.B) {
	pages := storetest.Corpus(b, 10_000)
	for range b.N {
		dir := b.TempDir()
		path := filepath.Join(dir, "graph.db")
		s, err := Open(b.Context(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		first, statements := loadAll(b, s, pages)
		reload, _ := loadAll(b, s, pages)
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		bare := insertBare(b, path, filepath.Join(dir, "bare.db"), len(pages)/benchmarkBatch)
		b.ReportMetric(float64(statements)/first.Seconds(), "statements/s")
		b.ReportMetric(float64(statements)/bare.Seconds(), "bare-statements/s")
		b.ReportMetric(bare.Seconds()/first.Seconds(), "of-bare")
		b.ReportMetric(float64(len(pages))/first.Seconds(), "pages/s")
		b.ReportMetric(float64(len(pages))/reload.Seconds(), "reloaded-pages/s")
	}
}

func loadAll(b *testing.B, s *Store, pages []graph.Input) (time.Duration, int) {
	start := time.Now()
	statements := 0
	for batch := range slices.Chunk(pages, benchmarkBatch) {
		results, err := s.Load(b.Context(), batch, graph.LoadOptions{})
		if err != nil {
			b.Fatal(err)
		}
		for _, r := range results {
			if r.Err != nil {
				b.Fatal(r.Err)
			}
			statements += r.Added
		}
	}
	return time.Since(start), statements
}

// insertBare copies all rows of a graph into an empty one of the same schema, in as
// many transactions, and gives the time that the inserts took.
func insertBare(b *testing.B, from, to string, transactions int) time.Duration {
	source, err := Open(b.Context(), from, Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer source.Close()
	target, err := Open(b.Context(), to, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer target.Close()
	var all [][]any
	var inserts []string
	for _, table := range []string{"documents", "persons", "profiles", "mentions", "organizations", "organization_names", "organization_mentions", "events", "statements", "entries"} {
		rows := tableRows(b, source.db, "SELECT * FROM "+table)
		insert := fmt.Sprintf("INSERT INTO %s VALUES (?%s)", table, strings.Repeat(",?", len(rows[0])-1))
		for _, r := range rows {
			all, inserts = append(all, r), append(inserts, insert)
		}
	}
	// The search index keeps no text: its rows are made again from what they index.
	for _, r := range tableRows(b, source.db, `SELECT e.key, COALESCE(p.name, (SELECT group_concat(n.name, ' ') FROM organization_names n WHERE n.organization = o.id), v.name, d.title || ' ' || d.text)
		FROM entries e LEFT JOIN persons p ON p.id = e.id LEFT JOIN organizations o ON o.id = e.id LEFT JOIN events v ON v.id = e.id LEFT JOIN documents d ON d.id = e.id`) {
		r[1] = strings.Join(graph.Words(r[1].(string)), " ")
		all, inserts = append(all, r), append(inserts, "INSERT INTO search (rowid, words) VALUES (?,?)")
	}
	start := time.Now()
	for i := 0; i < len(all); {
		tx, err := target.db.BeginTx(b.Context(), nil)
		if err != nil {
			b.Fatal(err)
		}
		w := newWriter(context.Background(), tx)
		for end := min(len(all), i+len(all)/transactions+1); i < end; i++ {
			w.exec(inserts[i], all[i]...)
		}
		w.close()
		if w.err != nil {
			b.Fatal(w.err)
		}
		if err := tx.Commit(); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start)
}

func tableRows(b *testing.B, db *sql.DB, query string) [][]any {
	rows, err := db.QueryContext(b.Context(), query)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		b.Fatal(err)
	}
	var out [][]any
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			b.Fatal(err)
		}
		out = append(out, values)
	}
	if err := rows.Err(); err != nil || len(out) == 0 {
		b.Fatalf("%s gives %d rows: %v", query, len(out), err)
	}
	return out
}
