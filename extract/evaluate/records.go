package evaluate

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/uniongraph/uniongraph/extract"
)

// ReadRecords reads JSON Lines and gives the records by the base name, without
// extension, of their source file or, failing that, of their address. Of two records
// of one name the later one counts. A line that is no record is an error that names the line.
func ReadRecords(r io.Reader) (map[string]*extract.Record, error) {
	records := map[string]*extract.Record{}
	lines := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if len(bytes.TrimSpace(line)) > 0 {
			rec := new(extract.Record)
			if err := json.Unmarshal(line, rec); err != nil {
				return nil, fmt.Errorf("line %d: not a record: %w", n, err)
			}
			if rec.Schema > extract.SchemaVersion {
				return nil, fmt.Errorf("line %d: record of schema %d, this program knows %d", n, rec.Schema, extract.SchemaVersion)
			}
			source := rec.Document.SourceFile
			if source == "" {
				source = value(rec.Document.URL)
			}
			records[baseName(source)] = rec
		}
		if err != nil {
			return records, nil
		}
	}
}
