package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// binary is the program under test, built once.
var binary string

func TestMain(m *testing.M) { os.Exit(buildAndTest(m)) }

func buildAndTest(m *testing.M) int {
	dir, err := os.MkdirTemp("", "uniongraph-test")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	_ = os.Chmod(dir, 0o755) // another user runs it too, see TestUnreadable
	binary = filepath.Join(dir, "uniongraph")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build the program: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// outcome is what a run of the program left behind.
type outcome struct {
	code           int
	stdout, stderr string
}

// command prepares a run of the program in an empty environment; it ends after a minute.
func command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH")}
	return cmd
}

func finish(t *testing.T, cmd *exec.Cmd) outcome {
	t.Helper()
	var out, errs bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	cmd.Stderr = &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

func runBinary(t *testing.T, args ...string) outcome {
	t.Helper()
	return finish(t, command(t, args...))
}

// want checks the exit code and that one line of standard error has all the words.
func (o outcome) want(t *testing.T, code int, words ...string) {
	t.Helper()
	if o.code != code {
		t.Errorf("exit code %d, want %d; standard error:\n%s", o.code, code, o.stderr)
	}
	if len(words) == 0 {
		return
	}
	for line := range strings.Lines(o.stderr) {
		if !strings.HasPrefix(line, "uniongraph: ") {
			continue
		}
		all := true
		for _, w := range words {
			all = all && strings.Contains(line, w)
		}
		if all {
			return
		}
	}
	t.Errorf("no line of standard error has all of %q:\n%s", words, o.stderr)
}

const goodPage = `Liên hiệp hội tỉnh Hà Nam tiếp đoàn công tác tỉnh Bắc Kạn

Ngày 12/5/2022, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Hà Nam đón đoàn công tác của Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Bắc Kạn đến trao đổi kinh nghiệm.

Dự buổi làm việc có ông Trần Quốc Khải, Chủ tịch Liên hiệp hội tỉnh Hà Nam và ông Nông Văn Tiệp, Chủ tịch Liên hiệp hội tỉnh Bắc Kạn.

Hai bên nêu những việc đã làm được trong nửa đầu năm và hẹn gặp lại vào mùa thu.
`

// write makes a file below dir, with its folders.
func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// records counts the lines of JSON on standard output.
func (o outcome) records() int { return strings.Count(o.stdout, "\n") }
