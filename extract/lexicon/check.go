package lexicon

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

var (
	kindsOfPlace   = []string{"tỉnh", "thành phố"}
	kindsOfRole    = []string{"head", "deputy", "secretary", "member", "staff", "honorary"}
	kindsOfTitle   = []string{"academic", "courtesy", "honour", "military", "clergy"}
	kindsOfCue     = []string{"chair", "speaker", "head", "host", "attend", "sign", "elect", "dismiss", "organize", "joint", "visit", "plan", "recall", "negate"}
	kindsOfBlocker = []string{"before", "name"}
	kindsOfEvent   = []string{"visit", "meeting", "signing", "conference", "workshop", "congress", "ceremony", "contest", "training"}
	kindsOfOrg     = []string{"union", "association", "party", "government", "university", "institute", "company", "press", "other"}
	levels         = []string{"", "province", "national"}
)

// check finds what a strict decoder cannot: words out of a closed list, names
// claimed twice, slugs of nothing.
func (r *reader) check(l *Lexicon) {
	for file, text := range r.data {
		if !norm.NFC.IsNormalString(text) {
			r.fail(file, "", "the file is not in Unicode normal form C; save it as NFC, or retype the words with a Vietnamese keyboard")
		}
	}
	r.checkPlaces(l)
	roles := claims{r, rolesFile, "role", map[string]string{}}
	for _, e := range l.Roles {
		r.oneOf(rolesFile, e.Canonical, "kind", e.Kind, kindsOfRole)
		for _, k := range e.OrgKinds {
			r.oneOf(rolesFile, e.Canonical, "org_kinds", k, kindsOfOrg)
		}
		roles.claim(e.Canonical, e.Canonical)
		for _, v := range e.Variants {
			roles.claim(v, e.Canonical)
		}
	}
	titles := claims{r, titlesFile, "title", map[string]string{}}
	for i, e := range l.Titles {
		if len(e.Variants) == 0 {
			r.fail(titlesFile, e.Short, "title %d has no variants; write the spellings that pages use", i+1)
			continue
		}
		r.oneOf(titlesFile, e.Variants[0], "kind", e.Kind, kindsOfTitle)
		for _, v := range e.Variants {
			titles.claim(v, e.Kind+" "+e.Short+" "+e.Variants[0])
		}
	}
	heads := claims{r, organizationsFile, "head", map[string]string{}}
	for _, e := range l.OrgHeads {
		r.oneOf(organizationsFile, e.Text, "classification", e.Classification, kindsOfOrg)
		r.oneOf(organizationsFile, e.Text, "level", e.Level, levels)
		heads.once(e.Text)
	}
	bodies := claims{r, bodiesFile, "body", map[string]string{}}
	for _, e := range l.Bodies {
		r.oneOf(bodiesFile, e.Name, "classification", e.Classification, kindsOfOrg)
		r.oneOf(bodiesFile, e.Name, "level", e.Level, levels)
		bodies.once(e.Name)
		for _, v := range e.Variants {
			bodies.claim(v, e.Name)
		}
	}
	events := claims{r, eventsFile, "event", map[string]string{}}
	for _, e := range l.EventHeads {
		r.oneOf(eventsFile, e.Text, "classification", e.Classification, kindsOfEvent)
		events.claim(e.Text, e.Classification)
	}
	cues := claims{r, cuesFile, "cue", map[string]string{}}
	for _, e := range l.Cues {
		r.oneOf(cuesFile, e.Text, "kind", e.Kind, kindsOfCue)
		cues.claim(e.Text, e.Kind)
	}
	blockers := claims{r, blockersFile, "blocker", map[string]string{}}
	for _, e := range l.NameBlockers {
		r.oneOf(blockersFile, e.Text, "kind", e.Kind, kindsOfBlocker)
		blockers.claim(e.Text, e.Kind)
	}
}

// checkPlaces checks provinces and units against each other.
func (r *reader) checkPlaces(l *Lexicon) {
	for _, p := range l.Provinces {
		if p.Slug != vietnamese.Slug(p.Name) {
			r.fail(provincesFile, "slug: "+p.Slug, "slug %q does not fit the name %q; write %q", p.Slug, p.Name, vietnamese.Slug(p.Name))
		}
	}
	parts := map[string]string{} // province → unit
	for _, u := range l.Units2025 {
		r.oneOf(unitsFile, "slug: "+u.Slug, "kind", u.Kind, kindsOfPlace)
		if u.Slug != vietnamese.Slug(u.Name) {
			r.fail(unitsFile, "slug: "+u.Slug, "slug %q does not fit the name %q; write %q", u.Slug, u.Name, vietnamese.Slug(u.Name))
		}
		for _, p := range u.From {
			if _, ok := l.Province(p); !ok {
				r.fail(unitsFile, p, "%q is no province of %s; use the slug written there", p, provincesFile)
			}
			if other, taken := parts[p]; taken {
				r.fail(unitsFile, p, "province %q is part of %q already; a province has one successor", p, other)
			}
			parts[p] = u.Slug
		}
	}
	names := claims{r, provincesFile, "alias", map[string]string{}}
	for _, p := range l.Provinces {
		r.oneOf(provincesFile, "slug: "+p.Slug, "kind", p.Kind, kindsOfPlace)
		if parts[p.Slug] != p.Successor {
			r.fail(provincesFile, "slug: "+p.Slug, "successor %q, but %s has it under %q; make them agree", p.Successor, unitsFile, parts[p.Slug])
		}
		names.once(p.Name)
		for _, a := range p.Aliases {
			names.claim(a.Text, p.Name)
		}
	}
}

// oneOf checks a word of a closed list.
func (r *reader) oneOf(file, entry, field, value string, allowed []string) {
	if !slices.Contains(allowed, value) {
		r.fail(file, entry, "%s of %q is %q; write one of %q", field, entry, value, allowed)
	}
}

// claims finds two entries that lay claim to one spelling.
type claims struct {
	r     *reader
	file  string
	what  string
	taken map[string]string // spelling → owner
}

// claim takes a spelling for an owner. An owner may write its own spelling twice
// in ways that only vietnamese.Key makes equal.
func (c claims) claim(text, owner string) {
	key := spelling(text)
	if key == "" {
		c.r.fail(c.file, owner, "%q has an empty %s; remove it", owner, c.what)
		return
	}
	if other, ok := c.taken[key]; ok && other != owner {
		c.r.fail(c.file, text, "%s %q of %q belongs to %q already; keep it at one of them", c.what, text, owner, other)
	}
	c.taken[key] = owner
}

// once takes a spelling that must not come again at all.
func (c claims) once(text string) {
	if _, ok := c.taken[spelling(text)]; ok {
		c.r.fail(c.file, text, "%s %q stands here twice; remove one", c.what, text)
	}
	c.claim(text, text)
}

// spelling is what two entries are compared by: the key, but abbreviations keep
// their capitals apart from words ("CT" is not "ct").
func spelling(text string) string {
	key := vietnamese.Key(text)
	if text == strings.ToUpper(text) {
		return "^" + key
	}
	return key
}
