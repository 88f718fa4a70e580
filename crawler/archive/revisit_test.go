package archive

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRevisits(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{MaxSize: 3000})
	first := page(3)
	at := put(t, w, first)
	same := first
	same.URL, same.Revisit = "https://m.lhh.example/tin/3", &at
	second := put(t, w, same)
	notModified := Exchange{URL: first.URL, StatusLine: "HTTP/1.1 304 Not Modified", Header: http.Header{"Etag": {`"a"`}, "Content-Length": {"5000"}}, Revisit: &second}
	third := put(t, w, notModified)
	changed := page(4)
	changed.Revisit = &third
	put(t, w, changed)
	gone := first
	gone.Revisit = &Position{File: "moved-away.warc.gz", Length: 10, Digest: at.Digest}
	put(t, w, gone)
	notModified.Revisit = gone.Revisit
	put(t, w, notModified)
	notModified.Revisit = nil
	put(t, w, notModified)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	type line struct {
		Type, Profile string
		Status        int
		Refers, URL   bool
		Body          string
		Resolved      bool
	}
	var got []line
	var id string
	for _, r := range readAll(t, dir) {
		if r.Type != "response" && r.Type != "revisit" {
			continue
		}
		if id == "" {
			id = r.ID
		}
		_, profile, _ := strings.Cut(r.Fields.Get("WARC-Profile"), "revisit/")
		got = append(got, line{r.Type, profile, r.Status, r.Fields.Get("WARC-Refers-To") == "<"+id+">", r.Fields.Get("WARC-Refers-To-Target-URI") == first.URL, string(r.Body), r.Resolved})
	}
	body, other := string(first.Body), string(changed.Body)
	want := []line{
		{"response", "", 200, false, false, body, false},
		{"revisit", "identical-payload-digest", 200, true, true, body, true},
		{"revisit", "server-not-modified", 304, true, true, body, true}, // a revisit of a revisit refers to the page itself
		{"response", "", 200, false, false, other, false},               // something else by now
		{"response", "", 200, false, false, body, false},                // the first cannot be found: stored whole
		{"revisit", "server-not-modified", 304, false, false, body, true},
		{"response", "", 304, false, false, "", false},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
