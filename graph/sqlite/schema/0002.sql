-- Corrections: what people decided about documents, and what those said before.
ALTER TABLE documents ADD COLUMN original TEXT NOT NULL DEFAULT ''; -- facts as JSON where corrections changed them
ALTER TABLE documents ADD COLUMN effect TEXT NOT NULL DEFAULT '';   -- mark of what corrections made of them
CREATE INDEX documents_effect ON documents (effect) WHERE effect <> '';

-- One row: which corrections the graph holds; none means none.
CREATE TABLE corrections (
  count  INTEGER NOT NULL, -- entries of the journal
  digest TEXT NOT NULL     -- of them
);
