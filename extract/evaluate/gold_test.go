package evaluate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const plainGold = `{"document": {}, "persons": [{"name": "Trần Lệ"}], "organizations": [{"id": "union:ha-nam"}, {"name": "Hội Làm vườn"}],
"memberships": [{"person": "Trần Lệ", "role": "Chủ tịch", "organization": "union:ha-nam"}],
"events": [{"classification": "visit", "start_date": ["2024-05", null]}], "met": [],
"cooperations": [{"between": ["union:ha-nam", "union:ha-noi"], "basis": "exchange"}]}`

func TestGoldIsReadStrictly(t *testing.T) {
	if _, err := parseGold("page", []byte(plainGold)); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ from, to, want string }{
		{`"met": [],`, ``, "met is missing; write an empty list"},
		{`"met": []`, `"met": null`, "met is missing"},
		{`"met": []`, `"meet": []`, `unknown field "meet"`},
		{`"met": []`, `"met": [["Trần Lệ"]]`, "met[0] must be two people"},
		{`"met": []`, `"met": [["Trần Lệ", "Ai Đó"]]`, "not listed in persons: Ai Đó"},
		{`"met": []`, `"met": [{"between": ["Trần Lệ", "Trần Lệ"], "optonal": true}]`, `unknown field "optonal"`},
		{`"name": "Trần Lệ"`, `"name": " "`, "persons[0] has no name"},
		{`{"id": "union:ha-nam"}`, `{"id": "ha-nam"}`, `id "ha-nam" is not union:…`},
		{`{"id": "union:ha-nam"}`, `{"optional": true}`, "organizations[0] must have either an id (a union) or a name"},
		{`"role": "Chủ tịch", `, ``, "memberships[0] needs a role and an organization"},
		{`"classification": "visit", `, ``, "events[0] has no classification"},
		{`, "start_date": ["2024-05", null]`, ``, "events[0] has no start_date; write null"},
		{`, "basis": "exchange"`, ``, "cooperations[0] needs two parties and a basis"},
		{`"document": {}`, "\n\n\"document\": {,}", "line 3: not JSON"},
		{`"exchange"}]}`, `"exchange"}]} {}`, "more than one JSON value"},
	} {
		text := strings.Replace(plainGold, test.from, test.to, 1)
		if _, err := parseGold("page", []byte(text)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s → %s: error %v, want %q", test.from, test.to, err, test.want)
		}
	}
}

func TestReadGoldNamesTheFile(t *testing.T) {
	dir := t.TempDir()
	if _, err := ReadGold(dir); err == nil || !strings.Contains(err.Error(), "no gold file") {
		t.Errorf("an empty folder gives %v", err)
	}
	file := filepath.Join(dir, "slip.json")
	if err := os.WriteFile(file, []byte("[]"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadGold(dir); err == nil || !strings.HasPrefix(err.Error(), file+": ") {
		t.Errorf("the error does not begin with the file: %v", err)
	}
}

func TestReadRecords(t *testing.T) {
	records, err := ReadRecords(strings.NewReader("\n" + `{"schema":1,"document":{"source_file":"a/b.v2.html","title":"1"}}` + "\r\n" +
		`{"schema":1,"document":{"url":"https://union.example/tin/hop.htm","title":"2"}}` + "\n" + `{"schema":1,"document":{"source_file":"b.v2.txt","title":"3"}}`))
	if err != nil {
		t.Fatal(err)
	}
	if len(records) != 2 || *records["b.v2"].Document.Title != "3" || *records["hop"].Document.Title != "2" {
		t.Errorf("records by name: %v", records)
	}
	for text, want := range map[string]string{"{}\n[1]\n": "line 2: not a record", "{\"schema\":99}": "line 1: record of schema 99"} {
		if _, err := ReadRecords(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", text, err, want)
		}
	}
}
