// Package article finds the parts of a news page: title, dates, byline, body
// blocks in order, captions, source line and footer. It knows layout and
// metadata; it does not know what the sentences mean.
//
// ReadText reads plain text as saved from a browser, ReadHTML reads a page's
// HTML. Both give an Article whose Text is NFC and whose Blocks point into it.
package article

// Kind says what part of the page a Block is.
type Kind string

// Kinds of blocks, in the order in which a page usually shows them.
const (
	Breadcrumb Kind = "breadcrumb" // "Trang chủ >> Tin tức >> …"
	Title      Kind = "title"
	Meta       Kind = "meta" // date line, view counter, poster's login: no sentence
	Lead       Kind = "lead"
	Paragraph  Kind = "paragraph"
	Caption    Kind = "caption" // words under a picture
	Byline     Kind = "byline"  // who wrote it, and for whom
	Source     Kind = "source"  // "(Nguồn: …)"
	Related    Kind = "related" // headlines of other articles, menus, counters
	Footer     Kind = "footer"  // whose site it is: owner, editor, address, telephone
)

// Block is a stretch of Article.Text, in bytes, end exclusive, that holds
// one paragraph or line. Blocks do not overlap and stand in reading order.
type Block struct {
	Kind       Kind
	Start, End int

	// Published is the date line above the block on a page that lists several
	// articles' teasers, EDTF; "" elsewhere, where Article.Published holds.
	Published string
}

// Article is a page taken apart.
type Article struct {
	Text      string  // NFC, lines ended by "\n"
	Blocks    []Block // in reading order
	Title     string  // "" when the page shows none
	Published string  // EDTF, "" when unknown: "2021-11-24", "2017-07-19T03:55:00+07:00"
	Updated   string  // EDTF, "" when unknown
	Author    string  // byline, "" when none
	Source    string  // "(Nguồn: …)", or the organization under the byline
	URL       string  // canonical address that the page gives itself
	SiteName  string  // owner's name as the footer, masthead or og:site_name gives it
	Reason    string  // why there is no article on the page, "" when there is one
}

// Slice returns the text of a block.
func (a *Article) Slice(b Block) string { return a.Text[b.Start:b.End] }
