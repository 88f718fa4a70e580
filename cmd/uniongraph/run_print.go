package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"os"
	"strings"
)

// jsonRun is a run as --format json prints it.
type jsonRun struct {
	Sites     []jsonRunSite `json:"sites"`
	Failures  []jsonFailure `json:"failures"`
	Unread    int           `json:"unread"` // articles that could not be read or loaded
	Documents summary       `json:"documents"`
	New       jsonNews      `json:"new"`
	Facts     []changedFact `json:"facts"`
	NotDue    []string      `json:"not_due"` // ids of sites that were left out, for their schedule says later
	Expired   []string      `json:"expired"` // ids of sites that were left out, for their declaration is out of date
}

// jsonNews counts what nobody knew before.
type jsonNews struct {
	Pages        int `json:"pages"`
	People       int `json:"people"`
	Roles        int `json:"roles"`
	Meetings     int `json:"meetings"`
	Cooperations int `json:"cooperations"`
	Events       int `json:"events"`
}

func (r *runReport) news() jsonNews {
	n := r.fresh()
	return jsonNews{r.loaded.New, r.people, n["role"], n["met"], n["cooperation"], n["event"]}
}

func (n jsonNews) String() string {
	return fmt.Sprintf("%s, %s, %s, %s, %s, %s", count(n.Pages, "page", "pages"), count(n.People, "person", "people"), count(n.Roles, "role", "roles"),
		count(n.Meetings, "meeting", "meetings"), count(n.Cooperations, "cooperation", "cooperations"), count(n.Events, "event", "events"))
}

type jsonRunSite struct {
	ID            string `json:"id"`
	Fetched       int64  `json:"fetched"`
	Unchanged     int64  `json:"unchanged"`
	Failed        int64  `json:"failed"`
	SkippedRobots int64  `json:"skipped_robots"`
	Articles      int64  `json:"articles"`
	Bytes         int64  `json:"bytes"`
	Left          int64  `json:"left"`
	Undated       int    `json:"undated"`  // articles read in this run that have no date
	Untitled      int    `json:"untitled"` // articles read in this run that have no title
	Unread        int    `json:"unread"`   // articles that could not be read or loaded
	Reason        string `json:"reason"`   // why it ended before all was visited, "" if it did not
	// Remarks say what somebody should look at: failures, silence, lost titles and dates.
	Remarks []string `json:"remarks"`
}

type jsonFailure struct {
	Site   string `json:"site"`
	URL    string `json:"url"`
	Reason string `json:"reason"`
	Next   string `json:"next"` // RFC 3339
}

func (r *runReport) json() jsonRun {
	j := jsonRun{Sites: []jsonRunSite{}, Failures: []jsonFailure{}, Unread: r.unread(), Documents: r.loaded, New: r.news(),
		Facts: append([]changedFact{}, r.facts...), NotDue: append([]string{}, r.turn.notDue...), Expired: ids(r.turn.expired)}
	for _, s := range r.sites {
		read := r.of(s.ID)
		j.Sites = append(j.Sites, jsonRunSite{s.ID, s.Fetched, s.Unchanged, s.Failed, s.SkippedRobots, s.Articles, s.Bytes, s.Left,
			read.undated, read.untitled, read.unread, s.Reason, append([]string{}, r.remarks(s)...)})
	}
	for _, f := range r.failed {
		j.Failures = append(j.Failures, jsonFailure{f.Site, f.URL, f.Reason, f.Next.UTC().Format("2006-01-02T15:04:05Z")})
	}
	return j
}

// printRun prints what a run did and what it changed.
func (a *app) printRun(r *runReport, shown int) error {
	switch a.format {
	case "json":
		return writeJSON(a.out, r.json())
	case "csv":
		out := csv.NewWriter(a.out)
		out.Write([]string{"change", "fact", "text", "date", "sentence", "url"})
		for _, f := range r.facts {
			out.Write([]string{f.Change, f.Fact, f.Text, string(f.Date), f.Sentence, string(f.URL)})
		}
		out.Flush()
		return out.Error()
	}
	w := bufio.NewWriter(a.out)
	t := tableWriter{w: w, width: terminalWidth(a.out), colour: isTerminal(a.out) && os.Getenv("NO_COLOR") == ""}
	total := r.total()
	fmt.Fprintf(w, "%s: %s fetched, %d unchanged, %s new or changed, %s failed.\n", count(len(r.sites), "site", "sites"),
		count(int(total.Fetched), "page", "pages"), total.Unchanged, count(int(total.Articles), "article", "articles"), count(len(r.failed), "page", "pages"))
	switch {
	case r.loaded.documents() == 0 && total.Articles > 0: // stopped before
		fmt.Fprintln(w, "The articles are kept, but not read yet: the next run does that.")
	case r.loaded.New+r.loaded.Changed == 0 && len(r.facts) == 0:
		fmt.Fprintln(w, "Nothing has changed.")
	default:
		fmt.Fprintf(w, "%s.\nNew: %s.\n", capitalised(r.loaded.String()), r.news())
	}
	t.remarks(r)
	t.facts(r.facts, shown)
	return flush(w)
}

// remarks lists the sites that somebody should look at.
func (t tableWriter) remarks(r *runReport) {
	const most = 15
	var lines []string
	for _, s := range r.sites {
		for _, remark := range r.remarks(s) {
			lines = append(lines, s.ID+": "+remark)
		}
	}
	if len(lines) == 0 {
		return
	}
	fmt.Fprintf(t.w, "\n%s\n", t.styled("Sites to look at", bold))
	for i, line := range lines {
		if i == most {
			fmt.Fprintf(t.w, "  and %s (uniongraph status, or --format json)\n", count(len(lines)-most, "remark more", "remarks more"))
			return
		}
		t.lines("  ", "    ", line, plain)
	}
}

// facts lists the changed facts under headings, at most shown of them.
func (t tableWriter) facts(all []changedFact, shown int) {
	headings := map[string]string{"new": "New", "confirmed": "Said again by a new page", "gone": "No longer said by any page"}
	counts := map[string]int{}
	for _, f := range all {
		counts[f.Change]++
	}
	last := ""
	for i, f := range all {
		if shown > 0 && i == shown {
			fmt.Fprintf(t.w, "  and %s (--facts 0 lists all)\n", count(len(all)-shown, "fact more", "facts more"))
			return
		}
		if f.Change != last {
			last = f.Change
			fmt.Fprintf(t.w, "\n%s\n", t.styled(fmt.Sprintf("%s: %s", headings[f.Change], count(counts[f.Change], "fact", "facts")), bold))
		}
		t.lines(fmt.Sprintf("  %-12s", f.Fact), strings.Repeat(" ", 14), f.Text, plain)
		if f.Change == "new" && f.Fact != "event" {
			t.lines(strings.Repeat(" ", 14)+"“", strings.Repeat(" ", 15), short(f.Sentence, 240)+"”", dim)
			t.lines(strings.Repeat(" ", 14), strings.Repeat(" ", 14), string(f.URL), dim)
		}
	}
}

func capitalised(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
