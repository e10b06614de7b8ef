package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// firstCollection is the size of the heap at which garbage is collected for
// the first time, in percent of the runtime's 4 MB. Most runs end before.
const firstCollection = 1600

// collectLate puts the first garbage collection off. From then on the
// collector works as ever.
func collectLate() {
	if os.Getenv("GOGC") != "" {
		return // the user knows better
	}
	usual := debug.SetGCPercent(firstCollection)
	runtime.AddCleanup(new([16]byte), func(percent int) { debug.SetGCPercent(percent) }, usual)
}
