package torch

import (
	"fmt"
	"slices"

	"github.com/shapelint/shapelint/symbolic/value"
)

// This file follows what surely has a history of functions with a derivative of their own, whose backward runs when that of
// the result does. The prelude's torch.autograd.function says how.

var historyRules = []Rule{
	{"torch.autograd._accept_gradients", "(function, gradients, inputs, needed)", acceptGradients},
}

// gradientsOn tells if gradients surely are computed.
func (c *Call) gradientsOn() bool {
	return c.Gradients != nil && c.Gradients.Attrs.Get("off") == value.Value(value.Bool(false))
}

func historyOf(t *value.Tensor) *value.History {
	if t.History == nil && t.RequiresGrad {
		return value.Leaf
	}
	return t.History
}

// followed gives results the history of the arguments.
func (c *Call) followed(v value.Value) {
	if c.Gradients == nil {
		return
	}
	on := c.gradientsOn()
	var h *value.History
	if on && !fresh[c.Short()] {
		c.eachTensorArgument(func(t *value.Tensor) { h = h.And(historyOf(t)) })
	}
	for _, t := range tensorsOf(v) {
		given := false
		c.eachTensorArgument(func(a *value.Tensor) { given = given || a == t })
		switch {
		case given && on && differentiable(t) && h != t.History && !(t.RequiresGrad && h == value.Leaf):
			c.Heap.Touch(t)
			t.History = h
		case !given && differentiable(t):
			t.History = h
		case !given:
			t.History = nil
		}
	}
}

// differentiable tells if a tensor surely is of a type that has gradients.
func differentiable(t *value.Tensor) bool { return t.DType.IsFloat() || t.DType.IsComplex() }

// tensorsOf are the tensors of a result.
func tensorsOf(v value.Value) []*value.Tensor {
	if t := asTensor(v); t != nil {
		return []*value.Tensor{t}
	}
	var all []*value.Tensor
	if items, ok := Elements(v); ok {
		for _, e := range items {
			all = append(all, tensorsOf(e)...)
		}
	}
	return all
}

// RememberApplication notes that a tensor is the result of a function with a derivative of its own.
func RememberApplication(w *value.World, t *value.Tensor, application *value.Instance) {
	w.Heap.Touch(t)
	t.History = historyOf(t).And(&value.History{Applied: []*value.Instance{application}})
}

// Differentiate runs what backward() of a tensor surely runs, from the last function back to the first; false after an exception.
func Differentiate(w *value.World, t *value.Tensor) bool {
	if t.History == nil {
		return true
	}
	applied := t.History.Applied
	for i := len(applied) - 1; i >= 0; i-- {
		run := w.Host.Attr(applied[i], "differentiate")
		if run == nil || w.Host.Call(run, &value.Args{World: w}) == nil {
			return false
		}
	}
	return true
}

// acceptGradients refuses what the backward of a function must not give for its inputs, None where they are no tensors.
// torch/csrc/autograd/python_function.cpp, torch/csrc/autograd/engine.cpp
func acceptGradients(c *Call) value.Value {
	name, _ := c.Str("function")
	gradients, ok := Elements(c.Arg("gradients"))
	inputs, known := Elements(c.Arg("inputs"))
	needed, alsoKnown := Elements(c.Arg("needed"))
	if !ok || !known || !alsoKnown {
		return value.None
	}
	isGiven := func(g value.Value) bool { return c.settled(g) != value.None }
	n := len(inputs)
	if len(gradients) < n || slices.ContainsFunc(gradients[n:], isGiven) {
		if len(gradients) < n || !slices.ContainsFunc(gradients[n:], isUndecided) {
			c.Refuse("invalid-argument", 0, fmt.Sprintf("function %sBackward returned an incorrect number of gradients (expected %d, got %d)", name, n, len(gradients)),
				"%s.backward gives %d gradients for %d inputs", name, len(gradients), n)
		}
		return value.None
	}
	for i, x := range inputs {
		g := c.settled(gradients[i])
		switch x := x.(type) {
		case *value.Tensor:
			if needed[i] == value.Value(value.Bool(true)) {
				c.acceptGradient(name, i, g, x)
			}
		default:
			if g != value.None && !isUndecided(g) {
				c.Refuse("invalid-argument", 0, fmt.Sprintf("function %sBackward returned a gradient different than None at position %d, but the corresponding forward input was not a Variable", name, i+1),
					"%s.backward gives a gradient for input %d, which is no tensor", name, i+1)
			}
		}
	}
	return value.None
}

func isUndecided(v value.Value) bool {
	_, isUnknown := v.(value.Unknown)
	return isUnknown || isAlternatives(v)
}

// acceptGradient refuses what is no gradient, or cannot be summed to the shape of the input.
func (c *Call) acceptGradient(function string, i int, gradient value.Value, x *value.Tensor) {
	switch g := gradient.(type) {
	case *value.Tensor:
		s, want := c.Shape(g), c.Shape(x)
		if ok, _ := c.expandsTo(want, s); !ok {
			c.Refuse("incompatible-shapes", s.Bits()|want.Bits(),
				fmt.Sprintf("Function %sBackward returned an invalid gradient at index %d - got %v but expected shape compatible with %v", function, i, s, want),
				"%s.backward gives a gradient %v for input %d, which is %v", function, s, i+1, want)
		}
	case value.Int, value.Float, value.Bool, *value.List:
		c.Refuse("invalid-argument", 0, fmt.Sprintf("expected Variable or None (got %s)", g.TypeName()), "%s.backward gives a %s for input %d", function, g.TypeName(), i+1)
	}
}
