package storetest

import (
	"bytes"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/export"
)

// sameExports writes both stores in every format, whole and in part: byte for byte the same.
func sameExports(t *testing.T, a, b graph.Store) {
	pages := append(append(Pages(t), people(t)...), Crowd(t, 12)...)
	load(t, a, pages...)
	load(t, b, pages...)
	for _, selection := range []export.Selection{
		{}, {Unit: Units}, {Unit: Units, Unions: []string{"union:ben-tre"}}, {Unions: []string{"union:son-la"}, Window: graph.Window{Since: "2023-06"}, Kinds: []graph.Kind{graph.KindMembership, graph.KindCooperation}}, {Window: graph.Window{Since: "2030"}},
	} {
		of := func(store graph.Store) map[string]string {
			g, err := export.Read(t.Context(), store, selection, func(int, int) {})
			if err != nil {
				t.Fatal(err)
			}
			written := map[string]string{}
			for _, format := range export.Formats() {
				for _, file := range format.Files {
					var out bytes.Buffer
					if err := file.Write(t.Context(), &out, g, export.Options{}); err != nil {
						t.Fatal(err)
					}
					written[format.Name+" "+file.Name] = out.String()
				}
			}
			return written
		}
		want, got := of(a), of(b)
		if len(want) < 30 {
			t.Errorf("only %d files", len(want))
		}
		for name := range want {
			same(t, name, want[name], got[name])
		}
	}
}
