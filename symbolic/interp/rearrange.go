package interp

import (
	"slices"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/pylib"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file makes at once what comprehensions make that only arrange the parts of their items anew: {v: k for k, v in
// table.items()}. Tables of names of all models of a library are turned around in each file that imports them.

// rearrange makes what the comprehension makes of the items that are left of a loop; false if they are to be run one by one.
func (c *comprehension) rearrange(i int, rest []value.Value) bool {
	if i != 0 || len(c.e.Fors) != 1 || len(c.e.Fors[0].Ifs) > 0 || c.open || c.held != nil {
		return false
	}
	names := namesOf(c.e.Fors[0].Target)
	elt := partNamed(names, c.e.Elt)
	if elt < 0 {
		return false
	}
	parts := make([][]value.Value, len(rest))
	for n, item := range rest {
		if parts[n] = partsOf(item, c.e.Fors[0].Target, len(names)); parts[n] == nil {
			return false
		}
	}
	if c.dict != nil {
		return c.rearrangeEntries(parts, partNamed(names, c.e.Key), elt)
	}
	if c.list.Abstract != nil || c.it.SettleObject(c.list) != nil {
		return false
	}
	c.it.Budget.Copy(len(rest))
	for _, p := range parts {
		c.append(p[elt])
	}
	return true
}

func (c *comprehension) rearrangeEntries(parts [][]value.Value, key, elt int) bool {
	if key < 0 {
		return false
	}
	for _, p := range parts {
		if k, ok := pylib.KeyOf(p[key]); !ok || k == nil {
			return false
		}
	}
	c.it.Budget.Copy(len(parts))
	c.it.Heap.Touch(c.dict)
	for _, p := range parts {
		h, _ := pylib.SlotOf(c.it.World, c.dict.Items, p[key])
		c.dict.Items.Set(h, p[key], p[elt])
	}
	return true
}

// namesOf are the names of a target that is a name or a tuple of names, nil for all others.
func namesOf(target parser.Expr) []string {
	items := []parser.Expr{target}
	if t, ok := target.(*parser.Tuple); ok {
		items = t.Elts
	}
	var names []string
	for _, e := range items {
		n, ok := e.(*parser.Name)
		if !ok {
			return nil
		}
		names = append(names, n.Ident)
	}
	return names
}

// partNamed is which of the names an expression is; -1 if it is anything else. Of names that are bound twice the last counts.
func partNamed(names []string, e parser.Expr) int {
	n, ok := e.(*parser.Name)
	if !ok {
		return -1
	}
	for i, name := range slices.Backward(names) {
		if name == n.Ident {
			return i
		}
	}
	return -1
}

// partsOf are what the n names of a target are bound to by an item; nil if that takes more than a look at it.
func partsOf(item value.Value, target parser.Expr, n int) []value.Value {
	if _, ok := target.(*parser.Tuple); !ok {
		return []value.Value{item}
	}
	t, ok := item.(*value.Tuple)
	if !ok || t.Rest != nil || len(t.Elems) != n {
		return nil
	}
	return t.Elems
}
