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
	// Writing to a closed pipe ("| head") is an error like others, not a sudden end.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
