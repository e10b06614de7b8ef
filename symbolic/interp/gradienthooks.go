package interp

import "github.com/shapelint/shapelint/symbolic/value"

// Hooks of gradients run when backward() does. Nobody knows when that is, so that what they write is
// written or not from the moment on that the tensor exists: the prelude's torch._gradient_hooks says how.

// gradientHooks are the functions of torch._gradient_hooks by which the hooks of modules run.
var gradientHooks = [3]string{"of_module", "of_module_before", "of_last_operation"}

// tensorHook is the method of t that takes a hook of its gradient.
func (it *Interp) tensorHook(t *value.Tensor, how string) value.Value {
	return it.method("register_hook", func(a *value.Args) value.Value {
		hook := a.Arg(0, "hook")
		if hook == nil || it.callGradientHook(how, t, hook) == nil {
			return nil
		}
		return it.World.Unknown("handle of a hook")
	})
}

// addGradientHook is a method of modules that keeps a hook until forward() has made a result.
func (it *Interp) addGradientHook(how string) moduleMethod {
	return func(m *value.Instance, a *value.Args) value.Value { return it.addHook(m, how, a) }
}

// runGradientHooks runs the hooks of gradients of a module that made v; false after an exception.
func (it *Interp) runGradientHooks(x *value.Instance, a *value.Args, v value.Value) bool {
	for _, how := range gradientHooks {
		if !it.runGradientHooksOf(how, x, a, v) {
			return false
		}
	}
	return true
}

func (it *Interp) runGradientHooksOf(how string, x *value.Instance, a *value.Args, v value.Value) bool {
	hooks, open := it.hooksOf(x, how)
	if open != nil {
		return it.splitWrite(*open, func() bool { return it.runGradientHooksOf(how, x, a, v) })
	}
	if hooks == nil {
		return true
	}
	for _, h := range hooks.Elems {
		if it.callGradientHook(how, h, x, &value.Tuple{Elems: a.Pos}, v) == nil {
			return false
		}
	}
	return true
}

func (it *Interp) callGradientHook(how string, args ...value.Value) value.Value {
	m := it.module("torch._gradient_hooks", nil)
	if m == nil {
		return value.None
	}
	f := it.moduleAttr(m, how)
	if f == nil {
		return nil
	}
	return it.Call(f, &value.Args{World: it.World, Pos: args})
}
