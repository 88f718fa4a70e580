package export

import (
	"fmt"
	"strings"
)

// writeGEXF writes GEXF 1.3. Every edge is directed, because readers such as networkx
// refuse graphs that mix; the attribute "undirected" says of which the order of ends
// means nothing. Spells say when nodes and edges were there.
func writeGEXF(o *out, g *Graph) {
	o.text(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>uniongraph</creator><description>People, organizations and events, each edge with the sentence that says it</description></meta>
<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed" idtype="string">
`)
	ids := map[string]string{}
	for _, class := range []struct {
		name string
		all  []attribute
	}{{"node", nodeAttributes()}, {"edge", edgeAttributes()}} {
		o.text(`<attributes class="` + class.name + `" mode="static">` + "\n")
		for i, a := range class.all {
			ids[class.name+a.name] = fmt.Sprint(i)
			o.text(fmt.Sprintf(`<attribute id="%d" title="%s" type="%s"/>`+"\n", i, a.name, []string{"string", "integer", "boolean"}[a.kind]))
		}
		o.text("</attributes>\n")
	}
	values := func(class string, all []attribute) string {
		var b strings.Builder
		b.WriteString("<attvalues>")
		for _, a := range all {
			if a.value != "" {
				fmt.Fprintf(&b, `<attvalue for="%s" value="%s"/>`, ids[class+a.name], escaped(a.value))
			}
		}
		b.WriteString("</attvalues>")
		return b.String()
	}
	times := g.nodeSpells()
	o.text(fmt.Sprintf(`<nodes count="%d">`+"\n", len(g.Persons)+len(g.Organizations)+len(g.Events)))
	g.eachNode(o, func(n node) {
		o.text(fmt.Sprintf(`<node id="%s" label="%s">%s%s</node>`+"\n", escaped(n.id), escaped(oneLine(n.label)), values("node", n.attributes), spellsXML(times[n.id])))
	})
	edges := g.drawn()
	o.text(fmt.Sprintf("</nodes>\n"+`<edges count="%d">`+"\n", len(edges)))
	parallel := map[[3]string]int{}
	for _, e := range edges {
		if !o.step() {
			return
		}
		// Gephi takes edges of one kind between the same nodes for one, as two roles of a
		// person in a union: the second is of another kind.
		kind := string(e.Type)
		between := [3]string{kind, e.From, e.To}
		if parallel[between]++; parallel[between] > 1 {
			kind += fmt.Sprint(" ", parallel[between])
		}
		o.text(fmt.Sprintf(`<edge id="%s" source="%s" target="%s" kind="%s" label="%s" weight="%d">%s%s</edge>`+"\n",
			e.Key, escaped(e.From), escaped(e.To), kind, escaped(oneLine(e.label())), e.Count, values("edge", g.attributes(e)), spellsXML(g.spells(e))))
	}
	o.text("</edges>\n</graph>\n</gexf>\n")
}

func spellsXML(all []spell) string {
	if len(all) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("<spells>")
	for _, s := range all {
		b.WriteString("<spell")
		if s.start != "" {
			b.WriteString(` start="` + s.start + `"`)
		}
		if s.end != "" {
			b.WriteString(` end="` + s.end + `"`)
		}
		b.WriteString("/>")
	}
	b.WriteString("</spells>")
	return b.String()
}
