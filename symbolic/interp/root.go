package interp

import (
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file runs classes that nobody calls: with symbolic arguments, in a
// branch of the world that is thrown away afterwards.

// Signature is what forward turned out to demand and to return.
type Signature struct {
	Class      *parser.ClassDef
	Place      value.Place
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
// Before the world is put back, report sees the result.
func (it *Interp) ClassRoot(c *value.Class, def *parser.ClassDef, report func(*Signature)) {
	it.guessRoot(func(first bool) {
		if !first {
			report = nil
		}
		it.classRoot(c, def, report)
	})
}

// guessRoot runs a root whose arguments are guessed, and once more to confirm the faults that it found.
func (it *Interp) guessRoot(run func(first bool)) {
	n := len(it.Faults)
	it.methods = map[*parser.FunctionDef]bool{}
	run(true)
	it.DropGuesses(n)
	if len(it.Faults) > n {
		it.confirm(n, func() { run(false) })
	}
}

func (it *Interp) classRoot(c *value.Class, def *parser.ClassDef, report func(*Signature)) {
	it.rationed(func() {
		it.Isolated(func() {
			if in := it.symbolicInstance(c); in != nil {
				it.forwardRoot(in, def, report)
				it.methodRoots(in)
			}
		})
	})
}

// confirm keeps of the faults from number n on those that are found again where
// a parameter whose default is None may be given: who leaves it out nobody knows.
func (it *Interp) confirm(n int, again func()) {
	first := append([]*value.Fault(nil), it.Faults[n:]...)
	it.Faults = it.Faults[:n]
	it.freeNone = true
	again()
	it.freeNone = false
	found := map[value.Place]value.Kind{}
	for _, f := range it.Faults[n:] {
		found[f.Place] = f.Kind
	}
	it.Faults = it.Faults[:n]
	for _, f := range first {
		if found[f.Place] == f.Kind {
			it.Faults = append(it.Faults, f)
		}
	}
}

// What a class that nobody calls may cost, so that many of them leave time for
// each other: steps, and atoms computed in proofs.
const (
	classSteps  = 2_000_000
	classEffort = 500_000
)

// rationed runs a class root with limits of its own; reaching them ends it alone.
func (it *Interp) rationed(f func()) {
	limit, spent := it.Limits.Steps, it.Budget.Spent
	it.Limits.Steps = min(limit, spent+classSteps)
	it.lookAt = 0
	it.Arena.Allow(classEffort)
	f()
	it.Arena.Allow(classEffort)
	it.Limits.Steps, it.lookAt = limit, 0
	if it.Exhausted == stepLimit && it.Budget.Spent < limit {
		it.Lose("limit reached in a class that nobody calls: " + stepLimit)
		it.Exhausted, it.Exc = "", nil
	}
}

// DropGuesses drops what Python itself would refuse among the faults from
// number n on: on an object that was constructed by guess it proves nothing.
func (it *Interp) DropGuesses(n int) {
	kept := it.Faults[:n]
	for _, f := range it.Faults[n:] {
		if !pythonLevel[f.Kind] && f.Kind != "raised-exception" && f.Kind != "failed-assertion" {
			kept = append(kept, f)
		}
	}
	it.Faults = kept
}

// Isolated runs f in a branch of the world that is thrown away; the faults stay.
func (it *Interp) Isolated(f func()) {
	base := it.Path
	frame, depth, tries := it.frame, it.depth, it.tries
	here, hereSrc := it.here, it.hereSrc
	it.tries = nil
	anyDevice := it.AnyDevice
	it.AnyDevice = true // nobody knows where a caller's tensors are
	it.Heap.Watch()
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

// symbolicInstance constructs an object of a class with arguments of which only the kind is known.
func (it *Interp) symbolicInstance(c *value.Class) *value.Instance {
	n := len(it.Faults)
	a := &value.Args{World: it.World}
	if init, owner := c.Lookup("__init__"); init != nil {
		fn, ok := init.(*Function)
		if !ok {
			if owner.Place.File == 0 && owner.Native != moduleClassMark {
				return nil // a layer's own constructor: nothing to learn
			}
		} else {
			a.Kw = it.symbolicArgs(fn, 1)
		}
	}
	it.guessing = true
	v := it.instantiate(c, a)
	it.guessing = false
	if len(it.Faults) > n {
		// A fault inside a constructor called by guess ends the root in silence.
		for _, f := range it.Faults[n:] {
			f.Bits |= value.FromDefault
		}
	}
	in, _ := v.(*value.Instance)
	return in
}

// forwardRoot runs forward on symbolic inputs.
func (it *Interp) forwardRoot(in *value.Instance, def *parser.ClassDef, report func(*Signature)) {
	m, owner := in.Class.Lookup("forward")
	fn, ok := m.(*Function)
	if !ok || owner.Place.File == 0 {
		return
	}
	kw := it.symbolicArgs(fn, 1)
	a := &value.Args{World: it.World, Kw: kw}
	it.asked = fn
	v := it.callModule(in, a)
	it.asked = nil
	if v == nil || report == nil {
		return
	}
	s := &Signature{Class: def, Place: in.Class.Place, Output: v}
	for _, k := range kw {
		s.Inputs = append(s.Inputs, Input{k.Name, k.Value})
	}
	s.Conditions = it.Conditions()
	report(s)
}

// maxConditions is how many conditions of a signature are shown.
const maxConditions = 3

// Conditions are what the path demands of the symbols, as Python comparisons:
// equalities first; bounds of symbols that an equality ties add nothing.
func (it *Interp) Conditions() []string {
	var equalities, bounds []dim.Constraint
	tied := map[dim.Symbol]bool{}
	for _, c := range it.Path.Facts.Remaining() {
		if c.Rel != dim.EQ {
			bounds = append(bounds, c)
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

// symbolicArgs makes arguments for the parameters from number skip on. A wrapper
// takes what the function takes that it wraps.
func (it *Interp) symbolicArgs(fn *Function, skip int) []value.KwArg {
	var out []value.KwArg
	fn = wrapped(fn)
	uses := classifyUses(fn)
	for i, p := range fn.Params.All {
		if i < skip || i == fn.Params.Vararg || i == fn.Params.Kwarg {
			continue
		}
		if d := fn.Defaults[i]; d != nil {
			v := it.defaulted(d)
			if d == value.None && (it.freeNone || fn.Name == "forward" && isDType(p)) {
				v = it.freeValue(p) // whoever calls it knows which
			}
			out = append(out, value.KwArg{Name: p.Name, Value: v})
			continue
		}
		out = append(out, value.KwArg{Name: p.Name, Value: it.symbolicArg(p, uses[p.Name], fn.Name == "forward")})
	}
	return out
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

// symbolicArg is a value of the kind that a parameter's annotation, name and uses suggest.
func (it *Interp) symbolicArg(p *parser.Param, u use, forward bool) value.Value {
	switch ann := annotationName(p.Annotation); {
	case ann == "int":
		return value.Int{Dim: it.NewDim(p.Name, 1)}
	case ann == "bool":
		return value.SymBool{Lit: value.Literal{Atom: it.Atom(it.ID(), "parameter "+p.Name)}}
	case ann == "float":
		return value.UnknownFloat
	case strings.HasSuffix(ann, "Tensor"):
		return it.symbolicTensor(p.Name, dtypeOfAnnotation(ann))
	case ann == "" && forward && u&usedAsObject == 0:
		return it.symbolicTensor(p.Name, value.NoDType)
	case ann == "" && !forward && u&usedAsNumber != 0 && u&(usedAsObject|usedAsSequence) == 0:
		return value.Int{Dim: it.NewDim(p.Name, 1)}
	}
	v := it.freeValue(p)
	if ann := annotationName(p.Annotation); ann == "str" {
		v.Type = "str"
	}
	return v
}

// freeValue is anything that a caller may give.
func (it *Interp) freeValue(p *parser.Param) value.Unknown {
	v := it.World.Unknown("parameter " + p.Name)
	v.Free, v.Name, v.Bits = true, p.Name, value.FromFreeFlag
	return v
}

func (it *Interp) symbolicTensor(name string, d value.DType) value.Value {
	r := it.NewRank(0)
	r.Name = name
	t := value.NewTensor(value.Shape{Rest: r}, d)
	t.MadeBy = name
	return t
}

func dtypeOfAnnotation(ann string) value.DType {
	switch lastPart(ann) {
	case "LongTensor":
		return value.Int64
	case "IntTensor":
		return value.Int32
	case "BoolTensor":
		return value.BoolType
	case "FloatTensor":
		return value.Float32
	}
	return value.NoDType
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
)

// classifyUses reads from the body of a function what its parameters are.
func classifyUses(fn *Function) map[string]use {
	uses := map[string]use{}
	if fn.Def == nil {
		return uses
	}
	mark := func(e parser.Expr, u use) {
		if n, ok := e.(*parser.Name); ok {
			uses[n.Ident] |= u
		}
	}
	fn.load()
	for _, s := range fn.Def.Body {
		parser.Walk(s, func(n parser.Node) bool {
			switch n := n.(type) {
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
	return uses
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
	it.Isolated(func() { it.runModule(in) })
}

// runModule calls a module on symbolic inputs.
func (it *Interp) runModule(in *value.Instance) {
	m, owner := in.Class.Lookup("forward")
	if m == nil {
		return
	}
	if fn, ok := m.(*Function); ok && owner.Place.File != 0 && fn.Src.Kind != Prelude {
		it.forwardRoot(in, nil, nil)
		return
	}
	if in.Made != nil { // nobody calls it: the place to look at is where it was made
		if src := it.Loader.Source(in.Made.Place.File); src != nil && src.Kind == Checked {
			it.here, it.hereSrc = in.Made.Place, src
		}
	}
	it.callModule(in, &value.Args{World: it.World, Pos: []value.Value{it.symbolicTensor("input", value.NoDType)}})
}
