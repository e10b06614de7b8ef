package dim_test

import (
	"slices"
	"testing"
	"time"

	"github.com/shapelint/shapelint/symbolic/dim"
)

func reportQuantiles(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	n := len(times)
	b.ReportMetric(float64(times[n/2].Nanoseconds()), "ns-median")
	b.ReportMetric(float64(times[n*99/100].Nanoseconds()), "ns-p99")
	b.ReportMetric(float64(times[n-1].Nanoseconds()), "ns-max")
}

// BenchmarkBuild makes the sizes of a small convolutional network.
func BenchmarkBuild(b *testing.B) {
	a := dim.NewArena()
	h, w := a.NewSymbol("H", 1, 1<<40), a.NewSymbol("W", 1, 1<<40)
	for b.Loop() {
		x, y := h, w
		for range 5 {
			x = x.AddInt(-1).FloorDivInt(2).AddInt(1)
			y = y.AddInt(-1).FloorDivInt(2).AddInt(1)
		}
		dim.Product(dim.Int(512), x, y)
	}
}

// BenchmarkAssume adds the constraints of a U-Net to facts.
func BenchmarkAssume(b *testing.B) {
	a := dim.NewArena()
	h := a.NewSymbol("H", 1, 1<<40)
	for b.Loop() {
		var f *dim.Facts
		x := h
		for range 4 {
			y := x.FloorDivInt(2)
			f, _, _ = f.Assume(dim.Constraint{Left: y.MulInt(2), Rel: dim.EQ, Right: x})
			x = y
		}
	}
}
