package dates_test

import (
	"fmt"

	"github.com/uniongraph/uniongraph/extract/dates"
)

func ExampleFind() {
	text := "Trong hai ngày (7 và 8-6), Liên hiệp Hội triển khai Chỉ thị 42-CT/TW giai đoạn 2024 – 2025, định hướng đến năm 2030."
	for _, e := range dates.Find(text) {
		fmt.Println(e.Kind, e.EDTF(), text[e.Start:e.End])
	}
	// Output:
	// days XXXX-06-07/XXXX-06-08 Trong hai ngày (7 và 8-6)
	// term 2024/2025 giai đoạn 2024 – 2025, định hướng đến năm 2030
}

func ExampleResolve() {
	published := dates.Date{Year: 2024, Month: 1, Day: 3}
	e := dates.Find("Sáng 28/12, hội nghị khai mạc.")[0]
	fmt.Println(e.From.EDTF(), e.PartOfDay)
	fmt.Println(dates.Resolve(e, published).From.EDTF())
	// Output:
	// XXXX-12-28 sáng
	// 2023-12-28
}
