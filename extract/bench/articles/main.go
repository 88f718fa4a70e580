// Command articles reads pages with other Go readers than ours and prints what each makes of
// them, one JSON object a page and reader:
//
//	articles PAGES REGIONS RECORDS > read.jsonl
//
// PAGES is a folder of .html files, REGIONS says where on them the article stands (regions.json),
// RECORDS holds what "uniongraph extract PAGES" printed.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Reading is what one reader makes of one page.
type Reading struct {
	Page      string `json:"page"` // file name
	Reader    string `json:"reader"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"` // as much as was found: day, local time, time with zone
	Author    string `json:"author,omitempty"`
	Text      string `json:"text,omitempty"`
	Error     string `json:"error,omitempty"`
}

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: articles PAGES REGIONS RECORDS")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "articles:", err)
		os.Exit(1)
	}
}

func run(pages, regionsFile, recordsFile string) error {
	rules, err := readRules(regionsFile)
	if err != nil {
		return err
	}
	kept, err := keptTexts(recordsFile)
	if err != nil {
		return err
	}
	files, err := os.ReadDir(pages)
	if err != nil {
		return fmt.Errorf("list pages: %w", err)
	}
	out := bufio.NewWriter(os.Stdout)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, f := range files {
		page := f.Name()
		data, err := os.ReadFile(filepath.Join(pages, page))
		if err != nil {
			return fmt.Errorf("read page: %w", err)
		}
		for _, r := range readers(kept[page]) {
			reading, err := r.read(data)
			reading.Page, reading.Reader = page, r.name
			if err != nil {
				reading.Error = err.Error()
			}
			if err := enc.Encode(reading); err != nil {
				return fmt.Errorf("write: %w", err)
			}
		}
		units, err := rules.units(page, data)
		if err != nil {
			return fmt.Errorf("regions of %s: %w", page, err)
		}
		if err := enc.Encode(units); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return out.Flush()
}

// keptTexts reads the text that our reader keeps of each page.
func keptTexts(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open records: %w", err)
	}
	defer f.Close()
	kept := map[string]string{}
	for dec := json.NewDecoder(f); dec.More(); {
		var r struct {
			Document struct {
				SourceFile string `json:"source_file"`
				Text       string `json:"text"`
			} `json:"document"`
		}
		if err := dec.Decode(&r); err != nil {
			return nil, fmt.Errorf("read records: %w", err)
		}
		kept[filepath.Base(r.Document.SourceFile)] = r.Document.Text
	}
	return kept, nil
}
