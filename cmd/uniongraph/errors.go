package main

import (
	"errors"
	"fmt"
	"syscall"
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

// someFailed is the end of a job of which some parts failed, each named before.
func someFailed(failed, all int, what string) error {
	return &exitError{code: exitPartial, err: fmt.Errorf("%d of %d %s failed, as listed above; the others are done", failed, all, what)}
}

// isBrokenPipe tells whether the reader of our output went away, as with "| head": no error of ours.
func isBrokenPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
