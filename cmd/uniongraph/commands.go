package main

import "github.com/spf13/cobra"

// commands makes every command; one file holds one of them.
var commands = []func(*app) *cobra.Command{
	newCopyCommand,
	newEvaluateCommand,
	newExtractCommand,
	newIngestCommand,
	newLoadCommand,
	newQueryCommand,
	newSitesCommand,
	newVersionCommand,
}
