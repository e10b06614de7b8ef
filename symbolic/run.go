package symbolic

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/value"
)

// FileResult is what was found out about one file.
type FileResult struct {
	Path   string
	Source *interp.Source
	// Err says why the file could not be understood at all.
	Err    error
	Faults []*value.Fault
	// Values are the names bound at module level, in order of their last binding.
	Values     []Binding
	Signatures []*SignatureText
	Stats      Stats
	// Lost counts the reasons for which knowledge was lost.
	Lost map[string]int
	// Exhausted is the limit that a root reached, "" normally.
	Exhausted string
	// Panics are bugs of ours that cost single calls.
	Panics []string
	Types  *Types
}

// Stats say how much was understood.
type Stats struct {
	Modules, Calls, Understood int
	Steps                      int64
}

// Binding is a module-level name with its value.
type Binding struct {
	Name  string
	Span  parser.Span
	Value Nested
	// Bits are the assumptions that the sizes in it rest on.
	Bits value.Bits
}

// SignatureText is an inferred signature of forward, ready to be shown.
type SignatureText struct {
	Class      string
	Span       parser.Span
	Inputs     []InputText
	Conditions []string
	Output     Nested
}

// InputText is one input of a signature.
type InputText struct {
	Name  string
	Value Nested
}

// reportable are the assumptions that a finding of each severity may rest on.
const (
	errorMay   = value.FromEnvironment | value.FromLastBatch | value.FromData
	warningMay = errorMay
)

func (p *Project) runFile(ctx context.Context, path string) (res *FileResult) {
	res = &FileResult{Path: path}
	src, err := p.load(path, interp.Checked)
	if err != nil {
		res.Err = err
		return res
	}
	res.Source = src
	defer func() {
		if r := recover(); r != nil { // a bug of ours must cost this file only
			res.Exhausted = fmt.Sprintf("internal error: %v", r)
		}
	}()
	it := interp.New(p.loader(src, path))
	it.Limits, it.Done = p.opts.Limits, ctx.Done()
	it.Script = src
	rec := newRecorder(src, p.opts.Expressions)
	it.Recorder = rec
	name, inPackage := p.moduleName(path)
	ns, exc := it.RunScript(src, name)
	p.uncaught(it, exc)
	if inPackage { // imported, not run: what Python refuses may rest on how we came here
		it.DropGuesses(0)
	}
	if p.opts.Trace {
		res.Values = bindings(it, ns, src, rec)
	}
	p.runTests(it, ns, src)
	p.runFactories(it, ns, src, rec)
	p.runClasses(it, ns, src, res, rec)
	for _, f := range it.Faults {
		if keep(f) {
			res.Faults = append(res.Faults, f)
		}
	}
	res.Faults = dedupe(res.Faults)
	sortFaults(res.Faults)
	res.Lost, res.Exhausted, res.Panics = it.Lost, it.Exhausted, it.Panics
	res.Stats = rec.stats(it.Budget.Spent - it.Budget.Work)
	res.Types = rec.types
	return res
}

// moduleName is the name under which a file runs: __main__ for a script, the
// dotted name for a module of a package.
func (p *Project) moduleName(path string) (name string, inPackage bool) {
	dir := filepath.Dir(path)
	if !p.opts.FS.IsFile(filepath.Join(dir, "__init__.py")) {
		return "__main__", false
	}
	name = strings.TrimSuffix(filepath.Base(path), ".py")
	for p.opts.FS.IsFile(filepath.Join(dir, "__init__.py")) && filepath.Dir(dir) != dir {
		if name == "__init__" {
			name = filepath.Base(dir)
		} else {
			name = filepath.Base(dir) + "." + name
		}
		dir = filepath.Dir(dir)
	}
	return name, true
}

// uncaught turns the exception that ended a script into a fault.
func (p *Project) uncaught(it *interp.Interp, exc *value.Exception) {
	if exc == nil || exc.Fault == nil {
		return
	}
	for _, f := range it.Faults {
		if f == exc.Fault {
			return
		}
	}
	exc.Fault.Severity = value.Error
	it.Faults = append(it.Faults, exc.Fault)
}

// keep tells if a fault is worth telling: its proof rests on no guess.
func keep(f *value.Fault) bool {
	if f.Place.File == 0 {
		return false
	}
	may := value.Bits(errorMay)
	if f.Severity == value.Warning {
		may = warningMay
	}
	return f.Bits&^may == 0
}

// dedupe keeps one fault a place and kind: the one with the fewest assumptions.
func dedupe(fs []*value.Fault) []*value.Fault {
	type key struct {
		place value.Place
		kind  value.Kind
	}
	best := map[key]int{}
	var out []*value.Fault
	for _, f := range fs {
		k := key{f.Place, f.Kind}
		if i, ok := best[k]; ok {
			if f.Severity < out[i].Severity {
				out[i] = f
			}
			continue
		}
		best[k] = len(out)
		out = append(out, f)
	}
	return out
}

// runTests runs test functions, which nobody calls.
func (p *Project) runTests(it *interp.Interp, ns *interp.Namespace, src *interp.Source) {
	if src.AST.Index == nil {
		return
	}
	for _, s := range src.AST.Body {
		if d, ok := s.(*parser.FunctionDef); ok && strings.HasPrefix(d.Name.Ident, "test") {
			it.TestRoot(ns, d)
		}
	}
}

// runClasses runs the module classes whose forward no root has reached, and
// module objects at hand that nobody called.
func (p *Project) runClasses(it *interp.Interp, ns *interp.Namespace, src *interp.Source, res *FileResult, rec *recorder) {
	for _, s := range src.AST.Body {
		d, ok := s.(*parser.ClassDef)
		if !ok || it.Exhausted != "" {
			continue
		}
		c, ok := ns.Attrs.Get(d.Name.Ident).(*value.Class)
		if !ok || !c.IsModule {
			continue
		}
		rec.modules++
		if rec.Reached(forwardOf(d)) && !p.opts.Trace {
			continue
		}
		covered := rec.Reached(forwardOf(d))
		n := len(it.Faults)
		it.ClassRoot(c, d, func(s *interp.Signature) {
			res.Signatures = append(res.Signatures, signatureText(it, s))
		})
		if covered { // the script has judged this code on real arguments
			it.Faults = it.Faults[:n]
		}
	}
	ns.Attrs.Each(func(name string, v value.Value) bool {
		if in, ok := v.(*value.Instance); ok && in.Class.IsModule && in.Class.Name == "Sequential" && !rec.calledLabels[name] {
			it.ModuleRoot(in)
		}
		return it.Exhausted == ""
	})
}

// teachNothing is how many factories in turn may add nothing to what is
// understood of a file's classes before the others are passed over: in a zoo of
// models all of them build the same few classes. minFactories run in any case.
const (
	teachNothing = 2
	minFactories = 4
)

// runFactories runs the functions that nobody calls and that can be called
// without arguments, for the modules that they return.
func (p *Project) runFactories(it *interp.Interp, ns *interp.Namespace, src *interp.Source, rec *recorder) {
	ran, idle := 0, 0
	for _, s := range src.AST.Body {
		d, ok := s.(*parser.FunctionDef)
		if !ok || it.Exhausted != "" || strings.HasPrefix(d.Name.Ident, "test") || rec.Reached(d) {
			continue
		}
		fn := interp.AsFactory(ns.Attrs.Get(d.Name.Ident))
		if fn == nil {
			continue
		}
		understood := rec.understood
		it.FactoryRoot(fn)
		ran++
		if idle++; rec.understood > understood {
			idle = 0
		}
		if idle >= teachNothing && ran >= minFactories {
			return
		}
	}
}

func forwardOf(d *parser.ClassDef) *parser.FunctionDef {
	for _, s := range d.Body {
		if f, ok := s.(*parser.FunctionDef); ok && f.Name.Ident == "forward" {
			return f
		}
	}
	return nil
}
