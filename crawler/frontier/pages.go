package frontier

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

const columns = `site, key, url, kind, state, reason, depth, hops, due, first_seen, fetched, changed, hint,
	failures, tries, status, etag, modified, fingerprint, file, start_at, length, digest`

func scanKnown(row interface{ Scan(...any) error }) (Known, error) {
	var k Known
	var due, first, fetched, changed, hint int64
	err := row.Scan(&k.Site, &k.Key, &k.URL, &k.Kind, &k.State, &k.Reason, &k.Depth, &k.Hops, &due, &first, &fetched, &changed, &hint,
		&k.Failures, &k.Tries, &k.Status, &k.ETag, &k.Modified, &k.Fingerprint, &k.At.File, &k.At.Offset, &k.At.Length, &k.At.Digest)
	k.Due, k.FirstSeen, k.Fetched, k.Changed = timeOf(due), timeOf(first), timeOf(fetched), timeOf(changed)
	k.Hint = timeOf(hint)
	return k, err
}

// Next gives up to n pages of a site that are due, the most urgent first: sitemaps and
// start pages, listings, articles, further pages of listings. Pages in skip, by key,
// are left out: the caller has them already.
func (s *Store) Next(ctx context.Context, site string, now time.Time, n int, skip map[string]bool) ([]Known, error) {
	var out []Known
	for rank := 0; rank <= More.rank() && len(out) < n; rank++ {
		rows, err := s.read.query(ctx, "SELECT "+columns+" FROM pages WHERE site = $1 AND rank = $2 AND due <= $3 ORDER BY due LIMIT $4",
			site, rank, milliseconds(now), n+len(skip))
		if err != nil {
			return nil, fmt.Errorf("pages due of %s: %w", site, err)
		}
		for rows.Next() && len(out) < n {
			k, err := scanKnown(rows)
			if err != nil {
				rows.Close()
				return nil, fmt.Errorf("pages due of %s: %w", site, err)
			}
			if !skip[k.Key] {
				out = append(out, k)
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, fmt.Errorf("pages due of %s: %w", site, err)
		}
	}
	return out, nil
}

// Planned gives up to n pages that a new run would visit, in its order, and their number.
func (s *Store) Planned(ctx context.Context, site string, now time.Time, n int) (first []Known, all int64, err error) {
	const due = " FROM pages WHERE site = $1 AND (due <= $2 OR rank < 2 AND state IN ('done', 'failed') AND (hint = 0 OR hint > fetched))"
	if err := s.db.QueryRowContext(ctx, "SELECT COUNT(*)"+due, site, milliseconds(now)).Scan(&all); err != nil {
		return nil, 0, fmt.Errorf("pages planned of %s: %w", site, err)
	}
	rows, err := s.read.query(ctx, "SELECT "+columns+due+" ORDER BY rank, due LIMIT $3", site, milliseconds(now), n)
	if err != nil {
		return nil, 0, fmt.Errorf("pages planned of %s: %w", site, err)
	}
	defer rows.Close()
	for rows.Next() {
		k, err := scanKnown(rows)
		if err != nil {
			return nil, 0, fmt.Errorf("pages planned of %s: %w", site, err)
		}
		first = append(first, k)
	}
	return first, all, rows.Err()
}

// Find gives a page by its key; false if it is not known.
func (s *Store) Find(ctx context.Context, site, key string) (Known, bool, error) {
	k, err := scanKnown(s.db.QueryRowContext(ctx, "SELECT "+columns+" FROM pages WHERE site = $1 AND key = $2", site, key))
	if errors.Is(err, sql.ErrNoRows) {
		return k, false, nil
	}
	return k, err == nil, err
}

// Waiting gives how many pages of a site are due, and when the next one is tried again
// after a failure; zero where none is.
func (s *Store) Waiting(ctx context.Context, site string, now time.Time) (due int64, retry time.Time, err error) {
	var at sql.NullInt64
	err = s.db.QueryRowContext(ctx, "SELECT COUNT(*), (SELECT MIN(due) FROM pages WHERE site = $1 AND state = 'retry' AND due > $2) FROM pages WHERE site = $1 AND due <= $2",
		site, milliseconds(now)).Scan(&due, &at)
	return due, timeOf(at.Int64), err
}

// Add makes links known that no page led to: a site's start pages, feeds and sitemaps.
// Known pages take over kind and address.
func (s *Store) Add(ctx context.Context, site string, now time.Time, links []Link) error {
	return s.update(ctx, func(ctx context.Context, tx transaction) error {
		if _, err := addLinks(ctx, tx, site, now, links, false); err != nil {
			return err
		}
		for _, l := range links {
			if err := tx.exec(ctx, "UPDATE pages SET kind = $1, rank = $2, depth = 0 WHERE site = $3 AND key = $4 AND kind <> $1", l.Kind, l.Kind.rank(), site, l.Key); err != nil {
				return fmt.Errorf("add %s: %w", l.URL, err)
			}
		}
		return nil
	})
}

// Finish writes what visits of one run showed, all in one transaction.
func (s *Store) Finish(ctx context.Context, run Run, visits []Visit) error {
	return s.update(ctx, func(ctx context.Context, tx transaction) error {
		var sum Counts
		for i := range visits {
			if err := finish(ctx, tx, run, &visits[i]); err != nil {
				return fmt.Errorf("keep the visit of %s: %w", visits[i].Page.URL, err)
			}
			sum.Add(visits[i].Count)
		}
		return tx.exec(ctx, `UPDATE runs SET fetched = fetched + $1, unchanged = unchanged + $2, failed = failed + $3,
			skipped_robots = skipped_robots + $4, articles = articles + $5, bytes = bytes + $6 WHERE id = $7`,
			sum.Fetched, sum.Unchanged, sum.Failed, sum.SkippedRobots, sum.Articles, sum.Bytes, run.ID)
	})
}

func finish(ctx context.Context, tx transaction, run Run, v *Visit) error {
	k := v.Page
	var kept any // NULL leaves it
	if v.Keep {
		n, err := counter(ctx, tx, "kept", 1)
		if err != nil {
			return err
		}
		kept = n
	}
	if err := tx.exec(ctx, `UPDATE pages SET url = $1, kind = $2, rank = $3, state = $4, reason = $5, hops = $6, due = $7, fetched = $8, changed = $9,
		failures = $10, status = $11, etag = $12, modified = $13, fingerprint = $14, file = $15, start_at = $16, length = $17, digest = $18,
		kept = COALESCE($19, kept), tries = $20 WHERE site = $21 AND key = $22`,
		k.URL, k.Kind, k.Kind.rank(), k.State, k.Reason, k.Hops, milliseconds(k.Due), milliseconds(k.Fetched), milliseconds(k.Changed),
		k.Failures, k.Status, k.ETag, k.Modified, k.Fingerprint, k.At.File, k.At.Offset, k.At.Length, k.At.Digest, kept, k.Tries, k.Site, k.Key); err != nil {
		return err
	}
	fresh, err := addLinks(ctx, tx, k.Site, timeOf(max(milliseconds(k.Fetched), milliseconds(run.Started))), v.Links, v.Lists)
	if err != nil {
		return err
	}
	if fresh > 0 && v.Lists {
		// News on this page of the list: the next page may have more.
		for _, l := range v.Links {
			if l.Kind != More {
				continue
			}
			if err := tx.exec(ctx, "UPDATE pages SET due = $1 WHERE site = $2 AND key = $3 AND state = 'done' AND fetched < $4 AND due > $1",
				milliseconds(l.Due), k.Site, l.Key, milliseconds(run.Started)); err != nil {
				return err
			}
		}
	}
	for _, shape := range v.Shapes {
		barren := 1
		if fresh > 0 || v.News {
			barren = 0
		}
		if err := tx.exec(ctx, `INSERT INTO shapes (site, shape, barren) VALUES ($1, $2, $3)
			ON CONFLICT (site, shape) DO UPDATE SET barren = CASE WHEN excluded.barren = 0 THEN 0 ELSE shapes.barren + 1 END`, k.Site, shape, barren); err != nil {
			return err
		}
	}
	return nil
}

// linkBatch is how many links go into one statement.
const linkBatch = 50

// addLinks makes pages known, those of a listing as listed, and takes hints of changes.
// It gives how many of them are news: articles to which no listing had led.
func addLinks(ctx context.Context, tx transaction, site string, now time.Time, links []Link, listed bool) (fresh int, err error) {
	for batch := range slices.Chunk(links, linkBatch) {
		n, err := addBatch(ctx, tx, site, now, batch, listed)
		if err != nil {
			return 0, err
		}
		fresh += n
	}
	return fresh, nil
}

func addBatch(ctx context.Context, tx transaction, site string, now time.Time, links []Link, listed bool) (fresh int, err error) {
	query := []byte(`INSERT INTO pages (site, key, url, kind, rank, depth, hops, due, hint, listed, first_seen, state, reason, fetched, changed,
		failures, tries, status, etag, modified, fingerprint, file, start_at, length, digest, kept) VALUES `)
	mark := 0
	if listed {
		mark = 1
	}
	alike := map[string]bool{}
	args := make([]any, 0, 3+8*len(links))
	args = append(args, site, mark, milliseconds(now))
	for i, l := range links {
		if i > 0 {
			query = append(query, ',')
		}
		if l.Alike {
			alike[l.Key] = true
		}
		n := len(args)
		query = fmt.Appendf(query, "($1,$%d,$%d,$%d,$%d,$%d,$%d,$%d,$%d,$2,$3,'new','',0,0,0,0,0,'','','','',0,0,'',0)", n+1, n+2, n+3, n+4, n+5, n+6, n+7, n+8)
		args = append(args, l.Key, l.URL, l.Kind, l.Kind.rank(), l.Depth, l.Hops, milliseconds(l.Due), milliseconds(l.Hint))
	}
	query = append(query, ` ON CONFLICT (site, key) DO UPDATE SET
		listed = CASE WHEN excluded.listed > pages.listed THEN excluded.listed ELSE pages.listed END,
		due = CASE WHEN pages.state = 'done' AND excluded.hint > pages.fetched AND excluded.due < pages.due THEN excluded.due ELSE pages.due END
		WHERE excluded.listed > pages.listed OR pages.state = 'done' AND excluded.hint > pages.fetched
		RETURNING kind, key`...)
	rows, err := tx.query(ctx, string(query), args...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var kind Kind
		var key string
		if err := rows.Scan(&kind, &key); err != nil {
			return 0, err
		}
		if (kind == Article || kind == Page) && !alike[key] {
			fresh++
		}
	}
	return fresh, rows.Err()
}

// Barren gives how many first visits in a row to addresses of a shape led to nothing
// new, the most of the shapes given.
func (s *Store) Barren(ctx context.Context, site string, shapes ...string) (int, error) {
	most := 0
	for _, shape := range shapes {
		n := 0
		err := s.read.scan(ctx, "SELECT barren FROM shapes WHERE site = $1 AND shape = $2", []any{site, shape}, &n)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return 0, fmt.Errorf("shapes of %s: %w", site, err)
		}
		most = max(most, n)
	}
	return most, nil
}

// Twin gives the key of another page of a site whose article has the same text; "" if there is none.
func (s *Store) Twin(ctx context.Context, site, key, fingerprint string) (twin string, err error) {
	err = s.read.scan(ctx, "SELECT key FROM pages WHERE site = $1 AND fingerprint = $2 AND key <> $3 LIMIT 1", []any{site, fingerprint, key}, &twin)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return twin, err
}
