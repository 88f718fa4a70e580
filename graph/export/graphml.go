package export

import "fmt"

// writeGraphML writes GraphML; as in GEXF every edge is directed, and "undirected"
// says of which the order of ends means nothing.
func writeGraphML(o *out, g *Graph) {
	o.text(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	label := attribute{name: "label"}
	for _, class := range []struct {
		name string
		all  []attribute
	}{{"node", append([]attribute{label}, nodeAttributes()...)}, {"edge", append([]attribute{label}, edgeAttributes()...)}} {
		for _, a := range class.all {
			o.text(fmt.Sprintf(`<key id="%s_%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", class.name, a.name, class.name, a.name, []string{"string", "int", "boolean"}[a.kind]))
		}
	}
	o.text(`<graph id="uniongraph" edgedefault="directed">` + "\n")
	data := func(class string, label string, all []attribute) {
		for _, a := range append([]attribute{{"label", textual, label}}, all...) {
			if a.value != "" {
				o.text(fmt.Sprintf(`<data key="%s_%s">%s</data>`, class, a.name, escaped(a.value)))
			}
		}
	}
	g.eachNode(o, func(n node) {
		o.text(fmt.Sprintf(`<node id="%s">`, escaped(n.id)))
		data("node", n.label, n.attributes)
		o.text("</node>\n")
	})
	for _, e := range g.drawn() {
		if !o.step() {
			return
		}
		o.text(fmt.Sprintf(`<edge id="%s" source="%s" target="%s">`, e.Key, escaped(e.From), escaped(e.To)))
		data("edge", e.label(), g.attributes(e))
		o.text("</edge>\n")
	}
	o.text("</graph>\n</graphml>\n")
}
