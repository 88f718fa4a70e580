package article_test

import (
	"fmt"

	"github.com/uniongraph/uniongraph/extract/article"
)

func ExampleReadText() {
	a := article.ReadText(`Trang chủ >> Tin tức >> Hai Liên hiệp hội ký kết hợp tác

Hai Liên hiệp hội ký kết hợp tác

24/11/2021 | 800

Sáng 23/11, hai Liên hiệp hội ký kết chương trình hợp tác giai đoạn 2021 - 2025.

Lê Hoa

Các bài viết khác`)
	fmt.Println(a.Title, a.Published, a.Author)
	for _, b := range a.Blocks {
		fmt.Println(b.Kind, "|", a.Slice(b))
	}
	// Output:
	// Hai Liên hiệp hội ký kết hợp tác 2021-11-24 Lê Hoa
	// breadcrumb | Trang chủ >> Tin tức >> Hai Liên hiệp hội ký kết hợp tác
	// title | Hai Liên hiệp hội ký kết hợp tác
	// meta | 24/11/2021 | 800
	// paragraph | Sáng 23/11, hai Liên hiệp hội ký kết chương trình hợp tác giai đoạn 2021 - 2025.
	// byline | Lê Hoa
	// related | Các bài viết khác
}

func ExampleReadHTML() {
	a, err := article.ReadHTML([]byte(`<title>Gặp mặt đầu xuân - Liên hiệp hội tỉnh</title>
<h1>Gặp mặt trí thức đầu xuân</h1><div class="date">14:30 | 24/02/2021</div>
<p>Liên hiệp hội tỉnh gặp mặt 120 trí thức tiêu biểu nhân dịp đầu xuân.</p>`), "")
	fmt.Println(a.Title, a.Published, err)
	// Output:
	// Gặp mặt trí thức đầu xuân 2021-02-24T14:30:00+07:00 <nil>
}
