package value

import "github.com/shapelint/shapelint/symbolic/dim"

// This file keeps what a computation has come to, to come to it again where it would be the same.

// Birth marks how much a world had made when a computation began: what is younger, the computation has made.
type Birth struct {
	id      int32
	symbols dim.Symbol
}

// Now is the present mark.
func (w *World) Now() Birth { return Birth{w.nextID, w.Arena.Symbols()} }

// Replica is what a computation came to: its result and the objects that it has written, apart from what is done to
// them afterwards, and what it has assumed on the path. What the computation was given is in it by its number in the
// outline of what was given.
type Replica struct {
	result Value
	// written are the states of objects that were given, by number.
	written []writtenObject
	// classes are attributes of classes that were given, by number.
	classes []classAttr
	// Of the path: answered was decided before, the others are new.
	answered []Literal
	decided  []Literal
	refined  []refinement
	assumed  []dim.Constraint
	// Of what is unknown: attributes that it turned out to have.
	parts []unknownPart
	// declared are the classes of what is unknown and new.
	declared map[int32]*Class

	began    Birth
	storages map[*Storage]int32 // what was given, by number
	axes     map[*Axis]int32
	symbols  map[dim.Symbol]int32
	ranks    map[*RankVar]int32
	numbers  map[dim.Symbol]int32 // of ranks
	atoms    map[*Atom]int32
	unknowns map[int32]int32
	origins  map[*Origin]int32
	size     int
}

type writtenObject struct {
	number int32
	state  Object // an object of its own, which holds it
}

type classAttr struct {
	number int32
	name   string
	v      Value
}

// refinement is a run of dimensions and what is known of it.
type refinement struct {
	v     *RankVar
	shape Shape
}

// unknownPart is an attribute of something unknown that was given, by its number.
type unknownPart struct {
	of   int32
	name string
	v    Value
	// replaces: it had another one by this name.
	replaces bool
}

// given stands for an object that the computation was given, by its number.
type given int32

// TypeName implements Value.
func (given) TypeName() string { return "object" }

// Size is about as many values as the replica holds.
func (r *Replica) Size() int { return r.size }

// Replica keeps what a computation came to that began on a path, was given what o has met, which is known again
// (Resume), and has been seen to do what it has. false: it depends on more than that, or cannot be told again: it
// returns code, or sizes that nothing given explains.
func (o *Outline) Replica(result Value, began Birth, on Path, seen Observations) (*Replica, bool) {
	r := &Replica{began: began, storages: map[*Storage]int32{}, axes: map[*Axis]int32{}, symbols: map[dim.Symbol]int32{}, ranks: map[*RankVar]int32{},
		numbers: map[dim.Symbol]int32{}, atoms: map[*Atom]int32{}, unknowns: map[int32]int32{}, origins: map[*Origin]int32{}, declared: map[int32]*Class{}}
	r.number(o)
	c := &copier{w: o.w, began: began, done: map[Object]Value{}, storages: map[*Storage]*Storage{}, names: &taking{o, r}}
	for _, s := range seen.Stale {
		if o.knows(s) {
			return nil, false
		}
	}
	taken := map[Object]bool{}
	for _, x := range seen.Objects {
		if !o.knows(x) || taken[x] {
			continue
		}
		taken[x] = true
		if k, isClass := x.(*Class); isClass {
			c.classWrites(r, o, k)
			continue
		}
		state := c.state(x)
		if c.failed {
			return nil, false
		}
		r.written = append(r.written, writtenObject{x.header().number, state})
	}
	r.result = c.value(result)
	if !c.learned(r, o, on) || c.failed {
		return nil, false
	}
	known := map[Literal]bool{}
	for _, l := range seen.Answered {
		if !known[l] && on.decided(l) == dim.Yes { // else the computation has decided it
			known[l] = true
			r.answered = append(r.answered, c.literal(l))
		}
	}
	r.size = c.copied + len(r.assumed) + len(r.decided) + len(r.answered)
	return r, !c.failed
}

// classWrites takes the attributes that a class has got.
func (c *copier) classWrites(r *Replica, o *Outline, k *Class) {
	for _, met := range o.classes {
		if met.class != k {
			continue
		}
		k.Attrs.Each(func(name string, v Value) bool {
			if !Same(met.attrs.Get(name), v) {
				r.classes = append(r.classes, classAttr{k.number, name, c.value(v)})
			}
			return true
		})
		c.failed = c.failed || k.Attrs.Len() < met.attrs.Len() // something is gone
		return
	}
	c.failed = true
}

// number notes the numbers of what was given.
func (r *Replica) number(o *Outline) {
	for i, a := range o.atoms {
		r.atoms[a] = int32(i)
	}
	for i, u := range o.unknowns {
		r.unknowns[u.id] = int32(i)
	}
	for i, v := range o.ranks {
		r.ranks[v] = int32(i)
		if s, ok := v.number.AsSymbol(); ok && v.numbered {
			r.numbers[s] = int32(i)
		}
	}
	for i, at := range o.origins {
		if _, known := r.origins[at]; !known {
			r.origins[at] = int32(i)
		}
	}
	for i, a := range o.axes {
		r.axes[a] = int32(i)
	}
	for i, s := range o.symbols {
		r.symbols[s] = int32(i)
	}
	for i, s := range o.storages {
		r.storages[s] = int32(i)
	}
}

// learned takes what the computation has learned of the path and of what is unknown; false if the path does not go on
// from the one on which it began.
func (c *copier) learned(r *Replica, o *Outline, on Path) bool {
	assumed, knows := o.w.Path.Facts.Since(on.Facts)
	decided, refined, goesOn := o.w.Path.since(on)
	if !knows || !goesOn {
		return false
	}
	for _, x := range assumed {
		r.assumed = append(r.assumed, c.constraint(x))
	}
	for _, l := range decided {
		r.decided = append(r.decided, c.literal(l))
	}
	for _, n := range refined {
		r.refined = append(r.refined, refinement{c.names.rank(n.v), c.shape(n.shape)})
	}
	for i, u := range o.unknowns {
		if parts := o.w.PartsOf[u.id]; parts != nil {
			parts.Each(func(name string, v Value) bool {
				var before Value
				if u.parts != nil {
					before = u.parts.Get(name)
				}
				if !Same(before, v) {
					r.parts = append(r.parts, unknownPart{int32(i), name, c.value(v), before != nil})
				}
				return true
			})
		}
	}
	return true
}

// Again does to what o has met what the computation has done, and makes its result anew. false: it would come to
// something else, since the path has not decided what it had decided.
func (r *Replica) Again(o *Outline) (Value, bool) {
	w := o.w
	c := &copier{w: w, began: r.began, done: map[Object]Value{}, storages: map[*Storage]*Storage{},
		names: &giving{o: o, r: r, unknowns: map[int32]int32{}, atoms: map[*Atom]*Atom{}, ranks: map[*RankVar]*RankVar{}, symbols: map[dim.Symbol]dim.Expr{}}}
	for _, l := range r.answered {
		if w.Path.Decide(c.literal(l)) != dim.Yes {
			return nil, false
		}
	}
	for _, p := range r.parts {
		if !p.replaces && w.Part(o.unknowns[p.of].id, p.name) != nil {
			return nil, false // it has turned out to have it meanwhile
		}
	}
	before := w.Path
	for i := len(r.decided) - 1; i >= 0; i-- {
		if !w.Path.Assume(c.literal(r.decided[i])) {
			w.Path = before
			return nil, false
		}
	}
	for i := len(r.refined) - 1; i >= 0; i-- {
		w.Path.Refine(c.names.rank(r.refined[i].v), c.shape(r.refined[i].shape))
	}
	for _, x := range r.assumed {
		if !w.Assume(c.constraint(x)) {
			w.Path = before
			return nil, false
		}
	}
	for _, p := range r.parts {
		w.SetPart(o.unknowns[p.of].id, p.name, c.value(p.v))
	}
	for _, x := range r.written {
		w.Heap.Touch(o.objects[x.number])
		c.fill(o.objects[x.number], x.state)
	}
	for _, x := range r.classes {
		k := o.objects[x.number].(*Class)
		w.Heap.Touch(k)
		k.Attrs.Set(x.name, c.value(x.v))
	}
	return c.value(r.result), true
}
