package vietnamese

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// Stretches of our pages, cut anywhere, are never read in a wrong encoding, and from
// twenty words on nearly always in the right one.
func TestStretchesOfPages(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/pages/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no pages ", err)
	}
	var words []string
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		words = append(words, strings.Fields(norm.NFC.String(string(data)))...)
	}
	words = words[:min(len(words), 12_000)]
	for _, size := range []int{8, 20} {
		for name, encode := range encoders {
			if strings.HasPrefix(name, "utf") {
				continue
			}
			read, unsure := 0, 0
			for i := 0; i+size <= len(words); i += size {
				text := strings.Join(words[i:i+size], " ")
				data, ok := encode(text)
				if !ok {
					continue // capitals with tones in TCVN3
				}
				got, found, err := Decode(data, "")
				switch {
				case err != nil:
					unsure++
				case found != UTF8 && (found != familyOf(name) || plain(got) != plain(text)) && name != TCVN3 || found != UTF8 && found != familyOf(name):
					t.Errorf("%s read as %s:\n%s\n%s", name, found, text, got)
				default:
					read++
				}
				if _, found, _ := Decode(data, "iso-8859-1"); found != familyOf(name) && found != Windows1252 && found != UTF8 {
					t.Errorf("%s declared ISO-8859-1 is read as %s: %s", name, found, text)
				}
			}
			if size == 20 && unsure*100 > read {
				t.Errorf("%s: %d stretches of %d words read, %d not", name, read, size, unsure)
			}
		}
	}
}
