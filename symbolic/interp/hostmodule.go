package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// hostModule is a module whose functions need the interpreter itself.
func (it *Interp) hostModule(name string) *Namespace {
	var find func(attr string) value.Value
	switch name {
	case "_shapelint":
		find = func(attr string) value.Value {
			if v := it.preludeHelper(attr); v != nil {
				return v
			}
			if v := it.transformHelper(attr); v != nil {
				return v
			}
			if v := it.dataclassHelper(attr); v != nil {
				return v
			}
			if m := pylib.Module(name); m != nil {
				return m(it.World, attr)
			}
			return nil
		}
	case "sys":
		table := pylib.Module(name)
		find = func(attr string) value.Value {
			if attr == "modules" {
				if m := it.module("_modules", nil); m != nil {
					return it.moduleAttr(m, attr)
				}
			}
			if attr == "_getframe" {
				return it.method(attr, it.getFrame)
			}
			return table(it.World, attr)
		}
	case "os":
		table := pylib.Module(name)
		find = func(attr string) value.Value {
			if attr == "PathLike" {
				return it.Class("_os.PathLike")
			}
			return table(it.World, attr)
		}
	case "copy":
		find = it.copyModule
	case "pytest":
		find = it.pytestModule
	default:
		return nil
	}
	m := it.newNamespace(name)
	m.state, m.Open, m.resolve = ran, true, find
	return m
}

// preludeHelper are the functions that the prelude's Python cannot say in Python.
func (it *Interp) preludeHelper(name string) value.Value {
	switch name {
	case "batch": // n copies of an item, collated
		return it.method(name, func(a *value.Args) value.Value {
			n, ok := torch.AsDim(a.Arg(1, "n"))
			if !ok {
				n = it.summaryLen()
			}
			n.Axis = &value.Axis{Kind: value.SampleAxis}
			return it.batch(a.Arg(0, "item"), n)
		})
	case "batch_of_items": // n items like those of two numbers of a data set of unknown length, collated
		return it.method(name, func(a *value.Args) value.Value {
			n, ok := torch.AsDim(a.Arg(1, "n"))
			if !ok {
				n = it.summaryLen()
			}
			n.Axis = &value.Axis{Kind: value.SampleAxis}
			items, _ := torch.Elements(a.Arg(0, "items"))
			numbers, _ := torch.Elements(a.Arg(2, "numbers"))
			total, known := torch.AsDim(a.Arg(3, "total"))
			var out value.Value
			for i, item := range items {
				v := it.batch(item, n)
				if number, ok := torch.AsDim(numbers[i]); ok && known {
					it.settleSizes(v, number, total)
				}
				if out == nil {
					out = v
				} else {
					out = it.joinItems(out, v)
				}
			}
			return out
		})
	case "kernel": // a rule by its full name, whatever is installed under that name
		return it.method(name, func(a *value.Args) value.Value {
			n, _ := a.Pos[0].(value.Str)
			if f := it.torchFunction(n.S); f != nil {
				return f
			}
			return it.Lose("kernel " + n.S)
		})
	case "is_all_known": // a class, and what is derived from
		return it.method(name, func(a *value.Args) value.Value {
			c, ok := a.Pos[0].(*value.Class)
			return value.Bool(ok && !c.Open() && !it.described(c))
		})
	case "open_attributes": // the object gets attributes that nobody lists
		return it.method(name, func(a *value.Args) value.Value {
			if in, ok := a.Pos[0].(*value.Instance); ok {
				it.Heap.Touch(in)
				in.OpenAttrs = true
			}
			return a.Pos[0]
		})
	case "literal_eval":
		return it.method(name, it.literalEval)
	case "annotation_parts":
		return it.method(name, it.annotationParts)
	case "cache_results":
		return it.method(name, func(a *value.Args) value.Value { return it.cacheResults(a.Pos[0]) })
	case "update_wrapper":
		return it.method(name, func(a *value.Args) value.Value { return it.updateWrapper(a.Pos[0], a.Pos[1]) })
	case "parameters_of":
		return it.method(name, it.parameterObjects)
	case "loaded_module":
		return it.method(name, func(a *value.Args) value.Value {
			n, ok := a.Pos[0].(value.Str)
			if !ok {
				return it.Lose("module of unknown name")
			}
			if m := it.modules[n.S]; m != nil && m.state != notRun {
				return m
			}
			return value.None
		})
	case "import_module":
		return it.method(name, it.importModule)
	case "has_module":
		return it.method(name, func(a *value.Args) value.Value {
			n, ok := a.Pos[0].(value.Str)
			if !ok {
				return it.Lose("module of unknown name")
			}
			return value.Bool(it.module(n.S, it.Script) != nil || it.Loader.HasModule(n.S, it.Script))
		})
	case "is_handled": // a handler of the program waits for this exception
		return it.method(name, func(a *value.Args) value.Value {
			c, ok := a.Pos[0].(*value.Class)
			return value.Bool(ok && it.handled(c))
		})
	case "replace_module":
		return it.method(name, func(a *value.Args) value.Value {
			if n, ok := a.Pos[0].(value.Str); ok {
				it.replaceModule(n.S, a.Pos[1])
			}
			return value.None
		})
	case "set_attributes":
		return it.method(name, func(a *value.Args) value.Value { return it.setAttributes(a.Pos[0], a.Pos[1], a.Pos[2]) })
	case "apart": // one of the things that a program may be told to do
		return it.method(name, func(a *value.Args) value.Value {
			it.apart(func() value.Value { return it.Call(a.Pos[0], &value.Args{World: it.World}) })
			if it.Exhausted != "" {
				return nil
			}
			return value.None
		})
	case "init_arguments":
		return it.method(name, func(a *value.Args) value.Value { return it.initArguments(a.Pos[0]) })
	case "size": // a number that nobody knows, under a name
		return it.method(name, func(a *value.Args) value.Value {
			n, _ := a.Arg(0, "name").(value.Str)
			return value.Int{Dim: it.NewDim(n.S, 1)}
		})
	case "is_function":
		return it.method(name, func(a *value.Args) value.Value {
			if f, ok := a.Pos[0].(*Function); ok {
				return value.Bool(f.Lambda != nil || f.Def != nil)
			}
			if isUnknown(a.Pos[0]) {
				return it.UnknownOf("bool", "whether it is a function")
			}
			return value.Bool(false)
		})
	case "is_module":
		return it.method(name, func(a *value.Args) value.Value { _, ok := a.Pos[0].(*Namespace); return value.Bool(ok) })
	case "again":
		return it.method(name, func(a *value.Args) value.Value {
			if g, ok := a.Pos[0].(*Generator); ok {
				return it.again(g)
			}
			return a.Pos[0]
		})
	case "function_of":
		return it.method(name, func(a *value.Args) value.Value { return it.functionOf(a.Pos[0], a.Pos[1], a.Pos[2]) })
	case "join":
		return it.method(name, func(a *value.Args) value.Value { return it.joinItems(a.Pos[0], a.Pos[1]) })
	case "flag": // a truth that a user may give on the command line
		return it.method(name, func(a *value.Args) value.Value { return it.commandFlag(a.Pos[0]) })
	case "is_handed_out": // something unknown has got hold of it and may have changed it
		return it.method(name, func(a *value.Args) value.Value {
			in, ok := a.Arg(0, "object").(*value.Instance)
			return value.Bool(ok && in.Escaped)
		})
	case "is_number": // not a symbol
		return it.method(name, func(a *value.Args) value.Value {
			n, ok := torch.AsDim(a.Arg(0, "n"))
			_, known := n.Const()
			return value.Bool(ok && known)
		})
	case "last_batch":
		return it.method(name, func(a *value.Args) value.Value {
			d, ok := torch.AsDim(a.Arg(0, "n"))
			if !ok {
				return a.Arg(0, "n")
			}
			d.Bits |= value.FromLastBatch
			return value.Int{Dim: d}
		})
	case "and_more": // these items and n others, all alike, before those at the end that come late
		return it.method(name, func(a *value.Args) value.Value {
			l, ok := a.Arg(0, "items").(*value.List)
			if !ok {
				return it.Lose("iterator over unknown items")
			}
			n, ok := torch.AsDim(a.Arg(2, "n"))
			if !ok {
				n = it.summaryLen()
			}
			late, _ := torch.AsDim(a.Arg(3, "late"))
			last, _ := late.Const()
			return pylib.NewIterator(it.World, l.Elems, &value.Abstract{Len: n, Elem: a.Arg(1, "item"), Fresh: true, Late: int(last)})
		})
	case "number_of_batches":
		return it.method(name, func(a *value.Args) value.Value {
			return &value.List{Abstract: &value.Abstract{Len: it.summaryLen(), Elem: a.Arg(0, "batch"), Fresh: true}}
		})
	case "scores_of_samples": // told by what is made of them
		return it.method(name, func(a *value.Args) value.Value {
			if t, ok := a.Arg(0, "scores").(*value.Tensor); ok {
				torch.OfSamples(it.World, t)
			}
			return value.None
		})
	case "namedtuple_class":
		return it.method(name, func(a *value.Args) value.Value { return it.namedtuple(a) })
	}
	return nil
}

// batch is the default collation of n items like v.
// torch/utils/data/_utils/collate.py
func (it *Interp) batch(v value.Value, n value.Dim) value.Value {
	v, _ = it.Settle(v)
	if t := torch.ArrayTensor(v); t != nil {
		v = t
	}
	switch x := it.unwrapTensor(v).(type) {
	case *value.Tensor:
		t := &value.Tensor{Desc: x.Desc}
		s := it.Shape(x)
		t.Shape = value.Shape{Dims: append([]value.Dim{n}, ofItems(s.Dims)...), Rest: s.Rest, Suffix: s.Suffix}
		t.Data, t.Storage, t.Strides = nil, nil, nil
		t.MadeBy, t.Made = "DataLoader", it.Here()
		return t
	case value.Int, value.Bool, value.SymBool:
		t := value.NewTensor(value.ShapeOf(n), value.Int64)
		if i, ok := x.(value.Int); ok {
			lo, hi := it.Path.Facts.Range(i.E)
			if lo >= 0 && hi < 1<<40 {
				t.Low, t.High, t.HasRange = value.D(lo), value.D(hi+1), true
			}
		} else {
			t.DType = value.BoolType
		}
		return t
	case value.Float:
		return value.NewTensor(value.ShapeOf(n), value.Float64)
	case value.Str:
		return &value.List{Abstract: &value.Abstract{Len: n, Elem: it.UnknownOf("str", "item of a batch")}}
	case *value.Tuple:
		out := &value.List{Elems: make([]value.Value, len(x.Elems))}
		for i, e := range x.Elems {
			out.Elems[i] = it.batch(e, n)
		}
		if x.Fields != nil {
			c := *x
			c.Elems = out.Elems
			return &c
		}
		return out
	case *value.List:
		if x.Abstract != nil {
			break
		}
		out := &value.List{Elems: make([]value.Value, len(x.Elems))}
		for i, e := range x.Elems {
			out.Elems[i] = it.batch(e, n)
		}
		return out
	case *value.Dict:
		out := value.NewDict()
		x.Items.Each(func(e *value.Entry) bool { out.Items.Set(e.Hash, e.Key, it.batch(e.Value, n)); return true })
		out.Open, out.Other = x.Open, x.Other
		return out
	}
	return it.World.Unknown("batch of unknown items")
}

// settleSizes makes the sizes of a batch known that are so wherever a data set has the item of a number: those of a window of a
// series that nobody has measured, which ends before the series does.
func (it *Interp) settleSizes(v value.Value, number, total value.Dim) {
	before := it.Path.Facts
	it.Assume(dim.Constraint{Left: number.E, Rel: dim.LT, Right: total.E})
	it.eachTensor(v, func(t *value.Tensor) {
		dims := slices.Clone(t.Shape.Dims)
		for i, d := range dims {
			if !d.Known() || !d.E.HasSymbols() {
				continue
			}
			if lo, hi := it.Path.Facts.Range(d.E); lo == hi {
				dims[i].E = dim.Int(lo)
				dims[i].Bits &^= value.FromClamp
			}
		}
		t.Shape.Dims = dims
	})
	it.Path.Facts = before
}

// eachTensor calls f for the tensors of a batch.
func (it *Interp) eachTensor(v value.Value, f func(t *value.Tensor)) {
	switch x := v.(type) {
	case *value.Tensor:
		f(x)
	case *value.Tuple:
		for _, e := range x.Elems {
			it.eachTensor(e, f)
		}
	case *value.List:
		for _, e := range x.Elems {
			it.eachTensor(e, f)
		}
	case *value.Dict:
		x.Items.Each(func(e *value.Entry) bool { it.eachTensor(e.Value, f); return true })
	}
}

// ofItems names the dimensions of the items of a batch, the one value of each among them.
func ofItems(dims []value.Dim) []value.Dim {
	out := slices.Clone(dims)
	for i := range out {
		out[i].Axis = &value.Axis{Kind: value.ItemAxis}
	}
	return out
}

// joinItems is what two items of a data set have in common.
func (it *Interp) joinItems(a, b value.Value) value.Value {
	switch x := a.(type) {
	case *value.Tuple:
		if y, ok := b.(*value.Tuple); ok && len(x.Elems) == len(y.Elems) {
			c := *x
			c.Elems = make([]value.Value, len(x.Elems))
			for i := range c.Elems {
				c.Elems[i] = it.joinItems(x.Elems[i], y.Elems[i])
			}
			return &c
		}
	case *value.List:
		if y, ok := b.(*value.List); ok && len(x.Elems) == len(y.Elems) && x.Abstract == nil && y.Abstract == nil {
			c := &value.List{Elems: make([]value.Value, len(x.Elems))}
			for i := range c.Elems {
				c.Elems[i] = it.joinItems(x.Elems[i], y.Elems[i])
			}
			return c
		}
	case *value.Dict:
		if y, ok := b.(*value.Dict); ok {
			c := value.NewDict()
			x.Items.Each(func(e *value.Entry) bool {
				if w, ok := y.Items.Get(e.Hash); ok {
					c.Items.Set(e.Hash, e.Key, it.joinItems(e.Value, w))
				}
				return true
			})
			return c
		}
	}
	return it.Widen([]value.Value{a, b})
}

func (it *Interp) pytestModule(name string) value.Value {
	switch name {
	case "raises", "warns", "deprecated_call":
		return it.method(name, func(a *value.Args) value.Value {
			if f := a.Arg(1, "func"); f != nil {
				it.quietly(func() { it.Call(f, &value.Args{World: it.World, Pos: a.Pos[2:], Kw: a.Kw}) })
				return value.None
			}
			return &Silencer{}
		})
	case "mark", "fixture", "param", "approx", "skip", "importorskip", "fail", "xfail":
		return it.World.Unknown("pytest." + name)
	}
	return nil
}

// importModule is importlib.import_module(name, package=None).
func (it *Interp) importModule(a *value.Args) value.Value {
	s, ok := a.Arg(0, "name").(value.Str)
	if !ok {
		it.openRegistries()
		return it.Lose("importlib.import_module of an unknown name")
	}
	name := s.S
	if rest := strings.TrimLeft(name, "."); rest != name {
		base, ok := a.Arg(1, "package").(value.Str)
		if !ok {
			it.openRegistries()
			return it.Lose("importlib.import_module relative to an unknown package")
		}
		name = relativeTo(base.S, len(name)-len(rest), rest)
	}
	if m := it.module(name, it.Script); m != nil {
		if f := it.userFrame(); f != nil {
			it.putOff(f, name)
		}
		return m
	}
	if it.importFails(name) {
		return nil
	}
	it.openRegistries()
	return it.Lose("importlib.import_module of " + name)
}

// importByName is the builtin __import__(name, globals, locals, fromlist, level): what an import statement calls. Without
// names to take from the module it is the outermost package.
func (it *Interp) importByName(a *value.Args) value.Value {
	name, ok := a.Arg(0, "name").(value.Str)
	if !ok || it.given(a.Arg(4, "level")) {
		return it.Lose("__import__ of an unknown name")
	}
	m := it.importModule(&value.Args{World: it.World, Pos: []value.Value{name}})
	if m == nil {
		return nil
	}
	if it.given(a.Arg(3, "fromlist")) {
		return m
	}
	top, _, dotted := strings.Cut(name.S, ".")
	if !dotted {
		return m
	}
	return it.importModule(&value.Args{World: it.World, Pos: []value.Value{value.Str{S: top}}})
}

// given tells an argument that is there and not surely false.
func (it *Interp) given(v value.Value) bool {
	if v == nil {
		return false
	}
	truth, _ := it.Truth(v)
	return truth != dim.No
}

// openRegistries: a module that is imported under a name that nobody knows may put anything into
// the dictionaries of the module that imports it.
func (it *Interp) openRegistries() {
	f := it.userFrame()
	if f == nil {
		return
	}
	f.ns.Attrs.Each(func(_ string, v value.Value) bool {
		if d, ok := v.(*value.Dict); ok {
			it.Heap.Touch(d)
			pylib.OpenDict(it.World, d, it.World.Unknown("entry of a module of unknown name"))
		}
		return true
	})
}

// userFrame is the innermost frame that the prelude is not in, nil if there is none.
func (it *Interp) userFrame() *Frame {
	for f := it.frame; f != nil; f = f.caller {
		if f.ns != nil && f.src != nil && f.src.Kind != Prelude {
			return f
		}
	}
	return nil
}

// relativeTo is the absolute name of a module that is named with leading dots in a package.
func relativeTo(pkg string, level int, name string) string {
	for ; level > 1; level-- {
		pkg = parentPart(pkg)
	}
	switch {
	case pkg == "":
		return name
	case name == "":
		return pkg
	}
	return pkg + "." + name
}

// copyModule is copy.copy and copy.deepcopy.
func (it *Interp) copyModule(name string) value.Value {
	switch name {
	case "deepcopy":
		return it.method(name, func(a *value.Args) value.Value {
			c := copier{it: it, deep: true, seen: map[value.Value]value.Value{}}
			return c.copy(a.Arg(0, "x"))
		})
	case "copy":
		return it.method(name, func(a *value.Args) value.Value {
			c := copier{it: it, seen: map[value.Value]value.Value{}}
			return c.copy(a.Arg(0, "x"))
		})
	}
	return nil
}

// copier copies a graph of objects, keeping identities inside the copy.
type copier struct {
	it   *Interp
	deep bool
	seen map[value.Value]value.Value
}

func (c *copier) part(v value.Value) value.Value {
	if !c.deep || v == nil {
		return v
	}
	return c.copy(v)
}

func (c *copier) copy(v value.Value) value.Value {
	switch v.(type) {
	case *value.Instance, *value.List, *value.Dict, *value.Set, *value.Tensor:
		if w, ok := c.seen[v]; ok {
			return w
		}
	}
	c.it.Budget.Make(1 + value.SizeOf(v))
	switch x := v.(type) {
	case *value.List:
		out := &value.List{Abstract: x.Abstract, Alts: x.Alts, Class: x.Class}
		c.seen[v] = out
		for _, e := range x.Elems {
			out.Elems = append(out.Elems, c.part(e))
		}
		return out
	case *value.Tuple:
		if !c.deep || !x.Walkable() {
			return x
		}
		out := *x
		out.Elems = make([]value.Value, len(x.Elems))
		changed := false
		for i, e := range x.Elems {
			out.Elems[i] = c.part(e)
			changed = changed || isObject(e) && out.Elems[i] != e
		}
		if !changed { // a tuple of what needs no copy is the same one
			return x
		}
		return &out
	case *value.Dict:
		out := &value.Dict{Items: value.NewTable(), Open: x.Open, Other: x.Other, Factory: x.Factory, Class: x.Class}
		c.seen[v] = out
		x.Items.Each(func(e *value.Entry) bool { out.Items.Set(e.Hash, e.Key, c.part(e.Value)); return true })
		return out
	case *value.Set:
		out := &value.Set{Items: x.Items.Clone(), Frozen: x.Frozen, Alts: x.Alts}
		c.seen[v] = out
		return out
	case *value.Tensor:
		if !c.deep {
			return x
		}
		out := &value.Tensor{Desc: x.Desc, Parameter: x.Parameter, Buffer: x.Buffer, Attrs: x.Attrs, Class: x.Class}
		c.seen[v] = out
		return out
	case *value.Instance:
		return c.instance(x)
	case value.Unknown:
		if x.Type == "" {
			return c.unknown(x)
		}
	case *value.Alt:
		out := &value.Alt{}
		for _, ch := range x.Choices {
			out.Choices = append(out.Choices, value.Choice{Guard: ch.Guard, Value: c.copy(ch.Value)})
		}
		return out
	case *value.BoundMethod:
		if c.deep {
			return &value.BoundMethod{Self: c.part(x.Self), Func: x.Func}
		}
	case *Partial:
		out := &Partial{Func: c.part(x.Func)}
		for _, e := range x.Pos {
			out.Pos = append(out.Pos, c.part(e))
		}
		for _, k := range x.Kw {
			out.Kw = append(out.Kw, value.KwArg{Name: k.Name, Value: c.part(k.Value)})
		}
		return out
	}
	return v
}

// unknown is another object of which no more is known than of the first: what is set on one is not set on the other.
func (c *copier) unknown(x value.Unknown) value.Value {
	same := value.Unknown{ID: x.ID}
	if out, ok := c.seen[same]; ok { // one of its attributes leads back to it
		return out
	}
	out := c.it.World.Unknown("copy of " + c.it.reasonOf(x))
	c.seen[same] = out
	out.Free, out.Name = x.Free, x.Name
	if declared := c.it.DeclaredOf[x.ID]; declared != nil {
		c.it.declare(out, declared)
	}
	if parts := c.it.PartsOf[x.ID]; parts != nil {
		parts.Clone().Each(func(name string, v value.Value) bool {
			c.it.SetPart(out.ID, name, c.part(v))
			return true
		})
	}
	return out
}

// isObject tells the values that a copy may put another one in the place of.
func isObject(v value.Value) bool {
	switch v.(type) {
	case *value.Instance, *value.List, *value.Tuple, *value.Dict, *value.Set, *value.Tensor, *value.Alt, *value.BoundMethod, *Partial:
		return true
	}
	return false
}

// stateMethod is __getstate__ or __setstate__ of a class of a program; what the prelude says of them is no description.
func (it *Interp) stateMethod(x *value.Instance, name string) value.Value {
	m, ok := it.userSpecial(x, name).(*value.BoundMethod)
	if !ok {
		return nil
	}
	if fn, ok := m.Func.(*Function); ok && fn.Src.Kind == Prelude {
		return nil
	}
	return m
}

// byState makes a copy in the way that __getstate__ and __setstate__ of its class say; nil if that raised. ok is false if the
// class has neither.
func (c *copier) byState(x *value.Instance) (copied value.Value, ok bool) {
	it := c.it
	for _, name := range [2]string{"__reduce__", "__reduce_ex__"} {
		if it.userSpecial(x, name) != nil {
			return it.Lose("copy of an object by its " + name), true
		}
	}
	get, set := it.stateMethod(x, "__getstate__"), it.stateMethod(x, "__setstate__")
	if get == nil && set == nil || x.Module != nil || x.Native != nil {
		return nil, false
	}
	state := it.instanceDict(x)
	if get != nil {
		if state = it.Call(get, &value.Args{World: it.World}); state == nil {
			return nil, true
		}
	}
	out := &value.Instance{Class: x.Class, Attrs: &value.Attrs{}, Made: x.Made}
	it.Heap.Birth(out)
	c.seen[x] = out
	state = c.part(state)
	if set == nil {
		out.OpenAttrs = it.asDict(state) == nil
		if it.setAttributes(out, state, value.Bool(true)) == nil {
			return nil, true
		}
		return out, true
	}
	if it.Call(it.bindTo(set.(*value.BoundMethod).Func, out, out.Class), &value.Args{World: it.World, Pos: []value.Value{state}}) == nil {
		return nil, true
	}
	return out, true
}

func (c *copier) instance(x *value.Instance) value.Value {
	hook := "__copy__"
	if c.deep {
		hook = "__deepcopy__"
	}
	if m := c.it.userSpecial(x, hook); m != nil {
		a := &value.Args{World: c.it.World}
		if c.deep {
			a.Pos = []value.Value{value.NewDict()}
		}
		return c.it.Call(m, a)
	}
	if copied, ok := c.byState(x); ok {
		return copied
	}
	out := &value.Instance{Class: x.Class, Attrs: &value.Attrs{}, OpenAttrs: x.OpenAttrs, OtherInit: x.OtherInit, Escaped: x.Escaped, Made: x.Made}
	c.it.Heap.Birth(out)
	c.seen[x] = out
	if x.Native != nil {
		out.Native = c.copy(x.Native)
	}
	out.Attrs = c.attrs(x.Attrs)
	if m := x.Module; m != nil {
		out.Module = &value.ModuleState{Params: c.attrs(m.Params), Buffers: c.attrs(m.Buffers), Modules: c.attrs(m.Modules), Transient: c.attrs(m.Transient), Training: m.Training}
	}
	return out
}

func (c *copier) attrs(a *value.Attrs) *value.Attrs {
	c.it.Budget.Make(costOfAttr * a.Len())
	out := &value.Attrs{}
	a.Each(func(n string, v value.Value) bool { out.Set(n, c.part(v)); return true })
	return out
}

// costOfAttr is how many elements take the room of an attribute.
const costOfAttr = 4
