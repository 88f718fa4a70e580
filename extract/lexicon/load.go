package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/goccy/go-yaml"
)

// Load reads a folder with the same files as data/: an analyst's edited copy.
// Every file must be there, and no other .yaml file, so that a misspelled file
// name does not pass for an empty list.
func Load(fsys fs.FS) (*Lexicon, error) {
	r := &reader{fsys: fsys, data: map[string]string{}, from: map[string]string{}}
	l := &Lexicon{Surnames: map[string]string{}, bySlug: map[string]int{}}
	r.provinces(l)
	r.units(l)
	r.unions(l)
	r.roles(l)
	r.titles(l)
	r.surnames(l)
	r.organizations(l)
	r.events(l)
	r.cues(l)
	r.blockers(l)
	r.strangers()
	if r.err == nil {
		r.check(l)
	}
	if r.err != nil {
		return nil, fmt.Errorf("load lexicon: %w", r.err)
	}
	return l, nil
}

// reader reads the files one by one and keeps the first error.
type reader struct {
	fsys fs.FS
	data map[string]string // what was read, to find the lines of errors
	from map[string]string // entries written out of braces → the pattern they stand in
	err  error
}

// read decodes one file strictly.
func (r *reader) read(name string, into any) bool {
	if r.err != nil {
		return false
	}
	b, err := fs.ReadFile(r.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		r.err = fmt.Errorf("%s: no such file; copy it from extract/lexicon/data and edit the copy", name)
		return false
	}
	if err != nil {
		r.err = fmt.Errorf("%s: %w", name, err)
		return false
	}
	r.data[name] = string(b)
	if err := yaml.UnmarshalWithOptions(b, into, yaml.Strict()); err != nil {
		line := 1
		message := err.Error()
		var at yaml.Error
		if errors.As(err, &at) {
			message = at.GetMessage()
			if t := at.GetToken(); t != nil && t.Position != nil {
				line = t.Position.Line
			}
		}
		r.err = fmt.Errorf("%s:%d: %s; write the entry as the ones around it", name, line, message)
		return false
	}
	return true
}

// strangers finds files that would otherwise be passed over.
func (r *reader) strangers() {
	if r.err != nil {
		return
	}
	names, err := fs.Glob(r.fsys, "*.yaml")
	if err != nil {
		r.err = err
		return
	}
	for _, n := range names {
		if _, ok := r.data[n]; !ok {
			r.err = fmt.Errorf("%s: not a file of the lexicon; rename it to one of those in extract/lexicon/data, or remove it", n)
			return
		}
	}
}

// fail reports a mistake in what a file says, at the last line that holds text:
// of two equal entries, the second is the one to change.
func (r *reader) fail(file, text, format string, args ...any) {
	if r.err != nil {
		return
	}
	line := 1
	if pattern, ok := r.from[text]; ok {
		text = pattern
	}
	for i, s := range strings.Split(r.data[file], "\n") {
		if text != "" && !strings.HasPrefix(strings.TrimSpace(s), "#") && strings.Contains(s, text) {
			line = i + 1
		}
	}
	r.err = fmt.Errorf("%s:%d: %s", file, line, fmt.Sprintf(format, args...))
}
