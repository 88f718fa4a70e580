package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
	"github.com/uniongraph/uniongraph/extract"
)

func newVersionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and of the record's schema",
		Long: `Print the version of the program, of the record's schema and of Go. The schema's number changes when a
field of the record changes its meaning.

  uniongraph version`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(a.out, "uniongraph %s\n", version())
			return err
		},
	}
}

// version names the build: a tag where there is one, or the commit.
func version() string {
	name := "devel"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		name = info.Main.Version
	}
	return fmt.Sprintf("%s (record schema %d, %s)", name, extract.SchemaVersion, runtime.Version())
}
