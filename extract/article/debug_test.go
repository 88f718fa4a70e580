package article

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestDebug(t *testing.T) {
	f := os.Getenv("PAGE")
	if f == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(f)
	if DetectHTML(data) {
		doc, _ := goquery.NewDocumentFromReader(bytes.NewReader(data))
		facts := readMetadata(doc, "")
		fmt.Printf("%+v\n", facts)
		p := flatten(doc, os.Getenv("LOOSE") != "")
		for i, r := range p.rows {
			fmt.Printf("%d part=%d hint=%d lvl=%d t=%v w=%d links=%d/%d %.60s\n", i, r.part, r.hint, r.level, r.title, p.weight(i), r.links, r.runes, r.text)
		}
		from, to, score := p.body()
		fmt.Println("BODY", from, to, score, "TITLE", p.headlineAt(from, to, facts), "listing", p.listing(from, to, score))
		a, _ := ReadHTML(data, "")
		fmt.Println(outline(a))
		return
	}
	fmt.Println(outline(ReadText(string(data))))
}
