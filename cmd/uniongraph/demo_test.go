package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The demonstration ends by itself within a minute, shows the three questions with
// their sentences, and leaves nothing behind.
func TestDemo(t *testing.T) {
	temp := t.TempDir()
	started := time.Now()
	cmd := command(t, "demo", "--quiet")
	cmd.Env = append(cmd.Env, "TMPDIR="+temp, "UNIONGRAPH_GRAPH=sqlite:"+temp+"/real.db")
	o := finish(t, cmd)
	if o.code != exitDone || o.stderr != "" || time.Since(started) > time.Minute {
		t.Errorf("exit code %d after %s: %s", o.code, time.Since(started), o.stderr)
	}
	for _, words := range []string{
		"9 small web sites with made-up people", "Liên hiệp hội Kon Tum", "pairs of people who met", "Who met whom?", "$ uniongraph query met \"",
		"Who leads?", "TS. Đoàn Khắc Bửu  Chủ tịch", "Who cooperates?", "agreement  2024 – 2029", "Nothing was kept.",
	} {
		if !strings.Contains(o.stdout, words) {
			t.Errorf("%q is not shown:\n%s", words, o.stdout)
		}
	}
	if left, _ := filepath.Glob(temp + "/*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestDemoKeeps(t *testing.T) {
	data := filepath.Join(t.TempDir(), "demo-data")
	o := runBinary(t, "demo", "--data", data)
	if o.code != exitDone || !strings.Contains(o.stdout, "The graph is in "+data) {
		t.Fatalf("%+v", o)
	}
	if o = runBinary(t, "query", "leaders", "ninh-thuan", "--data", data); !strings.Contains(o.stdout, "Trượng Đình Nắng") {
		t.Errorf("%+v", o)
	}
	if o = runBinary(t, "demo", "--data", data, "--format", "json"); o.code != exitDone || !strings.Contains(o.stdout, `"sites"`) {
		t.Errorf("%+v", o)
	}
	other := t.TempDir()
	if err := os.WriteFile(other+"/graph.db", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	runBinary(t, "demo", "--data", other).want(t, exitUsage, "holds something already")
}
