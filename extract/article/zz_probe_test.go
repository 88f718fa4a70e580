package article

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestZZProbe(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("PROBE"))
	for _, f := range files {
		data, _ := os.ReadFile(f)
		var a *Article
		if DetectHTML(data) {
			a, _ = ReadHTML(data, "")
		} else {
			a = ReadText(string(data))
		}
		if os.Getenv("FULL") != "" {
			fmt.Printf("=== %s\n%s", filepath.Base(f), outline(a))
		} else {
			fmt.Printf("%-14s T=%q P=%s A=%q S=%q R=%q\n", filepath.Base(f), a.Title, a.Published, a.Author, a.Source, a.Reason)
		}
	}
}
