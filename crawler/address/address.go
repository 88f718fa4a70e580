package address

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// MaxLength is how long an address may be, in bytes; longer ones are made by
// programs that append to their own.
const MaxLength = 2000

// ErrNotWeb is the error of an address that is no web page's: mailto:, javascript:, no host.
var ErrNotWeb = errors.New("not a web address")

// Clean parses ref relative to base (nil where ref is absolute) and gives the
// address to fetch. It fails with [ErrNotWeb] or because ref cannot be parsed.
func Clean(base *url.URL, ref string) (*url.URL, error) {
	ref = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1 // as browsers do
		}
		return r
	}, strings.TrimSpace(ref))
	if len(ref) > MaxLength {
		return nil, fmt.Errorf("address of %d bytes: longer than %d", len(ref), MaxLength)
	}
	u, err := url.Parse(strings.ReplaceAll(ref, `\`, "/"))
	if err != nil {
		return nil, fmt.Errorf("address %.80q: %w", ref, err)
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	return clean(*u)
}

func clean(u url.URL) (*url.URL, error) {
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, ErrNotWeb
	}
	u.User, u.Fragment, u.RawFragment, u.Opaque, u.ForceQuery = nil, "", "", "", false
	u.Host = host(u.Hostname(), u.Port(), u.Scheme)
	if u.Host == "" || strings.HasPrefix(u.Host, ":") {
		return nil, ErrNotWeb
	}
	if !strings.Contains(strings.ToLower(u.EscapedPath()), "%2f") { // an escaped slash is none; rare enough to leave such a path alone
		u.Path, u.RawPath = cleanPath(u.Path), ""
	}
	u.RawQuery = cleanQuery(u.RawQuery)
	return &u, nil
}

// host gives the host in small letters and ASCII, with the port unless it is the scheme's own.
func host(name, port, scheme string) string {
	name = strings.Trim(strings.ToLower(name), ". ")
	if ascii, err := idna.Lookup.ToASCII(name); err == nil && !strings.Contains(name, ":") {
		name = ascii
	}
	if strings.Contains(name, ":") {
		name = "[" + name + "]" // IPv6
	}
	if port == "" || scheme == "http" && port == "80" || scheme == "https" && port == "443" {
		return name
	}
	return name + ":" + port
}

// cleanPath resolves dots, joins double slashes, and takes out session parameters and
// the segments that ask for a print or AMP version.
func cleanPath(path string) string {
	slash := strings.HasSuffix(path, "/") || strings.HasSuffix(path, "/.") || strings.HasSuffix(path, "/..")
	var out []string
	for segment := range strings.SplitSeq(norm.NFC.String(path), "/") {
		if i := strings.IndexByte(segment, ';'); i >= 0 && isSession(segment[i+1:]) {
			segment = segment[:i] // /news;jsessionid=1A2B
		}
		switch {
		case segment == "" || segment == ".":
		case segment == "..":
			out = out[:max(0, len(out)-1)]
		case strings.HasPrefix(segment, "(S(") && strings.HasSuffix(segment, "))"): // ASP.NET without cookies
		default:
			out = append(out, segment)
		}
	}
	// The first segment may be a section named so; the last is a version of the page before it.
	if n := len(out); n > 1 && (strings.EqualFold(out[n-1], "amp") || strings.EqualFold(out[n-1], "print")) {
		out = out[:n-1]
	}
	p := "/" + strings.Join(out, "/")
	if slash && p != "/" {
		p += "/"
	}
	return p
}

// cleanQuery leaves out what does not change the page and sorts the rest by name. What
// it does not understand (no "=" anywhere, bad escapes) stays as it is.
func cleanQuery(query string) string {
	if query == "" {
		return ""
	}
	parts := strings.FieldsFunc(strings.ReplaceAll(query, "&amp;", "&"), func(r rune) bool { return r == '&' })
	parts = slices.DeleteFunc(parts, func(part string) bool {
		name, value, _ := strings.Cut(part, "=")
		return ignored(strings.ToLower(name), strings.ToLower(value))
	})
	slices.SortStableFunc(parts, func(a, b string) int {
		x, _, _ := strings.Cut(a, "=")
		y, _, _ := strings.Cut(b, "=")
		return strings.Compare(x, y)
	})
	return strings.Join(parts, "&")
}

// Key gives the address by which the page at u is known, u as [Clean] gave it: like
// "vusta.vn/tin-tuc/bai-1?id=5". It never begins with a scheme.
func Key(u *url.URL) string {
	path := u.EscapedPath()
	for _, index := range indexes {
		if cut, ok := strings.CutSuffix(path, index); ok {
			path = cut + "/"
		}
	}
	path = strings.TrimRight(path, "/")
	key := HostKey(u.Host) + path
	if u.RawQuery != "" {
		key += "?" + u.RawQuery
	}
	return key
}

// HostKey gives the host without what names another version of the same site: "www.", "m.".
func HostKey(host string) string {
	for {
		cut := host
		for _, prefix := range []string{"www.", "m.", "mobile.", "amp."} {
			if rest, ok := strings.CutPrefix(cut, prefix); ok && strings.Contains(rest, ".") {
				cut = rest
			}
		}
		if cut == host {
			return host
		}
		host = cut
	}
}
