package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/uniongraph/uniongraph/graph/neo4j/neo4jtest"
)

// onServer prepares a run of the program that may use the test's Neo4j.
func onServer(t *testing.T, server *neo4jtest.Server, args ...string) *exec.Cmd {
	t.Helper()
	cmd := command(t, args...)
	cmd.Env = append(cmd.Env, "NEO4J_USERNAME="+server.Username, "NEO4J_PASSWORD="+server.Password, "UNIONGRAPH_DATA="+t.TempDir())
	return cmd
}

// TestGraphOnNeo4j ingests, asks and copies on a server as in a file.
func TestGraphOnNeo4j(t *testing.T) {
	server := neo4jtest.Use(t)
	dir := t.TempDir()
	page := write(t, dir, "pages/ha-nam.txt", goodPage)
	file := "sqlite:" + filepath.Join(dir, "graph.db")
	routed := strings.Replace(server.Address, "bolt:", "neo4j:", 1)
	run := func(args ...string) string {
		t.Helper()
		o := finish(t, onServer(t, server, args...))
		o.want(t, exitDone)
		return o.stdout
	}
	want := run("ingest", page, "--graph", file)
	if got := run("ingest", page, "--graph", routed); got != want || !strings.Contains(want, "1 new") {
		t.Errorf("ingest says %q on Neo4j and %q on a file", got, want)
	}
	if got := run("ingest", page, "--graph", server.Address); !strings.Contains(got, "1 unchanged") {
		t.Errorf("reading the page again says %q", got)
	}
	records := write(t, dir, "r.jsonl", run("extract", page))
	if got := run("load", records, "--graph", routed); !strings.Contains(got, "documents:") {
		t.Errorf("load says %q", got)
	}
	questions := [][]string{
		{"query", "met", "Trần Quốc Khải"}, {"query", "leaders", "ha-nam"}, {"query", "person", "nong van tiep"},
		{"query", "cooperation"}, {"query", "events"}, {"query", "search", "Bắc Kạn"},
	}
	compare := func(a, b string) {
		t.Helper()
		for _, q := range questions {
			q = append(q, "--format", "json", "--graph")
			want, got := run(append(q, a)...), run(append(q, b)...)
			if want != got || !strings.Contains(want, "ha-nam.txt") {
				t.Errorf("%v: %s\nand on %s: %s", q, want, b, got)
			}
		}
	}
	compare(file, routed)

	want = run("export", "--format", "ftm", "--graph", file)
	if got := run("export", "--format", "ftm", "--graph", routed); got != want || !strings.Contains(want, `"predecessor":["union.ha-nam"]`) {
		t.Errorf("a file exports %s\nand %s exports %s", want, routed, got)
	}
	succeeded, err := driver.ExecuteQuery(t.Context(), server.Driver(t), "MATCH (:Union {id: 'union:ha-nam'})-[:SUCCEEDED_BY {date: '2025-07-01'}]->(:Union {id: 'union:ninh-binh'}) RETURN 1",
		nil, driver.EagerResultTransformer)
	if err != nil || len(succeeded.Records) != 1 {
		t.Errorf("Hà Nam is not succeeded by Ninh Bình: %v", err)
	}
	other := "sqlite:" + filepath.Join(dir, "copy.db")
	if got := run("copy", "--from", routed, "--to", other); !strings.Contains(got, "1 new") {
		t.Errorf("copy says %q", got)
	}
	compare(file, other)
	server.Empty(t)
	if got := run("copy", "--from", file, "--to", routed, "--format", "json"); !strings.Contains(got, `"new": 1`) {
		t.Errorf("copy says %s", got)
	}
	compare(file, routed)
	if got := run("copy", "--graph", file, "--to", routed); !strings.Contains(got, "1 unchanged") {
		t.Errorf("copying again says %q", got)
	}
	if o := finish(t, onServer(t, server, "query", "events", "--graph", routed, "--log-level", "debug")); strings.Contains(o.stdout+o.stderr, server.Password) {
		t.Error("the password is in the output")
	}
}

func TestNeo4jRefusals(t *testing.T) {
	server := neo4jtest.Use(t)
	page := write(t, t.TempDir(), "ha-nam.txt", goodPage)
	wrong := command(t, "ingest", page, "--graph", server.Address)
	wrong.Env = append(wrong.Env, "NEO4J_PASSWORD=bí-mật")
	for name, test := range map[string]struct {
		cmd   *exec.Cmd
		code  int
		words []string
	}{
		"wrong password":         {wrong, exitFailed, []string{server.Address, "NEO4J_PASSWORD"}},
		"no graph yet":           {onServer(t, server, "query", "events", "--graph", server.Address), exitFailed, []string{"uniongraph ingest"}},
		"password in address":    {command(t, "ingest", page, "--graph", "neo4j://lan:bí-mật@host"), exitUsage, []string{"NEO4J_USERNAME", "NEO4J_PASSWORD"}},
		"password, wrong scheme": {command(t, "ingest", page, "--graph", "neo4js://lan:bí-mật@host"), exitUsage, []string{"neo4j+s://HOST"}},
		"no such scheme":         {command(t, "ingest", page, "--graph", "mysql:host"), exitUsage, []string{"mysql:host", "neo4j://HOST:PORT"}},
		"copy to nowhere":        {command(t, "copy"), exitUsage, []string{"--to is missing"}},
		"copy to itself":         {command(t, "copy", "--from", "sqlite:a", "--to", "sqlite:a"), exitUsage, []string{"same graph"}},
		"copy of nothing":        {command(t, "copy", "--from", "sqlite:none.db", "--to", "sqlite:a"), exitFailed, []string{"none.db", "uniongraph ingest"}},
	} {
		t.Run(name, func(t *testing.T) {
			o := finish(t, test.cmd)
			o.want(t, test.code, test.words...)
			if strings.Contains(o.stdout+o.stderr, "bí-mật") {
				t.Errorf("the password is in the output: %s", o.stderr)
			}
		})
	}
}
