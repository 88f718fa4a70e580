package main

import "github.com/spf13/cobra"

// commands makes every command; one file holds one of them.
var commands = []func(*app) *cobra.Command{
	newAuditCommand,
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
	newReviewCommand,
	newRunCommand,
	newSitesCommand,
	newStatusCommand,
	newVersionCommand,
}
