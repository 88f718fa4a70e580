package evaluate

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/extract"
)

// shared is the folder beside the project with the seeds and the reference scorer.
const shared = "../../../shared"

// needShared skips a test where the folder is missing, but never in CI.
func needShared(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(shared, "score", "score.py")); err != nil {
		message := "the folder 'shared' with seeds, gold and score.py is not beside the project's folder; the comparison with the reference scorer needs it"
		if os.Getenv("CI") != "" {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("python3 is not installed")
		}
		t.Skip("python3 is not installed; the comparison with the reference scorer needs it")
	}
}

// manyFiles runs the reference scorer over every given file and prints each table as one line of JSON.
const manyFiles = `
import contextlib, io, json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import score
for name in sys.argv[3:]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        score.main([sys.argv[2], name, "--errors"])
    print(json.dumps(out.getvalue()))
`

func python(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("python3", args...)
	cmd.Env = append(os.Environ(), "PYTHONUTF8=1", "PYTHONDONTWRITEBYTECODE=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("reference scorer: %v\n%s", err, stderr.String())
	}
	return out
}

func TestPerfectRecordsAgreeWithReference(t *testing.T) {
	needShared(t)
	gold := filepath.Join(shared, "gold", "seeds")
	file := filepath.Join(t.TempDir(), "records.jsonl")
	writeRecords(t, file, readGold(t, gold), nil)
	got := table(t, gold, file)
	want := string(python(t, filepath.Join(shared, "score", "score.py"), gold, file, "--errors"))
	if got != want {
		t.Errorf("tables differ:\n%s\nreference:\n%s", got, want)
	}
	if !strings.Contains(got, "cooperations): 1.000") {
		t.Errorf("records made from the gold are not perfect:\n%s", got)
	}
}

func TestSpoiltRecordsAgreeWithReference(t *testing.T) {
	needShared(t)
	for gold, variants := range map[string]uint64{filepath.Join(shared, "gold", "seeds"): 200, "../../testdata/gold": 25} {
		t.Run(filepath.Base(filepath.Dir(gold)), func(t *testing.T) {
			t.Parallel()
			golds, dir := readGold(t, gold), t.TempDir()
			args := []string{"-c", manyFiles, filepath.Join(shared, "score"), gold}
			for seed := range variants {
				file := filepath.Join(dir, fmt.Sprintf("%03d.jsonl", seed))
				rng := rand.New(rand.NewPCG(seed, 1))
				writeRecords(t, file, golds, rng)
				args = append(args, file)
			}
			answers := json.NewDecoder(bytes.NewReader(python(t, args...)))
			for _, file := range args[4:] {
				var want string
				if err := answers.Decode(&want); err != nil {
					t.Fatal(err)
				}
				if got, want := trapsSorted(table(t, gold, file)), trapsSorted(want); got != want {
					t.Fatalf("%s: tables differ:\n%s", filepath.Base(file), firstDifference(got, want))
				}
			}
		})
	}
}

// writeRecords writes the records the gold asks for, spoilt if rng is given; some are left out then.
func writeRecords(t *testing.T, file string, golds []*Gold, rng *rand.Rand) {
	t.Helper()
	var b bytes.Buffer
	for _, g := range golds {
		r := perfect(g)
		if rng != nil {
			if rng.IntN(30) == 0 {
				continue
			}
			spoil(r, g, rng)
		}
		if err := json.NewEncoder(&b).Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readGold(t *testing.T, dir string) []*Gold {
	t.Helper()
	golds, err := ReadGold(dir)
	if err != nil {
		t.Fatal(err)
	}
	return golds
}

func table(t *testing.T, gold, file string) string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var records map[string]*extract.Record
	if records, err = ReadRecords(f); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Score(readGold(t, gold), records).WriteTable(&b, true); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// trapsSorted sorts the lines about traps: the reference prints them in the order of a hash set.
func trapsSorted(table string) string {
	var before, traps, after []string
	for line := range strings.Lines(table) {
		switch {
		case strings.HasPrefix(line, "[traps"):
			traps = append(traps, line)
		case traps == nil:
			before = append(before, line)
		default:
			after = append(after, line)
		}
	}
	sort.Strings(traps)
	return strings.Join(slices.Concat(before, traps, after), "")
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got       " + g[i] + "\nreference " + w[i]
		}
	}
	return fmt.Sprintf("got %d lines, reference %d", len(g), len(w))
}
