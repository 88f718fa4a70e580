package graph

import (
	"context"
	"io"
)

// Loader takes documents in.
type Loader interface {
	// Load brings the documents of batch into the graph, all in one transaction,
	// and says what changed, one result for each input in the same order.
	//
	// A document that is there already with the same facts changes nothing; one
	// with other facts replaces what it said before. A document that would lose
	// most of its statements is left as it is and has a result whose Err is an
	// [*Error] with [CodeRefused], unless options.Force is set; an input that is
	// not valid likewise has [CodeInvalid]. Neither keeps the others from loading.
	// When Load itself fails, nothing of the batch was loaded.
	Load(ctx context.Context, batch []Input, options LoadOptions) ([]LoadResult, error)
}

// LoadOptions change how documents are loaded.
type LoadOptions struct {
	// Force loads a document even if it would lose most of its statements. Default: refuse.
	Force bool
	// Correcting writes documents though they have not changed, because the corrections
	// have; see [Correct]. Default: unchanged documents are left alone.
	Correcting bool
}

// Status says what a load did with a document.
type Status string

const (
	StatusNew       Status = "new"       // the document was not there before
	StatusChanged   Status = "changed"   // its facts or its text differ from before
	StatusUnchanged Status = "unchanged" // nothing was written
	StatusFailed    Status = "failed"    // nothing was written; LoadResult.Err says why
)

// LoadResult says what a load did with one document.
type LoadResult struct {
	Document  string // Document.ID, "" when the input was not valid
	Status    Status
	Added     int   // statements it did not make before
	Retracted int   // statements it made before and no longer makes
	Updated   int   // statements that it makes in other words, elsewhere, or of another date
	Err       error // set when Status is StatusFailed
}

// Reader answers what is in the graph.
type Reader interface {
	// Find returns the nodes and documents that match, in an order that depends on
	// the graph alone: persons and organizations by folded name, events and
	// documents newest first; then by id.
	Find(ctx context.Context, filter Filter) (Nodes, error)
	// Statements returns the statements that match, ordered by document, start and id.
	Statements(ctx context.Context, filter StatementFilter) ([]Statement, error)
}

// Filter selects nodes and documents. Conditions that are set must all hold.
type Filter struct {
	Kinds []NodeKind // of these kinds; none means every kind
	IDs   []string   // with one of these ids
	Names []string   // whose folded name is one of these; organizations by any of their names
	Words []string   // whose name (of documents: title or text) has all these folded words
	Limit int        // at most so many of each kind; 0 means all
}

// StatementFilter selects statements. Conditions that are set must all hold.
type StatementFilter struct {
	Kinds     []Kind   // of these kinds
	Nodes     []string // whose subject, object, event or delegation is one of these
	Documents []string // made by one of these documents
}

// Nodes is what Find found.
type Nodes struct {
	Persons       []Person
	Organizations []Organization
	Events        []Event
	Documents     []Document
}

// Store is a graph that is kept somewhere.
type Store interface {
	Loader
	Reader
	Copier
	Corrected
	io.Closer
}
