package main

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"time"

	readability "codeberg.org/readeck/go-readability"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
)

type reader struct {
	name string
	read func(page []byte) (Reading, error)
}

// readers are the other readers, each given the bytes of the page and no address, as ours is. kept is
// the text that our reader keeps of the page, for the reader that is tried on it.
func readers(kept string) []reader {
	return []reader{
		{"go-trafilatura", trafilate(trafilatura.Balanced)},
		{"go-trafilatura, precision", trafilate(trafilatura.FavorPrecision)},
		{"go-trafilatura, recall", trafilate(trafilatura.FavorRecall)},
		{"go-readability", readable},
		{"go-htmldate, original", func(page []byte) (Reading, error) { return date(page, original) }},
		{"go-htmldate, latest", func(page []byte) (Reading, error) { return date(page, latest) }},
		{"go-htmldate, latest, on our text", func([]byte) (Reading, error) { return date(asPage(kept), latest) }},
	}
}

// original asks for the day of publication, as go-trafilatura does; where go-htmldate has to guess,
// that means the earliest day on the page. latest asks for the other end. Both ask for the time.
var (
	original = htmldate.Options{UseOriginalDate: true, ExtractTime: true}
	latest   = htmldate.Options{ExtractTime: true}
)

func trafilate(focus trafilatura.ExtractionFocus) func([]byte) (Reading, error) {
	return func(page []byte) (Reading, error) {
		options := original
		got, err := trafilatura.Extract(bytes.NewReader(page), trafilatura.Options{
			EnableFallback: true, ExcludeComments: true, Focus: focus, HtmlDateOptions: &options,
		})
		if err != nil {
			return Reading{}, err
		}
		r := Reading{Title: got.Metadata.Title, Author: got.Metadata.Author, Text: got.ContentText}
		if d := got.Metadata.Date; !d.IsZero() {
			r.Published = d.Format(time.RFC3339)
		}
		return r, nil
	}
}

func readable(page []byte) (Reading, error) {
	got, err := readability.FromReader(bytes.NewReader(page), nil)
	if err != nil {
		return Reading{}, err
	}
	r := Reading{Title: got.Title, Author: got.Byline, Text: got.TextContent}
	if got.PublishedTime != nil {
		r.Published = got.PublishedTime.Format(time.RFC3339)
	}
	return r, nil
}

func date(page []byte, options htmldate.Options) (Reading, error) {
	got, err := htmldate.FromReader(bytes.NewReader(page), options)
	if err != nil || got.IsZero() {
		return Reading{}, err
	}
	layout := time.DateOnly
	switch {
	case got.HasTime && got.HasTimezone:
		layout = time.RFC3339
	case got.HasTime:
		layout = "2006-01-02T15:04:05"
	}
	return Reading{Published: got.Format(layout)}, nil
}

// asPage makes a bare page of a text, a paragraph a line.
func asPage(text string) []byte {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><meta charset=\"utf-8\"><body>\n")
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(line))
		}
	}
	return []byte(b.String())
}
