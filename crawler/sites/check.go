package sites

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html/charset"
)

// declaration is a site as it stands in a file.
type declaration struct {
	ID         word      `yaml:"id"`
	Name       word      `yaml:"name"`
	Union      word      `yaml:"union"`
	Start      []word    `yaml:"start"`
	Sitemaps   []word    `yaml:"sitemaps"`
	Feeds      []word    `yaml:"feeds"`
	Article    []word    `yaml:"article"`
	Listing    []word    `yaml:"listing"`
	Selectors  selectors `yaml:"selectors"`
	Charset    word      `yaml:"charset"`
	Delay      word      `yaml:"delay"`
	Parallel   word      `yaml:"parallel"`
	MaxPages   word      `yaml:"max_pages"`
	Schedule   word      `yaml:"schedule"`
	ValidUntil word      `yaml:"valid_until"`
	Verified   word      `yaml:"verified"`
	Source     word      `yaml:"source"`
}

type selectors struct {
	Title  word `yaml:"title"`
	Date   word `yaml:"date"`
	Author word `yaml:"author"`
	Body   word `yaml:"body"`
}

// line gives a line of the declaration, for what is missing in it.
func (d *declaration) line() int {
	for _, w := range append([]word{d.ID, d.Name, d.Union}, d.Start...) {
		if w.line > 0 {
			return w.line
		}
	}
	return 1
}

var (
	slug      = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)
	schedules = []string{"hourly", "daily", "weekly", "monthly"}
	// oldCharsets are those of Vietnamese pages before 2010 that no browser knows by name.
	oldCharsets = []string{"tcvn3", "vni", "viscii"}
)

// Bounds of what a declaration may ask for: more would be a slip of the keyboard or
// impolite.
const (
	maxDelay    = 10 * time.Minute
	maxParallel = 4
	maxMaxPages = 1_000_000
)

// site checks a declaration and gives what it declares.
func (d *declaration) site() (Site, error) {
	c := &checker{}
	s := Site{
		ID: d.ID.text, Name: d.Name.text, Union: d.Union.text,
		Start: c.addresses("start", d.Start), Sitemaps: c.addresses("sitemaps", d.Sitemaps), Feeds: c.addresses("feeds", d.Feeds),
		Article: c.patterns("article", d.Article), Listing: c.patterns("listing", d.Listing),
		Selectors: Selectors{
			Title: c.selector("title", d.Selectors.Title), Date: c.selector("date", d.Selectors.Date),
			Author: c.selector("author", d.Selectors.Author), Body: c.selector("body", d.Selectors.Body),
		},
		Charset: c.charset(d.Charset), Delay: c.duration("delay", d.Delay),
		Parallel: c.number("parallel", d.Parallel, maxParallel), MaxPages: c.number("max_pages", d.MaxPages, maxMaxPages),
		Schedule: d.Schedule.text, ValidUntil: d.ValidUntil.text, Verified: d.Verified.text, Source: d.Source.text,
	}
	switch {
	case d.ID.text == "":
		c.fail(d.ID, "a site without an id; write one, such as: id: my-union")
	case !slug.MatchString(d.ID.text):
		c.fail(d.ID, "id %q: use small letters without marks, digits and single dashes", d.ID.text)
	case len(d.Start) == 0:
		c.fail(d.ID, "site %q has no start; give the addresses to begin with", d.ID.text)
	}
	if d.Union.text != "" && !slug.MatchString(d.Union.text) {
		c.fail(d.Union, "union %q: write the province's slug, such as lam-dong, or viet-nam", d.Union.text)
	}
	if s.Schedule != "" && !slices.Contains(schedules, s.Schedule) {
		c.fail(d.Schedule, "schedule %q: use %s", s.Schedule, strings.Join(schedules, ", "))
	}
	if s.ValidUntil != "" {
		if _, err := time.Parse(time.DateOnly, s.ValidUntil); err != nil {
			c.fail(d.ValidUntil, "valid_until %q: write the day as 2026-11-30", s.ValidUntil)
		}
	}
	if s.Source != "" {
		c.address("source", d.Source)
	}
	return s, c.err
}

// checker keeps the first thing that is wrong.
type checker struct{ err error }

func (c *checker) fail(w word, format string, args ...any) {
	if c.err == nil {
		c.err = &valueError{w.line, fmt.Sprintf(format, args...)}
	}
}

func (c *checker) addresses(field string, words []word) []string {
	var out []string
	for _, w := range words {
		out = append(out, c.address(field, w))
	}
	return out
}

func (c *checker) address(field string, w word) string {
	u, err := url.Parse(w.text)
	switch {
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "":
		c.fail(w, "%s %q is no web address; write it whole, as https://union.example/news", field, w.text)
	case u.User != nil:
		c.fail(w, "%s %q holds a name or a password; sites are visited without", field, w.text)
	case u.Fragment != "":
		c.fail(w, "%s %q ends in a fragment; leave out \"#%s\"", field, w.text, u.Fragment)
	}
	return w.text
}

func (c *checker) patterns(field string, words []word) []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, w := range words {
		p, err := regexp.Compile(w.text)
		switch {
		case err != nil:
			c.fail(w, "%s %q is no pattern: %v", field, w.text, err)
		case p.MatchString(""):
			c.fail(w, "%s %q matches every address; begin it with ^/ and end it with $", field, w.text)
		default:
			out = append(out, p)
		}
	}
	return out
}

func (c *checker) selector(field string, w word) string {
	if w.text != "" {
		if _, err := cascadia.ParseGroup(w.text); err != nil {
			c.fail(w, "selectors: %s %q is no CSS selector: %v", field, w.text, err)
		}
	}
	return w.text
}

func (c *checker) charset(w word) string {
	if w.text == "" || slices.Contains(oldCharsets, w.text) {
		return w.text
	}
	if e, _ := charset.Lookup(w.text); e == nil {
		c.fail(w, "charset %q is not known; use utf-8, windows-1258, %s or another name that browsers know", w.text, strings.Join(oldCharsets, ", "))
	}
	return w.text
}

func (c *checker) duration(field string, w word) time.Duration {
	if w.text == "" {
		return 0
	}
	d, err := time.ParseDuration(w.text)
	if err != nil || d <= 0 || d > maxDelay {
		c.fail(w, "%s %q: write a time of more than 0s and at most %s, such as 2s", field, w.text, maxDelay)
	}
	return d
}

func (c *checker) number(field string, w word, most int) int {
	if w.text == "" {
		return 0
	}
	n, err := strconv.Atoi(w.text)
	if err != nil || n < 1 || n > most {
		c.fail(w, "%s %q: write a whole number from 1 to %d", field, w.text, most)
	}
	return n
}
