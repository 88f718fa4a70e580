package article

import (
	"regexp"
	"strconv"

	"github.com/uniongraph/uniongraph/extract/dates"
)

var (
	addressDay   = regexp.MustCompile(`/((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?/`)
	addressMonth = regexp.MustCompile(`/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])?/`)
	addressStamp = regexp.MustCompile(`(?:^|\D)(20[0-3]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,3}(?:\D|$)`)
)

// addressDate reads the date in a page's address: "/2023/05/12/", "/202305/",
// "-20230512103015123.htm".
func addressDate(address string) dates.Date {
	for _, form := range []*regexp.Regexp{addressDay, addressMonth, addressStamp} {
		if m := form.FindStringSubmatch(address); m != nil {
			d := dates.Date{Year: number(m[1]), Month: number(m[2]), Day: number(m[3])}
			if d.Month >= 1 && d.Month <= 12 && d.Day <= 31 {
				return d
			}
		}
	}
	return dates.Date{}
}

// number reads digits, 0 for none.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
