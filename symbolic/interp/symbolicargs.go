package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/annot"
	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file makes up arguments for what nobody calls.

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
	p := wrapped(fn).Params
	return &value.Args{World: it.World, Kw: kw, OpenPos: p.Vararg >= 0, ByDefault: p.Kwarg >= 0}
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
func (it *Interp) defaulted(v value.Value) value.Value { return it.defaultedIn(v, maxDefaultDepth) }

// How deep the numbers of a default lie that are marked, as in [[2, 2], [6, 2]], and how long the lists are.
const (
	maxDefaultDepth = 3
	maxDefaultItems = 64
)

func (it *Interp) defaultedIn(v value.Value, depth int) value.Value {
	if depth == 0 {
		return v
	}
	part := func(e value.Value) value.Value { return it.defaultedIn(e, depth-1) }
	switch x := v.(type) {
	case value.Int:
		x.Bits |= value.FromDefault
		return x
	case *value.Tuple:
		return mapTuple(x, part)
	case *value.List:
		if x.Abstract != nil || x.Alts != nil || x.Class != nil || len(x.Elems) > maxDefaultItems {
			return v
		}
		l := &value.List{Elems: make([]value.Value, len(x.Elems))} // what is done to it is done to this call's own
		for i, e := range x.Elems {
			l.Elems[i] = part(e)
		}
		it.Heap.Birth(l)
		it.Budget.Copy(len(x.Elems))
		return l
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
// scripted with None has an empty tensor in its place, and others have no items.
func standsForNone(d value.Value) bool {
	switch d := d.(type) {
	case *value.Tensor:
		return true
	case *value.Tuple:
		return len(d.Elems) == 0 && d.Rest == nil
	case *value.List:
		return len(d.Elems) == 0 && d.Abstract == nil
	}
	return d == value.None
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
	case fn.Name == "__init__" && u&(usedAsNumber|usedAsShape) != 0 && u&(usedAsObject|usedAsSequence) == 0:
		d := it.NewDim(p.Name, 1)
		if u&usedAsNumber == 0 {
			d.Bits = value.FromRankGuess // it may be a whole shape
		}
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
