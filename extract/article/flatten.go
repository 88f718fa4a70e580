package article

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// part is where on a page a line stands, as class and id names tell.
type part uint8

const (
	plain    part = iota
	crumbs        // a breadcrumb
	bottom        // the site's footer
	aside         // menu, sidebar, related list, share buttons
	remarks       // readers' comments
	captions      // figcaption and its like
	dateline      // the article's date line
	writer        // the author's element
)

// outside says that nothing there belongs to the article.
func (k part) outside() bool { return k == aside || k == remarks || k == bottom || k == crumbs }

// row is one line of the flattened page.
type row struct {
	text   string
	part   part
	hint   hint
	level  int // of the heading, 1 … 6, 0 for none
	links  int // runes inside links
	runes  int
	titled int  // runes in an h1 … h6 or an element whose class says "title"
	title  bool // most of them are
	strong bool // all of it is bold
}

// box is an element with the rows inside it.
type box struct {
	node     *html.Node
	from, to int
	good     bool // its class or id says that it holds the article
}

// page is a page as rows of text in document order.
type page struct {
	rows  []row
	boxes []box
}

var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Body: true, atom.Br: true, atom.Center: true,
	atom.Dd: true, atom.Div: true, atom.Dl: true, atom.Dt: true, atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true,
	atom.Form: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Header: true, atom.Hr: true,
	atom.Li: true, atom.Main: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Table: true,
	atom.Tbody: true, atom.Td: true, atom.Tfoot: true, atom.Th: true, atom.Thead: true, atom.Tr: true, atom.Ul: true, atom.Caption: true, atom.Details: true, atom.Summary: true,
}

var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Svg: true, atom.Select: true, atom.Button: true,
	atom.Input: true, atom.Textarea: true, atom.Object: true, atom.Embed: true, atom.Video: true, atom.Audio: true, atom.Canvas: true, atom.Head: true, atom.Map: true, atom.Option: true, atom.Dialog: true,
}

var hidden = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)

// walker flattens a tree.
type walker struct {
	p     *page
	text  strings.Builder
	row   row
	image int  // rows since the last picture, 0 none seen
	first bool // the row has text already
	bold  bool // every run of the row is bold
	ital  bool
	// inCrumbs ends a row at every link and picture: "Trang chủ ▸ Tin tức".
	inCrumbs bool
	seen     map[string]class // by class and id names
	loose    bool             // class names are not trusted to say what is beside the article
}

// flatten turns the page into rows. Block elements, cells, list items and
// <br> end a row; inline elements never part a word. A loose reading believes
// no class name that calls an element a sidebar, for pages that put the whole
// article into <div id="print">.
func flatten(doc *goquery.Document, loose bool) *page {
	w := &walker{p: &page{}, image: 99, loose: loose, seen: map[string]class{}}
	for _, n := range doc.Nodes {
		w.walk(n, context{})
	}
	w.flush(context{})
	return w.p
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (w *walker) walk(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data, c)
		return
	case html.ElementNode:
	case html.DocumentNode:
		for ch := n.FirstChild; ch != nil; ch = ch.NextSibling {
			w.walk(ch, c)
		}
		return
	default:
		return
	}
	if skipped[n.DataAtom] {
		return
	}
	style, names := attr(n, "style"), w.names(n)
	if names&isHidden != 0 || style != "" && hidden.MatchString(style) || hasAttr(n, "hidden") {
		return
	}
	if n.DataAtom == atom.Img {
		if w.image = 0; w.inCrumbs {
			w.flush(c)
		}
		return
	}
	inner := c.enter(n, style, names)
	if w.loose && inner.part == aside && c.part != aside && n.DataAtom != atom.Nav && n.DataAtom != atom.Aside {
		inner.part = c.part
	}
	block := blocks[n.DataAtom] || w.inCrumbs && n.DataAtom == atom.A || style != "" && (strings.Contains(style, "display:block") || strings.Contains(style, "display: block"))
	if inner.part == crumbs && c.part != crumbs {
		w.flush(c)
		w.crumbs(n)
		return
	}
	if !block {
		w.children(n, inner)
		return
	}
	w.flush(c)
	from := len(w.p.rows)
	w.children(n, inner)
	w.flush(inner)
	if len(w.p.rows) > from {
		w.p.boxes = append(w.p.boxes, box{node: n, from: from, to: len(w.p.rows), good: names&(isGood|isBody) != 0 || n.DataAtom == atom.Article || n.DataAtom == atom.Main})
	}
	if n.DataAtom == atom.Table {
		w.imageTable(n, from)
	}
}

func (w *walker) children(n *html.Node, c context) {
	for ch := n.FirstChild; ch != nil; ch = ch.NextSibling {
		w.walk(ch, c)
	}
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// names reads an element's class and id names, each kind of them once.
func (w *walker) names(n *html.Node) class {
	names, id := attr(n, "class"), attr(n, "id")
	if names == "" && id == "" {
		return 0
	}
	if id != "" {
		names += " " + id
	}
	c, ok := w.seen[names]
	if !ok {
		c = classify(names)
		w.seen[names] = c
	}
	return c
}

// write adds a run of text to the row.
func (w *walker) write(s string, c context) {
	if strings.TrimSpace(s) == "" {
		if w.first && s != "" {
			w.text.WriteByte(' ')
		}
		return
	}
	n := utf8.RuneCountInString(strings.TrimSpace(s))
	if !w.first {
		w.row = row{part: c.part, hint: c.hint, level: c.level}
		w.first, w.bold, w.ital = true, true, true
	} else {
		if c.part == plain && !w.row.part.outside() {
			w.row.part = plain // the date's element shares its line with other text
		}
	}
	if c.title {
		w.row.titled += n
	}
	w.bold, w.ital = w.bold && c.bold, w.ital && c.italic
	if c.link {
		w.row.links += n
	}
	w.row.runes += n
	w.text.WriteString(s)
}

// flush ends the row.
func (w *walker) flush(context) {
	if !w.first {
		return
	}
	w.row.text = w.text.String()
	if w.row.part != aside && w.row.part != remarks { // nobody reads their words
		w.row.text = clean(w.row.text)
	}
	w.text.Reset()
	w.first = false
	if w.row.text == "" {
		return
	}
	w.row.strong = w.bold
	w.row.title = w.row.titled*10 >= w.row.runes*7
	if w.ital {
		w.row.hint |= centred
	}
	if w.image == 0 {
		w.row.hint |= underImage
	}
	w.image++
	w.p.rows = append(w.p.rows, w.row)
}

// crumbs writes a breadcrumb's parts as one row.
func (w *walker) crumbs(n *html.Node) {
	inner := &walker{p: &page{}, image: 99, inCrumbs: true, seen: w.seen}
	inner.children(n, context{part: crumbs})
	inner.flush(context{})
	var parts []string
	for _, r := range inner.p.rows {
		if t := strings.Trim(r.text, " »›>/|→"); t != "" {
			parts = append(parts, t)
		}
	}
	if text := strings.Join(parts, " » "); text != "" && utf8.RuneCountInString(text) < 500 {
		w.p.rows = append(w.p.rows, row{text: text, part: crumbs, runes: utf8.RuneCountInString(text)})
	}
}

// imageTable marks the text of a table that holds a picture and little else.
func (w *walker) imageTable(n *html.Node, from int) {
	if len(w.p.rows)-from == 0 || len(w.p.rows)-from > 3 || !hasImage(n) {
		return
	}
	for i := from; i < len(w.p.rows); i++ {
		if r := &w.p.rows[i]; r.part == plain && r.runes < 260 {
			r.part = captions
		}
	}
}

func hasImage(n *html.Node) bool {
	if n.DataAtom == atom.Img {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if hasImage(c) {
			return true
		}
	}
	return false
}
