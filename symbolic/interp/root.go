package interp

import (
	"fmt"
	"maps"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/annot"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file runs classes that nobody calls: with symbolic arguments, in a
// branch of the world that is thrown away afterwards.

// Signature is what a function turned out to demand and to return.
type Signature struct {
	// Name is that of the function, Class the class whose forward it is, if any.
	Name       string
	Class      *parser.ClassDef
	Inputs     []Input
	Conditions []string
	Output     value.Value
}

// Input is one parameter of forward with the shape that its uses gave it.
type Input struct {
	Name  string
	Value value.Value
}

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
				it.methodRoots(in)
			}
		})
	})
}

// guessedRoot is a root whose arguments are made up.
type guessedRoot struct {
	// fn is the function that gets the tensors, nil if it is no Python function; doc tells of its class.
	fn  *Function
	doc string
	// maker is the name of what makes the module from the arguments: a class or a factory.
	maker string
	// factory is set if it is a factory: it is called by its defaults.
	factory *Function
	// inherits: it is a class that leaves its constructor, and so its defaults, to a library's.
	inherits bool
	run      func(report func(*Signature))
}

// guess runs a root whose arguments are made up, and keeps the faults that rest on no
// guess. Where somebody asks what the root is like it runs once more, on what is most
// likely meant: shapes that docstrings give, sizes that are equal unless they are broadcast.
func (it *Interp) guess(r guessedRoot, report func(*Signature)) {
	n, rec := len(it.Faults), it.Recorder
	it.methods = map[*parser.FunctionDef]bool{}
	it.root = rootCall{open: noCall}
	it.madeUp = true
	defer func() { it.madeUp = false }()
	if report != nil {
		it.Recorder = nil
	}
	r.run(nil)
	if r.fn != nil && it.Annotated(r.fn) { // the author tells how many names to unpack into
		it.dropGuesses(n, "unpack-mismatch")
	} else {
		it.DropGuesses(n)
	}
	if len(it.Faults) > n {
		it.settleRank(func() { r.run(nil) })
		it.settleDefaults(n, r)
	}
	it.Recorder = rec
	if report == nil {
		return
	}
	n = len(it.Faults)
	it.Showing, it.docs, it.docsOf = true, it.documented(r.fn, r.doc), r.fn
	r.run(report)
	it.Showing, it.docs, it.docsOf = false, nil, nil
	it.Faults = it.Faults[:n]
}

// DropGuesses drops what Python itself would refuse among the faults from
// number n on: on an object that was constructed by guess it proves nothing.
func (it *Interp) DropGuesses(n int) { it.dropGuesses(n, "") }

// DropUnsure drops what Python itself would refuse if the run has passed over a side of a branch: that side may have
// changed what the rest of the program finds.
func (it *Interp) DropUnsure() {
	if it.unsure {
		it.DropGuesses(0)
	}
}

// dropGuesses is DropGuesses, but for one kind of faults that was not guessed.
func (it *Interp) dropGuesses(n int, but value.Kind) {
	kept := it.Faults[:n]
	for _, f := range it.Faults[n:] {
		if f.Kind == but || !isGuess(f) {
			kept = append(kept, f)
		}
	}
	it.Faults = kept
}

// isGuess tells that a fault is one that Python itself refuses.
func isGuess(f *value.Fault) bool {
	return pythonLevel[f.Kind] || refusal(f)
}

// Isolated runs f in a branch of the world that is thrown away; the faults stay.
func (it *Interp) Isolated(f func()) {
	base := it.Path
	frame, depth, tries := it.frame, it.depth, it.tries
	here, hereSrc := it.here, it.hereSrc
	it.tries = nil
	it.here, it.hereSrc = value.Place{}, nil // nobody calls it
	anyDevice := it.AnyDevice
	it.AnyDevice = true // nobody knows where a caller's tensors are
	it.Heap.WatchUndecided()
	f()
	it.Heap.Discard()
	it.AnyDevice = anyDevice
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
	it.Faults = it.Faults[:n] // a fault inside a constructor called by guess ends the root in silence
	in, _ := v.(*value.Instance)
	return in
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

// report tells what a root turned out to demand and to return; v is nil if it raised.
func (it *Interp) report(s *Signature, kw []value.KwArg, v value.Value, report func(*Signature)) {
	if v == nil || report == nil {
		return
	}
	s.Output = v
	for _, k := range kw {
		s.Inputs = append(s.Inputs, Input{k.Name, k.Value})
	}
	it.nameSizes(s.Inputs)
	s.Conditions = it.Conditions()
	report(s)
}

// maxConditions is how many conditions of a signature are shown.
const maxConditions = 6

// Conditions are what the path demands of the symbols, as Python comparisons:
// equalities first; bounds of symbols that an equality ties add nothing.
func (it *Interp) Conditions() []string {
	var equalities, bounds []dim.Constraint
	tied := map[dim.Symbol]bool{}
	for _, c := range it.Path.Facts.Remaining() {
		if c.Rel != dim.EQ {
			if k, ok := c.Left.Const(); !ok || k > 1 || c.Rel != dim.LE { // not empty: goes without saying
				bounds = append(bounds, c)
			}
			continue
		}
		equalities = append(equalities, c)
		for _, e := range [2]dim.Expr{c.Left, c.Right} {
			for _, s := range e.Symbols() {
				tied[s] = true
			}
		}
	}
	var out []string
	for _, c := range append(equalities, bounds...) {
		if len(out) < maxConditions && (c.Rel == dim.EQ || !bindsOnly(c, tied)) && it.named(c) {
			op := [...]string{dim.EQ: "==", dim.NE: "!=", dim.LE: "<=", dim.LT: "<"}[c.Rel]
			out = append(out, c.Left.String()+" "+op+" "+c.Right.String())
		}
	}
	return out
}

// bindsOnly tells if all symbols of a constraint are tied by an equality.
func bindsOnly(c dim.Constraint, tied map[dim.Symbol]bool) bool {
	for _, e := range [2]dim.Expr{c.Left, c.Right} {
		for _, s := range e.Symbols() {
			if !tied[s] {
				return false
			}
		}
	}
	return true
}

// named tells if a reader can know all symbols of a constraint.
func (it *Interp) named(c dim.Constraint) bool {
	for _, e := range [2]dim.Expr{c.Left, c.Right} {
		for _, s := range e.Symbols() {
			if it.Arena.Info(s).Name == "" {
				return false
			}
		}
	}
	return true
}

// symbolicArgs makes arguments for the parameters from number skip on. Those whose
// sizes others may name, in "{n}", come first. A wrapper takes what the function
// takes that it wraps.
func (it *Interp) symbolicArgs(fn *Function, skip int, n *dimNames) []value.KwArg {
	fn = wrapped(fn)
	p := fn.Params
	uses := classifyUses(fn)
	types := make([]annot.Type, len(p.All))
	args := make([]value.Value, len(p.All))
	scope := it.namesOf(fn)
	for _, tensors := range [2]bool{false, true} {
		for i, q := range p.All {
			if i < skip || i == p.Vararg || i == p.Kwarg {
				continue
			}
			if !tensors {
				types[i] = annot.Of(q.Annotation, scope)
			}
			if tensors == (types[i].Kind == annot.Tensor) {
				args[i] = it.symbolicArg(fn, i, types[i], uses[q.Name], n)
			}
		}
	}
	var out []value.KwArg
	for i, q := range p.All {
		if args[i] != nil {
			out = append(out, value.KwArg{Name: q.Name, Value: args[i]})
		}
	}
	return out
}

// madeUpArgs are arguments for a function, given by name; how many more it takes nobody knows.
func (it *Interp) madeUpArgs(fn *Function, kw []value.KwArg) *value.Args {
	return &value.Args{World: it.World, Kw: kw, OpenPos: wrapped(fn).Params.Vararg >= 0}
}

// wrapped is the function whose signature a function shows, as inspect follows functools.wraps.
func wrapped(fn *Function) *Function {
	for range maxWrappers {
		if fn.Attrs == nil {
			return fn
		}
		w, ok := fn.Attrs.Get("__wrapped__").(*Function)
		if !ok {
			return fn
		}
		fn = w
	}
	return fn
}

const maxWrappers = 16

// isDType tells by name and annotation that a parameter is a dtype.
func isDType(p *parser.Param) bool {
	return p.Name == "dtype" || lastPart(annotationName(p.Annotation)) == "dtype"
}

// defaulted marks a default value: what rests on it rests on a guess.
func (it *Interp) defaulted(v value.Value) value.Value {
	switch x := v.(type) {
	case value.Int:
		x.Bits |= value.FromDefault
		return x
	case *value.Tuple:
		return mapTuple(x, it.defaulted)
	}
	return v
}

// mapTuple is a tuple of what f makes of the elements.
func mapTuple(x *value.Tuple, f func(value.Value) value.Value) *value.Tuple {
	t := *x
	t.Elems = make([]value.Value, len(x.Elems))
	for i, e := range x.Elems {
		t.Elems[i] = f(e)
	}
	return &t
}

// standsForNone tells of a default that it only says that an argument was left out, as None does: a function that cannot be
// scripted with None has an empty tensor in its place.
func standsForNone(d value.Value) bool {
	_, isTensor := d.(*value.Tensor)
	return isTensor || d == value.None
}

// symbolicArg is a value of the kind that a parameter's default, annotation, name and uses suggest.
func (it *Interp) symbolicArg(fn *Function, i int, t annot.Type, u use, n *dimNames) value.Value {
	p, forward := fn.Params.All[i], fn.Name == "forward"
	if d := fn.Defaults[i]; d != nil {
		if flag, ok := d.(value.Bool); ok && it.flipFlags && fn.Name == "__init__" {
			return !flag
		}
		if !standsForNone(d) || !it.mayBeGiven(fn) && !(forward && isDType(p)) {
			v := it.defaulted(d)
			if k, ok := v.(value.Int); ok {
				n.params[p.Name] = k.Dim
			}
			return v
		}
		t.Optional = true // whoever calls it knows which
		if t.Kind != annot.Tensor || !t.Shaped {
			return it.freeNamed(p.Name)
		}
	}
	if fn == it.docsOf && !t.Shaped && (t.Kind == annot.Tensor || p.Annotation == nil) {
		if d, ok := it.docs[p.Name]; ok {
			d.DType, d.Optional = t.DType, t.Optional
			t = d
		}
	}
	n.at = it.originOf(fn, p)
	if v := n.value(p.Name, t); v != nil {
		return v
	}
	switch {
	case p.Annotation != nil:
	case forward && u&(usedAsObject|usedInPieces) == 0:
		return it.symbolicTensor(p.Name, value.NoDType)
	case fn.Name == "__init__" && u&usedAsNumber != 0 && u&(usedAsObject|usedAsSequence) == 0:
		d := it.NewDim(p.Name, 1)
		if s, ok := d.E.AsSymbol(); ok {
			if it.Supposed == nil {
				it.Supposed = map[dim.Symbol]bool{}
			}
			it.Supposed[s] = true
		}
		return value.Int{Dim: d}
	}
	v := it.freeNamed(p.Name)
	if t.Kind == annot.Str && !t.Optional {
		v.Type = "str"
	} else if c := it.declaredClass(fn, p.Name, annotationName(p.Annotation), n.owner); c != nil {
		it.declare(v, c)
	}
	return v
}

// originOf is the place of a parameter and its annotation.
func (it *Interp) originOf(fn *Function, p *parser.Param) *value.Origin {
	span := p.Pos()
	return &value.Origin{Place: value.Place{File: fn.Src.ID, Start: span.Start, End: span.End}}
}

// documented are the shapes that the docstrings of a function and its class give for its parameters.
func (it *Interp) documented(fn *Function, class string) map[string]annot.Type {
	if fn == nil || fn.Def == nil {
		return nil
	}
	fn.load()
	var params []string
	for i, p := range fn.Params.All {
		if (i > 0 || fn.Class == nil) && i != fn.Params.Vararg && i != fn.Params.Kwarg {
			params = append(params, p.Name)
		}
	}
	out := annot.Doc(fn.Def.Doc, params)
	for name, t := range annot.Doc(class, params) {
		if _, known := out[name]; !known {
			if out == nil {
				out = map[string]annot.Type{}
			}
			out[name] = t
		}
	}
	return out
}

// freeNamed is anything that a caller may give.
func (it *Interp) freeNamed(name string) value.Unknown {
	v := it.World.Unknown("parameter " + name)
	v.Free, v.Name, v.Bits = true, name, value.FromFreeFlag
	return v
}

func (it *Interp) symbolicTensor(name string, d value.DType) value.Value {
	r := it.NewRank(0)
	r.Name = name
	t := value.NewTensor(value.Shape{Rest: r}, d)
	t.MadeBy = name
	return t
}

// annotationName is the name that an annotation is, "" for anything else.
func annotationName(e parser.Expr) string {
	switch e := e.(type) {
	case *parser.Name:
		return e.Ident
	case *parser.Attribute:
		if b := annotationName(e.Value); b != "" {
			return b + "." + e.Attr
		}
	case *parser.Constant:
		if s, ok := e.Value.(string); ok {
			return s
		}
	case nil:
		return ""
	}
	return "*"
}

// use is how a parameter is used in the body of its function.
type use uint8

const (
	usedAsNumber   use = 1 << iota // in arithmetic, or handed to a call
	usedAsObject                   // attributes are read, it is called
	usedAsSequence                 // subscripted, iterated, spread
	usedInPieces                   // nothing but items are read, each under a number of its own
)

// classifyUses reads from the body of a function what its parameters are.
func classifyUses(fn *Function) map[string]use {
	uses := map[string]use{}
	if fn.Def == nil {
		return uses
	}
	pieces := pieceReader{read: map[string]int{}, items: map[string]map[string]int{}}
	mark := func(e parser.Expr, u use) {
		if n, ok := e.(*parser.Name); ok {
			uses[n.Ident] |= u
		}
	}
	fn.load()
	for _, s := range fn.Def.Body {
		parser.Walk(s, func(n parser.Node) bool {
			switch n := n.(type) {
			case *parser.Name:
				pieces.read[n.Ident]++
			case *parser.Attribute:
				if fn.Name != "forward" || !tensorAttribute(n.Attr) {
					mark(n.Value, usedAsObject)
				}
			case *parser.Call:
				mark(n.Func, usedAsObject)
				if testsForOther(n) {
					mark(n.Args[0], usedAsObject)
				}
				if callee, ok := n.Func.(*parser.Name); ok && (callee.Ident == "len" || callee.Ident == "isinstance" || callee.Ident == "list" || callee.Ident == "tuple" || callee.Ident == "zip" || callee.Ident == "enumerate") {
					for _, a := range n.Args {
						mark(a, usedAsSequence)
					}
					break
				}
				for _, a := range n.Args {
					mark(a, usedAsNumber)
				}
				for _, k := range n.Keywords {
					mark(k.Value, usedAsNumber)
				}
			case *parser.BinOp:
				mark(n.Left, usedAsNumber)
				mark(n.Right, usedAsNumber)
			case *parser.Subscript:
				pieces.item(n)
				if fn.Name != "forward" {
					mark(n.Value, usedAsSequence)
				}
			case *parser.For:
				if fn.Name != "forward" {
					mark(n.Iter, usedAsSequence)
				}
			case *parser.CompFor:
				if fn.Name != "forward" {
					mark(n.Iter, usedAsSequence)
				}
			case *parser.Starred:
				mark(n.Value, usedAsSequence)
			case *parser.Compare:
				for _, c := range n.Comparators {
					if k, ok := c.(*parser.Constant); ok {
						switch k.Value.(type) {
						case string, nil, bool:
							mark(n.Left, usedAsObject)
						}
					}
				}
			case *parser.If:
				mark(n.Test, usedAsObject)
			case *parser.IfExp:
				mark(n.Test, usedAsObject)
			}
			return true
		})
	}
	for name := range pieces.items {
		if pieces.only(name) {
			uses[name] |= usedInPieces
		}
	}
	return uses
}

// pieceReader counts how often names are read, and the items that are read of them by number.
type pieceReader struct {
	read  map[string]int
	items map[string]map[string]int
}

func (r pieceReader) item(s *parser.Subscript) {
	owner, ok := s.Value.(*parser.Name)
	index, isConst := s.Index.(*parser.Constant)
	if !ok || !isConst {
		return
	}
	if r.items[owner.Ident] == nil {
		r.items[owner.Ident] = map[string]int{}
	}
	r.items[owner.Ident][fmt.Sprint(index.Value)]++
}

// only tells that several items of a name are read, and nothing else of it: a tuple of arguments is read so.
func (r pieceReader) only(name string) bool {
	n := 0
	for _, times := range r.items[name] {
		n += times
	}
	return len(r.items[name]) > 1 && n == r.read[name]
}

// testsForOther tells if a call is isinstance(x, C) where C is no tensor: x may be either.
func testsForOther(c *parser.Call) bool {
	f, ok := c.Func.(*parser.Name)
	return ok && f.Ident == "isinstance" && len(c.Args) == 2 && !mentionsName(c.Args[1], "Tensor")
}

// tensorAttribute tells if an attribute is one that tensors have.
func tensorAttribute(name string) bool { return knownTensorAttr(name) }

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
