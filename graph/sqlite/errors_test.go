package sqlite

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// wantError checks that an error has a code and names file and remedy in one line.
func wantError(t *testing.T, err error, code graph.Code, path string, remedy string) {
	t.Helper()
	if got := graph.CodeOf(err); got != code {
		t.Fatalf("code %q, want %q: %v", got, code, err)
	}
	for _, part := range []string{path, remedy} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not say %q", err, part)
		}
	}
	if strings.Contains(err.Error(), "\n") {
		t.Errorf("more than one line: %q", err)
	}
}

func TestOpenBadPaths(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	write(t, file, "Đây là một trang văn bản, không phải cơ sở dữ liệu.")
	other := filepath.Join(dir, "other.db")
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CREATE TABLE cookies (name)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for name, test := range map[string]struct {
		path     string
		readOnly bool
		code     graph.Code
		remedy   string
	}{
		"a folder":             {dir, false, graph.CodeUnavailable, "graph.db"},
		"a text file":          {file, false, graph.CodeCorrupt, "choose another path"},
		"another's database":   {other, false, graph.CodeCorrupt, "choose another path"},
		"below a file":         {filepath.Join(file, "graph.db"), false, graph.CodeUnavailable, "file"},
		"a device":             {os.DevNull, false, graph.CodeUnavailable, "regular file"},
		"nothing to read":      {filepath.Join(dir, "none.db"), true, graph.CodeUnavailable, "uniongraph ingest"},
		"no folder to read in": {filepath.Join(dir, "no", "none.db"), true, graph.CodeUnavailable, "uniongraph ingest"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(t.Context(), test.path, Options{ReadOnly: test.readOnly})
			wantError(t, err, test.code, test.path, test.remedy)
		})
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestOpenUnusualNames(t *testing.T) {
	for _, name := range []string{"có dấu cách.db", "100%.db", "a?b=c&d#e.db", "'; --.db"} {
		path := filepath.Join(t.TempDir(), "thư mục", name)
		open(t, path)
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

func TestNewerSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	if _, err := s.db.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for _, readOnly := range []bool{false, true} {
		_, err := Open(t.Context(), path, Options{ReadOnly: readOnly})
		wantError(t, err, graph.CodeNewerSchema, path, "update uniongraph")
	}
}

// TestMigration leads a graph of schema 1 to an invented schema 2, and leaves it
// whole when the way there fails.
func TestMigration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	scripts, err := migrations()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.migrate(t.Context(), append(scripts, "CREATE TABLE two (x); SELECT nonsense FROM nowhere;"), false); err == nil {
		t.Error("a broken script is no error")
	}
	next := append(scripts, "CREATE TABLE two (x)")
	err = s.migrate(t.Context(), next, true)
	wantError(t, err, graph.CodeUnavailable, path, "uniongraph ingest")
	if err := s.migrate(t.Context(), next, false); err != nil {
		t.Fatal(err)
	}
	var version int
	if err := s.db.QueryRow("PRAGMA user_version").Scan(&version); err != nil || version != len(next) {
		t.Errorf("version %d, %v", version, err)
	}
	if _, err := s.db.Exec("INSERT INTO two VALUES (1)"); err != nil {
		t.Error(err)
	}
}

func TestDamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	pages := storetest.Corpus(t, 100)
	if _, err := s.Load(t.Context(), pages, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(data); i++ { // all but the page that the header is on
		data[i] ^= 0x5a
	}
	write(t, path, string(data))
	s, err = Open(t.Context(), path, Options{})
	if err == nil {
		defer s.Close()
		_, err = s.Load(t.Context(), storetest.Corpus(t, 101), graph.LoadOptions{})
	}
	wantError(t, err, graph.CodeCorrupt, path, "move it away")
	write(t, path, string(data[:5000]))
	if s, err = Open(t.Context(), path, Options{}); err == nil {
		defer s.Close()
		_, err = s.Find(t.Context(), graph.Filter{})
	}
	wantError(t, err, graph.CodeCorrupt, path, "move it away")
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	first := open(t, path)
	_, err := Open(t.Context(), path, Options{})
	wantError(t, err, graph.CodeLocked, path, "wait until it ends")
	// Readers need no lock, and see what the writer has committed.
	reader, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if _, err := first.Load(t.Context(), storetest.Corpus(t, 3), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	nodes, err := reader.Find(t.Context(), graph.Filter{Kinds: []graph.NodeKind{graph.NodeDocument}})
	if err != nil || len(nodes.Documents) != 3 {
		t.Errorf("the reader sees %d documents, %v", len(nodes.Documents), err)
	}
	_, err = reader.Load(t.Context(), storetest.Corpus(t, 1), graph.LoadOptions{})
	wantError(t, err, graph.CodeUnavailable, path, "reading only")
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, path)
}

// TestBusy: another program holds SQLite's own lock.
func TestBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := Open(t.Context(), path, Options{BusyTimeout: 10 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	other, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	conn, err := other.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(t.Context(), "BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	_, err = s.Load(t.Context(), storetest.Corpus(t, 1), graph.LoadOptions{})
	wantError(t, err, graph.CodeLocked, path, "try again")
}
