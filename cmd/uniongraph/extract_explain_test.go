package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// --explain shows what was recognised, by which rule, and the fact under its sentence.
func TestExtractExplain(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.txt")
	text := "Hội nghị giao ban\n\n15/06/2022\n\nNgày 14/6, Liên hiệp Hội tỉnh Hà Nam tổ chức hội nghị giao ban. TS. Đặng Hữu Tâm, Chủ tịch Liên hiệp Hội tỉnh chủ trì.\n"
	if err := os.WriteFile(page, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, errw bytes.Buffer
	if code := run(context.Background(), []string{"extract", "--explain", page}, nil, &out, &errw); code != exitDone {
		t.Fatalf("exit %d: %s", code, errw.String())
	}
	for _, want := range []string{
		"page of: union:ha-nam, from the only provincial union named",
		"[TS. Đặng Hữu Tâm], [Chủ tịch] [Liên hiệp Hội tỉnh] [chủ trì]",
		"⇒ Đặng Hữu Tâm: Chủ tịch, Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Hà Nam",
		"⇒ Đặng Hữu Tâm took part as chair",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "\x1b[") {
		t.Error("colour codes although the output is no terminal")
	}
}
