package dim

// Eval computes e for given values of its symbols. It reports false if a value
// is missing, a divisor is 0 or something overflows.
func (e Expr) Eval(env func(Symbol) (int64, bool)) (int64, bool) {
	if !e.Valid() {
		return 0, false
	}
	sum := e.c
	for _, t := range e.terms() {
		v := t.c
		for _, x := range t.m.atoms {
			w, ok := x.eval(e.n.arena, env)
			if !ok {
				return 0, false
			}
			if v, ok = mul(v, w); !ok {
				return 0, false
			}
		}
		var ok bool
		if sum, ok = add(sum, v); !ok {
			return 0, false
		}
	}
	return sum, true
}

func (t *atom) eval(a *Arena, env func(Symbol) (int64, bool)) (int64, bool) {
	if t.kind == symbolAtom {
		if s := &a.symbols[t.sym]; s.hidden {
			return s.def.Eval(env)
		}
		return env(t.sym)
	}
	v, ok := t.args[0].Eval(env)
	for _, e := range t.args[1:] {
		w, good := e.Eval(env)
		if !ok || !good {
			return 0, false
		}
		switch t.kind {
		case floorAtom:
			if w == 0 {
				return 0, false
			}
			v, ok = floorDiv(v, w)
		case productAtom:
			v, ok = mul(v, w)
		case minAtom:
			v = min(v, w)
		case maxAtom:
			v = max(v, w)
		}
	}
	return v, ok
}

// Subst replaces symbols by expressions and normalises again. f reports false
// for symbols that stay.
func (e Expr) Subst(f func(Symbol) (Expr, bool)) Expr {
	if e.n == nil || !e.Valid() {
		return e
	}
	s := substitution{arena: e.n.arena, f: f, done: map[*atom]Expr{}}
	return s.expr(e)
}

type substitution struct {
	arena *Arena
	f     func(Symbol) (Expr, bool)
	done  map[*atom]Expr
	// keepHidden leaves symbols that stand for a quotient alone instead of
	// looking into their definitions.
	keepHidden bool
}

func (s *substitution) expr(e Expr) Expr {
	if e.n == nil || !e.Valid() {
		return e
	}
	changed := false
	for _, t := range e.n.terms {
		for _, x := range t.m.atoms {
			if s.atom(x) != s.arena.ofAtom(x) {
				changed = true
			}
		}
	}
	if !changed {
		return e
	}
	out := Int(e.c)
	for _, t := range e.n.terms {
		p := Int(t.c)
		for _, x := range t.m.atoms {
			p = p.Mul(s.atom(x))
		}
		out = out.Add(p)
	}
	return out
}

func (s *substitution) atom(t *atom) Expr {
	if r, ok := s.done[t]; ok {
		return r
	}
	r := s.rebuild(t)
	s.done[t] = r
	return r
}

func (s *substitution) rebuild(t *atom) Expr {
	if t.kind == symbolAtom {
		if r, ok := s.f(t.sym); ok {
			return r
		}
		if y := &s.arena.symbols[t.sym]; y.hidden && !s.keepHidden {
			if def := s.expr(y.def); def != y.def {
				return def
			}
		}
		return s.arena.ofAtom(t)
	}
	args := make([]Expr, len(t.args))
	same := true
	for i, e := range t.args {
		args[i] = s.expr(e)
		same = same && args[i] == e
	}
	if same {
		return s.arena.ofAtom(t)
	}
	r := args[0]
	for _, e := range args[1:] {
		switch t.kind {
		case floorAtom:
			r = r.FloorDiv(e)
		case productAtom:
			r = r.Mul(e)
		case minAtom:
			r = Min(r, e)
		case maxAtom:
			r = Max(r, e)
		}
	}
	return r
}
