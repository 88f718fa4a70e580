package neo4j

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/neo4j/neo4jtest"
	"github.com/uniongraph/uniongraph/graph/storetest"
)

// wantError checks that an error has a code and says some words in one line, without
// the password.
func wantError(t *testing.T, err error, code graph.Code, words ...string) {
	t.Helper()
	if got := graph.CodeOf(err); got != code {
		t.Fatalf("code %q, want %q: %v", got, code, err)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
	for _, w := range []string{"\n", "mật-khẩu"} {
		if strings.Contains(err.Error(), w) {
			t.Errorf("%q holds %q", err, w)
		}
	}
}

func TestRefused(t *testing.T) {
	server := neo4jtest.Use(t)
	user, password := server.Username, server.Password
	for name, test := range map[string]struct {
		address string
		options Options
		words   []string
	}{
		"wrong password":  {server.Address, Options{Username: user, Password: "mật-khẩu"}, []string{"does not know", user, "NEO4J_PASSWORD"}},
		"no password":     {server.Address, Options{}, []string{"asks for user and password", "NEO4J_USERNAME"}},
		"unknown host":    {"neo4j://khong-co.invalid:7687", Options{Username: user, Password: "mật-khẩu"}, []string{"khong-co.invalid", "no machine has this name"}},
		"nobody listens":  {"bolt://127.0.0.1:1", Options{Username: user, Password: "mật-khẩu"}, []string{"127.0.0.1:1", "no Neo4j answers", "run the same command again"}},
		"no database":     {server.Address, Options{Username: user, Password: password, Database: "khongco"}, []string{"khongco", "SHOW DATABASES", "NEO4J_DATABASE"}},
		"system":          {server.Address, Options{Username: user, Password: password, Database: "system"}, []string{"system", "not data", "NEO4J_DATABASE"}},
		"not encrypted":   {strings.Replace(server.Address, "bolt:", "bolt+s:", 1), Options{Username: user, Password: "mật-khẩu"}, []string{"does not encrypt", "without +s"}},
		"nothing to read": {server.Address, Options{Username: user, Password: password, ReadOnly: true}, []string{"no graph yet", "uniongraph ingest"}},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := Open(t.Context(), test.address, test.options)
			wantError(t, err, graph.CodeUnavailable, test.words...)
			if taken := time.Since(start); taken > 25*time.Second {
				t.Errorf("took %s", taken)
			}
		})
	}
}

// TestOldServer: something that speaks no version of Bolt that we do, and Neo4j 4.4,
// whose Bolt the driver still speaks.
func TestOldServer(t *testing.T) {
	success := "\xb1\x70\xa2\x86server\x8cNeo4j/4.4.38\x8dconnection_id\x86bolt-1"
	for name, server := range map[string]struct{ version, answer string }{
		"speaks otherwise": {"\x00\x00\x00\x00", ""},
		"4.4":              {"\x00\x00\x04\x04", "\x00" + string(rune(len(success))) + success + "\x00\x00"},
	} {
		t.Run(name, func(t *testing.T) {
			address := listen(t, func(conn net.Conn) {
				buffer := make([]byte, 4096)
				conn.Read(buffer[:20]) // the handshake
				conn.Write([]byte(server.version))
				for server.answer != "" {
					if _, err := conn.Read(buffer); err != nil {
						return
					}
					conn.Write([]byte(server.answer))
				}
			})
			_, err := Open(t.Context(), "bolt://"+address, Options{Username: "neo4j", Password: "mật-khẩu"})
			wantError(t, err, graph.CodeUnavailable, "too old", "update it", "5.7")
		})
	}
}

// listen lets something else than Neo4j answer on a port.
func listen(t *testing.T, answer func(net.Conn)) (address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				answer(conn)
			}()
		}
	}()
	return listener.Addr().String()
}

func TestTooOld(t *testing.T) {
	for version, want := range map[string]bool{
		"4.4.38": true, "5.0.0": true, "5.6.1": true, "3.5.35": true,
		"5.7.0": false, "5.26.12": false, "5.27-aura": false, "2025.06.2": false, "6.0": false, "unknown": false,
	} {
		if tooOld(version) != want {
			t.Errorf("tooOld(%q) = %v", version, !want)
		}
	}
}

func TestForeignAndNewerData(t *testing.T) {
	server := neo4jtest.Use(t)
	driver := server.Driver(t)
	run := func(query string) {
		t.Helper()
		if _, err := neo4j.ExecuteQuery(t.Context(), driver, query, nil, neo4j.EagerResultTransformer); err != nil {
			t.Fatal(err)
		}
	}
	options := Options{Username: server.Username, Password: server.Password}
	run("CREATE (:Movie {title: 'Cánh đồng hoang'})")
	_, err := Open(t.Context(), server.Address, options)
	wantError(t, err, graph.CodeCorrupt, server.Address, "another program", "NEO4J_DATABASE")
	run("MATCH (n) DELETE n")
	run("CREATE (:Uniongraph {id: 'graph', schema: 99})")
	_, err = Open(t.Context(), server.Address, options)
	wantError(t, err, graph.CodeNewerSchema, server.Address, "update uniongraph")
}

// TestEnterpriseOnly: what Community says of a feature that it lacks. We use none.
func TestEnterpriseOnly(t *testing.T) {
	server := neo4jtest.Use(t)
	s := open(t, server)
	_, err := neo4j.ExecuteQuery(t.Context(), s.driver, "CREATE DATABASE khac", nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("system"))
	wantError(t, s.explain("load into", err), graph.CodeUnavailable, "Community edition", "Enterprise")
}

// TestServerErrors: what other servers say, which ours cannot be made to.
func TestServerErrors(t *testing.T) {
	s := &Store{address: "neo4j://host", options: Options{Username: "lan", Password: "mật-khẩu", Database: "lienhiep"}}
	for code, words := range map[string][]string{
		"Neo.ClientError.Security.Forbidden":                     {"lan", "may not do this", "lienhiep", "publisher"},
		"Neo.ClientError.Security.AuthenticationRateLimit":       {"wait"},
		"Neo.ClientError.Security.CredentialsExpired":            {"ALTER CURRENT USER SET PASSWORD"},
		"Neo.TransientError.General.DatabaseUnavailable":         {"lienhiep", "offline", "START DATABASE"},
		"Neo.ClientError.Cluster.NotALeader":                     {"neo4j:// instead of bolt://"},
		"Neo.TransientError.General.MemoryPoolOutOfMemoryError":  {"memory", "run the same command again"},
		"Neo.TransientError.General.TransactionOutOfMemoryError": {"memory"},
	} {
		wantError(t, s.explain("load into", &neo4j.Neo4jError{Code: code, Msg: "a message\nof two lines"}), graph.CodeUnavailable, append(words, "neo4j://host")...)
	}
	if err := s.explain("read", &neo4j.Neo4jError{Code: "Neo.ClientError.Statement.SyntaxError", Msg: "x"}); !strings.Contains(err.Error(), "SyntaxError") {
		t.Errorf("an unexpected error hides its code: %v", err)
	}
	if err := s.explain("read", context.Canceled); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestCheckAddress(t *testing.T) {
	for address, words := range map[string][]string{
		"neo4j://lan:mật-khẩu@host:7687":  {"NEO4J_USERNAME", "NEO4J_PASSWORD", "neo4j://HOST:PORT"},
		"neo4j+s://lan:mật-khẩu%@host/%z": {"NEO4J_PASSWORD"},
		"bolt:host":                       {"neo4j://HOST:PORT"},
		"http://host:7474":                {"neo4j://HOST:PORT"},
		"bolt://host/lienhiep":            {"lienhiep", "NEO4J_DATABASE"},
	} {
		wantError(t, CheckAddress(address), graph.CodeInvalid, words...)
	}
	for _, address := range []string{"bolt://localhost", "neo4j://[::1]:7687", "neo4j+s://abc.databases.neo4j.io", "neo4j+ssc://host:7687/"} {
		if err := CheckAddress(address); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestDeadlock runs loads at once with somebody who locks what they need.
func TestDeadlock(t *testing.T) {
	server := neo4jtest.Use(t)
	s := open(t, server)
	pages := storetest.Corpus(t, 120)
	stop := make(chan struct{})
	stopped := make(chan struct{})
	go func() { // takes locks on organizations in an order of its own
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			default:
				neo4j.ExecuteQuery(context.Background(), s.driver, "MATCH (o:Organization) WITH o ORDER BY o.id DESC LIMIT 40 SET o.x = 1 REMOVE o.x", nil, neo4j.EagerResultTransformer)
			}
		}
	}()
	loads := make(chan error)
	other := open(t, server)
	for i, store := range []*Store{s, other} {
		go func() {
			for j := range 6 {
				batch := pages[(i*3+j)%6*20:][:20] // the two meet on every page
				if _, err := store.Load(t.Context(), batch, graph.LoadOptions{}); err != nil {
					loads <- err
					return
				}
			}
			loads <- nil
		}()
	}
	for range 2 {
		if err := <-loads; err != nil {
			t.Error(err)
		}
	}
	close(stop)
	<-stopped
	reference := embedded(t)
	if _, err := reference.Load(t.Context(), pages, graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	storetest.Same(t, reference, s)
	checkEdges(t, s)
}
