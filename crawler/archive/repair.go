package archive

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// Names of our files: uniongraph-000012-20260728T101500Z.warc.gz.
const (
	namePrefix = "uniongraph-"
	nameSuffix = ".warc.gz"
	openSuffix = ".open" // behind the name of a file that is being written
)

// repair cuts files that were not closed behind their last whole record and gives the
// highest serial in the folder.
func repair(dir string) (serial int, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), namePrefix)
		if !ours {
			continue
		}
		number, _, _ := strings.Cut(rest, "-")
		if n, err := strconv.Atoi(number); err == nil {
			serial = max(serial, n)
		}
		name, open := strings.CutSuffix(e.Name(), openSuffix)
		if !open {
			continue
		}
		if err := cut(filepath.Join(dir, name)); err != nil {
			return 0, fmt.Errorf("repair %s: %w", name, err)
		}
		if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
			return 0, err
		}
	}
	return serial, nil
}

// cut shortens a file to its whole members. One without any is removed.
func cut(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // killed before the file was made
	}
	if err != nil {
		return err
	}
	defer f.Close()
	whole, err := wholeMembers(f)
	if err != nil {
		return err
	}
	if whole == 0 {
		return os.Remove(path)
	}
	info, err := f.Stat()
	if err != nil || info.Size() == whole {
		return err
	}
	if err := f.Truncate(whole); err != nil {
		return err
	}
	return f.Sync()
}

// wholeMembers is the length of the gzip members that can be read to their end. An
// error is one of the disk, not of the data.
func wholeMembers(f io.Reader) (int64, error) {
	disk := &counter{r: f}
	in := bufio.NewReaderSize(disk, bufferSize)
	z := new(gzip.Reader)
	for whole := int64(0); ; whole = disk.n - int64(in.Buffered()) {
		err := z.Reset(in)
		if err == nil {
			z.Multistream(false)
			_, err = io.Copy(io.Discard, z)
		}
		if disk.err != nil {
			return 0, disk.err
		}
		if err != nil {
			return whole, nil
		}
	}
}

// counter counts what is read and keeps the error that is not the end.
type counter struct {
	r   io.Reader
	n   int64
	err error
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}
