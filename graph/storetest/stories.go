package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/graph"
	"github.com/uniongraph/uniongraph/graph/export"
)

// reprint is the visit as another page tells it in the same words, shortened or not.
func reprint(t *testing.T, file, site, published, text string) graph.Input {
	p := newPage(t, file, site, published, text)
	url := "https://example.org/" + file
	p.r.Document.URL = &url
	sonLa, benTre := p.union("son-la", "Sơn La"), p.union("ben-tre", "Bến Tre")
	khiem, man := p.person("Lò Văn Khiêm", ""), p.person("Võ Thị Mận", "")
	p.role(khiem, "Chủ tịch", sonLa, "Chủ tịch Lò Văn Khiêm")
	p.role(man, "Phó Chủ tịch", benTre, "Võ Thị Mận, Phó Chủ tịch")
	e := p.event("visit", "Thăm "+file, "2023-05", "đến thăm Liên hiệp hội Bến Tre") // no day: days would make one occasion of two
	e.Host, e.Organizations = []string{benTre}, []string{sonLa, benTre}
	p.attends(e, khiem, "head", "Lò Văn Khiêm dẫn đầu")
	p.attends(e, man, "host", "Tiếp đoàn có bà Võ Thị Mận")
	p.met(khiem, man, "e1", "Tiếp đoàn có bà Võ Thị Mận")
	p.cooperation(sonLa, benTre, "exchange", "", "", "e1", "đến thăm Liên hiệp hội Bến Tre")
	return p.input()
}

// copiesCountOnce: a story on three pages is one occasion, one event and one page, with
// three addresses; another report of the visit counts beside it.
func copiesCountOnce(t *testing.T, open func(t *testing.T) graph.Store) {
	const story = "Trong tháng 5/2023, đoàn Liên hiệp hội Sơn La do Chủ tịch Lò Văn Khiêm dẫn đầu đến thăm Liên hiệp hội Bến Tre.\n" +
		"Tiếp đoàn có bà Võ Thị Mận, Phó Chủ tịch, cùng mười hai hội viên trồng dừa ba đời nay trên đất cù lao.\n" +
		"Khách hỏi cách giữ nước ngọt trong mương khi mặn lên sớm hơn mọi năm một tháng.\n"
	const more = "Chủ nhà chỉ cách đắp đập bằng lá dừa nước, rẻ mà bền được hai mùa, ai cũng ghi vào sổ.\n"
	store := open(t)
	load(t, store,
		reprint(t, "goc.html", "ben-tre", "2023-05-11", story+more),
		reprint(t, "dang-lai.html", "son-la", "2023-05-12", "Theo Liên hiệp hội Bến Tre.\n"+story+more),
		reprint(t, "rut-gon.html", "viet-nam", "2023-05-13", story),
		reprint(t, "tin-khac.html", "son-la", "2023-05-14", "Chúng tôi đi hai ngày đường.\nĐoàn có tám người, Chủ tịch Lò Văn Khiêm dẫn đầu đến thăm Liên hiệp hội Bến Tre. Tiếp đoàn có bà Võ Thị Mận, Phó Chủ tịch.\nAi cũng lấm bùn mà vui, về nhà còn kể mãi chuyện con nước."))
	ctx, q := t.Context(), graph.Query{Reader: store}
	told := func(what string, times int, events []graph.EventRef, evidence []graph.Evidence) string {
		var copies []string
		for _, e := range evidence {
			for _, c := range e.Copies {
				copies = append(copies, strings.TrimPrefix(string(c.URL), "https://example.org/"))
			}
			copies = append(copies, "|")
		}
		return fmt.Sprintf("%s: %d, %d events, copies %s", what, times, len(events), strings.Join(copies, " "))
	}
	met, err := q.Met(ctx, "lo van khiem")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "met", "met: 2, 2 events, copies | dang-lai.html rut-gon.html |", told("met", met[0].Times, met[0].Events, met[0].Evidence))
	cooperation, err := q.Cooperation(ctx, "son-la")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "cooperation", "cooperation: 2, 2 events, copies | dang-lai.html rut-gon.html |", told("cooperation", cooperation[0].Times, cooperation[0].Events, cooperation[0].Evidence))
	leaders, err := q.Leaders(ctx, "son-la")
	if err != nil {
		t.Fatal(err)
	}
	same(t, "leaders", "leaders: 2, 0 events, copies | dang-lai.html rut-gon.html |", told("leaders", leaders[0].Documents, nil, leaders[0].Evidence))
	events, err := q.Events(ctx, "ben-tre")
	if err != nil || len(events) != 2 {
		t.Errorf("%d events, want 2 (%v)", len(events), err)
	}
	exportsCountOnce(t, q, map[graph.EdgeType]int{
		graph.EdgeMet: met[0].Times, graph.EdgeCooperatesWith: cooperation[0].Times, graph.EdgeHoldsRole: leaders[0].Documents,
	})
	hits, err := q.Search(ctx, "mặn lên sớm", 0)
	if err != nil || len(hits) != 1 || len(hits[0].Evidence[0].Copies) != 2 {
		t.Errorf("hits %+v, %v", hits, err)
	}
	stories, err := q.Stories(ctx)
	if err != nil || len(stories) != 1 || len(stories[0].Pages) != 3 || stories[0].Pages[0].Published != "2023-05-11" {
		t.Errorf("stories %+v, %v", stories, err)
	}
}

// exportsCountOnce: an export counts what pages say as answers do, and has the
// sentences of all of them.
func exportsCountOnce(t *testing.T, q graph.Query, want map[graph.EdgeType]int) {
	t.Helper()
	g, err := export.Read(t.Context(), q.Reader, export.Selection{}, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	got := map[graph.EdgeType]int{}
	for _, e := range g.Edges {
		if _, ok := want[e.Type]; ok {
			got[e.Type] = e.Count
			same(t, string(e.Type)+" "+e.From, []int{want[e.Type], 2, 4}, []int{e.Count, e.Pages, len(e.Proof)})
		}
	}
	same(t, "counted in an export", want, got)
}
