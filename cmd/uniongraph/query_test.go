package main

import (
	"encoding/csv"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
)

// asked loads the invented pages and gives a function that queries them.
func asked(t *testing.T) func(args ...string) outcome {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	runHere(t.Context(), strings.Join(recordLines(t), "\n"), "load", "-", "--data", data).want(t, exitDone)
	return func(args ...string) outcome {
		return runHere(t.Context(), "", append([]string{"query", "--data", data}, args...)...)
	}
}

func TestQueryTables(t *testing.T) {
	query := asked(t)
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"met", "lo van khiem"}, `Lò Văn Khiêm met 1 person
person:lo-van-khiem@union:son-la

MET             TIMES  FIRST       LAST        AT
────────────────────────────────────────────────────
TS. Võ Thị Mận      1  2023-05-09  2023-05-09  visit
  “Tiếp đoàn có TS. Võ Thị Mận, Phó Chủ tịch Liên hiệp hội Bến Tre.”
    tham-ben-tre.txt · 2023-05-10 · characters 132–159`},
		{[]string{"met", "Quàng Thị Lả"}, `No page says that Quàng Thị Lả met anybody.`},
		{[]string{"cooperation", "ben-tre"}, `Liên hiệp các Hội Khoa học và Kỹ thuật Bến Tre
union:ben-tre · on 2025-07-01 its province became part of Vĩnh Long (union:vinh-long)

WITH                                           BASIS      PERIOD       TIMES  LAST
────────────────────────────────────────────────────────────────────────────────────────
Liên hiệp các Hội Khoa học và Kỹ thuật Sơn La  agreement  2023 – 2026      1  2023-05-09
  “Hai bên ký chương trình hợp tác giai đoạn 2023-2026.”
    tham-ben-tre.txt · 2023-05-10 · characters 197–248`},
		{[]string{"leaders", "sơn la", "--sentences", "1"}, `Liên hiệp các Hội Khoa học và Kỹ thuật Sơn La
union:son-la

PERSON        ROLE      FIRST SEEN  LAST SEEN   PAGES
─────────────────────────────────────────────────────
Lò Văn Khiêm  Chủ tịch  2023-05-10  2024-01-20      2
  “Ông Lò Văn Khiêm, Chủ tịch Liên hiệp hội Sơn La, dự trực tuyến.”
    https://example.org/hoi-nghi · 2024-01-20 08:30 · characters 90–133
    and 1 more place (--sentences 0 shows all)`},
		{[]string{"person", "quang thi la"}, `Quàng Thị Lả
person:quang-thi-la@union:son-la

Named, and no more
NAME
────────────
Quàng Thị Lả
  “Bài: Quàng Thị Lả”
    so-ket.txt · 2023-07-01 · characters 106–118`},
		{[]string{"search", "hoi", "thi"}, ``},
	} {
		o := query(test.args...)
		o.want(t, exitDone)
		if test.want != "" {
			o.said(t, test.want)
		}
	}
}

// Whatever the question, JSON is one array whose facts carry evidence, CSV has a
// header with the evidence's columns, and tables keep to their width.
func TestQueryForms(t *testing.T) {
	query := asked(t)
	for _, args := range [][]string{
		{"met", "lo van khiem"}, {"cooperation"}, {"cooperation", "son-la"}, {"leaders", "union:son-la"}, {"person", "lo van khiem"},
		{"events"}, {"events", "--organization", "vusta"}, {"search", "Bến Tre"}, {"search", "--limit", "1", "man"},
		{"leaders", "son-la", "--timeline"}, {"leaders", "vinh-long", "--geography", "34"},
		{"matrix"}, {"matrix", "--year", "2023", "--geography", "34"}, {"active"}, {"active", "--since", "2024"}, {"isolated"}, {"brokers"},
		{"path", "lo van khiem", "ben-tre"}, {"cooperation", "ben-tre", "--as-of", "2025"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			o := query(append(args, "--format", "json")...)
			var answers []struct{ Evidence []graph.Evidence }
			if err := json.Unmarshal([]byte(o.stdout), &answers); err != nil || len(answers) == 0 {
				t.Fatalf("%v: %s", err, o.stdout)
			}
			for _, a := range answers {
				if len(a.Evidence) == 0 || a.Evidence[0].Sentence == "" || a.Evidence[0].SourceFile == "" || a.Evidence[0].End == 0 {
					t.Errorf("evidence %+v", a.Evidence)
				}
			}
			rows, err := csv.NewReader(strings.NewReader(query(append(args, "--format", "csv")...).stdout)).ReadAll()
			if err != nil || len(rows) < 2 || !strings.HasSuffix(strings.Join(rows[0], ","), ",sentence,url,source_file,title,published,start,end,copies") {
				t.Errorf("%v: %q", err, rows)
			}
			for line := range strings.Lines(query(args...).stdout) {
				if w := displayWidth(strings.TrimSpace(line)); w > 100 {
					t.Errorf("%d columns: %s", w, line)
				}
			}
		})
	}
}

func TestQueryNames(t *testing.T) {
	query := asked(t)
	query("met", "vo thi man").want(t, exitFailed, "any of 2 people", "id")
	o := query("met", "vo thi man", "--format", "json")
	if o.stdout != "" || !strings.Contains(o.stderr, "person:vo-thi-man@union:ha-giang") {
		t.Errorf("printed %q and %q", o.stdout, o.stderr)
	}
	query("met", "vo thi man@ha-giang").want(t, exitDone)
	query("met", "person:vo-thi-man@union:ben-tre").want(t, exitDone)
	query("person", "lo van khim").want(t, exitFailed, "nobody", "close to it")
	query("leaders", "union:ca-mau").want(t, exitFailed, "no organization", "union:ca-mau")
	query("cooperation", "tỉnh Bến Tre").want(t, exitDone)
	query("search", "…").want(t, exitUsage, "at least one word")
	query("search", "x", "--limit", "-1").want(t, exitUsage, "--limit")
	query("events", "--sentences", "-1").want(t, exitUsage, "--sentences")
	query("met", "Quàng Thị Lả", "--format", "json").said(t, "[]")
	query("met", "lo van khiem", "--since", "2023-02-30").want(t, exitUsage, "--since", "2023-02-30")
	query("met", "lo van khiem", "--since", "2024", "--as-of", "2023").want(t, exitUsage, "is after")
	query("leaders", "son-la", "--geography", "64").want(t, exitUsage, "use 63 or 34")
	query("leaders", "vinh-long").want(t, exitFailed, "no organization")
	query("path", "lo van khiem").want(t, exitUsage, "path A B")
	query("path", "lo van khiem", "LÒ VĂN KHIÊM").want(t, exitUsage, "are the same")
	query("brokers", "--limit", "-1").want(t, exitUsage, "--limit")
	query("matrix", "--year", "23").want(t, exitUsage, "four digits")
	query("copies").said(t, "No two pages tell one story in the same words.")
	query("met", "lo van khiem", "--since", "2024").said(t, "No page says that lo van khiem met anybody.")
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  string
	}{
		{"một hai ba", 7, "một hai|ba"},
		{"một hai ba", 100, "một hai ba"},
		{"Nghiêng nghiêng", 7, "Nghiêng|nghiêng"},
		{"https://example.org/abc", 10, "https://ex|ample.org/|abc"},
		{"越南 科学", 4, "越南|科学"},
		{"越", 1, "越"},
		{"", 5, ""},
	} {
		if got := strings.Join(wrap(test.text, test.width), "|"); got != test.want {
			t.Errorf("wrap(%q, %d) = %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

// What a page says cannot steer the terminal of its reader.
func TestCleanTakesControlOut(t *testing.T) {
	if got := clean("a\x1b[31mb\u202ec\n d\u009b"); got != "a [31mbc d" {
		t.Errorf("clean gives %q", got)
	}
}

func TestDocumentPaths(t *testing.T) {
	got := documentPaths([]string{"pages", "pages/2020", "other/a.txt", "x/a.txt"},
		[]string{"pages/b.txt", "pages/2020/b.txt", "other/a.txt", "x/a.txt", "pages/2020/c/d.txt"})
	for file, want := range map[string]string{
		"pages/b.txt": "b.txt", "pages/2020/b.txt": "2020/b.txt", "other/a.txt": "other/a.txt", "x/a.txt": "x/a.txt", "pages/2020/c/d.txt": "2020/c/d.txt",
	} {
		if filepath.ToSlash(got[filepath.FromSlash(file)]) != want {
			t.Errorf("%s is known as %s, want %s", file, got[file], want)
		}
	}
}
