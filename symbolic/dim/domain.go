package dim

// tight moves the ends of an interval to members of the residue class.
func (d domain) tight() domain {
	if d.mod <= 1 || d.empty() {
		return d
	}
	if d.lo != negInf {
		if lo, ok := d.first(d.lo); ok {
			d.lo = lo
		}
	}
	if d.hi != posInf {
		if hi, ok := sub(d.hi, floorMod(floorMod(d.hi, d.mod)-d.res, d.mod)); ok {
			d.hi = hi
		}
	}
	return d
}

// holds reports whether v is a member.
func (d domain) holds(v int64) bool {
	return d.contains(v) && floorMod(v, d.mod) == floorMod(d.res, d.mod)
}

// narrow joins a residue by the Chinese remainder theorem; an empty result
// means that the residues contradict.
func (d domain) narrow(mod, res int64) domain {
	if mod <= 1 {
		return d
	}
	res = floorMod(res, mod)
	g, x := egcd(d.mod, mod)
	if (res-d.res)%g != 0 {
		return domain{interval{1, 0}, 1, 0}
	}
	l, ok := mul(d.mod/g, mod)
	if !ok || l > 1<<40 {
		return d // keep what is known; the constraint stays beside it
	}
	k := floorMod((res-d.res)/g, mod/g)
	x = floorMod(x, mod/g)
	p, ok := mul(k, x)
	if !ok {
		return d
	}
	k = floorMod(p, mod/g)
	d.res = floorMod(d.res+d.mod*k, l)
	d.mod = l
	return d.tight()
}

// count is the number of members, posInf if there is no end.
func (d domain) count() int64 {
	if d.lo == negInf || d.hi == posInf {
		return posInf
	}
	if d.empty() {
		return 0
	}
	w, ok := sub(d.hi, d.lo)
	if !ok {
		return posInf
	}
	return w/d.mod + 1
}
