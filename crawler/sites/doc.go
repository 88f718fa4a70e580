// Package sites is the registry of the web sites to crawl: which addresses to begin
// with, which of a site's addresses are articles and which are lists of articles, how
// politely to visit it. It is data: the YAML files in bundled/ are built into the
// program, and a user's own file lies over them.
//
// A declaration needs an id and an address to start at, no more:
//
//	sites:
//	  - id: my-union
//	    start: [https://union.example/]
//
// Everything else narrows down what is visited (article, listing, max_pages), says how
// (delay, parallel, schedule) or helps where a page does not tell by itself (charset,
// selectors). The files are read strictly: an unknown key or a value that cannot be
// right is an error that names the file and the line.
package sites
