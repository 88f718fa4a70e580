package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Derive sums statements up to edges, ordered by type, ends and details. Mentions
// and events themselves are no edges. Every statement of an edge must be given for
// the edge to be whole.
func Derive(statements []Statement) []Edge {
	edges := map[edgeKey]*tally{}
	for _, s := range statements {
		key, ok := keyOf(s)
		if !ok {
			continue
		}
		t := edges[key]
		if t == nil {
			t = &tally{occasions: map[string]bool{}}
			edges[key] = t
		}
		t.add(s)
	}
	out := make([]Edge, 0, len(edges))
	for key, t := range edges {
		out = append(out, t.edge(key))
	}
	slices.SortFunc(out, func(a, b Edge) int {
		if c := cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)); c != 0 {
			return c // most are told apart here, and folding takes long
		}
		return cmp.Or(
			cmp.Compare(foldedName(a.Role), foldedName(b.Role)), cmp.Compare(a.As, b.As), cmp.Compare(a.Basis, b.Basis),
			cmp.Compare(a.StartDate, b.StartDate), cmp.Compare(a.EndDate, b.EndDate),
		)
	})
	return out
}

// edgeKey is what statements of one edge have in common.
type edgeKey struct {
	kind     EdgeType
	from, to string
	detail   string // role (folded), manner of attendance, or basis and period
}

func keyOf(s Statement) (edgeKey, bool) {
	key := edgeKey{from: s.Subject, to: s.Object}
	switch s.Kind {
	case KindMembership:
		key.kind, key.detail = EdgeHoldsRole, foldedName(s.Role)
	case KindParticipation:
		key.kind, key.detail = EdgeAttended, s.As
	case KindOrganized:
		key.kind = EdgeOrganized
	case KindHosted:
		key.kind = EdgeHosted
	case KindTookPart:
		key.kind = EdgeTookPart
	case KindMet:
		key.kind = EdgeMet
		key.from, key.to = min(key.from, key.to), max(key.from, key.to)
	case KindCooperation:
		key.kind, key.detail = EdgeCooperatesWith, strings.Join([]string{s.Basis, s.StartDate, s.EndDate}, "|")
		key.from, key.to = min(key.from, key.to), max(key.from, key.to)
	default:
		return key, false
	}
	// Two mentions of one document may later turn out to be one person.
	return key, key.from != key.to
}

// EdgeKey is equal for the statements of one edge: 16 hexadecimal digits, "" where a
// statement belongs to none. Derive makes one edge of all statements of one key.
func EdgeKey(s Statement) string {
	key, ok := keyOf(s)
	if !ok {
		return ""
	}
	return shortHash(string(key.kind), key.from, key.to, key.detail)
}

// tally collects the statements of one edge.
type tally struct {
	statements []Statement
	occasions  map[string]bool
}

func (t *tally) add(s Statement) {
	t.statements = append(t.statements, s)
	t.occasions[occasion(s)] = true
}

// occasion names what a statement counts as: what happened at an event counts once
// a day, however many documents tell of it; everything else once a document.
func occasion(s Statement) string {
	if s.Kind == KindMet || s.Kind == KindCooperation {
		if len(s.Date) == len("2024-03-29") && dated(s.Date) && s.Event != "" {
			return s.Date
		}
		if s.Event != "" {
			return s.Event
		}
	}
	return s.Document
}

func (t *tally) edge(key edgeKey) Edge {
	e := Edge{Type: key.kind, From: key.from, To: key.to, Count: len(t.occasions)}
	var roles []string
	held := slices.ContainsFunc(t.statements, func(s Statement) bool { return !s.Former })
	formerSince, lastHeld := "", ""
	for _, s := range t.statements {
		e.Statements = append(e.Statements, s.ID)
		roles = append(roles, s.Role)
		e.As, e.Basis, e.StartDate, e.EndDate = s.As, s.Basis, s.StartDate, s.EndDate
		if s.Former {
			formerSince = Later(formerSince, s.Date)
		} else {
			lastHeld = Later(lastHeld, s.Date)
		}
		if s.Former && held {
			continue // "nguyên Chủ tịch" is no sighting in the role
		}
		e.First, e.Last = Earlier(e.First, s.Date), Later(e.Last, s.Date)
	}
	if key.kind == EdgeHoldsRole {
		e.Role = bestName(roles)
		// Whoever is called a former chairman later than a chairman no longer is one.
		e.Former = !held || formerSince != "" && Later(formerSince, lastHeld) == formerSince
	}
	if key.kind == EdgeAttended {
		e.Mode, e.Delegation = common(t.statements)
	}
	return e
}

// common gives mode and delegation where all statements that have them agree.
func common(statements []Statement) (mode, delegation string) {
	var modes, delegations []string
	for _, s := range statements {
		if s.Mode != "" {
			modes = append(modes, s.Mode)
		}
		if s.Delegation != "" {
			delegations = append(delegations, s.Delegation)
		}
	}
	if modes = unique(modes); len(modes) == 1 {
		mode = modes[0]
	}
	if delegations = unique(delegations); len(delegations) == 1 {
		delegation = delegations[0]
	}
	return mode, delegation
}
