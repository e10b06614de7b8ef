package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// firstCollection is the size of the heap at which garbage is collected for
// the first time, in percent of the runtime's 4 MB. Most runs end before.
const firstCollection = 1600

// laterCollections is the growth, in percent, at which garbage is collected
// from then on: what the heap holds is small beside a machine's memory, and
// looking it through is a quarter of a long run.
const laterCollections = 200

// enoughMemory is the size, in bytes, beyond which garbage is collected sooner than that: a run over thousands
// of files keeps their trees, and three times what it holds is more than it is worth.
const enoughMemory = 2 << 30

// collectLate puts garbage collections off, the first one above all.
func collectLate() {
	if os.Getenv("GOMEMLIMIT") == "" { // else the user knows better
		debug.SetMemoryLimit(enoughMemory)
	}
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(firstCollection)
	runtime.AddCleanup(new([16]byte), func(percent int) { debug.SetGCPercent(percent) }, laterCollections)
}
