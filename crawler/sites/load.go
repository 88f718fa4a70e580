package sites

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

//go:embed bundled/*.yaml
var bundled embed.FS

// Bundled gives the sites built into the program, by file and in the files' order.
func Bundled() ([]Site, error) {
	names, err := fs.Glob(bundled, "bundled/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the bundled sites: %w", err)
	}
	var all []Site
	for _, name := range names {
		data, err := bundled.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read the bundled sites: %w", err)
		}
		before := len(all)
		if all, err = Load(all, name, data); err != nil {
			return nil, err
		}
		if n := strings.Count("\n"+string(data), "\n  - id:"); len(all) != before+n {
			return nil, fmt.Errorf("%s: an id of another bundled file stands here again; every bundled id is unique", name)
		}
	}
	return all, nil
}

// Load lays the sites of a file over base: a site with the id of another takes its
// place, one with a new id comes behind. The name of the file is for messages. base
// stays as it is.
func Load(base []Site, file string, data []byte) ([]Site, error) {
	var content content
	if err := decode(data, &content); err != nil {
		line, message := place(err)
		return nil, fmt.Errorf("%s:%d: %s", file, line, message)
	}
	if len(content.Sites) == 0 {
		return nil, fmt.Errorf("%s:1: no sites; begin with \"sites:\" and give each an id and a start", file)
	}
	all := slices.Clone(base)
	seen := map[string]int{}
	for i := range content.Sites {
		d := &content.Sites[i]
		site, err := d.site()
		if err != nil {
			line := d.line()
			var at *valueError
			if errors.As(err, &at) && at.line > 0 {
				line = at.line
			}
			return nil, fmt.Errorf("%s:%d: %w", file, line, err)
		}
		if first, ok := seen[site.ID]; ok {
			return nil, fmt.Errorf("%s:%d: id %q stands in line %d already; give every site its own", file, d.ID.line, site.ID, first)
		}
		seen[site.ID] = d.ID.line
		site.Where = fmt.Sprintf("%s:%d", file, d.ID.line)
		if at := slices.IndexFunc(all, func(s Site) bool { return s.ID == site.ID }); at >= 0 {
			all[at] = site
		} else {
			all = append(all, site)
		}
	}
	return all, nil
}

// content is what a file holds.
type content struct {
	Sites []declaration `yaml:"sites"`
}

// decode reads a file strictly. The decoder breaks on some odd but harmless files, such
// as one with a tag and no value; they are mistakes of their author, not of ours.
func decode(data []byte, into any) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &valueError{1, fmt.Sprintf("the file cannot be read as YAML (%v); look for a tag (!) or an anchor (&) in it", v)}
		}
	}()
	return yaml.UnmarshalWithOptions(data, into, yaml.Strict())
}

// place finds the line of a decoder's error, and its words without the excerpt.
func place(err error) (int, string) {
	var at yaml.Error
	if errors.As(err, &at) {
		line := 1
		if t := at.GetToken(); t != nil && t.Position != nil {
			line = t.Position.Line
		}
		return line, at.GetMessage()
	}
	var value *valueError
	if errors.As(err, &value) {
		return max(value.line, 1), value.Error()
	}
	return 1, err.Error()
}

// word is a value and the line it stands in.
type word struct {
	text string
	line int
}

// UnmarshalYAML takes any single value as it is written: 30 and "30" are the same.
func (w *word) UnmarshalYAML(node ast.Node) error {
	if t := node.GetToken(); t != nil && t.Position != nil {
		w.line = t.Position.Line
	}
	switch n := node.(type) {
	case *ast.NullNode:
		return nil
	case *ast.LiteralNode:
		w.text = n.Value.Value
		return nil
	case ast.ScalarNode:
		w.text = n.GetToken().Value
		return nil
	}
	return &valueError{w.line, "a single value belongs here, not a list or a mapping"}
}

// valueError is a value that is well-formed YAML and wrong all the same.
type valueError struct {
	line    int
	message string
}

func (e *valueError) Error() string { return e.message }
