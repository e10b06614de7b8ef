package value

// Tuple is a tuple, a torch.Size (IsSize) or a named tuple (Fields set, Class
// its class or nil for torch's return types).
type Tuple struct {
	Elems  []Value
	IsSize bool
	Fields []string
	Class  *Class
	Name   string // of a return type: "max", "topk"
	// OfTorch: an operation of torch returned it; nobody else chose how many Elems there are.
	OfTorch bool
	// Rest is set on a torch.Size of unknown rank: Elems, then the run, then RestSuffix.
	Rest       *RankVar
	RestSuffix []Value
	weighed    int  // the size at which it was charged
	tree       tree // its extent, once it was asked for
}

// TypeName implements Value.
func (t *Tuple) TypeName() string {
	switch {
	case t.IsSize:
		return "Size"
	case t.Class != nil:
		return t.Class.Name
	case t.Name != "":
		return t.Name
	}
	return "tuple"
}

// NewTuple makes a plain tuple.
func NewTuple(elems ...Value) *Tuple { return &Tuple{Elems: elems} }

// NewNamedTuple makes one of torch's return types, such as max(values, indices).
func NewNamedTuple(name string, fields []string, elems ...Value) *Tuple {
	return &Tuple{Elems: elems, Fields: fields, Name: name}
}

// Abstract describes a container of unknown length: Len elements, each like Elem.
type Abstract struct {
	Len  Dim
	Elem Value
	// Fresh: they are made when they are asked for; what is done to one is not done to the others.
	Fresh bool
	// Filled: code that nobody has read puts the elements in.
	Filled bool
	// OfTorch is as for a Tuple.
	OfTorch bool
	// Late is how many of the known elements come after these, where an iterator is what has both: those at the end.
	Late int
}

// List is a list. If Abstract is set, Elems are the first elements and
// Abstract the summary of the rest.
type List struct {
	Header
	Elems    []Value
	Abstract *Abstract
	// Escaped: handed to an unknown function, which may have changed it.
	Escaped bool
	// Alts are the alternatives left by a branch that is not decided; nil normally.
	Alts []StateAlt
	// Class is the user's subclass, nil for list.
	Class *Class
}

// TypeName implements Value.
func (*List) TypeName() string { return "list" }

// NewList makes a list.
func NewList(elems ...Value) *List { return &List{Elems: elems} }

// Set is a set or frozenset, kept in order of insertion.
type Set struct {
	Header
	Items  *Table
	Frozen bool
	Alts   []StateAlt
}

// onlyNumbers tells of a list of known length that it holds numbers: it is a record, such as an observation,
// and no collection that grows.
func (l *List) onlyNumbers() bool {
	if len(l.Elems) == 0 || l.Abstract != nil || l.Escaped || l.Alts != nil || l.Class != nil {
		return false
	}
	for _, e := range l.Elems {
		switch e.(type) {
		case Int, Float, Bool, SymBool:
		default:
			return false
		}
	}
	return true
}

// FilledElsewhere tells of a list of which all is put in by code that nobody has read.
func (l *List) FilledElsewhere() bool {
	return l.Abstract != nil && l.Abstract.Filled && len(l.Elems) == 0
}

// MayFill says that an empty list or dict may be filled where nobody looks; what is in one that is not empty is hardly ever
// changed so. One that has been filled so may be filled further each time.
func (w *World) MayFill(v Value) {
	switch c := v.(type) {
	case *List:
		if c.Abstract == nil && len(c.Elems) == 0 && c.Alts == nil || c.FilledElsewhere() {
			w.Heap.Touch(c)
			c.Abstract = &Abstract{Len: w.NewDim("", 0), Elem: w.Unknown("item of a list that is filled elsewhere"), Filled: true}
		}
	case *Dict:
		if c.Items.Len() == 0 && !c.Open {
			w.Heap.Touch(c)
			c.Open = true
		}
	}
}

// TypeName implements Value.
func (s *Set) TypeName() string {
	if s.Frozen {
		return "frozenset"
	}
	return "set"
}

// NewSet makes an empty set.
func NewSet() *Set { return &Set{Items: NewTable()} }

// Dict is a dict, ordered by insertion.
type Dict struct {
	Header
	Items *Table
	// Open: there may be other keys than those in Items (an unknown key was
	// written), each with a value like Other.
	Open    bool
	Other   Value
	Escaped bool
	Alts    []StateAlt
	// ByDefault: these are the keyword arguments of a function that nobody calls; see Args.
	ByDefault bool
	// Factory is the default factory of a defaultdict, else nil.
	Factory Value
	// Class is the user's or library's subclass (OrderedDict, ...), nil for dict.
	Class *Class
}

// TypeName implements Value.
func (d *Dict) TypeName() string {
	if d.Class != nil {
		return d.Class.Name
	}
	return "dict"
}

// NewDict makes an empty dict.
func NewDict() *Dict { return &Dict{Items: NewTable()} }

// StateAlt is one alternative content of a container with the guard under which it holds.
type StateAlt struct {
	Guard Guard
	State any
}

type listState struct {
	elems    []Value
	abstract *Abstract
	escaped  bool
	alts     []StateAlt
}

func (l *List) save() any {
	return listState{append([]Value(nil), l.Elems...), l.Abstract, l.Escaped, l.Alts}
}

func (l *List) restore(s any) {
	st := s.(listState)
	l.Elems, l.Abstract, l.Escaped, l.Alts = append([]Value(nil), st.elems...), st.abstract, st.escaped, st.alts
}

// Everything is what a list may hold anywhere, in any of its contents; nil if code that nobody has read fills it.
func (l *List) Everything() []Value {
	if l.Escaped {
		return nil
	}
	return listState{l.Elems, l.Abstract, l.Escaped, l.Alts}.everything()
}

// OpenElement is the key and the element under which a set remembers that it may
// have further elements: one that could not be hashed was added, or branches differ.
type OpenElement struct{}

// TypeName implements Value.
func (OpenElement) TypeName() string { return "unknown" }

type setState struct {
	items *Table
	alts  []StateAlt
}

func (s *Set) save() any { return setState{s.Items.Clone(), s.Alts} }

func (s *Set) restore(x any) {
	st := x.(setState)
	s.Items, s.Alts = st.items.Clone(), st.alts
}

type dictState struct {
	items   *Table
	open    bool
	other   Value
	escaped bool
	alts    []StateAlt
	factory Value
}

func (d *Dict) save() any {
	return dictState{d.Items.Clone(), d.Open, d.Other, d.Escaped, d.Alts, d.Factory}
}

func (d *Dict) restore(x any) {
	st := x.(dictState)
	d.Items, d.Open, d.Other, d.Escaped, d.Alts, d.Factory = st.items.Clone(), st.open, st.other, st.escaped, st.alts, st.factory
}
