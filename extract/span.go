package extract

import (
	"github.com/uniongraph/uniongraph/extract/dates"
	"github.com/uniongraph/uniongraph/extract/lexicon"
)

// spanKind says what was recognised at a place in a sentence.
type spanKind byte

const (
	spanProvince spanKind = iota + 1
	spanUnion
	spanOrg
	spanPerson
	spanRole
	spanEvent
	spanCue
	spanDate
	spanBlocked // a name that is no person, a federation that is no union of ours
)

var spanKindNames = map[spanKind]string{
	spanProvince: "province", spanUnion: "union", spanOrg: "organization", spanPerson: "person",
	spanRole: "role", spanEvent: "event", spanCue: "cue", spanDate: "date", spanBlocked: "blocked",
}

// span is one thing recognised in a sentence: the tokens i to j, j exclusive.
// Exactly one of the pointers below is set, as kind says.
type span struct {
	kind     spanKind
	i, j     int
	rule     string // name of the rule that made it, for --explain
	province string // slug
	union    *unionMention
	org      *orgMention
	person   *personMention
	role     *roleMention
	event    *lexicon.EventHead
	cue      *lexicon.Cue
	date     *dates.Expression
}

// unionMention is a union as the page names it.
type unionMention struct {
	slugs      []string // provinces named with it; "viet-nam" for the national union
	level      string   // "tỉnh" or "thành phố" named without the province, "" otherwise
	plural     bool     // "các Liên hiệp Hội": all or some of them, none in particular
	delegation bool     // "đoàn Lâm Đồng": the union of the province where the page speaks of it
	resolved   []string // organization ids, filled in by resolve
}

// orgMention is another organization as the page names it.
type orgMention struct {
	name           string // as far as the page says it
	classification string
	level          string // "province" where a bare name means the province's own
	town           bool   // the union of a district or a town
	complete       bool   // names its province or needs none
	anaphor        bool   // a bare head word, "Công ty", "nhà trường": the one that the page named before
	id             string // filled in by resolve, "" when the context cannot settle it
}

// personMention is a person's name with the titles before it.
type personMention struct {
	name     string   // full name in title case, "" until a short form is resolved
	given    string   // the short form: "Dũng" in "đồng chí Dũng"
	titles   []string // short forms in the order written: "PGS.", "TS."
	nameI    int      // first token of the name itself
	nameJ    int      // token behind the name
	courtesy bool     // ông, bà, đồng chí … or a title stood before it
	id       string   // filled in by resolve, "" when it is nobody
}

// roleMention is a role, with the words that make it former or acting.
type roleMention struct {
	entry     lexicon.Role
	canonical string
	former    bool
	office    bool  // names a department, so that its organization may follow a comma
	org       *span // the organization directly behind it, if any
}

// organizations gives the ids that a union or organization span was resolved to.
func (s *span) organizations() []string {
	switch {
	case s == nil:
		return nil
	case s.union != nil:
		return s.union.resolved
	case s.org != nil && s.org.id != "":
		return []string{s.org.id}
	}
	return nil
}

// isOrganization tells whether the span names a union or another organization.
func (s *span) isOrganization() bool { return s.kind == spanUnion || s.kind == spanOrg }
