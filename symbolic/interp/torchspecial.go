package interp

import (
	"strconv"
	"strings"

	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// torchSpecial are names of torch that are neither a rule nor Python of the prelude.
func (it *Interp) torchSpecial(full string) value.Value {
	switch full {
	case "torch.device":
		return it.Class("torch.device")
	case "torch.float8_e4m3fnuz", "torch.float8_e5m2fnuz", "torch.quint8", "torch.qint8", "torch.qint32":
		return it.World.Unknown(full)
	case "torch.inf", "torch.nan", "torch.pi", "torch.e":
		return it.mathConstant(lastPart(full))
	case "torch.strided", "torch.contiguous_format", "torch.preserve_format", "torch.channels_last", "torch.channels_last_3d", "torch.sparse_coo", "torch.sparse_csr", "torch.legacy_contiguous_format":
		return value.Str{S: full}
	case "torch.__version__":
		return value.Str{S: "2.15.0+cpu"}
	}
	return nil
}

func (it *Interp) mathConstant(name string) value.Value {
	m := it.module("math", nil)
	if m == nil {
		return value.UnknownFloat
	}
	return it.moduleAttr(m, name)
}

// valueClasses are the classes of torch's own values, with their constructors.
func (it *Interp) valueClass(name string) *value.Class {
	var build func(a *value.Args) value.Value
	base := "object"
	switch name {
	case "torch.Tensor":
		build = it.tensorNew
	case "torch.nn.Parameter":
		base, build = "torch.Tensor", func(a *value.Args) value.Value { return it.tensorByRule(name, a) }
	case "torch.nn.Buffer":
		base, build = "torch.Tensor", func(a *value.Args) value.Value { return it.tensorByRule(name, a) }
	case "torch.Size":
		base, build = "tuple", it.sizeNew
	case "torch.device":
		build = it.deviceNew
	case "torch.dtype", "torch.layout", "torch.memory_format":
	case "functools.partial":
		build = func(a *value.Args) value.Value {
			if len(a.Pos) == 0 {
				return it.missingArgument(a, "partial")
			}
			made := &Partial{Func: a.Pos[0], Pos: a.Pos[1:], Kw: a.Kw}
			if p, ok := a.Pos[0].(*Partial); ok {
				made = &Partial{Func: p.Func, Pos: append(append([]value.Value(nil), p.Pos...), a.Pos[1:]...), Kw: append(append([]value.KwArg(nil), p.Kw...), a.Kw...)}
			}
			if a.Class != nil && a.Class.Place.File != 0 { // derived from it
				in := &value.Instance{Class: a.Class, Attrs: &value.Attrs{}, Native: made, Made: it.Here()}
				it.Heap.Birth(in)
				return in
			}
			return made
		}
	case "functools.partialmethod":
		build = func(a *value.Args) value.Value {
			if len(a.Pos) == 0 {
				return it.missingArgument(a, "partialmethod")
			}
			return &PartialMethod{&Partial{Func: a.Pos[0], Pos: a.Pos[1:], Kw: a.Kw}}
		}
	case "collections.defaultdict":
		base, build = "dict", it.newDefaultDict
	default:
		if d := legacyTensors[name]; d != 0 {
			base, build = "torch.Tensor", func(a *value.Args) value.Value { return it.legacyNew(d, a) }
			break
		}
		return nil
	}
	b := it.builtinClass(base)
	if b == nil {
		b = it.Class(base)
	}
	c := &value.Class{Name: lastPart(name), Module: parentPart(name), Bases: []*value.Class{b}, Attrs: &value.Attrs{}}
	it.linearize(c)
	c.New = build
	if name == "collections.defaultdict" {
		it.defaultDictMembers(c)
	}
	return c
}

var legacyTensors = map[string]value.DType{"torch.FloatTensor": value.Float32, "torch.DoubleTensor": value.Float64, "torch.HalfTensor": value.Float16,
	"torch.LongTensor": value.Int64, "torch.IntTensor": value.Int32, "torch.ShortTensor": value.Int16, "torch.ByteTensor": value.Uint8,
	"torch.CharTensor": value.Int8, "torch.BoolTensor": value.BoolType, "torch.BFloat16Tensor": value.BFloat16,
	"torch.cuda.FloatTensor": value.Float32, "torch.cuda.LongTensor": value.Int64}

func (it *Interp) tensorNew(a *value.Args) value.Value {
	return it.tensorByRule("torch.Tensor", a)
}

// tensorByRule makes a tensor of the class that is called, which torch's own is, or derives from.
func (it *Interp) tensorByRule(own string, a *value.Args) value.Value {
	return it.tensorSubclass(a.Class, torch.Lookup(own).Evaluate(it.World, a))
}

func (it *Interp) tensorSubclass(c *value.Class, v value.Value) value.Value {
	if t, ok := v.(*value.Tensor); ok && c != nil && c.Place.File != 0 {
		t.Class = c
	}
	return v
}

func (it *Interp) legacyNew(d value.DType, a *value.Args) value.Value {
	v := it.tensorNew(a)
	if t, ok := v.(*value.Tensor); ok {
		t.DType = d
	}
	return v
}

func (it *Interp) sizeNew(a *value.Args) value.Value {
	if len(a.Pos) == 0 {
		return &value.Tuple{IsSize: true}
	}
	elems, rest, ok := it.Iterate(a.Pos[0])
	if !ok {
		return nil
	}
	if rest != nil {
		return it.UnknownOf("Size", "size of unknown length")
	}
	return &value.Tuple{Elems: append([]value.Value(nil), elems...), IsSize: true}
}

// deviceNew is torch.device(device) or torch.device(type, index=-1).
func (it *Interp) deviceNew(a *value.Args) value.Value {
	first := a.Arg(0, "device")
	if first == nil {
		first = a.Keyword("type")
	}
	index, given := deviceIndex(a.Arg(1, "index"))
	switch x := first.(type) {
	case value.Str:
		typ, number, has := strings.Cut(x.S, ":")
		switch n, err := strconv.Atoi(number); {
		case has && err == nil:
			return value.Device{Type: typ, Index: n}
		case has, given && index < 0:
			return it.UnknownOf("device", "device of an index that is not known")
		case given:
			return value.Device{Type: typ, Index: index}
		}
		return value.Device{Type: typ, Index: -1}
	case value.Device:
		return x
	case value.Int:
		if n, ok := deviceIndex(x); ok && n >= 0 {
			return value.Device{Type: "cuda", Index: n}
		}
		return value.Device{Type: "cuda", Index: 0}
	}
	return value.Device{Index: -1}
}

// deviceIndex is the index that a device is given, -1 if it is not known; given is false where there is none.
func deviceIndex(v value.Value) (n int, given bool) {
	if v == nil || v == value.None {
		return -1, false
	}
	if d, ok := v.(value.Int); ok {
		if c, known := d.Const(); known {
			return int(c), true
		}
	}
	return -1, true
}
