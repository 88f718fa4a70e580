package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
)

// Kind is a sort of failure.
type Kind string

// Why no answer came.
const (
	Timeout    Kind = "timeout"    // connecting, waiting for headers or in all
	Name       Kind = "name"       // the host's name has no address
	Connect    Kind = "connect"    // refused, unreachable
	Disconnect Kind = "disconnect" // closed before the headers were there
	TLS        Kind = "tls"        // certificate or handshake
	Private    Kind = "private"    // an address of a private network
	Protocol   Kind = "protocol"   // no HTTP, or what HTTP does not allow
)

// Error is a request that got no answer.
type Error struct {
	Kind Kind
	Err  error
}

func (e *Error) Error() string { return fmt.Sprintf("%s: %v", e.Kind, e.Err) }
func (e *Error) Unwrap() error { return e.Err }

var (
	errTooSlow = errors.New("took longer than is waited for in all")
	errStalled = errors.New("stopped sending")
)

// explain sorts an error of net/http; cause is why the request was cancelled, if it was.
func explain(err, cause error) *Error {
	if cause != nil && !errors.Is(cause, context.Canceled) {
		return &Error{Timeout, cause}
	}
	var private *PrivateError
	var name *net.DNSError
	var timeout net.Error
	var record tls.RecordHeaderError
	var certificate *tls.CertificateVerificationError
	var alert tls.AlertError
	switch {
	case errors.As(err, &private):
		return &Error{Private, private}
	case errors.As(err, &name) && !name.IsTimeout:
		return &Error{Name, name}
	case errors.As(err, &certificate), errors.As(err, &alert), errors.As(err, &record), isX509(err), strings.Contains(err.Error(), "tls:"):
		return &Error{TLS, err}
	case errors.As(err, &timeout) && timeout.Timeout(), errors.Is(err, os.ErrDeadlineExceeded):
		return &Error{Timeout, err}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return &Error{Disconnect, err}
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return &Error{Connect, err}
	}
	if _, ok := errors.AsType[*net.OpError](err); ok {
		return &Error{Connect, err}
	}
	return &Error{Protocol, err}
}

func isX509(err error) bool {
	var unknown x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	return errors.As(err, &unknown) || errors.As(err, &host) || errors.As(err, &invalid)
}
