package extract_test

import (
	"fmt"

	"github.com/uniongraph/uniongraph/extract"
)

const examplePage = `Hội nghị giao ban quý II

15/06/2022

Ngày 14/6, Liên hiệp Hội tỉnh Hà Nam tổ chức hội nghị giao ban. TS. Đặng Hữu Tâm, Chủ tịch Liên hiệp Hội tỉnh chủ trì.
`

func ExampleExtract() {
	r, err := extract.Extract(extract.Input{SourceFile: "giao-ban.txt", Data: []byte(examplePage)})
	if err != nil {
		fmt.Println(err)
		return
	}
	text := []rune(r.Document.Text)
	for _, m := range r.Memberships {
		fmt.Println(r.Persons[0].Name, "|", m.Role, "|", m.Organization, "|", *m.AsOf)
		fmt.Println(string(text[m.Evidence.Start:m.Evidence.End]))
	}
	// Output:
	// Đặng Hữu Tâm | Chủ tịch | union:ha-nam | 2022-06-14
	// TS. Đặng Hữu Tâm, Chủ tịch Liên hiệp Hội tỉnh
}

func ExampleExplain() {
	e, err := extract.Explain(extract.Input{SourceFile: "giao-ban.txt", Data: []byte(examplePage)})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.Home, "from", e.HomeFrom)
	for _, p := range e.Sentences[len(e.Sentences)-1].Parts {
		fmt.Println(p.Kind, "→", p.Reading)
	}
	// Output:
	// union:ha-nam from the only provincial union named
	// person → TS. Đặng Hữu Tâm
	// role → Chủ tịch
	// union → union:ha-nam
	// cue → chair
}
