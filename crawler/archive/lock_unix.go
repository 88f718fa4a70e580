//go:build unix

package archive

import (
	"errors"
	"os"
	"syscall"
)

// lockDir takes the folder for this process; the lock goes when the file is closed or
// the process ends, however it ends.
func lockDir(dir string) (*os.File, error) {
	d, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(d.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		d.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errors.New("another process is writing into this folder; wait until it has ended")
		}
		return nil, err
	}
	return d, nil
}
