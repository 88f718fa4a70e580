package export

import "github.com/uniongraph/uniongraph/graph"

// ftmEntity is one line of FollowTheMoney. Properties that are empty are left out.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// writeFTM writes FollowTheMoney: Person, Organization (PublicBody, Company), Event,
// Article for the pages, Membership for roles, UnknownLink for meetings and
// cooperation, Succession for unions, and one Documentation for each sentence, whose recordId is the entity
// or link that it proves.
func writeFTM(o *out, g *Graph) {
	put := func(id, schema string, properties map[string][]string) {
		if !o.step() {
			return
		}
		e := ftmEntity{ftmID(id), schema, map[string][]string{}}
		for name, values := range properties {
			if values = ftmValues(name, values); len(values) > 0 {
				e.Properties[name] = values
			}
		}
		o.json(e)
		o.text("\n")
	}
	for _, d := range g.Documents {
		put(d.ID, "Article", map[string][]string{
			"title": {d.Title}, "publishedAt": {instant(d.Published)}, "author": {d.Author}, "publisher": {d.Publisher},
			"sourceUrl": {d.URL}, "fileName": {d.SourceFile}, "language": {"vie"},
		})
	}
	for _, p := range g.Persons {
		put(p.ID, "Person", map[string][]string{"name": {p.Name}, "alias": others(p.Names, p.Name), "title": {p.HonorificPrefix}})
	}
	for _, x := range g.Organizations {
		properties := map[string][]string{"name": {x.Name}, "alias": others(x.Names, x.Name), "classification": {x.Classification}}
		if x.Classification == "union" {
			properties["country"] = []string{"vn"}
		}
		put(x.ID, ftmOrganization(x.Classification), properties)
	}
	with := g.atEvents()
	for _, e := range g.Events {
		properties := g.ftmProof(e.ID)
		properties["name"] = []string{e.Name}
		properties["keywords"] = []string{e.Classification}
		properties["location"] = []string{e.Location}
		properties["startDate"], properties["endDate"] = []string{dateOnly(e.StartDate)}, []string{dateOnly(e.EndDate)}
		properties["organizer"], properties["involved"] = with[e.ID].organizers, with[e.ID].others
		put(e.ID, "Event", properties)
	}
	for _, e := range g.Edges {
		if properties := g.ftmLink(e); properties != nil {
			schema := "UnknownLink"
			if e.Type == graph.EdgeHoldsRole {
				schema = "Membership"
			}
			put("edge:"+e.Key, schema, properties)
		}
	}
	for _, s := range g.Successions {
		put(successionID(s), "Succession", map[string][]string{
			"predecessor": {ftmID(s.From)}, "successor": {ftmID(s.ID)}, "date": {dateOnly(s.Date)}, "description": {s.Source},
		})
	}
	for _, s := range g.Statements {
		entities, record := []string{ftmID(s.Subject)}, s.Subject
		for _, id := range []string{s.Object, s.Delegation, s.Event} {
			if id != "" {
				entities = append(entities, ftmID(id))
			}
		}
		if s.Kind == graph.KindMembership || s.Kind == graph.KindMet || s.Kind == graph.KindCooperation {
			record = "edge:" + graph.EdgeKey(s)
		} else if s.Object != "" { // an attendance is a property of the event
			record = s.Object
		}
		put("statement:"+s.ID, "Documentation", map[string][]string{
			"document": {ftmID(s.Document)}, "entity": entities, "recordId": {ftmID(record)}, "role": {string(s.Kind)},
			"status": {s.As, s.Mode}, "date": {dateOnly(s.Date)}, "summary": {s.Sentence},
			"sourceUrl": {s.Source.URL}, "publisher": {g.documents[s.Document].Publisher},
		})
	}
}

// ftmLink gives the properties of a role, meeting or cooperation; nil of an edge that
// FollowTheMoney has as a property of the event.
func (g *Graph) ftmLink(e Edge) map[string][]string {
	properties := g.ftmProof(e.Key)
	for _, s := range e.Proof {
		properties["date"] = append(properties["date"], dateOnly(s.Date))
	}
	ends := [2]string{"subject", "object"}
	switch e.Type {
	case graph.EdgeHoldsRole:
		ends = [2]string{"member", "organization"}
		properties["role"] = []string{e.Role}
		if e.Former {
			properties["status"] = []string{"former"}
		}
	case graph.EdgeMet:
		properties["role"] = []string{"met"}
	case graph.EdgeCooperatesWith:
		properties["role"], properties["status"] = []string{"cooperation"}, []string{e.Basis}
		properties["startDate"], properties["endDate"] = []string{dateOnly(e.StartDate)}, []string{dateOnly(e.EndDate)}
	default:
		return nil
	}
	properties[ends[0]], properties[ends[1]] = []string{ftmID(e.From)}, []string{ftmID(e.To)}
	return properties
}

// ftmProof gives the sentences, addresses and pages that prove a link or an event.
func (g *Graph) ftmProof(about string) map[string][]string {
	p := map[string][]string{}
	for _, s := range g.proof[about] {
		p["summary"] = append(p["summary"], s.Sentence)
		p["sourceUrl"] = append(p["sourceUrl"], s.Source.URL)
		p["proof"] = append(p["proof"], ftmID(s.Document))
		p["publisher"] = append(p["publisher"], g.documents[s.Document].Publisher)
	}
	return p
}

// company are the people and organizations at an event, by their ids in FollowTheMoney.
type company struct{ organizers, others []string }

func (g *Graph) atEvents() map[string]*company {
	all := map[string]*company{}
	for _, e := range g.Edges {
		if _, ok := g.events[e.To]; !ok {
			continue
		}
		if all[e.To] == nil {
			all[e.To] = &company{}
		}
		if c := all[e.To]; e.Type == graph.EdgeOrganized {
			c.organizers = append(c.organizers, ftmID(e.From))
		} else {
			c.others = append(c.others, ftmID(e.From))
		}
	}
	for _, e := range g.Events {
		if all[e.ID] == nil {
			all[e.ID] = &company{}
		}
	}
	return all
}

func ftmOrganization(classification string) string {
	switch classification {
	case "government":
		return "PublicBody"
	case "company":
		return "Company"
	}
	return "Organization"
}
