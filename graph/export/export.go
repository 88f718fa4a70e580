package export

import (
	"context"
	"io"
	"slices"
)

// Format is one form in which a graph can be written.
type Format struct {
	Name  string // as on the command line: "ftm"
	About string // what it is, and what reads it
	// Folder says that the format makes several files.
	Folder bool
	Files  []File
}

// File is one file of a format.
type File struct {
	Name  string // with its extension; of a format of one file only a suggestion
	write func(*out, *Graph)
}

// Options change how a graph is written.
type Options struct {
	// BOM begins CSV files for spreadsheets with a byte order mark, without which
	// Excel takes them for another encoding than UTF-8. Default: none.
	BOM bool
	// Province gives the name of a province from its slug. Default: the slug.
	Province func(slug string) (name string, ok bool)
	// Progress is called now and then with how many of how many parts of the file
	// are written. Default: nobody is told.
	Progress func(done, all int)
}

// Formats gives all there are, by name.
func Formats() []Format {
	return []Format{
		{Name: "csv", About: "tables for spreadsheets", Folder: true, Files: spreadsheets()},
		{Name: "csv-neo4j", About: "tables for neo4j-admin database import", Folder: true, Files: importFiles()},
		{Name: "cypher", About: "a script for cypher-shell", Files: []File{{"graph.cypher", writeCypher}}},
		{Name: "ftm", About: "FollowTheMoney entities, JSON Lines: Aleph, OpenAleph, yente", Files: []File{{"graph.ftm.json", writeFTM}}},
		{Name: "gexf", About: "GEXF 1.3 with times: Gephi", Files: []File{{"graph.gexf", writeGEXF}}},
		{Name: "graphml", About: "GraphML: yEd, Cytoscape, igraph, networkx", Files: []File{{"graph.graphml", writeGraphML}}},
		{Name: "jsonld", About: "JSON-LD in the terms of schema.org", Files: []File{{"graph.jsonld", writeJSONLD}}},
		{Name: "popolo", About: "Popolo: people, organizations, memberships and events", Files: []File{{"popolo.json", writePopolo}}},
	}
}

// Lookup gives the format of a name.
func Lookup(name string) (Format, bool) {
	all := Formats()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return all[i], true
}

// Write writes the file. It ends with the error of ctx when that is done.
func (f File) Write(ctx context.Context, w io.Writer, g *Graph, options Options) error {
	o := &out{ctx: ctx, w: w, options: options, all: g.size()}
	f.write(o, g)
	return o.err
}
