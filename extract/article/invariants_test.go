package article

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// check holds what every Article promises.
func check(t *testing.T, a *Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) {
		t.Fatal("text is no UTF-8")
	}
	if !norm.NFC.IsNormalString(a.Text) {
		t.Error("text is not NFC")
	}
	if strings.Contains(a.Text, "\r") {
		t.Error("text has a carriage return")
	}
	last := 0
	for _, b := range a.Blocks {
		if b.Start < last || b.End <= b.Start || b.End > len(a.Text) {
			t.Fatalf("block %+v behind %d in %d bytes", b, last, len(a.Text))
		}
		last = b.End
		if s := a.Slice(b); !utf8.ValidString(s) || strings.TrimSpace(s) != s {
			t.Errorf("block %q has loose ends", s)
		}
		if a.Reason != "" && b.Kind.body() {
			t.Errorf("a page without an article (%s) has the block %q", a.Reason, a.Slice(b))
		}
	}
}

// outline writes an article as its fields and blocks, for golden comparison.
func outline(a *Article) string {
	var b strings.Builder
	for _, f := range [][2]string{{"title", a.Title}, {"published", a.Published}, {"updated", a.Updated}, {"author", a.Author},
		{"source", a.Source}, {"url", a.URL}, {"site", a.SiteName}, {"reason", a.Reason}} {
		if f[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", f[0], f[1])
		}
	}
	for _, k := range a.Blocks {
		kind := string(k.Kind)
		if k.Published != "" {
			kind += " " + k.Published
		}
		fmt.Fprintf(&b, "[%s] %s\n", kind, strings.Join(strings.Fields(a.Slice(k)), " "))
	}
	return b.String()
}
