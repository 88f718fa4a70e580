package export

import (
	"net/url"

	"github.com/uniongraph/uniongraph/graph"
)

// object is a node of JSON-LD; encoding sorts its keys.
type object map[string]any

// ref points to a node.
func ref(id string) object { return object{"@id": urn(id)} }

// urn makes a URI of one of our ids.
func urn(id string) string { return "urn:uniongraph:" + url.PathEscape(id) }

// set adds what is known.
func (x object) set(name, value string) object {
	if value != "" {
		x[name] = value
	}
	return x
}

// property adds what schema.org has no term for, as a PropertyValue.
func (x object) property(name string, value any) object {
	if value == "" || value == nil {
		return x
	}
	all, _ := x["additionalProperty"].([]object)
	x["additionalProperty"] = append(all, object{"@type": "PropertyValue", "name": name, "value": value})
	return x
}

// writeJSONLD writes a graph in terms of schema.org alone: edges with details are
// Roles between their ends, as schema.org has them, and each sentence is a Claim
// about a node or edge that appears in a NewsArticle.
func writeJSONLD(o *out, g *Graph) {
	o.text("{\n" + `"@context": {"@vocab": "https://schema.org/"},` + "\n" + `"@graph": [` + "\n")
	l := &list{o: o}
	for _, p := range g.Persons {
		x := object{"@id": urn(p.ID), "@type": "Person", "name": p.Name, "identifier": p.ID}
		l.add(x.set("honorificPrefix", p.HonorificPrefix).names(p.Names, p.Name))
	}
	for _, n := range g.Organizations {
		x := object{"@id": urn(n.ID), "@type": organizationType(n.Classification), "name": n.Name, "identifier": n.ID}
		l.add(x.set("additionalType", n.Classification).names(n.Names, n.Name))
	}
	for _, e := range g.Events {
		x := object{"@id": urn(e.ID), "@type": "Event", "name": e.Name, "identifier": e.ID, "subjectOf": ref(e.Document)}
		l.add(x.set("additionalType", e.Classification).set("startDate", dateOnly(e.StartDate)).set("endDate", dateOnly(e.EndDate)).set("location", e.Location))
	}
	for _, d := range g.Documents {
		x := object{"@id": urn(d.ID), "@type": "NewsArticle", "identifier": d.ID, "inLanguage": "vi"}
		x.set("headline", d.Title).set("url", d.URL).set("datePublished", isoDate(d.Published)).set("name", d.SourceFile)
		if d.Author != "" {
			x["author"] = object{"@type": "Person", "name": d.Author}
		}
		if d.Publisher != "" {
			x["publisher"] = object{"@type": "Organization", "name": d.Publisher}
		}
		l.add(x)
	}
	for _, e := range g.Edges {
		l.add(g.jsonldEdge(e))
	}
	for _, s := range g.Successions {
		x := object{"@id": urn(successionID(s)), "@type": "ReplaceAction", "replacee": ref(s.From), "replacer": ref(s.ID)}
		l.add(x.set("additionalType", "succeeded by").set("startTime", dateOnly(s.Date)).property("source", s.Source))
	}
	for _, s := range g.Statements {
		about := []object{ref(s.Subject)}
		if key := graph.EdgeKey(s); key != "" {
			about = []object{ref("edge:" + key)}
		}
		x := object{"@id": urn("statement:" + s.ID), "@type": "Claim", "text": s.Sentence, "about": about, "appearance": ref(s.Document)}
		l.add(x.set("temporal", dateOnly(s.Date)).property("kind", string(s.Kind)).property("start", s.Start).property("end", s.End))
	}
	o.text("\n]\n}\n")
}

// jsonldEdge gives a Role between person and organization or event, or the
// InteractAction of two people who met or two organizations that cooperate.
func (g *Graph) jsonldEdge(e Edge) object {
	x := object{"@id": urn("edge:" + e.Key), "@type": "Role"}
	// between makes "from –outward→ role –inward→ to" of the edge and back again.
	between := func(role, inward, outward string) {
		x.set("roleName", role)
		x[inward] = ref(e.To)
		x["@reverse"] = object{inward: ref(e.From), outward: ref(e.To)}
		x[outward] = ref(e.From)
	}
	switch e.Type {
	case graph.EdgeHoldsRole:
		x["@type"] = "OrganizationRole"
		between(e.Role, "memberOf", "member")
		x.property("former", e.Former).property("documents", e.Count).property("left", e.Left)
		for _, day := range e.Elected {
			x.property("elected", day)
		}
	case graph.EdgeMet, graph.EdgeCooperatesWith:
		x["@type"] = "InteractAction"
		x["agent"], x["participant"] = ref(e.From), ref(e.To)
		x.set("additionalType", e.label()).set("startTime", dateOnly(e.StartDate)).set("endTime", dateOnly(e.EndDate)).property("times", e.Count)
	case graph.EdgeAttended:
		x.event(e, e.As, "attendee")
		x.property("mode", e.Mode).property("delegation", e.Delegation)
	case graph.EdgeOrganized:
		x.event(e, "organizer", "organizer")
	case graph.EdgeHosted:
		x.event(e, "host", "contributor")
	case graph.EdgeTookPart:
		x.event(e, "took part", "attendee")
	}
	return x.property("first", e.First).property("last", e.Last)
}

// event makes x the Role that somebody has at an event: event –term→ role –term→ who.
func (x object) event(e Edge, role, term string) {
	x.set("roleName", role)
	x[term] = ref(e.From)
	x["@reverse"] = object{term: ref(e.To)}
}

func (x object) names(names []string, name string) object {
	if more := others(names, name); len(more) > 0 {
		x["alternateName"] = more
	}
	return x
}

func organizationType(classification string) string {
	switch classification {
	case "union", "association":
		return "NGO"
	case "government":
		return "GovernmentOrganization"
	case "university":
		return "CollegeOrUniversity"
	case "institute":
		return "ResearchOrganization"
	case "company":
		return "Corporation"
	case "press":
		return "NewsMediaOrganization"
	}
	return "Organization"
}
