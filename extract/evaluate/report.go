package evaluate

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Row is one category of a report. Its JSON form is what --format json prints.
type Row struct {
	Category  string       `json:"category"` // one of Categories, or "core"
	N         int          `json:"n"`        // facts to find; 0 for core
	Precision *float64     `json:"precision"`
	Recall    *float64     `json:"recall"`
	F1        float64      `json:"f1"`
	Errors    []RowMistake `json:"errors,omitempty"`
}

// RowMistake is a Mistake in JSON.
type RowMistake struct {
	Document string `json:"document"`
	Kind     string `json:"kind"` // "missed" or "false"
	Text     string `json:"text"`
}

// Rows gives the report, the core score last.
func (res *Result) Rows(errors bool) []Row {
	var rows []Row
	for _, c := range Categories {
		t := res.Tallies[c]
		p, r := t.Precision(), t.Recall()
		row := Row{Category: c, N: t.N(), Precision: &p, Recall: &r, F1: t.F1()}
		for _, m := range t.Errors {
			if !errors {
				break
			}
			kind := "missed"
			if m.False {
				kind = "false"
			}
			row.Errors = append(row.Errors, RowMistake{m.Document, kind, m.Text})
		}
		rows = append(rows, row)
	}
	return append(rows, Row{Category: "core", F1: res.Core()})
}

// WriteTable prints the report for people, after the mistakes if errors is set: "-" was
// missed, "+" is a false alarm.
func (res *Result) WriteTable(w io.Writer, errors bool) error {
	var b strings.Builder
	if len(res.Missing) > 0 {
		fmt.Fprintf(&b, "no record for: %s\n", strings.Join(res.Missing, ", "))
	}
	for _, c := range Categories {
		for _, m := range res.Tallies[c].Errors {
			if !errors {
				break
			}
			sign := "-"
			if m.False {
				sign = "+"
			}
			fmt.Fprintf(&b, "[%s] %s %s: %s\n", c, sign, m.Document, m.Text)
		}
	}
	fmt.Fprintf(&b, "%-32s%5s%8s%8s%8s\n", "category", "n", "P", "R", "F1")
	for _, c := range Categories {
		t := res.Tallies[c]
		fmt.Fprintf(&b, "%-32s%5d%8.3f%8.3f%8.3f\n", c, t.N(), t.Precision(), t.Recall(), t.F1())
	}
	fmt.Fprintf(&b, "core F1 (mean of %s): %.3f\n", strings.Join(CoreCategories[:], ", "), res.Core())
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteJSON prints the report as one array of objects, see [Row].
func (res *Result) WriteJSON(w io.Writer, errors bool) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(res.Rows(errors))
}

// WriteCSV prints the report, or the mistakes alone if errors is set.
func (res *Result) WriteCSV(w io.Writer, errors bool) error {
	c := csv.NewWriter(w)
	rows := [][]string{{"category", "n", "precision", "recall", "f1"}}
	if errors {
		rows = [][]string{{"category", "document", "kind", "text"}}
	}
	for _, r := range res.Rows(errors) {
		for _, m := range r.Errors {
			rows = append(rows, []string{r.Category, m.Document, m.Kind, m.Text})
		}
		if !errors {
			rows = append(rows, []string{r.Category, strconv.Itoa(r.N), number(r.Precision), number(r.Recall), number(&r.F1)})
		}
	}
	return c.WriteAll(rows)
}

func number(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', 4, 64)
}
