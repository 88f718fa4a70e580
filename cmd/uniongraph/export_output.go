package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/uniongraph/uniongraph/graph/export"
)

// writeExport writes a format to its file, its folder or standard output.
func (a *app) writeExport(ctx context.Context, format export.Format, path string, g *export.Graph, options export.Options) error {
	if format.Folder {
		progress, done := options.Progress, 0
		options.Progress = nil // files are the parts here
		return a.toFolder(path, format, func(file export.File, w io.Writer) error {
			done++
			progress(done, len(format.Files))
			return file.Write(ctx, w, g, options)
		})
	}
	return a.toOutput(path, func(w io.Writer) error {
		if err := format.Files[0].Write(ctx, w, g, options); err != nil {
			return fmt.Errorf("write %s: %w", format.Name, err)
		}
		return nil
	})
}

// toFolder writes the files of a format into a new folder that takes the place of the
// named one when all are whole. A folder with files of other kinds is refused, so that
// nothing of somebody's is lost.
func (a *app) toFolder(path string, format export.Format, write func(export.File, io.Writer) error) error {
	path, err := filepath.Abs(path) // "." has no name to put another in the place of
	if err != nil {
		return failure("--output: %w", err)
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link keeps leading where it does
	}
	if err := mayReplace(path, format); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return failure("--output %s: %w", path, explain(err))
	}
	fresh, err := folderBeside(path)
	if err != nil {
		return failure("--output %s: %w", path, explain(err))
	}
	defer os.RemoveAll(fresh) // nothing is there when it has been renamed
	for _, file := range format.Files {
		if err := writeFile(filepath.Join(fresh, file.Name), func(w io.Writer) error { return write(file, w) }); err != nil {
			return fmt.Errorf("write %s: %w", filepath.Join(path, file.Name), explain(err))
		}
	}
	return swap(fresh, path)
}

// mayReplace tells whether a folder is not there, empty, or an earlier export.
func mayReplace(path string, format export.Format) error {
	entries, err := os.ReadDir(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return usageError("--output %s is no folder that can be read; name a new one", path)
	}
	for _, e := range entries {
		if !slices.ContainsFunc(format.Files, func(f export.File) bool { return f.Name == e.Name() }) {
			return usageError("--output %s holds %s, which is no part of such an export; name another folder", path, e.Name())
		}
	}
	return nil
}

// folderBeside makes a folder next to path, with the rights that a new one gets there.
func folderBeside(path string) (string, error) {
	for n := 0; ; n++ {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d-%d.part", filepath.Base(path), os.Getpid(), n))
		if err := os.Mkdir(name, 0o777); !errors.Is(err, os.ErrExist) {
			return name, err
		}
	}
}

func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	for _, step := range []func() error{func() error { return write(w) }, w.Flush, f.Sync, f.Close} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// swap puts a folder in the place of another one, which may not be there.
func swap(fresh, path string) error {
	old := fresh + ".old"
	if err := os.Rename(path, old); err != nil && !errors.Is(err, os.ErrNotExist) {
		return failure("%s: %w; it is as it was before", path, explain(err))
	}
	if err := os.Rename(fresh, path); err != nil {
		_ = os.Rename(old, path)
		return failure("%s: %w; it is as it was before", path, explain(err))
	}
	if err := os.RemoveAll(old); err != nil {
		return failure("%s is written; %s could not be removed: %w", path, old, explain(err))
	}
	return nil
}
