package frontier

import "time"

// Kind is what a page is to the crawl.
type Kind string

// Kinds, in the order in which they are fetched; Article and Page are one.
const (
	Start   Kind = "start"
	Sitemap Kind = "sitemap"
	Feed    Kind = "feed"
	Listing Kind = "listing"
	Article Kind = "article"
	Page    Kind = "page" // the page itself will show whether it is an article
	More    Kind = "more" // a listing's second and later pages
)

// Leads tells whether pages of the kind are visited in every run for the links they have.
func (k Kind) Leads() bool { return k.rank() < 2 }

func (k Kind) rank() int {
	switch k {
	case Start, Sitemap, Feed:
		return 0
	case Listing:
		return 1
	case Article, Page:
		return 2
	}
	return 3
}

// State is how the last visit of a page ended.
type State string

// States.
const (
	New     State = "new"
	Done    State = "done"
	Retry   State = "retry"   // failed, tried again in the same run
	Failed  State = "failed"  // tried again in a later run
	Gone    State = "gone"    // 404 or 410
	Moved   State = "moved"   // redirects to another page
	Robots  State = "robots"  // robots.txt forbids it
	Skipped State = "skipped" // no page, or looks like a trap
)

// Known is a page with all that is known about it.
type Known struct {
	Site        string
	Key, URL    string
	Kind        Kind
	State       State
	Reason      string
	Depth, Hops int
	Due         time.Time
	FirstSeen   time.Time
	Fetched     time.Time // zero: never
	Changed     time.Time
	Hint        time.Time // when it changed, as a sitemap or feed says
	Failures    int       // runs in a row
	Tries       int       // failed ones in the present run
	Status      int       // HTTP status of the last answer, 0: none
	ETag        string
	Modified    string // Last-Modified
	Fingerprint string
	At          Position
}

// Position is where the archive holds a page.
type Position struct {
	File           string
	Offset, Length int64
	Digest         string
}

// Link is a page that another one leads to.
type Link struct {
	Key, URL    string
	Kind        Kind
	Depth, Hops int
	Due         time.Time
	Hint        time.Time // when it changed, as a sitemap or feed says; zero where it does not
	Alike       bool      // its address looks like that of the page that leads to it: no news
}

// Visit is what a visit of a page showed.
type Visit struct {
	Page   Known    // as it is now, with State, Reason and Due
	Links  []Link   // what it leads to
	Lists  bool     // the page is a listing: links that no other listing had count as news
	Shapes []string // of the page's address, where this visit tells whether they are barren
	News   bool     // the page is an article that was not known: its shapes are not barren
	Keep   bool     // a new or changed article was archived: consumers shall see it
	Count  Counts   // what the visit adds to the run's
}

// Counts are the numbers of a run.
type Counts struct {
	Fetched       int64 // answers of all kinds
	Unchanged     int64 // of them, those that said nothing new
	Failed        int64 // pages given up in this run
	SkippedRobots int64 // pages that robots.txt forbids
	Articles      int64 // new or changed articles
	Bytes         int64 // of the bodies
}

// Add adds another's numbers.
func (c *Counts) Add(o Counts) {
	c.Fetched += o.Fetched
	c.Unchanged += o.Unchanged
	c.Failed += o.Failed
	c.SkippedRobots += o.SkippedRobots
	c.Articles += o.Articles
	c.Bytes += o.Bytes
}

// Run is one crawl of one site.
type Run struct {
	ID      int64
	Site    string
	Started time.Time
	Ended   time.Time // zero: it goes on, or was killed
	Counts
	Reason string // why it ended before all was done; "" if it did not
}

// Host is what is remembered of a host.
type Host struct {
	Name         string
	Hold         time.Time // no request before
	Robots       string    // body of robots.txt
	RobotsStatus int       // 0: no answer
	RobotsUntil  time.Time // when it is to be asked for again; zero: never asked
}

// Kept is an article in the archive.
type Kept struct {
	Number int64 // rises from one to the next
	Site   string
	Key    string
	URL    string
	At     Position
	Kind   Kind
	Seen   time.Time // when it was fetched
}
