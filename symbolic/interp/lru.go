package interp

import (
	"maps"

	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file is functools.lru_cache: a function that has been called with the same
// arguments is not run again. https://docs.python.org/3/library/functools.html

// maxResults bounds what one function keeps; a call beyond them is run.
const maxResults = 1024

// cachedResults are the results of a function by its arguments.
type cachedResults struct {
	fn     *Function // the function without its cache
	byArgs map[value.Key]cachedResult
}

// cachedResult is a result, which holds as long as the branch is open in which it was found.
type cachedResult struct {
	branch int32
	v      value.Value
}

// cacheResults is the decorator. What is not a Python function stays as it is.
func (it *Interp) cacheResults(f value.Value) value.Value {
	fn, ok := f.(*Function)
	if !ok || fn.Scope.IsGenerator {
		return f
	}
	results := &cachedResults{fn: fn, byArgs: map[value.Key]cachedResult{}}
	c := *fn
	c.cache = results
	c.Attrs = fn.Attrs.Clone()
	if c.Attrs == nil {
		c.Attrs = &value.Attrs{}
	}
	c.Attrs.Set("__wrapped__", fn)
	c.Attrs.Set("cache_clear", it.method("cache_clear", func(*value.Args) value.Value {
		clear(results.byArgs)
		return value.None
	}))
	return &c
}

// callCached calls a function with a cache. A call that raises or finds a fault is not kept.
func (it *Interp) callCached(fn *Function, a *value.Args) value.Value {
	key, ok := argsKey(a)
	if !ok {
		return it.callUncached(fn.cache.fn, a)
	}
	if r, ok := fn.cache.byArgs[key]; ok && it.Heap.Open(r.branch) {
		it.noteObject(r.v)
		return r.v
	}
	branch, faults := it.Heap.Branch(), len(it.Faults)
	v := it.callUncached(fn.cache.fn, a)
	if v != nil && len(it.Faults) == faults {
		if len(fn.cache.byArgs) >= maxResults {
			maps.DeleteFunc(fn.cache.byArgs, func(_ value.Key, r cachedResult) bool { return !it.Heap.Open(r.branch) })
		}
		if len(fn.cache.byArgs) < maxResults {
			fn.cache.byArgs[key] = cachedResult{branch, v}
		}
	}
	return v
}

type argKey struct {
	rest value.Key
	name string
	arg  value.Key
}

// argsKey identifies arguments that are equal whenever their keys are; ok is false
// where that cannot be told, or a result would hide what an argument rests on.
func argsKey(a *value.Args) (key value.Key, ok bool) {
	if a.OpenPos || a.OpenKw {
		return nil, false
	}
	key = argKey{}
	for _, v := range a.Pos {
		k, ok := plainKey(v)
		if !ok {
			return nil, false
		}
		key = argKey{rest: key, arg: k}
	}
	for _, kw := range a.Kw {
		k, ok := plainKey(kw.Value)
		if !ok {
			return nil, false
		}
		key = argKey{key, kw.Name, k}
	}
	return key, true
}

// plainKey is the key of a value that has no state and rests on no assumption.
func plainKey(v value.Value) (value.Key, bool) {
	switch x := v.(type) {
	case value.Int:
		if x.Bits != 0 {
			return nil, false
		}
	case value.Str, value.Bool, value.Float, value.NoneType, value.DType, *value.Class, *Function, *value.Builtin, *Namespace:
	case *value.Tuple:
		if !x.Walkable() {
			return nil, false
		}
		for _, e := range x.Elems {
			if _, ok := plainKey(e); !ok {
				return nil, false
			}
		}
	default:
		return nil, false
	}
	return pylib.KeyOf(v)
}
