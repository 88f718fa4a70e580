package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/uniongraph/uniongraph/extract"
)

// factsVersion is part of every document's hash. It grows when [FromRecord] makes
// other statements of the same record, so that a reload brings them in.
const factsVersion = 1

// Input is one document to load.
type Input struct {
	// Record is what the extractor found.
	Record *extract.Record
	// Path tells two files of one name apart ("2021/index.html") when the
	// document has no address. Default: Record.Document.SourceFile.
	Path string
}

// DocumentID gives the id under which the input's document is kept: it follows
// from the address or, without one, from the path.
func (in Input) DocumentID() string {
	if url := value(in.Record.Document.URL); url != "" {
		return "doc:" + shortHash("url", url)
	}
	return "doc:" + shortHash("file", in.path())
}

func (in Input) path() string {
	if in.Path == "" {
		return in.Record.Document.SourceFile
	}
	return path.Clean(filepath.ToSlash(in.Path))
}

// Hash tells whether an input says exactly what an earlier one said.
func (in Input) Hash() (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%d\n%s\n", factsVersion, in.path())
	if err := json.NewEncoder(h).Encode(in.Record); err != nil {
		return "", fmt.Errorf("hash record: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// shortHash gives 16 hexadecimal digits of the SHA-256 of parts.
func shortHash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
