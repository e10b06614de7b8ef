package value

// Budget counts what a root costs: a step for each node evaluated, and steps
// for the work of operations whose cost grows with what they are given. The
// count is the same on any machine; time and memory are not.
type Budget struct {
	// Spent is what has been charged so far, Work the part of it that no node stands for.
	Spent, Work int64
	// parts are the parts of a step that are not yet charged.
	parts int
}

const (
	partsOfStep = 64 // as many elements are scanned in the time of a step
	partsOfCopy = 4
	partsOfMade = 32 // an element that is kept costs memory as well
)

// Scan charges a look at n elements.
func (b *Budget) Scan(n int) { b.charge(n) }

// Copy charges n elements that are copied for a moment.
func (b *Budget) Copy(n int) { b.charge(n * partsOfCopy) }

// Make charges n elements that are kept.
func (b *Budget) Make(n int) { b.charge(n * partsOfMade) }

func (b *Budget) charge(parts int) {
	if b.parts += parts; b.parts >= partsOfStep {
		n := int64(b.parts / partsOfStep)
		b.Spent, b.Work, b.parts = b.Spent+n, b.Work+n, b.parts%partsOfStep
	}
}

// Sized is a value of another package that holds elements.
type Sized interface{ Size() int }

const (
	// bytesOfElement is how much text takes the time and room of an element.
	bytesOfElement = 16
	// hashed is how many elements take the time and room of one that is found by its hash.
	hashed = 4
)

// SizeOf is the number of elements that a look at a value can meet, those in its elements not counted.
func SizeOf(v Value) int {
	switch x := v.(type) {
	case *List:
		return len(x.Elems)
	case *Tuple:
		return len(x.Elems)
	case *Dict:
		return hashed * x.Items.Len()
	case *Set:
		return hashed * x.Items.Len()
	case Str:
		return len(x.S) / bytesOfElement
	case Bytes:
		return len(x) / bytesOfElement
	case Sized:
		return x.Size()
	case *Instance:
		if x.Native != nil {
			return SizeOf(x.Native)
		}
	}
	return 0
}

// Weigh charges what an operation has made: elements that no step stands for.
// What was weighed before is charged for its growth only.
func (b *Budget) Weigh(v Value) {
	n := SizeOf(v)
	if n < partsOfStep/partsOfMade { // most results are small
		return
	}
	switch x := v.(type) {
	case Object:
		h := x.header()
		b.Make(max(n-int(h.weighed), 0))
		h.weighed = max(h.weighed, int32(n))
	case *Tuple:
		b.Make(max(n-x.weighed, 0))
		x.weighed = n
	default:
		b.Make(n)
	}
}

// Limit counts a limit that an operation reached, as knowledge lost, and
// returns an Unknown of the type that the result would have had.
func (w *World) Limit(typ, what string) Value {
	w.CountLost(what)
	return w.UnknownOf(typ, what)
}

// CountLost counts a loss of knowledge that leaves a value behind: a summary, a widened loop.
func (w *World) CountLost(reason string) {
	if w.Lost != nil {
		w.Lost[reason]++
	}
}
