package parser

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"

	sitter "github.com/smacker/go-tree-sitter"
)

func mustParse(t testing.TB, src string) *File {
	t.Helper()
	file, err := Parse("test.py", []byte(src))
	if err != nil {
		t.Fatalf("Parse(%q): %v", src, err)
	}
	return file
}

// flat.c declares the structs of the runtime itself; the binding's node begins
// with the runtime's and has one pointer more.
func TestRuntimeLayout(t *testing.T) {
	if got := unsafe.Sizeof(sitter.Node{}) - unsafe.Sizeof(uintptr(0)); got != 32 {
		t.Errorf("TSNode has %d bytes, want 32", got)
	}
	if got := unsafe.Sizeof(flatNode{}); got != 16 {
		t.Errorf("flatNode has %d bytes, want 16", got)
	}
}

// All kinds and fields that the converter asks for exist in the linked grammar.
func TestGrammarNames(t *testing.T) {
	g := theGrammar()
	seen := map[kind]bool{}
	for _, k := range g.kinds {
		seen[k] = true
	}
	for k := nOther + 1; k < nError; k++ {
		if k != firstToken && !seen[k] && k != nFormatExpression && k != nAsPatternTarget {
			t.Errorf("the grammar has no %q", kindNames[k])
		}
	}
	fields := map[field]bool{}
	for _, f := range g.fields {
		fields[f] = true
	}
	for f := fNone + 1; int(f) < len(fieldNames); f++ {
		if !fields[f] {
			t.Errorf("the grammar has no field %q", fieldNames[f])
		}
	}
}

func TestUnreadable(t *testing.T) {
	for _, test := range []struct{ name, src, reason string }{
		{"NUL byte", "x = 1\x00", "NUL byte at offset 5"},
		{"UTF-16, little end first", "\xff\xfex\x00", "UTF-16 text"},
		{"UTF-16, big end first", "\xfe\xff\x00x", "UTF-16 text"},
		{"Latin-1", "# -*- coding: latin-1 -*-\nx = '\xe9'\n", "not UTF-8"},
		{"too large", strings.Repeat("#", MaxSize+1), "16777217 bytes are more than 16777216"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse("x.py", []byte(test.src))
			var unreadable *UnreadableError
			if !errors.As(err, &unreadable) || unreadable.Reason != test.reason {
				t.Errorf("got %v, want %q", err, test.reason)
			}
		})
	}
}

func TestConflict(t *testing.T) {
	const markers = "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n"
	for _, test := range []struct{ src, want string }{
		{"y = 0\n" + markers, "not readable as Python: an unresolved merge conflict begins in line 2"},
		{"y = '''\n" + markers + "'''\n", ""},
		{"y = (\n=======\n", ""},
	} {
		file, err := Parse("x.py", []byte(test.src))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if err := file.Conflict(); err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.src, got, test.want)
		}
	}
}

// What is invalid is reported, and the rest of the file is there.
func TestTolerance(t *testing.T) {
	const after = "\ndef after(): pass\n"
	for _, test := range []struct{ name, src string }{
		{"unfinished call", "x = f(1,\n"},
		{"unfinished attribute", "x = self.\n"},
		{"unfinished assignment", "x = \n"},
		{"two expressions", "x = f(a b)\n"},
		{"stray closing", "x = 1)\n"},
		{"def without body", "def f():\n"},
		{"class without body", "class A:\n"},
		{"if without body", "if x:\n"},
		{"Python 2 print", "print 'x'\n"},
		{"Python 2 exec", "exec 'x'\n"},
		{"Python 2 except", "try: pass\nexcept A, e: pass\n"},
		{"Python 2 unequal", "x <> y\n"},
		{"broken header", "for x in :\n    pass\n"},
		{"broken f-string", "f'{a b}'\n"},
		{"unfinished operation", "x = +\n"},
		{"merge conflict", "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n"},
		{"question marks", "x = y ? 1 : 2\n"},
		{"shell", "!pip install torch\n%matplotlib inline\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := mustParse(t, "before = 1\n"+test.src+after)
			if len(file.Errors) == 0 {
				t.Error("no error")
			}
			if file.Index.Defs["before"] == nil {
				t.Error("the statement before is lost")
			}
			if file.Index.Defs["after"] == nil && !strings.HasPrefix(test.name, "unfinished") && test.name != "stray closing" {
				t.Error("the function after is lost")
			}
			checkFile(t, file)
		})
	}
}

// An assignment whose value is broken still binds.
func TestBrokenValue(t *testing.T) {
	file := mustParse(t, "x = f(a b)\n")
	s, ok := file.Body[0].(*Assign)
	if !ok {
		t.Fatalf("got %T", file.Body[0])
	}
	if _, ok := s.Value.(*BadExpr); !ok {
		t.Errorf("value is %T, want *BadExpr", s.Value)
	}
}

func TestDeepNesting(t *testing.T) {
	const n = 20_000
	for name, src := range map[string]string{
		"parentheses": strings.Repeat("(", n) + "x" + strings.Repeat(")", n),
		"lists":       strings.Repeat("[", n) + strings.Repeat("]", n),
		"attributes":  "x" + strings.Repeat(".a", n),
		"calls":       "x" + strings.Repeat("()", n),
		"sum":         "x" + strings.Repeat(" + x", n),
		"and":         "x" + strings.Repeat(" & x ^ x", n),
		"unary":       strings.Repeat("-", n) + "x",
		"lambda":      strings.Repeat("lambda: ", n) + "x",
		"conditional": strings.Repeat("a if b else ", n) + "x",
		"power":       "x" + strings.Repeat(" ** x", n),
		"elif":        "if x: pass\n" + strings.Repeat("elif x: pass\n", n),
		"types":       "x: " + strings.Repeat("A[", n) + "B" + strings.Repeat("]", n),
		"unions":      "x: A[b]" + strings.Repeat(" | A", n),
		"f-strings":   strings.Repeat("f'{", n) + "x" + strings.Repeat("}'", n),
		"patterns":    "match x:\n  case " + strings.Repeat("[", n) + strings.Repeat("]", n) + ": pass\n",
	} {
		t.Run(name, func(t *testing.T) {
			file := mustParse(t, src+"\n")
			if len(file.Errors) == 0 {
				t.Error("no error")
			}
		})
	}
	// "or" is one node however long.
	if file := mustParse(t, "x"+strings.Repeat(" or x", 5000)); len(file.Errors) > 0 {
		t.Errorf("or: %v", file.Errors)
	}
	if file := mustParse(t, "x"+strings.Repeat(" + x", 900)); len(file.Errors) > 0 {
		t.Errorf("900 terms: %v", file.Errors)
	}
}

func TestComments(t *testing.T) {
	file := mustParse(t, "# a\r\nx = [ # b\n  # c\n]\n\t# d")
	want := []Comment{
		{Span{0, 3}, "# a", true}, {Span{11, 14}, "# b", false}, {Span{17, 20}, "# c", true}, {Span{24, 27}, "# d", true},
	}
	if fmt.Sprint(file.Comments) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", file.Comments, want)
	}
}

func TestQualNames(t *testing.T) {
	file := mustParse(t, `
class A:
    class B:
        def m(self):
            def inner(): pass
            class C: pass
            global g
            def g(): pass
            return lambda: [x for x in y]
def f(): pass
`)
	var got []string
	WalkFile(file, func(n Node) bool {
		switch n := n.(type) {
		case *FunctionDef:
			got = append(got, n.QualName)
		case *ClassDef:
			got = append(got, n.QualName)
		}
		return true
	})
	want := "A A.B A.B.m A.B.m.<locals>.inner A.B.m.<locals>.C g f"
	if strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// checkFile checks what holds of every tree.
func checkFile(t testing.TB, file *File) {
	t.Helper()
	size := uint32(len(file.Source))
	type slot struct {
		name string
		slot uint16
	}
	slots := map[slot]bool{}
	add := func(s *Scope) {
		if s == nil {
			t.Fatal("scope missing")
		}
		for i, name := range s.Names {
			slots[slot{name, uint16(i)}] = true
		}
	}
	var locals []*Name
	bad := false
	WalkFile(file, func(n Node) bool {
		if span := n.Pos(); span.Start > span.End || span.End > size {
			t.Fatalf("%T has span %v in %d bytes", n, span, size)
		}
		switch n := n.(type) {
		case *FunctionDef:
			add(n.Scope)
		case *Lambda:
			add(n.Scope)
		case *Comprehension:
			add(n.Scope)
		case *Name:
			if n.Ref.Kind == RefLocal || n.Ref.OuterLocal {
				locals = append(locals, n)
			}
		case *BadExpr, *BadStmt:
			bad = true
		}
		return true
	})
	for _, n := range locals {
		if !slots[slot{n.Ident, n.Ref.Slot}] {
			t.Errorf("%q refers to slot %d, which is not its own", n.Ident, n.Ref.Slot)
		}
	}
	if bad && len(file.Errors) == 0 {
		t.Error("a bad node without an error")
	}
	for _, e := range file.Errors {
		if e.Start > e.End || e.End > size {
			t.Errorf("error at %v in %d bytes", e.Span, size)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, path := range goldenFiles(f) {
		src, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
		for _, line := range strings.SplitAfter(string(src), "\n") {
			f.Add([]byte(line))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		fuse := time.AfterFunc(20*time.Second, func() { panic(fmt.Sprintf("hangs: %q", src)) })
		defer fuse.Stop()
		file, err := Parse("fuzz.py", src)
		if err != nil {
			var unreadable *UnreadableError
			if !errors.As(err, &unreadable) {
				t.Fatalf("error is a %T", err)
			}
			return
		}
		checkFile(t, file)
		dumpTree(file)
		dumpScopes(file)
	})
}

// Files cut off anywhere are parsed without a panic.
func TestCutOff(t *testing.T) {
	for _, path := range goldenFiles(t) {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		step := 1 + len(src)/25
		for end := 0; end < len(src); end += step {
			if file, err := Parse(path, src[:end]); err == nil {
				checkFile(t, file)
			}
			if file, err := Parse(path, src[end:]); err == nil {
				checkFile(t, file)
			}
		}
	}
}

func TestConcurrent(t *testing.T) {
	src, err := os.ReadFile("testdata/golden/model.py")
	if err != nil {
		t.Fatal(err)
	}
	want := dumpTree(mustParse(t, string(src)))
	var wg sync.WaitGroup
	for range 4 * runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for range 5 {
				if file, err := Parse("model.py", src); err != nil || dumpTree(file) != want {
					t.Errorf("another tree, %v", err)
				}
			}
		})
	}
	wg.Wait()
}
