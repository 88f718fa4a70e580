package sqlite

import (
	"encoding/json"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// profile gives the key of a profile, which is made if no document has had it.
func (l *load) profile(p graph.Profile) int64 {
	id := p.ID()
	if key := l.key("SELECT key FROM profiles WHERE id = ?", id); key != 0 {
		return key
	}
	block := p.Block()
	l.blocks[block] = true
	return l.insertKey("INSERT INTO profiles (id, block, name, honorific_prefix, anchors, person) VALUES (?,?,?,?,?,'')",
		id, block, p.Name, p.HonorificPrefix, l.list(p.Anchors))
}

// organizationName likewise gives the key of an organization's name.
func (l *load) organizationName(o graph.Organization) int64 {
	if key := l.key("SELECT key FROM organization_names WHERE organization = ? AND name = ? AND classification = ?", o.ID, o.Name, o.Classification); key != 0 {
		return key
	}
	l.organizations[o.ID] = true
	return l.insertKey("INSERT INTO organization_names (organization, name, classification, folded) VALUES (?,?,?,?)",
		o.ID, o.Name, o.Classification, o.Folded)
}

// dropOrphans removes profiles and names that no document has any more.
func (l *load) dropOrphans() {
	for key, block := range l.orphans {
		if l.key("SELECT profile FROM mentions WHERE profile = ? LIMIT 1", key) == 0 {
			l.exec("DELETE FROM profiles WHERE key = ?", key)
			l.blocks[block], l.shrunk[block] = true, true
		}
	}
	for key := range l.lostNames {
		if l.key("SELECT name FROM organization_mentions WHERE name = ? LIMIT 1", key) == 0 {
			l.exec("DELETE FROM organization_names WHERE key = ?", key)
		}
	}
}

type storedProfile struct {
	graph.Profile
	key     int64
	anchors string
	person  string
}

// resolve decides anew who the people of one name are, and follows with all that
// refers to them. Persons whom a deleted profile leaves behind are known from the
// ids of the block: a person's folded name is the block.
func (l *load) resolve(block string) error {
	rows, err := l.query("SELECT key, name, honorific_prefix, anchors, person FROM profiles WHERE block = ?", block)
	if err != nil {
		return err
	}
	stored, err := collect(rows, func(p *storedProfile) []any {
		return []any{&p.key, &p.Name, &p.HonorificPrefix, &p.anchors, &p.person}
	})
	if err != nil {
		return err
	}
	profiles := make([]graph.Profile, len(stored))
	for i := range stored {
		if err := json.Unmarshal([]byte(stored[i].anchors), &stored[i].Anchors); err != nil {
			return err
		}
		profiles[i] = stored[i].Profile
	}
	members := map[string][]graph.Profile{}
	touched := map[string]bool{} // persons who won or lost a profile that is still there
	if len(profiles) > 0 {
		for i, id := range l.resolver.Resolve(profiles) {
			members[id] = append(members[id], profiles[i])
			if before := stored[i].person; id != before {
				l.reassign(stored[i], id)
				touched[before], touched[id] = true, true
			}
		}
	}
	return l.replacePersons(block, members, touched)
}

// reassign gives a profile to another person, and with it what statements say.
func (l *load) reassign(p storedProfile, person string) {
	l.exec("UPDATE profiles SET person = ? WHERE key = ?", person, p.key)
	if p.person == "" {
		return // new: no statement refers to it yet
	}
	for _, end := range []string{"subject", "object"} {
		l.exec(`UPDATE statements SET `+end+` = ? WHERE id IN (
			SELECT s.id FROM mentions m JOIN statements s ON s.document = m.document AND s.`+end+`_ref = m.ref WHERE m.profile = ?)`,
			person, p.key)
	}
}

// replacePersons writes the persons of a block anew, those that are touched or, when
// the block has lost profiles, all.
func (l *load) replacePersons(block string, members map[string][]graph.Profile, touched map[string]bool) error {
	rows, err := l.query("SELECT id, name, honorific_prefix, folded, names FROM persons WHERE folded = ?", block)
	if err != nil {
		return err
	}
	before, err := collect(rows, personFields)
	if err != nil {
		return err
	}
	kept := map[string]bool{}
	for _, b := range before {
		profiles, stays := members[b.ID]
		if stays && (!touched[b.ID] && !l.shrunk[block] || l.merge(b.ID, profiles) == b) {
			kept[b.ID] = true
			continue
		}
		l.unindex(graph.NodePerson, b.ID)
		l.exec("DELETE FROM persons WHERE id = ?", b.ID)
	}
	for id, profiles := range members {
		if !kept[id] {
			p := l.merge(id, profiles)
			l.exec("INSERT INTO persons (id, name, honorific_prefix, folded, names) VALUES (?,?,?,?,?)", p.ID, p.Name, p.HonorificPrefix, p.Folded, p.Names)
			l.index(graph.NodePerson, p.ID, p.Folded)
		}
	}
	return l.err
}

func (l *load) merge(id string, profiles []graph.Profile) personRow {
	p := graph.MergeProfiles(id, profiles)
	return personRow{p.ID, p.Name, p.HonorificPrefix, p.Folded, l.list(p.Names)}
}

func (l *load) personOf(profile int64) (string, error) {
	var id string
	err := l.row("SELECT person FROM profiles WHERE key = ?", profile).Scan(&id)
	return id, err
}

func (l *load) mergeOrganization(id string) error {
	rows, err := l.query("SELECT organization, name, classification FROM organization_names WHERE organization = ?", id)
	if err != nil {
		return err
	}
	named, err := collect(rows, func(o *graph.Organization) []any { return []any{&o.ID, &o.Name, &o.Classification} })
	if err != nil {
		return err
	}
	l.unindex(graph.NodeOrganization, id)
	l.exec("DELETE FROM organizations WHERE id = ?", id)
	if len(named) > 0 {
		o := graph.MergeOrganizations(named)
		l.exec("INSERT INTO organizations (id, name, classification, folded, names) VALUES (?,?,?,?,?)", o.ID, o.Name, o.Classification, o.Folded, l.list(o.Names))
		l.index(graph.NodeOrganization, o.ID, strings.Join(graph.Words(strings.Join(o.Names, "\n")), " "))
	}
	return l.err
}

// list writes strings as a JSON array.
func (l *load) list(items []string) string {
	b, err := json.Marshal(items)
	if err != nil {
		l.err = err
	}
	return string(b)
}
