package export

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"regexp"
	"strings"
)

var (
	plainID  = regexp.MustCompile(`^[a-z]+:[0-9A-Za-z-]+(:[0-9A-Za-z-]+)?(@[a-z]+:[0-9A-Za-z-]+)?(~[0-9a-f]+)?$`)
	ftmMarks = strings.NewReplacer(":", ".", "@", ".at.", "~", ".as.")
)

// ftmID gives an id of the letters, digits, dots and hyphens that FollowTheMoney
// takes; it drops references to others in silence. An id of another form than ours
// becomes a hash.
func ftmID(id string) string {
	if mapped := ftmMarks.Replace(id); plainID.MatchString(id) && len(mapped) <= 200 && !strings.HasSuffix(mapped, "-") {
		return mapped
	}
	sum := sha256.Sum256([]byte(id))
	return "id-" + hex.EncodeToString(sum[:16])
}

// ftmValues gives the values of a property in the form in which FollowTheMoney keeps
// them, each once. What it would change, or drop without a word, is changed here, so
// that nothing is lost unseen.
func ftmValues(property string, values []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, v := range values {
		v = strings.TrimSpace(strings.Map(visible, v))
		switch property {
		case "name", "alias":
			v = oneLine(unquoted(v))
		case "location":
			v = ftmAddress(v)
		case "sourceUrl":
			v = ftmURL(v)
		}
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// visible drops control characters but line ends and tabs, and what is not seen; all
// wide and narrow spaces become one kind.
func visible(r rune) rune {
	switch {
	case r >= 0x2000 && r <= 0x200a, r == 0x2028, r == 0x2029, r == 0x0a00, r == 0x1680, r == 0x202f, r == 0x205f, r == 0x3000:
		return ' '
	case r == '\n', r == '\t', r == '\r':
		return r
	case r < ' ', r >= 0x7f && r < 0xa0, r >= 0x200b && r <= 0x200f, r >= 0x2060 && r <= 0x2064, r == 0x061c, r == 0xad, r == 0xfeff:
		return -1
	}
	return r
}

// unquoted takes the quotes off a name that is all in quotes.
func unquoted(name string) string {
	if len(name) > 1 && strings.ContainsRune(`"'`, rune(name[0])) && strings.ContainsRune(`"'`, rune(name[len(name)-1])) {
		return name[1 : len(name)-1]
	}
	return name
}

// ftmAddress writes the lines of an address in one.
func ftmAddress(text string) string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n\t\r;,", r) })
	var out []string
	for _, p := range parts {
		if p = oneLine(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

// ftmURL gives a URL that has a path.
func ftmURL(text string) string {
	u, err := url.Parse(webAddress(text))
	if err != nil || u.Host == "" {
		return ""
	}
	if u.Path == "" {
		root := u.Scheme + "://" + u.Host
		return root + "/" + strings.TrimPrefix(text, root)
	}
	return text
}

// webAddress gives a URL that a browser opens, "" for anything else.
func webAddress(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return text
}
