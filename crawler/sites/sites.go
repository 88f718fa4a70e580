package sites

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Site is one site's declaration. Only ID and Start are always set.
type Site struct {
	ID        string           // slug, unique: "lam-dong"
	Name      string           // as people call it
	Union     string           // slug of the union whose site it is: "lam-dong", "viet-nam"; "" for the press
	Start     []string         // absolute addresses to begin with
	Sitemaps  []string         // absolute addresses; those that robots.txt names need no entry
	Feeds     []string         // absolute addresses of RSS or Atom feeds
	Article   []*regexp.Regexp // match path and query of an article's address; none: the page decides
	Listing   []*regexp.Regexp // match path and query of a list of articles; none: links in scope are followed
	Selectors Selectors        // where a page's parts stand; usually not needed
	Charset   string           // what the pages are written in when they do not say or say it wrong
	Delay     time.Duration    // between two requests; 0: the crawler's default
	Parallel  int              // requests at once; 0: the crawler's default
	MaxPages  int              // pages to visit in one run; 0: the crawler's default
	Schedule  string           // hourly, daily, weekly or monthly; "": in every run
	// ValidUntil is the last day (2026-11-30) on which the declaration is known to
	// hold, "" while it does.
	ValidUntil string
	Where      string // file and line of the declaration
	// Verified says what was checked and when; "unverified: …" if nothing was.
	Verified string
	Source   string // address of a page that was seen and that the patterns come from
}

// Selectors are CSS selectors of the parts of an article's page, "" where the page's
// own structure is enough.
type Selectors struct {
	Title, Date, Author, Body string
}

// IsVerified tells whether somebody compared the declaration with the site's pages.
func (s Site) IsVerified() bool {
	return s.Verified != "" && !strings.HasPrefix(s.Verified, "unverified")
}

// Expired tells whether the last day on which the declaration was known to hold is over.
func (s Site) Expired(now time.Time) bool {
	return s.ValidUntil != "" && now.Format(time.DateOnly) > s.ValidUntil
}

// Next gives when the site is due again after a visit that began at a time; the zero time
// where it is in every run. A nightly run may begin a little earlier than the one before,
// so a day is 20 hours here, and the longer times are four hours short.
func (s Site) Next(last time.Time) time.Time {
	const day, early = 24 * time.Hour, 4 * time.Hour
	switch s.Schedule {
	case "hourly":
		return last.Add(50 * time.Minute)
	case "daily":
		return last.Add(day - early)
	case "weekly":
		return last.Add(7*day - early)
	case "monthly":
		return last.Add(30*day - early)
	}
	return time.Time{}
}

// Kind says what an address of the site is.
type Kind string

// What an address can be. Without patterns every address of a site is Unknown.
const (
	Unknown Kind = ""
	Article Kind = "article"
	Listing Kind = "listing"
)

// Classify says what an address is and which pattern says so. Articles come first: a
// page that is both is read. In what order the query's parameters stand means nothing.
func (s Site) Classify(u *url.URL) (Kind, *regexp.Regexp) {
	if len(s.Article)+len(s.Listing) == 0 {
		return Unknown, nil
	}
	targets := spellings(u)
	for _, p := range s.Article {
		if slices.ContainsFunc(targets, p.MatchString) {
			return Article, p
		}
	}
	for _, p := range s.Listing {
		if slices.ContainsFunc(targets, p.MatchString) {
			return Listing, p
		}
	}
	return Unknown, nil
}

// spellings gives path and query with the parameters in every order, as it stands first.
// Many parameters are left as they are: their orders are too many.
func spellings(u *url.URL) []string {
	out := []string{PathAndQuery(u)}
	parameters := strings.Split(u.RawQuery, "&")
	if len(parameters) < 2 || len(parameters) > 4 {
		return out
	}
	var arrange func(n int)
	arrange = func(n int) {
		if n == len(parameters) {
			out = append(out, PathAndQuery(&url.URL{Path: u.Path, RawQuery: strings.Join(parameters, "&")}))
			return
		}
		for i := n; i < len(parameters); i++ {
			parameters[n], parameters[i] = parameters[i], parameters[n]
			arrange(n + 1)
			parameters[n], parameters[i] = parameters[i], parameters[n]
		}
	}
	arrange(0)
	return out
}

// PathAndQuery gives what patterns are matched against: "/news.aspx?id=3", unescaped
// so that letters in patterns are the letters that people read.
func PathAndQuery(u *url.URL) string {
	target := u.Path
	if target == "" {
		target = "/"
	}
	if u.RawQuery != "" {
		query, err := url.QueryUnescape(u.RawQuery)
		if err != nil {
			query = u.RawQuery
		}
		target += "?" + query
	}
	return target
}

// Hosts gives the hosts of the start addresses, without "www.", each once.
func (s Site) Hosts() []string {
	var out []string
	seen := map[string]bool{}
	for _, address := range s.Start {
		if u, err := url.Parse(address); err == nil && !seen[bareHost(u)] {
			seen[bareHost(u)] = true
			out = append(out, bareHost(u))
		}
	}
	return out
}

func bareHost(u *url.URL) string {
	return strings.TrimPrefix(strings.ToLower(u.Host), "www.")
}

// Find gives the site with an id.
func Find(all []Site, id string) (Site, bool) {
	for _, s := range all {
		if s.ID == id {
			return s, true
		}
	}
	return Site{}, false
}

// Of gives the site that an address belongs to: of those on its host the one whose
// patterns know the address, else the one whose start shares most of its path.
func Of(all []Site, address string) (Site, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return Site{}, false
	}
	best, score := Site{}, -1
	for _, s := range all {
		for _, start := range s.Start {
			from, err := url.Parse(start)
			if err != nil || bareHost(from) != bareHost(u) {
				continue
			}
			n := sharedPrefix(from.Path, u.Path)
			if kind, _ := s.Classify(u); kind != Unknown {
				n += 1 << 16
			}
			if n > score {
				best, score = s, n
			}
		}
	}
	return best, score >= 0
}

func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
