package vietnamese_test

import (
	"fmt"

	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

func ExampleKey() {
	fmt.Println(vietnamese.Key("KỸ SƯ  Hoà") == vietnamese.Key("kĩ sư Hòa"))
	fmt.Println(vietnamese.Key("Hoa") == vietnamese.Key("Hòa"))
	// Output:
	// true
	// false
}

func ExampleSentences() {
	text := "PGS.TS. Nguyễn Văn An chủ trì hội nghị.Tại hội nghị, TP. Huế được khen."
	for _, s := range vietnamese.Sentences(text) {
		fmt.Println(text[s.Start:s.End])
	}
	// Output:
	// PGS.TS. Nguyễn Văn An chủ trì hội nghị.
	// Tại hội nghị, TP. Huế được khen.
}

func ExampleSlug() {
	fmt.Println(vietnamese.Slug("Bà Rịa – Vũng Tàu"))
	// Output: ba-ria-vung-tau
}
