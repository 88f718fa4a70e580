package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/uniongraph/uniongraph/extract/article"
	"github.com/uniongraph/uniongraph/extract/vietnamese"
)

// maxFileSize bounds one page: news pages are far smaller, and what is larger is something else.
const maxFileSize = 20 << 20

// pageEndings are the names of files that are taken from a folder. A file named on
// the command line is read whatever its name.
var pageEndings = []string{".txt", ".html", ".htm"}

// listFiles finds the files below the paths, each once, in a fixed order. Paths that
// cannot be used are reported through failed and left out. Hidden files in a folder are
// left out too: .git, ._page.html.
func listFiles(paths, endings []string, failed func(path string, err error)) []string {
	var files []string
	seen := map[string]bool{}
	add := func(path string) {
		if key := filepath.Clean(path); !seen[key] {
			seen[key] = true
			files = append(files, path)
		}
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			failed(path, explain(err))
			continue
		}
		if !info.IsDir() {
			add(path)
			continue
		}
		found, unread := 0, false
		// With the separator at its end, a link to a folder is the folder.
		root := strings.TrimRight(path, "/") + "/"
		err = filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				unread = true
				failed(p, explain(err))
				return nil
			}
			if p != root && strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if d.IsDir() || !hasEnding(p, endings) {
				return nil
			}
			if d.Type()&fs.ModeSymlink != 0 {
				if target, err := os.Stat(p); err == nil && target.IsDir() {
					return nil // links to folders are not followed: they may lead in a circle
				}
			}
			found++
			add(p)
			return nil
		})
		if err != nil {
			failed(path, explain(err))
		} else if found == 0 && !unread {
			failed(path, fmt.Errorf("no %s file in this folder; name the files themselves or another folder", strings.Join(endings, ", ")))
		}
	}
	sort.Strings(files)
	return files
}

func hasEnding(path string, endings []string) bool {
	for _, e := range endings {
		if strings.HasSuffix(strings.ToLower(path), e) {
			return true
		}
	}
	return false
}

// readPage reads one page and refuses what is none, with the remedy.
func readPage(path string) ([]byte, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return data, checkPage(data, "")
}

// checkPage refuses what is no page; charset is what the server declared, if it is known.
func checkPage(data []byte, charset string) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return errors.New("the file is empty; fetch the page again or leave it out")
	}
	if kind := binaryKind(data); kind != "" {
		return fmt.Errorf("%s, not text; save the page as HTML or plain text (UTF-8)", kind)
	}
	if !utf8.Valid(data) && !article.DetectHTML(data) {
		if _, _, err := vietnamese.Decode(data, charset); err != nil {
			return fmt.Errorf("not UTF-8 (byte %d); convert it first, for example: iconv -f WINDOWS-1258 -t UTF-8", invalidAt(data))
		}
	}
	return nil
}

// readFile reads a regular file of at most maxFileSize bytes.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, explain(err)
	}
	if info.IsDir() {
		return nil, errors.New("a folder, not a file")
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file (a device or a pipe); copy its contents to a file first")
	}
	if info.Size() > maxFileSize {
		return nil, fmt.Errorf("%.1f MB, more than the limit of %d MB for one page; split it or leave it out", float64(info.Size())/(1<<20), maxFileSize>>20)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, explain(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFileSize+1))
	if err != nil {
		return nil, explain(err)
	}
	if len(data) > maxFileSize {
		return nil, fmt.Errorf("grew beyond the limit of %d MB for one page while it was read", maxFileSize>>20)
	}
	return data, nil
}

// binaryKind names what a file that is no text is, "" for text.
func binaryKind(data []byte) string {
	for magic, kind := range map[string]string{
		"%PDF-": "a PDF file", "\x89PNG": "a PNG image", "\xff\xd8\xff": "a JPEG image", "GIF8": "a GIF image",
		"PK\x03\x04": "a ZIP or Office file", "\x1f\x8b": "a gzip file", "\xd0\xcf\x11\xe0": "an old Office file", `{\rtf`: "an RTF file", "SQLite format 3\x00": "a database",
	} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return kind
		}
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return "" // UTF-16 with its mark
	}
	if bytes.IndexByte(data, 0) >= 0 {
		if _, encoding, _ := vietnamese.Decode(data, ""); encoding == vietnamese.UTF8 {
			return "a binary file"
		}
	}
	return ""
}

func invalidAt(data []byte) int {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return len(data)
}

// explain turns an error of the file system into words with a remedy, without the path
// that the caller names anyway.
func explain(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file or folder; check the spelling of the path")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("no permission; give your user the right to it, for example with chmod")
	}
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		err = pe.Err
	}
	if le, ok := errors.AsType[*os.LinkError](err); ok {
		err = le.Err
	}
	if errors.Is(err, syscall.ELOOP) {
		return errors.New("a link that leads to itself; remove it or link it to the file")
	}
	return err
}
