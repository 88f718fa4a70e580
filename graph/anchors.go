package graph

import (
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/extract"
)

// National is the id of the national union, VUSTA.
const National = "union:viet-nam"

// anchors says by what, besides the name, a record's person is known; the package
// comment has the rule. The result is sorted and never empty.
func anchors(r *extract.Record, person, document string) []string {
	var found []string
	for _, m := range r.Memberships {
		if m.Person == person && (provincial(m.Organization) || !wideBody(m.Role)) {
			found = append(found, m.Organization)
		}
	}
	if len(found) == 0 {
		for _, e := range r.Events {
			for _, p := range e.Participation {
				if p.Person == person && p.Delegation != nil && *p.Delegation != National {
					found = append(found, *p.Delegation)
				}
			}
		}
	}
	if len(found) == 0 {
		if union := homeUnion(r, person); union != "" {
			found = append(found, union)
		} else {
			found = append(found, document)
		}
	}
	return unique(found)
}

// homeUnion gives the provincial union on whose page, or at whose event, a person
// without any organization is named; "" if there is none or more than one.
func homeUnion(r *extract.Record, person string) string {
	if site := value(r.Document.Site); site != "" {
		if union := "union:" + site; provincial(union) {
			return union
		}
		return ""
	}
	var only string
	for _, o := range r.Organizations {
		if provincial(o.ID) {
			if only != "" {
				return ""
			}
			only = o.ID
		}
	}
	for _, e := range r.Events {
		if only != "" && slices.Contains(e.Attendees, person) && (slices.Contains(e.Organizer, only) || slices.Contains(e.Host, only)) {
			return only
		}
	}
	return ""
}

func provincial(organization string) bool {
	return strings.HasPrefix(organization, "union:") && organization != National
}

// wideBody reports whether a role is one that very many people share, so that two
// people of one name may both hold it: member of a committee, of a council, of an
// association, delegate.
func wideBody(role string) bool {
	folded := foldedName(role)
	for _, prefix := range []string{"uy vien", "thanh vien", "hoi vien", "dai bieu", "doan vien", "dang vien"} {
		if folded == prefix || strings.HasPrefix(folded, prefix+" ") {
			return true
		}
	}
	return false
}
