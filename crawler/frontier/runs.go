package frontier

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Begin starts a run of a site, or goes on with one that was cut off less than resume
// ago. A new run makes the pages due that are visited for their links, but for those of
// which a sitemap tells when they change.
func (s *Store) Begin(ctx context.Context, site string, now time.Time, resume time.Duration) (Run, error) {
	var run Run
	err := s.update(ctx, func(ctx context.Context, tx transaction) error {
		rows, err := tx.QueryContext(ctx, "SELECT "+runColumns+" FROM runs WHERE site = $1 AND ended = 0 AND started > $2 ORDER BY started DESC LIMIT 1", site, milliseconds(now.Add(-resume)))
		if err != nil {
			return err
		}
		found, err := scanRuns(rows)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			run = found[0]
			return nil
		}
		id, err := counter(ctx, tx, "run", 1)
		if err != nil {
			return err
		}
		run = Run{ID: id, Site: site, Started: timeOf(milliseconds(now))}
		if _, err := tx.ExecContext(ctx, "INSERT INTO runs (id, site, started, ended, fetched, unchanged, failed, skipped_robots, articles, bytes, reason) VALUES ($1, $2, $3, 0, 0, 0, 0, 0, 0, 0, '')",
			id, site, milliseconds(now)); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE pages SET tries = 0 WHERE site = $1 AND tries > 0", site); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE pages SET due = $1 WHERE site = $2 AND rank < 2 AND due > $1 AND state IN ('done', 'failed') AND (hint = 0 OR hint > fetched)", milliseconds(now), site)
		return err
	})
	if err != nil {
		return Run{}, fmt.Errorf("begin a run of %s: %w", site, err)
	}
	return run, nil
}

// End ends a run and gives its numbers.
func (s *Store) End(ctx context.Context, run Run, now time.Time, reason string) (Run, error) {
	err := s.update(ctx, func(ctx context.Context, tx transaction) error {
		if _, err := tx.ExecContext(ctx, "UPDATE runs SET ended = $1, reason = $2 WHERE id = $3", milliseconds(now), reason, run.ID); err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, "SELECT "+runColumns+" FROM runs WHERE id = $1", run.ID)
		if err != nil {
			return err
		}
		found, err := scanRuns(rows)
		if err == nil && len(found) == 1 {
			run = found[0]
		}
		return err
	})
	if err != nil {
		return run, fmt.Errorf("end the run of %s: %w", run.Site, err)
	}
	return run, nil
}

const runColumns = "id, site, started, ended, fetched, unchanged, failed, skipped_robots, articles, bytes, reason"

// LastRuns gives the last run of each site, by site.
func (s *Store) LastRuns(ctx context.Context) ([]Run, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+runColumns+" FROM runs r WHERE id = (SELECT MAX(id) FROM runs x WHERE x.site = r.site) ORDER BY site")
	if err != nil {
		return nil, fmt.Errorf("last runs: %w", err)
	}
	return scanRuns(rows)
}

func scanRuns(rows *sql.Rows) ([]Run, error) {
	defer rows.Close()
	var out []Run
	for rows.Next() {
		var r Run
		var started, ended int64
		if err := rows.Scan(&r.ID, &r.Site, &started, &ended, &r.Fetched, &r.Unchanged, &r.Failed, &r.SkippedRobots, &r.Articles, &r.Bytes, &r.Reason); err != nil {
			return nil, err
		}
		r.Started, r.Ended = timeOf(started), timeOf(ended)
		out = append(out, r)
	}
	return out, rows.Err()
}

// Failures gives pages that failed when last visited, the latest first, up to n; of all
// sites where site is "".
func (s *Store) Failures(ctx context.Context, site string, n int) ([]Known, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+columns+" FROM pages WHERE state IN ('failed', 'retry') AND (site = $1 OR $1 = '') ORDER BY fetched DESC, site, key LIMIT $2", site, n)
	if err != nil {
		return nil, fmt.Errorf("failures: %w", err)
	}
	defer rows.Close()
	var out []Known
	for rows.Next() {
		k, err := scanKnown(rows)
		if err != nil {
			return nil, fmt.Errorf("failures: %w", err)
		}
		out = append(out, k)
	}
	return out, rows.Err()
}

// States counts the pages of a site by state.
func (s *Store) States(ctx context.Context, site string) (map[State]int64, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT state, COUNT(*) FROM pages WHERE site = $1 GROUP BY state", site)
	if err != nil {
		return nil, fmt.Errorf("states of %s: %w", site, err)
	}
	defer rows.Close()
	out := map[State]int64{}
	for rows.Next() {
		var state State
		var n int64
		if err := rows.Scan(&state, &n); err != nil {
			return nil, err
		}
		out[state] = n
	}
	return out, rows.Err()
}

// Host gives what is remembered of a host.
func (s *Store) Host(ctx context.Context, name string) (Host, error) {
	h := Host{Name: name}
	var hold, until int64
	err := s.db.QueryRowContext(ctx, "SELECT hold, robots, robots_status, robots_until FROM hosts WHERE host = $1", name).Scan(&hold, &h.Robots, &h.RobotsStatus, &until)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return h, fmt.Errorf("host %s: %w", name, err)
	}
	h.Hold, h.RobotsUntil = timeOf(hold), timeOf(until)
	return h, nil
}

// SetHost remembers a host.
func (s *Store) SetHost(ctx context.Context, h Host) error {
	return s.update(ctx, func(ctx context.Context, tx transaction) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO hosts (host, hold, robots, robots_status, robots_until) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (host) DO UPDATE SET hold = excluded.hold, robots = excluded.robots, robots_status = excluded.robots_status, robots_until = excluded.robots_until`,
			h.Name, milliseconds(h.Hold), h.Robots, h.RobotsStatus, milliseconds(h.RobotsUntil))
		return err
	})
}

// Kept gives up to n articles that were archived after the one numbered after, in the
// order of keeping. An article that was archived again has its newest number only.
func (s *Store) Kept(ctx context.Context, after int64, n int) ([]Kept, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT kept, site, key, url, kind, fetched, file, start_at, length, digest FROM pages WHERE kept > $1 ORDER BY kept LIMIT $2", after, n)
	if err != nil {
		return nil, fmt.Errorf("articles kept after %d: %w", after, err)
	}
	defer rows.Close()
	var out []Kept
	for rows.Next() {
		var k Kept
		var seen int64
		if err := rows.Scan(&k.Number, &k.Site, &k.Key, &k.URL, &k.Kind, &seen, &k.At.File, &k.At.Offset, &k.At.Length, &k.At.Digest); err != nil {
			return nil, fmt.Errorf("articles kept after %d: %w", after, err)
		}
		k.Seen = timeOf(seen)
		out = append(out, k)
	}
	return out, rows.Err()
}

// LastNews gives when an article of each site was last new or changed.
func (s *Store) LastNews(ctx context.Context) (map[string]time.Time, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT site, MAX(changed) FROM pages WHERE kept > 0 GROUP BY site")
	if err != nil {
		return nil, fmt.Errorf("last news: %w", err)
	}
	defer rows.Close()
	out := map[string]time.Time{}
	for rows.Next() {
		var site string
		var at int64
		if err := rows.Scan(&site, &at); err != nil {
			return nil, fmt.Errorf("last news: %w", err)
		}
		out[site] = timeOf(at)
	}
	return out, rows.Err()
}

// Cursor gives how far a consumer of kept articles has come; 0 before it began.
func (s *Store) Cursor(ctx context.Context, consumer string) (n int64, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT value FROM counters WHERE name = $1", "cursor "+consumer).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}

// SetCursor remembers how far a consumer has come.
func (s *Store) SetCursor(ctx context.Context, consumer string, n int64) error {
	return s.update(ctx, func(ctx context.Context, tx transaction) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", "cursor "+consumer, n)
		return err
	})
}
