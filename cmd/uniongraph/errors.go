package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"unicode"

	"github.com/spf13/cobra"
)

// Exit codes of every command.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitPartial = 3 // done, but some files or pages failed
)

// exitError ends the program with a code. A nil err means that everything has been said.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

func usageError(format string, args ...any) error {
	return &exitError{code: exitUsage, err: fmt.Errorf(format, args...)}
}

func failure(format string, args ...any) error {
	return &exitError{code: exitFailed, err: fmt.Errorf(format, args...)}
}

// someFailed is the end of a job of which some or all parts failed, each named before.
func someFailed(failed, all int, what string) error {
	switch {
	case failed < all:
		return &exitError{code: exitPartial, err: fmt.Errorf("%d of %d %s failed, as listed above; the others are done", failed, all, what)}
	case all > 1:
		return failure("all %d %s failed, as listed above", all, what)
	}
	return &exitError{code: exitFailed}
}

// codeOf gives the exit code that an error means.
func codeOf(err error) int {
	if err == nil {
		return exitDone
	}
	if e, ok := errors.AsType[*exitError](err); ok {
		return e.code
	}
	return exitFailed
}

// report says on w why cmd failed, in one line, and gives the exit code.
func report(w io.Writer, cmd *cobra.Command, err error) int {
	if err == nil || isBrokenPipe(err) {
		return exitDone
	}
	code, message := codeOf(err), strings.TrimSpace(err.Error())
	if message == "" {
		return code
	}
	if code == exitUsage {
		message += fmt.Sprintf("; see: %s --help", cmd.CommandPath())
	}
	fmt.Fprintf(w, "uniongraph: %s\n", printable(message))
	return code
}

// isBrokenPipe tells whether the reader of our output went away, as with "| head": no error of ours.
func isBrokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }

// printable replaces control characters, which a file's name may hold, so that they do
// nothing to the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return '\ufffd'
		}
		return r
	}, s)
}
