package lexicon

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// copyOf gives the embedded files as an analyst's copy to be edited.
func copyOf(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(embedded, "data/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(embedded, name)
		if err != nil {
			t.Fatal(err)
		}
		files[strings.TrimPrefix(name, "data/")] = &fstest.MapFile{Data: b}
	}
	return files
}

func TestLoadCopy(t *testing.T) {
	files := copyOf(t)
	file := files[surnamesFile]
	file.Data = append(file.Data, []byte("  - group: Lào\n    names: Khămphôn\n")...)
	l, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	if l.Surnames["khămphôn"] != "Lào" || l.Surnames["nguyễn"] != "Kinh" {
		t.Error("the edited copy was not read")
	}
}

// TestLoadErrors makes the mistakes analysts make; each error must name the file,
// the line where there is one, and what to do.
func TestLoadErrors(t *testing.T) {
	tests := []struct {
		name      string
		file      string
		old, new  string // replaced once; old "" means appended
		want      []string
		forgotten bool // the file is removed instead
	}{
		{name: "file missing", file: rolesFile, forgotten: true, want: []string{"roles.yaml: no such file", "copy it"}},
		{name: "file misspelled", file: "role.yaml", new: "roles: []", want: []string{"role.yaml: not a file of the lexicon", "rename it"}},
		{name: "unknown key", file: unitsFile, old: "kind: ", new: "knd: ", want: []string{"units-2025.yaml:", "knd"}},
		{name: "broken YAML", file: titlesFile, old: "variants: [", new: "variants: [[", want: []string{"titles.yaml:"}},
		{name: "word of another type", file: rolesFile, old: "rank: 1", new: "rank: first", want: []string{"roles.yaml:"}},
		{name: "kind out of the list", file: cuesFile, old: "kind: chair", new: "kind: chairs", want: []string{"cues.yaml:", `"chairs"`, "write one of"}},
		{name: "slug unlike the name", file: provincesFile, old: "slug: an-giang", new: "slug: angiang", want: []string{"provinces.yaml:", `write "an-giang"`}},
		{name: "successor disagrees", file: provincesFile, old: "successor: hue", new: "successor: da-nang", want: []string{"provinces.yaml:", "make them agree"}},
		{name: "province in two units", file: unitsFile, old: "from: [an-giang,", new: "from: [an-giang, hai-phong,", want: []string{"units-2025.yaml:", "one successor"}},
		{name: "alias of two provinces", file: provincesFile, old: `["Bắc Cạn"]`, new: `["Bắc Ninh"]`, want: []string{"provinces.yaml:", "Bắc Ninh", "remove one"}},
		{name: "acronym of two unions", file: provincesFile, old: `["DUSTA"]`, new: `["SUSTA"]`, want: []string{"provinces.yaml:", "must be left out of both"}},
		{name: "variant of two roles", file: rolesFile, old: `["TTK"`, new: `["Chủ  tịch"`, want: []string{"roles.yaml:", "Tổng Thư ký", "belongs to"}},
		{name: "variant of two titles", file: titlesFile, old: `["DS",`, new: `["BS",`, want: []string{"titles.yaml:", "belongs to"}},
		{name: "surname twice", file: surnamesFile, new: "  - group: Dao\n    names: Nguyễn\n", want: []string{"surnames.yaml:", "stands under", "Kinh"}},
		{name: "surname of two words", file: surnamesFile, new: "  - group: Dao\n    names: H'Mông\n", want: []string{"surnames.yaml:", "first syllable"}},
		{name: "not NFC", file: eventsFile, old: "đại hội", new: "đa\u0323i hô\u0323i", want: []string{"events.yaml:", "NFC"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := copyOf(t)
			data := ""
			if f := files[tt.file]; f != nil {
				data = string(f.Data)
			}
			switch {
			case tt.forgotten:
				delete(files, tt.file)
			case tt.old == "":
				files[tt.file] = &fstest.MapFile{Data: []byte(data + tt.new)}
			default:
				edited := strings.Replace(data, tt.old, tt.new, 1)
				if edited == data {
					t.Fatalf("%s does not hold %q", tt.file, tt.old)
				}
				files[tt.file] = &fstest.MapFile{Data: []byte(edited)}
			}
			_, err := Load(files)
			if err == nil {
				t.Fatal("no error")
			}
			for _, w := range tt.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("error %q does not say %q", err, w)
				}
			}
		})
	}
}

// TestErrorLine checks that the line of an error is that of the entry, also where
// the entry came out of braces.
func TestErrorLine(t *testing.T) {
	files := copyOf(t)
	files[eventsFile] = &fstest.MapFile{Data: []byte("events:\n  - classification: congress\n    heads: [\"đại hội\"]\n  - classification: ceremony\n    heads:\n      - \"{đại|khai} hội\"\n")}
	_, err := Load(files)
	if err == nil || !strings.Contains(err.Error(), "events.yaml:6: ") {
		t.Errorf("error %v, want one at events.yaml:6", err)
	}
}

func TestExpand(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"Sở Y tế", []string{"Sở Y tế"}},
		{"Liên hiệp {các|} Hội", []string{"Liên hiệp các Hội", "Liên hiệp Hội"}},
		{"{a|b{c|d}} e", []string{"a e", "bc e", "bd e"}},
		{"{a|b} {c|d}", []string{"a c", "b c", "a d", "b d"}},
		{"Tỉnh ủy {tỉnh}", []string{"Tỉnh ủy {tỉnh}"}},
		{"{tỉnh} {a|b}", []string{"{tỉnh} a", "{tỉnh} b"}},
		{"a {b", []string{"a {b"}},
		{"{Hoà|Hòa} Bình", []string{"Hoà Bình"}}, // equal by Key: once is enough
	}
	for _, tt := range tests {
		r := &reader{from: map[string]string{}}
		if diff := cmp.Diff(tt.want, r.choices([]string{tt.in})); diff != "" {
			t.Errorf("choices(%q) (-want +got):\n%s", tt.in, diff)
		}
	}
}
