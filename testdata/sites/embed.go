// Package sites holds the fixture sites: small web sites in the markup styles that real
// unions' sites use, in our own words and with made-up people. Each folder is a site:
//
//	site.yaml     its declaration, as a user would write it
//	server.yaml   what its server does besides sending pages (optional)
//	pages/        its files; "?" in an address is "@" in a name
//	facts/        what pages should give: NAME.json for the page NAME.html
//
// What extraction still gets wrong of that stands in mistakes.txt; which pages tell one
// story in the same words, in stories.txt.
//
// Package crawler/sites/fixture serves them.
package sites

import "embed"

// Files are the sites without their facts.
//
//go:embed */site.yaml */server.yaml */pages
var Files embed.FS
