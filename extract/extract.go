// Package extract turns a page into a Record: who took part in what, who holds which
// role where, which organizations cooperate, each with the words that say so.
//
// Extraction is pure: no network, no clock, no database. The same input gives the
// same record, so that it can be replayed over an archive at any time.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"slices"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// Input is one document to read.
type Input struct {
	SourceFile string // path or name of the file, "" for an address; the record keeps the base name
	URL        string // address of the page, "" when unknown
	Site       string // whose site it is, when known: a province's slug or "viet-nam"
	Charset    string // encoding that the server declared for Data, "" when unknown
	Data       []byte // the page: HTML or plain text
}

// Extract reads one document. A page without an article gives a record without facts
// and the warning "no_article" with the reason. The error is not nil only when
// the data cannot be read as a page at all.
func Extract(in Input) (*Record, error) {
	a, err := read(in)
	if err != nil {
		return nil, err
	}
	rec, _ := defaultGrammar().analyse(in, a)
	return rec, nil
}

// analyse is the whole way from an article to a record.
func (g *grammar) analyse(in Input, a *article.Article) (*Record, *page) {
	p := newPage(a) // sentences and tokens
	for _, s := range p.sentences {
		g.annotate(s) // provinces, unions, organizations, people, roles, dates, cues
		if a.Reason != "" {
			s.spans = slices.DeleteFunc(s.spans, func(sp *span) bool { return sp.union == nil }) // whose page it is, and no more
		}
	}
	if a.Reason == "" {
		shortNames(p) // what the page calls organizations in short
		setMood(p)    // what is only intended or recalled
	}
	r := g.resolve(p, in.Site)         // which union, which province, which person
	v := r.findVisit()                 // who came to whom
	events := r.happenings(v)          // what took place, when, held by whom
	holdings := r.memberships(v)       // who holds which role where
	r.accept(holdings)                 // names that are people for certain
	r.participation(events, holdings)  // who took part and how
	joinings := r.cooperations(events) // agreements, joint activities, exchanges
	r.contradictions(events)           // years that cannot be right
	return r.record(in, holdings, events, joinings), p
}

// read finds the article. HTML declares its encoding itself, if the server does not.
func read(in Input) (*article.Article, error) {
	data := in.Data
	if in.Charset != "" || !article.DetectHTML(data) {
		if text, _, err := vietnamese.Decode(data, in.Charset); err == nil {
			data = []byte(text)
		}
	}
	if article.DetectHTML(data) {
		return article.ReadHTML(data, in.URL)
	}
	return article.ReadText(string(data)), nil
}

// newDocument fills in what the page says about itself.
func newDocument(in Input, a *article.Article) Document {
	sum := sha256.Sum256([]byte(a.Text))
	d := Document{
		ID: hex.EncodeToString(sum[:]), URL: optional(a.URL), Title: optional(a.Title), Published: optional(a.Published),
		Author: optional(a.Author), Source: optional(a.Source), Site: optional(in.Site), Text: a.Text,
	}
	if in.URL != "" {
		d.URL = optional(in.URL)
	}
	if in.SourceFile != "" {
		d.SourceFile = filepath.Base(in.SourceFile)
	}
	return d
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
