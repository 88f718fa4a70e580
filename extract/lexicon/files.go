package lexicon

import (
	"slices"
	"strings"
	"unicode"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// The shapes of the files, and how each becomes a part of the Lexicon.

const (
	provincesFile     = "provinces.yaml"
	unitsFile         = "units-2025.yaml"
	unionsFile        = "unions.yaml"
	rolesFile         = "roles.yaml"
	titlesFile        = "titles.yaml"
	surnamesFile      = "surnames.yaml"
	organizationsFile = "organizations.yaml"
	bodiesFile        = "bodies.yaml"
	eventsFile        = "events.yaml"
	cuesFile          = "cues.yaml"
	blockersFile      = "blockers.yaml"
)

func (r *reader) provinces(l *Lexicon) {
	var f struct {
		Provinces []struct {
			Slug      string
			Name      string
			Kind      string
			Successor string
			Capital   string
			Aliases   []string // safe alone
			Short     []string // only behind "tỉnh", "TP." or a union's name
			Acronyms  []string
		}
	}
	if !r.read(provincesFile, &f) {
		return
	}
	for _, e := range f.Provinces {
		p := Province{Slug: e.Slug, Name: e.Name, Kind: e.Kind, Successor: e.Successor, Capital: e.Capital, UnionAcronyms: e.Acronyms}
		for _, a := range r.choices(e.Aliases) {
			p.Aliases = append(p.Aliases, Alias{Text: a, Bare: true})
		}
		for _, a := range append(r.choices(e.Short), unaccented(e.Name)) {
			if !slices.ContainsFunc(p.Aliases, func(b Alias) bool { return b.Text == a }) && (a != p.Name || slices.Contains(e.Short, a)) {
				p.Aliases = append(p.Aliases, Alias{Text: a})
			}
		}
		l.bySlug[p.Slug] = len(l.Provinces)
		l.Provinces = append(l.Provinces, p)
	}
}

func (r *reader) units(l *Lexicon) {
	var f struct{ Units []Unit }
	if r.read(unitsFile, &f) {
		l.Units2025 = f.Units
	}
}

func (r *reader) unions(l *Lexicon) {
	var f struct {
		Generic  []string
		National []string
		NotUnion []string `yaml:"not_union"`
	}
	if !r.read(unionsFile, &f) {
		return
	}
	l.Unions = UnionNames{Generic: r.choices(f.Generic), National: r.choices(f.National), NotUnion: r.choices(f.NotUnion), Acronyms: map[string]string{}}
	// The acronyms stand with their provinces, where an analyst looks for them.
	for _, p := range l.Provinces {
		for _, a := range p.UnionAcronyms {
			if other, taken := l.Unions.Acronyms[a]; taken {
				r.fail(provincesFile, a, "acronym %q belongs to %s already; an ambiguous acronym must be left out of both", a, other)
			}
			l.Unions.Acronyms[a] = p.Slug
		}
	}
}

func (r *reader) roles(l *Lexicon) {
	var f struct {
		Roles []struct {
			Canonical    string
			Variants     []string
			Kind         string
			Rank         int
			OrgKinds     []string `yaml:"org_kinds"`
			Organization string
		}
	}
	if !r.read(rolesFile, &f) {
		return
	}
	for _, e := range f.Roles {
		l.Roles = append(l.Roles, Role{
			Canonical: e.Canonical, Variants: without(e.Canonical, r.choices(e.Variants)), Kind: e.Kind, Rank: e.Rank,
			OrgKinds: e.OrgKinds, Titles: e.Organization != "", Organization: e.Organization,
		})
	}
}

func (r *reader) titles(l *Lexicon) {
	var f struct{ Titles []Title }
	if !r.read(titlesFile, &f) {
		return
	}
	for _, t := range f.Titles {
		t.Variants = r.choices(t.Variants)
		l.Titles = append(l.Titles, t)
	}
}

func (r *reader) surnames(l *Lexicon) {
	var f struct {
		Surnames []struct {
			Group string
			Names string // blank-separated
		}
	}
	if !r.read(surnamesFile, &f) {
		return
	}
	for _, g := range f.Surnames {
		for _, name := range strings.Fields(g.Names) {
			if len(vietnamese.Tokens(name)) != 1 {
				r.fail(surnamesFile, name, "surname %q is not one word; write its first syllable only", name)
			}
			key := vietnamese.Key(name)
			if other, taken := l.Surnames[key]; taken {
				r.fail(surnamesFile, name, "surname %q stands under %q already; leave it where more people bear it", name, other)
			}
			l.Surnames[key] = g.Group
		}
	}
}

func (r *reader) organizations(l *Lexicon) {
	var heads struct{ Heads []OrgHead }
	if r.read(organizationsFile, &heads) {
		for _, h := range heads.Heads {
			for _, text := range r.choices([]string{h.Text}) {
				h.Text = text
				l.OrgHeads = append(l.OrgHeads, h)
			}
		}
	}
	var bodies struct{ Bodies []Body }
	if r.read(bodiesFile, &bodies) {
		for _, b := range bodies.Bodies {
			b.Variants = without(b.Name, r.choices(b.Variants))
			l.Bodies = append(l.Bodies, b)
		}
	}
}

func (r *reader) events(l *Lexicon) {
	var f struct {
		Events []struct {
			Classification string
			Heads          []string
		}
	}
	if !r.read(eventsFile, &f) {
		return
	}
	for _, e := range f.Events {
		for _, h := range r.choices(e.Heads) {
			l.EventHeads = append(l.EventHeads, EventHead{Text: h, Classification: e.Classification})
		}
	}
}

func (r *reader) cues(l *Lexicon) {
	var f struct {
		Cues []struct {
			Kind    string
			Phrases []string
		}
	}
	if !r.read(cuesFile, &f) {
		return
	}
	for _, e := range f.Cues {
		for _, c := range r.choices(e.Phrases) {
			l.Cues = append(l.Cues, Cue{Text: c, Kind: e.Kind})
		}
	}
}

func (r *reader) blockers(l *Lexicon) {
	var f struct {
		Blockers []struct {
			Kind    string
			Phrases []string
		}
	}
	if !r.read(blockersFile, &f) {
		return
	}
	for _, e := range f.Blockers {
		for _, b := range r.choices(e.Phrases) {
			l.NameBlockers = append(l.NameBlockers, NameBlocker{Text: b, Kind: e.Kind})
		}
	}
}

// without leaves out the canonical spelling itself, which need not be repeated.
func without(canonical string, variants []string) []string {
	out := variants[:0]
	for _, v := range variants {
		if v != canonical {
			out = append(out, v)
		}
	}
	return out
}

// unaccented gives a name without diacritics, as addresses and captions write it:
// "Ba Ria - Vung Tau".
func unaccented(name string) string {
	words := strings.Fields(vietnamese.Fold(name))
	for i, w := range words {
		words[i] = string(unicode.ToUpper(rune(w[0]))) + w[1:]
	}
	return strings.Join(words, " ")
}
