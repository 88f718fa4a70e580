package main

import "github.com/spf13/cobra"

// commands makes every command; one file holds one of them.
var commands = []func(*app) *cobra.Command{
	newChangesCommand,
	newCopyCommand,
	newCrawlCommand,
	newDemoCommand,
	newEvaluateCommand,
	newExportCommand,
	newExtractCommand,
	newIngestCommand,
	newLoadCommand,
	newQueryCommand,
	newRunCommand,
	newSitesCommand,
	newStatusCommand,
	newVersionCommand,
}
