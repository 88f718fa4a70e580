package lexicon_test

import (
	"fmt"

	"github.com/uniongraph/uniongraph/extract/lexicon"
)

func Example() {
	l := lexicon.Default()
	p, _ := l.Province("ba-ria-vung-tau")
	fmt.Println(p.Kind, p.Name, "is part of", p.Successor, "since 1 July 2025")
	fmt.Println("HCMUSTA is the union of", l.Unions.Acronyms["HCMUSTA"])
	fmt.Println("Niê is a surname of the", l.Surnames["niê"])
	// Output:
	// tỉnh Bà Rịa - Vũng Tàu is part of ho-chi-minh since 1 July 2025
	// HCMUSTA is the union of ho-chi-minh
	// Niê is a surname of the Ê Đê, M'Nông
}
