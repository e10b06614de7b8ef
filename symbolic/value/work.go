package value

import "github.com/shapelint/shapelint/symbolic/dim"

// Work is what the operators of a run cost, since the innermost open fork began. Nil if nobody asks.
type Work struct{ MultiplyAdds Dim }

// begin starts a count of its own for a side of a fork and returns the one before it.
func (k *Work) begin() Dim {
	if k == nil {
		return Dim{}
	}
	before := k.MultiplyAdds
	k.MultiplyAdds = D(0)
	return before
}

// end puts the count before a side back and returns that of the side.
func (k *Work) end(before Dim) Dim {
	if k == nil {
		return Dim{}
	}
	side := k.MultiplyAdds
	k.MultiplyAdds = before
	return side
}

func (k *Work) add(n Dim) {
	if k != nil {
		k.MultiplyAdds = k.MultiplyAdds.Add(n)
	}
}

// eitherWork is the cost of a fork of which either side may be taken.
func eitherWork(a, b Dim) Dim {
	if a.E == b.E {
		return a
	}
	return Dim{E: dim.Invalid}
}

// Meter is where a count of work stood.
type Meter struct {
	depth int
	at    Dim
}

// Meter notes where the count of work stands.
func (w *World) Meter() Meter {
	if w.Work == nil {
		return Meter{}
	}
	return Meter{w.Heap.Depth(), w.Work.MultiplyAdds}
}

// UnknownTimes is a number of repetitions that nobody knows.
const UnknownTimes = -1

// RepeatWork adds what was done since m once more for each of so many repetitions that do the same.
func (w *World) RepeatWork(m Meter, times int64) {
	if w.Work == nil || times == 0 {
		return
	}
	cost := Dim{E: dim.Invalid}
	if w.Heap.Depth() == m.depth { // no fork has begun to count on its own
		cost = w.Work.MultiplyAdds.Sub(m.at)
	}
	if times == UnknownTimes && !cost.Is(0) {
		cost = Dim{E: dim.Invalid}
	}
	w.Work.add(cost.MulInt(times))
}
