package neo4j

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/uniongraph/uniongraph/graph"
)

// fail makes an error whose one line begins with the server's address, which holds no
// credentials.
func (s *Store) fail(code graph.Code, cause error, format string, args ...any) *graph.Error {
	message := s.address + ": " + fmt.Sprintf(format, args...)
	if cause != nil {
		message += " (" + oneLine(cause.Error()) + ")"
	}
	return &graph.Error{Code: code, Message: message, Err: cause}
}

func oneLine(text string) string {
	const most = 300
	line := strings.Join(strings.Fields(text), " ")
	if runes := []rune(line); len(runes) > most {
		line = string(runes[:most]) + "…"
	}
	return line
}

// database names the database that is used, to people.
func (s *Store) database() string {
	if s.options.Database == "" {
		return "the user's home database"
	}
	return fmt.Sprintf("the database %q", s.options.Database)
}

// explain turns the driver's errors into errors that name server and remedy.
func (s *Store) explain(doing string, err error) error {
	if err == nil || graph.CodeOf(err) != "" || errors.Is(err, context.Canceled) {
		return err
	}
	if cause, ok := errors.AsType[*neo4j.TransactionExecutionLimit](err); ok && len(cause.Errors) > 0 {
		err = cause.Errors[len(cause.Errors)-1] // the others are earlier tries
	}
	if e, ok := errors.AsType[*neo4j.Neo4jError](err); ok {
		return s.explainServer(doing, e)
	}
	return s.explainConnection(doing, err)
}

// explainServer knows what the server says when it does not want to.
func (s *Store) explainServer(doing string, e *neo4j.Neo4jError) error {
	unavailable := func(format string, args ...any) error { return s.fail(graph.CodeUnavailable, e, format, args...) }
	is := func(codes ...string) bool {
		for _, c := range codes {
			if strings.HasSuffix(e.Code, "."+c) {
				return true
			}
		}
		return false
	}
	switch {
	case is("Security.Unauthorized", "Security.TokenExpired") && s.options.Username == "" && s.options.Password == "":
		return unavailable("the server asks for user and password; set NEO4J_USERNAME and NEO4J_PASSWORD")
	case is("Security.Unauthorized", "Security.TokenExpired"):
		return unavailable("the server does not know the user %q with this password; check NEO4J_USERNAME and NEO4J_PASSWORD", s.options.Username)
	case is("Security.AuthenticationRateLimit"):
		return unavailable("too many wrong passwords; wait a few seconds and check NEO4J_USERNAME and NEO4J_PASSWORD")
	case is("Security.CredentialsExpired"):
		return unavailable("the password of %q must be changed before it can be used; do so with: cypher-shell -d system \"ALTER CURRENT USER SET PASSWORD FROM '…' TO '…'\"", s.options.Username)
	case is("Statement.UnsupportedAdministrationCommand") || strings.Contains(e.Msg, "Enterprise Edition"):
		return unavailable("the server's Community edition lacks what was asked for; use a database and features that Community has, or a server of the Enterprise edition")
	case is("Security.Forbidden", "Statement.AccessMode", "General.ForbiddenOnReadOnlyDatabase", "General.WriteOnReadOnlyAccessDatabase", "General.ReadOnly") || strings.Contains(e.Msg, "read-only"):
		return unavailable("the user %q may not do this in %s; ask for the roles \"publisher\" (to load) and \"architect\" (the first time), or make the database writable", s.options.Username, s.database())
	case is("Database.DatabaseNotFound", "Database.HomeDatabaseNotFound"):
		return unavailable("the server does not have %s; name one that SHOW DATABASES lists in NEO4J_DATABASE", s.database())
	case strings.Contains(e.Msg, "system database"), is("Statement.NotSystemDatabaseError"):
		return unavailable("%s keeps users and databases, not data; name another that SHOW DATABASES lists in NEO4J_DATABASE", s.database())
	case is("General.DatabaseUnavailable", "Database.DatabaseUnavailable", "Database.UnableToStartDatabase"):
		return unavailable("%s is offline; look at SHOW DATABASES and the server's debug.log, start it with START DATABASE (Community: restart the server), then run the same command again to go on", s.database())
	case is("Cluster.NotALeader", "Cluster.Routing"):
		return unavailable("this member of the cluster takes no writes; use neo4j:// instead of bolt://, which finds the one that does")
	case is("General.OutOfMemoryError", "General.MemoryPoolOutOfMemoryError", "General.StackOverFlowError", "General.TransactionOutOfMemoryError"):
		return unavailable("the server ran out of memory; raise server.memory.heap.max_size or dbms.memory.transaction.total.max, then run the same command again to go on")
	case is("Schema.ConstraintValidationFailed", "Schema.ConstraintCreationFailed", "Schema.ConstraintWithNameAlreadyExists", "Schema.IndexWithNameAlreadyExists"):
		return s.fail(graph.CodeCorrupt, e, "other data or rules in %s contradict the graph; use a database of its own (NEO4J_DATABASE)", s.database())
	}
	return fmt.Errorf("%s %s: %s (%s)", doing, s.address, oneLine(e.Msg), e.Code)
}

// explainConnection knows what keeps us from talking to the server at all.
func (s *Store) explainConnection(doing string, err error) error {
	message := err.Error()
	var unknownHost *net.DNSError
	var header tls.RecordHeaderError
	var authority x509.UnknownAuthorityError
	var hostname x509.HostnameError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, &unknownHost) || strings.Contains(message, "no such host") || strings.Contains(message, "server misbehaving"):
		return s.fail(graph.CodeUnavailable, nil, "no machine has this name; check the address and the network")
	case strings.Contains(message, "feature not supported"): // the driver's word for what came after 5.6, as we ask for no notifications
		return s.fail(graph.CodeUnavailable, nil, "the server is too old; update it to Neo4j %d.%d or later (5.26 is the long-term release)", oldestMajor, oldestMinor)
	case strings.Contains(message, "requested Bolt versions") || strings.Contains(message, "nsupported") && strings.Contains(message, "ersion"):
		return s.fail(graph.CodeUnavailable, nil, "the server is too old or no Neo4j; update it to %d.%d or later, and give the port of Bolt, 7687 unless it was changed", oldestMajor, oldestMinor)
	case errors.As(err, &authority), errors.As(err, &hostname), errors.As(err, &invalid), strings.Contains(message, "x509"):
		return s.fail(graph.CodeUnavailable, err, "the server's certificate is not trusted; use the name that it was made for, or neo4j+ssc:// for one that the server has signed itself")
	case errors.As(err, &header), strings.Contains(message, "tls:"), strings.Contains(message, "TLS is enabled"), strings.Contains(message, "remote error"):
		return s.fail(graph.CodeUnavailable, err, "the server does not encrypt; write neo4j:// or bolt:// without +s, or switch encryption on in its configuration")
	case goneAway(err), errors.Is(err, context.DeadlineExceeded), strings.Contains(message, "imeout"):
		return s.fail(graph.CodeUnavailable, err, "no Neo4j answers there; check address and port, and that the server runs; what is loaded stays, run the same command again to go on")
	}
	return fmt.Errorf("%s %s: %w", doing, s.address, err)
}

// goneAway reports whether an error means that the server cannot be reached, or not
// yet: it may be starting again.
func goneAway(err error) bool {
	if err == nil {
		return false
	}
	if limit, ok := errors.AsType[*neo4j.TransactionExecutionLimit](err); ok {
		for _, e := range limit.Errors {
			if goneAway(e) {
				return true
			}
		}
		return false
	}
	if e, ok := errors.AsType[*neo4j.Neo4jError](err); ok {
		return neo4j.IsRetryable(e)
	}
	var network net.Error
	_, lost := errors.AsType[*neo4j.ConnectivityError](err)
	return lost || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &network)
}
