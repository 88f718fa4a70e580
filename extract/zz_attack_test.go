package extract_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/uniongraph/uniongraph/extract"
)

func TestZZAttack(t *testing.T) {
	data, err := os.ReadFile("/tmp/attack.txt")
	if err != nil {
		t.Skip()
	}
	for _, p := range strings.Split(string(data), "\n====\n") {
		r, _ := extract.Extract(extract.Input{SourceFile: "a.txt", Data: []byte("Tin hoạt động" + dateLine + p)})
		fmt.Println(">>", p)
		for _, f := range facts(r) {
			fmt.Println("    ", f)
		}
		for _, w := range r.Warnings {
			fmt.Println("     !", w.Code, w.Message)
		}
	}
}
