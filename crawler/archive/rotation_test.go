package archive

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestRotation(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{MaxSize: 4000})
	at := map[Position]string{}
	for n := range 40 {
		at[put(t, w, page(n))] = string(page(n).Body)
	}
	large := page(0)
	large.Body = randomBytes(9000) // larger than a file may be: has one of its own
	at[put(t, w, large)] = string(large.Body)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	paths := files(t, dir)
	if len(paths) < 5 || len(at) != 41 {
		t.Fatalf("%d files, %d positions", len(paths), len(at))
	}
	for i, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		records := readFile(t, path)
		if records[0].Type != "warcinfo" || info.Size() > 4000 && len(ofType(records, "response")) != 1 {
			t.Errorf("%s has %d bytes and begins with %s", path, info.Size(), records[0].Type)
		}
		if want := fmt.Sprintf("uniongraph-%06d-", i+1); !strings.HasPrefix(filepath.Base(path), want) {
			t.Errorf("%s where %s… belongs", path, want)
		}
	}
	for p, body := range at {
		if r, err := Read(dir, p); err != nil || string(r.Body) != body {
			t.Errorf("%+v: %v", p, err)
		}
	}
	if marks, _ := filepath.Glob(filepath.Join(dir, "*.open")); len(marks) != 0 {
		t.Errorf("marks stay behind: %q", marks)
	}
	next := openTest(t, dir, Options{})
	if p := put(t, next, page(1)); p.File <= filepath.Base(paths[len(paths)-1]) {
		t.Errorf("the next run writes %s, which sorts before %s", p.File, paths[len(paths)-1])
	}
}

func TestManyWriters(t *testing.T) {
	dir := t.TempDir()
	w := openTest(t, dir, Options{MaxSize: 20_000})
	var mu sync.Mutex
	at := map[string]Position{}
	var writers sync.WaitGroup
	for g := range 8 {
		writers.Go(func() {
			for n := range 25 {
				x := page(100*g + n)
				p, err := w.Write(context.Background(), x)
				if err != nil {
					t.Error(err)
					return
				}
				if r, err := Read(dir, p); err != nil || string(r.Body) != string(x.Body) {
					t.Errorf("not there when Write returns: %v", err)
				}
				mu.Lock()
				at[x.URL] = p
				mu.Unlock()
			}
		})
	}
	writers.Wait()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := len(ofType(readAll(t, dir), "response")); got != 200 || len(at) != 200 {
		t.Errorf("%d responses at %d positions, want 200", got, len(at))
	}
}
