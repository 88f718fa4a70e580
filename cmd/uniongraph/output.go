package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// toOutput hands write standard output, or a file that replaces the named one when write
// is done: nobody ever sees half a file, and when nothing could be done the old one stays.
func (a *app) toOutput(path string, write func(io.Writer) error) error {
	if path == "" {
		w := bufio.NewWriter(a.out)
		err := write(w)
		if flushErr := w.Flush(); flushErr != nil && err == nil {
			err = failure("standard output: %w", flushErr)
		}
		return err
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return usageError("--output %s is a folder; name a file in it", path)
		}
		return a.toDevice(path, write)
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // a link keeps leading where it does
	}
	f, err := createBeside(path)
	if err != nil {
		return failure("--output %s: %w", path, explain(err))
	}
	defer os.Remove(f.Name()) // fails when it has been renamed, as it should be
	defer f.Close()
	w := bufio.NewWriter(f)
	done := write(w)
	if code := codeOf(done); code != exitDone && code != exitPartial {
		return done
	}
	for _, step := range []func() error{w.Flush, f.Sync, f.Close, func() error { return os.Rename(f.Name(), path) }} {
		if err := step(); err != nil {
			return failure("%s: %w; the file is as it was before", path, explain(err))
		}
	}
	return done
}

// toDevice writes to what cannot be replaced: /dev/null, a named pipe.
func (a *app) toDevice(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return failure("%s: %w", path, explain(err))
	}
	w := bufio.NewWriter(f)
	done := write(w)
	if err := errors.Join(w.Flush(), f.Close()); err != nil && codeOf(done) == exitDone {
		return failure("%s: %w", path, err)
	}
	return done
}

// createBeside makes a new file in path's folder with the rights that a new file there
// gets, or those of the file that it will replace.
func createBeside(path string) (*os.File, error) {
	mode := fs.FileMode(0o666)
	old, statErr := os.Stat(path)
	for n := 0; ; n++ {
		name := filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%d-%d.part", filepath.Base(path), os.Getpid(), n))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err == nil && statErr == nil {
			_ = f.Chmod(old.Mode().Perm())
		}
		return f, err
	}
}
