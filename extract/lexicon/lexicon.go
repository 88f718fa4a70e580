package lexicon

import (
	"embed"
	"io/fs"
	"sync"
)

// Lexicon is all the data. It is read-only once loaded and may be shared.
type Lexicon struct {
	Provinces    []Province // the 63 of 2008–2025, which the unions of the pages belong to
	Units2025    []Unit     // the 34 since 1 July 2025
	Unions       UnionNames
	Roles        []Role
	Titles       []Title
	Surnames     map[string]string // vietnamese.Key of a surname's first syllable → the people that bears it
	OrgHeads     []OrgHead
	EventHeads   []EventHead
	Cues         []Cue
	NameBlockers []NameBlocker
	Bodies       []Body

	bySlug map[string]int // of Provinces
}

// Province is a province or city under the central government as it was until
// 30 June 2025.
type Province struct {
	Slug          string   // name without diacritics: "ba-ria-vung-tau", as in "union:ba-ria-vung-tau"
	Name          string   // "Bà Rịa - Vũng Tàu", without "tỉnh" or "thành phố"
	Kind          string   // "tỉnh" or "thành phố"
	Aliases       []Alias  // other spellings
	Successor     string   // slug of the Unit it is part of since 1 July 2025
	Capital       string   // seat of the province's government until 30 June 2025, "" for a city
	UnionAcronyms []string // what its union calls itself: "HCMUSTA"
}

// Alias is another spelling of a province's name.
type Alias struct {
	Text string
	// Bare is true when the alias means the province even without "tỉnh", "TP." or a
	// union's name in front; false for "HN", "HP" and the like. An alias equal to the
	// province's Name with Bare false says so of the name itself: "Hồ Chí Minh".
	Bare bool
}

// Unit is one of the 34 provinces and cities since 1 July 2025.
type Unit struct {
	Slug string
	Name string
	Kind string   // "tỉnh" or "thành phố"
	From []string // slugs of the Provinces it was made of; one when it was left unchanged
}

// UnionNames are the ways to write the name of a union.
type UnionNames struct {
	Generic  []string          // without the province: "Liên hiệp các Hội Khoa học và Kỹ thuật", "LHH"
	National []string          // names of the national union: "VUSTA", "Liên hiệp Hội Việt Nam"
	Acronyms map[string]string // "HCMUSTA" → "ho-chi-minh"
	NotUnion []string          // other federations whose names begin the same way
}

// Role is an office that a person holds in an organization.
type Role struct {
	Canonical string   // as it stands in the record: "Phó Chủ tịch Thường trực"
	Variants  []string // other spellings; the canonical one is not repeated
	Kind      string   // "head", "deputy", "secretary", "member", "staff" or "honorary"
	Rank      int      // 1 is the highest; orders the roles of one organization
	OrgKinds  []string // kinds of organization led so: "union", "association", "government", "party", "university", "institute", "company", "press"; none means any
	// Titles is true for ranks of state and party that name their organization
	// themselves: "Bí thư Tỉnh ủy". Organization is then its full name, with
	// "{tỉnh}" where the name of the province of the page belongs.
	Titles       bool
	Organization string
}

// Title is what stands before a person's name.
type Title struct {
	Short    string   // "TS."; "" for courtesy and honours, which the record drops
	Variants []string // all spellings, with and without full stops
	Kind     string   // "academic", "courtesy", "honour", "military" or "clergy"
	Order    int      // GS. before PGS. before TSKH. before TS. …, for stacking into "PGS.TS."
}

// OrgHead is the word or words that the name of an organization begins with.
type OrgHead struct {
	Text           string // "Sở", "UBND", "Trường Đại học"
	Expand         string // spelled out, "" when Text already is: "Ủy ban nhân dân"
	Classification string // as in the record: association, party, government, university, institute, company, press, other
	Level          string // "province" when a bare name on a province's page means that province's own, "national", or ""
}

// Body is an organization with a closed name: nothing behind it belongs to it
// except its place.
type Body struct {
	Name           string // "Sở Khoa học và Công nghệ"
	Variants       []string
	Classification string // as in OrgHead
	Level          string // as in OrgHead
}

// EventHead is what the name of an event begins with.
type EventHead struct {
	Text           string
	Classification string // visit, meeting, signing, conference, workshop, congress, ceremony, contest or training
}

// Cue is a word or phrase that says how somebody took part, or that nothing took
// place at all.
type Cue struct {
	Text string
	Kind string // chair, speaker, head, host, attend, sign, elect, dismiss, organize, joint, visit, plan, recall or negate
}

// NameBlocker is what makes a person-like name no person: a word before it
// ("đường", "tư tưởng") or the whole phrase ("Trần Đại Nghĩa"). Where a whole phrase
// goes on with one more capitalised word it is another name: "Trần Phú Cường".
type NameBlocker struct {
	Text string
	Kind string // "before": the name that follows is no person; "name": this name is none
}

// Province finds a province by its slug.
func (l *Lexicon) Province(slug string) (Province, bool) {
	i, ok := l.bySlug[slug]
	if !ok {
		return Province{}, false
	}
	return l.Provinces[i], true
}

//go:embed data/*.yaml
var embedded embed.FS

var load = sync.OnceValue(func() *Lexicon {
	data, err := fs.Sub(embedded, "data")
	if err == nil {
		var l *Lexicon
		if l, err = Load(data); err == nil {
			return l
		}
	}
	panic("lexicon: the embedded data are broken: " + err.Error())
})

// Default gives the lexicon built into the program, parsed once. It panics only
// when the embedded files are broken, which a test rules out.
func Default() *Lexicon { return load() }
