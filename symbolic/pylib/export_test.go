package pylib

import "github.com/shapelint/shapelint/symbolic/value"

// Builtins lists every function and method of the package.
func Builtins() map[string]*value.Builtin {
	out := map[string]*value.Builtin{}
	add := func(prefix string, m methods) {
		for n, b := range m {
			out[prefix+"."+n] = b
		}
	}
	for t, m := range allMethods {
		add(t, m)
	}
	for n, m := range map[string]methods{"": functions, "math": mathFunctions, "operator": operatorFunctions, "itertools": itertoolsFunctions,
		"random": randomFunctions, "time": timeFunctions, "os": osFunctions, "os.path": pathFunctions, "json": jsonFunctions, "re": reFunctions,
		"toml": tomlFunctions, "helper": helperFunctions, "file": fileMethods, "match": matchMethods} {
		add(n, m)
	}
	for n, f := range constructors {
		out["new."+n] = &value.Builtin{Name: n, Fn: f}
	}
	return out
}
