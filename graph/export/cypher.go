package export

import (
	"fmt"
	"strconv"
	"strings"
)

// cypherBatch is how many nodes or relationships one statement of the script makes.
const cypherBatch = 500

// writeCypher writes a script of constraints, nodes and relationships. All is merged
// by id or key, so that running it twice makes nothing twice.
func writeCypher(o *out, g *Graph) {
	o.text("// Made by uniongraph export. Run: cypher-shell -f THIS_FILE\n")
	for _, t := range nodeTables() {
		o.text(fmt.Sprintf("CREATE CONSTRAINT %s_id IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE;\n", strings.ToLower(t.label), t.label))
	}
	s := &script{o: o}
	for _, t := range nodeTables() {
		t.rows(g, o, func(label, id string, values ...any) {
			s.begin(fmt.Sprintf("AS row MERGE (n:%s {id: row.id}) SET n += row.properties%s", t.label, moreLabels(label)))
			s.add("{id: " + cypherText(id) + ", properties: " + cypherMap(t.columns, values) + "}")
		})
		s.end()
	}
	for _, t := range linkTables() {
		key := ""
		if len(t.columns) > 0 && t.columns[0].name == "key" {
			key = " {key: row.properties.key}"
		}
		t.rows(g, func(from, to string, values ...any) {
			s.begin(fmt.Sprintf("AS row MATCH (a:%s {id: row.from}) MATCH (b:%s {id: row.to}) MERGE (a)-[r:%s%s]->(b) SET r += row.properties", t.from, t.to, t.kind, key))
			s.add("{from: " + cypherText(from) + ", to: " + cypherText(to) + ", properties: " + cypherMap(t.columns, values) + "}")
		})
		s.end()
	}
}

func moreLabels(label string) string {
	if _, more, ok := strings.Cut(label, listDelimiter); ok {
		return ", n:" + more
	}
	return ""
}

// script collects rows of one statement.
type script struct {
	o    *out
	what string
	rows int
}

// begin says what is done with the rows that follow.
func (s *script) begin(what string) {
	if s.what != what || s.rows == cypherBatch {
		s.end()
		s.what = what
	}
}

func (s *script) add(row string) {
	if !s.o.step() {
		return
	}
	if s.rows == 0 {
		s.o.text("UNWIND [\n")
	} else {
		s.o.text(",\n")
	}
	s.rows++
	s.o.text(row)
}

func (s *script) end() {
	if s.rows > 0 {
		s.o.text("\n] " + s.what + ";\n")
	}
	s.rows, s.what = 0, ""
}

func cypherMap(columns []column, values []any) string {
	var parts []string
	for i, c := range columns {
		if v := cypherValue(values[i]); v != "" {
			parts = append(parts, "`"+c.name+"`: "+v)
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// cypherValue gives a literal, "" for what is not known.
func cypherValue(v any) string {
	switch v := v.(type) {
	case string:
		if v == "" {
			return ""
		}
		return cypherText(v)
	case []string:
		var all []string
		for _, s := range v {
			all = append(all, cypherText(s))
		}
		return "[" + strings.Join(all, ", ") + "]"
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// cypherText quotes a text. Everything that ends a line, a quote or a comment in some
// reader of scripts is written as \u....
func cypherText(text string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range text {
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
