package export

import (
	"fmt"
	"strconv"
	"strings"
)

// importFiles are a file for each label and each type of relationship between two
// labels, and one with the arguments of neo4j-admin that names them all.
func importFiles() []File {
	var files []File
	var arguments strings.Builder
	for _, t := range nodeTables() {
		name := strings.ToLower(t.label) + ".csv"
		fmt.Fprintf(&arguments, "--nodes=%s\n", name)
		files = append(files, File{name, func(o *out, g *Graph) { writeNodes(o, g, t) }})
	}
	for _, t := range linkTables() {
		name := linkFile(t)
		fmt.Fprintf(&arguments, "--relationships=%s\n", name)
		files = append(files, File{name, func(o *out, g *Graph) { writeLinks(o, g, t) }})
	}
	arguments.WriteString("--array-delimiter=U+001F\n--multiline-fields=true\n--ignore-empty-strings=true\n--id-type=string\n")
	return append(files, File{"import.args", func(o *out, _ *Graph) { o.text(arguments.String()) }})
}

func linkFile(t linkTable) string {
	return strings.ToLower(fmt.Sprintf("%s_%s_%s.csv", t.from, t.kind, t.to))
}

func header(columns []column) []string {
	var out []string
	for _, c := range columns {
		if c.kind != textColumn {
			c.name += ":" + string(c.kind)
		}
		out = append(out, c.name)
	}
	return out
}

func writeNodes(o *out, g *Graph, t nodeTable) {
	o.record("\n", append([]string{"id:ID", ":LABEL"}, header(t.columns)...)...)
	t.rows(g, o, func(label, id string, values ...any) {
		if o.step() {
			o.record("\n", append([]string{id, label}, cells(values)...)...)
		}
	})
}

func writeLinks(o *out, g *Graph, t linkTable) {
	o.record("\n", append([]string{":START_ID", ":END_ID", ":TYPE"}, header(t.columns)...)...)
	t.rows(g, func(from, to string, values ...any) {
		if o.step() {
			o.record("\n", append([]string{from, to, t.kind}, cells(values)...)...)
		}
	})
}

// listDelimiter stands between the elements of a list, and between labels. No text of
// a page holds it, and neo4j-admin knows no way to write its delimiter in an element.
const listDelimiter = "\u001f"

// cells writes values as neo4j-admin reads them.
func cells(values []any) []string {
	var out []string
	for _, v := range values {
		switch v := v.(type) {
		case string:
			out = append(out, v)
		case []string:
			out = append(out, strings.Join(v, listDelimiter))
		case int:
			out = append(out, strconv.Itoa(v))
		case bool:
			out = append(out, strconv.FormatBool(v))
		default:
			out = append(out, "")
		}
	}
	return out
}

// record writes one line of CSV (RFC 4180); every cell with a sign of its grammar is
// quoted.
func (o *out) record(end string, cells ...string) {
	for i, c := range cells {
		if strings.ContainsAny(c, "\",\r\n'") || c != strings.TrimSpace(c) {
			c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		if i > 0 {
			c = "," + c
		}
		o.text(c)
	}
	o.text(end)
}
