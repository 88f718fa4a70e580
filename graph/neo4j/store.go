package neo4j

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/uniongraph/uniongraph/graph"
)

// Options change how a graph is opened.
type Options struct {
	// Username and Password of the Neo4j user. Default: none, for servers that ask for none.
	Username, Password string
	// Database to use. Default: the user's home database, "neo4j" where nobody has changed it.
	Database string
	// ReadOnly neither makes nor changes anything; Load fails. Default: read and write.
	ReadOnly bool
	// Resolver decides who is who. Default: graph.ByContext.
	Resolver graph.Resolver
	// Province gives the name of a union's province or city from its slug. Default: the slug.
	Province func(slug string) (name string, ok bool)
	// Unit gives the province or city that the province of a slug is part of today.
	// Default: none; then nobody is said to have succeeded a union, and what another
	// program has written of it stays.
	Unit func(slug string) (graph.Unit, bool)
	// Patience is how long a load waits for a server that has gone away after the
	// graph was opened. Default: 5 minutes.
	Patience time.Duration
	// ConnectTimeout is how long opening may take. Default: 20 s.
	ConnectTimeout time.Duration
}

// Store is a graph in a Neo4j database. It is safe for concurrent use.
type Store struct {
	address   string
	options   Options
	driver    neo4j.DriverWithContext
	corrector atomic.Pointer[graph.Corrector] // nil until it is set
	bookmarks neo4j.BookmarkManager           // so that each session sees what the ones before wrote, on every server of a cluster
}

var _ graph.Store = (*Store)(nil)

// Open connects to the server at an address ("neo4j://host:7687") and, unless it is
// read-only, makes constraints and indexes where they are missing. Errors are
// [*graph.Error]: invalid (the address), newer_schema, corrupt (data of another
// program) or unavailable, each with the remedy.
func Open(ctx context.Context, address string, options Options) (*Store, error) {
	if err := CheckAddress(address); err != nil {
		return nil, err
	}
	if options.Resolver == nil {
		options.Resolver = graph.ByContext{}
	}
	if options.Patience == 0 {
		options.Patience = 5 * time.Minute
	}
	if options.ConnectTimeout == 0 {
		options.ConnectTimeout = 20 * time.Second
	}
	s := &Store{address: address, options: options, bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{})}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(s.explain("open", err), s.Close())
	}
	return s, nil
}

func (s *Store) open(ctx context.Context) error {
	token := neo4j.NoAuth()
	if s.options.Username != "" || s.options.Password != "" {
		token = neo4j.BasicAuth(s.options.Username, s.options.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(s.address, token, func(c *config.Config) {
		c.UserAgent = "uniongraph"
		c.TelemetryDisabled = true
		c.MaxTransactionRetryTime = min(2*time.Second, s.options.Patience) // its pauses double without end; ours do not
		c.NotificationsMinSeverity = notifications.DisabledLevel
		c.FetchSize = 10_000
	})
	if err != nil {
		return err
	}
	s.driver = driver
	ctx, cancel := context.WithTimeout(ctx, s.options.ConnectTimeout)
	defer cancel()
	if err := driver.VerifyConnectivity(ctx); err != nil {
		return err
	}
	return s.prepareSchema(ctx)
}

// Close ends all connections.
func (s *Store) Close() error {
	if s.driver == nil {
		return nil
	}
	return s.driver.Close(context.Background())
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.options.Database, BookmarkManager: s.bookmarks})
}

// read runs do in one transaction, perhaps more than once.
func (s *Store) read(ctx context.Context, do func(q *queries) error) error {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(ctx)
	_, err := session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		q := &queries{ctx: ctx, tx: tx}
		if err := do(q); err != nil {
			return nil, err
		}
		return nil, q.err
	})
	return err
}

// look runs do in a transaction for reading while the graph is being opened. A server
// that is still starting is asked again; when time is up the reason is what it said,
// which the driver's own way of trying again would not tell.
func (s *Store) look(ctx context.Context, do func(q *queries)) error {
	once := func() error {
		session := s.session(ctx, neo4j.AccessModeRead)
		defer session.Close(ctx)
		tx, err := session.BeginTransaction(ctx)
		if err != nil {
			return err
		}
		defer tx.Close(ctx)
		q := &queries{ctx: ctx, tx: tx}
		do(q)
		return q.err
	}
	for said := error(nil); ; {
		err := once()
		if _, ok := errors.AsType[*neo4j.Neo4jError](err); ok && neo4j.IsRetryable(err) {
			said = err
		} else if ctx.Err() == nil || said == nil {
			return err
		}
		select {
		case <-ctx.Done():
			return said
		case <-time.After(time.Second / 2):
		}
	}
}

// write runs do in one transaction, again and again while the server is away: the
// driver tries again after deadlocks and, for some seconds, after a lost connection,
// but gives up when a connection is lost in the middle of a commit. Since do finds out
// what is there, trying again is right then too.
func (s *Store) write(ctx context.Context, do func(q *queries) error) error {
	return s.patiently(ctx, func() error {
		session := s.session(ctx, neo4j.AccessModeWrite)
		defer session.Close(ctx)
		_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
			q := &queries{ctx: ctx, tx: tx}
			if err := do(q); err != nil {
				return nil, err
			}
			return nil, q.err
		})
		return err
	})
}

// patiently does something again and again while the server is away.
func (s *Store) patiently(ctx context.Context, do func() error) error {
	giveUp := time.Now().Add(s.options.Patience)
	for pause := time.Second / 4; ; pause = min(2*pause, 2*time.Second) {
		err := do()
		if !goneAway(err) || ctx.Err() != nil || time.Now().After(giveUp) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}
