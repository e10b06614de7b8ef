package symbolic

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/interp"
)

// This file reads entries: the expression that builds a module, with what it needs to be evaluated.

// request is what an entry asks for.
type request struct {
	// imports are the import statements that the expression needs, folder where both are read.
	imports, expr, folder string
	// modules are those that the expression names, from left to right.
	modules []namedModule
}

// namedModule is a module that an expression names.
type namedModule struct {
	name string
	at   parser.Span
}

// Imports are the import statements that an entry needs and the folder in which they are read; none if it cannot be read.
func (p *Project) Imports(entry string) (imports, folder string) {
	r, _ := p.requestOf(entry)
	return r.imports, r.folder
}

// requestOf reads an entry: a dotted name and its arguments, or the same of a file ("net.py:Net(3)").
func (p *Project) requestOf(entry string) (request, error) {
	i := strings.Index(entry, ".py:")
	if i < 0 {
		folder, _ := filepath.Abs(".")
		r := request{expr: entry, folder: folder, modules: p.modulesIn(entry, folder)}
		r.imports = importsOf(r.modules)
		return r, nil
	}
	path, err := filepath.Abs(entry[:i+3])
	if err != nil || !p.opts.FS.IsFile(path) {
		return request{}, fmt.Errorf("%s: no such file", entry[:i+3])
	}
	name, _ := p.moduleName(path)
	if name == "__main__" {
		name = strings.TrimSuffix(filepath.Base(path), ".py")
	}
	r := request{expr: entry[i+4:], folder: filepath.Dir(path)}
	r.imports = "from " + name + " import " + strings.Join(freeNames(r.expr), ", ") + "\n"
	return r, nil
}

// importsOf are the statements that import modules.
func importsOf(modules []namedModule) string {
	var lines []string
	for _, m := range modules {
		if m.name == "nn" {
			lines = append(lines, "from torch import nn\n")
		} else {
			lines = append(lines, "import "+m.name+"\n")
		}
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "")
}

// modulesIn are the modules that an expression names: of each dotted name the longest part that is a module, its last part
// never.
func (p *Project) modulesIn(expr, folder string) []namedModule {
	f, err := parser.Parse("<request>", []byte(expr))
	if err != nil {
		return nil
	}
	l := p.loader(&interp.Source{Folder: folder}, filepath.Join(folder, "<request>"))
	var out []namedModule
	for _, s := range f.Body {
		parser.Walk(s, func(n parser.Node) bool {
			if n, ok := n.(*parser.Name); ok && n.Ident == "nn" {
				out = append(out, namedModule{n.Ident, n.Span})
			}
			a, ok := n.(*parser.Attribute)
			if !ok {
				return true
			}
			m, found := l.moduleOf(a.Value)
			if found {
				out = append(out, m)
			}
			return !found
		})
	}
	return out
}

// moduleOf is the longest part of a dotted name that is a module. Below a package that is only described, a name may be a
// class.
func (l *loader) moduleOf(e parser.Expr) (namedModule, bool) {
	for name := parser.DottedName(e); name != ""; name = parser.DottedName(e) {
		if name != "nn" && (name == "torch" || strings.HasPrefix(name, "torch.") || l.exists(name, nil)) {
			return namedModule{name, e.Pos()}, true
		}
		a, ok := e.(*parser.Attribute)
		if !ok {
			break
		}
		e = a.Value
	}
	return namedModule{}, false
}

// withModules is the expression with each module below a package as that module, even if the package binds its name to
// something else, as kornia.color.sepia, which is a function and a module.
func (r request) withModules() string {
	expr := r.expr
	for _, m := range slices.Backward(r.modules) {
		if strings.Contains(m.name, ".") {
			expr = expr[:m.at.Start] + "importlib.import_module('" + m.name + "')" + expr[m.at.End:]
		}
	}
	return expr
}

// top is the package of the first module that is not torch; "" if there is none.
func (r request) top() string {
	for _, m := range r.modules {
		if top, _, _ := strings.Cut(m.name, "."); top != "torch" && top != "nn" {
			return top
		}
	}
	return ""
}

// modelName is the name to which the value of an entry is bound in its world.
const modelName = "__module__"

// script is a source that binds modelName to an expression.
func (p *Project) script(imports, expr, folder string) (*interp.Source, error) {
	f, err := parser.Parse("<request>", []byte(imports+modelName+" = "+expr+"\n"))
	if err != nil {
		return nil, err
	}
	if len(f.Errors) > 0 {
		return nil, fmt.Errorf("%q is no Python expression", expr)
	}
	src := &interp.Source{Path: filepath.Join(folder, "<request>"), AST: f, Kind: interp.Library, Folder: folder}
	p.register(src)
	return src, nil
}

// freeNames are the names that an expression reads.
func freeNames(entry string) []string {
	var out []string
	f, err := parser.Parse("<request>", []byte(entry))
	if err != nil {
		return []string{"*"}
	}
	seen := map[string]bool{}
	for _, s := range f.Body {
		parser.Walk(s, func(n parser.Node) bool {
			if n, ok := n.(*parser.Name); ok && !seen[n.Ident] {
				seen[n.Ident] = true
				out = append(out, n.Ident)
			}
			return true
		})
	}
	return out
}
