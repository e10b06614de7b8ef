package interp

import (
	"maps"
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file runs classes that nobody calls: with symbolic arguments, in a
// branch of the world that is thrown away afterwards.

// StandAt makes a statement of a source the place of what is called next.
func (it *Interp) StandAt(src *Source, s parser.Stmt) {
	span := s.Pos()
	it.here, it.hereSrc = value.Place{File: src.ID, Start: span.Start, End: span.End}, src
}

// ClassRoot constructs a module class with symbolic arguments and runs its
// forward on symbolic inputs. What it writes is undone; the faults stay.
// Before the world is put back, report sees the result; nil if nobody asks.
func (it *Interp) ClassRoot(c *value.Class, def *parser.ClassDef, report func(*Signature)) {
	m, _ := c.Lookup("forward")
	fn, _ := m.(*Function)
	init, _ := c.Lookup("__init__")
	constructor, _ := init.(*Function)
	it.guess(guessedRoot{fn: fn, doc: c.Doc, maker: c.Name, inherits: constructor != nil && constructor.Src.Kind != Checked,
		run: func(report func(*Signature)) { it.classRoot(c, def, report) }}, report)
}

func (it *Interp) classRoot(c *value.Class, def *parser.ClassDef, report func(*Signature)) {
	it.rationed(guessedAllowance, func() {
		it.Isolated(func() {
			shared := map[string]value.Dim{}
			if in := it.symbolicInstance(c, def, shared); in != nil {
				it.forwardRoot(in, def, shared, report)
				it.partRoots(in)
			}
		})
	})
}

// Isolated runs f in a branch of the world that is thrown away; the faults stay.
func (it *Interp) Isolated(f func()) {
	base := it.Path
	frame, depth, tries := it.frame, it.depth, it.tries
	here, hereSrc := it.here, it.hereSrc
	it.tries = nil
	it.here, it.hereSrc = value.Place{}, nil // nobody calls it
	anyDevice, dtype := it.AnyDevice, it.DefaultDType
	it.AnyDevice = true // nobody knows where a caller's tensors are
	it.Heap.WatchUndecided()
	f()
	it.Heap.Discard()
	it.AnyDevice, it.DefaultDType = anyDevice, dtype
	if it.Exhausted == "" {
		it.Exc = nil
	}
	it.frame, it.depth, it.tries = frame, depth, tries
	it.here, it.hereSrc = here, hereSrc
	it.Path = base
}

// symbolicInstance constructs an object of a class with arguments of which only the
// kind is known; sizes of the class's type parameters go to shared.
func (it *Interp) symbolicInstance(c *value.Class, def *parser.ClassDef, shared map[string]value.Dim) *value.Instance {
	n := len(it.Faults)
	a := &value.Args{World: it.World}
	if init, owner := c.Lookup("__init__"); init != nil {
		fn, ok := init.(*Function)
		if !ok {
			if owner.Place.File == 0 && owner.Native != moduleClassMark {
				return nil // a layer's own constructor: nothing to learn
			}
		} else {
			n := it.newDimNames(fn, nil)
			n.owner = c
			a = it.madeUpArgs(fn, it.symbolicArgs(fn, 1, n))
			for _, p := range def.TypeParams {
				if d, ok := n.dims[p.Name]; ok {
					shared[p.Name] = d
				}
			}
		}
	}
	it.guessing = true
	v := it.instantiate(c, a)
	it.guessing = false
	it.dropOfConstructor(n)
	in, _ := v.(*value.Instance)
	return in
}

// dropOfConstructor keeps of the faults from number n on, which a constructor has that was called by guess, those that rest on
// nothing that it may be given instead.
func (it *Interp) dropOfConstructor(n int) {
	if it.givenNone == givenToForward {
		it.Faults = it.Faults[:n]
	}
	it.DropGuesses(n)
	byDefault := func(f *value.Fault) bool { return f.Bits&value.FromDefault != 0 }
	it.Faults = append(it.Faults[:n], slices.DeleteFunc(it.Faults[n:], byDefault)...)
}

// forwardRoot runs forward on symbolic inputs; shared are sizes that have names already.
func (it *Interp) forwardRoot(in *value.Instance, def *parser.ClassDef, shared map[string]value.Dim, report func(*Signature)) {
	m, owner := in.Class.Lookup("forward")
	fn, ok := m.(*Function)
	if !ok || owner.Place.File == 0 {
		return
	}
	if fn.Src.Kind == Prelude {
		if owner.Name == "Sequential" { // a subclass that makes its layers itself
			it.runSequential(in, in.Class.Place)
		}
		return
	}
	n := it.newDimNames(fn, in)
	maps.Copy(n.dims, shared)
	kw := it.symbolicArgs(fn, 1, n)
	a := it.madeUpArgs(fn, kw)
	it.asked = fn
	v := it.callRoot(in, a)
	it.asked = nil
	it.report(&Signature{Class: def, Name: fn.Name}, kw, v, report)
}

// ModuleRoot runs a module instance on symbolic inputs, in isolation: a
// Sequential at hand that nobody calls.
func (it *Interp) ModuleRoot(in *value.Instance) {
	it.guess(guessedRoot{run: func(func(*Signature)) { it.Isolated(func() { it.runModule(in) }) }}, nil)
}

func (it *Interp) runModule(in *value.Instance) {
	m, owner := in.Class.Lookup("forward")
	if m == nil {
		return
	}
	if fn, ok := m.(*Function); ok && owner.Place.File != 0 && fn.Src.Kind != Prelude {
		it.forwardRoot(in, nil, nil, nil)
		return
	}
	if in.Made != nil {
		it.runSequential(in, in.Made.Place)
	}
}

// runSequential runs the layers of a Sequential on symbolic input; nobody calls it: at is where it is made.
func (it *Interp) runSequential(in *value.Instance, at value.Place) {
	if src := it.Loader.Source(at.File); src != nil && src.Kind == Checked {
		it.here, it.hereSrc = at, src
	}
	it.callRoot(in, &value.Args{World: it.World, Pos: []value.Value{it.symbolicTensor("input", value.NoDType)}})
}
