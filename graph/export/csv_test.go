package export_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/export"
)

// Every table has what the graph has, says where it stands, and has no cell that a
// spreadsheet would take for a formula.
func TestSpreadsheetsInPython(t *testing.T) {
	g := read(t, sample(t), export.Selection{})
	folder := written(t, g, "csv", export.Options{})
	var tables map[string][][]string
	python(t, &tables, "csv", folder)
	counts := map[string]int{"people.csv": len(g.Persons), "organizations.csv": len(g.Organizations), "events.csv": len(g.Events), "pages.csv": len(g.Documents), "evidence.csv": len(g.Statements), "successions.csv": len(g.Successions)}
	for _, e := range g.Edges {
		counts[map[graph.EdgeType]string{
			graph.EdgeHoldsRole: "roles.csv", graph.EdgeMet: "meetings.csv", graph.EdgeCooperatesWith: "cooperation.csv", graph.EdgeAttended: "attendance.csv",
			graph.EdgeHosted: "attendance.csv", graph.EdgeOrganized: "attendance.csv", graph.EdgeTookPart: "attendance.csv",
		}[e.Type]]++
	}
	got, formulas := map[string]int{}, 0
	for name, rows := range tables {
		got[name] = len(rows) - 1
		for _, row := range rows[1:] {
			for i, cell := range row {
				if strings.HasPrefix(cell, "'=") {
					formulas++
				}
				if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@") || strings.ContainsAny(cell, "\r\n\t") {
					t.Errorf("%s: %s %q", name, rows[0][i], cell)
				}
			}
		}
	}
	same(t, "rows", counts, got)
	if formulas < 5 {
		t.Errorf("only %d cells that look like formulas: the test has lost its page", formulas)
	}
	same(t, "successions", [][]string{{"union", "succeeded_by", "date", "source", "union_id", "succeeded_by_id"},
		{"Liên hiệp các Hội Khoa học và Kỹ thuật Bến Tre", "Vĩnh Long", "2025-07-01", "Resolution 202/2025/QH15", "union:ben-tre", "union:vinh-long"}}, tables["successions.csv"])
	roles := map[string]string{}
	for _, row := range tables["roles.csv"][1:] {
		roles[row[len(row)-1]] = strings.Join([]string{row[1], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[11], row[12]}, "|")
	}
	for _, e := range g.Edges {
		if e.Type != graph.EdgeHoldsRole {
			continue
		}
		where := e.Proof[0].Source.URL
		if where == "" {
			where = e.Proof[0].Source.SourceFile
		}
		same(t, "role", strings.Join([]string{e.Role, strconv.FormatBool(e.Former), e.First, e.Last, strings.Join(e.Elected, "; "), e.Left, e.From, e.To,
			strings.Join(strings.Fields(e.Proof[0].Sentence), " "), where}, "|"), roles[e.Key])
	}
}

func TestSpreadsheetBytes(t *testing.T) {
	g := read(t, sample(t), export.Selection{})
	with, without := written(t, g, "csv", export.Options{BOM: true}), written(t, g, "csv", export.Options{})
	format, _ := export.Lookup("csv")
	for _, file := range format.Files {
		a, err := os.ReadFile(filepath.Join(with, file.Name))
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(without, file.Name))
		if err != nil {
			t.Fatal(err)
		}
		if string(a) != "\ufeff"+string(b) {
			t.Errorf("%s: --bom changes more than the first bytes", file.Name)
		}
		if n := strings.Count(string(b), "\n"); n != strings.Count(string(b), "\r\n") {
			t.Errorf("%s: lines do not end as RFC 4180 has it", file.Name)
		}
	}
}
