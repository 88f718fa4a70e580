-- The first schema. Statements are what documents say; persons, organizations and
-- the search index follow from them and could be computed again.

CREATE TABLE documents (
  key         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  url         TEXT NOT NULL,
  source_file TEXT NOT NULL,
  path        TEXT NOT NULL,
  site        TEXT NOT NULL,
  title       TEXT NOT NULL,
  published   TEXT NOT NULL, -- EDTF; "" where unknown, as everywhere
  author      TEXT NOT NULL,
  publisher   TEXT NOT NULL,
  content_id  TEXT NOT NULL, -- SHA-256 of text
  text        TEXT NOT NULL,
  hash        TEXT NOT NULL  -- of the whole input; equal means unchanged
);

CREATE TABLE persons (
  id               TEXT PRIMARY KEY,
  name             TEXT NOT NULL,
  honorific_prefix TEXT NOT NULL,
  folded           TEXT NOT NULL,
  names            TEXT NOT NULL -- JSON array
) WITHOUT ROWID;
CREATE INDEX persons_folded ON persons (folded);

-- One way in which documents know a person: spelling, title and anchors.
CREATE TABLE profiles (
  key              INTEGER PRIMARY KEY,
  id               TEXT NOT NULL UNIQUE, -- hash of the three
  block            TEXT NOT NULL,        -- folded name: profiles of one block may be one person
  name             TEXT NOT NULL,
  honorific_prefix TEXT NOT NULL,
  anchors          TEXT NOT NULL,        -- JSON array
  person           TEXT NOT NULL         -- persons.id, as the resolver decided
);
CREATE INDEX profiles_block ON profiles (block);

CREATE TABLE mentions (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  ref      TEXT NOT NULL, -- the person's id in the record
  profile  INTEGER NOT NULL REFERENCES profiles (key),
  PRIMARY KEY (document, ref)
) WITHOUT ROWID;
CREATE INDEX mentions_profile ON mentions (profile);

CREATE TABLE organizations (
  id             TEXT PRIMARY KEY,
  name           TEXT NOT NULL,
  classification TEXT NOT NULL,
  folded         TEXT NOT NULL,
  names          TEXT NOT NULL -- JSON array
) WITHOUT ROWID;

CREATE TABLE organization_names (
  key            INTEGER PRIMARY KEY,
  organization   TEXT NOT NULL,
  name           TEXT NOT NULL,
  classification TEXT NOT NULL,
  folded         TEXT NOT NULL,
  UNIQUE (organization, name, classification)
);
CREATE INDEX organization_names_folded ON organization_names (folded);

CREATE TABLE organization_mentions (
  document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  name     INTEGER NOT NULL REFERENCES organization_names (key),
  PRIMARY KEY (document, name)
) WITHOUT ROWID;
CREATE INDEX organization_mentions_name ON organization_mentions (name);

CREATE TABLE events (
  id             TEXT PRIMARY KEY,
  document       INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  name           TEXT NOT NULL,
  folded         TEXT NOT NULL,
  classification TEXT NOT NULL,
  start_date     TEXT NOT NULL,
  end_date       TEXT NOT NULL,
  location       TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX events_document ON events (document);

CREATE TABLE statements (
  id          TEXT PRIMARY KEY,
  document    INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
  kind        TEXT NOT NULL,
  subject     TEXT NOT NULL, -- id of a person, organization or event
  subject_ref TEXT NOT NULL, -- mentions.ref where the subject is a person
  object      TEXT NOT NULL,
  object_ref  TEXT NOT NULL,
  event       TEXT NOT NULL,
  role        TEXT NOT NULL,
  former      INTEGER NOT NULL,
  manner      TEXT NOT NULL, -- how a person took part: head, chair, speaker, …
  mode        TEXT NOT NULL,
  delegation  TEXT NOT NULL,
  basis       TEXT NOT NULL,
  start_date  TEXT NOT NULL,
  end_date    TEXT NOT NULL,
  date        TEXT NOT NULL,
  sentence    TEXT NOT NULL,
  start       INTEGER NOT NULL, -- code points of documents.text
  "end"       INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX statements_document ON statements (document);
CREATE INDEX statements_subject ON statements (subject);
CREATE INDEX statements_object ON statements (object);
CREATE INDEX statements_event ON statements (event) WHERE event <> '';
CREATE INDEX statements_delegation ON statements (delegation) WHERE delegation <> '';

-- What a row of the search index stands for.
CREATE TABLE entries (
  key  INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, -- person, organization, event, document
  id   TEXT NOT NULL,
  UNIQUE (kind, id)
);
-- Words are folded before they come here; the tokenizer only splits at blanks.
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
