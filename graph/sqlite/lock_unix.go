//go:build unix

package sqlite

import (
	"errors"
	"os"
	"syscall"
)

// fileLock is an exclusive lock that ends with the process.
type fileLock struct{ file *os.File }

// acquire takes the lock, or gives errHeld at once when another has it.
func acquire(path string) (*fileLock, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errHeld
		}
		return nil, err
	}
	return &fileLock{f}, nil
}

// release gives the lock up. The file stays: removing it would let two processes
// lock two files of one name.
func (l *fileLock) release() error { return l.file.Close() }
