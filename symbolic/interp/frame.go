package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Frame is the activation of a function, a comprehension, a class body or a module.
type Frame struct {
	value.Cell
	vars   []value.Value
	parent *Frame // the frame of the enclosing function-like scope
	ns     *Namespace
	src    *Source
	fn     *Function
	scope  *parser.Scope
	class  *value.Attrs // the namespace of a class body being executed
	header *classHeader // of that class
	// methods are the functions that a class body defines, under whatever name their decorators bind them.
	methods []*Function
	caller  *Frame
	born    int64         // how many frames were made before
	callAt  value.Place   // where this frame was called from, in the caller's file
	open    int           // what is undecided around the call
	given   []value.Value // the arguments of a call that something undecided led to, where they tell little

	// executed: exec has run in it and may have bound any name.
	executed bool

	// running: it is on the stack; a generator that asks for its own items is.
	running bool
	// doubtful: what its parameters are bound to is a guess; see callWrapped.
	doubtful bool

	onYield func(value.Value) value.Value
	yielded []value.Value
	// uncounted: something undecided led to a yield; counted is the number of items before it.
	uncounted bool
	counted   int
	pend      []*pending
}

// Save implements value.External.
func (f *Frame) Save() any { return append([]value.Value(nil), f.vars...) }

// Restore implements value.External.
func (f *Frame) Restore(s any) { copy(f.vars, s.([]value.Value)) }

// Merge implements value.External.
func (f *Frame) Merge(a, b any, j *value.Joiner) {
	x, y := a.([]value.Value), b.([]value.Value)
	for i := range f.vars {
		f.vars[i] = j.Value(x[i], y[i])
	}
}

func (it *Interp) newFrame(n int) *Frame {
	f := &Frame{vars: make([]value.Value, n), born: it.frames}
	it.frames++
	f.Cell.Self = f
	it.Heap.Birth(&f.Cell)
	return f
}

// function is the nearest function-like frame: a class body has the one around it.
func (f *Frame) function() *Frame {
	if f.class != nil || f.scope == nil {
		return f.parent
	}
	return f
}

// method is the frame of the nearest function around that is known to be defined in a class; nil if there is none.
func (f *Frame) method() *Frame {
	g := f.function()
	for g != nil && (g.fn == nil || g.fn.Class == nil || g.scope != g.fn.Scope) {
		g = g.parent
	}
	return g
}

// yields is how many items the generator has given so far that a frame is of: a loop that gives some is not cut short.
func (f *Frame) yields() int {
	if g := f.function(); g != nil {
		return len(g.yielded)
	}
	return 0
}

// Namespace is a module: its globals and what it was loaded from.
type Namespace struct {
	value.Cell
	Name  string
	Attrs *value.Attrs
	Src   *Source
	// Package: submodules are attributes.
	Package bool
	// resolve finds names that are not bound: torch's operators, native modules.
	resolve func(name string) value.Value
	// stars are the modules whose names a star import gives, the last one wins.
	stars []*star
	// tables are the modules whose names stand in tables and that are star-imported, the last one wins.
	tables []*Namespace
	// unmentioned are the names that no text behind so many stars has.
	unmentioned map[string]int
	state       moduleState
	// instead is the object that the module's body put in its place in sys.modules.
	instead value.Value
	// Open: names that are not found may exist (the source is not there, or a star import of an unknown module).
	Open bool
}

type moduleState uint8

const (
	notRun moduleState = iota
	running
	ran
)

// TypeName implements value.Value.
func (*Namespace) TypeName() string { return "module" }

// Save implements value.External.
func (n *Namespace) Save() any { return n.Attrs.Clone() }

// Restore implements value.External.
func (n *Namespace) Restore(s any) { n.Attrs = s.(*value.Attrs).Clone() }

// Merge implements value.External.
func (n *Namespace) Merge(a, b any, j *value.Joiner) {
	n.Attrs = value.MergeAttrs(a.(*value.Attrs), b.(*value.Attrs), j)
}

func (it *Interp) newNamespace(name string) *Namespace {
	n := &Namespace{Name: name, Attrs: &value.Attrs{}}
	n.Cell.Self = n
	return n
}

// set binds a global name.
func (it *Interp) setGlobal(n *Namespace, name string, v value.Value) {
	it.Heap.Touch(&n.Cell)
	n.Attrs.Set(name, v)
}

// Function is a def or a lambda with its closure.
type Function struct {
	Name     string
	Def      *parser.FunctionDef // nil for a lambda
	Lambda   *parser.Lambda
	Params   *parser.Params
	Scope    *parser.Scope
	NS       *Namespace
	Src      *Source
	Closure  *Frame
	Defaults []value.Value // by index in Params.All, nil where there is none
	// Class is the class whose body defines it, for super().
	Class *value.Class
	Attrs *value.Attrs // __name__, __wrapped__ and what the user sets
	// Wrapped: a decorator that is not known stands before it.
	Wrapped bool
	// cache is set by functools.lru_cache.
	cache *cachedResults
	// gradients is what a decorator sets the attribute off of World.Gradients to while the function runs, nil without one.
	gradients value.Value
}

// TypeName implements value.Value.
func (*Function) TypeName() string { return "function" }

// IsFunction marks functions for package value.
func (*Function) IsFunction() {}

// load makes sure that the body of a library's function has been parsed.
func (fn *Function) load() {
	if fn.Def != nil {
		fn.Def.Load()
	}
}

// pending is a side of an undecided branch that left the block early.
type pending struct {
	lit    value.Literal // holds for what goes on
	side   *value.Side
	how    completion
	open   *value.Suspended
	waived bool
}

// Size implements value.Sized: what a copy of the namespace costs, in elements.
func (n *Namespace) Size() int { return 4 * n.Attrs.Len() }
