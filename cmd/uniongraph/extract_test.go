//go:build unix

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/uniongraph/uniongraph/extract"
)

// pages makes n pages that take a moment to read.
func pages(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		write(t, dir, fmt.Sprintf("%03d/page.txt", i), strings.Replace(goodPage, "mùa thu", fmt.Sprintf("mùa thu thứ %d", i), 1))
	}
	return dir
}

func TestOrderDoesNotDependOnJobs(t *testing.T) {
	dir := pages(t, 60)
	write(t, dir, "030/bad.txt", "")
	one := runBinary(t, "extract", "--jobs", "1", dir)
	many := runBinary(t, "extract", "--jobs", "9", dir)
	if one.records() != 60 || one.stdout != many.stdout || one.stderr != many.stderr {
		t.Errorf("one job and nine give different output (%d and %d records)", one.records(), many.records())
	}
	for i, line := range strings.Split(strings.TrimSpace(one.stdout), "\n") {
		var r extract.Record
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(r.Document.Text, fmt.Sprintf("thứ %d", i)) || r.Document.SourceFile != "page.txt" {
			t.Fatalf("record %d is of another page: %s", i, r.Document.Text)
		}
	}
}

func TestOutputFile(t *testing.T) {
	dir := t.TempDir()
	page := write(t, dir, "good.txt", goodPage)
	out := write(t, dir, "records.jsonl", "old")
	if err := os.Chmod(out, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("records.jsonl", filepath.Join(dir, "link.jsonl")); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(dir, "missing.txt")
	runBinary(t, "extract", missing, "--output", out).want(t, exitFailed)
	if data, _ := os.ReadFile(out); string(data) != "old" {
		t.Errorf("the file was replaced although nothing could be read: %q", data)
	}
	printed := runBinary(t, "extract", page).stdout
	runBinary(t, "extract", page, missing, "--output", filepath.Join(dir, "link.jsonl")).want(t, exitPartial)
	if data, _ := os.ReadFile(out); string(data) != printed {
		t.Errorf("the file holds %q, want what is printed without --output", data)
	}
	if info, _ := os.Stat(out); info.Mode().Perm() != 0o600 {
		t.Errorf("the file's rights have changed to %v", info.Mode())
	}
	runBinary(t, "extract", page, "--output", os.DevNull).want(t, exitDone)
	if info, _ := os.Stat(os.DevNull); info.Mode().IsRegular() {
		t.Fatal("a device was replaced by a file")
	}
	wantOnly(t, dir, "good.txt", "link.jsonl", "records.jsonl")
}

// A reader that has had enough ("| head") is no error.
func TestReaderGoesAway(t *testing.T) {
	cmd := command(t, "extract", "--quiet", pages(t, 200))
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout = w
	go func() {
		_, _ = bufio.NewReaderSize(r, 16).ReadByte()
		r.Close()
	}()
	if o := finish(t, cmd); o.code != exitDone || o.stderr != "" {
		t.Errorf("want a quiet end, have %d: %s", o.code, o.stderr)
	}
	w.Close()
}

func TestInterruptLeavesNoHalfFile(t *testing.T) {
	dir := t.TempDir()
	// Reading waits until the disk has been asked for a thousand files of some size.
	in := t.TempDir()
	for i := range 1000 {
		write(t, in, fmt.Sprintf("%04d.txt", i), strings.Repeat(goodPage, 40))
	}
	cmd := command(t, "extract", "--jobs", "1", "--output", filepath.Join(dir, "records.jsonl"), in)
	started := make(chan struct{})
	go func() {
		<-started
		for range 500 {
			if entries, _ := os.ReadDir(dir); len(entries) > 0 {
				break
			}
			time.Sleep(10 * time.Millisecond)
		}
		_ = cmd.Process.Signal(syscall.SIGINT)
	}()
	var errs strings.Builder
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	close(started)
	_ = cmd.Wait()
	o := outcome{cmd.ProcessState.ExitCode(), "", errs.String()}
	o.want(t, exitFailed, "stopped after", "run the same command again")
	wantOnly(t, dir)
}

func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full")
	}
	defer full.Close()
	page := write(t, t.TempDir(), "good.txt", goodPage)
	for _, args := range [][]string{{"version"}, {"extract", page}} {
		cmd := command(t, args...)
		cmd.Stdout = full
		finish(t, cmd).want(t, exitFailed, "no space left")
	}
}
