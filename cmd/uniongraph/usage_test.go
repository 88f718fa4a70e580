package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

func TestWrongUsage(t *testing.T) {
	for _, test := range []struct {
		args  string
		words []string
	}{
		{"extrakt pages", []string{`no command "extrakt"`, "did you mean: uniongraph extract"}},
		{"zzz", []string{`no command "zzz"`, "use one of: ", "extract", "version"}},
		{"query mat x", []string{"did you mean: uniongraph query met"}},
		{"query zzzzz", []string{"use one of: ", "met", "see: uniongraph query --help"}},
		{"completion tcsh", []string{"use one of: bash"}},
		{"help zzz", []string{`no command "zzz"`}},
		{"extract --formt json x", []string{"unknown flag: --formt", "did you mean --format?"}},
		{"extract --zzzzzz x", []string{"unknown flag: --zzzzzz", "see: uniongraph extract --help"}},
		{"extract --jobs many x", []string{"--jobs", "many"}},
		{"extract --jobs 0 x", []string{"--jobs 0: use 1 or more"}},
		{"extract --format xml x", []string{`--format "xml": use table, json or csv`}},
		{"extract --log-level loud x", []string{"--log-level", "use debug, info, warn or error"}},
		{"extract", []string{"an argument is missing; usage: uniongraph extract PATH..."}},
		{"evaluate gold", []string{"arguments; usage: uniongraph evaluate GOLD RECORDS.jsonl"}},
		{"evaluate gold records --fail-under 7", []string{"--fail-under 7: use a number between 0 and 1"}},
		{"evaluate gold records --fail-under none.json", []string{"--fail-under none.json: no such file"}},
		{"version now", []string{"arguments; usage: uniongraph version"}},
	} {
		t.Run(test.args, func(t *testing.T) {
			t.Parallel()
			o := runBinary(t, strings.Fields(test.args)...)
			o.want(t, exitUsage, test.words...)
			if lines := strings.Count(o.stderr, "\n"); lines != 1 || o.stdout != "" {
				t.Errorf("want one line on standard error alone, have %d:\n%s%s", lines, o.stderr, o.stdout)
			}
		})
	}
}

func TestEnvironmentSetsFlags(t *testing.T) {
	page := write(t, t.TempDir(), "good.txt", goodPage)
	out := t.TempDir() + "/records.jsonl"
	cmd := command(t, "extract", page)
	cmd.Env = append(cmd.Env, "UNIONGRAPH_OUTPUT="+out, "UNIONGRAPH_QUIET=true", "UNIONGRAPH_JOBS=")
	if o := finish(t, cmd); o.code != 0 || o.stdout != "" || o.stderr != "" {
		t.Errorf("UNIONGRAPH_OUTPUT and UNIONGRAPH_QUIET have no effect: %+v", o)
	}
	cmd = command(t, "extract", page)
	cmd.Env = append(cmd.Env, "UNIONGRAPH_JOBS=many")
	finish(t, cmd).want(t, exitUsage, `UNIONGRAPH_JOBS="many"`)
	cmd = command(t, "extract", page, "--jobs", "1")
	cmd.Env = append(cmd.Env, "UNIONGRAPH_JOBS=many")
	finish(t, cmd).want(t, exitDone)
}

// Every help text says what the command is for, shows an example and ends in the exit codes.
func TestHelpTexts(t *testing.T) {
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		t.Run(cmd.CommandPath(), func(t *testing.T) {
			var b bytes.Buffer
			cmd.SetOut(&b)
			if err := cmd.Help(); err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(b.String(), exitCodes) {
				t.Errorf("the help text does not end in the exit codes:\n%s", b.String())
			}
			if !strings.Contains(cmd.Long+cmd.Example, "  uniongraph ") && !strings.Contains(cmd.CommandPath(), "completion") && cmd.Name() != "help" {
				t.Errorf("the help text has no example:\n%s", cmd.Long)
			}
			for line := range strings.Lines(cmd.Long) {
				if len([]rune(line)) > 121 {
					t.Errorf("line of more than 120 letters: %s", line)
				}
			}
		})
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
	}
	visit(new(app).rootCommand())
}

func TestVersionAndCompletion(t *testing.T) {
	for _, args := range []string{"version", "--version"} {
		if o := runBinary(t, args); o.code != 0 || !strings.HasPrefix(o.stdout, "uniongraph ") || !strings.Contains(o.stdout, "record schema 1") {
			t.Errorf("%s: %+v", args, o)
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		if o := runBinary(t, "completion", shell); o.code != 0 || !strings.Contains(o.stdout, "uniongraph") {
			t.Errorf("completion %s: %+v", shell, o)
		}
	}
	if o := runBinary(t, "__complete", "query", "events", "--format", ""); !strings.HasPrefix(o.stdout, "table\njson\ncsv\n") {
		t.Errorf("--format is not completed: %s", o.stdout)
	}
}

func TestNearest(t *testing.T) {
	for _, test := range []struct{ word, want string }{
		{"formt", "format"}, {"frmat", "format"}, {"log", "log-level"}, {"job", "jobs"}, {"zz", ""}, {"f", ""},
	} {
		if got := nearest(test.word, []string{"format", "log-level", "jobs"}); got != test.want {
			t.Errorf("nearest(%q) = %q, want %q", test.word, got, test.want)
		}
	}
}
