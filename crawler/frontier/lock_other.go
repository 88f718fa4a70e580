//go:build !unix

package frontier

import "os"

// acquire opens the lock's file; elsewhere than on Unix nothing keeps other processes out.
func acquire(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
}
