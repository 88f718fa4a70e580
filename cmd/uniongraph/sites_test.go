package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/crawler/sites"
	"github.com/uniongraph/uniongraph/crawler/sites/fixture"
	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/extract/evaluate"
)

const fixtureSites = root + "/testdata/sites"

// Every union that a bundled site belongs to exists.
func TestBundledUnionsExist(t *testing.T) {
	all, err := sites.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	if err := knownUnions("bundled", all); err != nil {
		t.Error(err)
	}
}

// Each fixture site has pages with the facts that they should give. Every mistake that
// extraction still makes on them stands in testdata/sites/mistakes.txt, and none is new.
func TestFixtureFacts(t *testing.T) {
	list, err := os.ReadFile(filepath.Join(fixtureSites, "mistakes.txt"))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(list)) {
		known[strings.TrimSpace(line)] = true
	}
	f, err := fixture.Open(os.DirFS(fixtureSites))
	if err != nil {
		t.Fatal(err)
	}
	for _, site := range f.Sites() {
		t.Run(site.ID, func(t *testing.T) {
			if err := knownUnions(site.ID, []sites.Site{site}); err != nil {
				t.Error(err)
			}
			golds, err := evaluate.ReadGold(filepath.Join(fixtureSites, site.ID, "facts"))
			if err != nil {
				t.Fatal(err)
			}
			if len(golds) == 0 {
				t.Fatalf("%s has no page with its facts; make one as docs/add-a-site.md says", site.ID)
			}
			res := evaluate.Score(golds, siteRecords(t, site))
			if len(res.Missing) > 0 {
				t.Errorf("no page for the facts of %v", res.Missing)
			}
			for _, category := range evaluate.Categories {
				for _, m := range res.Tallies[category].Errors {
					sign := "-"
					if m.False {
						sign = "+"
					}
					line := fmt.Sprintf("%s/%s [%s] %s %s", site.ID, m.Document, category, sign, m.Text)
					if !known[line] {
						t.Errorf("new mistake: %s", line)
					}
					delete(known, line)
				}
			}
		})
	}
	for line := range known {
		t.Errorf("this mistake is gone, take it off testdata/sites/mistakes.txt: %s", line)
	}
}

// siteRecords extracts every page of a fixture site, by file name without ending; of
// pages with one name (print views) the one nearest to the top counts.
func siteRecords(t *testing.T, site sites.Site) map[string]*extract.Record {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(filepath.Join(fixtureSites, site.ID, "pages"), func(path string, d fs.DirEntry, err error) error {
		if ending := filepath.Ext(path); err != nil || ending != ".html" && ending != ".htm" {
			return err
		}
		name := strings.TrimSuffix(d.Name(), filepath.Ext(path))
		if name == "index" {
			name = filepath.Base(filepath.Dir(path))
		}
		if before := files[name]; before == "" || len(path) < len(before) {
			files[name] = path
		}
		return nil
	})
	records := map[string]*extract.Record{}
	for name, path := range files {
		var data []byte
		if data, err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
		data, _ = pageFor(site, data)
		if records[name], err = extract.Extract(extract.Input{SourceFile: path, Site: site.Union, Data: data}); err != nil {
			t.Fatal(err)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func TestSitesList(t *testing.T) {
	own := write(t, t.TempDir(), "mine.yaml", "sites:\n  - {id: my-union, start: [https://union.example/], union: lam-dong}\n  - {id: vusta, start: [https://other.example/], delay: 2500ms}\n")
	o := runBinary(t, "sites", "list", "--sites", own, "--format", "json")
	var all []jsonSite
	if err := json.Unmarshal([]byte(o.stdout), &all); err != nil || o.code != exitDone {
		t.Fatalf("%v: %+v", err, o)
	}
	byID := map[string]jsonSite{}
	for _, s := range all {
		byID[s.ID] = s
	}
	if s := byID["vusta"]; s.Start[0] != "https://other.example/" || s.Union != nil || *s.Delay != 2.5 {
		t.Errorf("the user's file does not lie over the built-in sites: %+v", s)
	}
	if s := byID["my-union"]; s.Union == nil || *s.Union != "lam-dong" || s.Article == nil || s.Selectors == nil {
		t.Errorf("my-union: %+v", s)
	}
	o = runBinary(t, "sites", "list", "--format", "csv")
	rows, err := csv.NewReader(strings.NewReader(o.stdout)).ReadAll()
	if err != nil || len(rows) < 41 || rows[0][0] != "id" {
		t.Errorf("csv: %v, %d rows", err, len(rows))
	}
	if o = runBinary(t, "sites", "list"); o.code != exitDone || !strings.Contains(o.stdout, "binh-thuan  ") {
		t.Errorf("table: %+v", o)
	}
}

func TestSitesCheck(t *testing.T) {
	dir := t.TempDir()
	good := write(t, dir, "good.yaml", "sites:\n  - {id: vusta, start: [https://union.example/], valid_until: 2020-01-31}\n  - {id: other, start: [https://www.husta.vn/], article: ['^/x']}\n")
	o := runBinary(t, "sites", "check", good)
	for _, words := range []string{"good.yaml: 2 sites, in order", "vusta takes the place of", "vusta has no article patterns", "known to hold until 2020-01-31", "other begins on husta.vn, as the built-in site thua-thien-hue does"} {
		if !strings.Contains(o.stdout, words) {
			t.Errorf("%q is not said:\n%s", words, o.stdout)
		}
	}
	bad := write(t, dir, "bad.yaml", "sites:\n  - id: a\n    strat: [https://a.example/]\n")
	runBinary(t, "sites", "check", bad).want(t, exitFailed, `bad.yaml:3: unknown field "strat"`)
	runBinary(t, "sites", "check", good, bad).want(t, exitPartial, "1 of 2 files failed")
	union := write(t, dir, "union.yaml", "sites:\n  - {id: a, start: [https://a.example/], union: lam-dog}\n")
	runBinary(t, "sites", "check", union).want(t, exitFailed, `no union "lam-dog"`, "such as lam-dong")
	runBinary(t, "sites", "check", dir+"/none.yaml").want(t, exitFailed, "none.yaml", "no such file")
	runBinary(t, "sites", "list", "--sites", dir+"/none.yaml").want(t, exitUsage, "--sites")
}

func TestSitesTry(t *testing.T) {
	const page = fixtureSites + "/dnn-kon-tum/pages/Default.aspx@tabid=62&ChiTiet=True&CmsId=84.html"
	own := []string{"--sites", fixtureSites + "/dnn-kon-tum/site.yaml"}
	try := func(args ...string) outcome {
		return runBinary(t, slices.Concat([]string{"sites", "try"}, args, own)...)
	}
	o := try(page, "--url", "http://lhhkontum.example/Default.aspx?CmsId=84&ChiTiet=True&tabid=62")
	for _, words := range []string{"dnn-kon-tum (Liên hiệp hội Kon Tum), of union:kon-tum", "is an article by", "Selector    title: .tieude found 1 element: Tiếp đoàn Liên hiệp hội Bạc Liêu",
		"Published   2023-09-15T09:20:00+07:00", "met         TS. Tạ Hoàng Muối – Đỗ Gia Rừng", "exchange    ", "role        Y Thêm: Phó Chủ tịch"} {
		if !strings.Contains(o.stdout, words) {
			t.Errorf("%q is not shown:\n%s", words, o.stdout)
		}
	}
	o = try(page, "--site", "dnn-kon-tum", "--format", "json")
	var trials []jsonTrial
	if err := json.Unmarshal([]byte(o.stdout), &trials); err != nil || len(trials) != 1 || trials[0].Address != nil || trials[0].Record.Met == nil || len(trials[0].Selectors) != 3 {
		t.Errorf("%v: %.300s %s", err, o.stdout, o.stderr)
	}
	o = try(page, "--site", "dnn-kon-tum", "--expected")
	dir := t.TempDir()
	write(t, dir, "x.json", o.stdout)
	if golds, err := evaluate.ReadGold(dir); err != nil || len(golds[0].Met) != 3 {
		t.Errorf("the expected facts cannot be read: %v", err)
	}
	try(page, "--site", "nobody").want(t, exitUsage, `no such site`)
	try("none.html").want(t, exitFailed, "no such file")
	try(page, "--site", "dnn-kon-tum", "--format", "csv").want(t, exitUsage, "--format csv")
	try(write(t, dir, "x.pdf", "%PDF-1.4 "), "--site", "dnn-kon-tum").want(t, exitFailed, "a PDF file")
}

// An address is fetched: here from the loopback interface, which takes a flag.
func TestSitesTryAddress(t *testing.T) {
	f, err := fixture.Open(os.DirFS(fixtureSites))
	if err != nil {
		t.Fatal(err)
	}
	server, err := f.Start(0)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	at := "http://" + server.Address() + "/"
	runBinary(t, "sites", "try", at).want(t, exitFailed, "--allow-private")
	runBinary(t, "sites", "try", at, "--allow-private").want(t, exitFailed, "the server answers 421")
}
