package export

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/uniongraph/uniongraph/graph"
)

// Selection says what of a graph is wanted. Conditions that are set must all hold.
type Selection struct {
	// Unions are ids of organizations. What is said of them is taken, of the people
	// who hold a role in them or came with their delegation, and of the events in
	// which they took part.
	Unions []string
	graph.Window
	Kinds []graph.Kind // statements of these kinds; then nobody is succeeded by anybody
	// Unit gives the province or city that the province of a slug is part of today.
	// Default: none, and no union has a successor.
	Unit func(slug string) (graph.Unit, bool)
}

// Graph is what is exported. All lists have an order that depends on the graph alone.
type Graph struct {
	Persons       []graph.Person
	Organizations []graph.Organization
	Events        []graph.Event
	Documents     []graph.Document       // without Text, by id
	Edges         []Edge                 // as Derive orders them
	Successions   []graph.SuccessionEdge // of the unions among the organizations; the other end is there too
	Statements    []graph.Statement
	// Unplaced are the statements left out because their date does not say whether
	// they lie in the selection's window.
	Unplaced map[string]bool

	events    map[string]graph.Event
	names     map[string]string // of nodes, by id
	documents map[string]graph.Document
	proof     map[string][]graph.Statement // of a node or edge, by id or key
}

// Edge is an edge with what proves it.
type Edge struct {
	graph.Edge
	Key   string            // graph.EdgeKey of its statements
	Proof []graph.Statement // newest page first
	Pages int               // that say so; copies of one page count once, as they do in Count

	Elected []string // of a role: days of elections to it
	Left    string   // of a role that is over: the first day as of which a page says so

	law string // of a succession
}

// documentBatch is how many documents are read at once: their texts come with them.
const documentBatch = 200

// Read takes the selected part of a graph. Counts and first and last dates of edges
// are those of the selection. progress is told how many of how many pages are read.
func Read(ctx context.Context, reader graph.Reader, selection Selection, progress func(done, all int)) (*Graph, error) {
	all, err := reader.Statements(ctx, graph.StatementFilter{})
	if err != nil {
		return nil, err
	}
	g := &Graph{
		events: map[string]graph.Event{}, names: map[string]string{},
		documents: map[string]graph.Document{}, proof: map[string][]graph.Statement{},
	}
	g.Statements, g.Unplaced = selection.of(all)
	q := graph.Query{Reader: reader, Unit: selection.Unit, Window: selection.Window}
	counted, err := q.Counted(ctx, g.Statements)
	if err != nil {
		return nil, err
	}
	g.deriveEdges(counted)
	g.datesOfRoles(all)
	wanted, pages := map[string]bool{}, map[string]bool{}
	for _, s := range g.Statements {
		for _, id := range []string{s.Subject, s.Object, s.Event, s.Delegation} {
			wanted[id] = true
		}
		pages[s.Document] = true
	}
	nodes, err := reader.Find(ctx, graph.Filter{Kinds: []graph.NodeKind{graph.NodePerson, graph.NodeOrganization, graph.NodeEvent}})
	if err != nil {
		return nil, err
	}
	if len(selection.Kinds) == 0 {
		nodes = g.takeSuccessions(q, nodes, wanted)
	}
	g.takeNodes(nodes, wanted)
	ids := slices.Sorted(maps.Keys(pages))
	for batch := range slices.Chunk(ids, documentBatch) {
		found, err := reader.Find(ctx, graph.Filter{Kinds: []graph.NodeKind{graph.NodeDocument}, IDs: batch})
		if err != nil {
			return nil, err
		}
		for _, d := range found.Documents {
			d.Text = ""
			g.documents[d.ID] = d
		}
		progress(len(g.documents), len(ids))
	}
	for _, id := range ids {
		g.Documents = append(g.Documents, g.documents[id])
	}
	return g, nil
}

func (g *Graph) takeNodes(nodes graph.Nodes, wanted map[string]bool) {
	for _, p := range nodes.Persons {
		if wanted[p.ID] {
			g.Persons, g.names[p.ID] = append(g.Persons, p), p.Name
		}
	}
	for _, o := range nodes.Organizations {
		if wanted[o.ID] {
			g.Organizations, g.names[o.ID] = append(g.Organizations, o), o.Name
		}
	}
	for _, e := range nodes.Events {
		if wanted[e.ID] {
			g.Events, g.names[e.ID], g.events[e.ID] = append(g.Events, e), e.Name, e
		}
	}
}

// deriveEdges makes edges of the statements, and finds what proves each of them and
// each event, newest page first. counted are the statements as they count: what is
// told by copies of one page, each of which has its own event, was said once.
func (g *Graph) deriveEdges(counted []graph.Statement) {
	byID := map[string]graph.Statement{}
	newest := slices.Clone(g.Statements)
	slices.SortStableFunc(newest, func(a, b graph.Statement) int { return strings.Compare(b.Source.Published, a.Source.Published) })
	for _, s := range newest {
		byID[s.ID] = s
		about := graph.EdgeKey(s)
		if about == "" {
			about = s.Subject
		}
		g.proof[about] = append(g.proof[about], s)
	}
	times, stories := map[string]int{}, map[string]string{}
	for _, s := range counted {
		stories[s.ID] = s.Document
	}
	for _, e := range graph.Derive(counted) {
		times[graph.EdgeKey(byID[e.Statements[0]])] = e.Count
	}
	for _, e := range graph.Derive(g.Statements) {
		key := graph.EdgeKey(byID[e.Statements[0]])
		if e.Type == graph.EdgeHoldsRole || e.Type == graph.EdgeMet || e.Type == graph.EdgeCooperatesWith { // others are of one page's event
			e.Count = times[key]
		}
		pages := map[string]bool{}
		for _, id := range e.Statements {
			pages[stories[id]] = true
		}
		g.Edges = append(g.Edges, Edge{Edge: e, Key: key, Proof: g.proof[key], Pages: len(pages)})
	}
}

// size is how many parts a format of all there is writes, about.
func (g *Graph) size() int {
	return len(g.Persons) + len(g.Organizations) + len(g.Events) + len(g.Documents) + len(g.Edges) + len(g.Successions) + len(g.Statements)
}

// of gives the statements that are wanted, in their order, and the ids of those whose
// date does not say whether they are.
func (s Selection) of(all []graph.Statement) (wanted []graph.Statement, unplaced map[string]bool) {
	near := s.near(all)
	unplaced = map[string]bool{}
	for _, x := range all {
		if len(s.Kinds) > 0 && !slices.Contains(s.Kinds, x.Kind) ||
			near != nil && !near[x.Subject] && !near[x.Object] && !near[x.Event] && !near[x.Delegation] {
			continue
		}
		switch in, known := s.Holds(x.Date); {
		case in:
			wanted = append(wanted, x)
		case !known && x.Kind != graph.KindMention:
			unplaced[x.ID] = true
		}
	}
	return wanted, unplaced
}

// near gives the unions with their people and events, nil if all are wanted.
func (s Selection) near(all []graph.Statement) map[string]bool {
	if len(s.Unions) == 0 {
		return nil
	}
	near := map[string]bool{}
	for _, id := range s.Unions {
		near[id] = true
	}
	for _, x := range all {
		switch x.Kind {
		case graph.KindMembership:
			if slices.Contains(s.Unions, x.Object) {
				near[x.Subject] = true
			}
		case graph.KindOrganized, graph.KindHosted, graph.KindTookPart:
			if slices.Contains(s.Unions, x.Subject) {
				near[x.Object] = true
			}
		case graph.KindParticipation:
			if slices.Contains(s.Unions, x.Delegation) {
				near[x.Subject], near[x.Object] = true, true
			}
		}
	}
	return near
}
