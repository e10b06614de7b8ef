package value

import "slices"

// Class is a Python class, of the user or built in.
type Class struct {
	Header
	Name   string
	Module string // dotted module that defines it
	// Nested is the __qualname__ of a class that another class or a function defines, else empty.
	Nested string
	Bases  []*Class
	// MRO is the method resolution order, the class itself first.
	MRO []*Class
	// UnknownBase: a base is not known, so attributes that are not found may exist.
	UnknownBase bool
	// Overshadowed are the bases that stand behind one that is not known: what they have it may have, too, and comes first.
	Overshadowed []*Class
	// Remade: a decorator that is not known may have given it other methods.
	Remade bool
	Attrs  *Attrs
	// Meta is the metaclass, nil for type.
	Meta *Class
	// Native holds what a built-in class carries: a torch layer row, ...
	Native any
	// New constructs instances of built-in value types (int, list, Tensor, ...);
	// it is inherited. nil: an ordinary object.
	New func(c *Args) Value
	// Place is where the class statement stands.
	Place Place
	// IsException, IsModule cache whether BaseException or torch.nn.Module is in the MRO.
	IsException, IsModule bool
	Doc                   string

	writes int32 // how often it was written
	sum    Sum   // of its attributes, at sumAt
	sumAt  summedAt
}

// summedAt says when the attributes of a class were summed up: after so many writes, by the numbers of so many eras.
type summedAt struct{ writes, eras int32 }

// TypeName implements Value: the type of a class is its metaclass.
func (c *Class) TypeName() string {
	if c.Meta != nil {
		return c.Meta.Name
	}
	return "type"
}

// QualName is module.name.
func (c *Class) QualName() string {
	if c.Module == "" || c.Module == "builtins" {
		return c.Name
	}
	return c.Module + "." + c.Name
}

// Lookup finds an attribute along the MRO, with the class that has it.
func (c *Class) Lookup(name string) (Value, *Class) {
	for _, k := range c.MRO {
		if v := k.Attrs.Get(name); v != nil {
			return v, k
		}
	}
	return nil, nil
}

// Open tells if a class may have attributes that nobody can see.
func (c *Class) Open() bool {
	return slices.ContainsFunc(c.MRO, func(k *Class) bool { return k.UnknownBase })
}

// IsSubclass tells if d is in c's MRO.
func (c *Class) IsSubclass(d *Class) bool {
	for _, k := range c.MRO {
		if k == d {
			return true
		}
	}
	return false
}

// Args are the arguments of a call before binding. Positional arguments
// first; Kw holds keyword arguments in order.
type Args struct {
	World *World
	Pos   []Value
	Kw    []KwArg
	// Open: *args or **kwargs of unknown contents were passed as well.
	OpenPos, OpenKw bool
	// ByDefault: callers may give more by name, and it is a guess that they leave that to its defaults.
	ByDefault bool
	// Class is, for a Class.New, the class that was called (possibly a subclass).
	Class *Class
}

// KwArg is a keyword argument.
type KwArg struct {
	Name  string
	Value Value
	// Maybe is set for an argument that is given in some branches only: its alternatives, that there is none among them.
	// Value is what it is if it is given.
	Maybe *Alt
}

// Keyword finds a keyword argument, nil if absent.
func (a *Args) Keyword(name string) Value {
	for _, k := range a.Kw {
		if k.Name == name {
			return k.Value
		}
	}
	return nil
}

// Arg finds an argument by position (-1: keyword only) or name, nil if absent.
func (a *Args) Arg(i int, name string) Value {
	if i >= 0 && i < len(a.Pos) {
		return a.Pos[i]
	}
	return a.Keyword(name)
}

// Builtin is a function or method implemented in Go. Fn returns nil after it
// raised (World.Raise).
type Builtin struct {
	Name string
	Fn   func(a *Args) Value
	// Method: binds to an instance like a Python function.
	Method bool
	// Lazy: takes alternatives (Alt) as they are; others are called once for each.
	Lazy bool
	// Shallow: asks of its first argument, a container, how many elements it has
	// or where they are, never what they are: they need not be settled.
	Shallow bool
	// Keyed: looks in its first argument, a dict, at one key only, its second argument.
	Keyed bool
	// Native is what carries further data, such as the torch rule.
	Native any
}

// TypeName implements Value.
func (*Builtin) TypeName() string { return "builtin_function_or_method" }

// BoundMethod is a function bound to its first argument.
type BoundMethod struct {
	Self Value
	Func Value
}

// TypeName implements Value.
func (*BoundMethod) TypeName() string { return "method" }

// Instance is an object of a class: the user's, or a built-in one that behaves so.
type Instance struct {
	Header
	Class *Class
	Attrs *Attrs
	// Module is set for instances of torch.nn.Module whose __init__ has run.
	Module *ModuleState
	// Native holds the payload of a built-in base (a *Dict for a dict subclass, ...).
	Native Value
	// Escaped: handed to an unknown function; attributes may have changed.
	Escaped bool
	// OpenAttrs: an attribute of unknown name was set, or a base is unknown.
	OpenAttrs bool
	// OtherInit: it was made by an __init__ that is not known; any attribute may be its own.
	OtherInit bool
	Made      *Origin
	// View is the mapping that was handed out as its __dict__, nil if nobody has asked for it. It is
	// filled anew whenever it is asked for, so that it is no part of the state.
	View *Dict
}

// TypeName implements Value.
func (i *Instance) TypeName() string { return i.Class.Name }

// Scalar is the str or the number that an object of a class derived from str, int or float is, a member of an IntEnum say;
// v itself, and false, for all else.
func Scalar(v Value) (scalar Value, ok bool) {
	if i, isObject := v.(*Instance); isObject {
		switch i.Native.(type) {
		case Str, Int, Float:
			return i.Native, true
		}
	}
	return v, false
}

// ModuleState is what torch.nn.Module keeps apart from ordinary attributes.
type ModuleState struct {
	Params, Buffers, Modules *Attrs
	// Transient are the buffers that were registered with persistent=False, each True; they are no part of the state_dict.
	Transient *Attrs
	// Training is True or False, or Unknown after an undecided train(mode).
	Training Value
}

// NewModuleState is the state after torch.nn.Module.__init__.
func NewModuleState() *ModuleState {
	return &ModuleState{Params: &Attrs{}, Buffers: &Attrs{}, Modules: &Attrs{}, Transient: &Attrs{}, Training: Bool(true)}
}

type instanceState struct {
	attrs   *Attrs
	module  *ModuleState
	class   *Class
	escaped bool
	open    bool
}

func (m *ModuleState) clone() *ModuleState {
	if m == nil {
		return nil
	}
	return &ModuleState{m.Params.Clone(), m.Buffers.Clone(), m.Modules.Clone(), m.Transient.Clone(), m.Training}
}

// grew tells if a later state has submodules, parameters or buffers that m has not.
func (m *ModuleState) grew(later *ModuleState) bool {
	if m == nil || later == nil {
		return false
	}
	more := func(a, b *Attrs) (found bool) {
		b.Each(func(n string, _ Value) bool {
			found = a.Get(n) == nil
			return !found
		})
		return found
	}
	return more(m.Modules, later.Modules) || more(m.Params, later.Params) || more(m.Buffers, later.Buffers)
}

func (i *Instance) save() any {
	return instanceState{i.Attrs.Clone(), i.Module.clone(), i.Class, i.Escaped, i.OpenAttrs}
}

func (i *Instance) restore(s any) {
	st := s.(instanceState)
	i.Attrs, i.Module, i.Class, i.Escaped, i.OpenAttrs = st.attrs.Clone(), st.module.clone(), st.class, st.escaped, st.open
}

func (c *Class) save() any { return c.Attrs.Clone() }

func (c *Class) restore(s any) { c.Attrs = s.(*Attrs).Clone() }

// Unknown is a value of which nothing is known but perhaps its type. It raises
// nothing and its truth is an atom of its own.
type Unknown struct {
	ID int32
	// Type is a type name if it is known: "int", "str", "Tensor", ...; else "".
	Type   string
	Reason string
	Bits   Bits
	// Free: a parameter that nobody gave a value (rather than lost knowledge).
	Free bool
	// Name is the path of a free parameter for display: "pool", "cfg.pool".
	Name string
	// Among: it is one of these, or part of one; nil if nobody knows which they are.
	Among *Among
}

// Among are the objects of which something unknown is one: what is done to it is done to one of them.
type Among struct {
	Objects []Value
	// Of is the number of what is one of them; of another number is a part.
	Of int32
}

// TypeName implements Value.
func (u Unknown) TypeName() string {
	if u.Type != "" {
		return u.Type
	}
	return "unknown"
}

// SymBool is a bool that is not decided: the truth of a literal.
type SymBool struct{ Lit Literal }

// TypeName implements Value.
func (SymBool) TypeName() string { return "bool" }

// Alt is a value that differs by the branch that was taken: each alternative
// holds under its guard, and exactly one guard holds.
type Alt struct{ Choices []Choice }

// Choice is one alternative; a nil Value means absent (unbound).
type Choice struct {
	Guard Guard
	Value Value
}

// Or is the value where it is there, and otherwise in place of its absence.
func (a *Alt) Or(otherwise Value) *Alt {
	out := &Alt{Choices: slices.Clone(a.Choices)}
	for i, c := range out.Choices {
		if c.Value == nil {
			out.Choices[i].Value = otherwise
		}
	}
	return out
}

// MayBeAbsent tells if one alternative is that there is no value.
func (a *Alt) MayBeAbsent() bool {
	return slices.ContainsFunc(a.Choices, func(c Choice) bool { return c.Value == nil })
}

// TypeName implements Value.
func (*Alt) TypeName() string { return "unknown" }
