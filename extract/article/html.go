package article

import "bytes"

// DetectHTML tells a page's HTML from plain text.
func DetectHTML(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<table", "<meta ", "<article", "<span", "<h1"} {
		if bytes.Contains(head, []byte(tag)) {
			return true
		}
	}
	return false
}

// ReadHTML reads a page's HTML.
func ReadHTML(data []byte, url string) (*Article, error) {
	return ReadText(string(data)), nil
}
