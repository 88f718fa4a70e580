//go:build unix

package main

import (
	"database/sql"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	_ "modernc.org/sqlite"
)

// Every bad file is named with a remedy, and the page beside it is read all the same.
func TestBadFiles(t *testing.T) {
	big := func(t *testing.T, path string) {
		if err := os.Truncate(write(t, filepath.Dir(path), filepath.Base(path), goodPage), maxFileSize+1); err != nil {
			t.Fatal(err)
		}
	}
	content := func(text string) func(*testing.T, string) {
		return func(t *testing.T, path string) { write(t, filepath.Dir(path), filepath.Base(path), text) }
	}
	link := func(target string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			if err := os.Symlink(target, path); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, test := range []struct {
		name   string
		file   string
		make   func(t *testing.T, path string)
		remedy string
	}{
		{"empty", "bad.txt", content(""), "empty; fetch the page again"},
		{"white space alone", "bad.txt", content(" \n\t\n"), "empty; fetch the page again"},
		{"binary", "bad.txt", content("Hội nghị\x00\x01"), "save the page as HTML or plain text"},
		{"PDF", "bad.txt", content("%PDF-1.7\n1 0 obj"), "a PDF file, not text; save"},
		{"PNG", "bad.html", content("\x89PNG\r\n\x1a\n"), "a PNG image, not text; save"},
		{"JPEG", "bad.htm", content("\xff\xd8\xff\xe0JFIF"), "a JPEG image, not text; save"},
		{"Word", "bad.txt", content("PK\x03\x04 word/document.xml"), "Office file, not text; save"},
		{"huge", "bad.txt", big, "more than the limit of 20 MB for one page; split it"},
		{"not UTF-8", "bad.txt", content("Li\xean hi\xeap"), "not UTF-8 (byte 2); convert it first"},
		{"cut in a letter", "bad.txt", content(goodPage + "Hộ"[:3]), "not UTF-8"},
		{"pipe", "bad.txt", func(t *testing.T, path string) {
			if err := syscall.Mkfifo(path, 0o644); err != nil {
				t.Fatal(err)
			}
		}, "copy its contents to a file first"},
		{"link to nothing", "bad.txt", link("gone.txt"), "no such file"},
		{"link to itself", "bad.txt", link("bad.txt"), "leads to itself; remove it"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, dir, "good.txt", goodPage)
			test.make(t, filepath.Join(dir, test.file))
			bad := filepath.Join(dir, test.file)

			o := runBinary(t, "extract", dir)
			o.want(t, exitPartial, bad, test.remedy)
			o.want(t, exitPartial, "1 of 2 files failed")
			if o.records() != 1 || !strings.Contains(o.stdout, `"source_file":"good.txt"`) {
				t.Errorf("the good page is not read alone:\n%s", o.stdout)
			}

			o = runBinary(t, "extract", bad)
			o.want(t, exitFailed, bad, test.remedy)
			if o.stdout != "" {
				t.Errorf("something printed for a bad file: %s", o.stdout)
			}

			o = runBinary(t, "ingest", "--data", filepath.Join(dir, "data"), dir)
			o.want(t, exitPartial, bad, test.remedy)
			if !strings.Contains(o.stdout, "1 new") {
				t.Errorf("the good page is not loaded: %s", o.stdout)
			}
		})
	}
}

func TestBadPaths(t *testing.T) {
	dir := t.TempDir()
	good := write(t, dir, "good.txt", goodPage)
	missing := filepath.Join(dir, "missing.txt")
	runBinary(t, "extract", missing, good).want(t, exitPartial, missing, "no such file or folder; check the spelling")
	runBinary(t, "extract", missing).want(t, exitFailed, missing, "no such file or folder")
	write(t, dir, "pictures/notes.md", "no page")
	write(t, dir, "pictures/.hidden.txt", "no page")
	pictures := filepath.Join(dir, "pictures")
	o := runBinary(t, "extract", good, pictures)
	o.want(t, exitPartial, pictures, "no .txt, .html, .htm, .warc.gz, .warc file in this folder; name the files")
	if o.records() != 1 {
		t.Errorf("%d records, want 1", o.records())
	}
	strange := write(t, dir, "a\x1b[31m\r.txt", "")
	if o := runBinary(t, "extract", strange); strings.ContainsAny(o.stderr, "\x1b\r") {
		t.Errorf("control characters of a name reach the terminal: %q", o.stderr)
	}
}

// Links to folders are not followed from inside a folder, so they cannot lead in a circle.
func TestLinkedFolders(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "pages/a/good.txt", goodPage)
	write(t, dir, "pages/b/good.txt", goodPage)
	for name, target := range map[string]string{"pages/a/up": "..", "pages/self": "self", "pages/around.html": ".", "link": "pages"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, start := range []string{"pages", "link", "pages/"} {
		o := runBinary(t, "extract", filepath.Join(dir, start)+strings.Repeat("/", strings.Count(start, "/")))
		o.want(t, exitDone)
		if o.records() != 2 {
			t.Errorf("%s: %d records, want 2 of the same base name:\n%s", start, o.records(), o.stderr)
		}
	}
}

// asNobody runs a command without the right to everything that root has.
func asNobody(t *testing.T, args ...string) outcome {
	t.Helper()
	cmd := command(t, args...)
	if os.Geteuid() == 0 {
		nobody, err := user.Lookup("nobody")
		if err != nil {
			t.Fatal(err)
		}
		uid, _ := strconv.Atoi(nobody.Uid)
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(uid)}}
	}
	return finish(t, cmd)
}

func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	write(t, dir, "good.txt", goodPage)
	secret := write(t, dir, "secret.txt", goodPage)
	write(t, dir, "closed/page.txt", goodPage)
	closed := filepath.Join(dir, "closed")
	for _, path := range []string{secret, closed} {
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(closed, 0o755)
	o := asNobody(t, "extract", dir)
	o.want(t, exitPartial, secret, "no permission; give your user the right")
	o.want(t, exitPartial, closed, "no permission; give your user the right")
	if o.records() != 1 {
		t.Errorf("%d records, want 1", o.records())
	}
	asNobody(t, "extract", closed).want(t, exitFailed, closed, "no permission")
}

// open lets other users into a test's folder.
func open(t *testing.T, dir string) {
	t.Helper()
	for d := dir; d != filepath.Clean(os.TempDir()) && d != "/"; d = filepath.Dir(d) {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

func TestUnwritable(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	page := write(t, dir, "good.txt", goodPage)
	data := filepath.Join(dir, "data")
	asNobody(t, "ingest", "--data", data, page).want(t, exitFailed, data)
	asNobody(t, "extract", page, "--output", filepath.Join(dir, "r.jsonl")).want(t, exitFailed, "r.jsonl", "no permission")
	write(t, dir, "file", "not a folder")
	runBinary(t, "ingest", "--data", filepath.Join(dir, "file"), page).want(t, exitFailed, filepath.Join(dir, "file"))
	runBinary(t, "extract", page, "--output", dir).want(t, exitUsage, dir, "is a folder; name a file in it")
	runBinary(t, "extract", page, "--output", filepath.Join(dir, "none", "r.jsonl")).want(t, exitFailed, "r.jsonl", "no such")
	wantOnly(t, dir, "file", "good.txt")
}

// wantOnly checks that nothing else, such as half a file, lies in a folder.
func wantOnly(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(names, " ") {
		t.Errorf("%s holds %q, want %q", dir, got, names)
	}
}

func TestForeignGraphs(t *testing.T) {
	dir := t.TempDir()
	page := write(t, dir, "good.txt", goodPage)
	graph := filepath.Join(dir, "graph.db")
	runBinary(t, "ingest", "--data", dir, page).want(t, exitDone)
	db, err := sql.Open("sqlite", graph)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA user_version = 999"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	runBinary(t, "ingest", "--data", dir, page).want(t, exitFailed, graph, "newer")
	runBinary(t, "query", "events", "--data", dir).want(t, exitFailed, graph, "newer")
	write(t, dir, "text.db", "this is no database, whatever its name says\n")
	runBinary(t, "ingest", "--graph", "sqlite:"+filepath.Join(dir, "text.db"), page).want(t, exitFailed, "text.db")
	runBinary(t, "query", "events", "--data", filepath.Join(dir, "none")).want(t, exitFailed, "none")
}

// A page without an article is no failure: its record says why it holds nothing.
func TestPageWithoutArticle(t *testing.T) {
	page := write(t, t.TempDir(), "short.html", "<html><body><p>Trang không tồn tại</p></body></html>")
	o := runBinary(t, "extract", page)
	o.want(t, exitDone, page, "no article found")
	if o.records() != 1 || !strings.Contains(o.stdout, `"code":"no_article"`) {
		t.Errorf("no record with the warning no_article:\n%s", o.stdout)
	}
}
