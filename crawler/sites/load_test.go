package sites_test

import (
	"fmt"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/crawler/sites"
)

const whole = `sites:
  - id: my-union
    name: Liên hiệp hội của tôi
    union: lam-dong
    start: [https://union.example/, "http://old.example/news?x=1"]
    sitemaps: [https://union.example/sitemap.xml]
    feeds: [https://union.example/rss]
    article: ['^/tin/\d+$']
    listing: ['^/muc/']
    selectors: {title: h1.tieu-de, date: .ngay, author: "#nguoi-viet", body: div.noi-dung > div}
    charset: tcvn3
    delay: 1500ms
    parallel: 2
    max_pages: 300
    schedule: daily
    valid_until: 2026-11-30
    verified: "unverified: only an example"
    source: https://union.example/tin/7
`

func TestLoadReadsEveryField(t *testing.T) {
	all, err := sites.Load(nil, "mine.yaml", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	s := all[0]
	if len(s.Article) != 1 || s.Article[0].String() != `^/tin/\d+$` || len(s.Listing) != 1 || s.Listing[0].String() != `^/muc/` {
		t.Errorf("patterns: %v %v", s.Article, s.Listing)
	}
	s.Article, s.Listing = nil, nil
	want := sites.Site{
		ID: "my-union", Name: "Liên hiệp hội của tôi", Union: "lam-dong",
		Start:    []string{"https://union.example/", "http://old.example/news?x=1"},
		Sitemaps: []string{"https://union.example/sitemap.xml"}, Feeds: []string{"https://union.example/rss"},
		Selectors: sites.Selectors{Title: "h1.tieu-de", Date: ".ngay", Author: "#nguoi-viet", Body: "div.noi-dung > div"},
		Charset:   "tcvn3", Delay: 1500 * time.Millisecond, Parallel: 2, MaxPages: 300, Schedule: "daily",
		ValidUntil: "2026-11-30", Verified: "unverified: only an example", Source: "https://union.example/tin/7", Where: "mine.yaml:2",
	}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("got  %+v\nwant %+v", s, want)
	}
	if s.IsVerified() {
		t.Error("an unverified site passes for verified")
	}
}

func TestLoadLiesOverTheBase(t *testing.T) {
	base, err := sites.Load(nil, "base.yaml", []byte("sites:\n  - {id: a, start: [https://a.example/]}\n  - {id: b, start: [https://b.example/]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	all, err := sites.Load(base, "mine.yaml", []byte("sites:\n  - {id: c, start: [https://c.example/]}\n  - {id: a, start: [https://other.example/], delay: 3s}\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range all {
		got = append(got, s.ID+" "+s.Start[0])
	}
	want := "[a https://other.example/ b https://b.example/ c https://c.example/]"
	if fmt.Sprint(got) != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if base[0].Delay != 0 || len(base) != 2 {
		t.Error("the base was changed")
	}
}

// Each message names file and line, what is wrong and what to write.
func TestLoadErrors(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{"unknown key", "sites:\n  - id: a\n    start: [https://a.example/]\n    stat: x\n", `mine.yaml:4: unknown field "stat"`},
		{"unknown selector", "sites:\n  - id: a\n    start: [https://a.example/]\n    selectors:\n      head: h1\n", `mine.yaml:5: unknown field "head"`},
		{"key twice", "sites:\n  - id: a\n    id: b\n", `mine.yaml:3: `},
		{"no yaml", "sites: [\n", "mine.yaml:1: "},
		{"empty", "", "mine.yaml:1: no sites"},
		{"not a list", "sites: 3\n", "mine.yaml:1: "},
		{"no id", "sites:\n  - start: [https://a.example/]\n", "mine.yaml:2: a site without an id"},
		{"no start", "sites:\n  - id: a\n    name: A\n", `mine.yaml:2: site "a" has no start`},
		{"id", "sites:\n  - id: Lâm Đồng\n    start: [https://a.example/]\n", `mine.yaml:2: id "Lâm Đồng": use small letters`},
		{"id twice", "sites:\n  - {id: a, start: [https://a.example/]}\n  - {id: a, start: [https://b.example/]}\n", `mine.yaml:3: id "a" stands in line 2 already`},
		{"union", "sites:\n  - id: a\n    start: [https://a.example/]\n    union: Lâm Đồng\n", `mine.yaml:4: union "Lâm Đồng": write the province's slug`},
		{"address", "sites:\n  - id: a\n    start:\n      - https://a.example/\n      - a.example\n", `mine.yaml:5: start "a.example" is no web address`},
		{"password", "sites:\n  - id: a\n    start: [https://me:pw@a.example/]\n", `mine.yaml:3: start "https://me:pw@a.example/" holds a name or a password`},
		{"fragment", "sites:\n  - id: a\n    start: [https://a.example/#top]\n", "leave out \"#top\""},
		{"feed", "sites:\n  - id: a\n    start: [https://a.example/]\n    feeds: [/rss]\n", `mine.yaml:4: feeds "/rss" is no web address`},
		{"pattern", "sites:\n  - id: a\n    start: [https://a.example/]\n    article: ['^/(', '^/a']\n", `mine.yaml:4: article "^/(" is no pattern`},
		{"pattern of all", "sites:\n  - id: a\n    start: [https://a.example/]\n    listing:\n      - '.*'\n", `mine.yaml:5: listing ".*" matches every address`},
		{"selector", "sites:\n  - id: a\n    start: [https://a.example/]\n    selectors: {body: 'div['}\n", `mine.yaml:4: selectors: body "div[" is no CSS selector`},
		{"charset", "sites:\n  - id: a\n    start: [https://a.example/]\n    charset: abc\n", `mine.yaml:4: charset "abc" is not known`},
		{"delay", "sites:\n  - id: a\n    start: [https://a.example/]\n    delay: 2\n", `mine.yaml:4: delay "2": write a time`},
		{"negative delay", "sites:\n  - id: a\n    start: [https://a.example/]\n    delay: -2s\n", `mine.yaml:4: delay "-2s"`},
		{"parallel", "sites:\n  - id: a\n    start: [https://a.example/]\n    parallel: 50\n", `mine.yaml:4: parallel "50": write a whole number from 1 to 4`},
		{"max_pages", "sites:\n  - id: a\n    start: [https://a.example/]\n    max_pages: many\n", `mine.yaml:4: max_pages "many"`},
		{"schedule", "sites:\n  - id: a\n    start: [https://a.example/]\n    schedule: nightly\n", `mine.yaml:4: schedule "nightly": use hourly, daily`},
		{"valid_until", "sites:\n  - id: a\n    start: [https://a.example/]\n    valid_until: 30/11/2026\n", `mine.yaml:4: valid_until "30/11/2026": write the day as 2026-11-30`},
		{"source", "sites:\n  - id: a\n    start: [https://a.example/]\n    source: somewhere\n", `mine.yaml:4: source "somewhere" is no web address`},
		{"list for a value", "sites:\n  - id: a\n    start: [https://a.example/]\n    name: [A]\n", "mine.yaml:4: a single value belongs here"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := sites.Load(nil, "mine.yaml", []byte(test.data))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
			if err != nil && strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line: %v", err)
			}
		})
	}
}

func TestClassify(t *testing.T) {
	all, err := sites.Load(nil, "mine.yaml", []byte("sites:\n  - id: a\n    start: [https://a.example/]\n    article: ['^/tin/nước-\\d+$', '^/xem\\?id=\\d+', '^/Default\\.aspx\\?tabid=\\d+&ChiTiet=True&CmsId=\\d+$']\n    listing: ['^/$', '^/tin/']\n"))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]sites.Kind{
		"/tin/n%C6%B0%E1%BB%9Bc-3": sites.Article, "/xem?id=3&x=1": sites.Article, "": sites.Listing, "/tin/x": sites.Listing, "/xem": sites.Unknown,
		"/Default.aspx?CmsId=7&ChiTiet=True&tabid=62": sites.Article, "/Default.aspx?tabid=62&CmsId=7": sites.Unknown,
	} {
		u, err := url.Parse("https://a.example" + path)
		if err != nil {
			t.Fatal(err)
		}
		if kind, _ := all[0].Classify(u); kind != want {
			t.Errorf("%s is %q, want %q", path, kind, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(whole)
	f.Add("sites:\n  - id: a\n    start: [https://a.example/]\n    selectors: {body: 'div['}\n")
	f.Fuzz(func(t *testing.T, data string) {
		all, err := sites.Load(nil, "f.yaml", []byte(data))
		if err != nil && !strings.HasPrefix(err.Error(), "f.yaml:") {
			t.Errorf("an error without its place: %v", err)
		}
		for _, s := range all {
			if s.ID == "" || len(s.Start) == 0 {
				t.Errorf("an empty site: %+v", s)
			}
		}
	})
}

func ExampleLoad() {
	bundled, err := sites.Bundled()
	if err != nil {
		panic(err)
	}
	all, err := sites.Load(bundled, "mine.yaml", []byte(`
sites:
  - id: my-union
    start: [https://union.example/]
    article: ['^/tin/\d+$']
`))
	if err != nil {
		panic(err)
	}
	s, _ := sites.Of(all, "https://union.example/tin/7")
	u, _ := url.Parse("https://union.example/tin/7")
	kind, pattern := s.Classify(u)
	fmt.Println(s.ID, kind, pattern)
	_, err = sites.Load(bundled, "mine.yaml", []byte("sites:\n  - id: my-union\n    strat: [https://union.example/]\n"))
	fmt.Println(err)
	// Output:
	// my-union article ^/tin/\d+$
	// mine.yaml:3: unknown field "strat"
}
