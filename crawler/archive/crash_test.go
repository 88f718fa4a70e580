package archive

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

const crashDir = "UNIONGRAPH_TEST_CRASH_DIR"

// TestMain is the process that TestKill kills when the environment says so.
func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		writeUntilKilled(dir)
	}
	os.Exit(m.Run())
}

// kept is what the killed process had been told is kept.
type kept struct {
	N  int
	At Position
}

func writeUntilKilled(dir string) {
	w, err := Open(dir, Options{MaxSize: 30_000})
	if err != nil {
		panic(err)
	}
	var mu sync.Mutex
	out := json.NewEncoder(os.Stdout)
	for g := range 4 {
		go func() {
			for n := g; ; n += 4 {
				at, err := w.Write(context.Background(), page(n))
				if err != nil {
					panic(err)
				}
				mu.Lock()
				_ = out.Encode(kept{n, at})
				mu.Unlock()
			}
		}()
	}
	select {}
}

// What Write returned for is there after kill -9 at any moment, and the folder is sound.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	times := 20
	if testing.Short() {
		times = 5
	}
	var all []kept
	for range times {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), crashDir+"="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// How long the process takes to begin depends on the machine: what it has done counts.
		wait := 1 + rand.IntN(60)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			var k kept
			if json.Unmarshal(lines.Bytes(), &k) == nil { // the last line may be cut
				all = append(all, k)
			}
			if wait--; wait == 0 {
				time.AfterFunc(time.Duration(rand.IntN(3000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
			}
		}
		_ = cmd.Wait()
		if errs.Len() > 0 {
			t.Fatalf("the process failed before it was killed:\n%s", errs.String())
		}
	}
	if err := openTest(t, dir, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	responses := len(ofType(readAll(t, dir), "response")) // fails on any damage
	for _, k := range all {
		if r, err := Read(dir, k.At); err != nil || r.URL != page(k.N).URL || !bytes.Equal(r.Body, page(k.N).Body) {
			t.Errorf("page %d, kept at %+v, is lost: %v", k.N, k.At, err)
		}
	}
	if len(all) < times || responses < len(all) {
		t.Errorf("%d pages kept, %d in the archive", len(all), responses)
	}
	if marks, _ := filepath.Glob(filepath.Join(dir, "*.open")); len(marks) != 0 {
		t.Errorf("marks stay behind: %q", marks)
	}
	t.Logf("killed %d times, %d pages kept, %d in the archive", times, len(all), responses)
}

// A file is repaired wherever it was cut, and whatever lies where its end should be.
func TestRepairAtEveryByte(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{})
	first := put(t, w, page(1))
	last := put(t, w, page(2))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(dir, first.File))
	if err != nil {
		t.Fatal(err)
	}
	check := func(t *testing.T, data []byte, responses int) {
		dir := t.TempDir()
		for name, data := range map[string][]byte{first.File: data, first.File + openSuffix: nil} {
			if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		w, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		if got := len(ofType(readAll(t, dir), "response")); got != responses {
			t.Errorf("cut at %d of %d: %d responses, want %d", len(data), len(whole), got, responses)
		}
		if responses == 0 && len(data) < 100 && len(files(t, dir)) > 0 {
			t.Errorf("cut at %d: an empty file stays", len(data))
		}
	}
	for cut := range len(whole) + 1 {
		if cut%16 != 0 && int64(cut) < last.Offset-4 {
			continue // every byte of the last page, some before it
		}
		responses := 0
		for _, p := range []Position{first, last} {
			if int64(cut) >= p.Offset+p.Length {
				responses++
			}
		}
		check(t, whole[:cut], responses)
	}
	// After a power cut the end may hold zeros, or another file's bytes.
	check(t, append(whole[:len(whole):len(whole)], make([]byte, 5000)...), 2)
	check(t, append(whole[:last.Offset+20:last.Offset+20], randomBytes(5000)...), 1)
}

// Files that were closed, and other people's, are left alone.
func TestRepairTouchesNothingElse(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"uniongraph-000003-x.warc.gz", "other.warc.gz", "other.warc.gz.open", "uniongraph-000009-gone.warc.gz.open"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("cut"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w := openTest(t, dir, Options{Now: func() time.Time { return noon }})
	if at := put(t, w, page(1)); at.File != "uniongraph-000010-20260728T050000Z.warc.gz" {
		t.Errorf("next file is %s", at.File)
	}
	for _, name := range []string{"uniongraph-000003-x.warc.gz", "other.warc.gz", "other.warc.gz.open"} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(data) != "cut" {
			t.Errorf("%s: %q, %v", name, data, err)
		}
	}
}

// faulty is a file that fails as told.
type faulty struct {
	file
	room               *int // bytes until the disk is full
	failSync, failTrim *bool
}

var errDisk = errors.New("no space left on device")

func (f faulty) Write(p []byte) (int, error) {
	if n := *f.room; n < len(p) {
		_, _ = f.file.Write(p[:n])
		return n, errDisk
	}
	*f.room -= len(p)
	return f.file.Write(p)
}

func (f faulty) Sync() error {
	if *f.failSync {
		return errDisk
	}
	return f.file.Sync()
}

func (f faulty) Truncate(size int64) error {
	if *f.failTrim {
		return errDisk
	}
	return f.file.Truncate(size)
}

func TestDiskFull(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{})
	room, failSync, failTrim := 100, false, false
	w.openFile = func(path string) (file, error) {
		f, err := createFile(path)
		return faulty{f, &room, &failSync, &failTrim}, err
	}
	fails := func(n int) {
		t.Helper()
		if _, err := w.Write(context.Background(), page(n)); !errors.Is(err, errDisk) {
			t.Errorf("page %d: %v", n, err)
		}
	}
	fails(1) // not even room for the warcinfo record
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("something stays behind: %v", entries)
	}
	room = 10_000
	at := []Position{put(t, w, page(2))}
	room = 50
	fails(3)
	room = 10_000 // somebody made room
	at = append(at, put(t, w, page(4)))
	failTrim, room = true, 50
	fails(5)
	room = 10_000
	if _, err := w.Write(context.Background(), page(6)); err == nil {
		t.Error("written behind half a record")
	}
	_ = w.Close()
	w = openTest(t, dir, Options{})
	if got := len(ofType(readAll(t, dir), "response")); got != 2 {
		t.Errorf("%d responses, want 2", got)
	}
	for _, p := range at {
		if _, err := Read(dir, p); err != nil {
			t.Error(err)
		}
	}
}

// After an fsync that failed nothing counts as kept.
func TestSyncFails(t *testing.T) {
	w := openTest(t, t.TempDir(), Options{})
	room, failSync, failTrim := 1<<20, false, false
	w.openFile = func(path string) (file, error) {
		f, err := createFile(path)
		return faulty{f, &room, &failSync, &failTrim}, err
	}
	put(t, w, page(1))
	_, durable, err := w.Append(context.Background(), page(4))
	if err != nil {
		t.Fatal(err)
	}
	failSync = true
	if err := durable(); !errors.Is(err, errDisk) {
		t.Errorf("an appended page counts as kept: %v", err)
	}
	if _, err := w.Write(context.Background(), page(2)); !errors.Is(err, errDisk) {
		t.Error(err)
	}
	failSync = false
	if _, err := w.Write(context.Background(), page(3)); !errors.Is(err, errDisk) {
		t.Errorf("the writer goes on: %v", err)
	}
	if err := w.Close(); err != nil && !errors.Is(err, io.EOF) {
		t.Log(err)
	}
}
