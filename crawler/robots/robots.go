// Package robots reads robots.txt as RFC 9309 says and decides which addresses a
// crawler may fetch.
//
// It has a parser of its own because the usual one (temoto/robotstxt) gives up the whole
// file at the first bad line, takes a group "union" to mean "uniongraph", anchors no
// pattern and compares escaped with plain letters.
package robots

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// MaxSize is how much of a robots.txt is read, in bytes; RFC 9309 asks for 500 KiB at least.
const MaxSize = 512 << 10

// Rules are what one robots.txt says to one crawler. The zero value allows all.
type Rules struct {
	rules    []rule
	closed   bool
	delay    time.Duration
	sitemaps []string
}

type rule struct {
	pattern string // normalised, may hold "*" and end in "$"
	allow   bool
}

// Closed gives the rules of a host that is to be left alone: its robots.txt could not be had.
func Closed() *Rules { return &Rules{closed: true} }

// FromStatus gives the rules that an answer to the request for robots.txt means for the
// crawler with the product token agent. It is false where the answer means that the file
// cannot be reached at present (5xx, 429, and what is no answer): the host is to be left alone.
func FromStatus(status int, body []byte, agent string) (*Rules, bool) {
	switch {
	case status >= 200 && status < 300:
		return Parse(body, agent), true
	case status == 429:
		return Closed(), false // RFC 9309 leaves it with the 4xx; but who is asked to slow down should not speed up
	case status >= 400 && status < 500:
		return &Rules{}, true
	}
	return Closed(), false
}

// Parse reads the groups for agent, or those for "*" where none names it. Lines that
// cannot be understood count as absent.
func Parse(body []byte, agent string) *Rules {
	if len(body) > MaxSize {
		body = body[:MaxSize]
		body = body[:bytes.LastIndexByte(body, '\n')+1] // half a line is none
	}
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	var ours, any Rules
	named := false                     // a group names us
	var groupOurs, groupAny, open bool // whom the present group is for; open: more User-agent lines may follow
	for line := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(body)), "\n") {
		line, _, _ = strings.Cut(line, "#")
		field, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(field)) {
		case "user-agent", "useragent":
			if !open {
				groupOurs, groupAny = false, false
			}
			open = true
			token := productToken(value)
			groupAny = groupAny || strings.TrimSpace(value) == "*"
			if token != "" && strings.EqualFold(token, agent) {
				groupOurs, named = true, true
			}
		case "allow", "disallow":
			open = false
			if value == "" {
				continue // nothing is disallowed; nothing is said
			}
			r := rule{pattern: normalise(value), allow: strings.EqualFold(strings.TrimSpace(field), "allow")}
			if groupOurs {
				ours.rules = append(ours.rules, r)
			}
			if groupAny {
				any.rules = append(any.rules, r)
			}
		case "crawl-delay":
			open = false
			seconds, err := strconv.ParseFloat(strings.Replace(value, ",", ".", 1), 64)
			if err != nil || !(seconds > 0) || seconds > 1e9 {
				continue
			}
			if groupOurs {
				ours.delay = time.Duration(seconds * float64(time.Second))
			}
			if groupAny {
				any.delay = time.Duration(seconds * float64(time.Second))
			}
		case "sitemap":
			any.sitemaps = append(any.sitemaps, value)
		}
	}
	if named {
		ours.sitemaps = any.sitemaps
		return &ours
	}
	return &any
}

// productToken gives the letters that name a crawler at the beginning of a value.
func productToken(s string) string {
	for i, c := range s {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-') {
			return s[:i]
		}
	}
	return s
}

// Allowed tells whether the crawler may fetch path, an escaped path with its query. The
// rule with the longest pattern decides; where an allow and a disallow are equally long, the allow.
func (r *Rules) Allowed(path string) bool {
	if r.closed {
		return false
	}
	if path == "" {
		path = "/"
	}
	path = normalise(path)
	if path == "/robots.txt" {
		return true
	}
	best, allow := -1, true
	for _, x := range r.rules {
		if n := len(x.pattern); (n > best || n == best && x.allow) && match(x.pattern, path) {
			best, allow = n, x.allow
		}
	}
	return allow
}

// Reachable is false for the rules of [Closed].
func (r *Rules) Reachable() bool { return !r.closed }

// Delay gives the time that Crawl-delay asks for between two requests, 0 where it does not.
func (r *Rules) Delay() time.Duration { return r.delay }

// Sitemaps gives the addresses of the sitemaps that the file names.
func (r *Rules) Sitemaps() []string { return r.sitemaps }

// match tells whether pattern matches the beginning of path, or all of it when the
// pattern ends in "$"; "*" stands for any letters. It takes time proportional to the
// product of both lengths at worst, whatever the pattern.
func match(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	if !whole {
		pattern += "*"
	}
	p, s, star, mark := 0, 0, -1, 0
	for s < len(path) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, s
			p++
		case p < len(pattern) && pattern[p] == path[s]:
			p++
			s++
		case star >= 0:
			mark++
			p, s = star+1, mark
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}

// normalise gives a path or pattern one spelling: letters beyond ASCII escaped, escapes of
// what needs none undone, the others in capitals (RFC 9309, 2.2.2).
func normalise(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				if d := byte(n); d >= 'a' && d <= 'z' || d >= 'A' && d <= 'Z' || d >= '0' && d <= '9' || strings.IndexByte("-._~", d) >= 0 {
					b.WriteByte(d)
				} else {
					b.WriteString(strings.ToUpper(s[i : i+3]))
				}
				i += 2
				continue
			}
		}
		if c <= ' ' || c >= 0x7f {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
