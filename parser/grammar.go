package parser

// #include "flat.h"
import "C"

import "sync"

// grammar maps the symbols and fields of the linked grammar to ours.
type grammar struct {
	kinds                 []kind  // by symbol
	fields                []field // by field id
	comment, continuation uint16
}

// theGrammar reads the tables of the grammar on first use, and prepares tree-sitter.
var theGrammar = sync.OnceValue(func() *grammar {
	C.sl_arena_install()
	named, anonymous := map[string]kind{}, map[string]kind{}
	for k, name := range kindNames {
		if kind(k) < firstToken {
			named[name] = kind(k)
		} else {
			anonymous[name] = kind(k)
		}
	}
	g := &grammar{
		kinds:  make([]kind, C.sl_symbol_count()),
		fields: make([]field, C.sl_field_count()+1),
	}
	for symbol := range g.kinds {
		name := C.GoString(C.sl_symbol_name(C.uint16_t(symbol)))
		if C.sl_symbol_named(C.uint16_t(symbol)) {
			g.kinds[symbol] = named[name]
			switch name {
			case "comment":
				g.comment = uint16(symbol)
			case "line_continuation":
				g.continuation = uint16(symbol)
			}
		} else {
			g.kinds[symbol] = anonymous[name]
		}
	}
	fields := map[string]field{}
	for f, name := range fieldNames {
		fields[name] = field(f)
	}
	for id := 1; id < len(g.fields); id++ {
		g.fields[id] = fields[C.GoString(C.sl_field_name(C.uint16_t(id)))]
	}
	return g
})
