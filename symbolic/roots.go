package symbolic

import (
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file runs what no script calls: module classes, modules at hand, functions.

// roots are the further roots of a file that has run as a script.
type roots struct {
	p   *Project
	it  *interp.Interp
	ns  *interp.Namespace
	src *interp.Source
	res *FileResult
	rec *recorder
	// parts are the modules of the objects that factories made and whose forward has run.
	parts map[part]bool
}

// part is a module within another one: two branches of a constructor make different parts.
type part struct {
	class *value.Class
	made  value.Place
}

// classes runs the module classes whose forward no root has reached, those first that use others, and module objects
// at hand that nobody called.
func (r roots) classes() {
	for _, d := range inRootOrder(r.src.AST.Body) {
		c, ok := r.ns.Attrs.Get(d.Name.Ident).(*value.Class)
		if !ok || !c.IsModule || r.it.Exhausted != "" {
			continue
		}
		r.rec.modules++
		r.unlessCovered(forwardOf(d), func(report func(*interp.Signature)) { r.it.ClassRoot(c, d, report) })
	}
	r.ns.Attrs.Each(func(name string, v value.Value) bool {
		if in, ok := v.(*value.Instance); ok && in.Class.IsModule && in.Class.Name == "Sequential" && !r.rec.calledLabels[name] {
			r.it.ModuleRoot(in)
		}
		return r.it.Exhausted == ""
	})
}

// functions runs functions whose annotations give shapes, if no root has reached them.
func (r roots) functions() {
	for _, s := range r.src.AST.Body {
		d, ok := s.(*parser.FunctionDef)
		if !ok || r.it.Exhausted != "" {
			continue
		}
		if fn, ok := r.ns.Attrs.Get(d.Name.Ident).(*interp.Function); ok && fn.Def == d && r.it.Annotated(fn) {
			r.unlessCovered(d, func(report func(*interp.Signature)) { r.it.FunctionRoot(fn, report) })
		}
	}
}

// teachNothing is how many factories in turn may add nothing to what is
// understood of a file's classes before the others are passed over: in a zoo of
// models all of them build the same few classes. minFactories run in any case.
const (
	teachNothing = 2
	minFactories = 4
)

// factories runs the functions that nobody calls and that can be called without
// arguments, for the modules that they return.
func (r roots) factories() {
	ran, idle := 0, 0
	for _, s := range r.src.AST.Body {
		d, ok := s.(*parser.FunctionDef)
		if !ok || r.it.Exhausted != "" || strings.HasPrefix(d.Name.Ident, "test") || r.rec.Reached(d) {
			continue
		}
		fn := interp.AsFactory(r.ns.Attrs.Get(d.Name.Ident))
		if fn == nil || r.it.Annotated(fn) {
			continue
		}
		understood := r.rec.understood
		r.it.FactoryRoot(fn, r.judge)
		ran++
		if idle++; r.rec.understood > understood {
			idle = 0
		}
		if idle >= teachNothing && ran >= minFactories {
			return
		}
	}
}

// judge tells that forward is worth a run on an object that a factory made: no other factory
// has made one of the same parts.
func (r roots) judge(in *value.Instance) bool {
	fresh := false
	r.it.EachModule(in, func(_ string, x *value.Instance) {
		if x.Made == nil || x != in && x.Made.Place.File != r.src.ID {
			return
		}
		p := part{x.Class, x.Made.Place}
		fresh = fresh || !r.parts[p]
		r.parts[p] = true
	})
	return fresh
}

// unlessCovered runs a root if nothing has reached the body of d. A trace wants its
// signature anyway; what the script ran has been judged on real arguments.
func (r roots) unlessCovered(d *parser.FunctionDef, run func(report func(*interp.Signature))) {
	covered := r.rec.Reached(d)
	if covered && !r.p.opts.Trace {
		return
	}
	n := len(r.it.Faults)
	var found *SignatureText
	var report func(*interp.Signature)
	if r.p.opts.Trace || r.p.opts.Expressions {
		report = func(s *interp.Signature) { found = signatureText(r.it, s, d) }
	}
	if run(report); found != nil {
		r.res.Signatures = append(r.res.Signatures, found)
	}
	if covered {
		r.it.Faults = r.it.Faults[:n]
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
