package main

import (
	"context"
	"os"
	"strings"

	"github.com/uniongraph/uniongraph/extract/lexicon"
	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/neo4j"
	"github.com/uniongraph/uniongraph/graph/sqlite"
)

// openGraph opens the graph that --graph and --data name; one that is open for writing
// follows the journal of corrections.
func (a *app) openGraph(ctx context.Context, readOnly bool) (graph.Store, error) {
	store, err := openStore(ctx, "--graph", a.graphAddress(), readOnly)
	if err != nil {
		return nil, err
	}
	if readOnly {
		a.warnBehind(ctx, store)
		return store, nil
	}
	if err := a.follow(context.WithoutCancel(ctx), store, false); err != nil {
		store.Close()
		return nil, err
	}
	return store, nil
}

// openStore opens the graph at an address that a flag gave. Who may use a Neo4j is told
// by the environment alone: other users of the machine can read command lines.
func openStore(ctx context.Context, flag, address string, readOnly bool) (graph.Store, error) {
	// Opening takes a moment: an interrupt is seen by what comes after it.
	ctx = context.WithoutCancel(ctx)
	scheme, path, _ := strings.Cut(address, ":")
	var store graph.Store
	var err error
	switch {
	case neo4j.IsAddress(address):
		if err := neo4j.CheckAddress(address); err != nil {
			return nil, usageError("%s: %w", flag, err)
		}
		options := neo4j.Options{
			Username: os.Getenv("NEO4J_USERNAME"), Password: os.Getenv("NEO4J_PASSWORD"), Database: os.Getenv("NEO4J_DATABASE"),
			ReadOnly: readOnly, Province: provinceName, Unit: unitOf(),
		}
		if options.Username == "" && options.Password != "" {
			options.Username = "neo4j"
		}
		store, err = neo4j.Open(ctx, address, options)
	case scheme == "sqlite" && path == "":
		return nil, usageError("%s %q names no file; write sqlite:PATH", flag, address)
	case scheme == "sqlite":
		store, err = sqlite.Open(ctx, path, sqlite.Options{ReadOnly: readOnly})
	case strings.Contains(address, "@"): // perhaps a mistyped scheme, and a password
		return nil, usageError("%s: use sqlite:PATH, neo4j://HOST:PORT, neo4j+s://HOST or bolt://HOST:PORT", flag)
	default:
		return nil, usageError("%s %q: use sqlite:PATH, neo4j://HOST:PORT, neo4j+s://HOST or bolt://HOST:PORT", flag, address)
	}
	if err != nil {
		return nil, &exitError{code: exitFailed, err: err}
	}
	return store, nil
}

// provinceName gives the name of a province from its slug.
func provinceName(slug string) (string, bool) {
	p, ok := lexicon.Default().Province(slug)
	return p.Name, ok
}
