package interp

import (
	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/annot"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file makes values of the types that annotations give.

// dimNames are the names of one signature: the same name is the same size.
type dimNames struct {
	it   *Interp
	dims map[string]value.Dim
	runs map[string]*value.RankVar
	// params are the parameters that are ints, self the object of a method; "{...}" is about them.
	params map[string]value.Dim
	self   *value.Instance
	fn     *Function
	// owner is the class whose constructor it is, nil for other functions.
	owner *value.Class
	// at is the parameter whose annotation is being read.
	at *value.Origin
}

func (it *Interp) newDimNames(fn *Function, self *value.Instance) *dimNames {
	return &dimNames{it: it, fn: fn, dims: map[string]value.Dim{}, runs: map[string]*value.RankVar{}, params: map[string]value.Dim{}, self: self}
}

// value makes a value of a type; nil if the type says too little.
func (n *dimNames) value(name string, t annot.Type) value.Value {
	var v value.Value
	switch t.Kind {
	case annot.Tensor:
		v = n.tensor(name, t)
	case annot.Int:
		v = n.int(name, t)
	case annot.Float:
		v = value.UnknownFloat
	case annot.Bool:
		v = value.SymBool{Lit: value.Literal{Atom: n.it.Atom(n.it.ID(), "parameter "+name)}}
	case annot.Tuple:
		v = n.tuple(name, t)
	case annot.None:
		return value.None
	}
	if v == nil || !t.Optional {
		return v
	}
	absent := value.Literal{Atom: n.it.Atom(n.it.ID(), "parameter "+name+" is None")}
	return &value.Alt{Choices: []value.Choice{
		{Guard: value.Guard{absent.Not()}, Value: v}, {Guard: value.Guard{absent}, Value: value.None}}}
}

func (n *dimNames) int(name string, t annot.Type) value.Value {
	var d value.Dim
	if t.Size != nil {
		d = n.size(*t.Size)
	} else {
		d = n.it.NewDim(name, 1)
	}
	n.params[name] = d
	return value.Int{Dim: d}
}

func (n *dimNames) tuple(name string, t annot.Type) value.Value {
	out := &value.Tuple{}
	for i, e := range t.Elems {
		part := name + "[" + value.Itoa(int64(i)) + "]"
		v := n.value(part, e)
		if v == nil {
			v = n.it.freeNamed(part)
		}
		out.Elems = append(out.Elems, v)
	}
	return out
}

func (n *dimNames) tensor(name string, t annot.Type) value.Value {
	dtype := value.DTypeByName(t.DType)
	if !t.Shaped {
		return n.satisfying(n.it.symbolicTensor(name, dtype), t)
	}
	var s value.Shape
	for _, a := range t.Axes {
		if a.Kind == annot.Run || a.Kind == annot.NamedRun {
			s.Rest = n.run(a)
			continue
		}
		d := n.size(a)
		if t.Assumed {
			d.Bits |= value.FromDocstring
		}
		if s.Rest != nil {
			s.Suffix = append(s.Suffix, d)
		} else {
			s.Dims = append(s.Dims, d)
		}
	}
	out := value.NewTensor(s, dtype)
	out.MadeBy = name
	return n.satisfying(out, t)
}

// run is the run of axes of a name.
func (n *dimNames) run(a annot.Axis) *value.RankVar {
	if a.Kind == annot.Run || a.Broadcast {
		return n.it.NewRank(0)
	}
	r := n.runs[a.Name]
	if r == nil {
		r = n.it.NewRank(0)
		r.Name = a.Name
		n.runs[a.Name] = r
	}
	return r
}

func (n *dimNames) size(a annot.Axis) value.Dim {
	switch {
	case a.Kind == annot.Fixed && a.Broadcast:
		return n.broadcast(value.Itoa(a.Size))
	case a.Kind == annot.Fixed:
		d := value.D(a.Size)
		if n.at != nil {
			d.O = &value.Origin{Place: n.at.Place, Text: value.Itoa(a.Size)}
		}
		return d
	case a.Kind == annot.Any:
		return n.it.NewDim("_"+a.Name, 1)
	case a.Kind == annot.Named && a.Broadcast:
		return n.broadcast(a.Name)
	case a.Kind == annot.Named:
		return n.named(a.Name)
	}
	if d, ok := n.formula(a.Expr, a.Outside); ok && !a.Broadcast {
		return d
	}
	return n.it.NewDim("_", 1)
}

// broadcast is a size that may also be 1: the others of the name are as good a guess.
func (n *dimNames) broadcast(name string) value.Dim {
	d := n.it.NewDim("#"+name, 1)
	d.Bits = value.FromWeak
	return d
}

// named is the size of a name; all axes of the signature share it.
func (n *dimNames) named(name string) value.Dim {
	d, ok := n.dims[name]
	if !ok {
		d = n.it.NewDim(name, 1)
		n.dims[name] = d
	}
	return d
}

// formula is the value of an expression over names; with outside, over parameters and self.
func (n *dimNames) formula(e parser.Expr, outside bool) (value.Dim, bool) {
	switch e := e.(type) {
	case *parser.Constant:
		k, ok := e.Value.(int64)
		return value.D(k), ok
	case *parser.Name:
		if outside {
			d, ok := n.params[e.Ident]
			return d, ok
		}
		return n.named(e.Ident), true
	case *parser.Attribute:
		return n.attribute(e, outside)
	case *parser.BinOp:
		a, ok := n.formula(e.Left, outside)
		b, ok2 := n.formula(e.Right, outside)
		if !ok || !ok2 {
			return a, false
		}
		return arithmetic(e.Op, a, b)
	}
	return value.Dim{}, false
}

func arithmetic(op parser.Operator, a, b value.Dim) (value.Dim, bool) {
	switch op {
	case parser.Add:
		return a.Add(b), true
	case parser.Sub:
		return a.Sub(b), true
	case parser.Mult:
		return a.Mul(b), true
	case parser.FloorDiv:
		return a.FloorDiv(b), !b.Is(0)
	case parser.Mod:
		return a.Mod(b), !b.Is(0)
	}
	return a, false
}

// attribute is self.dim.
func (n *dimNames) attribute(e *parser.Attribute, outside bool) (value.Dim, bool) {
	if name, ok := e.Value.(*parser.Name); !ok || !outside || name.Ident != "self" || n.self == nil {
		return value.Dim{}, false
	}
	v, _ := n.it.Settle(n.self.Attrs.Get(e.Attr))
	i, ok := v.(value.Int)
	return i.Dim, ok
}

// satisfying goes on under the condition that what an annotation demands is true of a tensor.
func (n *dimNames) satisfying(v value.Value, t annot.Type) value.Value {
	it := n.it
	for _, c := range t.Conditions {
		if in, ok := c.In.(names); !ok || in.src != n.fn.Src {
			continue // its names are those of another file
		}
		found := len(it.Faults)
		fn := &Function{Name: "<lambda>", Lambda: c.Lambda, Params: c.Lambda.Params, Scope: c.Lambda.Scope,
			NS: n.fn.NS, Src: n.fn.Src, Closure: n.fn.Closure, Defaults: make([]value.Value, 1)}
		if ok := it.Call(fn, &value.Args{World: it.World, Pos: []value.Value{v}}); ok != nil {
			it.suppose(ok)
		}
		it.Faults, it.Exc = it.Faults[:found], nil
	}
	return v
}

// suppose goes on under the condition that c is true, if it can be.
func (it *Interp) suppose(c value.Value) {
	f := &Frame{}
	it.closeForks(f, 0, it.assume(f, c, func() outcome {
		it.Exc = &value.Exception{Class: "AssertionError", Place: it.here}
		return failed
	}))
}
