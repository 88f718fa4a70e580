package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/resolve"
)

// correcting is a graph and its journal while somebody decides.
type correcting struct {
	a       *app
	ctx     context.Context
	store   graph.Store
	journal *resolve.Journal
	by      decision
	written []resolve.Entry
}

// correct opens the graph, lets decide write to the journal, and lets the graph follow.
func (a *app) correct(ctx context.Context, by decision, decide func(c *correcting) error) error {
	if err := by.check(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx) // a correction takes a moment
	store, err := a.openGraph(ctx, false)
	if err != nil {
		return err
	}
	defer store.Close()
	c := &correcting{a: a, ctx: ctx, store: store, by: by}
	if c.journal, err = a.readJournal(); err != nil {
		return err
	}
	if err := decide(c); err != nil {
		if graph.CodeOf(err) == graph.CodeInvalid {
			return &exitError{code: exitUsage, err: err}
		}
		return err
	}
	if _, err := graph.Correct(ctx, store, c.journal.Corrections(), func(int, int) {}); err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	return a.printWritten(c.written)
}

// write appends an entry to the journal.
func (c *correcting) write(e resolve.Entry) error {
	e.Who, e.Why, e.When = c.by.who, c.by.why, time.Now().UTC().Format(time.RFC3339Nano)
	e, err := c.journal.Append(c.a.journalPath(), e)
	if err != nil {
		return failure("%s: %w", c.a.journalPath(), explain(err))
	}
	c.written = append(c.written, e)
	return nil
}

// two gives the two that a suggestion, or two texts, mean.
func (c *correcting) two(args []string) (a, b node, s *resolve.Suggestion, err error) {
	if len(args) == 2 {
		if a, err = c.node(args[0]); err == nil {
			b, err = c.node(args[1])
		}
		switch {
		case err != nil:
			return a, b, nil, err
		case a.id() == b.id():
			return a, b, nil, usageError("%q and %q are the same already", args[0], args[1])
		case (a.person == nil) != (b.person == nil):
			return a, b, nil, usageError("%q and %q are a person and an organization", args[0], args[1])
		}
		return a, b, nil, nil
	}
	found, err := resolve.Suggest(c.ctx, c.store, c.journal)
	if err != nil {
		return a, b, nil, err
	}
	for _, s := range found {
		if s.ID == args[0] {
			if a, err = c.node(s.A.ID); err == nil {
				b, err = c.node(s.B.ID)
			}
			return a, b, &s, err
		}
	}
	return a, b, nil, failure("there is no suggestion %q now; list them with: uniongraph review", args[0])
}

// node is a person or an organization.
type node struct {
	person       *graph.Person
	organization *graph.Organization
}

func (n node) id() string {
	if n.person != nil {
		return n.person.ID
	}
	return n.organization.ID
}

func (n node) label() string {
	if n.person != nil {
		return strings.TrimSpace(n.person.HonorificPrefix + " " + n.person.Name)
	}
	return n.organization.Name
}

// node finds the person or, where nobody is called so, the organization that a text means.
func (c *correcting) node(text string) (node, error) { return findNode(c.ctx, c.store, text) }

func findNode(ctx context.Context, store graph.Reader, text string) (node, error) {
	q := graph.Query{Reader: store, Province: provinceNames()}
	p, err := q.FindPerson(ctx, text)
	if err == nil {
		return node{person: &p}, nil
	}
	if graph.CodeOf(err) == graph.CodeNotFound {
		if o, err2 := q.FindOrganization(ctx, text); err2 == nil {
			return node{organization: &o}, nil
		} else if graph.CodeOf(err2) == graph.CodeAmbiguous {
			err = err2
		}
	}
	return node{}, &exitError{code: exitFailed, err: err}
}

// name puts a node into an entry.
func (c *correcting) name(e *resolve.Entry, nodes ...node) error {
	for _, n := range nodes {
		if n.organization != nil {
			e.Organizations = append(e.Organizations, resolve.Organization{ID: n.organization.ID, Label: n.organization.Name})
			continue
		}
		p, err := resolve.Subject(c.ctx, c.store, *n.person)
		if err != nil {
			return &exitError{code: exitFailed, err: err}
		}
		e.Persons = append(e.Persons, p)
	}
	return nil
}

func (c *correcting) accept(args []string) error {
	a, b, s, err := c.two(args)
	if err != nil {
		return err
	}
	return c.merge(a, b, s)
}

func (c *correcting) merge(a, b node, s *resolve.Suggestion) error {
	e := resolve.Entry{Op: resolve.OpMerge}
	if a.person != nil {
		e.Name = a.person.Name
		apart, found, err := resolve.Apart(c.ctx, c.store, c.journal, a.id(), b.id())
		if err != nil {
			return &exitError{code: exitFailed, err: err}
		}
		if found {
			return failure("%s decided on %s that they are two (%s: %s); take that back first with: uniongraph review undo %s", apart.Who, apart.When, apart.ID, apart.Why, apart.ID)
		}
	}
	if s != nil {
		e.Score = &s.Score
		for _, r := range s.Reasons {
			e.Reasons = append(e.Reasons, r.Text)
		}
	}
	if err := c.name(&e, a, b); err != nil {
		return err
	}
	return c.write(e)
}

// acceptAbove accepts the suggestions from a score on. After each merge the others are
// worked out anew: what is known of the merged may speak against them.
func (c *correcting) acceptAbove(score float64) error {
	undone := c.journal.UndoneBy()
	for {
		found, err := resolve.Suggest(c.ctx, c.store, c.journal)
		if err != nil {
			return &exitError{code: exitFailed, err: err}
		}
		done := true
		for _, s := range found {
			if s.Score < score {
				break
			}
			a, err := c.node(s.A.ID)
			if err != nil {
				return err
			}
			b, err := c.node(s.B.ID)
			if err != nil {
				return err
			}
			before := resolve.Entry{Op: resolve.OpMerge}
			if err := c.name(&before, a, b); err != nil {
				return err
			}
			if c.journal.WasUndone(before, undone) {
				continue
			}
			if err := c.merge(a, b, &s); err != nil {
				return err
			}
			done = false
			break
		}
		if done {
			return nil
		}
		if _, err := graph.Correct(c.ctx, c.store, c.journal.Corrections(), func(int, int) {}); err != nil {
			return &exitError{code: exitFailed, err: err}
		}
	}
}

func (c *correcting) reject(args []string) error {
	a, b, _, err := c.two(args)
	if err != nil {
		return err
	}
	e := resolve.Entry{Op: resolve.OpDistinct}
	if err := c.name(&e, a, b); err != nil {
		return err
	}
	return c.write(e)
}

func (c *correcting) split(text string, pages []string) error {
	n, err := c.node(text)
	if err != nil {
		return err
	}
	if n.person == nil {
		return usageError("%q is an organization; only people can be split", text)
	}
	ids, err := c.pages(n.id(), pages)
	if err != nil {
		return err
	}
	stays, leaves, err := resolve.SubjectsOfSplit(c.ctx, c.store, *n.person, ids)
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	return c.write(resolve.Entry{Op: resolve.OpSplit, Persons: []resolve.Person{stays, leaves}})
}

// pages finds pages that name a node by address, file or id.
func (c *correcting) pages(id string, names []string) ([]string, error) {
	statements, err := c.store.Statements(c.ctx, graph.StatementFilter{Nodes: []string{id}})
	if err != nil {
		return nil, &exitError{code: exitFailed, err: err}
	}
	var out []string
	for _, name := range names {
		found := map[string]bool{}
		for _, s := range statements {
			if name == s.Document || name == s.Source.URL || s.Source.SourceFile != "" && filepath.Base(name) == s.Source.SourceFile {
				found[s.Document] = true
			}
		}
		if len(found) == 0 {
			return nil, failure("no page %q names %s; see: uniongraph review statements %s", name, id, id)
		}
		for d := range found {
			out = append(out, d)
		}
	}
	return out, nil
}

func (c *correcting) rename(text, name string) error {
	n, err := c.node(text)
	if err != nil {
		return err
	}
	e := resolve.Entry{Op: resolve.OpRename, Name: strings.Join(strings.Fields(name), " ")}
	if err := c.name(&e, n); err != nil {
		return err
	}
	return c.write(e)
}

func (c *correcting) retract(id string) error {
	all, err := c.store.Statements(c.ctx, graph.StatementFilter{})
	if err != nil {
		return &exitError{code: exitFailed, err: err}
	}
	for _, s := range all {
		if s.ID != id {
			continue
		}
		names, err := namesOf(c.ctx, c.store, []graph.Statement{s})
		if err != nil {
			return &exitError{code: exitFailed, err: err}
		}
		r, err := resolve.Rejectable(c.ctx, c.store, s, statementWords(s, names))
		if err != nil {
			return &exitError{code: exitFailed, err: err}
		}
		return c.write(resolve.Entry{Op: resolve.OpReject, Statement: &r})
	}
	return failure("the graph has no statement %q; list ids with: uniongraph review statements NODE", id)
}

func (c *correcting) undo(id string) error {
	e, there := c.journal.Find(id)
	if !there {
		return failure("%s has no entry %q; list them with: uniongraph audit", c.a.journalPath(), id)
	}
	if by := c.journal.UndoneBy()[e.ID]; by != "" {
		return failure("%s is undone already, by %s", id, by)
	}
	return c.write(resolve.Entry{Op: resolve.OpUndo, Undoes: id})
}

// printWritten prints the new entries of the journal.
func (a *app) printWritten(entries []resolve.Entry) error {
	var err error
	switch a.format {
	case "json":
		err = writeJSON(a.out, append([]resolve.Entry{}, entries...))
	case "csv":
		w := csv.NewWriter(a.out)
		w.Write([]string{"id", "op", "what"})
		for _, e := range entries {
			w.Write([]string{e.ID, string(e.Op), entryWords(e)})
		}
		w.Flush()
		err = w.Error()
	default:
		for _, e := range entries {
			_, err = fmt.Fprintf(a.out, "%s  %s\n", e.ID, clean(entryWords(e)))
		}
		if len(entries) == 0 {
			_, err = fmt.Fprintln(a.out, "Nothing to decide.")
		}
	}
	if err != nil {
		return failure("standard output: %w", err)
	}
	return nil
}
