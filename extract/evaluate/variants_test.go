package evaluate

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/uniongraph/uniongraph/extract"
)

// perfect makes the record that the gold asks for.
func perfect(g *Gold) *extract.Record {
	r := &extract.Record{Schema: 1, Document: extract.Document{SourceFile: g.Name + ".txt", Title: g.Document.Title.Value, Published: g.Document.Published.Value, Author: g.Document.Author.Value}}
	ids := map[string]string{}
	for i, p := range g.Persons {
		ids[p.Name] = fmt.Sprintf("p%d", i+1)
		r.Persons = append(r.Persons, extract.Person{ID: ids[p.Name], Name: p.Name, HonorificPrefix: p.HonorificPrefix.Value})
	}
	refs := func(names []string) (out []string) {
		for _, n := range names {
			if id, ok := ids[n]; ok {
				n = id
			}
			out = append(out, n)
		}
		return out
	}
	for i, o := range g.Organizations {
		if o.ID == "" {
			ids[o.Name] = fmt.Sprintf("org:%d", i)
			r.Organizations = append(r.Organizations, extract.Organization{ID: ids[o.Name], Name: o.Name})
		} else {
			r.Organizations = append(r.Organizations, extract.Organization{ID: o.ID, Name: "Liên hiệp hội " + o.ID})
		}
	}
	for _, m := range g.Memberships {
		r.Memberships = append(r.Memberships, extract.Membership{Person: refs([]string{m.Person})[0], Role: m.Role.Values[0], Organization: refs(m.Organization.Values[:1])[0]})
	}
	for i, e := range g.Events {
		var start *string
		if s := e.StartDate.Values[0]; s != "" {
			start = &s
		}
		r.Events = append(r.Events, extract.Event{ID: fmt.Sprintf("e%d", i+1), Classification: e.Classification, StartDate: start,
			Organizer: refs(e.Organizer), Host: refs(e.Host), Attendees: refs(e.Attendees), Organizations: refs(e.Organizations)})
	}
	for _, m := range g.Met {
		pair := refs(m.Between)
		r.Met = append(r.Met, extract.Met{Between: [2]string{pair[0], pair[1]}})
	}
	for _, c := range g.Cooperations {
		pair := refs(c.Between)
		r.Cooperations = append(r.Cooperations, extract.Cooperation{Between: [2]string{pair[0], pair[1]}, Basis: *c.Basis})
	}
	return r
}

// spoil makes a few mistakes of the kinds that extractors make.
func spoil(r *extract.Record, g *Gold, rng *rand.Rand) {
	for range 1 + rng.IntN(8) {
		mistakes[rng.IntN(len(mistakes))](r, g, rng)
	}
}

var mistakes = []func(*extract.Record, *Gold, *rand.Rand){
	func(r *extract.Record, _ *Gold, rng *rand.Rand) { r.Persons = drop(r.Persons, rng) },
	func(r *extract.Record, _ *Gold, rng *rand.Rand) { r.Organizations = drop(r.Organizations, rng) },
	func(r *extract.Record, _ *Gold, rng *rand.Rand) { r.Memberships = drop(r.Memberships, rng) },
	func(r *extract.Record, _ *Gold, rng *rand.Rand) { r.Events = drop(r.Events, rng) },
	func(r *extract.Record, _ *Gold, rng *rand.Rand) { r.Met = drop(r.Met, rng) },
	func(r *extract.Record, _ *Gold, rng *rand.Rand) { r.Cooperations = drop(r.Cooperations, rng) },
	func(r *extract.Record, _ *Gold, rng *rand.Rand) { r.Memberships = repeat(r.Memberships, rng) },
	func(r *extract.Record, _ *Gold, rng *rand.Rand) { r.Events = repeat(r.Events, rng) },
	func(r *extract.Record, _ *Gold, rng *rand.Rand) { r.Persons = repeat(r.Persons, rng) },
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if p := pick(r.Persons, rng); p != nil {
			p.Name = respell(p.Name, rng)
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if p := pick(r.Persons, rng); p != nil {
			p.HonorificPrefix = choose(rng, "TS.", "PGS. TS", "tskh", "'", "Ks")
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if o := pick(r.Organizations, rng); o != nil {
			o.Name = respell(o.Name, rng)
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if o := pick(r.Organizations, rng); o != nil {
			o.ID = *choose(rng, "union:lam-dong", "union:viet-nam", "org:x", "union:ha-noi")
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if m := pick(r.Memberships, rng); m != nil {
			m.Role = *choose(rng, "Q. Giám đốc", "Phó Chủ tịch", "PHÓ CHỦ TỊCH UBND", "Chủ  tịch;", "")
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if m := pick(r.Memberships, rng); m != nil {
			m.Organization = *choose(rng, "UBND TP. Hà Nội", "union:dong-nai", "Sở KH&CN tỉnh Vĩnh Long", `Hội "Trí thức" d'Annam`, "org:unknown", "")
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if e := pick(r.Events, rng); e != nil {
			e.StartDate = choose(rng, "2021-11-15", "2024", "2017-07-19T03:55:00+07:00", "XXXX-11-15")
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if e := pick(r.Events, rng); e != nil {
			e.StartDate = nil
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if e := pick(r.Events, rng); e != nil {
			e.Classification = *choose(rng, "visit", "meeting", "signing", "workshop", "exchange", "unheard of")
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if e := pick(r.Events, rng); e != nil {
			e.Attendees = append(drop(e.Attendees, rng), *choose(rng, "p1", "p2", "p99", "Nguyễn Hoà", "d'Arc"))
		}
	},
	func(r *extract.Record, g *Gold, rng *rand.Rand) {
		if e := pick(r.Events, rng); e != nil {
			e.Organizations = append(drop(e.Organizations, rng), *choose(rng, "union:lam-dong", "UBND tỉnh", "org:1", "org:2", `Công ty "A&B"`))
			e.Organizer = append(drop(e.Organizer, rng), *choose(rng, "union:viet-nam", "Sở KH-CN thành phố Hà Nội", "org:3"))
			if o := pick(g.Events, rng); o != nil {
				e.Organizations = append(e.Organizations, o.OrganizationsOptional...)
				e.Organizer = append(e.Organizer, o.OrganizerOptional...)
				e.Attendees = append(e.Attendees, o.AttendeesOptional...)
			}
		}
	},
	func(r *extract.Record, g *Gold, rng *rand.Rand) {
		if t := pick(g.NotPersons, rng); t != nil {
			r.Persons = append(r.Persons, extract.Person{ID: "p50", Name: *t})
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		r.Persons = append(r.Persons, extract.Person{ID: "p99", Name: *choose(rng, "Y Kđăm Niê", "NGUYỄN THUÝ HOÀ", "O’Neil, Anh", "Bùi\u00a0Văn  Quỳ.")})
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		r.Met = append(r.Met, extract.Met{Between: [2]string{*choose(rng, "p1", "p2", "Trần A"), *choose(rng, "p3", "p2", "Lê B")}})
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		r.Cooperations = append(r.Cooperations, extract.Cooperation{Between: [2]string{*choose(rng, "union:lam-dong", "org:1", "ĐH Đà Lạt"), *choose(rng, "union:ha-noi", "org:2", "L'Espace")}, Basis: *choose(rng, "agreement", "exchange", "joint_activity")})
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		if c := pick(r.Cooperations, rng); c != nil {
			c.Between[0], c.Between[1] = c.Between[1], respell(c.Between[0], rng)
		}
	},
	func(r *extract.Record, _ *Gold, rng *rand.Rand) {
		r.Document.Title = choose(rng, "Tin vắn\t\u200b“mới”", "it's \"both\" \\ \u2028", "", "Hội nghị 😀")
		r.Document.Published = choose(rng, "2021-11-24", "2017-07-19T03:55:00+07:00", "")
		if rng.IntN(2) == 0 {
			r.Document.Title, r.Document.Author = nil, choose(rng, "Thu Hằng", "Văn phòng")
		}
	},
}

func drop[T any](list []T, rng *rand.Rand) []T {
	if len(list) == 0 {
		return list
	}
	i := rng.IntN(len(list))
	return append(append([]T(nil), list[:i]...), list[i+1:]...)
}

func repeat[T any](list []T, rng *rand.Rand) []T {
	if p := pick(list, rng); p != nil {
		return append(list, *p)
	}
	return list
}

func pick[T any](list []T, rng *rand.Rand) *T {
	if len(list) == 0 {
		return nil
	}
	return &list[rng.IntN(len(list))]
}

func choose(rng *rand.Rand, from ...string) *string { return &from[rng.IntN(len(from))] }

// respell changes how a name is written: some ways keep it the same name, some do not.
func respell(name string, rng *rand.Rand) string {
	words := strings.Fields(name)
	switch rng.IntN(7) {
	case 0:
		return strings.ToUpper(name)
	case 1:
		return norm.NFD.String(name)
	case 2:
		return strings.NewReplacer("òa", "oà", "óa", "oá", "ủy", "uỷ", "úy", "uý").Replace(name)
	case 3:
		return strings.NewReplacer("Ủy ban nhân dân", "UBND", "Khoa học và Công nghệ", "KH&CN", "thành phố", "TP.", "Đại học", "ĐH").Replace(name)
	case 4:
		return strings.Join(drop(words, rng), " ")
	case 5:
		return name + " tỉnh – của các"
	default:
		return "  “" + strings.Join(words, " \u00a0") + "” "
	}
}
