package frontier

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var start = time.Date(2026, 3, 1, 2, 0, 0, 0, time.UTC)

func openStore(t *testing.T) (*Store, string) {
	t.Helper()
	address := "sqlite:" + filepath.Join(t.TempDir(), "state.db")
	s, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, address
}

func link(key string, kind Kind) Link {
	return Link{Key: key, URL: "https://" + key, Kind: kind, Depth: 1, Due: start}
}

func next(t *testing.T, s *Store, at time.Time) string {
	t.Helper()
	list, err := s.Next(t.Context(), "x", at, 100, nil)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, k := range list {
		keys = append(keys, k.Key)
	}
	return strings.Join(keys, " ")
}

// begin gives a run, and a function that finishes a page as done until an hour later.
func begin(t *testing.T, s *Store, at time.Time) (Run, func(key string, change func(*Visit))) {
	t.Helper()
	run, err := s.Begin(t.Context(), "x", at, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	return run, func(key string, change func(*Visit)) {
		t.Helper()
		k, ok, err := s.Find(t.Context(), "x", key)
		if err != nil || !ok {
			t.Fatalf("%s: %v %v", key, ok, err)
		}
		k.State, k.Due, k.Fetched = Done, at.Add(48*time.Hour), at.Add(time.Second)
		v := Visit{Page: k, Count: Counts{Fetched: 1}}
		if change != nil {
			change(&v)
		}
		if err := s.Finish(t.Context(), run, []Visit{v}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOrderAndDue(t *testing.T) {
	s, _ := openStore(t)
	late := link("x/late", Article)
	late.Due = start.Add(time.Hour)
	early := link("x/early", Article)
	early.Due = start.Add(-time.Hour)
	if err := s.Add(t.Context(), "x", start, []Link{link("x/more", More), link("x/page", Page), late, early, link("x/list", Listing), link("x", Start)}); err != nil {
		t.Fatal(err)
	}
	if got := next(t, s, start); got != "x x/list x/early x/page x/more" {
		t.Errorf("due: %s", got)
	}
	list, err := s.Next(t.Context(), "x", start, 2, map[string]bool{"x": true, "x/early": true})
	if err != nil || len(list) != 2 || list[0].Key != "x/list" || list[1].Key != "x/page" {
		t.Errorf("%+v %v", list, err)
	}
	if list, _ := s.Next(t.Context(), "other", start, 2, nil); len(list) != 0 {
		t.Errorf("another site has %v", list)
	}
}

// A visit and its links are written together; a page stays due until it is finished.
func TestFinish(t *testing.T) {
	s, address := openStore(t)
	s.Add(t.Context(), "x", start, []Link{link("x", Start)})
	run, finish := begin(t, s, start)
	finish("x", func(v *Visit) {
		v.Lists, v.Links = true, []Link{link("x/a", Article), link("x/b", Article), link("x?page=2", More)}
		v.Page.ETag, v.Page.At = `"1"`, Position{"f", 1, 2, "sha1:A"}
	})
	finish("x/a", func(v *Visit) { v.Keep, v.Count.Articles, v.Count.Bytes = true, 1, 10 })
	s.Close()
	s, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := next(t, s, start); got != "x/b x?page=2" {
		t.Errorf("due: %s", got)
	}
	again, err := s.Begin(t.Context(), "x", start.Add(time.Minute), time.Hour)
	if err != nil || again.ID != run.ID || !again.Started.Equal(start) || again.Fetched != 2 {
		t.Errorf("went on with %+v, %v", again, err)
	}
	k, _, _ := s.Find(t.Context(), "x", "x")
	if k.ETag != `"1"` || k.At.Digest != "sha1:A" || !k.Fetched.Equal(start.Add(time.Second)) || k.State != Done {
		t.Errorf("%+v", k)
	}
	ended, err := s.End(t.Context(), again, start.Add(time.Hour), "")
	if err != nil || ended.Counts != (Counts{Fetched: 2, Articles: 1, Bytes: 10}) || ended.Ended.IsZero() {
		t.Errorf("%+v, %v", ended, err)
	}
	if runs, err := s.LastRuns(t.Context()); err != nil || len(runs) != 1 || runs[0] != ended {
		t.Errorf("%+v, %v", runs, err)
	}
	if due, _, err := s.Waiting(t.Context(), "x", start); err != nil || due != 2 {
		t.Errorf("%d due, %v", due, err)
	}
}

// Each run visits what leads to pages, articles when they are due.
func TestNewRun(t *testing.T) {
	s, _ := openStore(t)
	s.Add(t.Context(), "x", start, []Link{link("x", Start), link("x/l", Listing), link("x/a", Article), link("x?page=2", More)})
	run, finish := begin(t, s, start)
	for _, key := range []string{"x", "x/l", "x/a", "x?page=2"} {
		finish(key, nil)
	}
	s.End(t.Context(), run, start.Add(time.Minute), "")
	begin(t, s, start.Add(24*time.Hour))
	if got := next(t, s, start.Add(24*time.Hour)); got != "x x/l" {
		t.Errorf("due on the next day: %s", got)
	}
	if got := next(t, s, start.Add(72*time.Hour)); got != "x x/l x/a x?page=2" {
		t.Errorf("due after three days: %s", got)
	}
}

// The next page of a list is visited again when the one before has news.
func TestMoreOfAListing(t *testing.T) {
	s, _ := openStore(t)
	s.Add(t.Context(), "x", start, []Link{link("x", Start)})
	run, finish := begin(t, s, start)
	links := []Link{link("x/a", Article), link("x?page=2", More)}
	finish("x", func(v *Visit) { v.Lists, v.Links = true, links })
	finish("x/a", nil)
	finish("x?page=2", func(v *Visit) { v.Lists, v.Links = true, []Link{link("x/b", Article)} })
	finish("x/b", nil)
	s.End(t.Context(), run, start, "")

	day := start.Add(24 * time.Hour)
	run, finish = begin(t, s, day)
	finish("x", func(v *Visit) { v.Lists, v.Links = true, links })
	if got := next(t, s, day.Add(time.Minute)); got != "" {
		t.Errorf("nothing new, but due: %s", got)
	}
	s.End(t.Context(), run, day, "")

	day = day.Add(12 * time.Hour)
	_, finish = begin(t, s, day)
	// A feed knows the article first: it is news to the list all the same.
	s.Add(t.Context(), "x", day, []Link{link("x/c", Article)})
	for i := range links {
		links[i].Due = day
	}
	finish("x", func(v *Visit) { v.Lists, v.Links = true, append([]Link{link("x/c", Article)}, links...) })
	if got := next(t, s, day.Add(time.Minute)); got != "x/c x?page=2" {
		t.Errorf("due: %s", got)
	}
}

// A sitemap that says a page changed makes it due; one that repeats itself does not.
func TestHints(t *testing.T) {
	s, _ := openStore(t)
	s.Add(t.Context(), "x", start, []Link{link("x/a", Article)})
	_, finish := begin(t, s, start)
	finish("x/a", nil)
	l := link("x/a", Article)
	for hint, want := range map[time.Duration]string{-time.Hour: "", time.Hour: "x/a"} {
		s, _ := openStore(t)
		s.Add(t.Context(), "x", start, []Link{l})
		_, finish := begin(t, s, start)
		finish("x/a", nil)
		again := l
		again.Hint, again.Due = start.Add(hint), start.Add(2*time.Hour)
		s.Add(t.Context(), "x", start, []Link{again})
		if got := next(t, s, start.Add(3*time.Hour)); got != want {
			t.Errorf("changed %v after the visit: due %q", hint, got)
		}
	}
}

func TestBarren(t *testing.T) {
	s, _ := openStore(t)
	s.Add(t.Context(), "x", start, []Link{link("x/1", More)})
	_, finish := begin(t, s, start)
	shapes := []string{"/0", "/?*"}
	for i := range 5 {
		finish("x/1", func(v *Visit) { v.Shapes = shapes })
		if n, err := s.Barren(t.Context(), "x", "/0", "/unknown"); n != i+1 || err != nil {
			t.Errorf("%d barren, %v", n, err)
		}
	}
	finish("x/1", func(v *Visit) { v.Shapes, v.Lists, v.Links = shapes, true, []Link{link("x/new", Article)} })
	if n, _ := s.Barren(t.Context(), "x", shapes...); n != 0 {
		t.Errorf("%d barren after news", n)
	}
	finish("x/1", func(v *Visit) { v.Shapes, v.Lists, v.Links = shapes, true, []Link{link("x/new", Article)} })
	if n, _ := s.Barren(t.Context(), "x", shapes...); n != 1 {
		t.Errorf("%d barren after the same again", n)
	}
}

// Consumers see each article once, and again when it changed.
func TestKept(t *testing.T) {
	s, _ := openStore(t)
	s.Add(t.Context(), "x", start, []Link{link("x/a", Article), link("x/b", Article), link("x/c", Article)})
	_, finish := begin(t, s, start)
	keep := func(v *Visit) { v.Keep, v.Page.At = true, Position{"f", 7, 8, "d"} }
	finish("x/b", keep)
	finish("x/a", keep)
	finish("x/c", nil)
	keys := func(after int64) (keys []string, last int64) {
		list, err := s.Kept(t.Context(), after, 100)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range list {
			keys, last = append(keys, k.Key), k.Number
		}
		return keys, last
	}
	got, last := keys(0)
	if !slices.Equal(got, []string{"x/b", "x/a"}) {
		t.Error(got)
	}
	finish("x/b", keep)
	finish("x/a", nil) // seen again, unchanged
	if got, _ := keys(last); !slices.Equal(got, []string{"x/b"}) {
		t.Error(got)
	}
	if err := s.SetCursor(t.Context(), "load", last); err != nil {
		t.Fatal(err)
	}
	if n, err := s.Cursor(t.Context(), "load"); n != last || err != nil {
		t.Error(n, err)
	}
	if n, _ := s.Cursor(t.Context(), "other"); n != 0 {
		t.Error(n)
	}
}
