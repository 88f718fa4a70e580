package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/extract/evaluate"
)

func newEvaluateCommand(a *app) *cobra.Command {
	var mistakes bool
	var failUnder string
	cmd := &cobra.Command{
		Use:   "evaluate GOLD RECORDS.jsonl",
		Short: "Judge records against gold annotations: precision, recall, F1",
		Long: `Compare records that "uniongraph extract" printed with what annotators say the pages hold, and print
precision, recall and F1 by category. GOLD is a folder with one NAME.json for each document; a record
belongs to the file that has its source file's name. RECORDS.jsonl may be "-" for standard input.

--errors lists every mistake before the table: "-" was missed, "+" is a false alarm. With --format csv
it prints the mistakes instead of the table.

--fail-under makes the exit code 1 when results are worse than they should be: a number between 0 and 1
that the core F1 must reach, or a file that "evaluate --format json" wrote earlier: then no category may
have a lower F1 than it had there.

  uniongraph extract pages/ | uniongraph evaluate gold/ - --errors
  uniongraph evaluate gold/ records.jsonl --format json > baseline.json
  uniongraph evaluate gold/ records.jsonl --fail-under baseline.json`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			least, err := leastF1(failUnder)
			if err != nil {
				return err
			}
			return a.evaluate(args[0], args[1], mistakes, least)
		},
	}
	cmd.Flags().BoolVar(&mistakes, "errors", false, "list every miss and false alarm")
	cmd.Flags().StringVar(&failUnder, "fail-under", "", "`N|FILE`: the least core F1, or an earlier result in JSON that must be reached")
	return cmd
}

func (a *app) evaluate(goldFolder, recordFile string, mistakes bool, least map[string]float64) error {
	if _, err := os.ReadDir(goldFolder); err != nil {
		return failure("%s: %w", goldFolder, explain(err))
	}
	golds, err := evaluate.ReadGold(goldFolder)
	if err != nil {
		return failure("%w", err)
	}
	in, name := a.in, "standard input"
	if recordFile != "-" {
		f, err := os.Open(recordFile)
		if err != nil {
			return failure("%s: %w", recordFile, explain(err))
		}
		defer f.Close()
		in, name = f, recordFile
	}
	records, err := evaluate.ReadRecords(in)
	if err != nil {
		return failure("%s: %w", name, err)
	}
	result := evaluate.Score(golds, records)
	write := result.WriteTable
	switch a.format {
	case "json":
		write = result.WriteJSON
	case "csv":
		write = result.WriteCSV
	}
	if a.format != "table" && len(result.Missing) > 0 {
		fmt.Fprintln(a.err, "no record for:", strings.Join(result.Missing, ", "))
	}
	if err := write(a.out, mistakes); err != nil {
		return failure("standard output: %w", err)
	}
	return reached(result, least)
}

// leastF1 reads --fail-under: the least F1 by category.
func leastF1(failUnder string) (map[string]float64, error) {
	if failUnder == "" {
		return nil, nil
	}
	if n, err := strconv.ParseFloat(failUnder, 64); err == nil {
		if n >= 0 && n <= 1 {
			return map[string]float64{"core": n}, nil
		}
		return nil, usageError("--fail-under %s: use a number between 0 and 1, or a file", failUnder)
	}
	f, err := os.Open(failUnder)
	if err != nil {
		return nil, usageError("--fail-under %s: %w", failUnder, explain(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFileSize))
	if err != nil {
		return nil, failure("--fail-under %s: %w", failUnder, explain(err))
	}
	var rows []evaluate.Row
	if err := json.Unmarshal(data, &rows); err != nil || len(rows) == 0 {
		return nil, failure("--fail-under %s: not a result of: uniongraph evaluate --format json", failUnder)
	}
	least := map[string]float64{}
	for _, r := range rows {
		least[r.Category] = r.F1
	}
	return least, nil
}

// reached tells which categories are worse than they may be.
func reached(result *evaluate.Result, least map[string]float64) error {
	const rounding = 1e-9
	var under []string
	for _, r := range result.Rows(false) {
		if want, ok := least[r.Category]; ok && r.F1 < want-rounding {
			under = append(under, fmt.Sprintf("%s %.3f < %.3f", r.Category, r.F1, want))
		}
	}
	if under != nil {
		return failure("F1 is under --fail-under: %s", strings.Join(under, "; "))
	}
	return nil
}
