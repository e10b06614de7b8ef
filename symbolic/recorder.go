package symbolic

import (
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/interp"
	"github.com/shapelint/shapelint/symbolic/value"
)

// recorder notes what expressions of a checked file evaluate to.
type recorder struct {
	src *interp.Source
	// calls inside module classes, with whether one was understood.
	calls        map[*parser.Call]bool
	inModules    map[*parser.Call]bool
	ranStmts     map[parser.Node]bool
	calledLabels map[string]bool
	modules      int
	understood   int // calls in module classes that were understood
	types        *Types
	bound        map[string]parser.Span
}

// maxTypeText bounds how many different values of one expression are shown.
const maxTypeText = 200

// Types holds the text of what expressions evaluate to, by span, for editors.
type Types struct {
	BySpan map[parser.Span]string
}

func newRecorder(src *interp.Source, expressions bool) *recorder {
	r := &recorder{src: src, calls: map[*parser.Call]bool{}, inModules: map[*parser.Call]bool{},
		ranStmts: map[parser.Node]bool{}, calledLabels: map[string]bool{}, bound: map[string]parser.Span{}}
	if expressions {
		r.types = &Types{BySpan: map[parser.Span]string{}}
	}
	if src.AST.Index != nil {
		for _, c := range src.AST.Index.Modules {
			for _, s := range c.Body {
				parser.Walk(s, func(n parser.Node) bool {
					if call, ok := n.(*parser.Call); ok {
						r.inModules[call] = true
					}
					return true
				})
			}
		}
	}
	return r
}

// Expr implements interp.Recorder.
func (r *recorder) Expr(src *interp.Source, e parser.Expr, v value.Value) {
	if src != r.src {
		return
	}
	if r.types != nil {
		if text := describe(v); text != "" {
			old, ok := r.types.BySpan[e.Pos()]
			switch {
			case !ok:
				r.types.BySpan[e.Pos()] = text
			case len(old) < maxTypeText && !strings.Contains(old, text):
				r.types.BySpan[e.Pos()] = old + " | " + text
			}
		}
	}
}

// Bind implements interp.Recorder.
func (r *recorder) Bind(src *interp.Source, n *parser.Name, v value.Value) {
	if src == r.src && n.Ref.Kind == parser.RefGlobal {
		r.bound[n.Ident] = n.Span
	}
	if v != nil {
		r.Expr(src, n, v)
	}
}

// Call implements interp.Recorder.
func (r *recorder) Call(src *interp.Source, c *parser.Call, understood bool) {
	if src != r.src {
		return
	}
	if n, ok := c.Func.(*parser.Name); ok {
		r.calledLabels[n.Ident] = true
	}
	if understood && !r.calls[c] && r.inModules[c] {
		r.understood++
	}
	r.calls[c] = r.calls[c] || understood
}

// Reached tells if a call in the body of a function has been evaluated.
func (r *recorder) Reached(f *parser.FunctionDef) bool {
	if f == nil {
		return false
	}
	hit := false
	f.Load()
	for _, s := range f.Body {
		parser.Walk(s, func(n parser.Node) bool {
			if c, ok := n.(*parser.Call); ok {
				if _, ran := r.calls[c]; ran {
					hit = true
				}
			}
			return !hit
		})
	}
	return hit
}

func (r *recorder) stats(steps int64) Stats {
	return Stats{Modules: r.modules, Calls: len(r.inModules), Understood: r.understood, Steps: steps}
}

// describe is a value in a few words, for hover and hints; "" for nothing worth showing.
func describe(v value.Value) string {
	switch x := v.(type) {
	case *value.Tensor:
		s := x.Shape.String()
		if x.DType != value.NoDType && x.DType != value.Float32 {
			s += " " + x.DType.String()
		}
		return s
	case *value.Tuple:
		if x.IsSize {
			return "Size"
		}
		out := "("
		for i, e := range x.Elems {
			d := describe(e)
			if d == "" {
				return ""
			}
			if i > 0 {
				out += ", "
			}
			out += d
		}
		return out + ")"
	}
	return ""
}
