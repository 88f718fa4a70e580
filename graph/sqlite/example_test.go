package sqlite_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/sqlite"
)

func Example() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	store, err := sqlite.Open(ctx, filepath.Join(dir, "graph.db"), sqlite.Options{})
	if err != nil {
		panic(err)
	}
	defer store.Close()

	// One line as "uniongraph extract" prints it.
	const line = `{"schema":1,"document":{"source_file":"tin.txt","text":"Bà Lù Thị Sáo là Chủ tịch Hội Làm vườn."},
		"persons":[{"id":"p1","name":"Lù Thị Sáo"}],"organizations":[{"id":"org:hoi-lam-vuon","name":"Hội Làm vườn","classification":"association"}],
		"memberships":[{"person":"p1","role":"Chủ tịch","organization":"org:hoi-lam-vuon","as_of":"2024-05-01","evidence":{"start":3,"end":38}}]}`
	record := new(extract.Record)
	if err := json.Unmarshal([]byte(line), record); err != nil {
		panic(err)
	}
	results, err := store.Load(ctx, []graph.Input{{Record: record}}, graph.LoadOptions{})
	if err != nil {
		panic(err)
	}
	fmt.Println(results[0].Status, results[0].Added)

	leaders, err := graph.Query{Reader: store}.Leaders(ctx, "hoi lam vuon")
	if err != nil {
		panic(err)
	}
	for _, l := range leaders {
		fmt.Printf("%s, %s: %s\n", l.Person.Name, l.Role, l.Evidence[0].Sentence)
	}
	// Output:
	// new 1
	// Lù Thị Sáo, Chủ tịch: Bà Lù Thị Sáo là Chủ tịch Hội Làm vườn.
}
