package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/uniongraph/uniongraph/graph"
)

// applicationID marks a SQLite file as one of ours: "UNGR".
const applicationID = 0x554e4752

//go:embed schema/*.sql
var schemaFiles embed.FS

// migrations gives the scripts that lead from each schema to the next; the first
// makes the first. The number of the schema is how many have been run.
func migrations() ([]string, error) {
	names, err := fs.Glob(schemaFiles, "schema/*.sql")
	if err != nil {
		return nil, err
	}
	var scripts []string
	for _, name := range names {
		script, err := schemaFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		scripts = append(scripts, string(script))
	}
	return scripts, nil
}

func (s *Store) prepareSchema(ctx context.Context, readOnly bool) error {
	scripts, err := migrations()
	if err != nil {
		return err
	}
	return s.migrate(ctx, scripts, readOnly)
}

// migrate runs the scripts that the file has not seen, all in one transaction.
func (s *Store) migrate(ctx context.Context, scripts []string, readOnly bool) error {
	var application, version, tables int
	for query, into := range map[string]*int{
		"PRAGMA application_id":              &application,
		"PRAGMA user_version":                &version,
		"SELECT COUNT(*) FROM sqlite_schema": &tables,
	} {
		if err := s.db.QueryRowContext(ctx, query).Scan(into); err != nil {
			return err
		}
	}
	switch {
	case application != applicationID && (tables > 0 || application != 0):
		return s.fail(graph.CodeCorrupt, nil, "%s is a database of another program; choose another path", s.path)
	case version > len(scripts):
		return s.fail(graph.CodeNewerSchema, nil, "%s was written by a newer uniongraph (schema %d, this one knows %d); update uniongraph, or choose another folder with --data", s.path, version, len(scripts))
	case version == len(scripts):
		return nil
	case readOnly && version == 0:
		return s.fail(graph.CodeUnavailable, nil, "%s is empty; fill it with: uniongraph ingest PATH", s.path)
	case readOnly:
		return s.fail(graph.CodeUnavailable, nil, "%s was written by an older uniongraph (schema %d, this one needs %d); bring it up to date with: uniongraph ingest PATH", s.path, version, len(scripts))
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := run(ctx, tx, scripts[version:]); err != nil {
		return fmt.Errorf("bring the schema from %d to %d: %w", version, len(scripts), err)
	}
	if err := run(ctx, tx, []string{fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(scripts))}); err != nil {
		return err
	}
	return tx.Commit()
}

func run(ctx context.Context, tx *sql.Tx, scripts []string) error {
	for _, script := range scripts {
		if _, err := tx.ExecContext(ctx, script); err != nil {
			return err
		}
	}
	return nil
}
