package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// context is what a node's ancestors say.
type context struct {
	part   part
	hint   hint
	level  int
	link   bool
	bold   bool
	italic bool
	title  bool
}

// enter adds what element n says to its ancestors' context.
func (c context) enter(n *html.Node, style string, names class) context {
	switch n.DataAtom {
	case atom.A:
		c.link = true
	case atom.B, atom.Strong:
		c.bold = true
	case atom.I, atom.Em:
		c.italic = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.level, c.title = int(n.Data[1]-'0'), true
	case atom.Nav, atom.Aside:
		c.part = aside
	case atom.Footer:
		if c.part == plain {
			c.part = bottom
		}
	case atom.Figcaption, atom.Caption:
		c.part = captions
	case atom.Time:
		if c.part == plain {
			c.part = dateline
		}
	case atom.Center:
		c.hint |= centred
	}
	if align := strings.ToLower(attr(n, "align")); align == "center" {
		c.hint |= centred
	} else if align == "right" {
		c.hint = c.hint&^centred | atRight
	}
	if style != "" {
		switch s := strings.ReplaceAll(strings.ToLower(style), " ", ""); {
		case strings.Contains(s, "text-align:center"):
			c.hint |= centred
		case strings.Contains(s, "text-align:right"):
			c.hint = c.hint&^centred | atRight
		case strings.Contains(s, "text-align:justify"), strings.Contains(s, "text-align:left"):
			c.hint &^= centred | atRight
		}
		if strings.Contains(style, "italic") {
			c.italic = true
		}
		if strings.Contains(style, "bold") {
			c.bold = true
		}
	}
	if names != 0 && n.DataAtom != atom.Body && n.DataAtom != atom.Html {
		c.named(names)
	}
	return c
}

// named adds what class and id names say.
func (c *context) named(names class) {
	if c.part == plain || c.part == dateline {
		switch {
		case names&isCrumbs != 0:
			c.part = crumbs
		case names&isRemarks != 0 && names&isBody == 0:
			c.part = remarks
		case names&isAside != 0 && names&isBody == 0:
			c.part = aside
		case names&isCaption != 0:
			c.part = captions
		case names&isBottom != 0 && names&isBody == 0:
			c.part = bottom
		case names&isWriter != 0:
			c.part = writer
		case c.part == plain && names&isDate != 0:
			c.part = dateline
		}
	}
	if names&isLead != 0 {
		c.hint |= leadClass
	}
	if names&isTitle != 0 {
		c.title = true
	}
	if names&isCentred != 0 {
		c.hint |= centred
	}
	if names&isAtRight != 0 {
		c.hint = c.hint&^centred | atRight
	}
}
