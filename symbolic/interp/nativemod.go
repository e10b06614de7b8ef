package interp

import (
	"strings"

	"github.com/shapelint/shapelint/symbolic/torch"
	"github.com/shapelint/shapelint/symbolic/value"
)

// nativeRoots are the packages whose names come from rule tables. What has no
// rule there may still be Python of the prelude, or of the user's environment.
var nativeRoots = map[string]bool{"torch": true, "einops": true}

// nativeModule is a module whose names come from the rule tables of package torch.
func (it *Interp) nativeModule(name string) *Namespace {
	root, _, _ := strings.Cut(name, ".")
	if !nativeRoots[root] && name != "torchvision.ops" {
		return nil
	}
	src, pkg := it.Loader.Module(name, nil)
	if src != nil && src.Kind != Prelude && nativeRoots[root] {
		src, pkg = nil, false
	}
	if src == nil && !pkg && !knownTorchModules[name] && root != "einops" && name != "torchvision.ops" {
		if !it.hasTorchPrefix(name) {
			return nil
		}
	}
	m := it.newNamespace(name)
	m.Src, m.Package, m.Open = src, true, true
	if src == nil {
		m.state = ran
	}
	m.resolve = func(attr string) value.Value { return it.torchName(name, attr) }
	return m
}

var knownTorchModules = map[string]bool{"torch": true, "torch.nn": true, "torch.nn.functional": true, "torch.nn.init": true,
	"torch.nn.modules": true, "torch.nn.parameter": true, "torch.linalg": true, "torch.fft": true, "torch.special": true,
	"torch.nn.utils": true, "torch.nn.utils.rnn": true, "torch.nn.utils.parametrize": true, "torch.nn.utils.prune": true,
	"torch.nn.utils.stateless": true, "torch.nn.utils.init": true, "torch.nn.utils.memory_format": true, "torch.nn.utils.weight_norm": true, "torch.nn.utils.spectral_norm": true, "torch.cuda": true, "torch.backends": true, "torch.jit": true,
	"torch.utils": true, "torch.distributed": true, "torch.autograd": true, "torch.types": true, "torch.nn.modules.utils": true,
	"torch.nn.attention": true, "torch.compiler": true, "torch.amp": true, "torch.cuda.amp": true, "torch.cpu": true, "torch.version": true,
	"torch._dynamo": true, "torch.fx": true, "torch.func": true, "torch.mps": true, "torch.utils.checkpoint": true, "torch.nn.utils.parametrizations": true,
	"torch.backends.cudnn": true, "torch.backends.mps": true, "torch.backends.cuda": true, "torch.random": true, "torch.hub": true,
	"torch.nn.parallel": true, "torch.testing": true, "torch.profiler": true, "torch.signal": true, "torch.signal.windows": true, "torch.ao": true,
	"torch.multiprocessing": true, "torch.onnx": true, "torch.overrides": true, "torch._C": true, "torch.nn.modules.module": true, "torch.library": true}

func (it *Interp) hasTorchPrefix(name string) bool {
	if c := lastPart(name)[0]; c < 'a' || c > 'z' { // a class, not a module
		return false
	}
	if strings.HasPrefix(name, "torch.nn.functional.") {
		return false
	}
	if parentPart(name) == "torch.nn.utils" { // all of its modules are known; other names are functions
		return false
	}
	return strings.HasPrefix(name, "torch.nn.modules.") || strings.HasPrefix(name, "torch.utils.") || strings.HasPrefix(name, "torch.distributed.") ||
		strings.HasPrefix(name, "torch.ao.") || strings.HasPrefix(name, "torch.nn.") || strings.HasPrefix(name, "torch.backends.")
}

// moduleAliases are modules whose names are those of another.
func canonicalModule(name string) string {
	switch {
	case strings.HasPrefix(name, "torch.nn.modules"):
		return "torch.nn"
	case name == "torch.nn.parameter" || name == "torch.nn.attention":
		return "torch.nn"
	case name == "torch.functional":
		return "torch"
	}
	return name
}

// torchName finds a name of torch: a submodule, a dtype, a layer, a function, a constant.
func (it *Interp) torchName(module, attr string) value.Value {
	canon := canonicalModule(module)
	full := canon + "." + attr
	if strings.HasPrefix(attr, "_") && module != canon { // a private class goes by its own place
		if c := it.Class(module + "." + attr); c != nil {
			return c
		}
	}
	if v := it.torchSpecial(full); v != nil {
		return v
	}
	if canon == "torch" {
		if d := value.DTypeByName(attr); d != 0 {
			return d
		}
	}
	if c := it.Class(full); c != nil {
		return c
	}
	if f := it.torchFunction(full); f != nil {
		return f
	}
	return nil
}

// torchFunction is the builtin of a rule; nil if there is none.
func (it *Interp) torchFunction(full string) *value.Builtin {
	r := torch.Lookup(full)
	if r == nil {
		return nil
	}
	keepsArrays := strings.HasPrefix(full, "einops.")
	b := &value.Builtin{Name: lastPart(full), Native: r}
	b.Fn = func(a *value.Args) value.Value {
		if out, done := it.overridden(full, b, a); done {
			return out
		}
		it.torchOps++
		array := false
		for i, v := range a.Pos {
			if a.Pos[i] = it.indexNumber(it.unwrapTensor(v)); a.Pos[i] == nil {
				return nil
			}
			if t := torch.ArrayTensor(v); t != nil && keepsArrays {
				a.Pos[i], array = t, true
			}
		}
		out := ofClass(derivedClass(a.Pos...), r.Evaluate(it.World, a))
		if t, ok := out.(*value.Tensor); ok && array { // an array of numpy gives one
			return it.callPrelude("numpy._core", "wrap", &value.Args{World: it.World, Pos: []value.Value{t}})
		}
		return out
	}
	return b
}

// Class implements value.Host: a class by its full name; nil if there is none.
func (it *Interp) Class(name string) *value.Class {
	if c, ok := it.classes[name]; ok {
		return c
	}
	c := it.makeClass(name)
	if c != nil {
		it.classes[name] = c
	}
	return c
}

func (it *Interp) makeClass(name string) *value.Class {
	if name == "torch.nn.Module" {
		return it.moduleClass()
	}
	if c := it.valueClass(name); c != nil {
		return c
	}
	if l := torch.LookupLayer(name); l != nil {
		return it.layerClass(name, l)
	}
	if c := it.builtinClass(name); c != nil {
		return c
	}
	if i := strings.LastIndexByte(name, '.'); i > 0 { // a class of the prelude
		mod := name[:i]
		if src, _ := it.Loader.Module(mod, nil); src != nil && src.Kind == Prelude {
			m := it.module(mod, nil)
			if m == nil || m.state == running || !it.run(m) {
				return nil
			}
			c, _ := it.globalOf(m, name[i+1:]).(*value.Class)
			return c
		}
	}
	return nil
}
