package extract_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract"
	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// Every statement's evidence lies in the text and holds the words that say it: for a role
// the person and the role, for a cooperation both parties, for a meeting both people, for
// taking part the person.
func TestEvidence(t *testing.T) {
	dirs := []string{ownPages, heldPages}
	t.Run("seeds", func(t *testing.T) {
		needShared(t)
		for name, r := range extractFolder(t, seedPages) {
			checkEvidence(t, name, r)
		}
	})
	for _, dir := range dirs {
		for name, r := range extractFolder(t, dir) {
			checkEvidence(t, name, r)
		}
	}
}

func checkEvidence(t *testing.T, name string, r *extract.Record) {
	t.Helper()
	runes := []rune(r.Document.Text)
	words := func(what string, s extract.Span) string {
		if s.Start < 0 || s.End > len(runes) || s.Start >= s.End {
			t.Errorf("%s: %s: evidence %v outside the text of %d code points", name, what, s, len(runes))
			return ""
		}
		return string(runes[s.Start:s.End])
	}
	mentions := map[string][]extract.Span{}
	names := map[string]string{}
	for _, p := range r.Persons {
		mentions[p.ID], names[p.ID] = p.Mentions, p.Name
	}
	for _, o := range r.Organizations {
		mentions[o.ID], names[o.ID] = o.Mentions, o.Name
	}
	holds := func(what string, s extract.Span, id string) {
		text := words(what, s)
		for _, m := range mentions[id] {
			if m.Start >= s.Start && m.End <= s.End {
				return
			}
		}
		t.Errorf("%s: %s: evidence %q does not name %s (%s)", name, what, text, id, names[id])
	}
	for _, p := range r.Persons {
		for _, m := range p.Mentions {
			given := p.Name[strings.LastIndex(p.Name, " ")+1:]
			if text := words("person "+p.Name, m); !strings.Contains(vietnamese.Key(text), vietnamese.Key(given)) {
				t.Errorf("%s: mention %q of %s", name, text, p.Name)
			}
		}
	}
	for _, m := range r.Memberships {
		holds("membership "+m.Role, m.Evidence, m.Person)
		if text := words("membership", m.Evidence); !saysRole(text, m.Role) {
			t.Errorf("%s: evidence %q does not say %q", name, text, m.Role)
		}
	}
	for _, e := range r.Events {
		words("event "+e.Name, e.Evidence)
		for _, p := range e.Participation {
			holds("participation in "+e.ID, p.Evidence, p.Person)
		}
	}
	for _, m := range r.Met {
		holds("met", m.Evidence, m.Between[0])
		holds("met", m.Evidence, m.Between[1])
	}
	for _, c := range r.Cooperations {
		holds("cooperation", c.Evidence, c.Between[0])
		holds("cooperation", c.Evidence, c.Between[1])
	}
	for _, w := range r.Warnings {
		if w.Code != "no_article" {
			words("warning "+w.Code, w.Evidence)
		}
	}
}

// saysRole tells whether a text has the role in one of the spellings of the lexicon.
func saysRole(text, role string) bool {
	key := vietnamese.Key(text)
	role = strings.TrimPrefix(role, "Quyền ")
	if strings.Contains(key, vietnamese.Key(role)) {
		return true
	}
	for _, r := range lexicon.Default().Roles {
		if !strings.HasPrefix(vietnamese.Key(role), vietnamese.Key(r.Canonical)) {
			continue
		}
		for _, v := range append([]string{r.Canonical}, r.Variants...) {
			if strings.Contains(key, vietnamese.Key(v)) || strings.Contains(squeeze(key), squeeze(vietnamese.Key(v))) {
				return true
			}
		}
	}
	// "bầu bổ sung bà A vào Ban Thường vụ" makes her a member
	if body, ok := strings.CutPrefix(vietnamese.Key(role), "ủy viên "); ok && (strings.Contains(key, "vào "+body) || strings.Contains(key, "vào bch") || strings.Contains(key, "vào btv")) {
		return true
	}
	// "Trưởng BTG": the head word alone stands for "Trưởng ban"; "CT" for "Chủ tịch"
	return strings.Contains(key, "trưởng") || strings.Contains(key, "phó") || strings.Contains(text, "CT")
}

func squeeze(s string) string { return strings.NewReplacer(" ", "", ".", "", "-", "").Replace(s) }

// Whatever the input, extraction ends without a panic, in valid UTF-8, with evidence inside the text.
func FuzzExtract(f *testing.F) {
	f.Add("Hội nghị tổng kết\n\n12/1/2024\n\nNgày 10/1, Liên hiệp hội tỉnh Hà Nam tổ chức hội nghị. Ông Lê Văn A, Chủ tịch Liên hiệp hội chủ trì.")
	f.Add("<html><body><h1>Đoàn công tác</h1><p>TS. Trần B – Phó Chủ tịch, ThS. Lê C – Chánh Văn phòng Liên hiệp Hội Huế</p></body></html>")
	f.Add("các ông, bà: A, B, làm Phó Chủ tịch; kiêm, nguyên, quyền Q. (khóa V")
	f.Fuzz(func(t *testing.T, page string) {
		r, err := extract.Extract(extract.Input{SourceFile: "fuzz.txt", Data: []byte(page)})
		if err != nil {
			return
		}
		if !utf8.ValidString(r.Document.Text) {
			t.Fatal("text is not UTF-8")
		}
		n := utf8.RuneCountInString(r.Document.Text)
		check := func(s extract.Span) {
			if s.Start < 0 || s.End > n || s.Start > s.End {
				t.Fatalf("span %v outside %d", s, n)
			}
		}
		for _, m := range r.Memberships {
			check(m.Evidence)
		}
		for _, e := range r.Events {
			check(e.Evidence)
		}
		for _, c := range r.Cooperations {
			check(c.Evidence)
		}
	})
}
