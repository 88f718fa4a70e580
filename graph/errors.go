package graph

import (
	"errors"
	"fmt"
	"strings"
)

// Code tells errors apart that a program treats differently.
type Code string

const (
	CodeInvalid     Code = "invalid"      // a record contradicts the contract
	CodeRefused     Code = "refused"      // a document would lose most of its statements
	CodeNotFound    Code = "not_found"    // no node has that name
	CodeAmbiguous   Code = "ambiguous"    // several nodes have that name
	CodeLocked      Code = "locked"       // another process writes to the graph
	CodeNewerSchema Code = "newer_schema" // a newer version wrote the graph
	CodeCorrupt     Code = "corrupt"      // what is stored is not, or no longer, a graph
	CodeUnavailable Code = "unavailable"  // the graph cannot be reached, opened or written
)

// Error is an error that says what is wrong and what to do about it in one line
// that people understand.
type Error struct {
	Code       Code
	Message    string      // one line, naming the thing and the remedy
	Candidates []Candidate // CodeAmbiguous: all that match; CodeNotFound: close ones, perhaps none
	Err        error       // what caused it, nil if nothing
}

// Candidate is a node that somebody may have meant.
type Candidate struct {
	ID     string // takes the place of the name in a query
	Name   string
	Detail string // what tells it from the others: "Chủ tịch, Liên hiệp … Lâm Đồng"; may be ""
}

// Error gives the message and, one a line, the first twenty candidates.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Message)
	const most = 20
	for i, c := range e.Candidates {
		if i == most {
			fmt.Fprintf(&b, "\n  and %d more; give more of the name", len(e.Candidates)-most)
			break
		}
		fmt.Fprintf(&b, "\n  %s  (%s)", c.Name, c.ID)
		if c.Detail != "" {
			b.WriteString("  " + c.Detail)
		}
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf gives the code of the first [*Error] in err's chain, "" if there is none.
func CodeOf(err error) Code {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return ""
}

func invalid(format string, args ...any) *Error {
	return &Error{Code: CodeInvalid, Message: fmt.Sprintf(format, args...)}
}
