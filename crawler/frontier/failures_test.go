package frontier

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestFailuresAndHosts(t *testing.T) {
	s, _ := openStore(t)
	s.Add(t.Context(), "x", start, []Link{link("x/a", Article), link("x/b", Article)})
	_, finish := begin(t, s, start)
	finish("x/a", func(v *Visit) { v.Page.State, v.Page.Reason, v.Page.Due = Failed, "timeout", start.Add(time.Hour) })
	finish("x/b", func(v *Visit) { v.Page.State, v.Page.Due = Retry, start.Add(time.Minute) })
	for site, want := range map[string]int{"x": 2, "": 2, "y": 0} {
		list, err := s.Failures(t.Context(), site, 10)
		if err != nil || len(list) != want {
			t.Errorf("%q: %v %v", site, list, err)
		}
	}
	if _, retry, err := s.Waiting(t.Context(), "x", start); !retry.Equal(start.Add(time.Minute)) || err != nil {
		t.Errorf("tries again at %v, %v", retry, err)
	}
	want := Host{Name: "x.vn", Hold: start, Robots: "User-agent: *", RobotsStatus: 200, RobotsUntil: start.Add(time.Hour)}
	for range 2 {
		if err := s.SetHost(t.Context(), want); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Host(t.Context(), "x.vn"); got != want || err != nil {
		t.Errorf("%+v %v", got, err)
	}
	if got, err := s.Host(t.Context(), "y.vn"); got != (Host{Name: "y.vn"}) || err != nil {
		t.Errorf("%+v %v", got, err)
	}
	if states, err := s.States(t.Context(), "x"); err != nil || states[Failed] != 1 || states[Retry] != 1 {
		t.Errorf("%v %v", states, err)
	}
}

func TestOpen(t *testing.T) {
	s, address := openStore(t)
	if _, err := Open(t.Context(), address); !errors.Is(err, ErrLocked) {
		t.Errorf("opened twice: %v", err)
	}
	reader, err := OpenReadOnly(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if _, err := reader.LastRuns(t.Context()); err != nil {
		t.Error(err)
	}
	if err := reader.SetCursor(t.Context(), "x", 1); err == nil {
		t.Error("wrote read-only")
	}
	if _, err := OpenReadOnly(t.Context(), address+"-none"); !errors.Is(err, ErrNone) {
		t.Error(err)
	}
	for _, bad := range []string{"", "postgres://x", "sqlite:", "sqlite:" + t.TempDir()} {
		if _, err := Open(t.Context(), bad); err == nil {
			t.Errorf("opened %q", bad)
		}
	}
	if err := s.SetCursor(t.Context(), "schema", 1); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec("UPDATE counters SET value = 99 WHERE name = 'schema'"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(t.Context(), address); err == nil || !strings.Contains(err.Error(), "newer") {
		t.Error(err)
	}
}

// What a visit showed is written even when the run is being stopped.
func TestFinishAfterCancel(t *testing.T) {
	s, _ := openStore(t)
	s.Add(t.Context(), "x", start, []Link{link("x", Start)})
	run, _ := begin(t, s, start)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	k, _, _ := s.Find(t.Context(), "x", "x")
	k.State, k.Due = Done, start.Add(time.Hour)
	if err := s.Finish(ctx, run, []Visit{{Page: k}}); err != nil {
		t.Fatal(err)
	}
	if got := next(t, s, start); got != "" {
		t.Errorf("due: %s", got)
	}
}

// PostgreSQL numbers its parameters; SQLite must take $n by number, not by place.
func TestParameters(t *testing.T) {
	s, _ := openStore(t)
	var a, b, c int
	if err := s.db.QueryRow("SELECT $2, $1, $2", 1, 2).Scan(&a, &b, &c); err != nil || a != 2 || b != 1 || c != 2 {
		t.Fatal(a, b, c, err)
	}
}

func BenchmarkFinish(b *testing.B) {
	s, err := Open(b.Context(), "sqlite:"+filepath.Join(b.TempDir(), "state.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	s.Add(b.Context(), "x", start, []Link{link("x", Start)})
	run, err := s.Begin(b.Context(), "x", start, time.Hour)
	if err != nil {
		b.Fatal(err)
	}
	k, _, _ := s.Find(b.Context(), "x", "x")
	n := 0
	for b.Loop() {
		v := Visit{Page: k, Lists: true}
		for range 20 {
			n++
			v.Links = append(v.Links, link(fmt.Sprintf("x/%d", n), Article))
		}
		if err := s.Finish(b.Context(), run, []Visit{v}); err != nil {
			b.Fatal(err)
		}
	}
}
