package parser

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unsafe"
)

// ParseLazy parses like Parse, but leaves the bodies of functions for
// [FunctionDef.Load] to read: of a library, few functions are ever called.
// Only the functions and classes outside of such bodies are in the index.
func ParseLazy(name string, src []byte) (*File, error) {
	if err := checkReadable(src); err != nil {
		return nil, err
	}
	src = normalize(src)
	suites, cuts, ok := suitesOf(src)
	if !ok || len(suites) == 0 {
		return Parse(name, src)
	}
	file := &File{Name: name, Source: src}
	skeleton, place := without(src, cuts)
	err := convertPart(file, unsafe.String(unsafe.SliceData(skeleton), len(skeleton)), place, func(c *converter) {
		file.Body = c.block(0, nil)
		file.Doc = docstring(file.Body)
		for _, b := range suites {
			for _, span := range b.comments {
				file.Comments = append(file.Comments, c.comment(span))
			}
		}
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(file.Comments, func(a, b Comment) int { return cmp.Compare(a.Start, b.Start) })
	finish(file)
	if len(file.Errors) > 0 || !putOff(file, suites) {
		return Parse(name, src)
	}
	return file, nil
}

// finish makes what is made of a converted tree.
func finish(file *File) {
	file.Lines = NewLineTable(file.Source)
	file.Nodes = resolve(file)
	file.Index = newIndex(file)
}

// putOff ties the functions of a skeleton to their bodies; false if they do
// not all match.
func putOff(file *File, suites []suite) bool {
	byStart := make(map[uint32]suite, len(suites))
	for _, b := range suites {
		byStart[uint32(b.start)] = b
	}
	tie := func(f *FunctionDef, class *ClassDef) bool {
		if len(f.Body) != 1 {
			return true
		}
		b, ok := byStart[f.Body[0].Pos().Start]
		if !ok {
			return true
		}
		if len(f.TypeParams) > 0 || class != nil && len(class.TypeParams) > 0 {
			return false // their names would have to be known in the body
		}
		delete(byStart, uint32(b.start))
		f.later = &laterBody{file: file, suite: b, class: class}
		f.End = uint32(b.end)
		if class != nil {
			class.End = max(class.End, f.End)
		}
		return true
	}
	for _, s := range file.Body {
		switch s := s.(type) {
		case *FunctionDef:
			if !tie(s, nil) {
				return false
			}
		case *ClassDef:
			for _, m := range s.Body {
				if f, ok := m.(*FunctionDef); ok && !tie(f, s) {
					return false
				}
			}
		}
	}
	return len(byStart) == 0
}

// laterBody is a body that has not been parsed yet.
type laterBody struct {
	once  sync.Once
	file  *File
	class *ClassDef // around the function, nil if there is none
	suite suite
}

// Load parses the body of a function of a lazily parsed file. Body, Doc and
// Scope are not valid before. It may be called from several goroutines.
func (f *FunctionDef) Load() {
	if l := f.later; l != nil {
		l.once.Do(func() { l.load(f) })
	}
}

// inBlock makes an indented function the only statement of a block.
const inBlock = "if 1:\n"

func (l *laterBody) load(f *FunctionDef) {
	src := unsafe.String(unsafe.SliceData(l.file.Source), len(l.file.Source))
	text := src[l.suite.header:l.suite.end]
	shift := uint32(l.suite.header)
	if text[0] == ' ' {
		text = inBlock + text
		shift -= uint32(len(inBlock))
	}
	// Mistakes in the body show as a BadStmt; the list of errors is shared.
	file := &File{Name: l.file.Name, Source: l.file.Source}
	var g *FunctionDef
	err := convertPart(file, text, func(at uint32) uint32 { return at + shift }, func(c *converter) {
		if l.class != nil {
			c.class = strings.TrimLeft(l.class.Name.Ident, "_")
		}
		for i := range c.nodes {
			if c.kind(i) == nFunctionDefinition {
				g, _ = c.functionDef(i, nil).(*FunctionDef)
				break
			}
		}
	})
	if err == nil && g != nil {
		f.Body, f.Doc = g.Body, g.Doc
	} else {
		f.Body = []Stmt{&BadStmt{stmtBase{Span{uint32(l.suite.start), uint32(l.suite.end)}}}}
	}
	l.resolve(f)
}

// resolve decides where the names of the body live.
func (l *laterBody) resolve(f *FunctionDef) {
	r := &resolver{}
	r.visit = r.node
	r.push(moduleScope, nil)
	if l.class != nil {
		r.push(classScope, nil)
	}
	f.Scope.Names = nil
	s := r.enterFunction(f.Scope, f.Params)
	s.path = f.QualName + ".<locals>."
	r.visit.stmts(f.Body)
	r.lookUp()
}
