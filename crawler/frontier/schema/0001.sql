-- What a crawl remembers. Plain SQL that SQLite and PostgreSQL both take; times are
-- milliseconds since 1970, 0 where there is none; text is '' where there is none.

CREATE TABLE pages (
  site        TEXT NOT NULL,
  key         TEXT NOT NULL,   -- address.Key: one a page
  url         TEXT NOT NULL,   -- what is fetched
  kind        TEXT NOT NULL,   -- start, sitemap, feed, listing, article, page, more
  rank        INTEGER NOT NULL, -- of the kind: what is fetched first
  state       TEXT NOT NULL,   -- new, done, retry, failed, gone, moved, robots, skipped
  reason      TEXT NOT NULL,   -- of the last failure, or why it is not fetched
  depth       INTEGER NOT NULL, -- links from a start page
  hops        INTEGER NOT NULL, -- redirects that led here
  due         BIGINT NOT NULL, -- when it is to be visited (again)
  listed      INTEGER NOT NULL, -- 1: a listing has led here
  hint        BIGINT NOT NULL, -- when it changed, as a sitemap or feed says
  first_seen  BIGINT NOT NULL,
  fetched     BIGINT NOT NULL,
  changed     BIGINT NOT NULL, -- when its article was last seen to be new
  failures    INTEGER NOT NULL, -- in a row, of runs
  tries       INTEGER NOT NULL, -- that failed in the present run
  status      INTEGER NOT NULL, -- of the last answer
  etag        TEXT NOT NULL,
  modified    TEXT NOT NULL,   -- Last-Modified
  fingerprint TEXT NOT NULL,   -- of the article's text
  file        TEXT NOT NULL,   -- where the archive holds it
  start_at    BIGINT NOT NULL,
  length      BIGINT NOT NULL,
  digest      TEXT NOT NULL,
  kept        BIGINT NOT NULL, -- number of the keeping: rises with each new or changed article
  PRIMARY KEY (site, key)
);
CREATE INDEX pages_due ON pages (site, rank, due);
CREATE INDEX pages_kept ON pages (kept);
CREATE INDEX pages_text ON pages (site, fingerprint);

-- How many first visits in a row to addresses of one shape led to nothing new.
CREATE TABLE shapes (
  site   TEXT NOT NULL,
  shape  TEXT NOT NULL,
  barren INTEGER NOT NULL,
  PRIMARY KEY (site, shape)
);

CREATE TABLE hosts (
  host         TEXT NOT NULL PRIMARY KEY,
  hold         BIGINT NOT NULL,  -- no request before
  robots       TEXT NOT NULL,    -- the body of robots.txt
  robots_status INTEGER NOT NULL, -- 0: no answer
  robots_until BIGINT NOT NULL   -- when it is to be asked for again
);

CREATE TABLE runs (
  id             BIGINT NOT NULL PRIMARY KEY,
  site           TEXT NOT NULL,
  started        BIGINT NOT NULL,
  ended          BIGINT NOT NULL, -- 0: it goes on, or was killed
  fetched        BIGINT NOT NULL,
  unchanged      BIGINT NOT NULL,
  failed         BIGINT NOT NULL,
  skipped_robots BIGINT NOT NULL,
  articles       BIGINT NOT NULL,
  bytes          BIGINT NOT NULL,
  reason         TEXT NOT NULL   -- why it ended early
);
CREATE INDEX runs_site ON runs (site, started);

-- Numbers: of the last run and the last keeping, and how far consumers have come.
CREATE TABLE counters (
  name  TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
);
