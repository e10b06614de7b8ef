// Package prelude holds libraries described in small Python files of our own.
// The interpreter runs them like any module; faults inside are shown at the
// user's call.
package prelude

import (
	"embed"
	"strings"
	"sync"

	"github.com/shapelint/shapelint/parser"
)

//go:embed all:*
var files embed.FS

// cache holds parsed files by module name; they are immutable and shared by all runs.
var cache sync.Map

type entry struct {
	once sync.Once
	file *parser.File
	pkg  bool
}

// Find returns the parsed source of a module; nil if the prelude has none. pkg tells that it is a package.
func Find(module string) (file *parser.File, pkg bool) {
	v, _ := cache.LoadOrStore(module, &entry{})
	e := v.(*entry)
	e.once.Do(func() { e.load(module) })
	return e.file, e.pkg
}

func (e *entry) load(module string) {
	path := strings.ReplaceAll(module, ".", "/")
	for _, p := range [2]string{path + ".py", path + "/__init__.py"} {
		src, err := files.ReadFile(p)
		if err != nil {
			continue
		}
		f, err := parser.ParseLazy("<"+module+">", src)
		if err != nil {
			return
		}
		e.file, e.pkg = f, strings.HasSuffix(p, "__init__.py")
		return
	}
	if d, err := files.ReadDir(path); err == nil && len(d) > 0 {
		e.pkg = true
	}
}
