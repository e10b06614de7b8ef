package symbolic

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
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
	// Footprint is what the result rests on, nil unless Options.Footprints asks for it.
	Footprint *Footprint
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

// SignatureText is an inferred signature, ready to be shown: of the forward of a class, or of a function.
type SignatureText struct {
	Class      string
	Function   string
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
	errorMay   = value.FromLastBatch | value.FromData
	warningMay = errorMay
)

func (p *Project) runFile(ctx context.Context, path string, images images) (res *FileResult) {
	res = &FileResult{Path: path}
	src, err := p.load(path, interp.Checked)
	if err == nil {
		err = src.AST.Conflict()
	}
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
	name, inPackage := p.moduleName(path)
	l := p.loader(src, path)
	l.fs.seen.note(AskText, path, "")
	res.Footprint = l.fs.seen
	it := images.world(l, path, name)
	it.Limits, it.Done = p.opts.Limits, ctx.Done()
	it.Script = src
	if p.otherDefaults(l, path) {
		it.DefaultDType = value.NoDType
	}
	rec := newRecorder(src, p.opts.Expressions)
	it.Recorder = rec
	ns, exc := it.RunChecked(src, name)
	p.uncaught(it, exc)
	it.DropUnsure()
	p.settleFlags(ctx, it, src, name)
	if inPackage || importsRelatively(src.AST) { // imported or loaded, not run: what Python refuses may rest on how we came here
		it.DropGuesses(0)
	}
	if p.opts.Trace {
		res.Values = bindings(it, ns, src, rec)
	}
	p.runTests(it, ns, src)
	r := roots{p, it, ns, src, res, rec, map[part]bool{}}
	r.factories()
	r.classes()
	r.functions()
	slices.SortStableFunc(res.Signatures, func(a, b *SignatureText) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	for _, f := range it.Faults {
		if keep(f) && concernsSizes(it, f) {
			res.Faults = append(res.Faults, f)
		}
	}
	res.Faults = dedupe(res.Faults)
	sortFaults(res.Faults)
	res.Lost, res.Exhausted, res.Panics = it.Lost, cmp.Or(it.Exhausted, it.CutShort), it.Panics
	res.Stats = rec.stats(it.Budget.Spent - it.Budget.Work)
	res.Types = rec.types
	return res
}

// importsRelatively tells that a file can be no script: Python itself refuses its imports, and what
// else loads it may give other meanings to what it says (detectron2's LazyConfig does).
func importsRelatively(file *parser.File) bool {
	return slices.ContainsFunc(file.Body, func(s parser.Stmt) bool {
		from, ok := s.(*parser.ImportFrom)
		return ok && from.Level > 0
	})
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

// settleFlags drops what a script refuses to do without a flag of its command line: what a user calls it with nobody
// knows, and it says itself what it wants. What stands behind the refusal is told as far as it holds with any flags.
func (p *Project) settleFlags(ctx context.Context, it *interp.Interp, src *interp.Source, name string) {
	refused := it.RefusedByFlags()
	if len(refused) == 0 {
		return
	}
	free := interp.New(it.Loader)
	free.Limits, free.Done, free.Script = p.opts.Limits, ctx.Done(), src
	free.AnyFlags()
	_, exc := free.RunChecked(src, name)
	p.uncaught(free, exc)
	free.DropUnsure()
	it.Faults = slices.DeleteFunc(it.Faults, func(f *value.Fault) bool { return slices.Contains(refused, f) })
	it.Faults = append(it.Faults, free.Faults...)
}

// keep tells if a fault is worth telling: its proof rests on no guess.
func keep(f *value.Fault) bool {
	if f.Place.File == 0 || f.Elsewhere {
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

// runTests runs test functions and the tests of classes, which nobody calls.
func (p *Project) runTests(it *interp.Interp, ns *interp.Namespace, src *interp.Source) {
	if src.AST.Index == nil {
		return
	}
	for _, s := range src.AST.Body {
		switch d := s.(type) {
		case *parser.FunctionDef:
			if strings.HasPrefix(d.Name.Ident, "test") {
				it.TestRoot(ns, d)
			}
		case *parser.ClassDef:
			it.TestClassRoot(ns, d)
		}
	}
}
