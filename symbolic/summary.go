package symbolic

import (
	"fmt"
	"maps"
	"slices"
	"sort"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/value"
)

// Summary is what calling a module on given inputs comes to. Modules are built
// and then put into evaluation mode.
type Summary struct {
	// File, Line and Class say where the class of the module is defined.
	File, Class string
	Line        int
	// Outputs is nested as in `trace`, but with tensors as {"shape", "dtype"}.
	Outputs Nested
	// Parameters, Trainable, Buffers and MultiplyAdds are numbers, expressions as text, or nil.
	Parameters, Trainable, Buffers, MultiplyAdds any
	Modules                                      []ModuleCall
	Conditions                                   []string
	Faults                                       []*value.Fault
	// Unknown are the reasons for which something can't be told, most frequent first.
	Unknown []string
	// Problem says why there is no module at all.
	Problem string
}

// ModuleCall is one submodule with its first call.
type ModuleCall struct {
	Name, Class string
	In          []Nested
	Out         Nested
	Parameters  any
	// File and Line are where the call stands, outside of torch.
	File  string
	Line  int
	Calls int
}

// Entry is a module to summarize: an importable constructor call
// ("torchvision.models.resnet18(num_classes=10)"), or "net.py:Net(3, 10)".
type Entry struct {
	Expr string
	// Calls are the lists of inputs on which it is called.
	Calls [][]InputSpec
}

// Summarize builds the module of each entry, once, and calls it on each of its
// lists of inputs; emit gets the summaries of entry number i as they are ready.
// The entries share a world: what they import runs once. It is meant for
// entries that import the same; see Project.Imports.
func (p *Project) Summarize(entries []Entry, emit func(i int, sums []*Summary)) {
	var s *session
	for i, e := range entries {
		sums := make([]*Summary, len(e.Calls))
		if !p.summarize(&s, e, sums) {
			s = nil // what is left of its world is not to be trusted
		}
		emit(i, sums)
	}
}

// summarize fills in the summaries of one entry; false after a bug of ours,
// which must cost this entry only. The session is made if there is none.
func (p *Project) summarize(s **session, e Entry, out []*Summary) (ok bool) {
	defer func() {
		if r := recover(); r != nil {
			for i := range out {
				out[i] = &Summary{Problem: fmt.Sprintf("internal error: %v", r)}
			}
		}
	}()
	r, err := p.requestOf(e.Expr)
	var src *interp.Source
	if err == nil {
		src, err = p.script(r.imports, r.expr, r.folder)
	}
	if err != nil {
		for i := range out {
			out[i] = &Summary{Problem: err.Error()}
		}
		return true
	}
	if *s == nil {
		*s = &session{p: p, it: interp.New(p.loader(src, src.Path))}
		(*s).it.Limits, (*s).it.ImportLosses = p.modelLimits, map[string]bool{}
	}
	(*s).entry(r, src, e.Calls, out)
	return true
}

// session is a world in which modules are built and called, one after the
// other. Only what they import stays.
type session struct {
	p  *Project
	it *interp.Interp
	// request, src, model and names are of the present entry: what it asks for, the script that evaluates that, what it
	// built, and the names of the submodules.
	request request
	src     *interp.Source
	model   *value.Instance
	names   map[*value.Instance]string
}

// entry builds a module and calls it in a branch of the world that is thrown away.
func (s *session) entry(r request, src *interp.Source, calls [][]InputSpec, out []*Summary) {
	it := s.it
	it.Script = src
	s.request, s.src, s.model, s.names = r, src, nil, nil
	n := len(it.Faults)
	it.Budget = value.Budget{}
	it.Lost = map[string]int{}
	it.Isolated(func() {
		build := &Summary{}
		if err := s.build(build); err != nil {
			build.Problem = err.Error()
		}
		for i, inputs := range calls {
			c := *build
			out[i] = &c
			if s.model != nil {
				s.call(&c, inputs)
			}
		}
	})
	it.Faults = it.Faults[:n]
	it.Exhausted, it.Exc = "", nil
}

// build evaluates the entry.
func (s *session) build(out *Summary) error {
	it := s.it
	n := len(it.Faults)
	it.AskFor(s.request.top(), s.src)
	ns, exc := it.RunScript(s.src, "__main__")
	if expr := s.request.withModules(); expr != s.request.expr && exc == nil && len(it.Faults) == n && isLost(ns.Attrs.Get(modelName)) {
		if again, err := s.p.script("import importlib\n", expr, s.request.folder); err == nil {
			s.src = again
			it.Lost = map[string]int{}
			ns, exc = it.RunScript(s.src, "__main__")
		}
	}
	s.p.uncaught(it, exc)
	if exc != nil && exc.Fault == nil {
		out.Unknown = append(out.Unknown, exc.Class+": "+exc.Message)
	}
	out.Faults = s.faults(n)
	v, _ := it.Settle(ns.Attrs.Get(modelName))
	m, ok := v.(*value.Instance)
	if !ok || !m.Class.IsModule {
		if u, lost := v.(value.Unknown); lost {
			out.Unknown = append(out.Unknown, u.Reason)
		}
		out.Unknown = append(out.Unknown, s.reasons(nil)...)
		if v != nil && !isLost(v) {
			return fmt.Errorf("the expression is a %s, not a module", v.TypeName())
		}
		return nil
	}
	s.model = m
	if f := it.Attr(m, "eval"); f != nil {
		it.Call(f, &value.Args{World: it.World})
	}
	it.Exc = nil
	out.Class = m.Class.Name
	if src := s.p.Source(m.Class.Place.File); src != nil {
		out.File = src.Path
		out.Line, _ = src.AST.Lines.Position(m.Class.Place.Start)
	}
	s.names = map[*value.Instance]string{}
	it.EachModule(m, func(name string, x *value.Instance) { s.names[x] = name })
	total, trainable := value.D(0), value.D(0)
	it.EachTensor(m, true, func(_ string, t *value.Tensor) {
		n := numel(it, t)
		total = total.Add(n)
		if t.RequiresGrad {
			trainable = trainable.Add(n)
		}
	})
	buffers := value.D(0)
	it.EachTensor(m, false, func(_ string, t *value.Tensor) { buffers = buffers.Add(numel(it, t)) })
	if it.Complete(m, interp.Params) {
		out.Parameters, out.Trainable = size(it, total), size(it, trainable)
	}
	if it.Complete(m, interp.Buffers) {
		out.Buffers = size(it, buffers)
	}
	return nil
}

func isLost(v value.Value) bool { _, lost := v.(value.Unknown); return lost }

func numel(it *interp.Interp, t *value.Tensor) value.Dim {
	if s := it.Shape(t); s.Known() {
		return s.Numel()
	}
	return value.Dim{E: dim.Invalid}
}

// call runs the module on inputs in a branch of the world that is thrown away.
func (s *session) call(out *Summary, inputs []InputSpec) {
	it := s.it
	n, budget, unsure := len(it.Faults), it.Budget, it.Unsure
	it.Budget, it.Unsure = value.Budget{}, false
	before := map[string]int{}
	for k, v := range it.Lost {
		before[k] = v
	}
	it.Isolated(func() {
		a := &value.Args{World: it.World}
		b := inputBuilder{it: it, symbols: map[string]value.Dim{}}
		for _, in := range inputs {
			if v := b.value(in); in.Name != "" {
				a.Kw = append(a.Kw, value.KwArg{Name: in.Name, Value: v})
			} else {
				a.Pos = append(a.Pos, v)
			}
		}
		calls := &moduleCalls{s: s, at: map[*value.Instance]int{}}
		it.ModuleCalls = calls
		it.Work = &value.Work{MultiplyAdds: value.D(0)}
		it.StandAt(s.src, s.src.AST.Body[len(s.src.AST.Body)-1])
		v := it.Call(s.model, a)
		it.ModuleCalls = nil
		if exc := it.Exc; v == nil && exc != nil && it.Exhausted == "" {
			s.p.uncaught(it, exc)
			if exc.Fault == nil {
				out.Unknown = append(out.Unknown, exc.Class+": "+exc.Message)
			}
		}
		if v != nil {
			out.Outputs = s.show(v)
			if n := it.Resolve(it.Work.MultiplyAdds); b.named(n) && !it.Unsure {
				out.MultiplyAdds = size(it, n)
			}
		}
		it.Work = nil
		out.Modules = calls.list
		out.Conditions = it.Conditions()
	})
	if it.Exhausted != "" {
		out.Unknown = append(out.Unknown, "limit reached: "+it.Exhausted)
		it.Exhausted, it.Exc = "", nil
	}
	out.Faults = append(out.Faults[:len(out.Faults):len(out.Faults)], s.faults(n)...)
	it.Faults, it.Budget, it.Unsure = it.Faults[:n], budget, unsure
	out.Unknown = append(out.Unknown, s.reasons(before)...)
	if len(out.Unknown) == 0 && len(out.Faults) == 0 {
		out.Unknown = s.unsaid(out.Outputs)
	}
}

// ofData is why a size cannot be told that no loss of knowledge stands behind.
const ofData = "sizes that depend on the elements of tensors"

// unsaid are the reasons for what is missing in outputs without a loss in the call: what was lost when the module was built,
// or when modules were imported that an earlier entry has imported, or what no analysis could tell.
func (s *session) unsaid(outputs Nested) []string {
	built := s.reasons(nil)
	switch missing := missingIn(outputs); {
	case missing == nothingMissing:
		return nil
	case len(built) > 0:
		return built
	case len(s.it.ImportLosses) > 0:
		return slices.Sorted(maps.Keys(s.it.ImportLosses))
	case missing == sizesMissing:
		return []string{ofData}
	}
	return nil
}

// show is a value as data, nothing where the call has passed over a side of a branch: that side may have led to another one.
func (s *session) show(v value.Value) Nested {
	if s.it.Unsure {
		return nil
	}
	return showOutput(s.it, v, 0)
}

// faults are those from number n on that are worth telling.
func (s *session) faults(n int) []*value.Fault {
	var out []*value.Fault
	for _, f := range s.it.Faults[n:] {
		if keep(f) {
			out = append(out, f)
		}
	}
	out = dedupe(out)
	return out
}

// reasons are why knowledge was lost since a count was taken.
func (s *session) reasons(before map[string]int) []string {
	var out []string
	n := map[string]int{}
	for r, c := range s.it.Lost {
		if c -= before[r]; c > 0 {
			n[r] = c
			out = append(out, r)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if n[out[i]] != n[out[j]] {
			return n[out[i]] > n[out[j]]
		}
		return out[i] < out[j]
	})
	return out
}

// moduleCalls notes the calls of submodules in the order in which they return.
type moduleCalls struct {
	s    *session
	list []ModuleCall
	at   map[*value.Instance]int
}

// ModuleCall implements interp.ModuleCalls.
func (c *moduleCalls) ModuleCall(m *value.Instance, a *value.Args, out value.Value, at value.Place, src *interp.Source) {
	it := c.s.it
	if i, again := c.at[m]; again {
		c.list[i].Calls++
		return
	}
	name, known := c.s.names[m]
	if !known || name == "" {
		return
	}
	r := ModuleCall{Name: name, Class: m.Class.Name, Out: c.s.show(out), Parameters: size(it, it.Parameters(m)), Calls: 1}
	for _, v := range a.Pos {
		r.In = append(r.In, c.s.show(v))
	}
	if src != nil && src != c.s.src && src.Kind != interp.Prelude {
		r.File = src.Path
		r.Line, _ = src.AST.Lines.Position(at.Start)
	}
	c.at[m] = len(c.list)
	c.list = append(c.list, r)
}
