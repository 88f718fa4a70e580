package graph

import (
	_ "embed"
	"math"
	"strings"
)

// leadingRoles lists the roles that lead, by rank.
//
//go:embed leading_roles.txt
var leadingRoles string

// notLeading is the rank of roles that do not lead.
const notLeading = math.MaxInt

// ranks orders roles, by their folded beginnings; the lesser leads the greater.
type ranks map[string]int

func newRanks() ranks {
	r := ranks{}
	for line := range strings.Lines(leadingRoles) {
		line, _, _ = strings.Cut(line, "#")
		if words := foldedName(line); words != "" {
			r[words] = len(r)
		}
	}
	return r
}

// of gives the rank of a role: that of the longest beginning in the list.
func (r ranks) of(role string) int {
	folded := foldedName(role)
	for _, prefix := range []string{"quyen ", "nguyen "} { // acting, former
		folded = strings.TrimPrefix(folded, prefix)
	}
	if strings.Contains(folded, "danh du") { // honorary
		return notLeading
	}
	for folded != "" {
		if rank, ok := r[folded]; ok {
			return rank
		}
		folded = folded[:max(0, strings.LastIndexByte(folded, ' '))]
	}
	return notLeading
}
