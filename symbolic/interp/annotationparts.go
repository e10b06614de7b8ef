package interp

import (
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file takes the annotations of a class apart for libraries that read values by them. The value of list[Layer] is the
// class list: what it is a list of stands in the source alone.

// writtenAnnotation is an annotation of a class, and where its names are looked up.
type writtenAnnotation struct {
	frame *Frame
	expr  parser.Expr
}

// noteAnnotation keeps how an annotation is written, beside the dict that has its value.
func (it *Interp) noteAnnotation(f *Frame, annotations *value.Dict, name string, ann parser.Expr) {
	switch ann.(type) {
	case *parser.Name, *parser.Attribute: // nothing but its value
		return
	}
	if it.written == nil {
		it.written = map[*value.Dict]map[string]writtenAnnotation{}
	}
	if it.written[annotations] == nil {
		it.written[annotations] = map[string]writtenAnnotation{}
	}
	it.written[annotations][name] = writtenAnnotation{f, ann}
}

// annotationParts is annotation_parts(class, name) of the prelude: a type, or a tuple of a generic and what it is subscripted
// by, each of them again such a type; (Union, ...) for A | B.
func (it *Interp) annotationParts(a *value.Args) value.Value {
	c, isClass := a.Arg(0, "class").(*value.Class)
	name, isName := a.Arg(1, "name").(value.Str)
	if !isClass || !isName {
		return it.Lose("annotation of " + a.Pos[0].TypeName())
	}
	annotations, ok := it.bound(c.Attrs.Get("__annotations__")).(*value.Dict)
	if !ok {
		return it.Lose("annotations of a class")
	}
	var parts value.Value
	it.quietly(func() {
		if w, there := it.written[annotations][name.S]; there {
			parts = annotationReader{it: it, frame: w.frame}.parts(w.expr)
		} else if v, there := annotations.Items.Get(name.S); there {
			parts = v
		}
	})
	if parts == nil {
		return it.Lose("annotation of " + name.S)
	}
	return parts
}

// annotationReader reads one annotation. Names of a text have no place: they are looked up in the module.
type annotationReader struct {
	it     *Interp
	frame  *Frame
	inText bool
}

func (r annotationReader) parts(e parser.Expr) value.Value {
	switch e := e.(type) {
	case *parser.Subscript:
		origin := r.parts(e.Value)
		args := []parser.Expr{e.Index}
		if t, ok := e.Index.(*parser.Tuple); ok {
			args = t.Elts
		}
		kind := formName(origin)
		out := []value.Value{origin}
		for i, arg := range args {
			if kind == "Literal" || kind == "Annotated" && i > 0 {
				out = append(out, r.plain(arg))
			} else {
				out = append(out, r.parts(arg))
			}
		}
		for i, v := range out {
			if v == nil {
				out[i] = r.it.World.Unknown("part of an annotation")
			}
		}
		return value.NewTuple(out...)
	case *parser.BinOp:
		if e.Op != parser.BitOr {
			return nil
		}
		left, right := r.parts(e.Left), r.parts(e.Right)
		typing := r.it.module("typing", nil)
		if left == nil || right == nil || typing == nil {
			return nil
		}
		return value.NewTuple(r.it.moduleAttr(typing, "Union"), left, right)
	case *parser.Constant:
		if s, ok := constantOf(e, nil).(value.Str); ok && !r.inText && len(s.S) <= maxText {
			return r.text(s.S)
		}
	}
	return r.plain(e)
}

// text is an annotation in quotes.
func (r annotationReader) text(s string) value.Value {
	f, err := parser.Parse("<text>", []byte(strings.TrimSpace(s)))
	if err != nil || len(f.Errors) > 0 || len(f.Body) != 1 {
		return nil
	}
	e, ok := f.Body[0].(*parser.ExprStmt)
	if !ok {
		return nil
	}
	r.inText = true
	return r.parts(e.Value)
}

func (r annotationReader) plain(e parser.Expr) value.Value {
	if !r.inText {
		return r.it.eval(r.frame, e)
	}
	if name := parser.DottedName(e); name != "" {
		return r.it.annotated(r.frame.ns, name)
	}
	return textEval{it: r.it}.eval(e)
}

// formName is the name of a special form of typing; "" for anything else.
func formName(v value.Value) string {
	in, ok := v.(*value.Instance)
	if !ok || in.Class.Module != "typing" {
		return ""
	}
	name, _ := in.Attrs.Get("_name").(value.Str)
	return name.S
}
