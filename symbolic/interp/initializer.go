package interp

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file spares the work of weight initialisation, which decides no shape:
// a function that only writes the contents of parameters runs once for each kind
// of module, so that a fault in it is found, and is passed over after that.

// initialCall is a call that writes nothing but contents of tensors of a module.
type initialCall struct {
	kind   value.Key   // the kind of module, and what else it is told
	result value.Value // what it returns
}

// initialises tells if a call of a function writes nothing but contents of tensors of a module.
func (it *Interp) initialises(fn *Function, a *value.Args) (c initialCall, ok bool) {
	if fn.Def == nil || fn.Lambda != nil || len(a.Pos)+len(a.Kw) == 0 || len(a.Pos) > maxInitArgs || a.OpenPos || a.OpenKw {
		return c, false
	}
	m := moduleArgument(a)
	if m == nil {
		return c, false
	}
	w := it.contentWriter(fn)
	if !w.only || w.applies != "" && !it.isInitialiser(argumentFor(fn, a, w.applies)) || knowsContents(m, maxModuleDepth) {
		return c, false
	}
	c = initialCall{kind: argKey{rest: fn.Def, arg: moduleKind(m)}, result: value.None}
	if w.returns != "" {
		if c.result = argumentFor(fn, a, w.returns); c.result == nil {
			return c, false
		}
	}
	for _, v := range a.Pos {
		switch v.(type) {
		case *value.Instance, value.Str: // the module, what has options to tell (the standard deviation), names
			continue
		}
		if it.isInitialiser(v) {
			continue
		}
		k, ok := plainKey(v)
		if !ok {
			return c, false
		}
		c.kind = argKey{rest: c.kind, arg: k}
	}
	for _, k := range a.Kw { // names and factors: named_apply(fn, module, name=...)
		c.kind = argKey{rest: c.kind, name: k.Name}
		if b, ok := k.Value.(value.Bool); ok {
			c.kind = argKey{rest: c.kind, arg: b}
		}
	}
	if w.applies != "" {
		c.kind = argKey{rest: c.kind, arg: initialiserOf(argumentFor(fn, a, w.applies)).Def}
	}
	return c, true
}

// maxInitArgs is how many positional arguments an initialiser has at most: itself, an option, the module.
const maxInitArgs = 3

// moduleArgument is the module that a call is about: the last one by position, or the only one by name.
func moduleArgument(a *value.Args) (m *value.Instance) {
	for _, v := range slices.Backward(a.Pos) {
		if in, ok := v.(*value.Instance); ok && in.Module != nil {
			return in
		}
	}
	for _, k := range a.Kw {
		if in, ok := k.Value.(*value.Instance); ok && in.Module != nil {
			if m != nil {
				return nil
			}
			m = in
		}
	}
	return m
}

// argumentFor is the argument that a call gives for a parameter, nil if it gives none.
func argumentFor(fn *Function, a *value.Args, param string) value.Value {
	for i, q := range fn.Params.All {
		if q.Name == param {
			return a.Arg(i, param)
		}
	}
	return nil
}

// isInitialiser tells if a value is a function that writes nothing but contents.
func (it *Interp) isInitialiser(v value.Value) bool {
	fn := initialiserOf(v)
	return fn != nil && fn.Def != nil && it.writesContents(fn)
}

// initialiserOf is the function that a value calls, with options bound or not; nil if it is no Python function.
func initialiserOf(v value.Value) *Function {
	switch x := v.(type) {
	case *Function:
		return x
	case *Partial:
		return initialiserOf(x.Func)
	case *value.BoundMethod:
		return initialiserOf(x.Func)
	}
	return nil
}

// initialise runs an initialiser unless it has run on a module of the same kind.
func (it *Interp) initialise(c initialCall, run func() value.Value) value.Value {
	if it.initialised[c.kind] {
		return c.result
	}
	faults := len(it.Faults)
	v := run()
	if v != nil && len(it.Faults) == faults {
		it.initialised[c.kind] = true
	}
	return v
}

// passesOver is the result of a call of an initialiser that need not run at all, nil of any other:
// the module is made up, and the initialiser is checked where it is written.
func (it *Interp) passesOver(fn *Function, a *value.Args) value.Value {
	if !it.guessing || fn.Src == it.Script || fn.Def == nil {
		return nil
	}
	if it.initialisesWeights(fn) {
		return value.None
	}
	if n := len(a.Pos); n > 0 && isUnknown(a.Pos[n-1]) {
		if w := it.contentWriter(fn); w.only && w.applies == "" && w.returns == "" {
			return value.None
		}
		return nil
	}
	c, _ := it.initialises(fn, a)
	return c.result
}

// maxModuleDepth bounds nested modules whose tensors are looked at.
const maxModuleDepth = 20

// knowsContents tells if the elements of a tensor of a module are known: what is written to them matters.
func knowsContents(m *value.Instance, depth int) (known bool) {
	for _, tensors := range [2]*value.Attrs{m.Module.Params, m.Module.Buffers} {
		tensors.Each(func(_ string, v value.Value) bool {
			t, ok := v.(*value.Tensor)
			known = ok && t.Data != nil
			return !known
		})
		if known {
			return true
		}
	}
	m.Module.Modules.Each(func(_ string, v value.Value) bool {
		child, ok := v.(*value.Instance)
		known = depth == 0 || ok && child.Module != nil && knowsContents(child, depth-1)
		return !known
	})
	return known
}

type moduleKey struct {
	class *value.Class
	parts string
}

// moduleKind is what an initialiser looks at: the class, which parameters and buffers there are and of
// what rank, the classes of the children. Which sizes they have matters to none.
func moduleKind(m *value.Instance) moduleKey {
	var b strings.Builder
	for _, tensors := range [2]*value.Attrs{m.Module.Params, m.Module.Buffers} {
		tensors.Each(func(name string, v value.Value) bool {
			b.WriteString(name)
			if t, ok := v.(*value.Tensor); ok {
				b.WriteByte(byte('0' + len(t.Shape.Dims)))
			} else {
				b.WriteString(v.TypeName())
			}
			return true
		})
	}
	m.Module.Modules.Each(func(name string, v value.Value) bool {
		b.WriteString(name + "=" + v.TypeName())
		return true
	})
	return moduleKey{m.Class, b.String()}
}

// contentWriter is what the body of a function tells of what it writes.
type contentWriter struct {
	only bool // nothing but the contents of tensors
	// applies is the parameter that it calls for each module, "" if it writes itself; returns is the
	// parameter that it returns, "" if it returns nothing: timm's named_apply.
	applies, returns string
}

// writesContents tells from the body of a function that it writes nothing but the contents of tensors.
func (it *Interp) writesContents(fn *Function) bool {
	w := it.contentWriter(fn)
	return w.only && w.applies == ""
}

func (it *Interp) contentWriter(fn *Function) contentWriter {
	w, asked := it.contentWriters[fn.Def]
	if !asked {
		fn.load()
		c := contentsCheck{fn: fn, named: initName.MatchString(fn.Name)}
		if w.only = !fn.Scope.IsGenerator && c.block(fn.Def.Body) && c.writes > 0; w.only {
			w.applies, w.returns = c.applies, c.returns
		}
		it.contentWriters[fn.Def] = w
	}
	return w
}

// initialisesWeights tells from the name of a function that it initialises weights however it goes
// about it, and from its body that it gives no object anything new.
func (it *Interp) initialisesWeights(fn *Function) bool {
	if !strings.HasSuffix(fn.Name, "_weights") || !initWeights.MatchString(fn.Name) {
		return false
	}
	only := true
	fn.load()
	for _, s := range fn.Def.Body {
		parser.Walk(s, func(n parser.Node) bool {
			if a, ok := n.(*parser.Assign); ok {
				_, constant := a.Value.(*parser.Constant)
				only = only && (constant || !slices.ContainsFunc(a.Targets, isAttribute))
			}
			return only
		})
	}
	return only
}

func isAttribute(e parser.Expr) bool { _, ok := e.(*parser.Attribute); return ok }

// contentsCheck walks the body of a function.
type contentsCheck struct {
	fn *Function
	// named: it goes by the name of an initialiser, and what it computes it computes for that.
	named  bool
	writes int // what initialises
	// applies and returns are those of a contentWriter.
	applies, returns string
}

func (c *contentsCheck) block(body []parser.Stmt) bool {
	for _, s := range body {
		if !c.stmt(s) {
			return false
		}
	}
	return true
}

func (c *contentsCheck) stmt(s parser.Stmt) bool {
	switch s := s.(type) {
	case *parser.ExprStmt:
		if call, ok := s.Value.(*parser.Call); ok {
			return c.initialCall(call)
		}
		_, constant := s.Value.(*parser.Constant)
		return constant
	case *parser.Assign:
		for _, t := range s.Targets {
			switch t := t.(type) {
			case *parser.Name, *parser.Tuple:
				if !local(t) {
					return false
				}
			case *parser.Attribute: // module.is_initialized = True: what is asked before it is done again
				if _, constant := s.Value.(*parser.Constant); !c.named || !constant || !strings.Contains(t.Attr, "initialized") {
					return false
				}
			case *parser.Subscript: // module.weight[0] = ..., module.weight.data[0] = ...
				if _, ok := t.Value.(*parser.Attribute); !ok {
					return false
				}
				c.writes++
			default:
				return false
			}
		}
		return c.harmless(s.Value)
	case *parser.If:
		return c.harmless(s.Test) && c.block(s.Body) && c.block(s.Orelse)
	case *parser.For:
		return c.harmless(s.Iter) && c.block(s.Body) && c.block(s.Orelse)
	case *parser.With:
		for _, item := range s.Items {
			if calledName(item.Context) != "no_grad" {
				return false
			}
		}
		return c.block(s.Body)
	case *parser.Return:
		if s.Value == nil {
			return true
		}
		if n, ok := s.Value.(*parser.Name); ok && c.isParameter(n) && (c.returns == "" || c.returns == n.Ident) {
			c.returns = n.Ident
			return true
		}
		k, ok := s.Value.(*parser.Constant)
		return ok && k.Value == nil
	case *parser.Pass:
		return true
	}
	return false
}

// local tells if an assignment binds local variables only.
func local(target parser.Expr) bool {
	switch t := target.(type) {
	case *parser.Name:
		return t.Ref.Kind == parser.RefLocal
	case *parser.Tuple:
		return !slices.ContainsFunc(t.Elts, func(e parser.Expr) bool { return !local(e) })
	}
	return false
}

// initialCall tells if a call of its own writes contents only: an operator in place, or another initialiser.
func (c *contentsCheck) initialCall(e *parser.Call) bool {
	if n, ok := e.Func.(*parser.Name); ok && c.isParameter(n) && (c.applies == "" || c.applies == n.Ident) {
		c.applies = n.Ident
		c.writes++
		return c.harmlessArgs(e)
	} else if ok && n.Ident == c.fn.Name && c.fn.Class == nil {
		return c.harmlessArgs(e)
	}
	label := calleeLabel(e.Func)
	inPlace := strings.HasSuffix(label, "_") && !strings.HasSuffix(label, "__") && !reshapes[label]
	if !inPlace && !initName.MatchString(label) {
		return false
	}
	c.writes++
	return c.harmlessArgs(e)
}

// isParameter tells if a name is one of the function's parameters.
func (c *contentsCheck) isParameter(n *parser.Name) bool {
	return n.Ref.Kind == parser.RefLocal && slices.ContainsFunc(c.fn.Params.All, func(p *parser.Param) bool { return p.Name == n.Ident })
}

func (c *contentsCheck) harmlessArgs(e *parser.Call) bool {
	for _, a := range e.Args {
		if !c.harmless(a) {
			return false
		}
	}
	for _, k := range e.Keywords {
		if !c.harmless(k.Value) {
			return false
		}
	}
	return true
}

// initName are the names that initialisers go by.
var initName = regexp.MustCompile(`^_*(re)?(set|init)(ialize)?_*(weights?|params?|parameters|linear|conv|bias)(_.*)?$|^trunc_normal_.*|^variance_scaling_.*|^lecun_normal_.*`)

// initWeights are the names of functions that do nothing but initialise, however they go about it.
var initWeights = regexp.MustCompile(`^_?(re)?init(ialize)?_weights$`)

// reshapes are the operators in place that change more than contents.
var reshapes = map[string]bool{"squeeze_": true, "unsqueeze_": true, "transpose_": true, "t_": true, "swapaxes_": true, "swapdims_": true,
	"resize_": true, "resize_as_": true, "set_": true, "requires_grad_": true, "apply_": true, "as_strided_": true, "share_memory_": true}

// calledName is the name of the function that an expression calls, "" if it calls none.
func calledName(e parser.Expr) string {
	if c, ok := e.(*parser.Call); ok {
		return calleeLabel(c.Func)
	}
	return ""
}

// harmless tells if evaluating an expression writes nothing: what it calls is known to read only.
func (c *contentsCheck) harmless(e parser.Expr) bool {
	ok := true
	parser.Walk(e, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Call:
			ok = ok && (c.named || readers[calleeLabel(n.Func)])
		case *parser.NamedExpr, *parser.Await, *parser.Yield, *parser.Lambda:
			ok = false
		}
		return ok
	})
	return ok
}

var readers = func() map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields(`isinstance issubclass hasattr getattr len int float bool str min max abs sum range zip enumerate type list tuple
		sqrt log exp prod pow floor ceil size numel dim named_parameters parameters named_modules modules children named_children items values keys
		calculate_gain _calculate_fan_in_and_fan_out _calculate_correct_fan startswith endswith split join get_text_config get
		arange linspace zeros ones full empty tensor eye rand randn cat stack zeros_like ones_like clone detach view reshape unsqueeze repeat expand float to`) {
		m[name] = true
	}
	return m
}()
