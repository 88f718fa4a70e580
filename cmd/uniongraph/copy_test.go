package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/neo4j"
	"github.com/uniongraph/uniongraph/graph/neo4j/neo4jtest"
	"github.com/uniongraph/uniongraph/graph/sqlite"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// TestCopyToNeo4jInterrupted interrupts a copy, repeats the command, and copies back:
// all three are the same graph.
func TestCopyToNeo4jInterrupted(t *testing.T) {
	const pages = 5 * graph.CopyBatch
	server := neo4jtest.Use(t)
	dir := t.TempDir()
	openFile := func(name string) graph.Store {
		t.Helper()
		s, err := sqlite.Open(t.Context(), filepath.Join(dir, name), sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	source := openFile("graph.db")
	if _, err := source.Load(t.Context(), storetest.Corpus(t, pages), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	target, err := neo4j.Open(t.Context(), server.Address, neo4j.Options{Username: server.Username, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { target.Close() })

	from, to := "sqlite:"+filepath.Join(dir, "graph.db"), strings.Replace(server.Address, "bolt:", "neo4j:", 1)
	cmd := onServer(t, server, "copy", "--from", from, "--to", to)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	there := 0
	for deadline := time.Now().Add(3 * time.Minute); there == 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			cmd.Process.Kill()
			t.Fatal("nothing is copied in three minutes")
		}
		there = documents(t, target)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // its code is looked at below
	outcome{cmd.ProcessState.ExitCode(), "", said.String()}.want(t, exitFailed, "stopped after", fmt.Sprintf("of %d documents", pages), "run the same command again")
	if there = documents(t, target); there == pages {
		t.Fatal("the copy was complete before it was interrupted")
	}
	o := finish(t, onServer(t, server, "copy", "--from", from, "--to", to))
	o.want(t, exitDone)
	if want := fmt.Sprintf("documents: %d new, 0 changed, %d unchanged;", pages-there, there); !strings.Contains(o.stdout, want) {
		t.Errorf("the second copy says %q, want %q", o.stdout, want)
	}
	storetest.Same(t, source, target)
	finish(t, onServer(t, server, "copy", "--from", to, "--to", "sqlite:"+filepath.Join(dir, "back.db"))).want(t, exitDone)
	storetest.Same(t, source, openFile("back.db"))
}

func documents(t *testing.T, store graph.Copier) int {
	t.Helper()
	ids, err := store.DocumentIDs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(ids)
}
