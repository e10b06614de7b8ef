package dim_test

import (
	"testing"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// TestBoundsThatCreep: bounds that move on each other, one step at a time, are left after some steps; what they
// are known by then is known.
func TestBoundsThatCreep(t *testing.T) {
	const most = 100_000 // looks at numbers; without an end to creeping it would be twice as many
	a := dim.NewArena()
	heads, groups, size := a.NewSymbol("heads", 1, 1<<62), a.NewSymbol("groups", 1, 1<<62), a.NewSymbol("size", 1, 1<<62)
	var f *dim.Facts
	for _, c := range []dim.Constraint{
		{Left: heads.FloorDiv(groups), Rel: dim.LE, Right: dim.Int(1)},
		{Left: size.FloorDiv(heads), Rel: dim.LE, Right: groups},
		{Left: groups, Rel: dim.LE, Right: size.FloorDiv(heads)},
		{Left: groups.MulInt(2), Rel: dim.LE, Right: heads.AddInt(1)},
	} {
		g, ok, _ := f.Assume(c)
		if !ok {
			t.Fatalf("%v %v %v is taken for a contradiction", c.Left, c.Rel, c.Right)
		}
		f = g
	}
	if got := f.LessEq(groups.MulInt(2), heads.AddInt(1)); got != dim.Yes {
		t.Errorf("what was assumed is %v", got)
	}
	if n := a.TakeWork(); n > most {
		t.Errorf("%d looks at numbers, want at most %d", n, most)
	}
}
