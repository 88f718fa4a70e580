package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Op is what an entry of a journal does.
type Op string

const (
	OpMerge    Op = "merge"    // several people, or organizations, are one; the first gives the id
	OpDistinct Op = "distinct" // two people, or organizations, are not one
	OpSplit    Op = "split"    // some pages tell of a second person of the name
	OpRename   Op = "rename"   // the name is another than pages say
	OpReject   Op = "reject"   // a page's sentence does not say what was read in it
	OpUndo     Op = "undo"     // an earlier entry no longer holds
)

// Entry is one line of a journal.
type Entry struct {
	ID   string `json:"id"` // follows from the rest
	Op   Op     `json:"op"`
	Who  string `json:"who"`
	When string `json:"when"` // RFC 3339, UTC
	Why  string `json:"why"`

	Persons       []Person       `json:"persons,omitempty"`       // merge: two or more; distinct: two; split: who stays, and who is taken out; rename: one
	Organizations []Organization `json:"organizations,omitempty"` // merge, distinct: two; rename: one
	Name          string         `json:"name,omitempty"`          // rename: the right name; merge of people: the name under which they are kept
	Statement     *Statement     `json:"statement,omitempty"`     // reject
	Undoes        string         `json:"undoes,omitempty"`        // undo: an earlier entry's id
	Score         *float64       `json:"score,omitempty"`         // merge: of the suggestion that was accepted
	Reasons       []string       `json:"reasons,omitempty"`       // merge: of the suggestion that was accepted
}

// Person names a person by what stays.
type Person struct {
	Label     string    `json:"label"` // for people who read the journal; nothing follows from it
	Mentions  []Mention `json:"mentions"`
	Documents []string  `json:"documents,omitempty"` // pages that surely mean this person
}

// Mention is one way in which pages name a person.
type Mention struct {
	Name    string   `json:"name"`
	Anchors []string `json:"anchors,omitempty"` // what pages say beside the name; see package graph
}

// Organization names an organization. Its id is made of the full name, so it stays.
type Organization struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Statement names what one sentence was taken to say.
type Statement struct {
	Document string `json:"document"` // graph.Document.ID
	ID       string `json:"id"`       // graph.Statement.ID
	Said     string `json:"said"`     // mark of the sentence and of what was read in it, on whatever page
	Label    string `json:"label"`    // the fact in words; nothing follows from it
	Sentence string `json:"sentence"`
}

// seal sets the id. Entries that say the same at the same time have one id.
func (e *Entry) seal() {
	e.ID = ""
	b, err := json.Marshal(e)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	sum := sha256.Sum256(b)
	e.ID = "c" + hex.EncodeToString(sum[:5])
}

// Check reports the first thing that an entry lacks or has too much.
func (e Entry) Check() error {
	switch {
	case e.ID == "":
		return fmt.Errorf("id is missing")
	case strings.TrimSpace(e.Who) == "":
		return fmt.Errorf("who is missing: say who decided")
	case strings.TrimSpace(e.Why) == "":
		return fmt.Errorf("why is missing: say for what reason")
	}
	if _, err := time.Parse(time.RFC3339, e.When); err != nil {
		return fmt.Errorf("when %q is not a time such as 2026-03-29T08:30:00Z", e.When)
	}
	for i, p := range e.Persons {
		if err := p.check(); err != nil {
			return fmt.Errorf("persons[%d]: %w", i, err)
		}
	}
	for i, o := range e.Organizations {
		if !strings.HasPrefix(o.ID, "union:") && !strings.HasPrefix(o.ID, "org:") {
			return fmt.Errorf("organizations[%d]: id %q is that of no organization", i, o.ID)
		}
		if slices.ContainsFunc(e.Organizations[:i], func(b Organization) bool { return b.ID == o.ID }) {
			return fmt.Errorf("organizations[%d]: %s is named twice", i, o.ID)
		}
	}
	return e.checkOp()
}

func (p Person) check() error {
	if len(p.Mentions) == 0 {
		return fmt.Errorf("no mentions: nothing says who is meant")
	}
	for i, m := range p.Mentions {
		switch {
		case key(m.Name) == "":
			return fmt.Errorf("mentions[%d] has no name", i)
		case len(m.Anchors) == 0 && len(p.Documents) == 0:
			return fmt.Errorf("mentions[%d] has no anchors, and there are no documents: a name alone is not a person", i)
		}
		for _, a := range m.Anchors {
			if !strings.Contains(a, ":") || strings.HasPrefix(a, "=") {
				return fmt.Errorf("mentions[%d]: anchor %q is no organization and no document", i, a)
			}
		}
	}
	return nil
}

func (e Entry) checkOp() error {
	persons, organizations := len(e.Persons), len(e.Organizations)
	wrong := func(what string) error { return fmt.Errorf("%s needs %s", e.Op, what) }
	if e.Op != OpReject && e.Statement != nil {
		return fmt.Errorf("%s has nothing to do with a statement", e.Op)
	}
	if e.Op != OpUndo && e.Undoes != "" {
		return fmt.Errorf("only undo undoes")
	}
	switch e.Op {
	case OpMerge:
		if persons+organizations < 2 || persons > 0 && organizations > 0 {
			return wrong("two or more people, or two or more organizations")
		}
		if persons > 0 && key(e.Name) == "" {
			return wrong("the name under which the people are kept")
		}
	case OpDistinct:
		if (persons != 2 || organizations != 0) && (persons != 0 || organizations != 2) {
			return wrong("two people, or two organizations")
		}
	case OpSplit:
		if persons != 2 || organizations != 0 || len(e.Persons[1].Documents) == 0 {
			return wrong("who stays, and who is taken out, with the pages that tell of the latter")
		}
	case OpRename:
		if persons+organizations != 1 || key(e.Name) == "" {
			return wrong("one person or organization, and the right name")
		}
		if strings.HasPrefix(e.Name, "=") {
			return fmt.Errorf("name %q begins with =", e.Name)
		}
	case OpReject:
		if s := e.Statement; s == nil || persons+organizations > 0 || s.Document == "" || s.ID == "" || s.Said == "" {
			return wrong("a statement with document, id and said")
		}
	case OpUndo:
		if e.Undoes == "" || persons+organizations > 0 {
			return wrong("undoes: the id of an earlier entry")
		}
	default:
		return fmt.Errorf("op %q: use merge, distinct, split, rename, reject or undo", e.Op)
	}
	return nil
}
