package interp

import (
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/annot"
)

// names tells what names in annotations mean, from the text of the files alone:
// annotations need not be evaluated by Python, and what they name need not be installed.
type names struct {
	it     *Interp
	src    *Source
	module string
	pkg    bool
	depth  int
}

// maxReexports bounds chains of imports from import to import.
const maxReexports = 8

func (it *Interp) namesOf(fn *Function) names {
	return names{it: it, src: fn.Src, module: fn.NS.Name, pkg: fn.NS.Package}
}

// Resolve implements annot.Scope.
func (n names) Resolve(name string) annot.Meaning {
	if name == "" || n.src.AST.Index == nil {
		return annot.Meaning{Full: name}
	}
	head, rest, _ := strings.Cut(name, ".")
	switch d := n.src.AST.Index.Defs[head].(type) {
	case *parser.Import:
		for _, a := range d.Names {
			if a.Bound != nil && a.Bound.Ident == head {
				if a.AsName != "" {
					head = a.Name
				}
				return n.member(join(head, rest))
			}
		}
	case *parser.ImportFrom:
		for _, a := range d.Names {
			if a.Bound != nil && a.Bound.Ident == head {
				return n.member(join(join(n.absolute(d), a.Name), rest))
			}
		}
	case *parser.Assign:
		if t, ok := d.Targets[0].(*parser.Name); ok && len(d.Targets) == 1 && t.Ident == head && rest == "" {
			return annot.Meaning{Full: name, Alias: d.Value, In: n}
		}
	case *parser.AnnAssign:
		if rest == "" {
			return annot.Meaning{Full: name, Alias: d.Value, In: n}
		}
	case *parser.TypeAlias:
		if rest == "" && len(d.TypeParams) == 0 {
			return annot.Meaning{Full: name, Alias: d.Value, In: n}
		}
	case *parser.ClassDef, *parser.FunctionDef:
		return annot.Meaning{Full: n.module + "." + name, Local: true}
	case nil:
		return n.starred(name, head)
	}
	return annot.Meaning{Full: name}
}

// starred looks a name up in the modules whose names a star import gives.
func (n names) starred(name, head string) annot.Meaning {
	for _, s := range n.src.AST.Index.StarImports {
		if m, ok := n.open(n.absolute(s)); ok && m.src.AST.Index != nil && m.src.AST.Index.Defs[head] != nil {
			return m.Resolve(name)
		}
	}
	return annot.Meaning{Full: name}
}

func (n names) absolute(s *parser.ImportFrom) string {
	if s.Level == 0 {
		return s.Module
	}
	base := n.module
	if !n.pkg {
		base = parentPart(base)
	}
	return relativeTo(base, s.Level, s.Module)
}

// member is what a full name stands for: a definition of a file of the project, or itself.
func (n names) member(full string) annot.Meaning {
	if full == "jaxtyping.Array" && n.importsJax() {
		return annot.Meaning{Full: "jax.Array"}
	}
	if m, ok := n.open(parentPart(full)); ok {
		return m.Resolve(lastPart(full))
	}
	return annot.Meaning{Full: full}
}

func (n names) importsJax() bool {
	for _, s := range n.src.AST.Index.Imports {
		switch s := s.(type) {
		case *parser.Import:
			for _, a := range s.Names {
				if top, _, _ := strings.Cut(a.Name, "."); top == "jax" {
					return true
				}
			}
		case *parser.ImportFrom:
			if top, _, _ := strings.Cut(s.Module, "."); top == "jax" {
				return true
			}
		}
	}
	return false
}

// described are the packages whose names annotations are understood by.
var described = map[string]bool{"torch": true, "jaxtyping": true, "torchtyping": true, "typing": true,
	"typing_extensions": true, "beartype": true, "numpy": true, "jax": true, "builtins": true}

// open finds the file of a module that is part of the project.
func (n names) open(module string) (names, bool) {
	if top, _, _ := strings.Cut(module, "."); module == "" || described[top] || n.depth >= maxReexports {
		return n, false
	}
	src, pkg := n.it.Loader.Module(module, n.src)
	if src == nil || src.Kind == Prelude {
		return n, false
	}
	return names{n.it, src, module, pkg, n.depth + 1}, true
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "." + b
}
