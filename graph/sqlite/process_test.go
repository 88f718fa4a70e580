//go:build unix

package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// TestCrash kills a process in the middle of loading: the lock is free, and what
// it had committed is there and can be added to.
func TestCrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	if path, ok := os.LookupEnv("SQLITE_TEST_CRASH"); ok {
		crash(t, path)
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run", "^TestCrash$")
	cmd.Env = append(os.Environ(), "SQLITE_TEST_CRASH="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "committed" {
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	s := open(t, path)
	results, err := s.Load(t.Context(), storetest.Corpus(t, 40), graph.LoadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if results[0].Status != graph.StatusUnchanged {
		t.Errorf("a committed document is %s", results[0].Status)
	}
	fresh := open(t, filepath.Join(t.TempDir(), "graph.db"))
	if _, err := fresh.Load(t.Context(), storetest.Corpus(t, 40), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	a, b := dump(t, s), dump(t, fresh)
	if a != b {
		t.Error("the graph differs from one that was loaded at once")
	}
}

func crash(t *testing.T, path string) {
	s := open(t, path)
	for i, in := range storetest.Corpus(t, 40) {
		if _, err := s.Load(context.Background(), []graph.Input{in}, graph.LoadOptions{}); err != nil {
			t.Fatal(err)
		}
		if i == 10 {
			fmt.Println("committed")
		}
	}
	time.Sleep(time.Minute)
}

func dump(t *testing.T, s *Store) string {
	nodes, err := s.Find(t.Context(), graph.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	statements, err := s.Statements(t.Context(), graph.StatementFilter{})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%+v %+v", nodes, statements)
}

// TestWithoutPermission runs as nobody when the tests run as root, whom no permission binds.
func TestWithoutPermission(t *testing.T) {
	if dir, ok := os.LookupEnv("SQLITE_TEST_PERMISSION"); ok {
		withoutPermission(t, dir)
		return
	}
	dir, err := os.MkdirTemp("/tmp", "uniongraph-test-") // not below a folder of root's
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	s := open(t, filepath.Join(dir, "graph.db"))
	if _, err := s.Load(t.Context(), storetest.Corpus(t, 2), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	for path, mode := range map[string]os.FileMode{"graph.db": 0o444, "graph.db.lock": 0o444, ".": 0o555} {
		if err := os.Chmod(filepath.Join(dir, path), mode); err != nil {
			t.Fatal(err)
		}
	}
	if os.Geteuid() != 0 {
		withoutPermission(t, dir)
		return
	}
	binary := filepath.Join(dir, "test") // root may still write here
	data, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(binary, data, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary, "-test.run", "^TestWithoutPermission$", "-test.v")
	cmd.Dir = "/"
	cmd.Env = append(os.Environ(), "SQLITE_TEST_PERMISSION="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "PASS") {
		t.Errorf("%v\n%s", err, out)
	}
}

func withoutPermission(t *testing.T, dir string) {
	path := filepath.Join(dir, "graph.db")
	_, err := Open(t.Context(), path, Options{})
	wantError(t, err, graph.CodeUnavailable, path, "permissions")
	_, err = Open(t.Context(), filepath.Join(dir, "new", "graph.db"), Options{})
	wantError(t, err, graph.CodeUnavailable, dir, "--data")
	// Reading needs no right to write.
	s, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if nodes, err := s.Find(t.Context(), graph.Filter{}); err != nil || len(nodes.Documents) != 2 {
		t.Errorf("%d documents, %v", len(nodes.Documents), err)
	}
}
