package address

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Shape gives the pattern that u's address follows: numbers become "0", parameters keep
// only their names. The pages of an endless calendar or list have one shape.
func Shape(u *url.URL) string {
	var b strings.Builder
	b.WriteString(digits(u.Path))
	for i, name := range names(u.RawQuery) {
		if i == 0 {
			b.WriteByte('?')
		} else {
			b.WriteByte('&')
		}
		b.WriteString(name)
	}
	s := b.String()
	return s[:min(len(s), 200)]
}

// Folder gives the coarser pattern that all addresses with parameters under one path
// share: "/san-pham?*". It is "" for an address without parameters. Filters that combine
// freely have many shapes but one folder.
func Folder(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	s := digits(u.Path)
	return s[:min(len(s), 200)] + "?*"
}

func digits(s string) string {
	var b strings.Builder
	in := false
	for i := range len(s) {
		c := s[i]
		if c < '0' || c > '9' {
			b.WriteByte(c)
			in = false
		} else if !in {
			b.WriteByte('0')
			in = true
		}
	}
	return b.String()
}

func names(query string) []string {
	var out []string
	for part := range strings.SplitSeq(query, "&") {
		if name, _, _ := strings.Cut(part, "="); name != "" {
			out = append(out, strings.ToLower(name))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Winding tells whether u looks like the work of links that are relative to
// themselves: more than 12 segments, or one that comes more than twice.
func Winding(u *url.URL) bool {
	seen := map[string]int{}
	n := 0
	for segment := range strings.SplitSeq(strings.Trim(u.Path, "/"), "/") {
		n++
		if seen[segment]++; seen[segment] > 2 && len(segment) > 1 {
			return true
		}
	}
	return n > 12 || strings.Count(u.RawQuery, "&") > 12
}

// File tells whether u's ending names a file that is no page: pictures, documents, programs.
func File(u *url.URL) bool {
	switch strings.ToLower(path.Ext(u.Path)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".avif",
		".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".rtf", ".csv", ".epub",
		".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".exe", ".apk", ".msi", ".dmg", ".iso",
		".mp3", ".mp4", ".m4a", ".m4v", ".wav", ".ogg", ".webm", ".avi", ".mov", ".wmv", ".flv", ".mpg", ".mpeg",
		".css", ".js", ".json", ".woff", ".woff2", ".ttf", ".eot", ".map", ".swf":
		return true
	}
	return false
}

// Page gives the number of the page of a list that u asks for: ?page=3, /page/3,
// /trang-3.html, ?start=20 (an offset). It is 0 where u asks for none.
func Page(u *url.URL) int {
	for part := range strings.SplitSeq(u.RawQuery, "&") {
		name, value, _ := strings.Cut(part, "=")
		name = strings.ToLower(name)
		switch {
		case slices.Contains([]string{"page", "paged", "trang", "pg", "pageindex", "pagenumber", "pageno", "start", "limitstart", "offset", "currentpage", "cp", "from"}, name),
			name == "p" && u.Path != "/", // there WordPress has the number of an article
			strings.HasSuffix(name, "page"), strings.HasSuffix(name, "pageindex"):
			if n, err := strconv.Atoi(strings.TrimPrefix(value, "page-")); err == nil && n > 0 {
				return n
			}
		}
	}
	segments := strings.Split(strings.Trim(u.Path, "/"), "/")
	for i := max(0, len(segments)-2); i < len(segments); i++ {
		segment := strings.ToLower(strings.TrimSuffix(segments[i], path.Ext(segments[i])))
		if (segment == "page" || segment == "trang") && i+1 < len(segments) {
			segment += "-" + strings.TrimSuffix(segments[i+1], path.Ext(segments[i+1]))
		}
		for _, prefix := range []string{"page-", "trang-", "page", "trang"} {
			if rest, ok := strings.CutPrefix(segment, prefix); ok {
				if n, err := strconv.Atoi(rest); err == nil && n > 0 {
					return n
				}
			}
		}
	}
	return 0
}
