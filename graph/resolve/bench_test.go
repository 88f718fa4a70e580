package resolve_test

import (
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/resolve"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// documents gives n pages with four mentions of people each, most of them namesakes of
// others in other unions.
func documents(b *testing.B, n int) []*graph.Facts {
	b.Helper()
	var out []*graph.Facts
	for _, in := range storetest.Corpus(b, n) {
		f, err := graph.FromRecord(in)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

// BenchmarkResolve decides who is who among 100,000 mentions, without a store.
// Run it on one core: go test ./graph/resolve -run '^$' -bench . -cpu 1 -benchtime 1x
func BenchmarkResolve(b *testing.B) {
	all := documents(b, 25_000)
	b.ResetTimer()
	for b.Loop() {
		resolve.NewMemory(all)
	}
	b.ReportMetric(100_000*float64(b.N)/b.Elapsed().Seconds(), "mentions/s")
}

// BenchmarkSuggest finds who may be whom in a graph of 100,000 mentions.
func BenchmarkSuggest(b *testing.B) {
	m := resolve.NewMemory(documents(b, 25_000))
	b.ResetTimer()
	n := 0
	for b.Loop() {
		found, err := resolve.Suggest(b.Context(), m, new(resolve.Journal))
		if err != nil {
			b.Fatal(err)
		}
		n = len(found)
	}
	b.ReportMetric(float64(n), "suggestions")
}

// BenchmarkCorrect applies a journal of a thousand entries to the documents.
func BenchmarkCorrect(b *testing.B) {
	all := documents(b, 25_000)
	j := new(resolve.Journal)
	path := b.TempDir() + "/corrections.jsonl"
	for i := range 1000 {
		f := all[i*7]
		var persons []resolve.Person
		for _, m := range f.Mentions[:2] {
			persons = append(persons, resolve.Person{Mentions: []resolve.Mention{{Name: m.Profile.Name, Anchors: m.Profile.Anchors}}})
		}
		if _, err := j.Append(path, resolve.Entry{
			Op: resolve.OpMerge, Who: "Hà", When: "2026-03-01T08:00:00Z", Why: f.Document.ID, Name: f.Mentions[0].Profile.Name, Persons: persons,
		}); err != nil {
			b.Fatal(err)
		}
	}
	c := j.Corrections()
	b.ResetTimer()
	for b.Loop() {
		for _, f := range all {
			c.Correct(f)
		}
	}
}
