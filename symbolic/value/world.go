package value

import (
	"strconv"

	"github.com/shapelint/shapelint/symbolic/dim"
)

// World is what all values of one root share. It is not safe for concurrent use.
type World struct {
	Arena *dim.Arena
	Heap  Heap
	Path  Path
	// Faults found so far; faults of an undecided branch are kept apart until the join.
	Faults []*Fault
	// Exc is the exception in flight after an operation returned nil.
	Exc *Exception
	// Host is the interpreter.
	Host Host

	// Supposed are the sizes that stand for arguments of what nobody calls: numbers by their uses, as which a list may be used, too.
	Supposed map[dim.Symbol]bool

	atoms map[atomKey]*Atom
	// truths are the truths of unknown values that are known to hang on something else, by their ids.
	truths map[int32]Literal
	// items are the items of ranges whose ends are not known, by their symbols.
	items map[dim.Symbol]rangeItem
	// classTests are the questions about the classes of unknown values, by their ids.
	classTests map[int32][]classTest
	nextID     int32
	// Unknowns counts why knowledge was lost.
	Lost map[string]int
	// OnMiss is asked before a dict or set says that it does not hold a string: what
	// would have put it there may not have run yet. It tells if something has run.
	OnMiss func(key string) bool
	// MayRegister tells if a module that has not run yet may put something into a registry that the module home has made.
	MayRegister func(home string) bool
	// Nesting bounds the walk over a structure that is going on.
	Nesting Nesting
	// Work counts what operators cost; nil if nobody asks.
	Work *Work
	// Autocast has an attribute for each device for which autocast was ever on: the dtype, or None. nil: it never was.
	Autocast *Instance
	// Gradients says in its attribute off if gradients are computed. nil: no function with a derivative of its own asks.
	Gradients *Instance
	// Mapping says how the mapped functions that are running treat random numbers. nil: none ever ran.
	Mapping *Instance
	// AnyDevice: tensors of the default device may as well be on another one.
	AnyDevice bool
	// DefaultDType is what torch.get_default_dtype gives, NoDType if it is not known.
	DefaultDType DType
	// Budget counts what the root costs.
	Budget Budget
	// Showing: the run is made to show what a root is like, and what it finds counts for
	// nothing: what is most likely meant may be taken for given.
	Showing bool
	// Unbatched: inputs of unknown rank are taken to have no batch dimension, where they may have
	// none, instead of one. RankGuesses counts the inputs for which either was taken.
	Unbatched   bool
	RankGuesses int
	guessedRank *RankVar // the last of them
	outlines    outlines
	// PartsOf are the attributes that something unknown turned out to have, by its number, DeclaredOf the classes of
	// those that are declared to be objects of one.
	PartsOf    map[int32]*Attrs
	DeclaredOf map[int32]*Class
}

// CountRankGuess notes that the rank of an input is guessed; both sides of a branch may guess the same one.
func (w *World) CountRankGuess(v *RankVar) {
	if w.guessedRank != v {
		w.guessedRank = v
		w.RankGuesses++
	}
}

type atomKey struct {
	subject   any
	predicate string
}

// Host is what rules, containers and library functions need of the interpreter.
type Host interface {
	// Call calls a Python callable; nil after it raised.
	Call(f Value, a *Args) Value
	// Attr reads an attribute; nil after it raised AttributeError.
	Attr(v Value, name string) Value
	// HasAttr is hasattr(v, name): Unknown if it can't be told.
	HasAttr(v Value, name string) dim.Answer
	// SetAttr sets an attribute; false after it raised.
	SetAttr(v Value, name string, x Value) bool
	// Truth is the truth of a value; if it is Unknown, lit says on what it depends.
	Truth(v Value) (answer dim.Answer, lit Literal)
	// Iterate lists the elements of an iterable. rest is set if their number is
	// not known: elems are then the first ones. ok is false after it raised.
	Iterate(v Value) (elems []Value, rest *Abstract, ok bool)
	// Iterator is what next() draws from: the items of a generator, v itself for all else; nil after it raised.
	Iterator(v Value) Value
	// Binary and Compare are the operators on any values, user classes included
	// ("+", "//", "==", "<", "in", "is", ...); nil after it raised.
	Binary(op string, l, r Value) Value
	Compare(op string, l, r Value) Value
	// Subscript is v[index]; nil after it raised.
	Subscript(v, index Value) Value
	// Str and Repr are str(v) and repr(v); ok is false if they can't be told.
	Str(v Value) (string, bool)
	Repr(v Value) (string, bool)
	// ClassOf is type(v), nil if unknown.
	ClassOf(v Value) *Class
	// Class finds a class by its full name ("ValueError", "collections.OrderedDict"), nil if there is none.
	Class(name string) *Class
	// RaiseFault records a fault at the current operation and tells if it
	// unwinds (a handler that could catch it is active).
	RaiseFault(f *Fault) bool
	// Raise puts an exception of a built-in class in flight and returns nil.
	Raise(class, message string) Value
	// Locate gives a fault that is raised later the place of the operation that is being run.
	Locate(f *Fault)
	// Here is the origin of the operation that is being run.
	Here() *Origin
	// PassOver says that a side of a branch is not run, whatever it would have changed.
	PassOver()
	// ReadFile reads a file that the program names, relative to the script's folder,
	// then to the workspace root; nil and 0 if it can't be had.
	ReadFile(path string) ([]byte, FileID)
	// FileAt tells what a path leads to, ListFolder what lies in a folder, in order, where that is known.
	FileAt(path string) FileKind
	ListFolder(path string) (names []string, known bool)
}

// FileKind is what a path leads to.
type FileKind uint8

// Kinds of files.
const (
	UnknownFile FileKind = iota
	AbsentFile
	RegularFile
	Folder
)

// Exception is a Python exception in flight.
type Exception struct {
	Value Value // an *Instance of an exception class, or Unknown
	Class string
	// Fault is set if the exception stands for a fault of a rule.
	Fault   *Fault
	Message string
	Place   Place
}

// NewWorld makes an empty world.
func NewWorld() *World {
	w := &World{Arena: dim.NewArena(), atoms: map[atomKey]*Atom{}, DefaultDType: Float32}
	w.Heap.seen = &observation{}
	w.Path.seen = w.Heap.seen
	w.Nesting.budget, w.Heap.budget = &w.Budget, &w.Budget
	return w
}

// ID returns a fresh number.
func (w *World) ID() int32 { w.nextID++; return w.nextID }

// Atom returns the atom of a question, the same one each time it is asked.
func (w *World) Atom(subject any, predicate string) *Atom {
	k := atomKey{subject, predicate}
	if a := w.atoms[k]; a != nil {
		return a
	}
	a := &Atom{ID: w.ID(), Subject: subject, Predicate: predicate}
	w.atoms[k] = a
	return a
}

// UnknownWithTruth is a new unknown value of which nothing is known but when it is true.
func (w *World) UnknownWithTruth(reason string, truth Literal) Unknown {
	u := w.Unknown(reason)
	if w.truths == nil {
		w.truths = map[int32]Literal{}
	}
	w.truths[u.ID] = truth
	return u
}

// Part is an attribute that something unknown turned out to have, nil if nobody has asked.
func (w *World) Part(id int32, name string) Value {
	if parts := w.PartsOf[id]; parts != nil {
		return parts.Get(name)
	}
	return nil
}

// SetPart says what an attribute of something unknown is from now on.
func (w *World) SetPart(id int32, name string, v Value) {
	parts := w.PartsOf[id]
	if parts == nil {
		if w.PartsOf == nil {
			w.PartsOf = map[int32]*Attrs{}
		}
		parts = &Attrs{}
		w.PartsOf[id] = parts
	}
	parts.Set(name, v)
}

// Declare notes that something unknown is an object of a class.
func (w *World) Declare(id int32, c *Class) {
	if w.DeclaredOf == nil {
		w.DeclaredOf = map[int32]*Class{}
	}
	w.DeclaredOf[id] = c
}

// TruthOf is the literal that an unknown value is true under.
func (w *World) TruthOf(u Unknown) Literal {
	if l, ok := w.truths[u.ID]; ok {
		return l
	}
	return Literal{Atom: w.Atom(u.ID, "truth")}
}

// Relation returns the atom of a comparison of sizes.
func (w *World) Relation(a dim.Expr, r dim.Rel, b dim.Expr) *Atom {
	type rel struct {
		a, b dim.Expr
		r    dim.Rel
	}
	x := w.Atom(rel{a, b, r}, "relation")
	if x.Relation == nil {
		x.Relation = &dim.Constraint{Left: a, Rel: r, Right: b}
	}
	return x
}

// OpaqueAtom is the atom of something that cannot be decided.
func (w *World) OpaqueAtom(reason string) *Atom {
	return &Atom{ID: w.ID(), Predicate: reason, Opaque: true}
}

// Unknown makes an Unknown with a reason.
func (w *World) Unknown(reason string) Unknown {
	return Unknown{ID: w.ID(), Reason: reason}
}

// UnknownOf makes an Unknown of a known type.
func (w *World) UnknownOf(typ, reason string) Unknown {
	return Unknown{ID: w.ID(), Reason: reason, Type: typ}
}

// NewDim makes a fresh symbolic size of at least lo.
func (w *World) NewDim(name string, lo int64) Dim {
	return Dim{E: w.Arena.NewSymbol(name, lo, maxInt64)}
}

// NewDimBetween makes a fresh symbolic size in [lo, hi].
func (w *World) NewDimBetween(name string, lo, hi int64) Dim {
	return Dim{E: w.Arena.NewSymbol(name, lo, hi)}
}

// NewRank makes a run of dimensions of unknown number.
func (w *World) NewRank(min int) *RankVar { return &RankVar{ID: w.ID(), Min: min, arena: w.Arena} }

const maxInt64 = 1<<63 - 1

// Shape is the shape of a tensor as far as it is known on this path.
func (w *World) Shape(t *Tensor) Shape {
	s := t.Shape
	if s.Rest != nil {
		s = w.Path.ResolveShape(s)
	}
	return s
}

// Equal compares two sizes on the current path.
func (w *World) Equal(a, b Dim) dim.Answer {
	if a.E == b.E {
		if !a.E.Valid() {
			return dim.Unknown
		}
		return dim.Yes
	}
	return w.Path.Facts.Equal(a.E, b.E)
}

// Resolve applies what the path knows of the symbols.
func (w *World) Resolve(d Dim) Dim {
	if d.E.HasSymbols() {
		d.E = w.Path.Facts.Resolve(d.E)
	}
	return d
}

// ResolveDims is a shape with what the path knows of the symbols of its sizes.
func (w *World) ResolveDims(s Shape) Shape {
	s = s.Clone()
	for _, ds := range [2][]Dim{s.Dims, s.Suffix} {
		for i, d := range ds {
			ds[i] = w.Resolve(d)
		}
	}
	return s
}

// AssumeEqual adds an equality that the operation demands; false if it is
// contradictory. tag is the origin for messages.
func (w *World) AssumeEqual(a, b Dim, tag any) bool {
	return w.Assume(dim.Constraint{Left: a.E, Rel: dim.EQ, Right: b.E, Tag: tag})
}

// Assume adds a constraint; false if it contradicts what is known.
func (w *World) Assume(c dim.Constraint) bool {
	if !c.Left.Valid() || !c.Right.Valid() {
		return true
	}
	f, ok, _ := w.Path.Facts.Assume(c)
	if ok {
		w.Path.Facts = f
	}
	return ok
}

// Lose counts a loss of knowledge and returns an Unknown.
func (w *World) Lose(reason string) Value {
	if w.Lost != nil {
		w.Lost[reason]++
	}
	return w.Unknown(reason)
}

// Itoa is strconv.Itoa for int64.
func Itoa(i int64) string { return strconv.FormatInt(i, 10) }
