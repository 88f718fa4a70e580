package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// FindPerson gives the one person that a text means: an id, a name with or without
// marks and titles, a part of a name if nobody else has it, or "name@organization".
func (q Query) FindPerson(ctx context.Context, text string) (Person, error) {
	persons, err := q.personCandidates(ctx, text)
	switch {
	case err != nil:
		return Person{}, err
	case len(persons) == 1:
		return persons[0], nil
	case len(persons) > 1:
		candidates, err := q.describe(ctx, persons)
		if err != nil {
			return Person{}, err
		}
		return Person{}, &Error{Code: CodeAmbiguous, Candidates: candidates,
			Message: fmt.Sprintf("%q may be any of %d people; ask again with the id of one", text, len(persons))}
	}
	all, err := q.Reader.Find(ctx, Filter{Kinds: []NodeKind{NodePerson}})
	if err != nil {
		return Person{}, err
	}
	close := closest(foldedName(text), all.Persons, func(p Person) string { return p.Folded })
	candidates, err := q.describe(ctx, close)
	if err != nil {
		return Person{}, err
	}
	return Person{}, notFound("nobody", text, candidates)
}

func (q Query) personCandidates(ctx context.Context, text string) ([]Person, error) {
	text = vietnamese.Normalize(text)
	find := func(f Filter) ([]Person, error) {
		f.Kinds = []NodeKind{NodePerson}
		nodes, err := q.Reader.Find(ctx, f)
		return nodes.Persons, err
	}
	if found, err := find(Filter{IDs: []string{text}}); err != nil || len(found) > 0 {
		return found, err
	}
	name, where, scoped := strings.Cut(strings.TrimPrefix(text, "person:"), "@")
	name = strings.ReplaceAll(untitled(name), "-", " ")
	if len(Words(name)) == 0 {
		return nil, nil
	}
	fits := func(found []Person, like func(Person) bool) []Person {
		return slices.DeleteFunc(found, func(p Person) bool {
			return !like(p) || scoped && !slices.ContainsFunc(q.places(where), func(place string) bool { return anchoredAt(p.ID, place) })
		})
	}
	found, err := find(Filter{Names: []string{foldedName(name)}})
	if err != nil {
		return nil, err
	}
	if found = fits(found, func(p Person) bool { return anyLike(name, p.Names) }); len(found) > 0 {
		return found, nil
	}
	found, err = find(Filter{Words: Words(name)})
	if err != nil {
		return nil, err
	}
	return fits(found, func(p Person) bool { return wordsLike(name, p.Name) }), nil
}

// anchoredAt reports whether a person's id shows the anchor that a text means:
// "union:lam-dong", "lam-dong" or "Lâm Đồng".
func anchoredAt(id, text string) bool {
	_, anchor, _ := strings.Cut(id, "@")
	anchor, _, _ = strings.Cut(anchor, "~")
	_, slug, _ := strings.Cut(anchor, ":")
	return anchor == text || slug == vietnamese.Slug(text)
}

func anyLike(query string, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return spelledLike(query, n) })
}

// wordsLike reports whether each word of a query is a word of the name, marks included.
func wordsLike(query, name string) bool {
	for w := range strings.FieldsSeq(nameKey(query)) {
		if !anyLike(w, strings.Fields(nameKey(name))) {
			return false
		}
	}
	return true
}

// untitled cuts titles and courtesy off the front of a name that somebody typed.
func untitled(name string) string {
	for {
		name = strings.TrimLeft(name, " .,")
		cut := false
		for _, title := range []string{"đồng chí", "ông", "bà", "GS", "PGS", "TSKH", "TS", "ThS", "KS", "BS", "CN"} {
			rest, found := cutPrefixFold(name, title)
			if found && (strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, " ")) && len(strings.Fields(rest)) > 1 {
				name, cut = rest, true
			}
		}
		if !cut {
			return name
		}
	}
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// FindOrganization gives the one organization that a text means: an id, a union by
// its province ("lam-dong", "Liên hiệp hội Lâm Đồng", "vusta"), or a name.
func (q Query) FindOrganization(ctx context.Context, text string) (Organization, error) {
	organizations, err := q.organizationCandidates(ctx, text)
	switch {
	case err != nil:
		return Organization{}, err
	case len(organizations) == 1:
		return organizations[0], nil
	case len(organizations) > 1:
		return Organization{}, &Error{Code: CodeAmbiguous, Candidates: listed(organizations),
			Message: fmt.Sprintf("%q may be any of %d organizations; ask again with the id of one", text, len(organizations))}
	}
	all, err := q.Reader.Find(ctx, Filter{Kinds: []NodeKind{NodeOrganization}})
	if err != nil {
		return Organization{}, err
	}
	close := closest(foldedName(text), all.Organizations, func(o Organization) string {
		return strings.TrimPrefix(o.Folded, unionName+" ")
	})
	return Organization{}, notFound("no organization", text, listed(close))
}

func (q Query) organizationCandidates(ctx context.Context, text string) ([]Organization, error) {
	find := func(f Filter) ([]Organization, error) {
		f.Kinds = []NodeKind{NodeOrganization}
		nodes, err := q.Reader.Find(ctx, f)
		return nodes.Organizations, err
	}
	if found, err := find(Filter{IDs: []string{text}}); err != nil || len(found) > 0 {
		return found, err
	}
	words := Words(text)
	if len(words) == 0 {
		return nil, nil
	}
	if found, err := find(Filter{IDs: q.unionIDs(text)}); err != nil || len(found) > 0 {
		return found, err
	}
	if found, err := find(Filter{Names: []string{strings.Join(words, " ")}}); err != nil || len(found) > 0 {
		return found, err
	}
	return find(Filter{Words: words})
}

// unionName is the folded name that all unions share.
const unionName = "lien hiep cac hoi khoa hoc va ky thuat"

// unionIDs gives the ids of the union that a text may mean, whether or not there is one.
func (q Query) unionIDs(text string) []string {
	place := strings.Join(Words(strings.TrimPrefix(text, "union:")), " ")
	for _, name := range []string{
		unionName, "lien hiep cac hoi khoa hoc ky thuat", "lien hiep cac hoi kh kt", "lien hiep cac hoi khkt",
		"lien hiep hoi khoa hoc va ky thuat", "lien hiep hoi kh kt", "lien hiep hoi", "lhh",
	} {
		if rest, ok := strings.CutPrefix(place, name); ok {
			place = strings.TrimSpace(rest)
			break
		}
	}
	for _, level := range []string{"tinh ", "thanh pho ", "tp "} {
		place = strings.TrimPrefix(place, level)
	}
	switch place {
	case "", "vusta", "viet nam", "lhhvn", "vn":
		return []string{National}
	}
	if q.Province != nil {
		for _, name := range []string{text, place} {
			if slug, ok := q.Province(name); ok {
				return []string{"union:" + slug}
			}
		}
	}
	return []string{"union:" + strings.ReplaceAll(place, " ", "-")}
}

func listed(organizations []Organization) []Candidate {
	var out []Candidate
	for _, o := range organizations {
		out = append(out, Candidate{ID: o.ID, Name: o.Name})
	}
	return out
}

// describe says what tells people of one name apart: the roles they hold.
func (q Query) describe(ctx context.Context, persons []Person) ([]Candidate, error) {
	if len(persons) == 0 {
		return nil, nil
	}
	var ids []string
	for _, p := range persons {
		ids = append(ids, p.ID)
	}
	m, err := q.gather(ctx, StatementFilter{Kinds: []Kind{KindMembership}, Nodes: ids})
	if err != nil {
		return nil, err
	}
	roles := map[string][]string{}
	for _, e := range m.edges() {
		roles[e.From] = append(roles[e.From], e.Role+", "+m.organizations[e.To].Name)
	}
	var out []Candidate
	for _, p := range persons {
		name := strings.TrimSpace(p.HonorificPrefix + " " + p.Name)
		out = append(out, Candidate{ID: p.ID, Name: name, Detail: strings.Join(roles[p.ID], "; ")})
	}
	return out, nil
}

func notFound(whom, text string, candidates []Candidate) *Error {
	message := fmt.Sprintf("%s in the graph is called %q", whom, text)
	if len(candidates) > 0 {
		message += "; close to it are:"
	} else {
		message += "; try a part of the name, or: uniongraph query search " + fmt.Sprintf("%q", text)
	}
	return &Error{Code: CodeNotFound, Message: message, Candidates: candidates}
}

// closest gives up to five items whose names differ from a folded one by a few
// letters, or share most of its words; the closest first.
func closest[T any](folded string, items []T, name func(T) string) []T {
	type scored struct {
		item     T
		name     string
		distance int
	}
	var found []scored
	words := strings.Fields(folded)
	for _, item := range items {
		n := name(item)
		d := editDistance([]rune(folded), []rune(n))
		shared := 0
		for _, w := range strings.Fields(n) {
			if slices.Contains(words, w) {
				shared++
			}
		}
		if d <= max(2, len(folded)/5) || shared >= 2 && shared*3 >= len(words)*2 {
			found = append(found, scored{item, n, d})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.name, b.name))
	})
	var out []T
	for _, f := range found[:min(5, len(found))] {
		out = append(out, f.item)
	}
	return out
}

// editDistance counts the letters to insert, delete or replace to get from a to b.
func editDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			next := diagonal
			if x != y {
				next = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}
