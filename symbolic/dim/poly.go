package dim

import (
	"encoding/binary"
	"slices"
)

// A poly is a polynomial over up to 16 variables of one residue class, sorted
// by monomial. A monomial packs the exponents, 4 bits a variable, so that
// multiplying monomials adds them.
type poly []polyTerm

type polyTerm struct {
	m uint64
	c int64 // never 0
}

const (
	maxVars     = 16
	maxExponent = 15
)

func polyConst(c int64) poly {
	if c == 0 {
		return nil
	}
	return poly{{0, c}}
}

// isConst returns the value of a polynomial without variables.
func (p poly) isConst() (int64, bool) {
	switch {
	case len(p) == 0:
		return 0, true
	case len(p) == 1 && p[0].m == 0:
		return p[0].c, true
	}
	return 0, false
}

// constant is the term without variables.
func (p poly) constant() int64 {
	if len(p) > 0 && p[0].m == 0 {
		return p[0].c
	}
	return 0
}

// addScaled returns p + k*q; ok is false on overflow.
func (p poly) addScaled(q poly, k int64) (poly, bool) {
	out := make(poly, 0, len(p)+len(q))
	for len(p) > 0 || len(q) > 0 {
		if len(q) == 0 || len(p) > 0 && p[0].m < q[0].m {
			out, p = append(out, p[0]), p[1:]
			continue
		}
		t := q[0]
		q = q[1:]
		var ok bool
		if t.c, ok = mul(t.c, k); !ok {
			return nil, false
		}
		if len(p) > 0 && p[0].m == t.m {
			if t.c, ok = add(t.c, p[0].c); !ok {
				return nil, false
			}
			p = p[1:]
		}
		if t.c != 0 {
			out = append(out, t)
		}
	}
	return out, len(out) <= maxPolyTerms
}

func (p poly) mul(q poly) (poly, bool) {
	if len(p) == 0 || len(q) == 0 {
		return nil, true
	}
	if len(p)*len(q) > 16*maxPolyTerms {
		return nil, false
	}
	out := make(poly, 0, len(p)*len(q))
	for _, s := range p {
		for _, t := range q {
			c, ok := mul(s.c, t.c)
			m, fits := mulPacked(s.m, t.m)
			if !ok || !fits {
				return nil, false
			}
			out = append(out, polyTerm{m, c})
		}
	}
	slices.SortFunc(out, func(s, t polyTerm) int {
		switch {
		case s.m < t.m:
			return -1
		case s.m > t.m:
			return 1
		}
		return 0
	})
	n := 0
	for i := 0; i < len(out); {
		t := out[i]
		for i++; i < len(out) && out[i].m == t.m; i++ {
			var ok bool
			if t.c, ok = add(t.c, out[i].c); !ok {
				return nil, false
			}
		}
		if t.c != 0 {
			out[n] = t
			n++
		}
	}
	return out[:n], n <= maxPolyTerms
}

// mulPacked adds exponents; ok is false if one does not fit.
func mulPacked(m, n uint64) (uint64, bool) {
	s := m + n
	// A carry out of a nibble flips the lowest bit of the next one.
	carries := (m ^ n ^ s) & 0x1111111111111110
	return s, carries == 0 && s >= m
}

// divPacked subtracts exponents; ok is false if n does not divide m.
func divPacked(m, n uint64) (uint64, bool) {
	for v := range maxVars {
		if exponent(m, v) < exponent(n, v) {
			return 0, false
		}
	}
	return m - n, true
}

func exponent(m uint64, v int) int { return int(m >> (4 * v) & maxExponent) }

func degree(m uint64) int {
	d := 0
	for ; m != 0; m >>= 4 {
		d += int(m & maxExponent)
	}
	return d
}

// content is the gcd of the coefficients of all terms with variables.
func (p poly) content() int64 {
	g := int64(0)
	for _, t := range p {
		if t.m != 0 {
			g = gcd(g, t.c)
		}
	}
	return g
}

// vars is the set of variables, a bit each.
func (p poly) vars() uint16 {
	var all uint64
	for _, t := range p {
		all |= t.m
	}
	var set uint16
	for v := range maxVars {
		if exponent(all, v) > 0 {
			set |= 1 << v
		}
	}
	return set
}

// lead is the term of the highest degree.
func (p poly) lead() polyTerm {
	best := p[0]
	for _, t := range p[1:] {
		if d, e := degree(t.m), degree(best.m); d > e || d == e && t.m > best.m {
			best = t
		}
	}
	return best
}

// ratio returns k with p == k*q.
func (p poly) ratio(q poly) (k int64, ok bool) {
	if len(p) != len(q) || len(p) == 0 {
		return 0, false
	}
	if q[0].c == 0 || p[0].c%q[0].c != 0 {
		return 0, false
	}
	k = p[0].c / q[0].c
	for i := range p {
		if v, good := mul(q[i].c, k); !good || v != p[i].c || p[i].m != q[i].m {
			return 0, false
		}
	}
	return k, true
}

// derivative of p by the variable v.
func (p poly) derivative(v int) (poly, bool) {
	var out poly
	for _, t := range p {
		if e := exponent(t.m, v); e > 0 {
			c, ok := mul(t.c, int64(e))
			if !ok {
				return nil, false
			}
			out = append(out, polyTerm{t.m - 1<<(4*v), c})
		}
	}
	slices.SortFunc(out, func(s, t polyTerm) int {
		if s.m < t.m {
			return -1
		}
		return 1
	})
	return out, true
}

// at replaces the variable v by a number.
func (p poly) at(v int, x int64) (poly, bool) {
	var out poly
	for _, t := range p {
		c, ok := t.c, true
		for range exponent(t.m, v) {
			if c, ok = mul(c, x); !ok {
				return nil, false
			}
		}
		if c == 0 {
			continue
		}
		m := t.m &^ (maxExponent << (4 * v))
		if out, ok = out.addScaled(poly{{m, c}}, 1); !ok {
			return nil, false
		}
	}
	return out, true
}

// shift replaces the variable v by v + x.
func (p poly) shift(v int, x int64) (poly, bool) {
	var out poly
	by := poly{{0, x}, {1 << (4 * v), 1}}
	if x == 0 {
		return p, true
	}
	for _, t := range p {
		q := poly{{t.m &^ (maxExponent << (4 * v)), t.c}}
		ok := true
		for range exponent(t.m, v) {
			if q, ok = q.mul(by); !ok {
				return nil, false
			}
		}
		if out, ok = out.addScaled(q, 1); !ok {
			return nil, false
		}
	}
	return out, true
}

// divide returns q with p == q*d, if leading-term division ends exactly.
func (p poly) divide(d poly) (q poly, ok bool) {
	if len(d) == 0 {
		return nil, false
	}
	l := d.lead()
	for range maxDivSteps {
		if len(p) == 0 {
			return q, true
		}
		t := p.lead()
		m, fits := divPacked(t.m, l.m)
		if !fits || t.c%l.c != 0 {
			return nil, false
		}
		s := poly{{m, t.c / l.c}}
		prod, ok1 := s.mul(d)
		if !ok1 {
			return nil, false
		}
		var ok2, ok3 bool
		q, ok2 = q.addScaled(s, 1)
		p, ok3 = p.addScaled(prod, -1)
		if !ok2 || !ok3 {
			return nil, false
		}
	}
	return nil, false
}

// key appends p's identity to b.
func (p poly) key(b []byte) []byte {
	b = binary.LittleEndian.AppendUint16(b, uint16(len(p)))
	for _, t := range p {
		b = binary.LittleEndian.AppendUint64(b, t.m)
		b = binary.LittleEndian.AppendUint64(b, uint64(t.c))
	}
	return b
}
