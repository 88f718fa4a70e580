package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// Rule says where on the pages that Pages matches (a pattern of file names) the parts of the page
// stand, as CSS selectors, annotated by hand. What stands in none of them is clutter, as is what
// Clutter names; the innermost element decides.
type Rule struct {
	Pages   string   `json:"pages"`
	Article []string `json:"article"` // lead, paragraphs, captions, byline
	Head    []string `json:"head"`    // title, date line, section: neither wanted nor clutter
	Frame   []string `json:"frame"`   // name of the site, breadcrumb, footer
	Clutter []string `json:"clutter"` // menus, sidebars, other news, counters, comments inside the others
}

// Units are the texts of a page by region, a text node each.
type Units struct {
	Page    string   `json:"page"`
	Regions bool     `json:"regions"` // false where nothing is annotated or the page's encoding is undeclared
	Article []string `json:"article,omitempty"`
	Head    []string `json:"head,omitempty"`
	Frame   []string `json:"frame,omitempty"`
	Clutter []string `json:"clutter,omitempty"`
}

type rules []Rule

func readRules(file string) (rules, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read regions: %w", err)
	}
	var rs rules
	if err := json.Unmarshal(data, &rs); err != nil {
		return nil, fmt.Errorf("read regions: %s: %w", file, err)
	}
	return rs, nil
}

// units splits a page by the first rule that matches its name.
func (rs rules) units(page string, data []byte) (Units, error) {
	u := Units{Page: page}
	var rule *Rule
	for i := range rs {
		if ok, err := path.Match(rs[i].Pages, page); err != nil {
			return u, fmt.Errorf("pattern %s: %w", rs[i].Pages, err)
		} else if ok {
			rule = &rs[i]
			break
		}
	}
	if rule == nil {
		return u, nil
	}
	if !utf8.Valid(data) {
		enc, name, _ := charset.DetermineEncoding(data, "")
		if name != "windows-1258" {
			return u, nil
		}
		decoded, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			return u, fmt.Errorf("decode: %w", err)
		}
		data = decoded
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return u, fmt.Errorf("parse: %w", err)
	}
	into := map[*html.Node]*[]string{}
	for _, part := range []struct {
		selectors []string
		texts     *[]string
	}{{rule.Clutter, &u.Clutter}, {rule.Frame, &u.Frame}, {rule.Head, &u.Head}, {rule.Article, &u.Article}} {
		for _, s := range part.selectors {
			sel, err := cascadia.Parse(s)
			if err != nil {
				return u, fmt.Errorf("selector %s: %w", s, err)
			}
			for _, n := range cascadia.QueryAll(doc, sel) {
				if into[n] == nil {
					into[n] = part.texts
				}
			}
		}
	}
	var walk func(n *html.Node, texts *[]string)
	walk = func(n *html.Node, texts *[]string) {
		if t := into[n]; t != nil {
			texts = t
		}
		switch {
		case n.Type == html.TextNode:
			if text := strings.TrimSpace(n.Data); text != "" {
				*texts = append(*texts, text)
			}
		case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "head" || n.Data == "noscript"):
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, texts)
		}
	}
	walk(doc, &u.Clutter)
	if len(u.Article) == 0 {
		return u, fmt.Errorf("no element is its article")
	}
	u.Regions = true
	return u, nil
}
