package symbolic_test

import (
	"runtime"
	"testing"

	"github.com/shapelint/shapelint/symbolic/interp"
)

// TestLongWalk: a walk along objects of which nothing is known takes room for each step, not for each step all those
// before it.
func TestLongWalk(t *testing.T) {
	const most = 500 << 20 // bytes; the names of all steps before each step would take thirty times as many
	files := texts{"/p/main.py": `
import elsewhere
node = elsewhere.head
for _ in range(20000):
    node = next(iter(node.successors))
`}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	runHostile(t, files, interp.DefaultLimits)
	runtime.ReadMemStats(&after)
	if n := after.TotalAlloc - before.TotalAlloc; n > most {
		t.Errorf("%d MB", n>>20)
	}
}
