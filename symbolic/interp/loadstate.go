package interp

import (
	"slices"
	"strings"

	"github.com/shapelint/shapelint/symbolic/dim"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file holds nn.Module.load_state_dict: what it refuses.

// loadHooks is the table of hooks that may change a state_dict before it is loaded, or what is said of it afterwards.
const loadHooks = "_load_state_dict_hooks"

func (it *Interp) registerLoadHook(m *value.Instance, a *value.Args) value.Value {
	return it.addHook(m, loadHooks, a)
}

// loadStateDict compares what is loaded with what the module has. Where the modules say themselves how
// they load, nothing is compared.
func (it *Interp) loadStateDict(m *value.Instance, a *value.Args) value.Value {
	given, ok := a.Arg(0, "state_dict").(*value.Dict)
	if ok && it.SettleObject(given) == nil && !it.loadsItself(m) {
		l := stateLoad{it: it, module: m.Class.Name, given: given, strict: true}
		switch strict := a.Arg(1, "strict").(type) {
		case nil:
		case value.Bool:
			l.strict = bool(strict)
		default:
			l.strict = false
		}
		if own, ok := it.stateDict(m, &value.Args{World: it.World}).(*value.Dict); ok {
			l.compare(own)
		}
	}
	return it.World.Unknown("what load_state_dict tells")
}

// loadsItself tells if a module or a part of it has its own way to load.
func (it *Interp) loadsItself(m *value.Instance) bool {
	own := false
	it.walkModules(m, "", map[*value.Instance]bool{}, func(_ string, x *value.Instance) {
		load, _ := x.Class.Lookup("_load_from_state_dict")
		_, native := load.(*value.Builtin)
		own = own || !native || x.Attrs.Get("*"+loadHooks) != nil
	})
	return own
}

// stateLoad is one call of load_state_dict.
type stateLoad struct {
	it     *Interp
	module string
	given  *value.Dict
	strict bool
}

// compare reports the first entry that does not fit, as torch does: sizes whether or not the load is strict.
func (l *stateLoad) compare(own *value.Dict) {
	it := l.it
	var missing []string
	for _, e := range own.Items.Entries() {
		name, ok := e.Key.(value.Str)
		if !ok {
			continue
		}
		key, _ := value.KeyOf(name)
		v, found := l.given.Items.Get(key)
		if !found {
			missing = append(missing, name.S)
			continue
		}
		if want, got := l.shapes(e.Value, v); l.differ(want, got) {
			it.RaiseFault(&value.Fault{Kind: "incompatible-shapes", Bits: want.Bits() | got.Bits(),
				Torch:   "Error(s) in loading state_dict for " + l.module + ": size mismatch for " + name.S + ": copying a param with shape " + got.String() + " from checkpoint, the shape in current model is " + want.String(),
				Message: "load_state_dict: " + name.S + " of " + l.module + " is " + want.String() + ", what is loaded is " + got.String()})
			return
		}
	}
	if !l.strict || own.Open || l.given.Open {
		return
	}
	if len(missing) > 0 {
		if !l.cutOff(missing) {
			l.refuseKeys("missing", missing)
		}
		return
	}
	var unexpected []string
	for _, e := range l.given.Items.Entries() {
		name, ok := e.Key.(value.Str)
		if !ok {
			return
		}
		key, _ := value.KeyOf(name)
		if _, found := own.Items.Get(key); !found {
			unexpected = append(unexpected, name.S)
		}
	}
	if len(unexpected) > 0 {
		l.refuseKeys("unexpected", unexpected)
	}
}

// cutOff tells that what is loaded has ends of the missing names: a prefix was cut off that DataParallel puts in front of
// them on a machine with several accelerators, and which is not there on one without.
func (l *stateLoad) cutOff(missing []string) bool {
	for _, e := range l.given.Items.Entries() {
		name, ok := e.Key.(value.Str)
		if ok && slices.ContainsFunc(missing, func(m string) bool { return !strings.HasPrefix(m, "module.") && strings.HasSuffix(m, name.S) }) {
			return true
		}
	}
	return false
}

// shapes are those of an entry in the module and in what is loaded; unknown ones differ from nothing.
func (l *stateLoad) shapes(own, given value.Value) (want, got value.Shape) {
	own, _ = l.it.Settle(own)
	given, _ = l.it.Settle(given)
	x, ok := own.(*value.Tensor)
	y, also := given.(*value.Tensor)
	if !ok || !also {
		return want, got
	}
	return l.it.Shape(x), l.it.Shape(y)
}

// differ tells if two shapes are proved to differ. A vector of one is taken for a scalar, as old files have it.
func (l *stateLoad) differ(want, got value.Shape) bool {
	if !want.Known() || !got.Known() || want.Rank() == 0 && got.Rank() == 1 {
		return false
	}
	if want.Rank() != got.Rank() {
		return true
	}
	for i := range want.Dims {
		if l.it.World.Equal(want.Dims[i], got.Dims[i]) == dim.No {
			return true
		}
	}
	return false
}

// maxNamedKeys bounds the keys that a message has.
const maxNamedKeys = 3

func (l *stateLoad) refuseKeys(what string, names []string) {
	list := strings.Join(names[:min(len(names), maxNamedKeys)], ", ")
	if more := len(names) - maxNamedKeys; more > 0 {
		list += " and " + value.Itoa(int64(more)) + " more"
	}
	title := strings.ToUpper(what[:1]) + what[1:]
	l.it.RaiseFault(&value.Fault{Kind: "missing-key", Exception: "RuntimeError",
		Torch:   "Error(s) in loading state_dict for " + l.module + ": " + title + " key(s) in state_dict: " + list,
		Message: "load_state_dict: " + what + " in what " + l.module + " loads: " + list})
}
