// Command uniongraph collects news pages of Vietnam's unions of science and
// technology associations, extracts who met whom, who leads what and which unions
// cooperate, and answers from the graph with the sentence behind every edge.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
