package export_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// gexfElements are the elements of GEXF 1.3 that we use, with the attributes and the
// parents that its schema allows them.
var gexfElements = map[string]struct{ attributes, parents string }{
	"gexf":        {"xmlns version variant", ""},
	"meta":        {"lastmodifieddate", "gexf"},
	"creator":     {"", "meta"},
	"description": {"", "meta"},
	"graph":       {"timeformat start end timestamp mode timerepresentation timezone defaultedgetype idtype", "gexf"},
	"attributes":  {"class mode", "graph"},
	"attribute":   {"id title type", "attributes"},
	"nodes":       {"count", "graph"},
	"edges":       {"count", "graph"},
	"node":        {"id label start end pid", "nodes"},
	"edge":        {"id source target kind label weight type start end", "edges"},
	"attvalues":   {"", "node edge"},
	"attvalue":    {"for value start end", "attvalues"},
	"spells":      {"", "node edge"},
	"spell":       {"start end", "spells"},
}

// checkGEXF reads a file strictly by these rules, with its dates, ids and counts.
func checkGEXF(t *testing.T, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	stack, ids := []string{""}, map[string]bool{}
	declared := map[string]string{}
	counted := map[string]int{}
	parallel := map[string]bool{} // Gephi takes edges of one kind between the same nodes for one
	for d := xml.NewDecoder(f); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch x := token.(type) {
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.StartElement:
			name, parent := x.Name.Local, stack[len(stack)-1]
			stack = append(stack, name)
			counted[name]++
			rule, ok := gexfElements[name]
			if !ok || x.Name.Space != "http://gexf.net/1.3" || !slices.Contains(strings.Split(rule.parents, " "), parent) {
				t.Fatalf("<%s> of %s in <%s>", name, x.Name.Space, parent)
			}
			values := map[string]string{}
			for _, a := range x.Attr {
				if !slices.Contains(strings.Fields(rule.attributes), a.Name.Local) {
					t.Errorf("<%s> has an attribute %s", name, a.Name.Local)
				}
				values[a.Name.Local] = a.Value
			}
			if strings.ContainsAny(values["label"]+values["kind"], "\n\t") {
				t.Errorf("a label of several lines: %q", values["label"])
			}
			switch name {
			case "nodes", "edges":
				declared[strings.TrimSuffix(name, "s")] = values["count"]
			case "node", "edge":
				if ids[values["id"]] {
					t.Errorf("two have the id %s", values["id"])
				}
				ids[values["id"]] = true
				if name == "edge" && (!ids[values["source"]] || !ids[values["target"]]) {
					t.Errorf("an edge from %s to %s, which are not both there", values["source"], values["target"])
				}
				between := values["source"] + " " + values["kind"] + " " + values["target"]
				if name == "edge" && parallel[between] {
					t.Errorf("two edges %s", between)
				}
				parallel[between] = true
			case "spell":
				for _, at := range []string{"start", "end"} {
					if _, err := time.Parse(time.DateOnly, values[at]); values[at] != "" && err != nil {
						t.Error(err)
					}
				}
				if len(values) == 0 || values["start"] != "" && values["end"] != "" && values["end"] < values["start"] {
					t.Errorf("a spell from %q to %q", values["start"], values["end"])
				}
			}
		}
	}
	for name, n := range declared {
		if n != strconv.Itoa(counted[name]) {
			t.Errorf("%s %ss are declared and %d are there", n, name, counted[name])
		}
	}
}
