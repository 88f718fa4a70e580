package neo4j

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// chunk is how many rows one UNWIND takes: more gains nothing and costs the server memory.
const chunk = 5000

// row is one row of a list that UNWIND takes apart; values that are not known are
// left out, since Neo4j keeps no property for them.
type row = map[string]any

// queries runs queries in one transaction. After the first error its methods do
// nothing; err keeps that error as the driver gave it, which decides by it whether
// to try again.
type queries struct {
	ctx context.Context
	tx  runner
	err error
}

type runner interface {
	Run(ctx context.Context, query string, parameters map[string]any) (neo4j.ResultWithContext, error)
}

// all runs a query and gives all records.
func (q *queries) all(query string, parameters row) []*neo4j.Record {
	if q.err != nil {
		return nil
	}
	result, err := q.tx.Run(q.ctx, query, parameters)
	if err != nil {
		q.err = err
		return nil
	}
	records, err := result.Collect(q.ctx)
	if err != nil {
		q.err = err
		return nil
	}
	return records
}

// each runs a query that begins with UNWIND $rows, chunk by chunk, and gives all records.
func (q *queries) each(query string, rows []row) []*neo4j.Record {
	var out []*neo4j.Record
	for len(rows) > 0 && q.err == nil {
		n := min(len(rows), chunk)
		out = append(out, q.all("UNWIND $rows AS row "+query, row{"rows": rows[:n]})...)
		rows = rows[n:]
	}
	return out
}

// of runs a query that begins with UNWIND $keys, chunk by chunk, and gives all records.
func (q *queries) of(query string, keys []string) []*neo4j.Record {
	var out []*neo4j.Record
	for len(keys) > 0 && q.err == nil {
		n := min(len(keys), chunk)
		out = append(out, q.all("UNWIND $keys AS key "+query, row{"keys": keys[:n]})...)
		keys = keys[n:]
	}
	return out
}

// text gives a value of a record that is a string, "" where it is null.
func text(r *neo4j.Record, column string) string {
	v, _ := r.Get(column)
	s, _ := v.(string)
	return s
}

// properties gives a value of a record that is a map of properties.
func properties(r *neo4j.Record, column string) props {
	v, _ := r.Get(column)
	m, _ := v.(map[string]any)
	return props(m)
}

// props reads the properties of a node.
type props map[string]any

func (p props) text(name string) string {
	s, _ := p[name].(string)
	return s
}

func (p props) number(name string) int {
	n, _ := p[name].(int64)
	return int(n)
}

func (p props) flag(name string) bool {
	b, _ := p[name].(bool)
	return b
}

func (p props) list(name string) []string {
	var out []string
	items, _ := p[name].([]any)
	for _, item := range items {
		s, _ := item.(string)
		out = append(out, s)
	}
	return out
}

// known leaves out of a row what is not known.
func known(r row) row {
	for name, value := range r {
		if value == "" {
			delete(r, name)
		}
	}
	return r
}
