package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

var (
	link       = regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`)
	invocation = regexp.MustCompile(`(?m)(?:^|[\s|&` + "`" + `])(?:uniongraph|go run \./cmd/uniongraph) ((?:[a-z]+ ?)+)([^` + "`" + `\n|&#]*)`)
	flag       = regexp.MustCompile(`--([a-z-]+)`)
)

// What the documents and help texts point to and tell people to type exists.
func TestDocumentsAreTrue(t *testing.T) {
	texts := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md"} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			texts[path] = string(data)
			for _, m := range link.FindAllStringSubmatch(string(data), -1) {
				if target := filepath.Join(filepath.Dir(path), m[1]); !strings.Contains(m[1], "://") {
					if _, err := os.Stat(target); err != nil {
						t.Errorf("%s links to %s, which is not there", path, m[1])
					}
				}
			}
		}
	}
	if len(texts) < 5 {
		t.Fatalf("only %d documents found", len(texts))
	}
	program := new(app).rootCommand()
	var help func(cmd *cobra.Command)
	help = func(cmd *cobra.Command) {
		if cmd.Name() == "completion" {
			return // not our words
		}
		texts["help of "+cmd.CommandPath()] = cmd.Long
		for _, sub := range cmd.Commands() {
			help(sub)
		}
	}
	help(program)
	checked := 0
	for where, text := range texts {
		for _, m := range invocation.FindAllStringSubmatch(text, -1) {
			words := strings.Fields(m[1])
			cmd, _, err := program.Find(words)
			if err != nil || cmd == program {
				if strings.Contains(m[0], "go run") || strings.HasPrefix(strings.TrimLeft(m[0], "\n"), "  ") {
					t.Errorf("%s: no command %q", where, strings.TrimSpace(m[0]))
				}
				continue // prose: "uniongraph reads news pages"
			}
			checked++
			for _, f := range flag.FindAllStringSubmatch(m[2], -1) {
				if cmd.Flags().Lookup(f[1]) == nil && cmd.InheritedFlags().Lookup(f[1]) == nil {
					t.Errorf("%s: %q: no flag --%s", where, strings.TrimSpace(m[0]), f[1])
				}
			}
		}
	}
	if checked < 20 {
		t.Errorf("only %d commands found in documents and help texts", checked)
	}
}
