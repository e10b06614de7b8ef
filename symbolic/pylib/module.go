package pylib

import (
	"sync"

	"github.com/shapelint/shapelint/symbolic/value"
)

// Module finds a native module; nil if there is none.
func Module(name string) NativeModule { return modules()[name] }

// modules is set by init: the modules refer to it in a circle.
var modules func() map[string]NativeModule

func init() { modules = sync.OnceValue(buildModules) }

func buildModules() map[string]NativeModule {
	modules := map[string]NativeModule{
		"math":       moduleOf(mathFunctions, mathConstants),
		"cmath":      unknownModule("cmath", mathConstants),
		"operator":   operatorModule,
		"_itertools": moduleOf(itertoolsFunctions, nil),
		"_pylib":     helperModule,
		"random":     moduleOf(randomFunctions, nil), "secrets": moduleOf(randomFunctions, nil), "time": moduleOf(timeFunctions, nil),
		"os": osModule, "os.path": moduleOf(pathFunctions, pathConstants), "posixpath": moduleOf(pathFunctions, pathConstants),
		"sys": sysModule, "json": moduleOf(jsonFunctions, nil), "re": reModule, "yaml": yamlModule,
		"tomllib": moduleOf(tomlFunctions, nil), "tomli": moduleOf(tomlFunctions, nil), "toml": moduleOf(tomlFunctions, nil),
	}
	for _, name := range harmless {
		modules[name] = unknownModule(name, nil)
	}
	return modules
}

// harmless are modules of which nothing is modelled: their names are unknown
// callables that return unknowns.
var harmless = []string{"uuid", "hashlib", "gc", "pprint", "socket", "subprocess", "threading", "multiprocessing",
	"signal", "shutil", "tempfile", "platform", "traceback", "getpass", "psutil", "resource", "pickle", "zipfile", "tarfile", "gzip", "csv",
	"urllib", "urllib.request", "http", "queue", "concurrent", "concurrent.futures", "asyncio", "unittest", "doctest",
	"timeit", "cProfile", "pstats", "faulthandler", "atexit", "ctypes", "struct", "base64", "zlib", "fractions", "decimal",
	"locale", "errno", "stat", "fnmatch", "shlex", "curses", "readline", "codecs", "unicodedata", "textwrap"}

// moduleOf is a module of functions and constants.
func moduleOf(fs func() methods, consts map[string]value.Value) NativeModule {
	return func(w *value.World, attr string) value.Value {
		if v := consts[attr]; v != nil {
			return v
		}
		if f := fs()[attr]; f != nil {
			return f
		}
		return nil
	}
}

// unknownModule is a module whose names are known to exist and nothing else.
func unknownModule(name string, consts map[string]value.Value) NativeModule {
	return func(w *value.World, attr string) value.Value {
		if v := consts[attr]; v != nil {
			return v
		}
		return w.Unknown("module " + name + " is not modelled")
	}
}

// returns makes a function that gives an unknown of a type.
func returns(name, typ string) *value.Builtin {
	return &value.Builtin{Name: name, Fn: func(a *value.Args) value.Value {
		if typ == "float" {
			return value.UnknownFloat
		}
		return a.World.UnknownOf(typ, "result of "+name)
	}}
}

// none makes a function that does nothing.
func none(name string) *value.Builtin {
	return &value.Builtin{Name: name, Fn: func(a *value.Args) value.Value { return value.None }}
}
