package crawler

import (
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/crawler/frontier"
	"github.com/uniongraph/uniongraph/crawler/sites"
)

func TestNeedsContact(t *testing.T) {
	w := newWorld(t)
	o := w.options
	o.State, o.Archive = w.state, w.archive
	o.AllowPrivate = false
	if _, err := New(o); err == nil || !strings.Contains(err.Error(), "contact") {
		t.Error(err)
	}
	o.Contact = "mailto:tin@example.vn"
	if _, err := New(o); err != nil {
		t.Error(err)
	}
	if ua := UserAgent("1.2", o.Contact); ua != "uniongraph/1.2 (+mailto:tin@example.vn)" {
		t.Error(ua)
	}
}

func TestScope(t *testing.T) {
	press := newScope(sites.Site{ID: "p", Start: []string{"https://baolamdong.vn/khoa-hoc/"}})
	declared := newScope(sites.Site{ID: "d", Start: []string{"https://vusta.vn/"}, Article: patterns(`-\d+\.html$`), Listing: patterns("^/tin-tuc")})
	front := newScope(sites.Site{ID: "f", Start: []string{"https://www.vusta.vn/index.php"}})
	for _, c := range []struct {
		scope *scope
		ref   string
		from  frontier.Kind
		want  frontier.Kind
	}{
		{press, "https://baolamdong.vn/khoa-hoc/bai.html", frontier.Page, frontier.Page},
		{press, "https://baolamdong.vn/the-thao/bai.html", frontier.Page, ""},
		{press, "https://baolamdong.vn/202603/bai.html", frontier.Start, frontier.Page},
		{press, "https://baolamdong.vn/khoa-hoc?page=2", frontier.Start, frontier.More},
		{press, "https://www.baolamdong.vn/khoa-hoc", frontier.Page, frontier.Start},
		{press, "https://baolamdong.vn.evil.com/khoa-hoc/x", frontier.Start, ""},
		{declared, "https://vusta.vn/bai-1.html", frontier.Article, frontier.Article},
		{declared, "https://m.vusta.vn/bai-1.html", frontier.Article, frontier.Article},
		{declared, "https://vusta.vn/tin-tuc", frontier.Article, frontier.Listing},
		{declared, "https://vusta.vn/tin-tuc?page=4", frontier.Listing, frontier.More},
		{declared, "https://vusta.vn/lien-he", frontier.Start, ""},
		{declared, "http://127.0.0.1/bai-1.html", frontier.Start, ""},
		{front, "http://vusta.vn/x/y", frontier.Page, frontier.Page},
		{front, "http://vusta.vn/x/y.pdf", frontier.Page, ""},
		{front, "http://vusta.vn/tin/tin/tin/y", frontier.Page, ""},
		{front, "http://tinh.vusta.vn/x", frontier.Page, ""},
	} {
		if got, _ := c.scope.kind(mustURL(c.ref), c.from); got != c.want {
			t.Errorf("%s, from %s: %q, want %q", c.ref, c.from, got, c.want)
		}
	}
}
