package main

import (
	"bytes"
	"encoding/json"
	"html"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

const (
	root   = "../.."
	module = "github.com/uniongraph/uniongraph"
)

// mayImport says which of the module's packages a package may import; a package is
// under the longest of these names that begins it. Data flows one way, see docs/index.md.
var mayImport = map[string][]string{
	"cmd/uniongraph":     {"*"},
	"crawler":            {"crawler"},
	"extract":            {"extract"},
	"extract/vietnamese": {},
	"extract/dates":      {"extract/vietnamese"},
	"extract/lexicon":    {"extract/vietnamese"},
	"extract/article":    {"extract/vietnamese", "extract/dates"},
	"graph":              {"graph", "=extract", "extract/vietnamese"},
	"pipeline":           {"crawler", "extract", "graph", "pipeline"},
}

func TestImportDirection(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p struct {
			ImportPath                         string
			Imports, TestImports, XTestImports []string
		}
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		rule := longest(name)
		if rule == "" {
			t.Errorf("%s: no rule says what it may import; add one here and the folder to README.md", name)
			continue
		}
		for _, i := range p.Imports {
			if i, ours := strings.CutPrefix(i, module+"/"); ours && !allowed(mayImport[rule], i) {
				t.Errorf("%s imports %s, but may import only %q", name, i, mayImport[rule])
			}
		}
		// Tests may look further, but the crawler and the extractor stay strangers.
		for _, i := range append(p.TestImports, p.XTestImports...) {
			if a, b := part(name), part(strings.TrimPrefix(i, module+"/")); a == "crawler" && b == "extract" || a == "extract" && b == "crawler" {
				t.Errorf("the tests of %s import %s", name, i)
			}
		}
	}
}

func part(name string) string {
	first, _, _ := strings.Cut(name, "/")
	return first
}

func longest(name string) string {
	best := ""
	for prefix := range mayImport {
		if (name == prefix || strings.HasPrefix(name, prefix+"/")) && len(prefix) > len(best) {
			best = prefix
		}
	}
	return best
}

// allowed tells whether a rule lets a package in: "a" means a and all below it, "=a" a alone.
func allowed(rule []string, name string) bool {
	for _, r := range rule {
		exact, alone := strings.CutPrefix(r, "=")
		if r == "*" || name == exact || !alone && strings.HasPrefix(name, r+"/") {
			return true
		}
	}
	return false
}

// A file that is longer has more than one subject.
func TestFileLength(t *testing.T) {
	const limit = 400
	eachFile(t, root, func(path string) {
		if filepath.Ext(path) != ".go" {
			return
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(data, []byte("\n")); n > limit && !bytes.HasPrefix(data, []byte("// Code generated")) {
			t.Errorf("%s has %d lines, more than %d: split it by subject", path, n, limit)
		}
	})
}

// setNames are names that every page uses; they do not count as its words.
var setNames = []string{
	"liên hiệp các hội khoa học và kỹ thuật", "liên hiệp các hội khoa học kỹ thuật", "liên hiệp hội", "khoa học và công nghệ",
	"sáng tạo thanh thiếu niên nhi đồng", "tư vấn phản biện và giám định xã hội", "tư vấn phản biện giám định xã hội", "hội thi sáng tạo kỹ thuật", "hội nghị giao ban",
	"ban truyền thông và phổ biến kiến thức", "hội bảo vệ thiên nhiên và môi trường", "sơ kết công tác 6 tháng đầu năm",
	"ban tuyên giáo tỉnh ủy", "bí thư đảng đoàn", "tổ chức hội thảo",
}

// The seeds are other people's articles: our pages are in our own words.
func TestTestdataHoldsNoSentenceOfTheSeeds(t *testing.T) {
	seeds := filepath.Join(root, "..", "shared", "seeds")
	if _, err := os.Stat(seeds); err != nil {
		message := "the folder 'shared' with the seeds is not beside the project's folder; without it nothing can be compared"
		if os.Getenv("CI") != "" {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	theirs := map[string]string{}
	eachFile(t, seeds, func(path string) {
		for _, s := range shingles(t, path) {
			theirs[s] = filepath.Base(path)
		}
	})
	if len(theirs) < 500 {
		t.Fatalf("only %d stretches of words in the seeds", len(theirs))
	}
	eachFile(t, root, func(path string) {
		if !strings.Contains(path, "testdata") {
			return
		}
		for _, s := range shingles(t, path) {
			if seed := theirs[s]; seed != "" {
				t.Errorf("%s holds words of %s: %q", path, seed, s)
				return
			}
		}
	})
}

var (
	tag  = regexp.MustCompile(`<[^>]*>`)
	word = regexp.MustCompile(`[\pL\pM\pN]+`)
)

// shingles gives every stretch of eight words of a file.
func shingles(t *testing.T, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := html.UnescapeString(tag.ReplaceAllString(string(data), " "))
	text = strings.Join(word.FindAllString(strings.ToLower(norm.NFC.String(text)), -1), " ")
	for _, name := range setNames {
		text = strings.ReplaceAll(text, name, " ")
	}
	words, out := strings.Fields(text), []string(nil)
	for i := 0; i+8 <= len(words); i++ {
		out = append(out, strings.Join(words[i:i+8], " "))
	}
	return out
}

// eachFile visits the files of the project, or of a folder, hidden ones left out.
func eachFile(t *testing.T, dir string, visit func(path string)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.Type().IsRegular():
			visit(path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
