//go:build race

package export_test

// underRace says that the race detector watches.
const underRace = true
