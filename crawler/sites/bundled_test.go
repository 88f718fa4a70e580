package sites_test

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/crawler/sites"
)

const pairs = "../../testdata/sites"

// Every bundled site says whose it is, where that comes from and what was checked. A
// site that claims to be verified has a page and the facts on it in testdata/sites.
func TestBundled(t *testing.T) {
	all, err := sites.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 40 {
		t.Errorf("only %d sites", len(all))
	}
	hosts := map[string]string{}
	for _, s := range all {
		if s.Name == "" {
			t.Errorf("%s has no name", s.ID)
		}
		switch {
		case s.Verified == "":
			t.Errorf("%s: verified is missing; write what was checked and when, or \"unverified: …\"", s.ID)
		case s.IsVerified() && !hasPair(t, s.ID):
			t.Errorf("%s is called verified, but %s/%s has no page with its facts: make the pair (docs/add-a-site.md), or mark it unverified", s.ID, pairs, s.ID)
		}
		if s.Source == "" && !strings.Contains(s.Verified, "address") {
			t.Errorf("%s has no source and does not say why", s.ID)
		}
		checkSource(t, s)
		for _, h := range s.Hosts() {
			if other, ok := hosts[h]; ok {
				t.Errorf("%s and %s both start on %s", s.ID, other, h)
			}
			hosts[h] = s.ID
		}
	}
}

// checkSource holds the patterns against the page that they come from.
func checkSource(t *testing.T, s sites.Site) {
	t.Helper()
	if s.Source == "" {
		return
	}
	u, err := url.Parse(s.Source)
	if err != nil {
		t.Fatal(err)
	}
	if kind, _ := s.Classify(u); kind == sites.Unknown && len(s.Article)+len(s.Listing) > 0 {
		t.Errorf("%s: no pattern knows its own source %s (%s)", s.ID, s.Source, sites.PathAndQuery(u))
	}
	if of, ok := sites.Of([]sites.Site{s}, s.Source); !ok || of.ID != s.ID {
		t.Errorf("%s: its source %s lies on another host", s.ID, s.Source)
	}
}

// hasPair tells whether there is a page of a site and what it should give.
func hasPair(t *testing.T, id string) bool {
	t.Helper()
	facts, err := filepath.Glob(filepath.Join(pairs, id, "facts", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range facts {
		name := strings.TrimSuffix(filepath.Base(f), ".json")
		found := false
		_ = filepath.WalkDir(filepath.Join(pairs, id), func(path string, d os.DirEntry, err error) error {
			found = found || err == nil && strings.TrimSuffix(d.Name(), filepath.Ext(path)) == name && strings.HasPrefix(filepath.Ext(path), ".htm")
			return nil
		})
		if found {
			return true
		}
	}
	return false
}

// The hosts that mislead: a national-looking name that is a province's, one acronym
// that two unions use, two hosts of one union.
func TestWhoseSiteItIs(t *testing.T) {
	all, err := sites.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	for address, union := range map[string]string{
		"https://vusta.vn/binh-dinh-hoi-nghi-p93794.html":  "viet-nam",
		"https://www.vusta.gov.vn/News/a/2020/08/1.aspx":   "binh-thuan",
		"http://tusta.org.vn/NewsDetail.aspx?Id=9036":      "thanh-hoa",
		"http://tusta.com.vn/?id=464&m=newsdetail&q=10":    "tien-giang",
		"https://husta.org/bai/":                           "thua-thien-hue",
		"https://husta.vn/bai/":                            "thua-thien-hue",
		"http://vustathaibinh.org.vn/trung-uong-3090.html": "thai-binh",
		"https://baohatinh.vn/bai-post288569.html":         "",
	} {
		s, ok := sites.Of(all, address)
		if !ok || s.Union != union {
			t.Errorf("%s is taken for %q's (%v), want %q", address, s.Union, ok, union)
		}
	}
	if s, ok := sites.Of(all, "https://unknown.example/"); ok {
		t.Errorf("an unknown host is %s's", s.ID)
	}
}
