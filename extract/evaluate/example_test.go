package evaluate_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/uniongraph/uniongraph/extract/evaluate"
)

func ExampleScore() {
	dir, err := os.MkdirTemp("", "gold")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	gold := `{"document": {"title": "Gặp mặt đầu xuân"}, "persons": [{"name": "Trần Lệ"}, {"name": "Vũ An"}],
		"organizations": [], "memberships": [], "events": [], "met": [], "cooperations": []}`
	if err := os.WriteFile(filepath.Join(dir, "xuan.json"), []byte(gold), 0o644); err != nil {
		log.Fatal(err)
	}
	golds, err := evaluate.ReadGold(dir)
	if err != nil {
		log.Fatal(err)
	}
	records, err := evaluate.ReadRecords(strings.NewReader(
		`{"schema": 1, "document": {"source_file": "xuan.html", "title": "GẶP MẶT ĐẦU XUÂN"}, "persons": [{"id": "p1", "name": "Trần Lệ"}, {"id": "p2", "name": "Đầu Xuân"}]}`))
	if err != nil {
		log.Fatal(err)
	}
	persons := evaluate.Score(golds, records).Tallies["persons"]
	fmt.Printf("precision %.2f, recall %.2f\n", persons.Precision(), persons.Recall())
	for _, m := range persons.Errors {
		fmt.Println(m.False, m.Text)
	}
	// Output:
	// precision 0.50, recall 0.50
	// false vũ an
	// true đầu xuân
}
