package sqlite

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// fileLock is an exclusive lock that ends with the process.
type fileLock struct{ file *os.File }

// acquire takes the lock, or gives errHeld at once when another has it.
func acquire(path string) (*fileLock, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	if err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, new(windows.Overlapped)); err != nil {
		f.Close()
		if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			return nil, errHeld
		}
		return nil, err
	}
	return &fileLock{f}, nil
}

// release gives the lock up; the file stays.
func (l *fileLock) release() error { return l.file.Close() }
