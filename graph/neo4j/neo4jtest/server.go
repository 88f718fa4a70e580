package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Server is a Neo4j whose data a test may change as it likes.
type Server struct {
	Address  string // "bolt://127.0.0.1:7687", without credentials
	Username string
	Password string

	process *process // nil when somebody else has started it
}

// environment names the variable with the address of a server that tests may use.
const environment = "UNIONGRAPH_TEST_NEO4J"

// password of the servers that tests start.
const password = "thử-nghiệm"

var (
	shared = sync.OnceValues(sharedServer) // of this process
	inUse  sync.Mutex
)

// Use gives the server of the test run, without data, constraints and indexes. Nobody
// else uses it until t ends. A benchmark has one of its own, unless somebody else has
// started it: tests share one that starts quickly and never gets fast.
func Use(t testing.TB) *Server {
	t.Helper()
	if _, measured := t.(*testing.B); measured && os.Getenv(environment) == "" {
		return Start(t)
	}
	s, err := shared()
	if err != nil {
		unavailable(t, err)
	}
	inUse.Lock()
	t.Cleanup(inUse.Unlock)
	if s.process == nil { // other packages may use it too
		name := fnv.New32()
		name.Write([]byte(s.Address))
		unlock, err := lockFile(filepath.Join(os.TempDir(), fmt.Sprintf("uniongraph-neo4jtest-%x.lock", name.Sum32())))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(unlock)
	}
	s.empty(t, true)
	return s
}

// unavailable skips a test that needs a server or, in CI, fails it.
func unavailable(t testing.TB, err error) {
	t.Helper()
	if errors.Is(err, errMissing) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	t.Fatal(err)
}

func sharedServer() (*Server, error) {
	if address := os.Getenv(environment); address != "" {
		return given(address)
	}
	return launch(context.Background(), false)
}

// given reads "bolt://user:password@host:port".
func given(address string) (*Server, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User == nil {
		return nil, errors.New("UNIONGRAPH_TEST_NEO4J must be written bolt://user:password@host:port")
	}
	s := &Server{Username: u.User.Username()}
	s.Password, _ = u.User.Password()
	u.User = nil
	s.Address = u.String()
	return s, nil
}

// Launch starts a server that lives until Stop is called or this process ends.
func Launch(ctx context.Context) (*Server, error) { return launch(ctx, true) }

// launch starts a server which either starts quickly or, once it has run for a while,
// is as fast as a real one.
func launch(ctx context.Context, compile bool) (*Server, error) {
	home, err := os.MkdirTemp("", "uniongraph-neo4j-")
	if err != nil {
		return nil, err
	}
	p, err := newProcess(ctx, home, true, compile)
	if err != nil {
		os.RemoveAll(home)
		return nil, err
	}
	return &Server{Address: p.address, Username: "neo4j", Password: password, process: p}, nil
}

// Stop ends a server that Launch has started, and removes its data.
func (s *Server) Stop() { s.process.stop() }

// Start starts a server for one test, which may kill it, or one benchmark; settings are
// lines of neo4j.conf. It ends with the test.
func Start(t testing.TB, settings ...string) *Server {
	t.Helper()
	_, measured := t.(*testing.B)
	p, err := newProcess(t.Context(), t.TempDir(), false, measured, settings...)
	if err != nil {
		unavailable(t, err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(p.logs())
		}
		p.stop()
	})
	return &Server{Address: p.address, Username: "neo4j", Password: password, process: p}
}

// Home gives the folder that holds the data of a server that Start has started.
func (s *Server) Home() string { return s.process.home }

// Kill ends a server that Start has started, as a power cut does; its data stay.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	if err := s.process.end(os.Kill); err != nil {
		t.Fatalf("kill Neo4j: %v", err)
	}
}

// Shutdown ends a server that Start has started, as an administrator does.
func (s *Server) Shutdown(t testing.TB) {
	t.Helper()
	if err := s.process.end(syscall.SIGTERM); err != nil {
		t.Fatalf("stop Neo4j: %v", err)
	}
}

// Restart starts an ended server again, on the same port and data, with further settings.
func (s *Server) Restart(t testing.TB, settings ...string) {
	t.Helper()
	s.process.settings = append(s.process.settings, settings...)
	if err := s.process.start(context.WithoutCancel(t.Context())); err != nil {
		t.Fatal(err)
	}
}

// Driver gives a driver of its own on the server, closed when the test ends.
func (s *Server) Driver(t testing.TB) neo4j.DriverWithContext {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(s.Address, neo4j.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { driver.Close(context.Background()) })
	return driver
}
