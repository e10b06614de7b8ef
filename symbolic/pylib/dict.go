package pylib

import (
	"slices"
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// unhashable raises TypeError for a key that surely can't be hashed.
func unhashable(w *value.World, k value.Value) bool { return unhashableWithin(w, k, maxKeyDepth) }

// maxKeyDepth is how deep tuples of a key are looked into.
const maxKeyDepth = 8

func unhashableWithin(w *value.World, k value.Value, depth int) bool {
	switch k := payload(k).(type) {
	case *value.Tuple:
		return depth > 0 && slices.ContainsFunc(k.Elems, func(e value.Value) bool { return unhashableWithin(w, e, depth-1) })
	case *value.List, *value.Dict:
		w.Host.Raise("TypeError", "unhashable type: '"+k.TypeName()+"'")
		return true
	case *value.Set:
		if !k.Frozen {
			w.Host.Raise("TypeError", "unhashable type: 'set'")
			return true
		}
	}
	return false
}

// KeyOf is value.KeyOf, also of instances of str and int subclasses, which are found where the plain values are.
func KeyOf(v value.Value) (value.Key, bool) {
	if p := payload(v); p != v {
		switch p.(type) {
		case value.Str, value.Int, value.Float, value.Bool, *value.Tuple, value.Bytes:
			return value.KeyOf(p)
		}
	}
	return value.KeyOf(v)
}

// lookup finds a key: found with its value, or surely absent, or neither.
func lookup(w *value.World, d *value.Dict, key value.Value) (v value.Value, found, absent bool) {
	if k, ok := KeyOf(key); ok {
		if v, ok := d.Items.Get(k); ok {
			return present(v), true, false
		}
	}
	b, ok := hasKey(w, key, d.Items, d.Open || d.Escaped).(value.Bool)
	if ok && bool(b) { // equal to a key in another form
		d.Items.Each(func(e *value.Entry) bool {
			if value.Bool(Equal(w, e.Key, key) == yesNo(true)) {
				v, found = present(e.Value), true
			}
			return !found
		})
		return v, found, false
	}
	return nil, false, ok && !bool(b)
}

// MayLack is the class of the exception that reading an item raises if it is not there, where nobody knows that it is: of a
// dict with keys that are not known, or of a list that goes on nobody knows how far. It is "" for all else.
func MayLack(w *value.World, v, key value.Value) string {
	switch x := v.(type) {
	case *value.Dict:
		if x.Factory == nil && (x.Open || x.Escaped) {
			if _, found, absent := lookup(w, x, key); !found && !absent {
				return "KeyError"
			}
		}
	case *value.List:
		if i, ok := asDim(w, key); ok && x.Abstract != nil {
			if n, known := i.Const(); !known || n >= int64(len(x.Elems)) || n < 0 {
				return "IndexError"
			}
		}
	}
	return ""
}

// anyValue is the value of some key of a dict.
func anyValue(w *value.World, d *value.Dict) value.Value {
	elems, rest := View{d, valuesView}.elems(w)
	if rest != nil {
		if len(elems) == 0 {
			return rest.Elem
		}
		elems = append(elems, rest.Elem)
	}
	if len(elems) == 0 {
		return w.Unknown("value of an unknown key")
	}
	return indefinite(w, elems)
}

// dictGet is d[key], with the default factory of a defaultdict.
func dictGet(w *value.World, d *value.Dict, key value.Value) value.Value {
	if unhashable(w, key) {
		return nil
	}
	v, found, absent := lookup(w, d, key)
	empty := d.Items.Len() == 0 && !d.Open && !d.Escaped
	switch {
	case found:
		return v
	case (absent || empty) && d.Factory != nil && d.Factory != value.None:
		return DictMissing(w, d, key)
	case absent:
		return raiseKey(w, key)
	case d.Factory != nil && d.Factory != value.None:
		return defaultOrOld(w, d, key)
	case d.Open && d.Other != nil && d.Items.Len() == 0:
		return ofKey(w, d.Other, key)
	}
	if d.Open && d.Other != nil {
		if _, ok := KeyOf(key); ok {
			return ofKey(w, d.Other, key)
		}
	}
	if _, ok := KeyOf(key); !ok && !d.Escaped {
		if elems, rest := (View{d, valuesView}).elems(w); rest == nil {
			if m, ok := w.AnyModule(elems, key); ok {
				return m
			}
		}
		return ofKey(w, anyValue(w, d), key)
	}
	return w.Unknown("key that may be missing")
}

// DictMissing makes the value of a key that a defaultdict has not.
func DictMissing(w *value.World, d *value.Dict, key value.Value) value.Value {
	if d.Factory == value.None {
		return raiseKey(w, key)
	}
	v := callValue(w, d.Factory)
	if v == nil {
		return nil
	}
	if _, known := KeyOf(key); !known { // it stands for the values of all keys that are not known
		w.MayFill(v)
	}
	dictSet(w, d, key, v)
	return v
}

// ofKey is the value of one key where v stands for those of many: what is not known of two of them need not be the same.
func ofKey(w *value.World, v, key value.Value) value.Value {
	u, ok := v.(value.Unknown)
	if !ok {
		return v
	}
	type item struct {
		of  int32
		key value.Key
	}
	if k, known := KeyOf(key); known {
		u.ID = w.Atom(item{u.ID, k}, "item").ID // the same one each time
	} else {
		u.ID = w.ID()
	}
	return u
}

// NewDefaultDict is defaultdict(factory, ...).
func NewDefaultDict(a *value.Args) value.Value {
	d := value.NewDict()
	d.Factory = value.None
	b := *a
	b.Pos = append([]value.Value{d}, a.Pos...)
	if initDefaultDict(&b, d) == nil {
		return nil
	}
	return d
}

// initDefaultDict is defaultdict.__init__ with the arguments that follow the dict itself: the factory, then those of dict.
func initDefaultDict(a *value.Args, d *value.Dict) value.Value {
	b := *a
	if len(a.Pos) > 1 {
		a.World.Heap.Touch(d)
		d.Factory = a.Pos[1]
		b.Pos = append([]value.Value{d}, a.Pos[2:]...)
	}
	return dictUpdateMethod(&b)
}

// defaultOrOld is what a defaultdict gives for a key of which nobody knows if it is there: a value that is new, or one
// that was put there before. What is done to it later is done to either.
func defaultOrOld(w *value.World, d *value.Dict, key value.Value) value.Value {
	made := callValue(w, d.Factory)
	if made == nil {
		return nil
	}
	v := w.UnknownOf(made.TypeName(), "value of a key that may be in a defaultdict")
	dictSet(w, d, key, v)
	return v
}

func raiseKey(w *value.World, key value.Value) value.Value {
	if _, known := KeyOf(key); !known && w.OnMiss != nil {
		return w.Unknown("key that a module which has not run may register")
	}
	s, ok := w.Host.Repr(key)
	if !ok {
		s = "key"
	}
	return w.Host.Raise("KeyError", s)
}

// dictSet is d[key] = x.
func dictSet(w *value.World, d *value.Dict, key, x value.Value) bool {
	if unhashable(w, key) {
		return false
	}
	w.Heap.Touch(d)
	if k, ok := SlotOf(w, d.Items, key); ok {
		d.Items.Set(k, key, x)
		return true
	}
	OpenDict(w, d, x)
	// It may be one of the keys that are there.
	w.Budget.Make(d.Items.Len())
	d.Items.Each(func(e *value.Entry) bool {
		if !value.Same(e.Value, x) && mayEqual(w, e.Key, key) {
			d.Items.Set(e.Hash, e.Key, widen(w, []value.Value{present(e.Value), x}))
		}
		return true
	})
	return true
}

// mayEqual tells if an unknown key may be k.
func mayEqual(w *value.World, k, unknown value.Value) bool {
	u, ok := unknown.(value.Unknown)
	if !ok || u.Type == "" {
		return true
	}
	return k.TypeName() == u.Type
}

// dictDelete is del d[key].
func dictDelete(w *value.World, d *value.Dict, key value.Value) bool {
	if unhashable(w, key) {
		return false
	}
	_, _, absent := lookup(w, d, key)
	if absent {
		raiseKey(w, key)
		return false
	}
	w.Heap.Touch(d)
	if k, ok := SlotOf(w, d.Items, key); ok {
		d.Items.Delete(k)
	} else {
		d.Escaped = true
	}
	return true
}

// dictUpdate writes the items of a mapping or iterable of pairs; false after it raised.
func dictUpdate(w *value.World, d *value.Dict, src value.Value) bool {
	w.Heap.Touch(d)
	src = payload(src)
	if p, ok := src.(*MappingProxy); ok {
		src = p.Dict
	}
	switch s := src.(type) {
	case *value.Dict:
		s.Items.Each(func(e *value.Entry) bool {
			k := e.Hash
			if comparesItself(e.Key) {
				var ok bool
				if k, ok = SlotOf(w, d.Items, e.Key); !ok {
					OpenDict(w, d, e.Value)
					return true
				}
			}
			d.Items.Set(k, e.Key, e.Value)
			return true
		})
		switch {
		case s.Open && s.Items.Names: // what nobody is known to give
			OpenDict(w, d, s.Other)
		case s.Open:
			ReplaceAny(w, d, s)
		}
		d.Escaped = d.Escaped || s.Escaped
		return true
	case value.Unknown:
		ReplaceAny(w, d, nil)
		return true
	}
	if in, ok := src.(*value.Instance); ok {
		if w.Host.HasAttr(in, "keys") == yesNo(true) {
			return updateFromKeys(w, d, in)
		}
	}
	elems, rest, ok := w.Host.Iterate(src)
	if !ok {
		return false
	}
	for i, e := range elems {
		pair, prest, ok := w.Host.Iterate(e)
		if !ok {
			w.Exc = nil
			w.Host.Raise("TypeError", "cannot convert dictionary update sequence element #"+value.Itoa(int64(i))+" to a sequence")
			return false
		}
		if prest != nil {
			ReplaceAny(w, d, nil)
			continue
		}
		if len(pair) != 2 {
			w.Host.Raise("ValueError", "dictionary update sequence element #"+value.Itoa(int64(i))+" has length "+
				value.Itoa(int64(len(pair)))+"; 2 is required")
			return false
		}
		if !dictSet(w, d, pair[0], pair[1]) {
			return false
		}
	}
	if rest != nil {
		ReplaceAny(w, d, nil)
	}
	return true
}

// updateFromKeys reads a mapping of the user's own class.
func updateFromKeys(w *value.World, d *value.Dict, in value.Value) bool {
	f := w.Host.Attr(in, "keys")
	if f == nil {
		return false
	}
	ks := callValue(w, f)
	if ks == nil {
		return false
	}
	elems, rest, ok := w.Host.Iterate(ks)
	if !ok {
		return false
	}
	for _, k := range elems {
		v := w.Host.Subscript(in, k)
		if v == nil || !dictSet(w, d, k, v) {
			return false
		}
	}
	if rest != nil {
		ReplaceAny(w, d, nil)
	}
	return true
}

// ReplaceAny says that a mapping of which not all is known was written into d: it may have any key, those of d, too.
// src is nil if nothing is known of it; else the keys that it surely has hold what it gave them.
func ReplaceAny(w *value.World, d, src *value.Dict) {
	var v value.Value
	if src != nil {
		v = src.Other
	}
	if v == nil {
		v = w.Unknown("update of unknown contents")
	}
	OpenDict(w, d, v)
	if d.Items.View() { // of the names of a module or an object hardly any is meant
		return
	}
	w.Budget.Make(d.Items.Len())
	d.Items.Each(func(e *value.Entry) bool {
		if src != nil {
			if _, written := src.Items.Get(e.Hash); written {
				return true
			}
		}
		if !value.Same(e.Value, v) {
			d.Items.Set(e.Hash, e.Key, widen(w, []value.Value{present(e.Value), v}))
		}
		return true
	})
}

// OpenDict says that there may be further keys with values like v.
func OpenDict(w *value.World, d *value.Dict, v value.Value) {
	d.Open = true
	d.Items.TellUnknown(v)
	switch {
	case v == nil:
		v = w.Unknown("value of an unknown key")
		fallthrough
	case d.Other == nil:
		d.Other = v
	default:
		d.Other = widen(w, []value.Value{d.Other, v})
	}
}

// copyDict is a shallow copy, a defaultdict's factory and class included.
func copyDict(d *value.Dict) *value.Dict {
	return &value.Dict{Items: d.Items.Copy(), Open: d.Open, Other: d.Other, Escaped: d.Escaped, Factory: d.Factory, Class: d.Class}
}

// dictBinary is d | e.
func dictBinary(w *value.World, op string, d *value.Dict, r value.Value, inplace bool) (value.Value, bool) {
	if op != "|" {
		return badOperands(w, op, d, r)
	}
	if p, proxy := r.(*MappingProxy); proxy {
		r = p.Dict
	}
	e, ok := payload(r).(*value.Dict)
	if !ok {
		if _, unknown := r.(value.Unknown); unknown || inplace {
			e = value.NewDict()
			if !dictUpdate(w, e, r) {
				return nil, true
			}
		} else {
			return badOperands(w, op, d, r)
		}
	}
	if !inplace {
		d = copyDict(d)
		if d.Factory == nil && d.Class == nil {
			d.Factory = e.Factory
		}
	}
	dictUpdate(w, d, e)
	return d, true
}

// badOperands raises TypeError if both operands are surely built-in values.
func badOperands(w *value.World, op string, l, r value.Value) (value.Value, bool) {
	if !isBuiltin(l) || !isBuiltin(r) {
		return nil, false
	}
	return w.Host.Raise("TypeError", "unsupported operand type(s) for "+op+": '"+l.TypeName()+"' and '"+r.TypeName()+"'"), true
}

func selfDict(c *call) *value.Dict {
	switch d := payload(c.arg[0]).(type) {
	case *value.Dict:
		return d
	case *MappingProxy:
		return d.Dict
	}
	return nil
}

// dictMethod defines a method of dict.
func dictMethod(name, spec string, f func(c *call, d *value.Dict) value.Value) *value.Builtin {
	b := builtin(name, "self "+spec, func(c *call) value.Value {
		d := selfDict(c)
		if d == nil {
			return c.unknown("")
		}
		return f(c, d)
	})
	b.Method = true
	return b
}

// oneKey marks a method that looks at one key only.
func oneKey(b *value.Builtin) *value.Builtin {
	b.Keyed = true
	return b
}

var dictMethods = sync.OnceValue(func() methods {
	return methodTable(
		dictMethod("keys", "", func(c *call, d *value.Dict) value.Value { return View{d, keysView} }),
		dictMethod("values", "", func(c *call, d *value.Dict) value.Value { return View{d, valuesView} }),
		dictMethod("items", "", func(c *call, d *value.Dict) value.Value { return View{d, itemsView} }),
		oneKey(dictMethod("get", "key default?", dictGetMethod)),
		oneKey(dictMethod("pop", "key default?", dictPop)),
		oneKey(dictMethod("setdefault", "key default?", dictSetDefault)),
		dictMethod("copy", "", func(c *call, d *value.Dict) value.Value { return copyDict(d) }),
		dictMethod("clear", "", func(c *call, d *value.Dict) value.Value {
			c.w.Heap.Touch(d)
			d.Items.Clear()
			d.Open, d.Other = false, nil
			if d.Escaped { // who has got it may fill it again
				c.w.MayFill(d)
			}
			return value.None
		}),
		dictMethod("popitem", "last?", dictPopItem),
		dictMethod("move_to_end", "key last?", func(c *call, d *value.Dict) value.Value {
			last, _ := c.flag(2, true)
			_, _, absent := lookup(c.w, d, c.arg[1])
			if absent {
				return raiseKey(c.w, c.arg[1])
			}
			if k, ok := KeyOf(c.arg[1]); ok {
				c.w.Heap.Touch(d)
				d.Items.MoveToEnd(k, last)
			}
			return value.None
		}),
		&value.Builtin{Name: "update", Method: true, Fn: dictUpdateMethod},
		builtin("fromkeys", "iterable value?", func(c *call) value.Value {
			v := c.arg[1]
			if v == nil {
				v = value.None
			}
			elems, rest, ok := c.w.Host.Iterate(c.arg[0])
			if !ok {
				return nil
			}
			d := value.NewDict()
			for _, k := range elems {
				if !dictSet(c.w, d, k, v) {
					return nil
				}
			}
			if rest != nil {
				OpenDict(c.w, d, v)
			}
			return d
		}),
	)
})

// dictUpdateMethod is d.update([mapping], **kwargs).
func dictUpdateMethod(a *value.Args) value.Value {
	d, ok := payload(a.Pos[0]).(*value.Dict)
	if !ok {
		return a.World.Unknown("update")
	}
	for _, src := range a.Pos[1:] {
		if !dictUpdate(a.World, d, src) {
			return nil
		}
	}
	a.World.Heap.Touch(d)
	for _, k := range a.Kw {
		d.Items.Set(k.Name, newStr(k.Name), k.Value)
	}
	if a.OpenKw || a.OpenPos {
		OpenDict(a.World, d, nil)
	}
	return value.None
}

// withDefault puts def in the place of "absent".
func withDefault(v, def value.Value) value.Value {
	alt, ok := v.(*value.Alt)
	if !ok {
		return v
	}
	out := &value.Alt{}
	for _, c := range alt.Choices {
		if c.Value == nil {
			c.Value = def
		}
		out.Choices = append(out.Choices, c)
	}
	return out
}

func dictGetMethod(c *call, d *value.Dict) value.Value {
	def := c.arg[2]
	if def == nil {
		def = value.None
	}
	if unhashable(c.w, c.arg[1]) {
		return nil
	}
	if k, ok := KeyOf(c.arg[1]); ok {
		if v, ok := d.Items.Get(k); ok {
			return withDefault(v, def)
		}
	}
	v, found, absent := lookup(c.w, d, c.arg[1])
	switch {
	case found:
		return v
	case absent:
		return def
	case d.Escaped || d.Open && d.Other == nil:
		return c.unknown("")
	}
	return c.eitherOr(ofKey(c.w, anyValue(c.w, d), c.arg[1]), def, d, c.arg[1])
}

// eitherOr is v or def, by whether the key is in a dict.
func (c *call) eitherOr(v, def value.Value, d *value.Dict, key value.Value) value.Value {
	if value.Same(v, def) {
		return v
	}
	lit := value.Literal{Atom: c.w.OpaqueAtom("key in dict")}
	if u, ok := key.(value.Unknown); ok {
		lit.Atom = c.w.Atom(u.ID, "in a container")
	}
	return c.w.Fork(lit, func() value.Value { return v }, func() value.Value { return def })
}

func dictPop(c *call, d *value.Dict) value.Value {
	v, found, absent := lookup(c.w, d, c.arg[1])
	def := c.arg[2]
	switch {
	case unhashable(c.w, c.arg[1]):
		return nil
	case found:
		k, _ := KeyOf(c.arg[1])
		whole, _ := d.Items.Get(k)
		c.w.Heap.Touch(d)
		d.Items.Delete(k)
		if def != nil && whole != nil {
			return withDefault(whole, def)
		}
		return v
	case absent && def != nil:
		return def
	case absent:
		return raiseKey(c.w, c.arg[1])
	}
	c.w.Heap.Touch(d)
	if _, ok := KeyOf(c.arg[1]); !ok {
		d.Escaped = true // which key is gone is not known
	}
	return c.unknown("")
}

func dictSetDefault(c *call, d *value.Dict) value.Value {
	def := c.arg[2]
	if def == nil {
		def = value.None
	}
	v, found, absent := lookup(c.w, d, c.arg[1])
	switch {
	case unhashable(c.w, c.arg[1]):
		return nil
	case found:
		if k, ok := KeyOf(c.arg[1]); ok {
			if whole, ok := d.Items.Get(k); ok {
				if full := withDefault(whole, def); full != whole {
					dictSet(c.w, d, c.arg[1], full)
					return full
				}
			}
		}
		return v
	case absent:
		if !dictSet(c.w, d, c.arg[1], def) {
			return nil
		}
		return def
	}
	dictSet(c.w, d, c.arg[1], c.unknown(""))
	return c.unknown("")
}

// forgetKeys says that nobody knows which of the keys of d are still there, as after one of them was removed.
func forgetKeys(w *value.World, d *value.Dict) {
	w.Heap.Touch(d)
	for _, e := range d.Items.Entries() {
		OpenDict(w, d, present(e.Value))
	}
	d.Items.Clear()
}

func dictPopItem(c *call, d *value.Dict) value.Value {
	if d.Open || d.Escaped {
		forgetKeys(c.w, d)
		return c.unknown("tuple")
	}
	entries := d.Items.Entries()
	if len(entries) == 0 {
		return c.raise("KeyError", "'popitem(): dictionary is empty'")
	}
	e := entries[len(entries)-1]
	if last, ok := c.flag(1, true); ok && !last {
		e = entries[0]
	}
	c.w.Heap.Touch(d)
	d.Items.Delete(e.Hash)
	return value.NewTuple(e.Key, present(e.Value))
}
