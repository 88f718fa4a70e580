package export_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// tools gives the folder with the Python programs of testdata/requirements.txt, which
// are installed once into the user's cache.
var tools = sync.OnceValues(func() (string, error) {
	requirements, err := os.ReadFile("testdata/requirements.txt")
	if err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	version, err := exec.Command("python3", "-c", "import sys; print('%d.%d' % sys.version_info[:2])").Output()
	if err != nil {
		return "", fmt.Errorf("python3 is missing; install it (apt-get install python3 python3-pip)")
	}
	sum := fnv.New64()
	sum.Write(requirements)
	sum.Write(version)
	target := filepath.Join(cache, "uniongraph-test", fmt.Sprintf("export-%x", sum.Sum64()))
	if _, err := os.Stat(target); err == nil {
		return target, nil
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return "", err
	}
	fresh, err := os.MkdirTemp(filepath.Dir(target), "export")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(fresh)
	if out, err := exec.Command("python3", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:",
		"--target", fresh, "-r", "testdata/requirements.txt").CombinedOutput(); err != nil {
		return "", fmt.Errorf("the readers of exports cannot be installed (%v); get them with: python3 -m pip install --no-deps -r graph/export/testdata/requirements.txt\n%s", err, out)
	}
	if err := os.Rename(fresh, target); err != nil {
		if _, there := os.Stat(target); there != nil { // another process was first
			return "", err
		}
	}
	return target, nil
})

// python runs a program of testdata with the readers, and decodes what it prints. Where
// the readers cannot be had, tests are skipped or, when CI is set, fail.
func python(t *testing.T, into any, args ...string) {
	t.Helper()
	target, err := tools()
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	here, err := filepath.Abs("testdata")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", append([]string{filepath.Join(here, "read_export.py")}, args...)...)
	cmd.Env = append(os.Environ(), "PYTHONPATH="+target+string(os.PathListSeparator)+here, "UNIONGRAPH_PYTHON_TOOLS="+target, "PYTHONDONTWRITEBYTECODE=1")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, errs.String())
	}
	if err := json.Unmarshal(out.Bytes(), into); err != nil {
		t.Fatalf("%v: %v", args, err)
	}
}
