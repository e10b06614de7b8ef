package interp

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shapelint/shapelint/parser"
	"github.com/shapelint/shapelint/symbolic/value"
)

// This file runs tests as pytest and unittest run them: with the values that a mark lists for their parameters, with what
// fixtures of the same file return, on an object of their class that has been set up. What it cannot find is made up.
// https://docs.pytest.org/en/stable/how-to/fixtures.html, https://docs.pytest.org/en/stable/how-to/parametrize.html

const (
	maxTestCases    = 8 // of the values that marks list for one test
	maxFixtureDepth = 8 // fixtures that ask for others
)

// setsUp are the methods that run before each test of a class.
var setsUp = []string{"setup_class", "setUpClass", "setup_method", "setUp"}

// TestRoot runs a test function, in isolation.
func (it *Interp) TestRoot(ns *Namespace, d *parser.FunctionDef) {
	if fn, ok := ns.Attrs.Get(d.Name.Ident).(*Function); ok {
		it.testCases(ns, fn, d, nil)
	}
}

// TestClassRoot runs the tests of a class, if it is one of tests, each on an object of its own.
func (it *Interp) TestClassRoot(ns *Namespace, def *parser.ClassDef) {
	c, ok := ns.Attrs.Get(def.Name.Ident).(*value.Class)
	if !ok || !isTestClass(def) {
		return
	}
	for _, s := range def.Body {
		if d, ok := s.(*parser.FunctionDef); ok && strings.HasPrefix(d.Name.Ident, "test") {
			if fn, ok := c.Attrs.Get(d.Name.Ident).(*Function); ok && len(fn.Params.All) > 0 {
				it.testCases(ns, fn, d, c)
			}
		}
	}
}

// isTestClass tells by its name or its base that the methods of a class are tests. pytest collects none that has an __init__.
func isTestClass(def *parser.ClassDef) bool {
	if slices.ContainsFunc(def.Bases, func(b parser.Expr) bool { return strings.HasSuffix(parser.DottedName(b), "TestCase") }) {
		return true
	}
	return strings.HasPrefix(def.Name.Ident, "Test") && !slices.ContainsFunc(def.Body, func(s parser.Stmt) bool {
		d, ok := s.(*parser.FunctionDef)
		return ok && d.Name.Ident == "__init__"
	})
}

// testCases runs a test for each of the values that its marks list; of is its class, nil for a function.
func (it *Interp) testCases(ns *Namespace, fn *Function, d *parser.FunctionDef, of *value.Class) {
	if it.skipped(ns, d) {
		return
	}
	for _, given := range it.listedArgs(ns, d) {
		t := &testRun{it: it, ns: ns, fn: fn, of: of, given: given, known: !otherMarks(d)}
		t.run()
	}
}

// testRun is one execution of a test.
type testRun struct {
	it    *Interp
	ns    *Namespace
	fn    *Function
	of    *value.Class
	given []value.KwArg
	// known: nothing was made up.
	known bool
}

func (t *testRun) run() {
	it, fn := t.it, t.fn
	n := len(it.Faults)
	it.Unsure = false
	it.rationed(testAllowance, func() {
		it.apart(func() value.Value {
			skip := 0
			a := &value.Args{World: it.World}
			if t.of != nil {
				self := t.object()
				if self == nil {
					return nil
				}
				skip, a.Pos = 1, []value.Value{self}
			}
			made := it.madeUpArgs(fn, it.symbolicArgs(fn, skip, it.newDimNames(fn, nil)))
			a.OpenPos, a.ByDefault = made.OpenPos, made.ByDefault
			for _, k := range made.Kw {
				v := t.argument(fn, k, 0)
				if v == nil {
					return nil
				}
				a.Kw = append(a.Kw, value.KwArg{Name: k.Name, Value: v})
			}
			it.asked = fn
			return it.Call(fn, a)
		})
	})
	it.asked = nil
	if slices.ContainsFunc(fn.Params.All, func(p *parser.Param) bool { return p.Name == "monkeypatch" || p.Name == "mocker" }) {
		it.Faults = it.Faults[:n] // anything may be something else
		return
	}
	t.known = t.known && !it.Unsure
	it.keepShapes(n, t.known, t.known && t.of == nil && len(fn.Params.All) == 0)
}

// object is a new object of the class of a test, set up; nil after an exception.
func (t *testRun) object() value.Value {
	it := t.it
	self := it.Call(t.of, &value.Args{World: it.World})
	if self == nil {
		return nil
	}
	for _, name := range setsUp {
		if m, _ := t.of.Lookup(name); m == nil {
			continue
		}
		args := &value.Args{World: it.World}
		if name == "setup_method" || name == "setup_class" {
			args.ByDefault = true // the test's name may be asked for
		}
		if m := it.Attr(self, name); m == nil || it.Call(m, args) == nil {
			return nil
		}
	}
	return self
}

// argument is what pytest gives for a parameter: a listed value, or what a fixture returns; else what is made up.
// nil after an exception.
func (t *testRun) argument(fn *Function, made value.KwArg, depth int) value.Value {
	for _, k := range t.given {
		if k.Name == made.Name {
			return k.Value
		}
	}
	if fixture := t.fixture(made.Name); fixture != nil && depth < maxFixtureDepth {
		return t.returned(fixture, depth)
	}
	if i := slices.IndexFunc(fn.Params.All, func(p *parser.Param) bool { return p.Name == made.Name }); i < 0 || fn.Defaults[i] == nil {
		t.known = false
	}
	return made.Value
}

// fixture is the function of the test's file that makes what is asked for by a name; nil if there is none, or one that
// yields it.
func (t *testRun) fixture(name string) *Function {
	for _, s := range t.ns.Src.AST.Body {
		d, ok := s.(*parser.FunctionDef)
		if !ok || d.Name.Ident != name || !slices.ContainsFunc(d.Decorators, isFixtureMark) {
			continue
		}
		if fn, ok := t.ns.Attrs.Get(name).(*Function); ok && !fn.Scope.IsGenerator {
			return fn
		}
	}
	return nil
}

// isFixtureMark tells of @pytest.fixture, which lists no values for the fixture.
func isFixtureMark(mark parser.Expr) bool {
	if c, ok := mark.(*parser.Call); ok {
		return calleeLabel(c.Func) == "fixture" && !slices.ContainsFunc(c.Keywords, func(k *parser.Keyword) bool { return k.Name != "scope" && k.Name != "autouse" })
	}
	return calleeLabel(mark) == "fixture"
}

func (t *testRun) returned(fixture *Function, depth int) value.Value {
	it := t.it
	a := &value.Args{World: it.World}
	for _, k := range it.symbolicArgs(fixture, 0, it.newDimNames(fixture, nil)) {
		v := t.argument(fixture, k, depth+1)
		if v == nil {
			return nil
		}
		a.Kw = append(a.Kw, value.KwArg{Name: k.Name, Value: v})
	}
	it.asked = fixture
	return it.Call(fixture, a)
}

// otherMarks tells if a test has decorators beside those that list values for its own parameters.
func otherMarks(d *parser.FunctionDef) bool {
	return slices.ContainsFunc(d.Decorators, func(mark parser.Expr) bool {
		c, ok := mark.(*parser.Call)
		return !ok || calleeLabel(c.Func) != "parametrize" || isIndirect(c)
	})
}

// isIndirect tells that the values that a mark lists are for fixtures.
func isIndirect(mark *parser.Call) bool {
	return slices.ContainsFunc(mark.Keywords, func(k *parser.Keyword) bool { return k.Name == "indirect" })
}

// listedArgs are the arguments that marks list for a test, one set for each run; one empty set where there are none.
func (it *Interp) listedArgs(ns *Namespace, d *parser.FunctionDef) [][]value.KwArg {
	sets := [][]value.KwArg{nil}
	for _, mark := range d.Decorators {
		c, ok := mark.(*parser.Call)
		if !ok || calleeLabel(c.Func) != "parametrize" || len(c.Args) < 2 || isIndirect(c) {
			continue
		}
		var product [][]value.KwArg
		for _, more := range it.listedBy(ns, c) {
			for _, set := range sets {
				if len(product) < maxTestCases {
					product = append(product, append(slices.Clone(set), more...))
				}
			}
		}
		if len(product) > 0 {
			sets = product
		}
	}
	return sets
}

// listedBy are the sets of arguments of one mark: parametrize("a, b", [(1, 2), (3, 4)]). Those that are not known are left out.
func (it *Interp) listedBy(ns *Namespace, mark *parser.Call) (sets [][]value.KwArg) {
	it.quietly(func() {
		f := &Frame{ns: ns, src: ns.Src}
		names := parameterNames(it.eval(f, mark.Args[0]))
		values := it.eval(f, mark.Args[1])
		if len(names) == 0 || values == nil {
			return
		}
		elems, rest, ok := it.Iterate(values)
		if !ok || rest != nil {
			return
		}
		for _, e := range elems {
			parts := []value.Value{e}
			if len(names) > 1 {
				if parts, ok = elementsOf(e); !ok || len(parts) != len(names) {
					continue
				}
			}
			if slices.ContainsFunc(parts, isUnknown) { // of pytest.param, say
				continue
			}
			set := make([]value.KwArg, len(names))
			for i, name := range names {
				set[i] = value.KwArg{Name: name, Value: parts[i]}
			}
			sets = append(sets, set)
		}
	})
	return sets
}

// parameterNames reads "a, b", or a list of names.
func parameterNames(v value.Value) []string {
	if s, ok := v.(value.Str); ok {
		return strings.FieldsFunc(s.S, func(r rune) bool { return r == ',' || r == ' ' })
	}
	elems, _ := elementsOf(v)
	var out []string
	for _, e := range elems {
		s, ok := e.(value.Str)
		if !ok {
			return nil
		}
		out = append(out, s.S)
	}
	return out
}

// keepShapes drops of the faults of a test, from number n on, those that are not about shapes: fixtures,
// patches and devices may do anything to what it looks at. known: nothing of it is made up, and it has run as a whole;
// alone: it has neither fixtures nor patches besides.
func (it *Interp) keepShapes(n int, known, alone bool) {
	kept := it.Faults[:n]
	for _, f := range it.Faults[n:] {
		keep := !f.Kind.PythonLevel()
		switch f.Kind {
		case "scrambled-view":
			keep = false // the small numbers of tests are often equal by chance
		case "failed-assertion":
			keep = known && shapeAssertion.MatchString(f.Message)
		case "raised-exception", "invalid-argument", "unpack-mismatch":
			keep = alone
		}
		if keep {
			kept = append(kept, f)
		}
	}
	it.Faults = kept
}

// shapeAssertion is an assertion about sizes.
var shapeAssertion = regexp.MustCompile(`\.(shape|size|dim|ndim|numel|ndimension)\b`)
