package neo4jtest

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// startTimeout is how long a server may take to answer.
const startTimeout = 2 * time.Minute

// supervisor starts the server and kills it when standard input ends: when the
// process that started it lets go of the pipe, or dies.
const supervisor = `trap '' INT TERM HUP
(trap - TERM; exec java "$@") </dev/null &
echo $! >"$HOME_DIR/pid.new" && mv "$HOME_DIR/pid.new" "$HOME_DIR/pid"
cat >/dev/null
kill -9 $! 2>/dev/null
wait $!
[ -z "$REMOVE" ] || rm -rf "$HOME_DIR"
`

// process is a server that this process has started.
type process struct {
	home     string // its data, configuration and logs
	address  string // "bolt://127.0.0.1:port"
	settings []string
	remove   bool // home goes with the server
	compile  bool // what runs often is compiled as well as Java can; starting takes twice as long

	cmd  *exec.Cmd
	pipe io.Closer // while it is open the server may live
}

// newProcess starts a server with the standard settings and some more ("name=value").
func newProcess(ctx context.Context, home string, remove, compile bool, settings ...string) (*process, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	listen := "127.0.0.1:" + strconv.Itoa(port)
	p := &process{home: home, address: "bolt://" + listen, remove: remove, compile: compile, settings: append([]string{
		"server.bolt.listen_address=" + listen, "server.bolt.advertised_address=" + listen,
		"server.http.enabled=false", "server.https.enabled=false", "dbms.usage_report.enabled=false",
		"server.memory.pagecache.size=128m", "db.tx_log.preallocate=false", "dbms.security.auth_minimum_password_length=4",
		"dbms.security.auth_max_failed_attempts=0", "internal.dbms.bolt.netty_server_shutdown_quiet_period=0",
	}, settings...)}
	if err := p.start(ctx); err != nil {
		return nil, err
	}
	if err := p.setPassword(ctx); err != nil {
		p.stop()
		return nil, fmt.Errorf("set the password of Neo4j: %w", err)
	}
	return p, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// start starts the server and waits until it answers, or refuses a password.
func (p *process) start(ctx context.Context) error {
	jars, err := classpath(ctx)
	if err != nil {
		return err
	}
	conf := filepath.Join(p.home, "conf")
	if err := os.MkdirAll(conf, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(conf, "neo4j.conf"), []byte(strings.Join(p.settings, "\n")+"\n"), 0o644); err != nil {
		return err
	}
	os.Remove(filepath.Join(p.home, "pid"))
	log, err := os.OpenFile(filepath.Join(p.home, "console.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer log.Close()
	arguments := []string{"-c", supervisor, "neo4j", "-Xms512m", "-Xmx512m"}
	if !p.compile {
		arguments = append(arguments, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
	}
	for _, opened := range []string{"java.nio", "java.io", "sun.nio.ch"} {
		arguments = append(arguments, "--add-opens=java.base/"+opened+"=ALL-UNNAMED")
	}
	p.cmd = exec.Command("sh", append(arguments, "-cp", jars, "org.neo4j.server.CommunityEntryPoint", "--home-dir="+p.home, "--config-dir="+conf)...)
	p.cmd.Dir = p.home
	p.cmd.Env = append(os.Environ(), "HOME_DIR="+p.home)
	if p.remove {
		p.cmd.Env = append(p.cmd.Env, "REMOVE=yes")
	}
	p.cmd.Stdout, p.cmd.Stderr = log, log
	if p.pipe, err = p.cmd.StdinPipe(); err != nil {
		return err
	}
	if err := p.cmd.Start(); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	if err := p.answers(ctx); err != nil {
		console := p.logs()
		p.stop()
		return fmt.Errorf("start Neo4j %s: %w\n%s", Version, err, console)
	}
	return nil
}

// answers waits until the server speaks.
func (p *process) answers(ctx context.Context) error {
	for {
		if p.listens() {
			return nil
		}
		if text, _ := os.ReadFile(filepath.Join(p.home, "console.log")); strings.Contains("\n"+string(text), "\nError: ") { // Java's, when it is too old
			return fmt.Errorf("%w (this Java does not run it)", errMissing)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func (p *process) listens() bool {
	conn, err := net.DialTimeout("tcp", strings.TrimPrefix(p.address, "bolt://"), time.Second)
	if err != nil {
		return false
	}
	conn.Close()
	return true
}

// setPassword changes the password that every new server has.
func (p *process) setPassword(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(p.address, neo4j.BasicAuth("neo4j", "neo4j", ""))
	if err != nil {
		return err
	}
	defer driver.Close(ctx)
	_, err = neo4j.ExecuteQuery(ctx, driver, "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
		map[string]any{"password": password}, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("system"))
	return err
}

// end sends the server a signal and waits until it has ended; its data stay.
func (p *process) end(signal os.Signal) error {
	text, err := os.ReadFile(filepath.Join(p.home, "pid"))
	if err != nil {
		return err
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return err
	}
	server, err := os.FindProcess(pid)
	if err != nil {
		return err
	}
	if err := server.Signal(signal); err != nil {
		return err
	}
	ended := func() bool { return !p.listens() }
	if signal != os.Kill { // it closes its databases after its port, and says when it has
		ended = p.hasStopped
	}
	for deadline := time.Now().Add(startTimeout); !ended(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			return fmt.Errorf("Neo4j does not end\n%s", p.logs())
		}
	}
	p.stop()
	return nil
}

func (p *process) hasStopped() bool {
	text, err := os.ReadFile(filepath.Join(p.home, "logs", "neo4j.log"))
	return err == nil && strings.HasSuffix(strings.TrimSpace(string(text)), "Stopped.")
}

// stop ends the server and its supervisor.
func (p *process) stop() {
	p.pipe.Close()
	_ = p.cmd.Wait() // killed, so never 0
}

// logs gives the ends of what the server has written.
func (p *process) logs() string {
	var out strings.Builder
	for _, name := range []string{"console.log", "logs/debug.log"} {
		text, _ := os.ReadFile(filepath.Join(p.home, name))
		fmt.Fprintf(&out, "== %s\n%s\n", name, text[max(0, len(text)-2000):])
	}
	return out.String()
}
